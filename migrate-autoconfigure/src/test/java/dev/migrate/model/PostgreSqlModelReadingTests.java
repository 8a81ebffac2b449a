package dev.migrate.model;

import javax.sql.DataSource;

import dev.migrate.support.TestDatabases;

class PostgreSqlModelReadingTests extends AbstractModelReadingTests {

	@Override
	DataSource database() {
		return TestDatabases.postgresDatabase();
	}

	@Override
	String liveSchema() {
		return "public";
	}

	@Override
	String asTheEngineKeepsIt(String expression) {
		return expression.replaceAll("\\((\\w+) >= (\\d+)\\) and \\(\\1 <= (\\d+)\\)", "$1 between $2 and $3");
	}

	@Override
	DataSource otherDatabase() {
		return TestDatabases.h2Database();
	}

}
