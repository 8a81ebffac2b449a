package dev.migrate.engine;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.Supplier;

/**
 * An engine that is supported, before it is bound to a database.
 *
 * @param id Liquibase's short name of it
 * @param productName its name in JDBC's metadata and for people
 * @param standard makes an instance with the settings of a new database
 * @param binding makes an instance with the settings of a given database
 */
record EngineType(String id, String productName, Supplier<Engine> standard, Binding binding) {

	/**
	 * Binds an engine to a database's settings.
	 */
	@FunctionalInterface
	interface Binding {

		Engine bind(Connection connection) throws SQLException;

	}

}
