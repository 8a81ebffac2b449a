package dev.migrate.execution;

import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import javax.sql.DataSource;

import dev.migrate.execution.MigrationStatus.AppliedChangeSet;
import dev.migrate.execution.MigrationStatus.PendingChangeSet;
import dev.migrate.execution.MigrationStatus.RevisionStatus;
import dev.migrate.execution.MigrationStatus.State;
import dev.migrate.failure.MigrationException;
import dev.migrate.support.ChangelogDirectory;
import dev.migrate.support.TestDatabases;
import liquibase.integration.spring.SpringLiquibase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.core.io.DefaultResourceLoader;
import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class MigrationLiquibaseTests {

	@TempDir
	private Path module;

	private ChangelogDirectory changelog;

	@BeforeEach
	void createChangelog() {
		this.changelog = new ChangelogDirectory(this.module);
	}

	@ParameterizedTest
	@ValueSource(strings = { "h2", "postgresql" })
	void runsWhatIsPendingAndTellsWhatItDoes(String engine) {
		this.changelog.writeSql("01_users", "create table users (id bigint)", "create index ix on users (id)");
		this.changelog.writeSql("02_orders", "create table orders (id bigint)");
		Recorder recorder = new Recorder();
		MigrationRun run = this.changelog.liquibase(TestDatabases.create(engine)).run(null, recorder);
		assertThat(run).isEqualTo(new MigrationRun(List.of("01_users", "02_orders"), 3));
		assertThat(recorder.events).containsExactly("planned 3", "applying 01_users", "applied 01_users",
				"applying 02_orders", "applied 02_orders");
	}

	@ParameterizedTest
	@ValueSource(strings = { "h2", "postgresql" })
	void runsNothingTwice(String engine) {
		this.changelog.writeSql("01_users", "create table users (id bigint)");
		MigrationLiquibase liquibase = this.changelog.liquibase(TestDatabases.create(engine));
		liquibase.run(null, MigrationProgress.SILENT);
		Recorder recorder = new Recorder();
		assertThat(liquibase.run(null, recorder)).isEqualTo(MigrationRun.nothing());
		assertThat(recorder.events).containsExactly("planned 0");
	}

	@Test
	void runsWhatIsNewThoughLiquibaseRemembersThatTheDatabaseWasUpToDate() {
		this.changelog.writeSql("01_users", "create table users (id bigint)");
		MigrationLiquibase liquibase = this.changelog.liquibase(TestDatabases.create("h2"));
		liquibase.run(null, MigrationProgress.SILENT);
		liquibase.run(null, MigrationProgress.SILENT);
		this.changelog.writeSql("02_orders", "create table orders (id bigint)");
		assertThat(liquibase.run(null, MigrationProgress.SILENT).applied()).containsExactly("02_orders");
	}

	@ParameterizedTest
	@ValueSource(strings = { "h2", "postgresql" })
	void endsAtTheRequestedRevision(String engine) {
		this.changelog.writeSql("01_users", "create table users (id bigint)", "create index ix on users (id)");
		this.changelog.writeSql("02_orders", "create table orders (id bigint)", "create index ix2 on orders (id)");
		this.changelog.writeSql("03_items", "create table items (id bigint)");
		MigrationLiquibase liquibase = this.changelog.liquibase(TestDatabases.create(engine));
		assertThat(liquibase.run("02", MigrationProgress.SILENT).applied()).containsExactly("01_users", "02_orders");
		assertThat(states(liquibase)).containsExactly(State.APPLIED, State.APPLIED, State.PENDING);
		assertThat(liquibase.run("01_users", MigrationProgress.SILENT).applied()).isEmpty();
		assertThat(liquibase.run("head", MigrationProgress.SILENT).applied()).containsExactly("03_items");
	}

	@Test
	void doesNotRunToARevisionThatIsNotThere() {
		this.changelog.writeSql("01_users", "create table users (id bigint)");
		DataSource database = TestDatabases.create("h2");
		MigrationLiquibase liquibase = this.changelog.liquibase(database);
		assertThatExceptionOfType(MigrationException.class)
			.isThrownBy(() -> liquibase.run("99", MigrationProgress.SILENT))
			.withMessage("Can't locate revision identified by '99'");
		assertThat(tables(database)).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "h2", "postgresql" })
	void leavesTheDatabaseAloneWhenThePlanIsRefused(String engine) {
		this.changelog.writeSql("01_users", "create table users (id bigint)");
		DataSource database = TestDatabases.create(engine);
		MigrationException refusal = new MigrationException("no", "none");
		assertThatExceptionOfType(MigrationException.class)
			.isThrownBy(() -> this.changelog.liquibase(database).run(null, new MigrationProgress() {

				@Override
				public void planned(MigrationStatus before) {
					throw refusal;
				}

			}))
			.isSameAs(refusal);
		assertThat(tables(database)).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "h2", "postgresql" })
	void keepsWhatRanBeforeAFailureAndContinuesThereOnceTheFileIsFixed(String engine) {
		this.changelog.writeSql("01_users", "create table users (id bigint)");
		this.changelog.writeSql("02_orders", "create table orders (id bigint)", "create tabel items (id bigint)");
		MigrationLiquibase liquibase = this.changelog.liquibase(TestDatabases.create(engine));
		Recorder recorder = new Recorder();
		assertThatExceptionOfType(MigrationException.class).isThrownBy(() -> liquibase.run(null, recorder));
		assertThat(recorder.events).containsExactly("planned 3", "applying 01_users", "applied 01_users",
				"applying 02_orders", "failed 02_orders 02_orders-2");
		assertThat(states(liquibase)).containsExactly(State.APPLIED, State.PARTIAL);
		assertThat(liquibase.status().pending()).extracting(PendingChangeSet::id).containsExactly("02_orders-2");

		this.changelog.writeSql("02_orders", "create table orders (id bigint)", "create table items (id bigint)");
		assertThat(liquibase.run(null, MigrationProgress.SILENT).applied()).containsExactly("02_orders");
		assertThat(states(liquibase)).containsExactly(State.APPLIED, State.APPLIED);
	}

	@ParameterizedTest
	@ValueSource(strings = { "h2", "postgresql" })
	void startsFromNothingWithoutAChangelog(String engine) throws Exception {
		Files.delete(this.changelog.resources().resolve("db/changelog/db.changelog-master.yaml"));
		DataSource database = TestDatabases.create(engine);
		MigrationLiquibase liquibase = this.changelog.liquibase(database);
		assertThat(liquibase.run(null, MigrationProgress.SILENT)).isEqualTo(MigrationRun.nothing());
		assertThat(liquibase.status().changeLogExists()).isFalse();
		assertThat(liquibase.status().upToDate()).isTrue();
		assertThat(tables(database)).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "h2", "postgresql" })
	void runsTheVeryFilesThatPlainLiquibaseRuns(String engine) throws Exception {
		this.changelog.writeSql("01_users", "create table users (id bigint)");
		this.changelog.writeSql("02_orders", "create table orders (id bigint)");
		String master = "db/changelog/db.changelog-master.yaml";

		DataSource ours = TestDatabases.create(engine);
		this.changelog.liquibase(ours).run(null, MigrationProgress.SILENT);
		PlainLiquibase.in(ours, this.changelog.resources(), master,
				(plain) -> assertThat(plain.listUnrunChangeSets(null, null)).isEmpty());

		DataSource theirs = TestDatabases.create(engine);
		PlainLiquibase.update(theirs, this.changelog.resources(), master);
		assertThat(this.changelog.liquibase(theirs).status().upToDate()).isTrue();
		assertThat(this.changelog.liquibase(theirs).run(null, MigrationProgress.SILENT))
			.isEqualTo(MigrationRun.nothing());
	}

	@ParameterizedTest
	@ValueSource(strings = { "h2", "postgresql" })
	void leavesNothingToDoForSpringLiquibaseOnThePackagedFiles(String engine) throws Exception {
		this.changelog.writeSql("01_users", "create table users (id bigint)");
		DataSource database = TestDatabases.create(engine);
		this.changelog.liquibase(database).run(null, MigrationProgress.SILENT);
		try (URLClassLoader packaged = new URLClassLoader(new URL[] { this.changelog.resources().toUri().toURL() })) {
			SpringLiquibase plain = new SpringLiquibase();
			plain.setResourceLoader(new DefaultResourceLoader(packaged));
			plain.setChangeLog(ChangelogDirectory.MASTER);
			plain.setDataSource(database);
			// It would fail if it did not know that the table is its own
			plain.afterPropertiesSet();
		}
		assertThat(this.changelog.liquibase(database).status().applied()).hasSize(1);
	}

	@Test
	void signsEveryRunWithADeploymentOfItsOwn() throws Exception {
		this.changelog.writeSql("01_users", "create table users (id bigint)", "create index ix on users (id)");
		this.changelog.writeSql("02_orders", "create table orders (id bigint)");
		MigrationLiquibase liquibase = this.changelog.liquibase(TestDatabases.create("h2"));
		liquibase.run("01", MigrationProgress.SILENT);
		Thread.sleep(2);
		liquibase.run(null, MigrationProgress.SILENT);
		List<String> deployments = liquibase.status().applied().stream().map(AppliedChangeSet::deploymentId).toList();
		assertThat(deployments.get(0)).hasSize(10).isEqualTo(deployments.get(1)).isNotEqualTo(deployments.get(2));
	}

	@Test
	void doesNothingWhenItIsCreated() {
		this.changelog.writeSql("01_users", "create table users (id bigint)");
		DataSource database = TestDatabases.create("h2");
		this.changelog.liquibase(database).afterPropertiesSet();
		assertThat(tables(database)).isEmpty();
	}

	private static List<State> states(MigrationLiquibase liquibase) {
		return liquibase.status().revisions().stream().map(RevisionStatus::state).toList();
	}

	private static List<String> tables(DataSource database) {
		return new JdbcTemplate(database).queryForList(
				"select table_name from information_schema.tables where lower(table_schema) = 'public'", String.class);
	}

	private static final class Recorder implements MigrationProgress {

		private final List<String> events = new ArrayList<>();

		@Override
		public void planned(MigrationStatus before) {
			this.events.add("planned " + before.pending().size());
		}

		@Override
		public void applying(String revision) {
			this.events.add("applying " + revision);
		}

		@Override
		public void applied(String revision, Duration took) {
			this.events.add("applied " + revision);
		}

		@Override
		public void failed(String revision, String changeSetId) {
			this.events.add("failed " + revision + " " + changeSetId);
		}

	}

}
