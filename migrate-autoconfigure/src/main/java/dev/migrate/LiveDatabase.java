package dev.migrate;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Set;
import java.util.concurrent.Callable;

import javax.sql.DataSource;

import dev.migrate.change.ChangePlan;
import dev.migrate.changelog.ChangelogLoader;
import dev.migrate.changelog.ComposeRequest;
import dev.migrate.changelog.RevisionComposer;
import dev.migrate.changelog.RevisionDraft;
import dev.migrate.changelog.UnrecordedRun;
import dev.migrate.engine.Engine;
import dev.migrate.engine.Engines;
import dev.migrate.engine.SchemaScope;
import dev.migrate.engine.Shadow;
import dev.migrate.execution.Connections;
import dev.migrate.execution.MigrationLiquibase;
import dev.migrate.execution.MigrationStatus;
import dev.migrate.failure.MigrationException;
import dev.migrate.schema.Identifier;
import dev.migrate.schema.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The database that the application is connected with.
 *
 * @param liquibase its Liquibase
 * @param shadow where things are tried out, or null for its own server
 */
record LiveDatabase(MigrationLiquibase liquibase, @Nullable ShadowDatabase shadow) {

	DataSource dataSource() {
		return this.liquibase.getDataSource();
	}

	MigrationStatus status() {
		return this.liquibase.status();
	}

	/**
	 * What kind of database it is.
	 * @throws MigrationException if it cannot be reached
	 */
	Engine engine() throws SQLException {
		try (Connection connection = Connections.open(dataSource())) {
			return Engines.detect(connection);
		}
	}

	/**
	 * Whether a schema is a part of a database, and not one.
	 */
	boolean hasSchemas() {
		return failingClearly(() -> {
			try (Connection connection = Connections.open(dataSource())) {
				return connection.getMetaData().supportsSchemasInTableDefinitions();
			}
		});
	}

	/**
	 * The schema whose objects go without a qualifier, as the catalogs spell it: what
	 * Liquibase uses by default.
	 */
	String home(Engine engine) throws SQLException {
		try (Connection connection = Connections.open(dataSource())) {
			return home(engine, connection);
		}
	}

	String home(Engine engine, Connection connection) throws SQLException {
		String configured = this.liquibase.getDefaultSchema();
		if (configured == null) {
			return engine.currentSchema(connection);
		}
		try (ResultSet schemas = connection.getMetaData().getSchemas()) {
			while (schemas.next()) {
				if (configured.equals(schemas.getString("TABLE_SCHEM"))) {
					return configured;
				}
			}
		}
		return engine.catalogName(engine.unquoted(configured));
	}

	/**
	 * What is really there.
	 * @param named the schemas that are looked at besides the home
	 */
	Schema read(Engine engine, Set<Identifier> named) {
		return failingClearly(() -> {
			try (Connection connection = Connections.open(dataSource())) {
				return this.liquibase.tables()
					.notIn(engine.read(connection, SchemaScope.of(engine, home(engine, connection), named)));
			}
		});
	}

	/**
	 * The same, with what no catalog tells as it is expected.
	 * @param expected what the changelog makes
	 */
	Schema read(Engine engine, Set<Identifier> named, Schema expected) {
		return KeyOrder.of(expected, read(engine, named).withObjects(expected.objects()));
	}

	/**
	 * An empty place to try things out.
	 */
	Shadow openShadow(Engine engine) throws SQLException {
		return (this.shadow != null) ? this.shadow.open(engine, dataSource(), home(engine))
				: engine.openShadow(dataSource(), home(engine));
	}

	/**
	 * Carries out a plan of which the history does not hear.
	 * @param name what failures call it
	 * @param former what is there before
	 */
	void runUnrecorded(String name, ChangelogLoader changelogs, Engine engine, Schema former, ChangePlan plan) {
		RevisionDraft draft = new RevisionComposer(changelogs.settings(), Clock.systemUTC())
			.compose(ComposeRequest.of(name, changelogs.load(engine), former, engine, plan));
		this.liquibase.withDatabase((database) -> {
			new UnrecordedRun(changelogs).run(draft, database);
			return draft;
		});
	}

	/**
	 * Does some work on it, and turns what the database says against it into a failure
	 * that names it.
	 */
	<T> T failingClearly(Callable<T> work) {
		try {
			return work.call();
		}
		catch (MigrationException ex) {
			throw this.liquibase.secrets().mask(ex);
		}
		catch (RuntimeException ex) {
			throw ex;
		}
		catch (SQLException ex) {
			throw this.liquibase.secrets()
				.mask(new MigrationException("The database refused: " + ex.getMessage(),
						"Check the connection and the privileges of its user.", ex));
		}
		catch (Exception ex) {
			throw new IllegalStateException(ex);
		}
	}

}
