package dev.migrate.execution;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;

import javax.sql.DataSource;

import dev.migrate.failure.MigrationException;
import dev.migrate.support.ChangelogDirectory;
import dev.migrate.support.TestDatabases;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What a change set does outside of the database, which no engine takes back, is done
 * once.
 */
class OutsideEffectsTests {

	private static final Duration MOMENT = Duration.ofMillis(300);

	@TempDir
	private Path module;

	private ChangelogDirectory changelog;

	private Path done;

	@BeforeEach
	void createChangelog() {
		this.changelog = new ChangelogDirectory(this.module);
		this.changelog.writeSql("01_notes", "create table notes (id bigint)", "insert into notes values (1)");
		this.done = this.module.resolve("done");
	}

	static List<String> engines() {
		return TestDatabases.engines();
	}

	@ParameterizedTest
	@MethodSource("engines")
	void aProgramRunsOnceForwardsAndBack(String engine) throws IOException {
		DataSource database = TestDatabases.create(engine);
		writeChangeSet("[%s, {sql: {sql: insert into notes values (2)}}]".formatted(program("forwards")),
				"[%s, {sql: {sql: delete from notes where id = 2}}]".formatted(program("back")));
		MigrationLiquibase liquibase = this.changelog.liquibase(database);
		assertThat(liquibase.run(null, MigrationProgress.SILENT).applied()).contains("02_program");
		assertThat(this.done).content().isEqualTo("forwards\n");
		RollbackRun undoing = new RollbackRun(liquibase);
		undoing.run("-1", undoing.plan("-1"), MigrationProgress.SILENT);
		assertThat(this.done).content().isEqualTo("forwards\nback\n");
		assertThat(new JdbcTemplate(database).queryForList("select id from notes")).hasSize(1);
	}

	@ParameterizedTest
	@CsvSource({ "postgresql, select * from notes", "mariadb, select * from notes", "h2, delete from notes" })
	void aProgramIsNotRunAgainBecauseAStatementWaitedInVain(String engine, String use) throws Exception {
		DataSource database = TestDatabases.create(engine);
		this.changelog.liquibase(database).run(null, MigrationProgress.SILENT);
		writeChangeSet("[%s, {sql: {sql: alter table notes add title varchar(9)}}]".formatted(program("forwards")),
				"[]");
		MigrationLiquibase liquibase = liquibase(database);
		whileInUse(database, use,
				() -> assertThatExceptionOfType(MigrationException.class)
					.isThrownBy(() -> liquibase.run(null, MigrationProgress.SILENT))
					.withMessageStartingWith("Revision 02_program failed at change set 02_program-1 in "));
		assertThat(this.done).content().isEqualTo("forwards\n");
	}

	@ParameterizedTest
	@CsvSource({ "postgresql, select * from notes", "mariadb, select * from notes", "h2, delete from notes" })
	void norIsItWhereItUndoes(String engine, String use) throws Exception {
		DataSource database = TestDatabases.create(engine);
		writeChangeSet("[{empty: {}}]",
				"[%s, {sql: {sql: alter table notes add title varchar(9)}}]".formatted(program("back")));
		MigrationLiquibase liquibase = liquibase(database);
		liquibase.run(null, MigrationProgress.SILENT);
		RollbackRun undoing = new RollbackRun(liquibase);
		RollbackPlan plan = undoing.plan("-1");
		whileInUse(database, use, () -> assertThatExceptionOfType(MigrationException.class)
			.isThrownBy(() -> undoing.run("-1", plan, MigrationProgress.SILENT)));
		assertThat(this.done).content().isEqualTo("back\n");
	}

	private void writeChangeSet(String changes, String rollback) {
		this.changelog.write("02_program.yaml", """
				databaseChangeLog:
				- changeSet:
				    id: 02_program-1
				    author: test
				    changes: %s
				    rollback: %s
				""".formatted(changes, rollback));
	}

	private String program(String word) {
		return "{executeCommand: {executable: sh, args: [{arg: {value: -c}}, {arg: {value: 'echo %s >> %s'}}]}}"
			.formatted(word, this.done);
	}

	private MigrationLiquibase liquibase(DataSource database) {
		MigrationLiquibase liquibase = this.changelog.liquibase(database);
		liquibase.setTimeouts(new RunTimeouts(MOMENT, 2, null));
		return liquibase;
	}

	private static void whileInUse(DataSource database, String use, Runnable work) throws Exception {
		try (Connection user = database.getConnection(); Statement statement = user.createStatement()) {
			user.setAutoCommit(false);
			statement.execute(use);
			work.run();
			user.rollback();
		}
	}

}
