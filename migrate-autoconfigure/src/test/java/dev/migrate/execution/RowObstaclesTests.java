package dev.migrate.execution;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.stream.Stream;

import javax.sql.DataSource;

import dev.migrate.failure.MigrationException;
import dev.migrate.support.ChangelogDirectory;
import dev.migrate.support.TestDatabases;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * A run stops before it has begun when rows stand in its way, and shows them.
 */
class RowObstaclesTests {

	private static final String ENGINES = "engines";

	private static final String ZONED = "modifyDataType: { tableName: author, columnName: born, "
			+ "newDataType: timestamp(6) with time zone }";

	@TempDir
	private Path module;

	private ChangelogDirectory changelog;

	private DataSource database;

	/** SQLite changes a table by copying it, which its own text has to be read for. */
	static List<String> engines() {
		return TestDatabases.engines().stream().filter((engine) -> !engine.equals("sqlite")).toList();
	}

	/** Five hours before UTC, all year long. */
	static Stream<Arguments> enginesWithZones() {
		return Stream
			.of(Arguments.of("postgresql", "set local time zone 'UTC'", "set local time zone 'Asia/Karachi'",
					"set local time zone default"),
					Arguments.of("h2", "set time zone 'UTC'", "set time zone 'Asia/Karachi'", "set time zone local"),
					Arguments.of("hsqldb", "set time zone interval '0:00' hour to minute",
							"set time zone interval '5:00' hour to minute", "set time zone local"))
			.filter((arguments) -> TestDatabases.engines().contains((String) arguments.get()[0]));
	}

	@ParameterizedTest
	@MethodSource(ENGINES)
	void countsAndShowsTheRowsBeforeAnythingRuns(String engine) {
		start(engine, "create table author (id bigint not null, name varchar(50), email varchar(50), primary key (id))",
				"create table book (id bigint not null, author_id bigint, price integer, code varchar(50), primary key (id))");
		TestDatabases.execute(this.database, "insert into author values (1, null, 'a@b')",
				"insert into author values (2, null, 'a@b')", "insert into author values (3, 'Ada', 'c@d')",
				"insert into book values (1, 1, 5, 'abc')", "insert into book values (2, 7, 0, 'abcdef')",
				"insert into book values (3, 8, -1, '12')", "insert into book values (4, 8, 3, '12345678')");
		this.changelog.write("02_strict.yaml",
				"""
						databaseChangeLog:
						- changeSet:
						    id: 02-1
						    author: test
						    changes:
						    - addColumn: { tableName: author, columns: [ { column: { name: born, type: date } } ] }
						- changeSet:
						    id: 02-2
						    author: test
						    changes:
						    - addNotNullConstraint: { tableName: author, columnName: name, columnDataType: varchar(50) }
						- changeSet:
						    id: 02-3
						    author: test
						    changes:
						    - addUniqueConstraint: { tableName: author, columnNames: email, constraintName: uk_author_email }
						- changeSet:
						    id: 02-4
						    author: test
						    changes:
						    - addForeignKeyConstraint: { baseTableName: book, baseColumnNames: author_id, constraintName: fk_author,
						        referencedTableName: author, referencedColumnNames: id }
						- changeSet:
						    id: 02-5
						    author: test
						    changes:
						    - sql: alter table book add constraint ck_price check (price > 0)
						- changeSet:
						    id: 02-6
						    author: test
						    changes:
						    - modifyDataType: { tableName: book, columnName: code, newDataType: varchar(5) }
						""");
		MigrationException refusal = refusal();
		assertThat(refusal.getMessage().lines()).containsExactly(
				"Nothing has run: rows of the database stand in the way.",
				"  2 rows of author have no value in name, which becomes mandatory (change set 02-2)",
				"  1 value of author.email occurs more than once, which becomes unique: 'a@b' (2 rows) (change set 02-3)",
				"  3 rows of book refer by author_id to rows of author that do not exist: 7, 8 (change set 02-4)",
				"  2 rows of book break the check price > 0 (change set 02-5)",
				"  2 values of book.code do not fit into varchar(5), the longest of 8 characters: '12345678', 'abcdef' "
						+ "(change set 02-6)");
		assertThat(refusal.getAction())
			.isEqualTo("Correct these rows, or have a change set do so that stands before the "
					+ "one that is named. Then run migrate again.");
		assertThat(this.changelog.liquibase(this.database).status().pending()).hasSize(6);

		TestDatabases.execute(this.database, "update author set name = 'Eva' where name is null",
				"update author set email = 'e@f' where id = 2", "delete from book where author_id > 6");
		assertThat(run()).containsExactly("02_strict");
	}

