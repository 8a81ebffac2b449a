package dev.migrate.engine;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import javax.sql.DataSource;

import dev.migrate.schema.CheckConstraint;
import dev.migrate.schema.Column;
import dev.migrate.schema.ForeignKey;
import dev.migrate.schema.GeneratedValue;
import dev.migrate.schema.Identifier;
import dev.migrate.schema.Identity;
import dev.migrate.schema.Index;
import dev.migrate.schema.IndexColumn;
import dev.migrate.schema.ObjectName.Origin;
import dev.migrate.schema.PrimaryKey;
import dev.migrate.schema.QualifiedName;
import dev.migrate.schema.ReferentialAction;
import dev.migrate.schema.Table;
import dev.migrate.support.TestDatabases;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class SqliteEngineTests extends AbstractEngineTests {

	@Override
	DataSource createDatabase() {
		return TestDatabases.sqliteDatabase("");
	}

	@Override
	List<String> keywords() {
		return List.of("user", "order", "group", "groups", "rank", "value", "key", "index", "values", "current_date",
				"position", "year", "end", "like", "select", "table", "check", "primary", "generated", "always",
				"autoincrement", "rowid", "raise", "returning", "nothing", "transaction", "window", "when", "as");
	}

	@Override
	List<String> schemas() throws SQLException {
		try (Connection connection = this.database.getConnection()) {
			return CatalogQuery.list(connection, "select name from pragma_database_list", (row) -> row.getString(1));
		}
	}

	@Test
	void readsATableAsItWasWritten() throws SQLException {
		execute("""
				CREATE TABLE IF NOT EXISTS "Users" ( -- everybody, (really)
					[Id] INTEGER CONSTRAINT pk_users PRIMARY KEY AUTOINCREMENT NOT NULL,
					'name' VARCHAR (40) COLLATE NOCASE DEFAULT 'it''s' NOT NULL UNIQUE, /* , */
					`age` int CHECK (age>-1) CONSTRAINT ck_age CHECK ("AGE" != 7),
					next_age GENERATED ALWAYS AS ( age+1 ) STORED, twice integer AS (age * 2),
					born timestamp DEFAULT CURRENT_TIMESTAMP, score numeric(10, 2) DEFAULT (1+2), none text DEFAULT NULL,
					chief REFERENCES users ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED,
					CONSTRAINT uk_two UNIQUE (age, name COLLATE NOCASE) ON CONFLICT IGNORE CONSTRAINT ck CHECK (age in (1,2))
					FOREIGN KEY (age, chief) REFERENCES users (Id, age) ON UPDATE CASCADE
				)""");
		assertThat(read().tables()).singleElement()
			.isEqualTo(Table
				.of("users",
						List.of(Column.of("id", "integer", false).withIdentity(Identity.byDefault()),
								Column.of("name", "varchar(40) collate nocase", false).withDefaultValue("'it''s'"),
								Column.of("age", "int", true),
								Column.of("next_age", "", true).withGenerated(new GeneratedValue("age + 1", true)),
								Column.of("twice", "integer", true).withGenerated(new GeneratedValue("age * 2", false)),
								Column.of("born", "timestamp", true).withDefaultValue("current_timestamp"),
								Column.of("score", "numeric(10,2)", true).withDefaultValue("(1 + 2)"),
								Column.of("none", "text", true), Column.of("chief", "", true)),
						new PrimaryKey(chosen("pk_users"), identifiers("id")))
				.withUniqueConstraints(read().tables().get(0).uniqueConstraints())
				.withCheckConstraints(read().tables().get(0).checkConstraints())
				.withForeignKeys(read().tables().get(0).foreignKeys()));
		assertThat(table("users").uniqueConstraints()).extracting((unique) -> unique.columns())
			.containsExactlyInAnyOrder(identifiers("name"), identifiers("age", "name"));
		assertThat(table("users").uniqueConstraints()).extracting((unique) -> unique.name().origin())
			.containsExactlyInAnyOrder(Origin.ENGINE, Origin.CHOSEN);
		assertThat(table("users").checkConstraints()).extracting(CheckConstraint::expression)
			.containsExactlyInAnyOrder("age > -1", "age <> 7", "age in (1, 2)");
		assertThat(table("users").foreignKeys()).extracting(ForeignKey::referencedColumns)
			.containsExactlyInAnyOrder(identifiers("id"), identifiers("id", "age"));
		assertThat(table("users").foreignKeys()).extracting(ForeignKey::onDelete)
			.containsExactlyInAnyOrder(ReferentialAction.SET_NULL, ReferentialAction.NO_ACTION);
	}

	@Test
	void whatIsReadFromTheTextIsWhatSqliteUnderstands() throws SQLException {
		execute("create table plain (a, b integer primary key desc, c varchar(9) not null default 'x,(')",
				"create table \"odd, (name\" (\"a)b\" double precision, \"c d\" timestamp with time zone, "
						+ "primary key (\"c d\", \"a)b\")) without rowid",
				"create table copied as select * from plain",
				"alter table plain add column later text default 'l' not null",
				"alter table plain rename column a to renamed");
		for (Table table : read().tables()) {
			List<String> understood = strings("select lower(name || ' ' || replace(type, ', ', ',')) || ' '"
					+ " || (\"notnull\" or pk > 0) from pragma_table_xinfo('" + table.name().name().text()
					+ "') order by cid");
			assertThat(table.columns()
				.stream()
				.map((column) -> column.name().text().toLowerCase() + " " + column.type() + " "
						+ (column.nullable() ? 0 : 1)))
				.containsExactlyElementsOf(understood);
		}
	}

	@Test
	void indexesThatEntitiesCannotExpressAreKeptAsTheyAre() throws SQLException {
		execute("create table t (a integer primary key, b integer unique, c integer)",
				"create index idx_one on t (c DESC, \"B\" asc)", "create unique index if not exists idx_two on t (c)",
				"create index part on t(c) where b>1", "create index expression on t (abs(b), c desc)",
				"create index collated on t (c collate nocase)");
		assertThat(table("t").indexes())
			.containsExactly(index("collated", false, "create index collated on t (c collate nocase)"),
					index("expression", false, "create index expression on t (abs(b), c desc)"),
					new Index(chosen("idx_one"),
							List.of(new IndexColumn(Identifier.of("c"), true),
									new IndexColumn(Identifier.of("b"), false)),
							false, null),
					new Index(chosen("idx_two"), List.of(new IndexColumn(Identifier.of("c"), false)), true, null),
					index("part", false, "create index part on t (c) where b > 1"));
	}

	private static Index index(String name, boolean unique, String definition) {
		return new Index(chosen(name), List.of(), unique, definition);
	}

	@Test
	void tablesOfSqliteAndOfItsExtensionsAreNoTables() throws SQLException {
		execute("create virtual table documents using fts5 (text)",
				"create table t (id integer primary key autoincrement)", "create table documents_t (id integer)",
				"insert into t values (1)", "analyze");
		assertThat(read().tables()).extracting(Table::name)
			.containsExactly(QualifiedName.of("documents_t"), QualifiedName.of("t"));
	}

	@Test
	void namesAreFoundWhateverTheirCaseButForLettersThatSqliteDoesNotFold() throws SQLException {
		execute("create table Users (ID integer, \"Größe\" integer, \"ÜBER\" integer)");
		assertThat(table("users").columns()).extracting(Column::name)
			.containsExactly(Identifier.of("id"), Identifier.of("größe"), Identifier.delimited("ÜBER"));
		assertThat(longs("select count(" + this.engine.sql(Identifier.delimited("ÜBER")) + ") from users"))
			.containsExactly(0L);
	}

	@Test
	void whatIsDeclaredIsNormalisedToWhatIsRead() throws SQLException {
		for (String type : List.of("INT", "varchar (9)", "Numeric( 10 , 2 )", "double  precision",
				"text COLLATE \"NoCase\"", "timestamp with time zone")) {
			execute("drop table if exists t", "create table t (a " + type + ")");
			assertThat(this.engine.normalizeType(type.replace("\"", ""))).as(type).isEqualTo(column("t", "a").type());
		}
		for (String value : List.of("'x'", "-1", "+ 5", "true", "(1+2)", "((7))", "CURRENT_DATE", "(current_time)",
				"(random())", "x'00'")) {
			execute("drop table if exists t", "create table t (a text default " + value + ")");
			assertThat(this.engine.normalizeDefault(value, "text")).as(value)
				.isEqualTo(column("t", "a").defaultValue());
		}
	}

	@ParameterizedTest
	@CsvSource(nullValues = "-", delimiter = '|', textBlock = """
			varchar(255) | varchar(10) | -
			integer      | bigint      | -
			integer      | varchar(3)  | -
			text         | integer     | the spelling of texts that are numbers, such as 007
			varchar(9)   | numeric(9,2)| the spelling of texts that are numbers, such as 007
			bigint       | float       | the last digits of whole numbers beyond 9007199254740992
			blob         | text        | -
			""")
	void onlyAnotherKindOfValueLosesAnything(String from, String to, String lost) {
		assertThat(this.engine.narrowing(from, to)).isEqualTo(lost);
	}

	@Test
	void aTableIsBuiltAnewWithItsRowsAndNumbers() throws SQLException {
		execute("create table t (id integer primary key autoincrement, a varchar(9))", "create index ix on t (a)",
				"insert into t (a) values ('1'), ('2'), ('3')", "delete from t where id = 3",
				"create view v as select a from t");
		Table before = table("t");
		Table after = before
			.withColumns(List.of(before.columns().get(0), Column.of("a", "integer", false).withDefaultValue("0")));
		rebuild(before, after, "a");
		assertThat(table("t")).isEqualTo(after);
		assertThat(longs("select id * 10 + a from t order by id")).containsExactly(11L, 22L);
		execute("insert into t default values");
		assertThat(longs("select max(id) from t")).containsExactly(4L);
		assertThat(longs("select count(*) from v")).containsExactly(3L);
	}

	@Test
	void whatWouldBeLostStopsTheRebuilding() throws SQLException {
		execute("create table t (id integer, a varchar(9))", "insert into t values (1, '1')");
		Table before = table("t");
		refuses(before, "t has other columns than this revision knows of", "alter table t add column by_hand text",
				"alter table t drop column by_hand");
		refuses(before, "t has other indexes than this revision knows of", "create index by_hand on t (a)",
				"drop index by_hand");
		refuses(before, "t has triggers, which would be lost: drop them in a change set before this one",
				"create trigger by_hand after insert on t begin select 1; end", "drop trigger by_hand");
		refuses(before, "t is strict, without rowid, deferrable or on conflict, which would be lost",
				"drop table t; create table t (id integer, a text, unique (id) on conflict replace)",
				"drop table t; create table t (id integer, a text)");
	}

	private void refuses(Table before, String reason, String change, String undo) throws SQLException {
		execute(change.split("; (?!end)"));
		assertThatExceptionOfType(IllegalStateException.class)
			.isThrownBy(() -> rebuild(before, before.withColumns(List.of(before.columns().get(0))), "id"))
			.withMessageContaining(reason);
		execute(undo.split("; "));
		assertThat(table("t").columns()).hasSize(2);
	}

	@Test
	void rowsThatTheNewTableDoesNotAdmitStopItsRebuilding() throws SQLException {
		execute("create table p (id integer primary key)", "create table t (id integer, p integer, n varchar(9))",
				"insert into t values (1, 7, 'x')");
		Table before = table("t");
		Table referring = before.withForeignKeys(List.of(new ForeignKey(chosen("fk"), identifiers("p"),
				QualifiedName.of("p"), identifiers("id"), ReferentialAction.CASCADE, ReferentialAction.NO_ACTION)));
		assertThatExceptionOfType(IllegalStateException.class).isThrownBy(() -> rebuild(before, referring, "p", "n"))
			.withMessageContaining("t has rows without a match in p");
		Table counting = before
			.withColumns(before.columns().stream().map((column) -> column.withType("integer")).toList());
		assertThatExceptionOfType(IllegalStateException.class).isThrownBy(() -> rebuild(before, counting, "p", "n"))
			.withMessageContaining("t.n has values that are no numbers");
		assertThat(table("t")).isEqualTo(before);
		assertThat(longs("select count(*) from t")).containsExactly(1L);
		execute("insert into p values (7)");
		rebuild(before, referring, "p", "n");
		assertThat(table("t")).isEqualTo(referring);
	}

	@Test
	void rowsThatReferToATableAreNotLostWithItsFormerSelf() throws SQLException {
		this.database = TestDatabases.sqliteDatabase("&foreign_keys=on");
		execute("create table p (id integer primary key, a text)",
				"create table c (p integer references p on delete cascade)", "insert into p values (1, 'x')",
				"insert into c values (1)");
		Table before = table("p");
		Table after = before.withColumns(List.of(before.columns().get(0), before.columns().get(1).withNullable(false)));
		assertThatExceptionOfType(IllegalStateException.class).isThrownBy(() -> rebuild(before, after, "a"))
			.withMessageContaining("foreign keys to p are enforced: connect with foreign_keys=off");
		assertThat(longs("select count(*) from c")).containsExactly(1L);
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void aScriptThatGoesOnAfterFailuresKeepsTheRows(boolean inTransaction) throws SQLException {
		execute("create table t (id integer, a varchar(9))", "insert into t values (1, null), (2, 'x')");
		Table before = table("t");
		Table mandatory = before
			.withColumns(List.of(before.columns().get(0), before.columns().get(1).withNullable(false)));
		Table impossible = before
			.withColumns(List.of(before.columns().get(0), Column.of("a", "integer) strict,", true)));
		Table counting = before.withColumns(List.of(before.columns().get(0), Column.of("a", "integer", true)));
		for (Table after : List.of(mandatory, impossible, counting)) {
			playOn(inTransaction, before, after);
			assertThat(strings("select id || coalesce(a, '-') from t order by id")).as(after.toString())
				.containsExactly("1-", "2x");
		}
		execute("alter table t add column by_hand text default 'kept'");
		playOn(inTransaction, before, before.withColumns(List.of(before.columns().get(0))));
		assertThat(strings("select id || by_hand from t order by id")).containsExactly("1kept", "2kept");
		execute("update t set a = 'y' where id = 1");
		playOn(inTransaction, table("t"), table("t").withColumns(mandatory.columns()));
		assertThat(table("t")).isEqualTo(mandatory);
		assertThat(strings("select id || a from t order by id")).containsExactly("1y", "2x");
	}

	private void playOn(boolean inTransaction, Table before, Table after) throws SQLException {
		Map<Identifier, String> values = new LinkedHashMap<>();
		after.columns().forEach((column) -> values.put(column.name(), column.name().text()));
		List<String> script = new ArrayList<>(this.engine.rebuilding()
			.orElseThrow()
			.rebuildSql(before, after, values)
			.stream()
			.map(this.engine::scripted)
			.toList());
		if (inTransaction) {
			script.add(0, "begin");
			script.add("commit");
		}
		try (Connection connection = this.database.getConnection();
				Statement statement = connection.createStatement()) {
			for (String sql : script) {
				try {
					statement.execute(sql);
				}
				catch (SQLException ex) {
					// as a shell does
				}
			}
		}
	}

	/** As Liquibase does it: in a transaction. */
	private void rebuild(Table before, Table after, String... columns) throws SQLException {
		List<String> statements = new ArrayList<>(List.of("begin"));
		Map<Identifier, String> values = new LinkedHashMap<>(Map.of(Identifier.of("id"), "id"));
		List.of(columns).forEach((column) -> values.put(Identifier.of(column), column));
		statements.addAll(this.engine.rebuilding().orElseThrow().rebuildSql(before, after, values));
		statements.add("commit");
		execute(statements.toArray(String[]::new));
	}

	private List<String> strings(String sql) throws SQLException {
		try (Connection connection = this.database.getConnection()) {
			return CatalogQuery.list(connection, sql, (row) -> row.getString(1));
		}
	}

}
