package dev.migrate.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.stream.Collectors;

import dev.migrate.failure.MigrationException;
import dev.migrate.failure.SecretParameters;
import dev.migrate.failure.Secrets;
import dev.migrate.failure.UnknownNameException;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.core.env.Environment;
import org.springframework.core.io.support.SpringFactoriesLoader;
import org.springframework.core.io.support.SpringFactoriesLoader.ArgumentResolver;
import org.springframework.core.io.support.SpringFactoriesLoader.FailureHandler;
import org.springframework.util.StringUtils;

/**
 * Says what went wrong and what to do about it: our own failures in their words, others
 * in those of Boot's failure analyzers, the rest in a line.
 */
final class FailureReporter {

	private final CommandConsole console;

	private final boolean debug;

	FailureReporter(CommandConsole console, boolean debug) {
		this.console = console;
		this.debug = debug;
	}

	/**
	 * Reports a failure.
	 * @param context the context in which it happened, if there was one
	 * @return the exit code
	 */
	int report(Throwable failure, @Nullable ConfigurableApplicationContext context) {
		this.console.out().flush();
		if (this.debug) {
			StringWriter trace = new StringWriter();
			failure.printStackTrace(new PrintWriter(trace, true));
			this.console.err().print(CommandSecrets.of(context).maskAll(trace.toString()));
		}
		MigrationException ours = find(failure);
		if (ours != null) {
			print(String.valueOf(ours.getMessage()), ours.getAction());
			return (ours instanceof UnknownNameException) ? ExitCode.USAGE : ExitCode.FAILED;
		}
		FailureAnalysis analysis = analyze(failure, context);
		if (analysis != null) {
			SecretParameters secrets = CommandSecrets.of(context);
			print(secrets.maskAll(analysis.getDescription()), secrets.maskAll(analysis.getAction()));
		}
		else {
			print(CommandSecrets.of(context).maskAll(inOneLine(failure)),
					this.debug ? null : "Run the command again with --debug to see where it happened.");
		}
		return ExitCode.FAILED;
	}

	/**
	 * What went wrong, in a few words.
	 * @param context the context in which it happened, if there was one
	 */
	String message(Throwable failure, @Nullable ConfigurableApplicationContext context) {
		MigrationException ours = find(failure);
		return (ours != null) ? String.valueOf(ours.getMessage()).strip()
				: CommandSecrets.of(context).maskAll(inOneLine(failure));
	}

	private void print(String message, @Nullable String action) {
		this.console.err()
			.println(this.console.fit(new Palette(this.console.colored()).red("error:") + " " + message.strip()));
		if (StringUtils.hasText(action)) {
			this.console.err().println(this.console.fit(action.strip()));
		}
		this.console.err().flush();
	}

	private static @Nullable MigrationException find(Throwable failure) {
		for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
			if (cause instanceof MigrationException ours) {
				return ours;
			}
		}
		return null;
	}

	private static @Nullable FailureAnalysis analyze(Throwable failure,
			@Nullable ConfigurableApplicationContext context) {
		ClassLoader classLoader = (context != null) ? context.getClassLoader() : null;
		ArgumentResolver arguments = (context != null)
				? ArgumentResolver.of(BeanFactory.class, context.getBeanFactory())
					.and(Environment.class, context.getEnvironment())
				: null;
		List<FailureAnalyzer> analyzers = SpringFactoriesLoader.forDefaultResourceLocation(classLoader)
			.load(FailureAnalyzer.class, arguments, FailureHandler.handleMessage((message, ex) -> {
			}));
		for (FailureAnalyzer analyzer : analyzers) {
			FailureAnalysis analysis = analyze(failure, analyzer);
			if (analysis != null) {
				return analysis;
			}
		}
		return null;
	}

	/**
	 * An analyzer that fails must not hide the failure that it was asked about.
	 */
	private static @Nullable FailureAnalysis analyze(Throwable failure, FailureAnalyzer analyzer) {
		try {
			return analyzer.analyze(failure);
		}
		catch (RuntimeException | LinkageError ex) {
			return null;
		}
	}

	private static String inOneLine(Throwable failure) {
		Throwable cause = NestedExceptionUtils.getMostSpecificCause(failure);
		String name = cause.getClass().getSimpleName();
		// Before lines become one, which only have a name at their beginning
		String message = Secrets.mask(cause.getMessage());
		if (!StringUtils.hasText(message)) {
			return name;
		}
		// Where a configuration is malformed stands in the lines behind the first
		boolean wholly = cause.getClass().getName().startsWith("org.yaml.snakeyaml.");
		return name + ": "
				+ message.strip()
					.lines()
					.limit(wholly ? Long.MAX_VALUE : 1)
					.map(String::strip)
					.filter((line) -> !line.isEmpty() && !line.equals("^"))
					.collect(Collectors.joining(" "));
	}

}
