package dev.migrate.sample.commands;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A case as its file tells it. {@code src/test/commands/README.md} describes the format.
 *
 * @param name the file's name without its ending
 * @param revisions how many of the shop's revisions there are in the beginning, the
 * oldest first; -1 for all of them
 * @param bare whether the shop has never heard of revisions
 * @param engines the engines that it is played on
 * @param steps what happens, in order
 */
record CommandCase(String name, int revisions, boolean bare, List<String> engines, List<Step> steps) {

	/** Stands before what is seen at a terminal for a while. */
	static final String GONE = "~ ";

	private static final String OPTION = "#: ";

	private static final String BARE = OPTION + "bare";

	private static final List<String> ENGINES = List.of("h2", "postgresql");

	static CommandCase read(Path file) throws IOException {
		int revisions = -1;
		boolean bare = false;
		List<String> engines = ENGINES;
		List<Step> steps = new ArrayList<>();
		for (String line : Files.readAllLines(file)) {
			Kind kind = Kind.of(line);
			if (line.startsWith(OPTION + "revisions ")) {
				revisions = Integer.parseInt(line.substring((OPTION + "revisions ").length()));
			}
			else if (line.startsWith(OPTION + "engines ")) {
				engines = List.of(line.substring((OPTION + "engines ").length()).split(", "));
			}
			else if (line.equals(BARE)) {
				bare = true;
			}
			else if (kind != null) {
				steps.add(new Step(kind, line.substring(kind.mark.length()), new ArrayList<>()));
			}
			else if (!steps.isEmpty()) {
				steps.get(steps.size() - 1).lines().add(line);
			}
		}
		steps.forEach(Step::trim);
		return new CommandCase(file.getFileName().toString().replace(".txt", ""), revisions, bare, engines, steps);
	}

	/**
	 * What a step does.
	 */
	enum Kind {

		/** A command whose output is piped away. */
		COMMAND("$ "),
		/** A command at a terminal. */
		TERMINAL("$tty "),
		/** What is asked of the running shop. */
		REQUEST("& "),
		/** A query; its rows are expected. */
		QUERY("% "),
		/** A file of statements that the engine's own client runs. */
		SCRIPT("@ "),
		/** A file that is written. */
		WRITE("+++ "),
		/** A file in which texts are replaced. */
		EDIT("*** "),
		/** A file whose content is expected. */
		FILE("=== ");

		private final String mark;

		Kind(String mark) {
			this.mark = mark;
		}

		static Kind of(String line) {
			for (Kind kind : values()) {
				if (line.startsWith(kind.mark)) {
					return kind;
				}
			}
			return null;
		}

	}

	/**
	 * Something that happens, and what is expected of it.
	 *
	 * @param subject the command line, the query or the file's path
	 * @param lines the lines below it
	 */
	record Step(Kind kind, String subject, List<String> lines) {

		/**
		 * The expected lines on an engine.
		 */
		List<String> lines(String engine) {
			List<String> lines = new ArrayList<>();
			for (String line : this.lines) {
				int bar = line.indexOf("| ");
				boolean some = bar > 0 && ENGINES.contains(line.substring(0, bar));
				if (!some) {
					lines.add(line);
				}
				else if (line.startsWith(engine)) {
					lines.add(line.substring(bar + 2));
				}
			}
			return lines;
		}

		/**
		 * What is to be seen: at a terminal the answers as they are typed.
		 */
		List<String> seen(String engine) {
			List<String> lines = lines(engine);
			return (this.kind != Kind.TERMINAL) ? lines
					: lines.stream().map((line) -> line.replaceFirst(Terminal.ANSWER, "")).toList();
		}

		private void trim() {
			while (!this.lines.isEmpty() && this.lines.get(this.lines.size() - 1).isBlank()) {
				this.lines.remove(this.lines.size() - 1);
			}
		}

	}

}
