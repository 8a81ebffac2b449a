package dev.migrate.cli;

import java.io.BufferedReader;
import java.io.Console;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.function.IntConsumer;
import java.util.function.IntSupplier;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import org.springframework.util.function.SingletonSupplier;

/**
 * Where a command reads and writes, and how it ends. A test registers its own in the
 * application's bootstrap registry.
 *
 * @param in answers to questions
 * @param out data, and nothing else
 * @param err logs, hints, questions and errors
 * @param terminal whether a person sits at the other end, who can be asked
 * @param colored whether the terminal understands colours and nobody objects to them
 * @param columns how many characters fit into a line, asked when one is long
 * @param exit ends the process with a code and does not return
 */
record CommandConsole(BufferedReader in, PrintStream out, PrintStream err, boolean terminal, boolean colored,
		IntSupplier columns, IntConsumer exit) {

	/** What fits into any terminal. */
	private static final int SHORT = 20;

	/**
	 * The console of this process.
	 */
	static CommandConsole system() {
		Console console = System.console();
		boolean terminal = console != null && isTerminal(console);
		boolean coerced = isAsciiOnly(System.getProperty("native.encoding"));
		BufferedReader in = (console != null && terminal && !coerced) ? new BufferedReader(console.reader())
				: new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
		boolean colored = terminal && isEmpty(System.getenv("NO_COLOR")) && !"dumb".equals(System.getenv("TERM"));
		return new CommandConsole(in, (terminal && !coerced) ? System.out : utf8(System.out),
				coerced ? utf8(System.err) : System.err, terminal, colored, columns(terminal), System::exit);
	}

	/**
	 * What goes to a file or a program is UTF-8, whatever the locale: a script that loses
	 * characters on its way would put question marks into the database.
	 */
	private static PrintStream utf8(PrintStream stream) {
		return new PrintStream(stream, true, StandardCharsets.UTF_8);
	}

	/**
	 * A locale that knows nothing beyond ASCII, such as that of a container that sets
	 * none, says nothing about who reads and writes.
	 */
	static boolean isAsciiOnly(@Nullable String encoding) {
		return encoding != null && Charset.isSupported(encoding)
				&& Charset.forName(encoding).equals(StandardCharsets.US_ASCII);
	}

	/**
	 * Text in as many lines as it takes, each continued a little further to the right
	 * than it begins.
	 */
	String fit(String text) {
		return text.contains("\n") ? text.lines().map(this::fit).collect(Collectors.joining(System.lineSeparator()))
				: fit(text, text.substring(0, text.length() - text.stripLeading().length()) + "  ");
	}

	/**
	 * A line in as many as it takes.
	 * @param before what those behind the first begin with
	 */
	String fit(String line, String before) {
		return (line.length() > SHORT) ? LongLine.fit(line, before, this.columns.getAsInt()) : line;
	}

	/**
	 * A file and a pipe have room for anything. To find out how wide a terminal is takes
	 * a process.
	 */
	private static IntSupplier columns(boolean terminal) {
		SingletonSupplier<Integer> columns = SingletonSupplier.of(() -> TerminalWidth.read(System.getenv()));
		return terminal ? columns::obtain : () -> Integer.MAX_VALUE;
	}

	/**
	 * From Java 22 on there is a console without a terminal as well, and a method that
	 * tells; before, there was a console only at a terminal.
	 */
	private static boolean isTerminal(Console console) {
		try {
			return (boolean) Console.class.getMethod("isTerminal").invoke(console);
		}
		catch (ReflectiveOperationException ex) {
			return true;
		}
	}

	private static boolean isEmpty(@Nullable String value) {
		return value == null || value.isEmpty();
	}

}
