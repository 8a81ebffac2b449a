package dev.migrate.execution;

import java.nio.file.Path;
import java.util.List;

import javax.sql.DataSource;

import dev.migrate.changelog.ChangelogSettings;
import dev.migrate.support.ChangelogDirectory;
import dev.migrate.support.TestDatabases;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.jdbc.datasource.DriverManagerDataSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Histories beside one another in a database, each of which must be taken for itself.
 */
class UpToDateSchemasTests {

	@TempDir
	private Path module;

	private ChangelogDirectory changelog;

	@BeforeEach
	void create() {
		this.changelog = new ChangelogDirectory(this.module);
		this.changelog.writeSql("01_notes", "create table notes (id int)");
	}

	@Test
	void areThoseOfTheSchemasThatTheConnectionIsIn() {
		JdbcDataSource database = (JdbcDataSource) TestDatabases.create("h2");
		TestDatabases.execute(database, "create schema one", "create schema other");
		String url = database.getUrl();
		for (String schema : List.of("ONE", "OTHER")) {
			database.setUrl(url + ";SCHEMA=" + schema);
			check(database);
		}
	}

	@Test
	void areThoseOfTheSearchPath() {
		String url = TestDatabases.postgresUrl();
		TestDatabases.execute(new DriverManagerDataSource(url), "create schema one", "create schema other");
		for (String path : List.of("one", "other", "other,one", "none,one")) {
			check(new DriverManagerDataSource(url + "&currentSchema=" + path));
		}
		DataSource both = new DriverManagerDataSource(url + "&currentSchema=one,other");
		TestDatabases.execute(both, "drop table one.databasechangelog");
		assertThat(isUpToDate(both)).isFalse();
	}

	@ParameterizedTest
	@MethodSource("dev.migrate.support.TestDatabases#engines")
	void areThoseOfTheTablesThatAreNamed(String engine) {
		for (HistoryTables tables : List.of(new HistoryTables(null, "ledger", "padlock"),
				new HistoryTables(null, "HISTORY", "LOCKS"), new HistoryTables(null, "History", "HistoryLock"))) {
			DataSource database = TestDatabases.create(engine);
			run(database, tables);
			assertThat(isUpToDate(database, tables)).as(tables.history()).isTrue();
			assertThat(isUpToDate(database)).as("another history than " + tables.history()).isFalse();
		}
	}

	private void check(DataSource database) {
		run(database);
		assertThat(isUpToDate(database)).isTrue();
		TestDatabases.execute(database, "delete from databasechangelog", "drop table notes");
		assertThat(isUpToDate(database)).isFalse();
		run(database);
		assertThat(isUpToDate(database)).isTrue();
	}

	private void run(DataSource database) {
		run(database, HistoryTables.standard());
	}

	private void run(DataSource database, HistoryTables tables) {
		MigrationLiquibase liquibase = this.changelog.liquibase(database);
		liquibase.setDatabaseChangeLogTable(tables.history());
		liquibase.setDatabaseChangeLogLockTable(tables.lock());
		liquibase.setRemembering(true);
		liquibase.run(null, MigrationProgress.SILENT);
	}

	private boolean isUpToDate(DataSource database) {
		return isUpToDate(database, HistoryTables.standard());
	}

	private boolean isUpToDate(DataSource database, HistoryTables tables) {
		ChangelogSettings settings = ChangelogSettings.of(ChangelogDirectory.MASTER, this.changelog.changes());
		return new UpToDateCheck(new RunSettings(settings, tables, true), null).confirm(database).isPresent();
	}

}
