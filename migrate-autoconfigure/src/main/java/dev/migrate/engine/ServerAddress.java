package dev.migrate.engine;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * What a JDBC URL says about a server, of several the first one.
 *
 * @param host the host
 * @param port the port, or null for the engine's own
 * @param database the database's name
 * @param parameters what follows the question mark
 */
record ServerAddress(String host, @Nullable String port, String database, Map<String, String> parameters) {

	private static final Pattern URL = Pattern
		.compile("jdbc:[a-z0-9]+:(?:[a-z0-9-]+:)*(?://(\\[[^]]*]|[^/:,?]*)(?::(\\d+))?[^/?]*/?)?([^?]*)(?:\\?(.*))?");

	static ServerAddress parse(String url) {
		Matcher matcher = URL.matcher(url);
		if (!matcher.matches()) {
			throw new IllegalArgumentException("Not a server's URL");
		}
		String host = matcher.group(1);
		return new ServerAddress((host == null || host.isEmpty()) ? "localhost" : host.replaceAll("[\\[\\]]", ""),
				matcher.group(2), decode(matcher.group(3)), parameters(matcher.group(4)));
	}

	private static Map<String, String> parameters(@Nullable String query) {
		Map<String, String> parameters = new LinkedHashMap<>();
		if (query != null) {
			for (String parameter : query.split("&")) {
				int equals = parameter.indexOf('=');
				if (equals > 0) {
					parameters.put(parameter.substring(0, equals), decode(parameter.substring(equals + 1)));
				}
			}
		}
		return parameters;
	}

	private static String decode(String text) {
		return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
	}

}
