package dev.migrate.execution;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import javax.sql.DataSource;

import dev.migrate.changelog.UnknownRevisionException;
import dev.migrate.execution.MigrationStatus.AppliedChangeSet;
import dev.migrate.failure.MigrationException;
import dev.migrate.support.ChangelogDirectory;
import dev.migrate.support.TestDatabases;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class RollbackRunTests {

	@TempDir
	private Path module;

	private ChangelogDirectory changelog;

	private DataSource database = TestDatabases.h2Database();

	@BeforeEach
	void createChangelog() {
		this.changelog = new ChangelogDirectory(this.module);
		this.changelog.write("01_users.yaml", """
				databaseChangeLog:
				- changeSet:
				    id: 1
				    author: test
				    changes:
				    - createTable:
				        tableName: author
				        columns:
				        - column: { name: id, type: bigint }
				        - column: { name: name, type: varchar(20) }
				""");
		this.changelog.write("02_phone.yaml", """
				databaseChangeLog:
				- changeSet:
				    id: 1
				    author: test
				    changes:
				    - addColumn:
				        tableName: author
				        columns:
				        - column: { name: phone, type: varchar(20) }
				- changeSet:
				    id: 2
				    author: test
				    changes:
				    - createIndex:
				        tableName: author
				        indexName: ix_phone
				        columns:
				        - column: { name: phone }
				""");
		this.changelog.write("03_rename.yaml",
				"""
						databaseChangeLog:
						- changeSet:
						    id: 1
						    author: test
						    changes:
						    - renameTable: { oldTableName: author, newTableName: writer }
						- changeSet:
						    id: 2
						    author: test
						    changes:
						    - renameColumn: { tableName: writer, oldColumnName: phone, newColumnName: mobile, columnDataType: varchar(20) }
						""");
	}

	@ParameterizedTest
	@ValueSource(strings = { "h2", "postgresql", "mariadb" })
	void undoesTheNewestRevisions(String engine) {
		migrate(engine);
		TestDatabases.execute(this.database, "insert into writer (id, name, mobile) values (1, 'Ada', '1')");
		assertThat(rollback("-1")).containsExactly("03_rename");
		assertThat(query("select phone from author")).containsExactly("1");
		assertThat(rollback("-1")).containsExactly("02_phone");
		assertThat(query("select name from author")).containsExactly("Ada");
		assertThat(applied()).containsExactly("01_users");
		liquibase().run(null, MigrationProgress.SILENT);
		assertThat(query("select name from writer")).containsExactly("Ada");
	}

	@ParameterizedTest
	@ValueSource(strings = { "h2", "postgresql" })
	void goesBackToARevisionOrToTheBase(String engine) {
		migrate(engine);
		assertThat(rollback("01")).containsExactly("03_rename", "02_phone");
		assertThat(applied()).containsExactly("01_users");
		liquibase().run(null, MigrationProgress.SILENT);
		Recorder recorder = new Recorder();
		RollbackRun run = new RollbackRun(liquibase());
		assertThat(run.run("base", run.plan("base"), recorder)).containsExactly("03_rename", "02_phone", "01_users");
		assertThat(recorder.events).containsExactly("unapplying 03_rename", "1 of 2 of 03_rename",
				"2 of 2 of 03_rename", "unapplied 03_rename", "unapplying 02_phone", "1 of 2 of 02_phone",
				"2 of 2 of 02_phone", "unapplied 02_phone", "unapplying 01_users", "unapplied 01_users");
		assertThat(applied()).isEmpty();
		assertThat(tables()).containsExactlyInAnyOrder("databasechangelog", "databasechangeloglock");
	}

	@ParameterizedTest
	@ValueSource(strings = { "h2", "postgresql", "mariadb" })
	void countsWhatWillBeLostUnderTheNamesThatItHasNow(String engine) {
		migrate(engine);
		TestDatabases.execute(this.database, "insert into writer (id, name, mobile) values (1, 'Ada', '1')",
				"insert into writer (id, name) values (2, 'Bob')", "insert into writer (id, name) values (3, 'Cleo')");
		RollbackRun run = new RollbackRun(liquibase());
		assertThat(run.plan("-1").losses()).isEmpty();
		assertThat(run.plan("01").losses()).extracting(DataLoss::describe)
			.containsExactly("Drop column mobile of writer (1 value)");
		assertThat(run.plan("base").losses()).extracting(DataLoss::describe)
			.containsExactly("Drop column mobile of writer (1 value)", "Drop table writer (3 rows)");
		assertThat(run.plan("base").target()).isNull();
		assertThat(run.plan("-2").target()).isEqualTo("01_users");
		assertThat(applied()).hasSize(5);
	}

	@ParameterizedTest
	@ValueSource(strings = { "h2", "postgresql" })
	void tellsWhichValuesDoNotFitAndWhichRowsGo(String engine) {
		this.changelog.write("04_wider.sql", """
				--liquibase formatted sql
				--changeset test:1
				alter table writer alter column name set data type varchar(200);
				--rollback alter table writer alter column name set data type varchar(20);
				--changeset test:2
				insert into writer (id) values (9);
				--rollback delete from writer where id = 9;
				""");
		migrate(engine);
		assertThat(new RollbackRun(liquibase()).plan("-1").losses()).extracting(DataLoss::describe)
			.containsExactly("Delete rows of writer (up to 1 row)");
		TestDatabases.execute(this.database, "insert into writer (id, name) values (1, 'Ada')",
				"insert into writer (id, name) values (2, 'Ada, Countess of Lovelace')");
		assertThat(new RollbackRun(liquibase()).plan("-1").losses()).extracting(DataLoss::describe)
			.containsExactly("Delete rows of writer (up to 3 rows)",
					"Change type of column name of writer (1 value that does not fit)");
	}

	@ParameterizedTest
	@ValueSource(strings = { "h2", "postgresql" })
	void undoesWhatRanOfARevisionThatFailed(String engine) {
		this.changelog.write("04_part.sql", """
				--liquibase formatted sql
				--changeset test:a
				create table a (id bigint);
				--rollback drop table a;
				--changeset test:b
				create tabel b (id bigint);
				--rollback drop table b;
				""");
		this.database = TestDatabases.create(engine);
		assertThatExceptionOfType(MigrationException.class)
			.isThrownBy(() -> liquibase().run(null, MigrationProgress.SILENT));
		assertThat(rollback("-1")).containsExactly("04_part");
		assertThat(tables()).doesNotContain("a").contains("writer");
	}

	@ParameterizedTest
	@ValueSource(strings = { "h2", "postgresql" })
	void refusesWhatHasNoRollbackBeforeAnythingIsUndone(String engine) {
		this.changelog.writeSql("04_fix", "update writer set name = 'x'");
		this.changelog.write("05_more.yaml", """
				databaseChangeLog:
				- changeSet:
				    id: 1
				    author: test
				    changes:
				    - createTable:
				        tableName: more
				        columns:
				        - column: { name: id, type: bigint }
				""");
		migrate(engine);
		assertThatExceptionOfType(MigrationException.class).isThrownBy(() -> rollback("03"))
			.withMessage(
					"Revision 04_fix cannot be undone: change set 04_fix-1 in db/changelog/changes/04_fix.sql has no "
							+ "rollback." + System.lineSeparator() + "Nothing has been undone.")
			.satisfies((ex) -> assertThat(ex.getAction()).isEqualTo(
					"Add a rollback to each of them, which leaves the checksum as it is (in a formatted SQL file a line "
							+ "'--rollback <SQL>;'), or an empty one if there is nothing to undo ('rollback: []' in YAML, "
							+ "'--rollback empty' in SQL)."));
		assertThat(tables()).contains("more");
		assertThat(rollback("-1")).containsExactly("05_more");
		this.changelog.write("04_fix.sql", """
				--liquibase formatted sql
				--changeset test:04_fix-1
				update writer set name = 'x';
				--rollback empty
				""");
		assertThat(rollback("03")).containsExactly("04_fix");
	}

	@ParameterizedTest
	@ValueSource(strings = { "h2", "postgresql" })
	void leavesAloneWhatAPreconditionHadSkipped(String engine) {
		this.changelog.write("04_legacy.yaml", """
				databaseChangeLog:
				- changeSet:
				    id: 1
				    author: test
				    preConditions:
				    - onFail: MARK_RAN
				    - not:
				      - tableExists: { tableName: legacy }
				    changes:
				    - createTable:
				        tableName: legacy
				        columns:
				        - column: { name: id, type: bigint }
				""");
		this.database = TestDatabases.create(engine);
		TestDatabases.execute(this.database, "create table legacy (id bigint)", "insert into legacy values (1)");
		liquibase().run(null, MigrationProgress.SILENT);
		assertThat(new RollbackRun(liquibase()).plan("-1").destructive()).isFalse();
		assertThat(rollback("-1")).containsExactly("04_legacy");
		assertThat(query("select id from legacy")).containsExactly("1");
		assertThat(applied()).endsWith("03_rename").doesNotContain("04_legacy");
	}

	@Test
	void refusesWhenALaterFileIsGone() throws IOException {
		this.changelog.writeSql("04_gone", "create table gone (id bigint)");
		migrate("h2");
		Files.delete(this.changelog.changes().resolve("04_gone.sql"));
		for (String target : List.of("-1", "01", "base")) {
			assertThatExceptionOfType(MigrationException.class).isThrownBy(() -> rollback(target))
				.withMessage("Can't locate the file of what has run: change set 04_gone-1 of "
						+ "db/changelog/changes/04_gone.sql. Nothing has been undone.")
				.satisfies((ex) -> assertThat(ex.getAction())
					.isEqualTo("Bring the file back, from version control or from the release that ran it. If what it "
							+ "did is to stay, forget that it ran: migrate stamp --purge."));
		}
		assertThat(applied()).hasSize(5);
	}

	@Test
	void anEarlierFileThatIsGoneStandsInTheWayOfTheBaseOnly() throws IOException {
		this.changelog.writeSql("00_old", "create table old (id bigint)");
		migrate("h2");
		Files.delete(this.changelog.changes().resolve("00_old.sql"));
		assertThat(rollback("01")).containsExactly("03_rename", "02_phone");
		assertThatExceptionOfType(MigrationException.class).isThrownBy(() -> rollback("base"))
			.withMessageContaining("00_old.sql");
	}

	/** Otherwise the revision before it would be undone, as if it were the newest. */
	@ParameterizedTest
	@ValueSource(strings = { "-1", "02", "base" })
	void refusesWhatHasRunAndIsForAnotherEngineByNow(String target) {
		String revision = """
				databaseChangeLog:
				- changeSet:
				    id: 1
				    author: test
				    dbms: %s
				    changes:
				    - createTable: { tableName: books, columns: [ { column: { name: id, type: bigint } } ] }
				""";
		this.changelog.write("04_books.yaml", revision.formatted("\"h2,postgresql\""));
		migrate("h2");
		this.changelog.write("04_books.yaml", revision.formatted("postgresql"));
		List<String> before = tables();
		assertThatExceptionOfType(MigrationException.class).isThrownBy(() -> rollback(target))
			.withMessage("Revision 04_books cannot be undone: change set 1 has run here, but its file says by now that "
					+ "it is not for this database. Nothing has been undone.")
			.extracting(MigrationException::getAction)
			.isEqualTo("Give the change set its dbms back.");
		assertThat(tables()).isEqualTo(before);
		this.changelog.write("04_books.yaml", revision.formatted("\"h2,postgresql\""));
		assertThat(rollback("-1")).containsExactly("04_books");
	}

	@Test
	void doesNotGoBackFurtherThanItCame() {
		migrate("h2");
		assertThatExceptionOfType(UnknownRevisionException.class).isThrownBy(() -> rollback("-4"))
			.withMessage("Relative revision -4 didn't produce 4 migrations: applied are 3");
		assertThatExceptionOfType(UnknownRevisionException.class).isThrownBy(() -> rollback("nonsense"))
			.withMessage("Can't locate revision identified by 'nonsense'");
	}

	@Test
	void doesNotGoBackToARevisionThatHasNotRun() {
		this.database = TestDatabases.h2Database();
		liquibase().run("01", MigrationProgress.SILENT);
		assertThatExceptionOfType(MigrationException.class).isThrownBy(() -> rollback("02"))
			.withMessage("Revision 02_phone has not been applied: there is no way back to it.")
			.satisfies((ex) -> assertThat(ex.getAction()).isEqualTo("Apply it with: migrate upgrade 02_phone. "
					+ "To go back, name one that showmigrations shows as [X]."));
	}

	@Test
	void hasNothingToDoAtTheBase() {
		this.database = TestDatabases.h2Database();
		assertThat(rollback("base")).isEmpty();
		assertThat(tables()).isEmpty();
	}

	@Test
	void undoesNothingButWhatWasAgreedTo() {
		migrate("h2");
		RollbackRun run = new RollbackRun(liquibase());
		RollbackPlan approved = run.plan("-1");
		rollback("-1");
		assertThatExceptionOfType(MigrationException.class)
			.isThrownBy(() -> run.run("-1", approved, MigrationProgress.SILENT))
			.withMessage("The history has changed since the plan was made. Nothing has been undone.");
		assertThat(applied()).contains("02_phone");
	}

	@ParameterizedTest
	@ValueSource(strings = { "h2", "postgresql" })
	void saysWhatCouldNotBeUndone(String engine) {
		migrate(engine);
		TestDatabases.execute(this.database, "create table author (id bigint)");
		Recorder recorder = new Recorder();
		RollbackRun run = new RollbackRun(liquibase());
		assertThatExceptionOfType(MigrationException.class).isThrownBy(() -> run.run("01", run.plan("01"), recorder))
			.withMessageStartingWith(
					"Undoing revision 03_rename failed at change set 1 in db/changelog/changes/03_rename.yaml: ")
			.withMessageContaining(System.lineSeparator() + "Statement: ALTER TABLE ")
			.withMessageEndingWith("Undone before it: 2. Still applied: 1.")
			.satisfies((ex) -> assertThat(ex.getAction())
				.isEqualTo("Correct what stands in the way, or the change set's rollback, which leaves its checksum "
						+ "as it is. Then repeat the command, which goes on there; or run migrate, which applies again "
						+ "what is undone."));
		assertThat(recorder.events).containsExactly("unapplying 03_rename", "1 of 2 of 03_rename",
				"failed 03_rename 1");
		TestDatabases.execute(this.database, "drop table author");
		assertThat(rollback("01")).containsExactly("03_rename", "02_phone");
	}

	private void migrate(String engine) {
		this.database = TestDatabases.create(engine);
		liquibase().run(null, MigrationProgress.SILENT);
	}

	private List<String> rollback(String target) {
		RollbackRun run = new RollbackRun(liquibase());
		return run.run(target, run.plan(target), MigrationProgress.SILENT);
	}

	private MigrationLiquibase liquibase() {
		return this.changelog.liquibase(this.database);
	}

	private List<String> applied() {
		return liquibase().status().applied().stream().map(AppliedChangeSet::revision).toList();
	}

	private List<String> query(String sql) {
		return new JdbcTemplate(this.database).queryForList(sql, String.class);
	}

	private List<String> tables() {
		return query("select lower(table_name) from information_schema.tables where lower(table_schema) = 'public'");
	}

	private static final class Recorder implements MigrationProgress {

		private final List<String> events = new ArrayList<>();

		@Override
		public void unapplying(String revision) {
			this.events.add("unapplying " + revision);
		}

		@Override
		public void unapplied(String revision, Duration took) {
			this.events.add("unapplied " + revision);
		}

		@Override
		public void progressed(String revision, long done, long total) {
			this.events.add(done + " of " + total + " of " + revision);
		}

		@Override
		public void failed(String revision, String changeSetId) {
			this.events.add("failed " + revision + " " + changeSetId);
		}

	}

}
