package dev.migrate.sample.commands;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A command line as a shell reads it: variables may stand in front, quotes hold words
 * together.
 *
 * @param variables the variables
 * @param arguments the command and what it is given
 * @param file the file that standard output goes to, or null
 */
record TypedCommand(Map<String, String> variables, List<String> arguments, String file) {

	private static final Pattern WORD = Pattern.compile("(?:\"[^\"]*\"|'[^']*'|[^\\s\"'])+");

	private static final Pattern QUOTED = Pattern.compile("\"([^\"]*)\"|'([^']*)'");

	private static final Pattern VARIABLE = Pattern.compile("([A-Z][A-Z_]+)=(.*)");

	static TypedCommand of(String line) {
		Map<String, String> variables = new LinkedHashMap<>();
		List<String> arguments = new ArrayList<>();
		Matcher words = WORD.matcher(line);
		while (words.find()) {
			String word = QUOTED.matcher(words.group())
				.replaceAll((quoted) -> Matcher
					.quoteReplacement((quoted.group(1) != null) ? quoted.group(1) : quoted.group(2)));
			Matcher variable = VARIABLE.matcher(word);
			if (arguments.isEmpty() && variable.matches()) {
				variables.put(variable.group(1), variable.group(2));
			}
			else {
				arguments.add(word);
			}
		}
		int redirection = arguments.indexOf(">");
		return (redirection < 0) ? new TypedCommand(variables, arguments, null)
				: new TypedCommand(variables, arguments.subList(0, redirection), arguments.get(redirection + 1));
	}

	/**
	 * Whether a process that exists already will not do.
	 */
	boolean needsProcess() {
		return !this.variables.isEmpty();
	}

	/**
	 * The variables, and properties as variables.
	 */
	Map<String, String> environment(Map<String, String> properties) {
		Map<String, String> environment = new LinkedHashMap<>();
		properties.forEach((name, value) -> environment.put(name.toUpperCase(Locale.ROOT).replace('.', '_'), value));
		environment.putAll(this.variables);
		return environment;
	}

}
