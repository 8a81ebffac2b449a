package dev.migrate.benchmarks.app;

import java.util.logging.Level;
import java.util.logging.Logger;

import liquibase.analytics.configuration.AnalyticsArgs;
import liquibase.command.CommandScope;
import liquibase.exception.CommandExecutionException;
import org.hibernate.dialect.H2Dialect;

import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.boot.orm.jpa.hibernate.SpringImplicitNamingStrategy;

/**
 * What Liquibase's plugins for build tools do for {@code diffChangeLog} with Liquibase's
 * own extension for Hibernate.
 */
public final class StockDiff {

	private StockDiff() {
	}

	/**
	 * Writes the difference between the entities and a database.
	 * @param args the URL of the database, the file to be written
	 */
	public static void main(String[] args) throws CommandExecutionException {
		BenchmarkApplication.sayAtTheEndWhatItTook();
		LoggingSystem.get(StockDiff.class.getClassLoader()).setLogLevel(LoggingSystem.ROOT_LOGGER_NAME, LogLevel.WARN);
		Logger.getLogger("").setLevel(Level.WARNING);
		// It would be the network that is measured
		System.setProperty(AnalyticsArgs.ENABLED.getKey(), "false");
		new CommandScope("diffChangelog").addArgumentValue("url", args[0])
			.addArgumentValue("username", "sa")
			.addArgumentValue("referenceUrl",
					"hibernate:spring:" + StockDiff.class.getPackageName() + "?dialect=" + H2Dialect.class.getName()
							+ "&hibernate.physical_naming_strategy="
							+ "org.hibernate.boot.model.naming.CamelCaseToUnderscoresNamingStrategy"
							+ "&hibernate.implicit_naming_strategy=" + SpringImplicitNamingStrategy.class.getName())
			.addArgumentValue("changelogFile", args[1])
			.execute();
	}

}
