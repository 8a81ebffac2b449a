package dev.migrate.engine;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;

import javax.sql.DataSource;

import dev.migrate.schema.Column;
import dev.migrate.schema.GeneratedValue;
import dev.migrate.schema.Index;
import dev.migrate.schema.IndexColumn;
import dev.migrate.schema.ObjectName.Origin;
import dev.migrate.schema.QualifiedName;
import dev.migrate.schema.ReferentialAction;
import dev.migrate.schema.Schema;
import dev.migrate.schema.Table;
import dev.migrate.support.TestDatabases;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

class PostgreSqlEngineTests extends EngineTests {

	private static final DataSource DATABASE = TestDatabases.postgresDatabase();

	/** Emptying one is much cheaper than creating a hundred. */
	@Override
	DataSource createDatabase() {
		TestDatabases.execute(DATABASE, "drop schema if exists public, crm cascade", "create schema public");
		return DATABASE;
	}

	@Override
	String storedKeyword() {
		return "stored";
	}

	@Override
	List<String> schemas() throws SQLException {
		try (Connection connection = this.database.getConnection()) {
			return CatalogQuery.list(connection, "select nspname from pg_namespace", (row) -> row.getString(1));
		}
	}

	@Override
	List<String> keywords() throws SQLException {
		try (Connection connection = this.database.getConnection()) {
			return CatalogQuery.list(connection,
					"select word from pg_get_keywords() where catcode <> 'U' order by word", (row) -> row.getString(1));
		}
	}

	@Override
	long nextValue(String sequence) throws SQLException {
		return longs("select nextval('" + sequence + "')").get(0);
	}

	@Test
	void restrictIsNotTheSameAsNoAction() throws SQLException {
		execute("create table p (id integer primary key)",
				"create table c (a integer, foreign key (a) references p on delete restrict on update set default)");
		assertThat(table("c").foreignKeys()).singleElement().satisfies((key) -> {
			assertThat(key.onDelete()).isEqualTo(ReferentialAction.RESTRICT);
			assertThat(key.onUpdate()).isEqualTo(ReferentialAction.SET_DEFAULT);
		});
	}

	@Test
	void aSerialColumnHasTheNextNumberOfItsSequenceAsDefault() throws SQLException {
		execute("create table t (id serial)");
		assertThat(column("t", "id"))
			.isEqualTo(Column.of("id", "integer", false).withDefaultValue("nextval('t_id_seq')"));
		assertThat(read().sequences()).isEmpty();
	}

	@Test
	@DisabledIfSystemProperty(named = "test.postgresql", matches = "oldest",
			disabledReason = "Columns that are computed when they are read came with 18")
	void readsStoredAndVirtualColumns() throws SQLException {
		execute("create table t (a integer, b integer generated always as (a  +1) stored,"
				+ " c integer generated always as (a * 2) virtual)");
		assertThat(column("t", "b").generated()).isEqualTo(new GeneratedValue("a + 1", true));
		assertThat(column("t", "c").generated()).isEqualTo(new GeneratedValue("a * 2", false));
		assertThat(table("t").columns()).extracting(Column::defaultValue).containsOnlyNulls();
	}

	@Test
	void partialExpressionAndSpecialIndexesAreKeptAsDefinitions() throws SQLException {
		execute("create table t (a varchar(10), b integer, c jsonb)", "create index i1 on t (lower(a))",
				"create index i2 on t (b) where b > 0", "create index i3 on t using gin (c)",
				"create index i4 on t (a varchar_pattern_ops)", "create index i5 on t (a collate \"C\")",
				"create unique index i6 on t (b) nulls not distinct", "create index i7 on t using hash (b)",
				"create index i8 on t (a desc, b)");
		List<Index> indexes = table("t").indexes();
		assertThat(indexes.subList(0, 7)).allSatisfy((index) -> {
			assertThat(index.columns()).isEmpty();
			assertThat(index.definition()).doesNotContain("public");
		});
		assertThat(indexes.get(1).definition()).isEqualTo("create index i2 on t using btree(b) where (b > 0)");
		assertThat(indexes.get(7).columns()).extracting(IndexColumn::descending).containsExactly(true, false);
		indexes.subList(0, 7).forEach((index) -> execute("drop index " + index.name(), index.definition()));
		assertThat(table("t").indexes()).isEqualTo(indexes);
	}

