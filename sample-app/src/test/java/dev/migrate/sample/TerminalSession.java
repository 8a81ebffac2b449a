package dev.migrate.sample;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.pty4j.PtyProcess;
import com.pty4j.PtyProcessBuilder;
import dev.migrate.sample.ShopProcess.Outcome;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A command at a terminal, where somebody waits for each question and answers it.
 */
final class TerminalSession {

	private static final Pattern ANSWER = Pattern.compile("([^\n]*)\\{([^}\n]*)}");

	private static final Pattern COLOUR = Pattern.compile("\033\\[[0-9;?]*[a-zA-Z]");

	private final StringBuilder output = new StringBuilder();

	private final PtyProcess process;

	private TerminalSession(PtyProcess process) {
		this.process = process;
	}

	/**
	 * Runs a command to its end.
	 * @param expected lines with the answers in braces behind their questions
	 */
	static Outcome run(Path directory, List<String> command, Map<String, String> environment, List<String> expected)
			throws IOException, InterruptedException {
		TerminalSession session = new TerminalSession(
				new PtyProcessBuilder(command.toArray(String[]::new)).setDirectory(directory.toString())
					.setEnvironment(environment)
					.setInitialColumns(160)
					.setInitialRows(40)
					.start());
		return session.answer(expected);
	}

	private Outcome answer(List<String> expected) throws IOException, InterruptedException {
		AtomicBoolean ended = new AtomicBoolean();
		Thread reader = new Thread(() -> {
			read();
			ended.set(true);
		});
		reader.start();
		int position = 0;
		List<String[]> answers = new ArrayList<>();
		Matcher matcher = ANSWER.matcher(String.join("\n", expected));
		while (matcher.find()) {
			answers.add(new String[] { matcher.group(1).strip(), matcher.group(2) });
		}
		OutputStream keyboard = this.process.getOutputStream();
		for (String[] answer : answers) {
			String question = answer[0].replaceFirst(".*<\\*>", "");
			position = await(question, position, ended);
			keyboard.write((answer[1] + "\n").getBytes(StandardCharsets.UTF_8));
			keyboard.flush();
		}
		assertThat(this.process.waitFor(2, TimeUnit.MINUTES)).as(this::text).isTrue();
		reader.join(TimeUnit.SECONDS.toMillis(10));
		return new Outcome(this.process.exitValue(), text(), "");
	}

	private int await(String question, int position, AtomicBoolean ended) throws InterruptedException {
		long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(2);
		int found = text().indexOf(question, position);
		while (found == -1) {
			assertThat(!ended.get() && System.nanoTime() < end).as("waiting for '%s' in%n%s", question, text())
				.isTrue();
			TimeUnit.MILLISECONDS.sleep(50);
			found = text().indexOf(question, position);
		}
		return found + question.length();
	}

	private void read() {
		byte[] buffer = new byte[4096];
		try (InputStream screen = this.process.getInputStream()) {
			for (int length = screen.read(buffer); length != -1; length = screen.read(buffer)) {
				synchronized (this.output) {
					this.output.append(new String(buffer, 0, length, StandardCharsets.UTF_8));
				}
			}
		}
		catch (IOException ex) {
			// The end of a terminal looks like this as well
		}
	}

	private String text() {
		synchronized (this.output) {
			return COLOUR.matcher(this.output.toString().replace("\r\n", "\n"))
				.replaceAll("")
				.replaceAll("[^\n]*\r", "");
		}
	}

}
