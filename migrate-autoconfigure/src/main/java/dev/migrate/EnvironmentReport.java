package dev.migrate;

import java.nio.file.Path;
import java.util.List;

import dev.migrate.execution.MigrationStatus;
import org.jspecify.annotations.Nullable;

/**
 * Facts about a database and its changelog.
 *
 * @param url the database's URL, without secrets
 * @param user who is connected
 * @param product the database's name and version
 * @param driver the driver's name and version
 * @param schema the schema that revisions work in, or null where an engine has none
 * @param supported whether revisions can be written for this engine; they run on any that
 * Liquibase knows
 * @param limits what this engine, or this user on it, cannot do, in words
 * @param directory where revisions are written
 * @param directoryExists whether that is there: in production it is not, as a rule
 * @param status what has run and what has not
 * @param liquibase the version of Liquibase
 */
public record EnvironmentReport(String url, String user, String product, String driver, @Nullable String schema,
		boolean supported, List<String> limits, Path directory, boolean directoryExists, MigrationStatus status,
		String liquibase) {

	public EnvironmentReport {
		limits = List.copyOf(limits);
	}

}
