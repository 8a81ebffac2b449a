package dev.migrate.changelog;

import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;

import javax.sql.DataSource;

import dev.migrate.support.TestDatabases;

/**
 * H2 as tests use it that stand in for PostgreSQL. Names that need quotes are left out:
 * Liquibase believes that this H2 has its names in upper case.
 */
class H2InPostgreSqlModeRoundTripTests extends AbstractH2RoundTripTests {

	private static final DataSource DATABASE = TestDatabases
		.h2Database(";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH");

	H2InPostgreSqlModeRoundTripTests() throws SQLException {
		super(DATABASE);
	}

	@Override
	List<ChangelogFormat> formats() {
		return List.of(ChangelogFormat.YAML);
	}

	@Override
	List<String> types() {
		List<String> absent = List.of("tinyint", "blob", "clob", "varchar_ignorecase(10)");
		return super.types().stream().filter((type) -> !absent.contains(type)).toList();
	}

	@Override
	List<String> defaults() {
		return super.defaults().stream().filter((definition) -> !definition.startsWith("clob")).toList();
	}

	static Stream<Evolution> evolutions() {
		return AbstractH2RoundTripTests.evolutions()
			.filter((evolution) -> !evolution.toString().contains("delimited"))
			.filter((evolution) -> !evolution.toString().contains("reserved"));
	}

	@Override
	List<String> wholeSchema() {
		return super.wholeSchema().stream().map((sql) -> sql.replace("clob", "varchar(1000)")).toList();
	}

}
