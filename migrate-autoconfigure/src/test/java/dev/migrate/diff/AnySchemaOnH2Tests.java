package dev.migrate.diff;

import java.sql.SQLException;

class AnySchemaOnH2Tests extends AbstractAnySchemaOnEngineTests {

	AnySchemaOnH2Tests() throws SQLException {
		super("h2");
	}

}