	@ParameterizedTest
	@MethodSource(ENGINES)
	void leavesAloneWhatAnEarlierStepPutsRight(String engine) {
		start(engine, "create table author (id bigint not null, name varchar(50), primary key (id))");
		TestDatabases.execute(this.database, "insert into author values (1, null)");
		this.changelog.write("02_strict.yaml",
				"""
						databaseChangeLog:
						- changeSet:
						    id: 02-1
						    author: test
						    changes:
						    - update: { tableName: author, columns: [ { column: { name: name, value: nobody } } ], where: name is null }
						    - addNotNullConstraint: { tableName: author, columnName: name, columnDataType: varchar(50) }
						""");
		assertThat(run()).containsExactly("02_strict");
	}

	@ParameterizedTest
	@MethodSource(ENGINES)
	void looksAtWhatAnEarlierStepFills(String engine) {
		start(engine, "create table author (id bigint not null, primary key (id))",
				"create table book (id bigint not null, code varchar(50), primary key (id))");
		TestDatabases.execute(this.database, "insert into author values (1)", "insert into book values (1, 'a')",
				"insert into book values (2, null)", "insert into book values (3, null)");
		this.changelog.write("02_strict.yaml",
				"""
						databaseChangeLog:
						- changeSet:
						    id: 02-1
						    author: test
						    changes:
						    - addColumn: { tableName: book, columns: [ { column: { name: author_id, type: bigint } } ] }
						- changeSet:
						    id: 02-2
						    author: test
						    changes:
						    - update: { tableName: book, columns: [ { column: { name: author_id, valueNumeric: 7 } } ], where: author_id is null }
						    - addNotNullConstraint: { tableName: book, columnName: author_id, columnDataType: bigint }
						- changeSet:
						    id: 02-3
						    author: test
						    changes:
						    - addForeignKeyConstraint: { baseTableName: book, baseColumnNames: author_id, constraintName: fk_author,
						        referencedTableName: author, referencedColumnNames: id }
						- changeSet:
						    id: 02-4
						    author: test
						    changes:
						    - update: { tableName: book, columns: [ { column: { name: code, value: 'it''s b' } } ], where: code is null }
						    - addUniqueConstraint: { tableName: book, columnNames: code, constraintName: uk_book_code }
						- changeSet:
						    id: 02-5
						    author: test
						    changes:
						    - sql: alter table book add constraint ck_author check (author_id < 7)
						""");
		assertThat(refusal().getMessage().lines()).containsExactly(
				"Nothing has run: rows of the database stand in the way.",
				"  3 rows of book refer by author_id to rows of author that do not exist: 7 (change set 02-3)",
				"  1 value of book.code occurs more than once, which becomes unique: 'it's b' (2 rows) "
						+ "(change set 02-4)",
				"  3 rows of book break the check author_id < 7 (change set 02-5)");
		assertThat(this.changelog.liquibase(this.database).status().pending()).hasSize(5);

		TestDatabases.execute(this.database, "delete from book where code is null",
				"update book set code = null where id = 1");
		delete("02_strict.yaml");
		this.changelog.writeSql("02_strict", "alter table book add author_id bigint",
				"update book set author_id = 1 where author_id is null",
				"alter table book add constraint fk_author foreign key (author_id) references author (id)",
				"update book set code = 'b' where code is null",
				"alter table book add constraint uk_book_code unique (code)");
		assertThat(run()).containsExactly("02_strict");
	}

	@ParameterizedTest
	@MethodSource(ENGINES)
	void countsInTheFailureWhatCouldNotBeSeenBefore(String engine) {
		start(engine, "create table author (id bigint not null, name varchar(50), primary key (id))");
		TestDatabases.execute(this.database, "insert into author values (1, 'a')",
				"insert into author values (2, 'b')");
		this.changelog.writeSql("02_strict", "update author set name = 'same'",
				"alter table author add constraint uk_author_name unique (name)");
		assertThat(refusal().getMessage()).contains("Revision 02_strict failed at change set 02_strict-2 in ")
			.contains("  1 value of author.name occurs more than once, which becomes unique: 'same' (2 rows)");
	}

	@ParameterizedTest
	@MethodSource("dev.migrate.support.TestDatabases#enginesWithSchemas")
	void countsTheRowsOfTheTableThatIsMeant(String engine) throws SQLException {
		start(engine, "create table author (id bigint not null, name varchar(50))");
		TestDatabases.withSchemas(this.database, List.of("crm"), () -> {
			TestDatabases.execute(this.database, "create table crm.author (id bigint not null, name varchar(80))",
					"insert into author values (1, 'a')", "insert into crm.author values (1, null)",
					"insert into crm.author values (2, 'too long to fit')");
			this.changelog.write("02_strict.yaml",
					"""
							databaseChangeLog:
							- changeSet:
							    id: 02-1
							    author: test
							    changes:
							    - modifyDataType: { schemaName: crm, tableName: author, columnName: name, newDataType: varchar(9) }
							    - addNotNullConstraint: { tableName: author, columnName: name, columnDataType: varchar(50) }
							""");
			assertThat(refusal().getMessage())
				.contains("  1 value of crm.author.name does not fit into varchar(9), the longest of 15 characters: ")
				.doesNotContain("no value");
			delete("02_strict.yaml");
			this.changelog.writeSql("02_strict", "drop table author", rename(engine), "drop table crm.writer");
			assertThat(new PendingLosses(this.changelog.liquibase(this.database)).upTo(null))
				.extracting(DataLoss::describe)
				.containsExactly("Drop table author (1 row)", "Drop table crm.author (2 rows)");
		});
	}

