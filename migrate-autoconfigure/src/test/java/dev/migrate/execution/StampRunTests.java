package dev.migrate.execution;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import javax.sql.DataSource;

import dev.migrate.changelog.UnknownRevisionException;
import dev.migrate.execution.MigrationStatus.AppliedChangeSet;
import dev.migrate.execution.MigrationStatus.RevisionStatus;
import dev.migrate.execution.MigrationStatus.State;
import dev.migrate.failure.MigrationException;
import dev.migrate.support.ChangelogDirectory;
import dev.migrate.support.TestDatabases;
import liquibase.GlobalConfiguration;
import liquibase.Scope;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class StampRunTests {

	@TempDir
	private Path module;

	private ChangelogDirectory changelog;

	@BeforeEach
	void createChangelog() {
		this.changelog = new ChangelogDirectory(this.module);
		this.changelog.writeSql("01_users", "create table users (id bigint)", "create index ix on users (id)");
		this.changelog.writeSql("02_orders", "create table orders (id bigint)");
		this.changelog.writeSql("03_items", "create table items (id bigint)");
	}

	@ParameterizedTest
	@ValueSource(strings = { "h2", "postgresql" })
	void marksEverythingOnAFreshDatabaseAndRunsNothing(String engine) {
		DataSource database = TestDatabases.create(engine);
		MigrationLiquibase liquibase = this.changelog.liquibase(database);
		assertThat(stamp(liquibase, "head", false))
			.isEqualTo(new HistoryChange(List.of("01_users", "02_orders", "03_items"), List.of(), List.of()));
		assertThat(liquibase.status().upToDate()).isTrue();
		assertThat(tables(database)).containsExactlyInAnyOrder("databasechangelog", "databasechangeloglock");
		assertThat(stamp(liquibase, "head", false)).isEqualTo(new HistoryChange(List.of(), List.of(), List.of()));
	}

	@ParameterizedTest
	@ValueSource(strings = { "h2", "postgresql" })
	void plainLiquibaseFindsNothingToRunAfterwards(String engine) throws Exception {
		DataSource database = TestDatabases.create(engine);
		stamp(this.changelog.liquibase(database), "head", false);
		PlainLiquibase.in(database, this.changelog.resources(), "db/changelog/db.changelog-master.yaml",
				(plain) -> assertThat(plain.listUnrunChangeSets(null, null)).isEmpty());
	}

	@ParameterizedTest
	@ValueSource(strings = { "h2", "postgresql" })
	void marksWhatIsBehindTheRevisionAsPending(String engine) {
		MigrationLiquibase liquibase = this.changelog.liquibase(TestDatabases.create(engine));
		stamp(liquibase, "head", false);
		assertThat(stamp(liquibase, "01", false))
			.isEqualTo(new HistoryChange(List.of(), List.of("03_items", "02_orders"), List.of()));
		assertThat(states(liquibase)).containsExactly(State.APPLIED, State.PENDING, State.PENDING);
		assertThat(stamp(liquibase, "base", false).unapplied()).containsExactly("01_users");
		assertThat(liquibase.status().applied()).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "h2", "postgresql" })
	void runsWhatIsBehindTheStampedRevisionAfterwards(String engine) {
		DataSource database = TestDatabases.create(engine);
		TestDatabases.execute(database, "create table users (id bigint)", "create index ix on users (id)");
		MigrationLiquibase liquibase = this.changelog.liquibase(database);
		stamp(liquibase, "01_users", false);
		assertThat(liquibase.run(null, MigrationProgress.SILENT).applied()).containsExactly("02_orders", "03_items");
	}

	@ParameterizedTest
	@ValueSource(strings = { "h2", "postgresql" })
	void completesARevisionThatRanInPart(String engine) {
		this.changelog.writeSql("04_part", "create table a (id bigint)", "create tabel b (id bigint)");
		MigrationLiquibase liquibase = this.changelog.liquibase(TestDatabases.create(engine));
		assertThatExceptionOfType(RuntimeException.class)
			.isThrownBy(() -> liquibase.run(null, MigrationProgress.SILENT));
		assertThat(stamp(liquibase, "head", false).applied()).containsExactly("04_part");
		assertThat(liquibase.status().applied()).extracting(AppliedChangeSet::id)
			.endsWith("04_part-1", "04_part-2")
			.doesNotHaveDuplicates();
	}

	@ParameterizedTest
	@ValueSource(strings = { "h2", "postgresql" })
	void forgetsWhatNoFileExplainsOnlyWhenAsked(String engine) throws Exception {
		MigrationLiquibase liquibase = this.changelog.liquibase(TestDatabases.create(engine));
		stamp(liquibase, "head", false);
		Files.delete(this.changelog.changes().resolve("02_orders.sql"));
		assertThat(stamp(liquibase, "head", false).forgotten()).isEmpty();
		assertThat(liquibase.status().unknown()).hasSize(1);
		assertThat(stamp(liquibase, "head", true)).isEqualTo(
				new HistoryChange(List.of(), List.of(), List.of("02_orders-1 (db/changelog/changes/02_orders.sql)")));
		assertThat(liquibase.status().unknown()).isEmpty();
		assertThat(states(liquibase)).containsExactly(State.APPLIED, State.APPLIED);
	}

	@ParameterizedTest
	@ValueSource(strings = { "h2", "postgresql" })
	void createsTheHistoryWithoutAnyRevision(String engine) throws Exception {
		Files.delete(this.changelog.resources().resolve("db/changelog/db.changelog-master.yaml"));
		DataSource database = TestDatabases.create(engine);
		assertThat(stamp(this.changelog.liquibase(database), "head", false))
			.isEqualTo(new HistoryChange(List.of(), List.of(), List.of()));
		assertThat(tables(database)).containsExactlyInAnyOrder("databasechangelog", "databasechangeloglock");
	}

	@Test
	void createsNothingForARevisionThatIsNotThere() {
		DataSource database = TestDatabases.create("h2");
		assertThatExceptionOfType(UnknownRevisionException.class)
			.isThrownBy(() -> stamp(this.changelog.liquibase(database), "99", false))
			.withMessage("Can't locate revision identified by '99'");
		assertThat(tables(database)).isEmpty();
	}

	@Test
	void isRefusedWhileSomebodyElseHoldsTheLock() throws Exception {
		DataSource database = TestDatabases.create("h2");
		MigrationLiquibase liquibase = this.changelog.liquibase(database);
		stamp(liquibase, "base", false);
		TestDatabases.execute(database,
				"update databasechangeloglock set locked = true, lockedby = 'web-1 (10.0.0.7)'");
		Scope.child(GlobalConfiguration.CHANGELOGLOCK_WAIT_TIME.getKey(), 0L,
				() -> assertThatExceptionOfType(MigrationException.class)
					.isThrownBy(() -> stamp(liquibase, "head", false))
					.withMessageContaining("The database is locked for migration by web-1 (10.0.0.7)"));
		assertThat(liquibase.status().applied()).isEmpty();
	}

	private static HistoryChange stamp(MigrationLiquibase liquibase, String target, boolean purge) {
		return new StampRun(liquibase, MigrationProgress.SILENT).run(target, purge);
	}

	private static List<State> states(MigrationLiquibase liquibase) {
		return liquibase.status().revisions().stream().map(RevisionStatus::state).toList();
	}

	private static List<String> tables(DataSource database) {
		return new JdbcTemplate(database).queryForList(
				"select lower(table_name) from information_schema.tables where lower(table_schema) = 'public'",
				String.class);
	}

}
