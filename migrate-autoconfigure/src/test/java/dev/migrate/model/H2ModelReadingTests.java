package dev.migrate.model;

import javax.sql.DataSource;

import dev.migrate.support.TestDatabases;

class H2ModelReadingTests extends AbstractModelReadingTests {

	@Override
	DataSource database() {
		return TestDatabases.h2Database();
	}

	@Override
	String liveSchema() {
		return "PUBLIC";
	}

	@Override
	DataSource otherDatabase() {
		return TestDatabases.postgresDatabase();
	}

}
