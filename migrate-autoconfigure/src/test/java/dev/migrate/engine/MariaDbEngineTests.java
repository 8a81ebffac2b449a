package dev.migrate.engine;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

import javax.sql.DataSource;

import dev.migrate.failure.MigrationException;
import dev.migrate.schema.CheckConstraint;
import dev.migrate.schema.Column;
import dev.migrate.schema.ForeignKey;
import dev.migrate.schema.GeneratedValue;
import dev.migrate.schema.Identifier;
import dev.migrate.schema.Identity;
import dev.migrate.schema.Index;
import dev.migrate.schema.IndexColumn;
import dev.migrate.schema.ObjectName;
import dev.migrate.schema.ObjectName.Origin;
import dev.migrate.schema.PrimaryKey;
import dev.migrate.schema.QualifiedName;
import dev.migrate.schema.ReferentialAction;
import dev.migrate.schema.Schema;
import dev.migrate.schema.Table;
import dev.migrate.schema.UniqueConstraint;
import dev.migrate.support.TestDatabases;
import org.junit.jupiter.api.Test;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class MariaDbEngineTests extends AbstractSequenceEngineTests {

	@Override
	DataSource createDatabase() {
		return TestDatabases.mariaDbDatabase();
	}

	@Override
	List<String> keywords() throws SQLException {
		return List.of("user", "order", "groups", "rank", "value", "key", "condition", "period", "row", "offset");
	}

	@Override
	List<String> schemas() throws SQLException {
		try (Connection connection = this.database.getConnection()) {
			return CatalogQuery.list(connection, "show databases", (row) -> row.getString(1));
		}
	}

	@Override
	long nextValue(String sequence) throws SQLException {
		return longs("select next value for " + sequence).get(0);
	}

	@Test
	void everyKeywordCanBeAColumn() throws SQLException {
		List<String> words = new ArrayList<>();
		try (Connection connection = this.database.getConnection()) {
			CatalogQuery.forEach(connection,
					"select lower(word) from information_schema.keywords where word rlike '^[A-Za-z_0-9]+$'"
							+ " union select lower(function) from information_schema.sql_functions",
					(row) -> words.add(row.getString(1)));
		}
		execute(words.stream()
			.map((word) -> this.engine.sql(Identifier.of(word)) + " integer")
			.collect(Collectors.joining(", ", "create table words (", ")")));
		assertThat(table("words").columns()).extracting((column) -> column.name().toString())
			.hasSizeGreaterThan(600)
			.containsExactlyElementsOf(words);
	}

	@Test
	void readsColumnsWithEverything() throws SQLException {
		execute("create table users (id bigint not null auto_increment primary key,"
				+ " name varchar(40) default 'it''s' not null, age integer comment 'In \\\\ ''years''',"
				+ " next_age integer generated always as (age + 1) stored, shout varchar(40) as (upper(name)) virtual)"
				+ " comment 'People'");
		Table table = table("users");
		assertThat(table.comment()).isEqualTo("People");
		assertThat(table.columns()).containsExactly(Column.of("id", "bigint", false).withIdentity(Identity.byDefault()),
				Column.of("name", "varchar(40)", false).withDefaultValue("'it''s'"),
				Column.of("age", "integer", true).withComment("In \\ 'years'"),
				Column.of("next_age", "integer", true).withGenerated(new GeneratedValue("age + 1", true)),
				Column.of("shout", "varchar(40)", true).withGenerated(new GeneratedValue("ucase(name)", false)));
	}

	@Test
	void typesHaveTheSpellingThatOtherEnginesHave() throws SQLException {
		execute("create table t (a int(11), b decimal(38,2), c bool, d double, e float(53), f datetime(6), g char,"
				+ " h int unsigned, i json, j varchar(9) character set utf8mb4 collate utf8mb4_bin, k bit, l tinyint)");
		assertThat(table("t").columns()).extracting(Column::type)
			.containsExactly("integer", "numeric(38,2)", "tinyint(1)", "double precision", "double precision",
					"datetime(6)", "char(1)", "integer unsigned", "json", "varchar(9) collate utf8mb4_bin", "bit(1)",
					"tinyint");
		assertThat(table("t").checkConstraints()).isEmpty();
	}

	@Test
	void everyTypeThatIsDeclaredIsNormalisedToWhatIsRead() throws SQLException {
		for (String type : List.of("int", "int(5) zerofill", "int8", "dec(5)", "numeric", "fixed(4,1)", "bool",
				"boolean", "double(10,2)", "real", "float(20)", "float(30)", "char", "bit", "binary", "datetime(0)",
				"datetime", "year(4)", "long varchar", "varchar(5) collate utf8mb4_bin", "ENUM('A','b')",
				"bigint unsigned", "tinyint(1)")) {
			execute("create or replace table t (a " + type + ")");
			assertThat(this.engine.normalizeType(type)).as(type).isEqualTo(column("t", "a").type());
		}
	}

	@Test
	void keysAreTakenForConstraintsAndOtherIndexesForIndexes() throws SQLException {
		execute("create table t (a integer, b integer, c varchar(40), d integer, primary key (b, a), unique (c),"
				+ " constraint uk_d unique (d, c), index ix_d (d desc, c), unique index ix_c (c desc), index ix_prefix (c(9)),"
				+ " fulltext index ix_words (c), index (d))");
		Table table = table("t");
		assertThat(table.primaryKey())
			.isEqualTo(new PrimaryKey(ObjectName.generated(Identifier.delimited("PRIMARY")), identifiers("b", "a")));
		assertThat(table.uniqueConstraints()).containsExactly(
				new UniqueConstraint(ObjectName.generated(Identifier.of("c")), identifiers("c")),
				new UniqueConstraint(chosen("uk_d"), identifiers("d", "c")));
		assertThat(table.indexes())
			.containsExactly(new Index(chosen("d"), List.of(new IndexColumn(Identifier.of("d"), false)), false, null),
					new Index(chosen("ix_c"), List.of(new IndexColumn(Identifier.of("c"), true)), true, null),
					new Index(chosen("ix_d"),
							List.of(new IndexColumn(Identifier.of("d"), true),
									new IndexColumn(Identifier.of("c"), false)),
							false, null),
					new Index(chosen("ix_prefix"), List.of(), false, "create index ix_prefix on t (c(9))"),
					new Index(chosen("ix_words"), List.of(), false, "create fulltext index ix_words on t (c)"));
	}

	@Test
	void theIndexThatAForeignKeyBringsBelongsToIt() throws SQLException {
		execute("create table t (id integer primary key, a integer, b integer, c integer,"
				+ " foreign key (a) references t (id), constraint fk_b foreign key (b) references t (id),"
				+ " index ix_c (c), constraint fk_c foreign key (c) references t (id))");
		Table table = table("t");
		assertThat(table.foreignKeys()).extracting((key) -> key.name().origin())
			.containsExactly(Origin.CHOSEN, Origin.CHOSEN, Origin.ENGINE);
		assertThat(table.indexes()).extracting((index) -> index.name().toString()).containsExactly("ix_c");
		for (ForeignKey key : table.foreignKeys()) {
			execute("alter table t drop foreign key " + key.name());
			execute(this.engine.afterDropForeignKeySql(table.name(), key, null).toArray(String[]::new));
		}
		assertThat(table("t").indexes()).isEqualTo(table.indexes());
	}

	@Test
	void whatMySqlIsToldAboutTheIndexOfAForeignKeyIsUnderstoodHereToo() throws SQLException {
		execute("create table t (id integer primary key, a integer,"
				+ " constraint fk_1 foreign key (a) references t (id),"
				+ " constraint fk_2 foreign key (a) references t (id))");
		List<ForeignKey> keys = table("t").foreignKeys();
		Engine mySql = Engines.byId("mysql");
		execute("alter table t drop foreign key fk_1");
		for (int i = 0; i < 2; i++) {
			execute(mySql.afterDropForeignKeySql(table("t").name(), keys.get(0), keys.get(1)).toArray(String[]::new));
			assertThat(indexNames()).containsExactlyInAnyOrder("PRIMARY", "fk_2");
		}
		execute("alter table t drop foreign key fk_2");
		execute(mySql.afterDropForeignKeySql(table("t").name(), keys.get(1), null).toArray(String[]::new));
		assertThat(indexNames()).containsExactly("PRIMARY");
	}

	private List<String> indexNames() {
		return new JdbcTemplate(this.database).queryForList("select index_name from information_schema.statistics "
				+ "where table_schema = database() and table_name = 't'", String.class);
	}

	@Test
	void readsForeignKeysInKeyOrderWithTheirActions() throws SQLException {
		execute("create table parent (x integer not null, y integer not null, constraint uk_parent unique (y, x))",
				"create table child (a integer, b integer,"
						+ " constraint fk_one foreign key (b, a) references parent (y, x) on delete cascade,"
						+ " constraint fk_two foreign key (a) references child (b) on update set null, index (b))");
		assertThat(table("child").foreignKeys()).containsExactly(
				new ForeignKey(chosen("fk_one"), identifiers("b", "a"), QualifiedName.of("parent"),
						identifiers("y", "x"), ReferentialAction.CASCADE, ReferentialAction.NO_ACTION),
				new ForeignKey(chosen("fk_two"), identifiers("a"), QualifiedName.of("child"), identifiers("b"),
						ReferentialAction.NO_ACTION, ReferentialAction.SET_NULL));
	}

	@Test
	void checksOfColumnsHaveNoNameOfTheirOwn() throws SQLException {
		execute("create table t (a integer check (a > 0), b integer, check (b > 1), constraint ck_b check (b < 9))");
		assertThat(table("t").checkConstraints()).containsExactlyInAnyOrder(
				new CheckConstraint(ObjectName.generated(Identifier.of("a")), "a > 0"),
				new CheckConstraint(ObjectName.generated(Identifier.delimited("CONSTRAINT_1")), "b > 1"),
				new CheckConstraint(chosen("ck_b"), "b < 9"));
	}

	@Test
	void namesAreKeptInTheirCase() throws SQLException {
		execute("create table `My Users` (`Id` integer, `order` integer)", "create table users (ID integer)");
		assertThat(read().tables()).extracting((table) -> table.name().name())
			.containsExactly(Identifier.delimited("My Users"), Identifier.of("users"));
		assertThat(read().tables().get(0).columns()).extracting(Column::name)
			.containsExactly(Identifier.delimited("Id"), Identifier.of("order"));
		assertThat(this.engine.sql(Identifier.of("order"))).isEqualTo("`order`");
		assertThat(this.engine.sql(Identifier.delimited("My`Users"))).isEqualTo("`My``Users`");
		assertThat(this.engine.unquoted("Users")).isEqualTo(Identifier.delimited("Users"));
	}

	@Test
	void aTableOfAnotherDatabaseIsQualified() throws SQLException {
		String other = this.schema + "_crm";
		execute("create database " + other, "create table " + other + ".partner (id integer primary key)",
				"create table t (p integer, constraint fk_p foreign key (p) references " + other + ".partner (id))");
		assertThat(read().tables()).extracting(Table::name).containsExactly(QualifiedName.of("t"));
		assertThat(table("t").foreignKeys()).extracting(ForeignKey::referencedTable)
			.containsExactly(new QualifiedName(Identifier.of(other), Identifier.of("partner")));
	}

	@Test
	void leavesLiquibasesTablesAndViewsOut() throws SQLException {
		execute("create table DATABASECHANGELOG (id integer)", "create table DatabaseChangeLogLock (id integer)",
				"create table t (a integer)", "create view v as select a from t");
		assertThat(read().tables()).extracting(Table::name).containsExactly(QualifiedName.of("t"));
	}

	@Test
	void aShadowReadsAsTheLiveSchemaDoesAndLeavesNoTrace() throws SQLException {
		String[] statements = {
				"create table users (id bigint auto_increment primary key, email varchar(100) not null unique comment 'Where',"
						+ " status enum('A','B') default 'A', n integer default 0 check (n > -1), m integer as (n * 2) stored,"
						+ " created datetime(6) default current_timestamp(6))",
				"create table orders (id bigint not null, user_id bigint, primary key (id))",
				"alter table orders add constraint FK32ql8ubntj5uh44ph9659tiih foreign key (user_id) references users (id) on delete cascade",
				"create index idx_status on users (status desc)",
				"create sequence orders_seq start with 1 increment by 50 nocache" };
		execute("alter database " + this.schema + " collate utf8mb4_unicode_ci");
		execute(statements);
		Schema live = read();
		Schema inShadow;
		try (Shadow shadow = this.engine.openShadow(this.database)) {
			for (String statement : statements) {
				run(shadow.connection(), statement);
			}
			inShadow = shadow.read();
			run(shadow.connection(), "create table t (a varchar(9) collate utf8mb4_unicode_ci)");
			assertThat(shadow.read().table(QualifiedName.of("t")).orElseThrow().columns()).extracting(Column::type)
				.containsExactly("varchar(9)");
		}
		assertThat(inShadow).isEqualTo(live);
		assertThat(read()).isEqualTo(live);
		assertThat(String.join(" ", schemas())).doesNotContain("migrate_shadow");
	}

	@Test
	void whatACrashLeftBehindIsSweptButNotWhatIsInUse() throws SQLException {
		execute("create database migrate_shadow_left_over");
		try (Shadow one = this.engine.openShadow(this.database); Shadow two = this.engine.openShadow(this.database)) {
			assertThat(schemas()).contains(one.schemaName(), two.schemaName())
				.doesNotContain("migrate_shadow_left_over");
		}
	}

	@Test
	void aShadowGivesItsConnectionBackAsItWas() throws SQLException {
		try (Connection connection = this.database.getConnection()) {
			connection.setAutoCommit(false);
			DataSource single = TestDatabases.sharing(connection);
			try (Shadow shadow = this.engine.openShadow(single)) {
				run(shadow.connection(), "create table t (a integer)");
			}
			assertThat(connection.getCatalog()).isEqualTo(this.schema);
			assertThat(connection.getAutoCommit()).isFalse();
		}
	}

	@Test
	void aUserWhoMayNotCreateDatabasesLearnsWhatToGrant() throws SQLException {
		execute("create or replace user clerk@localhost identified by 'x'",
				"grant all on " + this.schema + ".* to clerk@localhost");
		String url;
		try (Connection connection = this.database.getConnection()) {
			url = connection.getMetaData().getURL().replaceAll("\\?.*", "");
		}
		DataSource clerk = new DriverManagerDataSource(url, "clerk", "x");
		assertThatExceptionOfType(MigrationException.class).isThrownBy(() -> this.engine.openShadow(clerk))
			.withMessage(
					"The database user may not create a scratch database, so there is no place to try out what the "
							+ "entities and the changelog produce")
			.satisfies((ex) -> assertThat(ex.getAction()).isEqualTo(
					"Grant the user everything on databases of that name: grant all on `migrate\\_shadow\\_%`.* to <user>"));
		execute("grant all on `migrate\\_shadow\\_%`.* to clerk@localhost");
		try (Shadow shadow = this.engine.openShadow(clerk)) {
			assertThat(shadow.read()).isEqualTo(Schema.empty());
		}
	}

	@Test
	void saysWhichValuesATypeCannotTake() {
		assertThat(this.engine.narrowing("varchar(10)", "text")).isNull();
		assertThat(this.engine.narrowing("text", "longtext")).isNull();
		assertThat(this.engine.narrowing("longtext", "text")).isEqualTo("values longer than 65535 characters");
		assertThat(this.engine.narrowing("datetime(6)", "datetime")).isEqualTo("fractions of a second beyond 0 digits");
		assertThat(this.engine.narrowing("integer", "bigint")).isNull();
		assertThat(this.engine.narrowing("integer unsigned", "bigint")).isNull();
		assertThat(this.engine.narrowing("bigint", "integer")).isEqualTo("values outside the range of integer");
	}

}
