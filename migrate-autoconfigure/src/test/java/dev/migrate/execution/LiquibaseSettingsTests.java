package dev.migrate.execution;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import javax.sql.DataSource;

import dev.migrate.changelog.ChangelogLoader;
import dev.migrate.changelog.ChangelogSettings;
import dev.migrate.changelog.RevisionTemplate;
import dev.migrate.execution.MigrationStatus.AppliedChangeSet;
import dev.migrate.failure.MigrationException;
import dev.migrate.support.ChangelogDirectory;
import dev.migrate.support.TestDatabases;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.core.io.DefaultResourceLoader;
import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What {@code spring.liquibase} offers is what a run does.
 */
class LiquibaseSettingsTests {

	@TempDir
	private Path module;

	private ChangelogDirectory changelog;

	@BeforeEach
	void createChangelog() {
		this.changelog = new ChangelogDirectory(this.module);
		this.changelog.writeSql("01_users", "create table users (id bigint)");
	}

	@ParameterizedTest
	@ValueSource(strings = { "h2", "postgresql" })
	void keepsTheBooksInAnotherSchema(String engine) {
		DataSource database = TestDatabases.create(engine);
		TestDatabases.execute(database, "create schema books", "create schema shop");
		MigrationLiquibase liquibase = this.changelog.liquibase(database);
		liquibase.setDefaultSchema("shop");
		liquibase.setLiquibaseSchema("books");
		liquibase.setDatabaseChangeLogTable("history");
		liquibase.setDatabaseChangeLogLockTable("history_lock");
		this.changelog.write("02_orders.yaml", """
				databaseChangeLog:
				- changeSet:
				    id: 1
				    author: test
				    changes:
				    - createTable: {tableName: orders, columns: [{column: {name: id, type: bigint}}]}
				""");
		liquibase.run(null, MigrationProgress.SILENT);
		assertThat(liquibase.status().upToDate()).isTrue();
		JdbcTemplate jdbc = new JdbcTemplate(database);
		assertThat(jdbc.queryForObject("select count(*) from books.history", Integer.class)).isEqualTo(2);
		assertThat(jdbc.queryForObject("select count(*) from books.history_lock", Integer.class)).isEqualTo(1);
		assertThat(jdbc.queryForObject("select count(*) from shop.orders", Integer.class)).isZero();
	}

	@Test
	void expandsParameters() {
		this.changelog.writeSql("02_table", "create table ${table} (id bigint)");
		DataSource database = TestDatabases.create("h2");
		MigrationLiquibase liquibase = new MigrationLiquibase(
				new ChangelogLoader(new ChangelogSettings(ChangelogDirectory.MASTER, this.changelog.changes(), null,
						null, Map.of("table", "carts"), RevisionTemplate.STANDARD), new DefaultResourceLoader()));
		liquibase.setChangeLog(ChangelogDirectory.MASTER);
		liquibase.setDataSource(database);
		liquibase.run(null, MigrationProgress.SILENT);
		assertThat(tables(database)).contains("CARTS");
	}

	@Test
	void dropsEverythingFirst() {
		DataSource database = TestDatabases.create("h2");
		TestDatabases.execute(database, "create table leftover (id bigint)");
		MigrationLiquibase liquibase = this.changelog.liquibase(database);
		liquibase.setDropFirst(true);
		liquibase.run(null, MigrationProgress.SILENT);
		assertThat(liquibase.run(null, MigrationProgress.SILENT).applied()).containsExactly("01_users");
		assertThat(tables(database)).contains("USERS").doesNotContain("LEFTOVER");
	}

	@Test
	void forgetsChecksums() {
		DataSource database = TestDatabases.create("h2");
		MigrationLiquibase liquibase = this.changelog.liquibase(database);
		liquibase.run(null, MigrationProgress.SILENT);
		this.changelog.writeSql("01_users", "create table users (id bigint, name varchar(9))");
		liquibase.setClearCheckSums(true);
		assertThat(liquibase.run(null, MigrationProgress.SILENT)).isEqualTo(MigrationRun.nothing());
	}

