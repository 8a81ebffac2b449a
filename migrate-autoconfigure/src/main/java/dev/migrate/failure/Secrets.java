package dev.migrate.failure;

import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * Takes passwords out of text that is going to be shown: JDBC URLs, and the messages of
 * drivers that repeat them.
 */
public final class Secrets {

	private static final Pattern PARAMETERS = Pattern
		.compile("(?i)([\\w.-]*(?:password|passwd|pwd|passphrase|secret|token|api-?key)[\\w.-]*\\s*=)[^\\s;&,)\"']*");

	private static final Pattern USER_INFO = Pattern.compile("(//[^/@\\s:?;]+:)[^@\\s/?;]+@");

	private static final Pattern ORACLE_USER_INFO = Pattern.compile("(:[^/@:\\s]+/)[^@\\s/]+@");

	private Secrets() {
	}

	/**
	 * The text with every password replaced by stars.
	 */
	public static String mask(@Nullable String text) {
		if (text == null) {
			return "";
		}
		String masked = PARAMETERS.matcher(text).replaceAll("$1******");
		masked = USER_INFO.matcher(masked).replaceAll("$1******@");
		return ORACLE_USER_INFO.matcher(masked).replaceAll("$1******@");
	}

}
