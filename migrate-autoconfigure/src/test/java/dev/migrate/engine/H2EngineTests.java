package dev.migrate.engine;

import java.lang.reflect.Field;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import javax.sql.DataSource;

import dev.migrate.schema.Column;
import dev.migrate.schema.Index;
import dev.migrate.schema.ObjectName.Origin;
import dev.migrate.schema.ReferentialAction;
import dev.migrate.schema.Table;
import dev.migrate.support.TestDatabases;
import org.h2.util.ParserUtil;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class H2EngineTests extends EngineTests {

	@Override
	DataSource createDatabase() {
		return TestDatabases.h2Database();
	}

	@Override
	String storedKeyword() {
		return "";
	}

	@Override
	List<String> schemas() throws SQLException {
		try (Connection connection = this.database.getConnection()) {
			return CatalogQuery.list(connection, "SELECT SCHEMA_NAME FROM INFORMATION_SCHEMA.SCHEMATA",
					(row) -> row.getString(1));
		}
	}

	/** The driver has them as constants only. */
	@Override
	List<String> keywords() {
		return Stream.of(ParserUtil.class.getFields())
			.map(Field::getName)
			.filter((name) -> ParserUtil.isKeyword(name, false))
			.map((name) -> name.toLowerCase(Locale.ROOT))
			.toList();
	}

	@Test
	void thereAreKeywordsToTry() {
		assertThat(keywords()).hasSizeGreaterThan(80).contains("user", "value", "_rowid_");
	}

	@Override
	long nextValue(String sequence) throws SQLException {
		return longs("select next value for " + sequence).get(0);
	}

	@Test
	void restrictIsTheSameAsNoAction() throws SQLException {
		execute("create table p (id integer primary key)",
				"create table c (a integer, foreign key (a) references p on delete restrict on update no action)");
		assertThat(table("c").foreignKeys()).singleElement().satisfies((key) -> {
			assertThat(key.onDelete()).isEqualTo(ReferentialAction.NO_ACTION);
			assertThat(key.onUpdate()).isEqualTo(ReferentialAction.NO_ACTION);
		});
	}

	@Test
	void anIndexWithoutANameHasOneOfTheEngine() throws SQLException {
		execute("create table t (a integer)", "create index on t (a)");
		assertThat(table("t").indexes()).extracting((index) -> index.name().origin()).containsExactly(Origin.ENGINE);
	}

	@Test
	void aUniqueIndexThatAdmitsOneNullIsKeptAsDefinition() throws SQLException {
		execute("create table t (a integer, g geometry)", "create unique nulls not distinct index i on t (a)",
				"create spatial index s on t (g)");
		List<Index> indexes = table("t").indexes();
		assertThat(indexes).extracting(Index::definition)
			.containsExactly("create unique nulls not distinct index i on t (a nulls first)",
					"create spatial index s on t (g)");
		execute("drop index i", "drop index s");
		indexes.forEach((index) -> execute(index.definition()));
		assertThat(table("t").indexes()).isEqualTo(indexes);
	}

	@Test
	void domainsAreTypesByTheirNames() throws SQLException {
		execute("create domain email as varchar(100) check (value like '%@%')", "create schema other",
				"create domain other.money as numeric(10,2)", "create table t (a email, b other.money)");
		assertThat(table("t").columns()).extracting(Column::type).containsExactly("email", "other.money");
		assertThat(table("t").checkConstraints()).isEmpty();
	}

	@Test
	void expressionsDoNotNameTheSchemaThatTheyAreIn() throws SQLException {
		execute("create schema crm", "create sequence crm.s",
				"create table crm.t (a integer default next value for crm.s)",
				"create alias crm.twice for \"java.lang.Math.abs(int)\"",
				"alter table crm.t add constraint c check (crm.twice(a) > 1)");
		Table table;
		try (Connection connection = this.database.getConnection()) {
			table = this.engine.read(connection, "CRM").tables().get(0);
		}
		assertThat(table.columns().get(0).defaultValue()).isEqualTo("next value for s");
		assertThat(table.checkConstraints().get(0).expression()).isEqualTo("twice(a) > 1");
	}

	@Test
	void textOutsideOfAsciiIsReadable() throws SQLException {
		execute("create table t (a varchar(10) default 'Grün\\\\€', b varchar(10) default '\uD83D\uDE00')");
		assertThat(table("t").columns()).extracting(Column::defaultValue)
			.containsExactly("'Grün\\\\€'", "'\uD83D\uDE00'");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
			varchar(20)                 | 'x'                     | 'x'
			varchar(20)                 | ''                      | ''
			varchar(20)                 | 'it''s'                 | 'it''s'
			integer                     | 5                       | 5
			integer                     | (5)                     | 5
			integer                     | -5                      | -5
			bigint                      | - 5                     | -5
			numeric(10,2)               | 1.50                    | 1.50
			boolean                     | true                    | true
			boolean                     | FALSE                   | false
			date                        | current_date            | current_date
			date                        | date '2020-01-01'       | date '2020-01-01'
			timestamp(6)                | now()                   | localtimestamp
			timestamp(6)                | CURRENT_TIMESTAMP       | current_timestamp
			timestamp(6)                | localtimestamp          | localtimestamp
			timestamp(6) with time zone | current_timestamp       | current_timestamp
			uuid                        | RANDOM_UUID()           | random_uuid()
			enum('A','B')               | 'A'                     | 'A'
			varchar(10) array           | array['a','b']          | array['a', 'b']
			json                        | json '{"a":1}'          | json '{"a":1}'
			""")
	void aDefaultIsNormalisedToWhatIsRead(String type, String declared, String normal) throws SQLException {
		execute("create table t (a " + type + " default " + declared + ")");
		assertThat(column("t", "a").defaultValue()).isEqualTo(normal);
		assertThat(this.engine.normalizeDefault(declared, type)).isEqualTo(normal);
		assertThat(this.engine.normalizeDefault(normal, type)).isEqualTo(normal);
	}

	@ParameterizedTest
	@ValueSource(strings = { "bigint", "int8", "bigserial", "varchar(255)", "varchar", "varchar(1000000000)",
			"varchar(1048576)", "character varying(20)", "varchar2(20)", "nvarchar(20)", "longvarchar", "text", "clob",
			"clob(1000)", "character large object(10K)", "nclob", "numeric(38,2)", "numeric(10)", "numeric", "decimal",
			"decimal(10, 2)", "dec(5,2)", "number", "number(10)", "number(10,2)", "float", "float(1)", "float(24)",
			"float(25)", "float(53)", "real", "float4", "float8", "double", "double precision", "decfloat",
			"decfloat(16)", "int", "int2", "int4", "integer", "mediumint", "signed", "smallint", "tinyint", "boolean",
			"bool", "bit", "date", "time", "time(0)", "time(6)", "time without time zone", "time with time zone",
			"time(6) with time zone", "timestamp", "timestamp(0)", "timestamp(6)", "timestamp(9)", "datetime",
			"datetime(3)", "smalldatetime", "timestamp with time zone", "timestamp(6) with time zone",
			"TIMESTAMP(3) WITHOUT TIME ZONE", "binary(16)", "binary", "varbinary(255)", "varbinary",
			"binary varying(16)", "bytea", "raw(10)", "longvarbinary", "blob", "blob(1M)", "binary large object",
			"image", "uuid", "json", "json(100)", "char", "char(1)", "character(10)", "nchar(3)",
			"varchar_ignorecase(10)", "enum ('A','B')", "enum ('A','it''s', 'd ,e', '(')", "enum('a','B') array",
			"varchar(255) array", "timestamp(6) array", "integer array[5]", "integer array array", "geometry",
			"geometry(point, 4326)", "java_object", "other", "interval year", "interval year(3)",
			"interval day to second", "interval day(5) to second(3)", "interval second", "interval second(5,3)" })
	void aDeclaredTypeIsNormalisedToWhatIsRead(String declaredType) throws SQLException {
		execute("create table t (a " + declaredType + ")");
		String type = column("t", "a").type();
		assertThat(this.engine.normalizeType(declaredType)).isEqualTo(type);
		assertThat(this.engine.normalizeType(type)).isEqualTo(type);
		execute("create table again (a " + type + ")");
		assertThat(column("again", "a").type()).isEqualTo(type);
	}

}
