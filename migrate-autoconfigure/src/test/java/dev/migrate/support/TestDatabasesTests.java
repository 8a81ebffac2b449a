package dev.migrate.support;

import java.sql.Connection;
import java.sql.SQLException;

import javax.sql.DataSource;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class TestDatabasesTests {

	@Test
	void everyH2DatabaseIsEmptyAndOutlivesItsConnections() throws SQLException {
		DataSource database = TestDatabases.h2Database();
		TestDatabases.execute(database, "create table t (a integer)");
		assertThat(hasTable(database, "T")).isTrue();
		assertThat(hasTable(TestDatabases.h2Database(), "T")).isFalse();
	}

	@Test
	void everyPostgresDatabaseIsEmpty() throws SQLException {
		DataSource database = TestDatabases.postgresDatabase();
		TestDatabases.execute(database, "create table t (a integer)");
		assertThat(hasTable(database, "t")).isTrue();
		assertThat(hasTable(TestDatabases.postgresDatabase(), "t")).isFalse();
	}

	private static boolean hasTable(DataSource database, String name) throws SQLException {
		try (Connection connection = database.getConnection()) {
			return connection.getMetaData().getTables(null, null, name, null).next();
		}
	}

}
