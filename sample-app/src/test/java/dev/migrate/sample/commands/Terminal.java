package dev.migrate.sample.commands;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;

import com.pty4j.PtyProcess;
import com.pty4j.PtyProcessBuilder;

/**
 * Somebody who sits at a terminal, reads the questions and types the answers.
 */
final class Terminal implements AutoCloseable {

	/** Stands between a question and what is typed. */
	static final String ANSWER = "<<";

	/** A question that nobody expected is waited for no longer. */
	private static final int PATIENCE_SECONDS = 60;

	private static final String COLUMNS = "COLUMNS";

	private static final Pattern GONE = Pattern.compile("([^\n\r]*)\r");

	private final PtyProcess process;

	private final StringBuilder seen = new StringBuilder();

	/**
	 * @param program what is run at the terminal
	 * @param environment variables, of which {@code COLUMNS} says how wide the terminal
	 * is without being one
	 */
	Terminal(List<String> program, Map<String, String> environment, Path directory) throws IOException {
		Map<String, String> variables = new HashMap<>(System.getenv());
		variables.put("TERM", "xterm");
		variables.putAll(environment);
		variables.remove(COLUMNS);
		this.process = new PtyProcessBuilder(program.toArray(String[]::new)).setDirectory(directory.toString())
			.setEnvironment(variables)
			.setInitialColumns(Integer.valueOf(environment.getOrDefault(COLUMNS, "160")))
			.setRedirectErrorStream(true)
			.start();
	}

	/**
	 * Has the loop that runs at the terminal run a command.
	 * @param expected the expected lines, those that ask with the answers behind them
	 */
	Outcome run(String request, List<String> expected) throws IOException {
		this.seen.setLength(0);
		type(request);
		String code = CommandLoop.END + "\\d+\r?\n";
		watch(expected, () -> this.seen.toString().matches("(?s).*" + code));
		int begin = this.seen.indexOf(String.valueOf(CommandLoop.BEGIN));
		int end = this.seen.indexOf(String.valueOf(CommandLoop.END));
		return (end < 0) ? outcome(-1, this.seen.toString())
				: outcome(Integer.parseInt(this.seen.substring(end + 1).strip()), this.seen.substring(begin + 1, end));
	}

	/**
	 * Waits for the program's end.
	 */
	Outcome run(List<String> expected) throws IOException, InterruptedException {
		watch(expected, () -> false);
		return outcome(this.process.waitFor(), this.seen.toString());
	}

	boolean isOpen() {
		return this.process.isAlive();
	}

	private static Outcome outcome(int code, String text) {
		// What a bar that comes and goes leaves behind is the line without it
		String all = text.replace("\r\n", "\n").replace("\u001b", "\\e");
		List<String> gone = GONE.matcher(all).results().map((found) -> found.group(1).stripTrailing()).toList();
		return new Outcome(code, all.replaceAll("[^\n]*\r", ""), "", gone);
	}

	private void watch(List<String> expected, BooleanSupplier done) throws IOException {
		Deque<String[]> answers = new ArrayDeque<>();
		for (String line : expected) {
			int mark = line.indexOf(ANSWER);
			if (mark >= 0) {
				answers.add(new String[] { line.substring(0, mark), line.substring(mark + ANSWER.length()) });
			}
		}
		CompletableFuture<?> patience = new CompletableFuture<>().orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS)
			.whenComplete((ended, late) -> {
				if (late != null) {
					this.process.destroyForcibly();
				}
			});
		int answered = 0;
		byte[] buffer = new byte[4096];
		for (int read = read(buffer); read >= 0; read = read(buffer)) {
			this.seen.append(new String(buffer, 0, read, StandardCharsets.UTF_8));
			if (done.getAsBoolean()) {
				break;
			}
			if (!answers.isEmpty() && asks(this.seen.substring(answered), answers.peek()[0])) {
				answered = this.seen.length();
				type(answers.remove()[1]);
			}
		}
		patience.complete(null);
	}

	private static boolean asks(String text, String question) {
		String[] parts = question.strip().split("…", -1);
		return text.stripTrailing().endsWith(parts[parts.length - 1]);
	}

	/**
	 * The end of a pseudo-terminal is an error on some systems.
	 */
	private int read(byte[] buffer) {
		try {
			return this.process.getInputStream().read(buffer);
		}
		catch (IOException ex) {
			return -1;
		}
	}

	private void type(String line) throws IOException {
		this.process.getOutputStream().write((line + "\n").getBytes(StandardCharsets.UTF_8));
		this.process.getOutputStream().flush();
	}

	@Override
	public void close() {
		this.process.destroyForcibly();
	}

}
