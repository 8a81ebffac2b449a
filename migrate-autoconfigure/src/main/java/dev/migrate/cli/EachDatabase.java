package dev.migrate.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;

import dev.migrate.failure.WithoutEntitiesException;
import picocli.CommandLine.ParameterException;

/**
 * Does the same on every database of the application. One that fails does not keep the
 * others from their turn.
 */
final class EachDatabase {

	private final CommandSession session;

	private final boolean json;

	private final boolean debug;

	EachDatabase(CommandSession session, boolean json, boolean debug) {
		this.session = session;
		this.json = json;
		this.debug = debug;
	}

	/**
	 * Runs a command for each and sums up.
	 * @return the exit code of the database that is worst off
	 */
	int run(Callable<Integer> command) {
		Map<String, Object> data = new LinkedHashMap<>();
		Map<String, String> outcomes = new LinkedHashMap<>();
		int worst = ExitCode.DONE;
		for (String name : this.session.databases()) {
			this.session.choose(name);
			if (!this.json) {
				this.session.print(this.session.palette().bold("Database '" + name + "':"));
			}
			Outcome outcome = run(command, name, data);
			outcomes.put(name, outcome.words());
			worst = Math.max(worst, outcome.code());
		}
		if (this.json) {
			this.session.collect(null);
			this.session.print(Map.of("databases", data));
		}
		else {
			summarize(outcomes);
		}
		return worst;
	}

	private Outcome run(Callable<Integer> command, String name, Map<String, Object> data) {
		try {
			this.session.collect(this.json ? (own) -> data.put(name, own) : null);
			int code = command.call();
			return new Outcome(code, switch (code) {
				case ExitCode.DONE -> "OK";
				case ExitCode.NO -> "NO";
				default -> "REFUSED";
			});
		}
		// The command line is wrong for all of them
		catch (ParameterException ex) {
			this.session.collect(null);
			throw ex;
		}
		catch (WithoutEntitiesException ex) {
			data.put(name, Map.of("entities", false));
			return new Outcome(ExitCode.DONE, "has no entities");
		}
		catch (Exception ex) {
			FailureReporter reporter = this.session.reporter(this.debug);
			int code = this.session.report(reporter, ex);
			String message = this.session.message(reporter, ex);
			data.put(name, Map.of("error", message));
			return new Outcome(code, "FAILED: " + message.lines().findFirst().orElse(""));
		}
	}

	private void summarize(Map<String, String> outcomes) {
		int width = outcomes.keySet().stream().mapToInt(String::length).max().orElse(0);
		this.session.print(this.session.palette().bold("Summary:"));
		outcomes.forEach((name, words) -> this.session
			.print("  " + name + " ".repeat(width - name.length()) + "  " + colored(words)));
	}

	private String colored(String words) {
		Palette palette = this.session.palette();
		return switch (words) {
			case "OK" -> palette.green(words);
			case "NO", "has no entities" -> palette.yellow(words);
			default -> palette.red(words);
		};
	}

	/**
	 * How it ended for one database.
	 */
	private record Outcome(int code, String words) {
	}

}
