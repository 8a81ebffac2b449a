package dev.migrate.console;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Locale;

import dev.migrate.console.ConsoleExchange.FormToken;

/**
 * Tells a form of ours from one on a page of somebody else, whose visitor's browser sends
 * it here. Works whether or not Spring Security does the same.
 */
final class FormGuard {

	static final String PARAMETER = "_form";

	private final String token;

	FormGuard() {
		byte[] random = new byte[24];
		new SecureRandom().nextBytes(random);
		this.token = HexFormat.of().formatHex(random);
	}

	/**
	 * What a form has to bring along.
	 */
	Html fields(ConsoleExchange request) {
		FormToken other = request.formToken();
		return Html.div("hidden", Parts.hidden(PARAMETER, this.token),
				(other != null) ? Parts.hidden(other.name(), other.value()) : null);
	}

	void check(ConsoleExchange request) {
		String given = request.parameters().get(PARAMETER);
		if (given == null || !sameSite(request) || !MessageDigest.isEqual(given.getBytes(StandardCharsets.UTF_8),
				this.token.getBytes(StandardCharsets.UTF_8))) {
			throw new Refusal(403, "This form was not sent by a page of the console, or the application has been "
					+ "started anew since.", "Open the page again, and send the form from there.");
		}
	}

	private static boolean sameSite(ConsoleExchange request) {
		String site = request.header("Sec-Fetch-Site");
		if (site != null && !site.equals("same-origin")) {
			return false;
		}
		String origin = request.header("Origin");
		return origin == null || request.names().contains(authority(origin));
	}

	private static String authority(String origin) {
		try {
			return String.valueOf(URI.create(origin).getAuthority()).toLowerCase(Locale.ROOT);
		}
		catch (IllegalArgumentException ex) {
			return "";
		}
	}

}
