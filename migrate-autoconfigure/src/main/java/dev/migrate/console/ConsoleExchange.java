package dev.migrate.console;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.springframework.http.server.RequestPath;

/**
 * A request as the console sees it, whatever kind of server it has come to.
 */
interface ConsoleExchange {

	String method();

	RequestPath path();

	/**
	 * The parameters of the address and of a form, of each name the first.
	 */
	Map<String, String> parameters();

	/**
	 * A header as it has come over the wire, before anybody took it for true or away.
	 */
	@Nullable String header(String name);

	/**
	 * Whether it comes from this machine.
	 */
	boolean local();

	/**
	 * Whether a proxy has passed it on, or may have and nobody can tell any more.
	 */
	boolean forwarded();

	/**
	 * Whether Spring Security knows who sends it.
	 */
	boolean signedIn();

	boolean hasRole(String role);

	/**
	 * What the application is called in it, in lower case: host and port.
	 */
	List<String> names();

	/**
	 * What Spring Security wants to find in a form, or null.
	 */
	@Nullable FormToken formToken();

	/**
	 * A field of a form.
	 *
	 * @param name its name
	 * @param value its value
	 */
	record FormToken(String name, String value) {
	}

}
