package dev.migrate.diff;

import java.sql.SQLException;

class AnySchemaOnPostgreSqlTests extends AbstractAnySchemaOnEngineTests {

	AnySchemaOnPostgreSqlTests() throws SQLException {
		super("postgresql");
	}

}
