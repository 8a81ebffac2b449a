package dev.migrate.sample;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A case in a text file: commands with what they have to print, in the words of a
 * session. Its lines: <pre>
 * # a remark; "# engines: h2, postgresql" names where the case is played
 * $ command          run with its output in a pipe; what follows is standard output
 * % command          run at a terminal; what follows is all output, answers in {braces}
 * ! line             a line of standard error
 * [exit 1]           the exit code, 0 if nothing is said
 * sql: statement     run on the database
 * file: path         written with the lines that follow, indented by four blanks
 * replace: path 'old' 'new'    in the only file that matches the path
 * missing: path      which must not be there
 * </pre> In expected output {@code <*>} is any text within a line, and a line {@code ...}
 * any number of lines.
 *
 * @param name the file's name
 * @param engines the engines on which it is played
 * @param steps what is done, one after the other
 */
record CommandCase(String name, List<String> engines, List<Step> steps) {

	static CommandCase read(Path file) throws IOException {
		List<String> engines = List.of("h2");
		List<Step> steps = new ArrayList<>();
		int number = 0;
		for (String line : Files.readAllLines(file)) {
			number++;
			if (line.startsWith("# engines: ")) {
				engines = List.of(line.substring("# engines: ".length()).split(", *"));
			}
			else if (Step.begins(line)) {
				steps.add(new Step(number, line, new ArrayList<>()));
			}
			else if (!steps.isEmpty() && !line.startsWith("#")) {
				steps.get(steps.size() - 1).lines().add(line);
			}
		}
		return new CommandCase(file.getFileName().toString().replace(".txt", ""), engines, steps);
	}

	@Override
	public String toString() {
		return this.name;
	}

	/**
	 * One thing that is done.
	 *
	 * @param number its line in the file
	 * @param line what is done
	 * @param lines what follows
	 */
	record Step(int number, String line, List<String> lines) {

		private static final Pattern BEGIN = Pattern.compile("[$%] .*|(?:sql|file|replace|missing): .*");

		private static final Pattern EXIT = Pattern.compile("\\[exit (\\d+)]");

		static boolean begins(String line) {
			return BEGIN.matcher(line).matches();
		}

		/**
		 * What is done it with.
		 */
		String argument() {
			return this.line.substring(this.line.indexOf(' ') + 1);
		}

		int exitCode() {
			return this.lines.stream()
				.map(EXIT::matcher)
				.filter((matcher) -> matcher.matches())
				.map((matcher) -> Integer.valueOf(matcher.group(1)))
				.findFirst()
				.orElse(0);
		}

		/**
		 * The lines of standard output, or of all output.
		 */
		List<String> out() {
			List<String> out = new ArrayList<>(this.lines.stream()
				.filter((text) -> !text.startsWith("! ") && !EXIT.matcher(text).matches())
				.toList());
			while (!out.isEmpty() && out.get(out.size() - 1).isBlank()) {
				out.remove(out.size() - 1);
			}
			return out;
		}

		List<String> err() {
			return this.lines.stream()
				.filter((text) -> text.startsWith("! "))
				.map((text) -> text.substring(2))
				.toList();
		}

		/**
		 * The command's arguments; quotes keep blanks.
		 */
		List<String> arguments() {
			List<String> arguments = new ArrayList<>();
			java.util.regex.Matcher matcher = Pattern.compile("\"([^\"]*)\"|'([^']*)'|(\\S+)").matcher(argument());
			while (matcher.find()) {
				arguments.add((matcher.group(1) != null) ? matcher.group(1)
						: (matcher.group(2) != null) ? matcher.group(2) : matcher.group(3));
			}
			return arguments;
		}

	}

}
