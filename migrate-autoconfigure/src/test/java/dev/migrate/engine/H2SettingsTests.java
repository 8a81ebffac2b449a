package dev.migrate.engine;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

import javax.sql.DataSource;

import dev.migrate.schema.Column;
import dev.migrate.schema.Identifier;
import dev.migrate.schema.Index;
import dev.migrate.schema.IndexColumn;
import dev.migrate.schema.Table;
import dev.migrate.support.TestDatabases;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Every database setting that changes what an identifier means.
 */
class H2SettingsTests {

	@Nested
	class PostgreSqlModeTests extends H2EngineTestsWithSettings {

		PostgreSqlModeTests() {
			super(";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH");
		}

	}

	@Nested
	class CaseSensitiveTests extends H2EngineTestsWithSettings {

		CaseSensitiveTests() {
			super(";DATABASE_TO_UPPER=FALSE");
		}

	}

	@Nested
	class MySqlModeTests extends H2EngineTestsWithSettings {

		MySqlModeTests() {
			super(";MODE=MySQL;DATABASE_TO_LOWER=TRUE");
		}

	}

	@Nested
	class OracleModeTests extends H2EngineTestsWithSettings {

		OracleModeTests() {
			super(";MODE=Oracle;NON_KEYWORDS=USER,VALUE");
		}

	}

	@Test
	void withoutRegardToCaseEveryWordIsRegular() throws SQLException {
		DataSource database = TestDatabases.h2Database(";CASE_INSENSITIVE_IDENTIFIERS=TRUE");
		TestDatabases.execute(database, "create table \"Users\" (\"userName\" integer, \"a b\" integer)");
		Engine engine = Engines.detect(database);
		try (Connection connection = database.getConnection(); Shadow shadow = engine.openShadow(database)) {
			EngineTests.run(shadow.connection(), "create table users (USERNAME integer, \"a b\" integer)");
			assertThat(engine.read(connection, "PUBLIC").tables()).singleElement()
				.isEqualTo(Table.of("users",
						List.of(Column.of("username", "integer", true), Column.of("\"a b\"", "integer", true)), null));
			assertThat(shadow.read()).isEqualTo(engine.read(connection, "PUBLIC"));
		}
	}

	@Test
	void theSettingsComeFromTheDatabaseNotFromTheUrl() throws SQLException {
		DataSource database = TestDatabases.h2Database(";DATABASE_TO_UPPER=FALSE");
		try (Connection connection = database.getConnection()) {
			EngineTests.run(connection, "create table Users (a integer)");
			assertThat(Engines.detect(connection).identifier("Users")).isEqualTo(Identifier.delimited("Users"));
			assertThat(Engines.detect(connection).identifier("users")).isEqualTo(Identifier.of("users"));
		}
	}

	@Test
	void aNonKeywordIsNoKeywordInTheShadowEither() throws SQLException {
		DataSource database = TestDatabases.h2Database(";NON_KEYWORDS=USER");
		try (Shadow shadow = Engines.detect(database).openShadow(database)) {
			EngineTests.run(shadow.connection(), "create table user (user integer)");
			assertThat(shadow.read().tables()).singleElement()
				.isEqualTo(Table.of("user", List.of(Column.of("user", "integer", true)), null));
		}
	}

	@Test
	void theDefaultOrderOfNullsIsNotSpecial() throws SQLException {
		DataSource database = TestDatabases.h2Database(";DEFAULT_NULL_ORDERING=HIGH");
		TestDatabases.execute(database, "create table t (a integer)", "create index i on t (a)");
		try (Connection connection = database.getConnection()) {
			assertThat(Engines.detect(connection).read(connection, "PUBLIC").tables().get(0).indexes())
				.extracting(Index::columns)
				.containsExactly(List.of(new IndexColumn(Identifier.of("a"), false)));
		}
	}

	abstract static class H2EngineTestsWithSettings extends EngineTests {

		private final String settings;

		H2EngineTestsWithSettings(String settings) {
			this.settings = settings;
		}

		@Override
		DataSource createDatabase() {
			return TestDatabases.h2Database(this.settings);
		}

		@Override
		String storedKeyword() {
			return "";
		}

		@Override
		List<String> schemas() {
			return List.of();
		}

		@Override
		List<String> keywords() {
			return List.of("order", "user", "value");
		}

		@Override
		long nextValue(String sequence) throws SQLException {
			return longs("select next value for " + sequence).get(0);
		}

	}

}
