package dev.migrate.execution;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import javax.sql.DataSource;

import dev.migrate.execution.MigrationStatus.AppliedChangeSet;
import dev.migrate.execution.MigrationStatus.PendingChangeSet;
import dev.migrate.execution.MigrationStatus.RevisionStatus;
import dev.migrate.execution.MigrationStatus.State;
import dev.migrate.support.ChangelogDirectory;
import dev.migrate.support.TestDatabases;
import liquibase.Contexts;
import liquibase.LabelExpression;
import liquibase.changelog.ChangeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

class MigrationStatusTests {

	private static final String MASTER = "db/changelog/db.changelog-master.yaml";

	@TempDir
	private Path module;

	private ChangelogDirectory changelog;

	@BeforeEach
	void createChangelog() {
		this.changelog = new ChangelogDirectory(this.module);
	}

	/**
	 * The reference is Liquibase itself, asked on a copy of the database, because asking
	 * creates its tables.
	 */
	@ParameterizedTest
	@CsvSource(delimiter = '|', nullValues = "-", textBlock = """
			-         | -
			prod      | -
			test      | -
			-         | fast
			-         | !slow
			prod,eu   | fast or slow
			""")
	void saysOfEveryChangeSetWhatLiquibaseSays(String contexts, String labels) throws Exception {
		this.changelog.write("01_filters.yaml", """
				databaseChangeLog:
				- changeSet: {id: plain, author: a, changes: [{sql: select 1}]}
				- changeSet: {id: prod, author: a, contextFilter: prod, changes: [{sql: select 1}]}
				- changeSet: {id: no-test, author: a, contextFilter: "!test", changes: [{sql: select 1}]}
				- changeSet: {id: prod-eu, author: a, contextFilter: prod and eu, changes: [{sql: select 1}]}
				- changeSet: {id: fast, author: a, labels: fast, changes: [{sql: select 1}]}
				- changeSet: {id: slow, author: a, labels: "slow,big", changes: [{sql: select 1}]}
				- changeSet: {id: h2, author: a, dbms: h2, changes: [{sql: select 1}]}
				- changeSet: {id: oracle, author: a, dbms: oracle, changes: [{sql: select 1 from dual}]}
				- changeSet: {id: no-oracle, author: a, dbms: "!oracle", changes: [{sql: select 1}]}
				- changeSet: {id: ignored, author: a, ignore: true, changes: [{sql: select 1}]}
				- changeSet: {id: last, author: a, runOrder: last, changes: [{sql: select 1}]}
				- changeSet: {id: first, author: a, runOrder: first, changes: [{sql: select 1}]}
				""");
		MigrationLiquibase liquibase = this.changelog.liquibase(TestDatabases.create("h2"));
		liquibase.setContexts(contexts);
		liquibase.setLabelFilter(labels);
		List<String> ours = pending(liquibase);
		PlainLiquibase.in(TestDatabases.create("h2"), this.changelog.resources(), MASTER,
				(plain) -> assertThat(ours).containsExactlyElementsOf(
						plain.listUnrunChangeSets(new Contexts(contexts), new LabelExpression(labels))
							.stream()
							.map(ChangeSet::getId)
							.toList()));
		assertThat(ours).contains("plain", "h2", "no-oracle").doesNotContain("oracle", "ignored");
	}

	@ParameterizedTest
	@ValueSource(strings = { "h2", "postgresql" })
	void leavesNoTrace(String engine) {
		this.changelog.writeSql("01_users", "create table users (id bigint)");
		DataSource database = TestDatabases.create(engine);
		MigrationStatus status = this.changelog.liquibase(database).status();
		assertThat(status.upToDate()).isFalse();
		assertThat(new JdbcTemplate(database).queryForList(
				"select table_name from information_schema.tables where lower(table_schema) = 'public'", String.class))
			.isEmpty();
	}

	@Test
	void waitsForWhatChangedAndRunsOnChange() {
		this.changelog.writeSql("01_users", "create table users (id bigint)");
		String view = """
				databaseChangeLog:
				- changeSet:
				    id: view
				    author: test
				    runOnChange: true
				    changes:
				    - createView: {viewName: v, replaceIfExists: true, selectQuery: select id from users where id > %d}
				""";
		this.changelog.write("02_view.yaml", view.formatted(1));
		MigrationLiquibase liquibase = this.changelog.liquibase(TestDatabases.create("h2"));
		liquibase.run(null, MigrationProgress.SILENT);
		assertThat(liquibase.status().upToDate()).isTrue();
		this.changelog.write("02_view.yaml", view.formatted(2));
		assertThat(pending(liquibase)).containsExactly("view");
		assertThat(states(liquibase)).containsExactly(State.APPLIED, State.PENDING);
		liquibase.run(null, MigrationProgress.SILENT);
		assertThat(liquibase.status().upToDate()).isTrue();
		assertThat(liquibase.status().applied()).last()
			.extracting(AppliedChangeSet::id, AppliedChangeSet::execType)
			.containsExactly("view", "RERAN");
	}

