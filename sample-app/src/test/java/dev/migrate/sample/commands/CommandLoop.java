package dev.migrate.sample.commands;

import java.io.BufferedReader;
import java.io.Console;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.PrintStream;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.Permission;
import java.util.ArrayList;
import java.util.List;

import org.springframework.boot.SpringApplication.AbandonedRunException;
import org.springframework.boot.logging.LoggingSystem;

/**
 * The shop's main method, called once for each command in a process that stays: the
 * classes of a command that was run before need not be loaded again. It has to do with
 * nothing that the packaged shop does not bring along.
 * <p>
 * A request is a line of texts with tabs in between: the number of system properties, the
 * properties, the arguments. At a terminal the answer is what the command shows between
 * two marks; otherwise it goes to the files {@code out} and {@code err} in a directory
 * that the arguments name.
 */
@SuppressWarnings("removal")
final class CommandLoop {

	/** Comes before what a command shows. */
	static final char BEGIN = '\u0001';

	/** Comes after it, with the exit code and the end of the line. */
	static final char END = '\u0002';

	private static final PrintStream OUT = System.out;

	private static final PrintStream ERR = System.err;

	private CommandLoop() {
	}

	public static void main(String[] args) throws Exception {
		Method command = Class.forName(args[0]).getMethod("main", String[].class);
		Console terminal = System.console();
		BufferedReader requests = (terminal != null) ? new BufferedReader(terminal.reader())
				: new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
		System.setSecurityManager(new ExitGuard());
		for (String request = requests.readLine(); request != null; request = requests.readLine()) {
			List<String> texts = List.of(request.split("\t"));
			int properties = Integer.parseInt(texts.get(0));
			List<String> arguments = texts.subList(properties + 1, texts.size());
			List<String> set = set(texts.subList(1, properties + 1));
			if (terminal != null) {
				OUT.print(BEGIN);
				OUT.println(END + "" + run(command, arguments));
			}
			else {
				OUT.println(run(command, arguments, Path.of(args[1])));
			}
			OUT.flush();
			set.forEach(System::clearProperty);
			// Otherwise the levels of loggers would stay as this command has set them
			LoggingSystem.get(CommandLoop.class.getClassLoader()).cleanUp();
		}
	}

	private static List<String> set(List<String> properties) {
		List<String> names = new ArrayList<>();
		for (String property : properties) {
			int end = property.indexOf('=');
			System.setProperty(property.substring(0, end), property.substring(end + 1));
			names.add(property.substring(0, end));
		}
		return names;
	}

	private static int run(Method command, List<String> arguments, Path directory) throws Exception {
		try (PrintStream out = new PrintStream(Files.newOutputStream(directory.resolve("out")), true);
				PrintStream err = new PrintStream(Files.newOutputStream(directory.resolve("err")), true)) {
			System.setIn(InputStream.nullInputStream());
			System.setOut(out);
			System.setErr(err);
			return run(command, arguments);
		}
	}

	private static int run(Method command, List<String> arguments) throws Exception {
		try {
			command.invoke(null, (Object) arguments.toArray(String[]::new));
			return -1;
		}
		catch (InvocationTargetException ex) {
			for (Throwable cause = ex; cause != null; cause = cause.getCause()) {
				if (cause instanceof Ended ended) {
					return ended.code;
				}
			}
			throw ex;
		}
		finally {
			System.setOut(OUT);
			System.setErr(ERR);
		}
	}

	/**
	 * The end of a command that is not the end of the process. Nothing is to be heard of
	 * it from here on, as if it were.
	 */
	static final class Ended extends AbandonedRunException {

		final int code;

		Ended(int code) {
			this.code = code;
		}

	}

	static final class ExitGuard extends SecurityManager {

		@Override
		public void checkExit(int status) {
			System.out.flush();
			System.err.flush();
			System.setOut(new PrintStream(OutputStream.nullOutputStream()));
			System.setErr(new PrintStream(OutputStream.nullOutputStream()));
			throw new Ended(status);
		}

		@Override
		public void checkPermission(Permission permission) {
		}

	}

}
