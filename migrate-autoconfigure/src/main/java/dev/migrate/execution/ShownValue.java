package dev.migrate.execution;

import java.util.regex.Pattern;

import dev.migrate.failure.SecretParameters;
import org.jspecify.annotations.Nullable;

/**
 * A value of a row as a message may show it: short, and never a secret.
 */
final class ShownValue {

	private static final int LONGEST = 40;

	private static final Pattern SECRET = Pattern.compile("pass|secret|token|credential|api_?key|pwd|hash|salt",
			Pattern.CASE_INSENSITIVE);

	private ShownValue() {
	}

	static String of(String column, @Nullable Object value, SecretParameters secrets) {
		if (value == null) {
			return "null";
		}
		if (SECRET.matcher(column).find()) {
			return "******";
		}
		if (value instanceof Number || value instanceof Boolean) {
			return value.toString();
		}
		if (value instanceof byte[] bytes) {
			return bytes.length + " bytes";
		}
		String text = secrets.masked(value.toString());
		return "'" + ((text.length() > LONGEST) ? text.substring(0, LONGEST) + "…" : text) + "'";
	}

}