	@Test
	void noticesAChangeInAnSqlFileThatRunsOnChange() throws Exception {
		Path sql = this.changelog.resources().resolve("db/changelog/changes/sql");
		Files.createDirectories(sql);
		Files.writeString(sql.resolve("seed.txt"), "create table seed (id bigint)");
		this.changelog.write("01_seed.yaml", """
				databaseChangeLog:
				- changeSet:
				    id: seed
				    author: test
				    runOnChange: true
				    changes:
				    - sqlFile: {path: sql/seed.txt, relativeToChangelogFile: true}
				""");
		MigrationLiquibase liquibase = this.changelog.liquibase(TestDatabases.create("h2"));
		liquibase.run(null, MigrationProgress.SILENT);
		assertThat(liquibase.status().upToDate()).isTrue();
		Files.writeString(sql.resolve("seed.txt"), "create table seed2 (id bigint)");
		assertThat(pending(liquibase)).containsExactly("seed");
	}

	@Test
	void doesNotWaitForWhatRunsAlwaysOnceItHasRun() {
		this.changelog.write("01_always.yaml", """
				databaseChangeLog:
				- changeSet: {id: always, author: test, runAlways: true, changes: [{sql: select 1}]}
				""");
		MigrationLiquibase liquibase = this.changelog.liquibase(TestDatabases.create("h2"));
		assertThat(pending(liquibase)).containsExactly("always");
		liquibase.run(null, MigrationProgress.SILENT);
		assertThat(liquibase.status().upToDate()).isTrue();
		assertThat(liquibase.run(null, MigrationProgress.SILENT)).isEqualTo(new MigrationRun(List.of("01_always"), 1));
	}

	@ParameterizedTest
	@ValueSource(
			strings = { "classpath:/db/changelog/changes/01_users.sql", "classpath:db/changelog/changes/01_users.sql",
					"/db/changelog/changes/01_users.sql", "db\\changelog\\changes\\01_users.sql" })
	void recognisesTheSpellingsOfAPathThatLiquibaseHasUsed(String path) {
		this.changelog.writeSql("01_users", "create table users (id bigint)");
		DataSource database = TestDatabases.create("h2");
		MigrationLiquibase liquibase = this.changelog.liquibase(database);
		liquibase.run(null, MigrationProgress.SILENT);
		new JdbcTemplate(database).update("update databasechangelog set filename = ?", path);
		assertThat(liquibase.status().upToDate()).isTrue();
		assertThat(liquibase.status().unknown()).isEmpty();
		assertThat(liquibase.run(null, MigrationProgress.SILENT)).isEqualTo(MigrationRun.nothing());
	}

	@ParameterizedTest
	@ValueSource(strings = { "h2", "postgresql" })
	void listsRowsThatNoFileExplains(String engine) throws Exception {
		this.changelog.writeSql("01_users", "create table users (id bigint)");
		this.changelog.writeSql("02_orders", "create table orders (id bigint)");
		MigrationLiquibase liquibase = this.changelog.liquibase(TestDatabases.create(engine));
		liquibase.run(null, MigrationProgress.SILENT);
		Files.delete(this.changelog.changes().resolve("02_orders.sql"));
		MigrationStatus status = liquibase.status();
		assertThat(status.unknown()).extracting(AppliedChangeSet::revision, AppliedChangeSet::id)
			.containsExactly(tuple(null, "02_orders-1"));
		assertThat(status.applied()).extracting(AppliedChangeSet::revision, AppliedChangeSet::id)
			.containsExactly(tuple("01_users", "01_users-1"));
		assertThat(status.upToDate()).isTrue();
	}