	@Test
	void whatBacksAnExclusionConstraintIsNoIndex() throws SQLException {
		execute("create table t (a int4range, exclude using gist (a with &&))");
		assertThat(table("t").indexes()).isEmpty();
	}

	@Test
	void whatIsLeftOfAnIndexThatCouldNotBeFinishedIsNoIndex() throws SQLException {
		execute("create table t (a integer)", "insert into t values (1), (1)");
		assertThatIllegalStateException().isThrownBy(() -> execute("create unique index concurrently i on t (a)"));
		assertThat(table("t").indexes()).isEmpty();
	}

	@Test
	void longNamesMadeUpByTheEngineAreRecognised() throws SQLException {
		String table = "a_table_with_quite_a_long_name_indeed";
		String column = "and_a_column_that_is_not_short_either";
		execute("create table " + table + " (id integer primary key, " + column + " integer unique check (" + column
				+ " > 0), b integer, unique (" + column + ", b), unique (b, " + column + "), unique (b), check (b > "
				+ column + "))", "create index on " + table + " (" + column + ")");
		Table read = table(table);
		assertThat(read.uniqueConstraints()).hasSize(4)
			.allMatch((unique) -> unique.name().origin() == Origin.ENGINE, "named by the engine");
		assertThat(read.checkConstraints()).hasSize(2)
			.allMatch((check) -> check.name().origin() == Origin.ENGINE, "named by the engine");
		assertThat(read.indexes()).extracting((index) -> index.name().origin()).containsExactly(Origin.ENGINE);
	}

	@Test
	void aPartitionIsPartOfItsTable() throws SQLException {
		execute("create table t (a integer) partition by range (a)",
				"create table t1 partition of t for values from (1) to (10)");
		assertThat(read().tables()).extracting(Table::name).containsExactly(QualifiedName.of("t"));
	}

	@Test
	void userTypesReadTheSameInEverySchemaAndUnderEverySearchPath() throws SQLException {
		String[] statements = { "create type mood as enum ('ok', 'sad')", "create domain email as varchar(100)",
				"create table t (m mood default 'ok', e email, ms mood[], check (m in ('ok')), check (m <> 'sad'))",
				"create index i on t (m) where m = 'ok'" };
		execute("create schema crm");
		execute(prepend("set search_path = crm", statements));
		Schema inShadow;
		try (Shadow shadow = this.engine.openShadow(this.database)) {
			for (String statement : statements) {
				run(shadow.connection(), statement);
			}
			inShadow = shadow.read();
		}
		try (Connection connection = this.database.getConnection()) {
			assertThat(this.engine.read(connection, "crm")).isEqualTo(inShadow);
			run(connection, "set search_path = public, crm");
			assertThat(this.engine.read(connection, "crm")).isEqualTo(inShadow);
			connection.setAutoCommit(false);
			run(connection, "set search_path = crm");
			assertThat(this.engine.read(connection, "crm")).isEqualTo(inShadow);
			assertThat(
					CatalogQuery.list(connection, "select current_setting('search_path')", (row) -> row.getString(1)))
				.containsExactly("crm");
			connection.rollback();
			assertThat(
					CatalogQuery.list(connection, "select current_setting('search_path')", (row) -> row.getString(1)))
				.containsExactly("public, crm");
		}
		assertThat(inShadow.tables().get(0).columns()).extracting(Column::type)
			.containsExactly("mood", "email", "mood[]");
		assertThat(inShadow.tables().get(0).columns().get(0).defaultValue()).isEqualTo("'ok'");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '"',
			textBlock = """
					varchar(20)                 | 'x'                     | 'x'
					varchar(20)                 | 'x'::varchar(20)        | 'x'
					text                        | ''                      | ''
					char(3)                     | 'it''s'                 | 'it''s'
					integer                     | 5                       | 5
					integer                     | (5)                     | 5
					integer                     | '5'                     | 5
					bigint                      | -5                      | -5
					smallint                    | - 5                     | -5
					numeric(10,2)               | 1.50                    | 1.50
					numeric(10,2)               | -1.5                    | -1.5
					double precision            | 'NaN'                   | 'NaN'
					real                        | 1                       | 1
					boolean                     | TRUE                    | true
					boolean                     | 'f'                     | false
					date                        | current_date            | current_date
					date                        | date '2020-01-01'       | '2020-01-01'
					date                        | '2020-01-01'            | '2020-01-01'
					timestamp(6)                | now()                   | now()
					timestamp(6)                | '2020-01-01 00:00:00'   | '2020-01-01 00:00:00'
					timestamp(6)                | CURRENT_TIMESTAMP       | current_timestamp
					timestamp(3) with time zone | current_timestamp(3)    | current_timestamp(3)
					time(6)                     | localtime               | localtime
					interval                    | interval '1 day'        | '1 day'
					uuid                        | gen_random_uuid()       | gen_random_uuid()
					uuid                        | '5ad1e9ff-c1a8-4d2f-a5f8-0c4e3c47f0f1' | '5ad1e9ff-c1a8-4d2f-a5f8-0c4e3c47f0f1'
					varchar(10)[]               | '{a,b}'                 | '{a,b}'
					jsonb                       | '{}'                    | '{}'
					bytea                       | '\\x00'                  | '\\x00'
					integer                     | nextval('s')            | nextval('s')
					integer                     | 1+2                     | 1 + 2
					""")

