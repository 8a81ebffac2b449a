package dev.migrate.engine;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import dev.migrate.failure.MigrationException;
import dev.migrate.failure.Secrets;
import org.jspecify.annotations.Nullable;

/**
 * A program that comes with an engine. Passwords reach it by its environment, never by
 * its arguments, which everybody on the machine can read.
 *
 * @param file the program
 * @param install how to install a newer one
 */
record NativeProgram(Path file, String install) {

	private static final int LINES_OF_ERROR = 5;

	/**
	 * Finds a program.
	 * @param folder where to look, or null for the PATH
	 * @param install the action of the failure if it is not there
	 */
	static NativeProgram find(String name, @Nullable Path folder, String install) {
		Stream<Path> folders = (folder != null) ? Stream.of(folder)
				: Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
					.filter((entry) -> !entry.isBlank())
					.map(Path::of);
		return folders.flatMap((place) -> Stream.of(place.resolve(name), place.resolve(name + ".exe")))
			.filter(Files::isExecutable)
			.findFirst()
			.map((file) -> new NativeProgram(file, install))
			.orElseThrow(() -> new MigrationException("The program " + name + " was not found"
					+ ((folder != null) ? " in " + folder : " on the PATH") + ".", install));
	}

	/**
	 * Refuses a program that is older than the server.
	 * @param pattern finds the version in what the program says about itself, the major
	 * number in its first group
	 */
	void requireVersion(Pattern pattern, int serverMajor, String server) {
		String said = run(List.of("--version"), Map.of(), null, null);
		Matcher matcher = pattern.matcher(said);
		if (matcher.find() && Integer.parseInt(matcher.group(1)) < serverMajor) {
			throw new MigrationException(name() + " " + matcher.group() + " is older than the server, which is "
					+ server + ": it would not understand all that is there.", this.install);
		}
	}

	/**
	 * Runs it to its end.
	 * @param input the file to read as standard input, or null for nothing
	 * @param output the file to write standard output to, or null to have it returned
	 * @return what it wrote to standard output, unless that went to a file
	 * @throws MigrationException if it ends with anything but success
	 */
	String run(List<String> arguments, Map<String, String> environment, @Nullable Path input, @Nullable Path output) {
		try {
			Path out = (output != null) ? output : Files.createTempFile("migrate", ".out");
			Path err = Files.createTempFile("migrate", ".err");
			try {
				int code = start(arguments, environment, input, out, err);
				if (code != 0) {
					throw new MigrationException(name() + " has failed: " + lastLines(err),
							"Put right what it names; " + this.file + " was the program.");
				}
				return (output != null) ? "" : Files.readString(out);
			}
			finally {
				Files.delete(err);
				if (output == null) {
					Files.delete(out);
				}
			}
		}
		catch (IOException ex) {
			throw new MigrationException(this.file + " could not be started: " + ex.getMessage(), this.install, ex);
		}
	}

	private int start(List<String> arguments, Map<String, String> environment, @Nullable Path input, Path out, Path err)
			throws IOException {
		List<String> line = new ArrayList<>();
		line.add(this.file.toString());
		line.addAll(arguments);
		ProcessBuilder builder = new ProcessBuilder(line).redirectOutput(out.toFile()).redirectError(err.toFile());
		builder.environment().putAll(environment);
		if (input != null) {
			builder.redirectInput(input.toFile());
		}
		Process process = builder.start();
		if (input == null) {
			process.getOutputStream().close();
		}
		try {
			return process.waitFor();
		}
		catch (InterruptedException ex) {
			process.destroy();
			Thread.currentThread().interrupt();
			return -1;
		}
	}

	private static String lastLines(Path file) throws IOException {
		List<String> lines = Files.readString(file).lines().filter((line) -> !line.isBlank()).toList();
		int first = Math.max(0, lines.size() - LINES_OF_ERROR);
		return lines.isEmpty() ? "it does not say why"
				: Secrets.mask(String.join("\n", lines.subList(first, lines.size())));
	}

	private String name() {
		return this.file.getFileName().toString();
	}

}