	@Test
	void knowsWhatRanUnderOtherContextsAndForOtherEngines() {
		this.changelog.write("01_data.yaml", """
				databaseChangeLog:
				- changeSet: {id: demo, author: test, contextFilter: demo, changes: [{sql: select 1}]}
				- changeSet: {id: engine, author: test, dbms: "h2,postgresql", changes: [{sql: select 1}]}
				""");
		MigrationLiquibase liquibase = this.changelog.liquibase(TestDatabases.create("h2"));
		liquibase.setContexts("demo");
		liquibase.run(null, MigrationProgress.SILENT);
		this.changelog.write("01_data.yaml", """
				databaseChangeLog:
				- changeSet: {id: demo, author: test, contextFilter: demo, changes: [{sql: select 1}]}
				- changeSet: {id: engine, author: test, dbms: postgresql, changes: [{sql: select 1}]}
				""");
		liquibase.setContexts("prod");
		MigrationStatus status = liquibase.status();
		assertThat(status.unknown()).isEmpty();
		assertThat(status.applied()).extracting(AppliedChangeSet::revision).containsExactly("01_data", "01_data");
	}

	@Test
	void doesNotMistakeATagOnAnEmptyHistoryForSomethingUnknown() throws Exception {
		this.changelog.writeSql("01_users", "create table users (id bigint)");
		DataSource database = TestDatabases.create("h2");
		PlainLiquibase.in(database, this.changelog.resources(), MASTER, (plain) -> plain.tag("v0"));
		assertThat(this.changelog.liquibase(database).status().unknown()).isEmpty();
	}

	@Test
	void describesChangeSetsAsTheHistoryWill() {
		this.changelog.write("01_drop.yaml", """
				# message: Forget the legacy
				databaseChangeLog:
				- changeSet:
				    id: 01_drop-1
				    author: ada
				    labels: destructive
				    contextFilter: prod or test
				    comment: Drop table legacy
				    changes:
				    - dropTable: {tableName: legacy}
				""");
		DataSource database = TestDatabases.create("h2");
		TestDatabases.execute(database, "create table legacy (id bigint)");
		MigrationLiquibase liquibase = this.changelog.liquibase(database);
		PendingChangeSet pending = liquibase.status().pending().get(0);
		assertThat(pending.revision()).isEqualTo("01_drop");
		assertThat(pending.author()).isEqualTo("ada");
		assertThat(pending.changeLog()).isEqualTo("db/changelog/changes/01_drop.yaml");
		assertThat(pending.description()).isEqualTo("dropTable tableName=legacy");
		assertThat(pending.comments()).isEqualTo("Drop table legacy");
		assertThat(pending.labels()).containsExactly("destructive");
		assertThat(pending.contexts()).containsExactly("prod or test");
		assertThat(pending.destructive()).isTrue();
		liquibase.run(null, MigrationProgress.SILENT);
		AppliedChangeSet applied = liquibase.status().applied().get(0);
		assertThat(applied.checksum()).isEqualTo(pending.checksum());
		assertThat(applied.description()).isEqualTo(pending.description());
		assertThat(applied.labels()).isEqualTo(pending.labels());
		assertThat(applied.contexts()).isEqualTo(pending.contexts());
		assertThat(applied.changeLog()).isEqualTo(pending.changeLog());
		assertThat(applied.destructive()).isTrue();
		RevisionStatus revision = liquibase.status().revisions().get(0);
		assertThat(revision.destructive()).isTrue();
		assertThat(revision.appliedAt()).isEqualTo(applied.dateExecuted());
	}

	/**
	 * Liquibase shares its current scope between a thread and those that it starts, which
	 * is what a web server's threads are.
	 */
	@Test
	void answersSeveralThreadsAtOnce() throws Exception {
		this.changelog.writeSql("01_users", "create table users (id bigint)");
		this.changelog.writeSql("02_orders", "create table orders (id bigint)");
		MigrationLiquibase liquibase = this.changelog.liquibase(TestDatabases.create("h2"));
		liquibase.run("01", MigrationProgress.SILENT);
		ExecutorService threads = Executors.newFixedThreadPool(8);
		try {
			List<Future<List<String>>> answers = threads.invokeAll(Collections.nCopies(64, () -> pending(liquibase)));
			for (Future<List<String>> answer : answers) {
				assertThat(answer.get()).containsExactly("02_orders-1");
			}
		}
		finally {
			threads.shutdown();
		}
	}

	private static List<String> pending(MigrationLiquibase liquibase) {
		return liquibase.status().pending().stream().map(PendingChangeSet::id).toList();
	}

	private static List<State> states(MigrationLiquibase liquibase) {
		return liquibase.status().revisions().stream().map(RevisionStatus::state).toList();
	}

}
