package dev.migrate.console;

import java.util.List;
import java.util.Locale;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * Decides who may look. Where Spring Security is there, whoever it has signed in with a
 * role; elsewhere, whoever sits at this machine.
 */
final class ConsoleGuard {

	/** What a proxy adds; behind one, everybody seems to sit at this machine. */
	private static final List<String> PROXY_HEADERS = List.of("Forwarded", "X-Forwarded-For", "X-Forwarded-Host",
			"X-Forwarded-Proto", "X-Forwarded-Port", "X-Forwarded-Prefix", "X-Real-IP", "Via");

	/** A page of somebody else could make its own name point to this machine. */
	private static final Set<String> LOCAL_NAMES = Set.of("localhost", "127.0.0.1", "[::1]", "[0:0:0:0:0:0:0:1]");

	private final ConsoleSettings settings;

	ConsoleGuard(ConsoleSettings settings) {
		this.settings = settings;
	}

	void check(ConsoleExchange request) {
		if (this.settings.secured()) {
			requireAuthorised(request);
		}
		else {
			requireLocal(request);
		}
	}

	private void requireAuthorised(ConsoleExchange request) {
		if (!request.signedIn()) {
			throw new Refusal(401, "Nobody is signed in.",
					"Sign in first. If there is nowhere to sign in, have Spring Security ask for it: "
							+ "authorizeHttpRequests().requestMatchers(\"" + this.settings.path()
							+ "/**\").authenticated().");
		}
		List<String> roles = this.settings.roles();
		if (!roles.contains("*") && roles.stream().noneMatch(request::hasRole)) {
			throw new Refusal(403,
					"You are signed in, but have none of the roles that may see the migrations: "
							+ String.join(", ", roles) + ".",
					"Sign in as somebody who has one, or name other roles in app.migrate.console.roles.");
		}
	}

	private static void requireLocal(ConsoleExchange request) {
		boolean proxied = request.forwarded()
				|| PROXY_HEADERS.stream().anyMatch((header) -> request.header(header) != null);
		if (!request.local() || proxied) {
			throw new Refusal(403,
					"Without Spring Security, the migrations are shown to nobody but the machine that the "
							+ "application runs on" + (proxied ? ", and not through a proxy." : "."),
					"Add Spring Security to the application, or come through a tunnel: "
							+ "ssh -L 8080:localhost:8080 <machine>.");
		}
		String host = hostName(request.header("Host"));
		if (host == null || !LOCAL_NAMES.contains(host)) {
			throw new Refusal(403, "The migrations are shown under the names localhost and 127.0.0.1 only.",
					"Use one of them in place of the name in the address bar.");
		}
	}

	private static @Nullable String hostName(@Nullable String header) {
		return (header != null) ? header.strip().toLowerCase(Locale.ROOT).replaceAll(":\\d+$", "") : null;
	}

}
