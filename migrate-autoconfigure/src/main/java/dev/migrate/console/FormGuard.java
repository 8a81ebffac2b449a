package dev.migrate.console;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

import org.springframework.util.ClassUtils;

/**
 * Tells a form of ours from one on a page of somebody else, whose visitor's browser sends
 * it here. Works whether or not Spring Security does the same.
 */
final class FormGuard {

	static final String PARAMETER = "_form";

	private static final int HTTP = 80;

	private static final int HTTPS = 443;

	private static final boolean SPRING_SECURITY = ClassUtils
		.isPresent("org.springframework.security.web.csrf.CsrfToken", FormGuard.class.getClassLoader());

	private final String token;

	FormGuard() {
		byte[] random = new byte[24];
		new SecureRandom().nextBytes(random);
		this.token = HexFormat.of().formatHex(random);
	}

	/**
	 * What a form has to bring along.
	 */
	Html fields(HttpServletRequest request) {
		return Html.div("hidden", Parts.hidden(PARAMETER, this.token),
				SPRING_SECURITY ? SpringToken.field(request) : null);
	}

	void check(HttpServletRequest request) {
		String given = request.getParameter(PARAMETER);
		if (given == null || !sameSite(request) || !MessageDigest.isEqual(given.getBytes(StandardCharsets.UTF_8),
				this.token.getBytes(StandardCharsets.UTF_8))) {
			throw new Refusal(403, "This form was not sent by a page of the console, or the application has been "
					+ "started anew since.", "Open the page again, and send the form from there.");
		}
	}

	private static boolean sameSite(HttpServletRequest request) {
		String site = request.getHeader("Sec-Fetch-Site");
		if (site != null && !site.equals("same-origin")) {
			return false;
		}
		String origin = request.getHeader("Origin");
		return origin == null || names(request).contains(authority(origin));
	}

	/** As the request says, and as the proxy says that the application trusts. */
	private static List<String> names(HttpServletRequest request) {
		int port = request.getServerPort();
		String server = request.getServerName() + ((port == HTTP || port == HTTPS) ? "" : ":" + port);
		return Stream.of(String.valueOf(request.getHeader("Host")), server)
			.map((name) -> name.toLowerCase(Locale.ROOT))
			.toList();
	}

	private static String authority(String origin) {
		try {
			return String.valueOf(URI.create(origin).getAuthority()).toLowerCase(Locale.ROOT);
		}
		catch (IllegalArgumentException ex) {
			return "";
		}
	}

	/**
	 * Loaded only where Spring Security is.
	 */
	private static final class SpringToken {

		static @Nullable Html field(HttpServletRequest request) {
			Object token = request.getAttribute(org.springframework.security.web.csrf.CsrfToken.class.getName());
			return (token instanceof org.springframework.security.web.csrf.CsrfToken csrf)
					? Parts.hidden(csrf.getParameterName(), csrf.getToken()) : null;
		}

	}

}
