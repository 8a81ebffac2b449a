package dev.migrate;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import dev.migrate.changelog.ChangelogSettings;
import dev.migrate.engine.Engine;
import dev.migrate.engine.Engines;
import dev.migrate.execution.Connections;
import dev.migrate.execution.MigrationStatus;
import dev.migrate.failure.MigrationException;
import dev.migrate.failure.Secrets;
import liquibase.util.LiquibaseUtil;
import org.jspecify.annotations.Nullable;

/**
 * Finds out what there is to know about a database and its changelog, without a trace in
 * either.
 */
final class EnvironmentReader {

	private final LiveDatabase database;

	private final ChangelogSettings settings;

	EnvironmentReader(LiveDatabase database, ChangelogSettings settings) {
		this.database = database;
		this.settings = settings;
	}

	EnvironmentReport read() {
		MigrationStatus status = this.database.status();
		return this.database.failingClearly(() -> {
			try (Connection connection = Connections.open(this.database.dataSource())) {
				DatabaseMetaData metaData = connection.getMetaData();
				Engine engine = engine(connection);
				String schema = schema(engine, connection);
				Path directory = this.settings.directory();
				return new EnvironmentReport(Secrets.mask(metaData.getURL()), String.valueOf(metaData.getUserName()),
						metaData.getDatabaseProductName() + " " + metaData.getDatabaseProductVersion(),
						metaData.getDriverName() + " " + metaData.getDriverVersion(), schema, engine != null,
						limits(connection, engine, schema), directory, Files.isDirectory(directory), status,
						LiquibaseUtil.getBuildVersion());
			}
		});
	}

	private @Nullable String schema(@Nullable Engine engine, Connection connection) throws SQLException {
		if (engine != null) {
			return this.database.home(engine, connection);
		}
		String schema = this.database.liquibase().getDefaultSchema();
		return (schema != null) ? schema : connection.getSchema();
	}

	/**
	 * Running revisions needs no engine of ours.
	 */
	private static @Nullable Engine engine(Connection connection) throws SQLException {
		try {
			return Engines.detect(connection);
		}
		catch (MigrationException ex) {
			return null;
		}
	}

	private static List<String> limits(Connection connection, @Nullable Engine engine, @Nullable String schema)
			throws SQLException {
		List<String> limits = new ArrayList<>();
		if (engine == null) {
			limits.add("revisions run on it, but cannot be written for it");
		}
		else if (schema != null) {
			limits.addAll(engine.missingPrivileges(connection, schema));
		}
		if ((engine != null) ? !engine.takesBackSchemaChanges()
				: connection.getMetaData().dataDefinitionCausesTransactionCommit()) {
			limits.add("changes of the schema are not taken back when a change set fails");
		}
		if (engine != null) {
			limits.addAll(engine.faults(connection));
			limits.addAll(lacking(engine));
		}
		return limits;
	}

	/**
	 * What works on other engines.
	 */
	private static List<String> lacking(Engine engine) {
		List<String> lacking = new ArrayList<>();
		if (engine.timeoutSql(Duration.ofSeconds(1), Duration.ofSeconds(1)).isEmpty()) {
			lacking.add("app.migrate.lock-timeout and app.migrate.statement-timeout shorten nothing: "
					+ "the engine's own timeouts count");
		}
		if (engine.rebuilding().isPresent()) {
			lacking.add("most changes of a table build it anew, with all its rows");
		}
		if (!engine.keepsComments()) {
			lacking.add("comments of tables and columns are not kept");
		}
		return lacking;
	}

}
