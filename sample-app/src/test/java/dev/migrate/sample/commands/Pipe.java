package dev.migrate.sample.commands;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A place without a terminal: nobody can be asked, and what a command writes goes to
 * files.
 */
public final class Pipe implements AutoCloseable {

	private final Process loop;

	private final BufferedReader codes;

	private final Path answers;

	/**
	 * @param program the one that runs command after command
	 * @param directory where they are run
	 * @param answers where they may leave what they write
	 */
	Pipe(List<String> program, Path directory, Path answers) throws IOException {
		this.answers = answers;
		this.loop = new ProcessBuilder(program).directory(directory.toFile())
			.redirectError(answers.resolve("loop").toFile())
			.start();
		this.codes = this.loop.inputReader();
	}

	/**
	 * One for the commands of an application.
	 * @param main the name of the class that starts it
	 * @param classPath its classes, and libraries
	 * @param home a directory for the loop itself
	 */
	public static Pipe of(String main, String classPath, Path directory, Path home) throws IOException {
		Path loop = home.resolve("classes");
		PackagedShop.installLoop(loop);
		return new Pipe(PackagedShop.java("-Djava.security.manager=allow", "-cp", loop + File.pathSeparator + classPath,
				CommandLoop.class.getName(), main, home.toString()), directory, home);
	}

	/**
	 * Runs a command in the process that stays.
	 */
	public Outcome run(List<String> command) throws IOException {
		return run("0\t" + String.join("\t", command));
	}

	/**
	 * Runs a command in the process that stays.
	 */
	Outcome run(String request) throws IOException {
		this.loop.outputWriter().write(request + "\n");
		this.loop.outputWriter().flush();
		String code = this.codes.readLine();
		if (code == null) {
			throw new IllegalStateException(
					Files.readString(this.answers.resolve("loop")) + Files.readString(this.answers.resolve("err")));
		}
		return outcome(Integer.parseInt(code), this.answers);
	}

	/**
	 * Runs a program to its end.
	 */
	static Outcome run(List<String> program, Map<String, String> environment, Path directory, Path answers)
			throws IOException, InterruptedException {
		ProcessBuilder builder = new ProcessBuilder(program).directory(directory.toFile())
			.redirectOutput(answers.resolve("out").toFile())
			.redirectError(answers.resolve("err").toFile());
		builder.environment().putAll(environment);
		Process process = builder.start();
		process.getOutputStream().close();
		if (!process.waitFor(2, TimeUnit.MINUTES)) {
			process.destroyForcibly();
		}
		return outcome(process.waitFor(), answers);
	}

	private static Outcome outcome(int exitCode, Path answers) throws IOException {
		return new Outcome(exitCode, Files.readString(answers.resolve("out")),
				Files.readString(answers.resolve("err")));
	}

	@Override
	public void close() {
		this.loop.destroyForcibly();
	}

}
