package dev.migrate.sample;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Runs the shop in a process of its own, as its user does.
 *
 * @param directory where it is started
 * @param launch what follows {@code java}: the jar, or the class path and the main class
 */
public record ShopProcess(Path directory, List<String> launch) {

	/**
	 * Runs a command to its end.
	 */
	Outcome run(String... command) {
		try {
			Path out = Files.createTempFile(this.directory, "out", ".txt");
			Path err = Files.createTempFile(this.directory, "err", ".txt");
			Process process = builder(command).redirectOutput(out.toFile()).redirectError(err.toFile()).start();
			process.getOutputStream().close();
			if (!process.waitFor(2, TimeUnit.MINUTES)) {
				process.destroyForcibly();
			}
			return new Outcome(process.waitFor(), Files.readString(out), Files.readString(err));
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

	/**
	 * Starts it as a server.
	 */
	public Running start(String... arguments) throws IOException {
		return start(Map.of(), arguments);
	}

	/**
	 * Starts it as a server, with more variables than those of this process.
	 */
	public Running start(Map<String, String> environment, String... arguments) throws IOException {
		Path out = Files.createTempFile(this.directory, "out", ".txt");
		ProcessBuilder builder = builder(arguments).redirectErrorStream(true).redirectOutput(out.toFile());
		builder.environment().putAll(environment);
		return new Running(builder.start(), out);
	}

	private ProcessBuilder builder(String... arguments) {
		List<String> line = new ArrayList<>();
		line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
		// Too short a life for the better compiler and collector
		line.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
		line.addAll(this.launch);
		line.addAll(List.of(arguments));
		return new ProcessBuilder(line).directory(this.directory.toFile());
	}

	/**
	 * The shop while it is running; closing it ends it.
	 */
	public static final class Running implements AutoCloseable {

		private final Process process;

		private final Path out;

		private int position;

		private Running(Process process, Path out) {
			this.process = process;
			this.out = out;
		}

		/**
		 * Waits until it has written some texts, in this order, after those that were
		 * awaited before.
		 */
		public void awaitOutput(String... texts) throws IOException {
			for (String text : texts) {
				long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(2);
				while (!Files.readString(this.out).substring(this.position).contains(text)) {
					assertThat(this.process.isAlive() && System.nanoTime() < end)
						.as("waiting for '%s' in%n%s", text, Files.readString(this.out))
						.isTrue();
					LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
				}
				this.position = Files.readString(this.out).indexOf(text, this.position) + text.length();
			}
		}

		/**
		 * The port that it listens on.
		 */
		public int port() throws IOException {
			Matcher port = Pattern.compile("started on port (\\d+)").matcher(Files.readString(this.out));
			assertThat(port.find()).isTrue();
			return Integer.parseInt(port.group(1));
		}

		@Override
		public void close() {
			this.process.destroy();
			this.process.onExit().join();
		}

	}

	/**
	 * How a command ended.
	 *
	 * @param exitCode its exit code
	 * @param out what it wrote to standard output
	 * @param err what it wrote to standard error
	 */
	record Outcome(int exitCode, String out, String err) {

		Outcome endsWith(int exitCode) {
			assertThat(this.exitCode).as("exit code%n%s%n%s", this.out, this.err).isEqualTo(exitCode);
			return this;
		}

	}

}
