package dev.migrate.console;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletRequestWrapper;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

/**
 * Decides who may look. Where Spring Security is there, whoever it has signed in with a
 * role; elsewhere, whoever sits at this machine.
 */
final class ConsoleGuard {

	/** What a proxy adds; behind one, everybody seems to sit at this machine. */
	private static final List<String> PROXY_HEADERS = List.of("Forwarded", "X-Forwarded-For", "X-Forwarded-Host",
			"X-Forwarded-Proto", "X-Forwarded-Port", "X-Forwarded-Prefix", "X-Real-IP", "Via");

	/** Set by Tomcat where it has taken the headers of a proxy out of the request. */
	private static final String FORWARDED = "org.apache.tomcat.request.forwarded";

	/** A page of somebody else could make its own name point to this machine. */
	private static final Set<String> LOCAL_NAMES = Set.of("localhost", "127.0.0.1", "[::1]", "[0:0:0:0:0:0:0:1]");

	private final ConsoleSettings settings;

	ConsoleGuard(ConsoleSettings settings) {
		this.settings = settings;
	}

	void check(HttpServletRequest request) {
		if (this.settings.secured()) {
			requireAuthorised(request);
		}
		else {
			requireLocal(request);
		}
	}

	/** An anonymous user of Spring Security's is no principal of the request. */
	private void requireAuthorised(HttpServletRequest request) {
		if (request.getUserPrincipal() == null) {
			throw new Refusal(401, "Nobody is signed in.",
					"Sign in first. If there is nowhere to sign in, have Spring Security ask for it: "
							+ "authorizeHttpRequests().requestMatchers(\"" + this.settings.path()
							+ "/**\").authenticated().");
		}
		List<String> roles = this.settings.roles();
		if (!roles.contains("*") && roles.stream().noneMatch(request::isUserInRole)) {
			throw new Refusal(403,
					"You are signed in, but have none of the roles that may see the migrations: "
							+ String.join(", ", roles) + ".",
					"Sign in as somebody who has one, or name other roles in app.migrate.console.roles.");
		}
	}

	private static void requireLocal(HttpServletRequest request) {
		HttpServletRequest original = original(request);
		boolean local = isLoopback(original.getRemoteAddr()) && isLoopback(request.getRemoteAddr());
		boolean proxied = PROXY_HEADERS.stream().anyMatch((header) -> original.getHeader(header) != null)
				|| Boolean.TRUE.equals(original.getAttribute(FORWARDED));
		if (!local || proxied) {
			throw new Refusal(403,
					"Without Spring Security, the migrations are shown to nobody but the machine that the "
							+ "application runs on" + (proxied ? ", and not through a proxy." : "."),
					"Add Spring Security to the application, or come through a tunnel: "
							+ "ssh -L 8080:localhost:8080 <machine>.");
		}
		String host = hostName(original.getHeader("Host"));
		if (host == null || !LOCAL_NAMES.contains(host)) {
			throw new Refusal(403, "The migrations are shown under the names localhost and 127.0.0.1 only.",
					"Use one of them in place of the name in the address bar.");
		}
	}

	/**
	 * Filters wrap a request to take the headers of a proxy, or somebody's forgery, for
	 * true.
	 */
	private static HttpServletRequest original(HttpServletRequest request) {
		ServletRequest current = request;
		while (current instanceof ServletRequestWrapper wrapper) {
			current = wrapper.getRequest();
		}
		return (current instanceof HttpServletRequest http) ? http : request;
	}

	private static boolean isLoopback(@Nullable String address) {
		if (address == null || !address.matches("[0-9a-fA-F:.]+(%.*)?")) {
			return false;
		}
		try {
			return InetAddress.getByName(address).isLoopbackAddress();
		}
		catch (UnknownHostException ex) {
			return false;
		}
	}

	private static @Nullable String hostName(@Nullable String header) {
		return (header != null) ? header.strip().toLowerCase(Locale.ROOT).replaceAll(":\\d+$", "") : null;
	}

}
