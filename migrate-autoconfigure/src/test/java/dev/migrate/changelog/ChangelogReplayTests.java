package dev.migrate.changelog;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

import javax.sql.DataSource;

import dev.migrate.engine.Engine;
import dev.migrate.engine.Engines;
import dev.migrate.engine.Shadow;
import dev.migrate.failure.MigrationException;
import dev.migrate.schema.Schema;
import dev.migrate.support.TestDatabases;
import liquibase.database.Database;
import liquibase.database.DatabaseFactory;
import liquibase.database.jvm.JdbcConnection;
import org.assertj.core.api.ListAssert;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static dev.migrate.changelog.ChangelogProject.MASTER;
import static dev.migrate.changelog.ChangelogProject.revision;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class ChangelogReplayTests {

	private static final String MASTER_PATH = "db/changelog/db.changelog-master.yaml";

	private static final String CHANGES = "db/changelog/changes/";

	@TempDir
	private Path directory;

	private ChangelogProject project;

	@BeforeEach
	void createProject() {
		this.project = new ChangelogProject(this.directory).packaged(MASTER_PATH, MASTER);
	}

	@ParameterizedTest
	@ValueSource(strings = { "h2", "postgresql" })
	void makesTheSchemaAndLeavesNoTraceInTheDatabase(String engine) throws Exception {
		this.project.packaged(CHANGES + "1.yaml", revision("1", "none", "orders"))
			.packaged(CHANGES + "2.yaml", revision("2", "1", "items"));
		DataSource database = TestDatabases.create(engine);
		assertThatTables(database).containsExactly("items", "orders");
		try (Connection connection = database.getConnection()) {
			assertThat(Engines.detect(connection).read(connection, connection.getSchema())).isEqualTo(Schema.empty());
		}
		assertThat(tableCount(database, "databasechangelog")).isZero();
	}

	@ParameterizedTest
	@ValueSource(strings = { "h2", "postgresql" })
	void goesOnWithADraft(String engine) throws Exception {
		this.project.packaged(CHANGES + "1.yaml", revision("1", "none", "orders"));
		RevisionDraft draft = new RevisionDraft("2", CHANGES + "2.yaml", Path.of("2.yaml"),
				revision("2", "1", "items"));
		List<String> tables = replay(TestDatabases.create(engine), (replayed) -> tables(replayed.then(draft)));
		assertThat(tables).containsExactly("items", "orders");
	}

	@Test
	void makesNothingOfAMissingChangelog() throws Exception {
		DataSource database = TestDatabases.h2Database();
		Engine engine = Engines.detect(database);
		try (Shadow shadow = engine.openShadow(database)) {
			assertThat(new ChangelogReplay(this.project.loader()).replay(Changelog.missing(), engine, shadow).schema())
				.isEqualTo(Schema.empty());
		}
	}

	@Test
	void runsWhatTheSettingsAdmit() throws Exception {
		this.project.packaged(CHANGES + "1.yaml", revision("1", "none", "orders"))
			.packaged(CHANGES + "2.yaml", withAttribute(revision("2", "1", "tests"), "context: test"))
			.packaged(CHANGES + "3.yaml", withAttribute(revision("3", "2", "slow"), "labels: slow"))
			.packaged(CHANGES + "4.yaml", withAttribute(revision("4", "3", "ignored"), "ignore: true"))
			.packaged(CHANGES + "5.yaml", withAttribute(revision("5", "4", "oracle"), "dbms: oracle"))
			.packaged(CHANGES + "6.yaml", revision("6", "5", "${name}"));
		ChangelogSettings all = this.project.settings();
		ChangelogSettings filtered = new ChangelogSettings(all.changeLog(), all.directory(), "prod", "!slow",
				Map.of("name", "parameters"), all.template());
		ChangelogLoader loader = new ChangelogLoader(filtered, ChangelogProject.classPath(this.project.classes()));
		assertThatTables(loader, TestDatabases.h2Database()).containsExactly("orders", "parameters");
	}

	@ParameterizedTest
	@ValueSource(strings = { "h2", "postgresql" })
	void ownsWhatGeneratedRevisionsMade(String engine) throws Exception {
		this.project.packaged(CHANGES + "1.yaml", revision("1", "none", "orders"))
			.packaged(CHANGES + "2_by_hand.sql", """
					--liquibase formatted sql
					--changeset ann:1
					create table quartz (id int);
					--changeset ann:2
					alter table orders add column note varchar(20);
					create index ix_note on orders (note);
					create sequence by_hand;
					create table remade (id int);
					create table kept (id int);
					""")
			.packaged(CHANGES + "3.yaml", generated("3", """
					        - renameTable: { oldTableName: kept, newTableName: renamed }
					        - renameColumn: { tableName: orders, oldColumnName: note, newColumnName: remark }
					        - dropTable: { tableName: remade }
					        - createTable: { tableName: remade, columns: [ { column: { name: id, type: int } } ] }
					"""));
		Map<String, Boolean> expected = Map.of("orders", true, "orders.id", true, "orders.remark", false,
				"orders.ix_note", false, "quartz", false, "quartz.id", false, "by_hand", false, "renamed", false,
				"remade", true, "remade.id", true);
		Predicate<String> managed = replay(TestDatabases.create(engine), ReplayedChangelog::managed);
		expected.forEach((object, owned) -> assertThat(managed.test(object)).as(object).isEqualTo(owned));
		assertThat(managed.test("unheard_of")).isFalse();
	}

	@ParameterizedTest
	@ValueSource(strings = { "h2", "postgresql" })
	void answersPreconditionsThatAskForTheHistory(String engine) throws Exception {
		this.project.packaged(CHANGES + "1.yaml", revision("1", "none", "orders"))
			.packaged(CHANGES + "2.yaml", generated("2", "        - tagDatabase: { tag: v1 }\n"))
			.packaged(CHANGES + "3.yaml", precondition(revision("3", "2", "items"), """
					changeSetExecuted:
					              id: 1-1
					              author: migrate
					              changeLogFile: db/changelog/changes/1.yaml"""))
			.packaged(CHANGES + "4.yaml", precondition(revision("4", "3", "parts"), """
					changeSetExecuted:
					              id: unknown
					              author: migrate
					              changeLogFile: db/changelog/changes/1.yaml"""))
			.packaged(CHANGES + "5.yaml", precondition(revision("5", "4", "more"), """
					tableExists:
					              tableName: orders"""))
			.packaged(CHANGES + "6.yaml", precondition(revision("6", "5", "less"), """
					tableExists:
					              tableName: absent"""));
		assertThatTables(TestDatabases.create(engine)).containsExactly("items", "more", "orders");
	}

	@Test
	void makesInATransactionWhatPostgreSqlWouldMakeConcurrently() throws Exception {
		this.project.packaged(CHANGES + "1.yaml", revision("1", "none", "orders")).packaged(CHANGES + "2.sql", """
				--liquibase formatted sql
				--changeset ann:1 runInTransaction:false
				create unique index concurrently ix_id on orders (id);
				""");
		Schema schema = replay(TestDatabases.postgresDatabase(), ReplayedChangelog::schema);
		assertThat(schema.tables()).singleElement()
			.satisfies((table) -> assertThat(table.indexes()).singleElement()
				.satisfies((index) -> assertThat(index.name()).hasToString("ix_id")));
	}

	@Test
	void runsNoCommandsOfTheOperatingSystem() throws Exception {
		Path file = this.directory.resolve("touched");
		this.project.packaged(CHANGES + "1.yaml", generated("1",
				"        - executeCommand: { executable: touch, args: [ { arg: { value: %s } } ] }\n".formatted(file)));
		assertThatTables(TestDatabases.h2Database()).isEmpty();
		assertThat(file).doesNotExist();
	}

	@ParameterizedTest
	@ValueSource(strings = { "h2", "postgresql" })
	void namesTheChangeSetThatFails(String engine) {
		this.project.packaged(CHANGES + "1.yaml", revision("1", "none", "orders"))
			.packaged(CHANGES + "2.yaml", generated("2", "        - dropTable: { tableName: absent }\n"));
		assertThatExceptionOfType(MigrationException.class)
			.isThrownBy(() -> replay(TestDatabases.create(engine), ReplayedChangelog::schema))
			.withMessageStartingWith(
					"Change set 2-1 of db/changelog/changes/2.yaml fails when the changelog is replayed "
							+ "on an empty schema: ")
			.withMessageContainingAll("absent")
			.satisfies((ex) -> assertThat(ex.getAction())
				.isEqualTo("Correct the change set so that the changelog runs on an empty database, or set "
						+ "app.migrate.reference=database to compare the entities with the database instead."));
	}

	@Test
	void doesNotMakeLiquibaseBelieveThatARealRunHasHappened() throws Exception {
		this.project.packaged(CHANGES + "1.yaml", precondition(revision("1", "none", "orders"), "and: []"));
		DataSource database = TestDatabases.h2Database();
		replay(database, ReplayedChangelog::schema);
		new PlainLiquibase(database, ChangelogProject.classPath(this.project.classes())).run();
		assertThat(tableCount(database, "orders")).isOne();
		assertThat(tableCount(database, "databasechangelog")).isOne();
	}

	private static String generated(String id, String changes) {
		String revision = revision(id, "none", "x");
		int from = revision.indexOf("        - createTable:");
		return revision.substring(0, from) + changes + "      rollback: []\n";
	}

	private static String withAttribute(String revision, String attribute) {
		return revision.replace("      author: migrate\n", "      author: migrate\n      " + attribute + "\n");
	}

	private static String precondition(String revision, String condition) {
		return withAttribute(revision, "preConditions:\n        - onFail: MARK_RAN\n        - " + condition);
	}

	private ListAssert<String> assertThatTables(DataSource database) throws Exception {
		return assertThatTables(this.project.loader(), database);
	}

	private static ListAssert<String> assertThatTables(ChangelogLoader loader, DataSource database) throws Exception {
		List<String> tables = replay(loader, database, ChangelogReplayTests::tables);
		return assertThat(tables);
	}

	private static List<String> tables(ReplayedChangelog replayed) {
		return replayed.schema().tables().stream().map((table) -> table.name().toString()).toList();
	}

	private static int tableCount(DataSource database, String table) throws SQLException {
		try (Connection connection = database.getConnection();
				Statement statement = connection.createStatement();
				ResultSet count = statement.executeQuery("select count(*) from information_schema.tables "
						+ "where lower(table_name) = '" + table + "'")) {
			count.next();
			return count.getInt(1);
		}
	}

	private <T> T replay(DataSource database, Question<T> question) throws Exception {
		return replay(this.project.loader(), database, question);
	}

	private static <T> T replay(ChangelogLoader loader, DataSource database, Question<T> question) throws Exception {
		Engine engine = Engines.detect(database);
		try (Connection connection = database.getConnection(); Shadow shadow = engine.openShadow(database)) {
			Database live = DatabaseFactory.getInstance()
				.findCorrectDatabaseImplementation(new JdbcConnection(connection));
			return question.answer(new ChangelogReplay(loader).replay(loader.load(live), engine, shadow));
		}
	}

	@FunctionalInterface
	private interface Question<T> {

		T answer(ReplayedChangelog replayed) throws Exception;

	}

}