	private static String rename(String engine) {
		return engine.equals("mariadb") ? "rename table crm.author to crm.writer"
				: "alter table crm.author rename to " + (engine.equals("hsqldb") ? "crm.writer" : "writer");
	}

	@Test
	void cannotBeMadeToShowASecret() {
		start("h2", "create table author (id bigint not null, password varchar(50), primary key (id))");
		TestDatabases.execute(this.database, "insert into author values (1, 'hush')",
				"insert into author values (2, 'hush')");
		this.changelog.writeSql("02_strict", "alter table author add constraint uk unique (password)");
		assertThat(refusal().getMessage()).contains("****** (2 rows)").doesNotContain("hush");
	}

	@ParameterizedTest
	@MethodSource(ENGINES)
	void stopsOnTheWayBackToo(String engine) {
		start(engine, "create table author (id bigint not null, name varchar(50) not null, primary key (id))");
		this.changelog.write("02_relaxed.yaml", """
				databaseChangeLog:
				- changeSet:
				    id: 02-1
				    author: test
				    changes:
				    - dropNotNullConstraint: { tableName: author, columnName: name, columnDataType: varchar(50) }
				""");
		run();
		TestDatabases.execute(this.database, "insert into author values (1, null)");
		RollbackRun back = new RollbackRun(this.changelog.liquibase(this.database));
		assertThatExceptionOfType(MigrationException.class)
			.isThrownBy(() -> back.run("-1", back.plan("-1"), MigrationProgress.SILENT))
			.withMessage(String.join(System.lineSeparator(),
					"Nothing has been undone: rows of the database stand in the way.",
					"  1 row of author has no value in name, which becomes mandatory (change set 02-1)"));
		assertThat(this.changelog.liquibase(this.database).status().upToDate()).isTrue();
	}

	@ParameterizedTest
	@MethodSource(ENGINES)
	void wideningLosesNothingOnTheWayBackWhileEveryValueFits(String engine) {
		start(engine, "create table author (id bigint not null, name varchar(5), age smallint, primary key (id))");
		this.changelog.write("02_wider.yaml", """
				databaseChangeLog:
				- changeSet:
				    id: 02-1
				    author: test
				    changes:
				    - modifyDataType: { tableName: author, columnName: name, newDataType: varchar(50) }
				    rollback:
				    - modifyDataType: { tableName: author, columnName: name, newDataType: varchar(5) }
				- changeSet:
				    id: 02-2
				    author: test
				    changes:
				    - modifyDataType: { tableName: author, columnName: age, newDataType: integer }
				    rollback:
				    - modifyDataType: { tableName: author, columnName: age, newDataType: smallint }
				""");
		run();
		TestDatabases.execute(this.database, "insert into author values (1, 'Ada', 5)");
		RollbackRun back = new RollbackRun(this.changelog.liquibase(this.database));
		assertThat(back.plan("-1").losses()).isEmpty();

		TestDatabases.execute(this.database, "insert into author values (2, 'Ada Lovelace', 40000)");
		assertThat(back.plan("-1").losses()).extracting(DataLoss::describe)
			.containsExactly("Change type of column age of author (1 value that does not fit)",
					"Change type of column name of author (1 value that does not fit)");
		assertThatExceptionOfType(MigrationException.class)
			.isThrownBy(() -> back.run("-1", back.plan("-1"), MigrationProgress.SILENT))
			.withMessageContaining("1 value of author.age does not fit into smallint: 40000")
			.withMessageContaining(
					"1 value of author.name does not fit into varchar(5), the longest of 12 characters: 'Ada Lovelace'");
		assertThat(new JdbcTemplate(this.database).queryForList("select name from author order by id", String.class))
			.containsExactly("Ada", "Ada Lovelace");
	}

	@ParameterizedTest
	@MethodSource(ENGINES)
	void showsTextThatIsNoNumber(String engine) {
		start(engine, "create table author (id bigint not null, born varchar(50), primary key (id))");
		TestDatabases.execute(this.database, "insert into author values (1, '1815')",
				"insert into author values (2, 'unknown')");
		this.changelog.write("02_number.yaml", """
				databaseChangeLog:
				- changeSet:
				    id: 02-1
				    author: test
				    changes:
				    - modifyDataType: { tableName: author, columnName: born, newDataType: integer }
				""");
		assertThat(refusal().getMessage())
			.contains("  1 value of author.born does not fit into integer: 'unknown' (change set 02-1)");
	}

