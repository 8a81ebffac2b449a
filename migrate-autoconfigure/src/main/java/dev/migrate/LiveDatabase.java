package dev.migrate;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.Callable;

import javax.sql.DataSource;

import dev.migrate.engine.Engine;
import dev.migrate.engine.Engines;
import dev.migrate.execution.Connections;
import dev.migrate.execution.MigrationLiquibase;
import dev.migrate.execution.MigrationStatus;
import dev.migrate.failure.MigrationException;
import dev.migrate.schema.Schema;

/**
 * The database that the application is connected with.
 *
 * @param liquibase its Liquibase
 */
record LiveDatabase(MigrationLiquibase liquibase) {

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
	 * What is really there.
	 */
	Schema read(Engine engine) {
		return failingClearly(() -> {
			try (Connection connection = Connections.open(dataSource())) {
				String schema = this.liquibase.getDefaultSchema();
				return engine.read(connection, (schema != null) ? schema : engine.currentSchema(connection));
			}
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
		catch (RuntimeException ex) {
			throw ex;
		}
		catch (SQLException ex) {
			throw new MigrationException("The database refused: " + ex.getMessage(),
					"Check the connection and the privileges of its user.", ex);
		}
		catch (Exception ex) {
			throw new IllegalStateException(ex);
		}
	}

}
