package dev.migrate.changelog;

import java.sql.SQLException;

import javax.sql.DataSource;

import dev.migrate.support.TestDatabases;

class H2RoundTripTests extends AbstractH2RoundTripTests {

	private static final DataSource DATABASE = TestDatabases.h2Database();

	H2RoundTripTests() throws SQLException {
		super(DATABASE);
	}

}