	@ParameterizedTest
	@MethodSource("enginesWithZones")
	void timesGetAZoneOnceSomebodyHasSaidWhichOneIsMeant(String engine, String example, String zone, String reset) {
		start(engine, "create table author (id bigint not null, born timestamp(6), primary key (id))");
		TestDatabases.execute(this.database, "insert into author values (1, timestamp '2001-07-01 12:00:00')",
				"insert into author values (2, null)");
		writeZoned("[ " + ZONED + " ]");
		assertThat(refusal().getMessage().lines()).last(InstanceOfAssertFactories.STRING)
			.startsWith(
					"  1 value of author.born becomes timestamp(6) with time zone by the time zone of the session: ")
			.contains("2001-07-01")
			.endsWith("; say by which one, by SQL such as \"" + example
					+ "\" in front of it in the same change set (change set 02-1)");
		assertThat(this.changelog.liquibase(this.database).status().pending()).hasSize(1);

		writeZoned("[ sql: { sql: \"" + zone + "\" }, " + ZONED + ", sql: { sql: \"" + reset + "\" } ]");
		assertThat(run()).containsExactly("02_zoned");
		OffsetDateTime born = new JdbcTemplate(this.database).queryForObject("select born from author where id = 1",
				OffsetDateTime.class);
		assertThat(born.toInstant()).hasToString("2001-07-01T07:00:00Z");
	}

	@Test
	void aTimeWithItsZoneInTheStatementIsSaid() {
		start("postgresql", "create table author (id bigint not null, born timestamp(6), primary key (id))");
		TestDatabases.execute(this.database, "insert into author values (1, timestamp '2001-07-01 12:00:00')");
		this.changelog.write("02_zoned.yaml",
				"""
						databaseChangeLog:
						- changeSet:
						    id: 02-1
						    author: test
						    changes:
						    - sql: alter table author alter column born type timestamp(6) with time zone using born at time zone 'Asia/Karachi'
						    rollback:
						    - sql: alter table author alter column born type timestamp(6) using born at time zone 'Asia/Karachi'
						""");
		assertThat(run()).containsExactly("02_zoned");
		assertThat(new JdbcTemplate(this.database)
			.queryForObject("select born = timestamptz '2001-07-01 07:00:00Z' from author", Boolean.class)).isTrue();
	}

	private void writeZoned(String changes) {
		this.changelog.write("02_zoned.yaml",
				"databaseChangeLog: [ { changeSet: { id: 02-1, author: test, changes: " + changes + " } } ]");
	}

	/** Nobody can count there: the engine will tell. */
	@Test
	void leavesItToAnEngineWhoseCatalogsAreNotRead() {
		System.setProperty("derby.stream.error.file", this.module.resolve("derby.log").toString());
		this.database = new DriverManagerDataSource("jdbc:derby:memory:obstacles;create=true");
		this.changelog = new ChangelogDirectory(this.module);
		this.changelog.writeSql("01_initial", "create table author (id bigint, name varchar(5))");
		run();
		TestDatabases.execute(this.database, "insert into author values (1, 'Ada')");
		this.changelog.write("02_wider.yaml", """
				databaseChangeLog:
				- changeSet:
				    id: 02-1
				    author: test
				    changes:
				    - modifyDataType: { tableName: author, columnName: name, newDataType: varchar(9) }
				- changeSet:
				    id: 02-2
				    author: test
				    changes:
				    - sql: "create table copy (id bigint, name varchar(9))"
				    - sql: insert into copy (id, name) select id, name from author
				""");
		assertThat(new PendingLosses(this.changelog.liquibase(this.database)).upTo(null)).isEmpty();
		assertThat(run()).containsExactly("02_wider");
		this.changelog.writeSql("03_less", "drop table copy");
		assertThat(new PendingLosses(this.changelog.liquibase(this.database)).upTo(null)).extracting(DataLoss::describe)
			.containsExactly("Drop table copy (1 row)");
	}

	private void delete(String file) {
		try {
			Files.delete(this.changelog.changes().resolve(file));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private void start(String engine, String... tables) {
		this.database = TestDatabases.create(engine);
		this.changelog = new ChangelogDirectory(this.module);
		this.changelog.writeSql("01_initial", tables);
		run();
	}

	private List<String> run() {
		return this.changelog.liquibase(this.database).run(null, MigrationProgress.SILENT).applied();
	}

	private MigrationException refusal() {
		return catchThrowableOfType(MigrationException.class, this::run);
	}

}