	void aDefaultIsNormalisedToWhatIsRead(String type, String declared, String normal) throws SQLException {
		execute("create sequence s", "create table t (a " + type + " default " + declared + ")",
				"create table again (a " + type + " default " + normal + ")");
		assertThat(column("t", "a").defaultValue()).isEqualTo(normal);
		assertThat(column("again", "a").defaultValue()).isEqualTo(normal);
		assertThat(this.engine.normalizeDefault(declared, type)).isEqualTo(normal);
		assertThat(this.engine.normalizeDefault(normal, type)).isEqualTo(normal);
	}

	@ParameterizedTest
	@ValueSource(strings = { "varchar(255)", "varchar", "character varying(20)", "text", "char", "char(3)", "character",
			"bpchar", "bpchar(3)", "\"char\"", "name", "int", "int2", "int4", "int8", "smallint", "bigint", "serial",
			"bigserial", "numeric(38,2)", "numeric(10)", "numeric", "decimal", "dec(5,2)", "numeric(5,-2)", "float",
			"float(24)", "float(25)", "float(53)", "float4", "float8", "real", "double precision", "bool", "boolean",
			"date", "time", "time(3)", "time with time zone", "timetz", "timetz(3)", "timestamp", "timestamp(6)",
			"timestamp(9)", "timestamp(3)", "timestamptz", "timestamptz(3)", "timestamp(6) with time zone",
			"TIMESTAMP WITH TIME ZONE", "timestamp(6) without time zone", "bytea", "oid", "uuid", "json", "jsonb",
			"xml", "inet", "cidr", "macaddr", "tsvector", "money", "bit", "bit(8)", "varbit", "varbit(3)",
			"bit varying(8)", "interval", "interval second", "interval second(3)", "interval(3)",
			"interval day to second(3)", "interval year to month", "varchar(255)[]", "varchar(255) array",
			"int array[5]", "int[5]", "int[][]", "timestamp(6)[]", "timestamp(3) with time zone array", "int4range",
			"point", "nchar(3)", "national character varying(3)" })
	void aDeclaredTypeIsNormalisedToWhatIsRead(String declaredType) throws SQLException {
		try (Shadow shadow = this.engine.openShadow(this.database)) {
			run(shadow.connection(), "create table t (a " + declaredType + ")");
			String type = type(shadow, "t");
			assertThat(this.engine.normalizeType(declaredType)).isEqualTo(type);
			assertThat(this.engine.normalizeType(type)).isEqualTo(type);
			run(shadow.connection(), "create table again (a " + type + ")");
			assertThat(type(shadow, "again")).isEqualTo(type);
		}
	}

	private static String[] prepend(String first, String... rest) {
		return Stream.concat(Stream.of(first), Stream.of(rest)).toArray(String[]::new);
	}

	private static String type(Shadow shadow, String table) throws SQLException {
		return shadow.read().table(QualifiedName.of(table)).orElseThrow().columns().get(0).type();
	}

}
