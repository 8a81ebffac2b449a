package dev.migrate.sample.commands;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import com.pty4j.PtyProcess;
import com.pty4j.PtyProcessBuilder;

/**
 * Somebody who sits at a terminal, reads the questions and types the answers.
 */
final class Terminal {

	/** Stands between a question and what is typed. */
	static final String ANSWER = "<<";

	/** A question that nobody expected is waited for no longer. */
	private static final int PATIENCE_SECONDS = 40;

	private final Deque<String[]> answers = new ArrayDeque<>();

	private final StringBuilder seen = new StringBuilder();

	private int position;

	/**
	 * @param expected the expected lines, those that ask with the answers behind them
	 */
	Terminal(List<String> expected) {
		for (String line : expected) {
			int mark = line.indexOf(ANSWER);
			if (mark >= 0) {
				this.answers.add(new String[] { line.substring(0, mark), line.substring(mark + ANSWER.length()) });
			}
		}
	}

	/**
	 * Runs a program.
	 * @return all that was to be seen, answers included
	 */
	Session run(List<String> program, Path directory, Map<String, String> environment)
			throws IOException, InterruptedException {
		Map<String, String> variables = new HashMap<>(System.getenv());
		variables.put("TERM", "xterm");
		variables.putAll(environment);
		PtyProcess process = new PtyProcessBuilder(program.toArray(String[]::new)).setDirectory(directory.toString())
			.setEnvironment(variables)
			.setInitialColumns(120)
			.setRedirectErrorStream(true)
			.start();
		CompletableFuture<?> patience = process.onExit()
			.orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS)
			.whenComplete((ended, late) -> process.destroyForcibly());
		byte[] buffer = new byte[4096];
		try (InputStream screen = process.getInputStream(); OutputStream keyboard = process.getOutputStream()) {
			for (int read = read(screen, buffer); read >= 0; read = read(screen, buffer)) {
				this.seen.append(new String(buffer, 0, read, StandardCharsets.UTF_8));
				answer(keyboard);
			}
		}
		patience.cancel(true);
		return new Session(process.waitFor(), this.seen.toString().replace("\r\n", "\n").replace("\u001b", "\\e"));
	}

	/**
	 * The end of a pseudo-terminal is an error on some systems.
	 */
	private static int read(InputStream screen, byte[] buffer) {
		try {
			return screen.read(buffer);
		}
		catch (IOException ex) {
			return -1;
		}
	}

	private void answer(OutputStream keyboard) throws IOException {
		String[] next = this.answers.peek();
		if (next != null && this.seen.substring(this.position).stripTrailing().endsWith(next[0].strip())) {
			this.answers.remove();
			this.position = this.seen.length();
			keyboard.write((next[1] + "\n").getBytes(StandardCharsets.UTF_8));
			keyboard.flush();
		}
	}

	/**
	 * What was to be seen.
	 *
	 * @param exitCode how the program ended
	 */
	record Session(int exitCode, String text) {

	}

}