	@Test
	void endsAtATag() {
		this.changelog.write("02_tag.yaml", """
				databaseChangeLog:
				- changeSet: {id: 1, author: test, changes: [{tagDatabase: {tag: v1}}]}
				""");
		this.changelog.writeSql("03_orders", "create table orders (id bigint)");
		MigrationLiquibase liquibase = this.changelog.liquibase(TestDatabases.create("h2"));
		liquibase.setTag("v1");
		assertThat(liquibase.run(null, MigrationProgress.SILENT).applied()).containsExactly("01_users", "02_tag");
	}

	@Test
	void writesTheRollbackFileBeforeItRuns() throws Exception {
		this.changelog.write("01_users.sql", """
				--liquibase formatted sql
				--changeset test:1
				create table users (id bigint);
				--rollback drop table users;
				""");
		Path file = this.module.resolve("rollback.sql");
		DataSource database = TestDatabases.create("h2");
		MigrationLiquibase liquibase = this.changelog.liquibase(database);
		liquibase.setRollbackFile(file.toFile());
		assertThat(liquibase.run(null, MigrationProgress.SILENT).applied()).containsExactly("01_users");
		assertThat(Files.readString(file)).contains("drop table users");
		assertThat(tables(database)).contains("USERS");
	}

	@Test
	void triesTheRollbackOnTheWay() {
		this.changelog.write("01_users.sql", """
				--liquibase formatted sql
				--changeset test:1
				create table users (id bigint);
				--rollback drop table users; create table rolled_back (id bigint);
				""");
		DataSource database = TestDatabases.create("h2");
		MigrationLiquibase liquibase = this.changelog.liquibase(database);
		liquibase.setTestRollbackOnUpdate(true);
		liquibase.run(null, MigrationProgress.SILENT);
		assertThat(tables(database)).contains("USERS", "ROLLED_BACK");
		assertThat(liquibase.status().upToDate()).isTrue();
	}

	@Test
	void runsNothingWhenItIsToldNotTo() {
		DataSource database = TestDatabases.create("h2");
		MigrationLiquibase liquibase = this.changelog.liquibase(database);
		liquibase.setShouldRun(false);
		assertThat(liquibase.run(null, MigrationProgress.SILENT)).isEqualTo(MigrationRun.nothing());
		assertThat(tables(database)).isEmpty();
	}

	@Test
	void appliesTheCustomizer() {
		this.changelog.writeSql("02_table", "create table ${table} (id bigint)");
		DataSource database = TestDatabases.create("h2");
		MigrationLiquibase liquibase = this.changelog.liquibase(database);
		liquibase.setCustomizer((customized) -> customized.setChangeLogParameter("table", "carts"));
		liquibase.run(null, MigrationProgress.SILENT);
		assertThat(tables(database)).contains("CARTS");
		assertThat(liquibase.status().upToDate()).isTrue();
	}

	@Test
	void keepsTheSecretsOfACustomizerAndOfFilesBesideIt() {
		this.changelog.write("02_owner.yaml", """
				databaseChangeLog:
				- property: {name: api-token, value: from-a-file}
				- changeSet:
				    id: 02_owner-1
				    author: ada
				    changes:
				    - sql: {sql: "comment on table ${table} is '${owner.password} ${api-token}'"}
				""");
		MigrationLiquibase liquibase = this.changelog.liquibase(TestDatabases.create("h2"));
		liquibase.setCustomizer((customized) -> {
			customized.setChangeLogParameter("table", "carts");
			customized.getChangeLogParameters().set("owner.password", "from-a-bean");
		});
		assertThatExceptionOfType(MigrationException.class)
			.isThrownBy(() -> liquibase.run(null, MigrationProgress.SILENT))
			.withMessageContaining("comment on table carts is '****** ******'")
			.withMessageNotContaining("from-a");
	}

	@Test
	void notesWhenAChangeSetEndedAndNotWhenItsTransactionBegan() {
		this.changelog.writeSql("02_slow", "select pg_sleep(0.4)");
		MigrationLiquibase liquibase = this.changelog.liquibase(TestDatabases.create("postgresql"));
		liquibase.run(null, MigrationProgress.SILENT);
		List<Instant> ends = liquibase.status().applied().stream().map(AppliedChangeSet::dateExecuted).toList();
		assertThat(Duration.between(ends.get(0), ends.get(1))).isGreaterThanOrEqualTo(Duration.ofMillis(400));
	}

	private static List<String> tables(DataSource database) {
		return new JdbcTemplate(database).queryForList(
				"select table_name from information_schema.tables where table_schema = 'PUBLIC'", String.class);
	}

}
