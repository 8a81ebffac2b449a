package dev.migrate.model;

import java.sql.Connection;
import java.sql.SQLException;

import org.hibernate.engine.jdbc.connections.spi.ConnectionProvider;

/**
 * Keeps Hibernate from any connection while it binds entities for another engine.
 */
final class NoConnections implements ConnectionProvider {

	@Override
	public Connection getConnection() throws SQLException {
		throw new SQLException("There is no connection to the engine that entities are bound for");
	}

	@Override
	public void closeConnection(Connection connection) {
	}

	@Override
	public boolean supportsAggressiveRelease() {
		return false;
	}

	@Override
	public boolean isUnwrappableAs(Class<?> unwrapType) {
		return false;
	}

	@Override
	public <T> T unwrap(Class<T> unwrapType) {
		throw new IllegalArgumentException("Nothing to unwrap");
	}

}
