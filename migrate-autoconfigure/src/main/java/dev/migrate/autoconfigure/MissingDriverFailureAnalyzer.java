package dev.migrate.autoconfigure;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;

/**
 * Names the dependency that brings a JDBC driver which is not on the class path. Nobody
 * has an exception of its own for that: Spring Boot and Hikari say so in words.
 */
class MissingDriverFailureAnalyzer implements FailureAnalyzer {

	private static final Pattern MESSAGE = Pattern
		.compile("(?:Failed to load driver class|Cannot load driver class:) ([\\w.$]+)");

	private static final Map<String, String> DEPENDENCIES = Map.of("org.h2.Driver", "com.h2database:h2",
			"org.postgresql.Driver", "org.postgresql:postgresql", "org.mariadb.jdbc.Driver",
			"org.mariadb.jdbc:mariadb-java-client", "com.mysql.cj.jdbc.Driver", "com.mysql:mysql-connector-j",
			"org.sqlite.JDBC", "org.xerial:sqlite-jdbc", "org.hsqldb.jdbc.JDBCDriver", "org.hsqldb:hsqldb",
			"com.microsoft.sqlserver.jdbc.SQLServerDriver", "com.microsoft.sqlserver:mssql-jdbc",
			"oracle.jdbc.OracleDriver", "com.oracle.database.jdbc:ojdbc11");

	@Override
	public @Nullable FailureAnalysis analyze(Throwable failure) {
		for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
			Matcher message = MESSAGE.matcher(String.valueOf(cause.getMessage()));
			if (message.find()) {
				return analysis(message.group(1), cause);
			}
		}
		return null;
	}

	private static FailureAnalysis analysis(String driver, Throwable cause) {
		String dependency = DEPENDENCIES.get(driver);
		return new FailureAnalysis("The JDBC driver " + driver + " is not on the class path.",
				"Add " + ((dependency != null) ? "the dependency " + dependency : "the dependency that has it")
						+ ", or correct spring.datasource.url and spring.datasource.driver-class-name.",
				cause);
	}

}
