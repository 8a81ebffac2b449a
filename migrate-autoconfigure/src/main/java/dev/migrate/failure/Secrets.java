package dev.migrate.failure;

import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * Takes passwords out of text that is going to be shown: JDBC URLs, and the messages of
 * drivers that repeat them.
 */
public final class Secrets {

	private static final String NAME = "[\\w.-]*(?:password|passwd|pwd|passphrase|secret|token|api-?key|credential)[\\w.-]*";

	private static final String QUOTED = "\\{[^}]*(?:}}[^}]*)*}|\"[^\"\\n]*\"|'[^'\\n]*'|";

	/** In a URL, up to whatever a sentence has put behind that. */
	private static final Pattern URL_PARAMETERS = Pattern
		.compile("(?i)([?&;]" + NAME + "=)(?:" + QUOTED + "[^\\s&;]*?(?=[)\"',.:]*(?:[\\s&;]|$)))");

	private static final Pattern PARAMETERS = Pattern
		.compile("(?i)((?<![?&;\\w.-])" + NAME + "[ \\t]*=[ \\t]*)(?:" + QUOTED + "[\"']?[^\\s;&,)\"']*)");

	/** A line of a configuration, which a parser shows where it is malformed. */
	private static final Pattern LINES = Pattern
		.compile("(?im)^([\\s\\-{\"']*[\\w.-]*(?:password|passwd|pwd|passphrase|secret|api-?key|credential)[\\w.-]*"
				+ "[\"']?[ \\t]*:[ \\t]+)(?:\"[^\"\\n]*\"|'[^'\\n]*'|[^\\n]+)");

	/** A number is a port. */
	private static final Pattern USER_INFO = Pattern
		.compile("(//[^/@\\s:?;\\[]*:)(?!\\d+(?:[/?;,\\s\"')]|$))(?:[^\\s/?;]*|\\S*?)@");

	private static final Pattern ORACLE_USER_INFO = Pattern.compile("(?i)(oracle:\\w+:[^/@:\\s]*/)(?:[^\\s/]*|\\S*?)@");

	private Secrets() {
	}

	/**
	 * The text with every password replaced by stars.
	 */
	public static String mask(@Nullable String text) {
		if (text == null) {
			return "";
		}
		String masked = URL_PARAMETERS.matcher(text).replaceAll("$1******");
		masked = PARAMETERS.matcher(masked).replaceAll("$1******");
		masked = LINES.matcher(masked).replaceAll("$1******");
		masked = USER_INFO.matcher(masked).replaceAll("$1******@");
		return ORACLE_USER_INFO.matcher(masked).replaceAll("$1******@");
	}

}
