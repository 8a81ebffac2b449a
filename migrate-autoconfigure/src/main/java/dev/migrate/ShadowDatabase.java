package dev.migrate;

import java.sql.Connection;
import java.sql.SQLException;

import javax.sql.DataSource;

import dev.migrate.engine.Engine;
import dev.migrate.engine.Engines;
import dev.migrate.engine.Shadow;
import dev.migrate.execution.Connections;
import dev.migrate.failure.MigrationException;
import dev.migrate.failure.Secrets;
import dev.migrate.schema.Schema;
import dev.migrate.schema.SchemaObject;

/**
 * Another database, in which things are tried out in place of the application's own.
 *
 * @param dataSource the database that {@code app.migrate.shadow} names
 */
record ShadowDatabase(DataSource dataSource) {

	/**
	 * Opens a shadow there.
	 * @param live the application's database
	 * @param home the live schema for which the shadow stands
	 * @throws MigrationException if the database is not one to try things out in
	 */
	Shadow open(Engine engine, DataSource live, String home) throws SQLException {
		try (Connection connection = connection()) {
			requireEngine(engine, connection);
			requireAnother(connection, live);
			requireEmpty(engine, connection);
		}
		return engine.openShadow(this.dataSource, home);
	}

	private Connection connection() {
		try {
			return Connections.open(this.dataSource);
		}
		catch (MigrationException ex) {
			throw new MigrationException("The shadow database cannot be reached. " + ex
				.getMessage(), "Start its server, or correct app.migrate.shadow.url, app.migrate.shadow.username and "
						+ "app.migrate.shadow.password. Without them things are tried out on the application's own server.",
					ex);
		}
	}

	private static void requireEngine(Engine engine, Connection connection) throws SQLException {
		String product = connection.getMetaData().getDatabaseProductName();
		String name;
		try {
			name = Engines.detect(connection).displayName();
		}
		catch (MigrationException ex) {
			name = product;
		}
		if (!name.equals(engine.displayName())) {
			throw new MigrationException(
					"The shadow database is " + name + ", but the application's is " + engine.displayName()
							+ ": what the one makes of a statement says nothing about the other.",
					"Name a database of the same engine, and of the same version, in app.migrate.shadow.url.");
		}
	}

	private static void requireAnother(Connection connection, DataSource live) throws SQLException {
		String url = place(connection);
		try (Connection other = Connections.open(live)) {
			if (url.equals(place(other))) {
				throw new MigrationException(
						"The shadow database is the application's own: "
								+ Secrets.mask(connection.getMetaData().getURL()) + ".",
						"Name an empty database in app.migrate.shadow.url that nobody else uses, or leave it out.");
			}
		}
	}

	private static String place(Connection connection) throws SQLException {
		return connection.getMetaData().getURL().replaceFirst("[?;].*", "");
	}

	private static void requireEmpty(Engine engine, Connection connection) throws SQLException {
		Schema found = engine.read(connection, engine.currentSchema(connection));
		if (!found.isEmpty()) {
			throw new MigrationException(
					"The shadow database is not empty: it has " + SchemaObject.namesOf(found).get(0) + ".",
					"Name an empty database in app.migrate.shadow.url that nobody else uses. Nothing in this one was touched.");
		}
	}

}
