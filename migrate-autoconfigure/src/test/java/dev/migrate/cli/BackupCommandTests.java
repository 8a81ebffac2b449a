package dev.migrate.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

import dev.migrate.BackupSettings;
import dev.migrate.HostApplication;
import dev.migrate.support.TestDatabases;
import dev.migrate.execution.MigrationLiquibase;
import dev.migrate.execution.MigrationProgress;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.jspecify.annotations.Nullable;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

class BackupCommandTests extends RealCommandTest {

	private Path backups;

	private boolean mariaDb;

	@BeforeEach
	void createTables() {
		this.backups = this.changelog.module().resolve("backups");
		this.changelog.writeSql("20261121_020355_users",
				"create table users (id bigint primary key)\n--rollback drop table users");
		this.changelog.writeSql("20261121_020356_name",
				"alter table users add name varchar(9)\n--rollback alter table users drop column name");
	}

	@Test
	void savesTheDatabaseAndBringsItBack() throws IOException {
		TestDatabases.execute(this.database, "create table notes (id bigint)", "insert into notes values (7)");
		assertThat(run("migrate", "backup")).isZero();
		Path file = onlyBackup();
		assertThat(out()).matches("Backing up shop\\.\\.\\. OK \\(\\d+ bytes\\)\n  \\Q" + file + "\\E\n");
		assertThat(file.getFileName().toString()).matches("\\d{8}_\\d{6}_h2\\.sql");
		assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file))).isEqualTo("rw-------");
		assertThat(this.backups.resolve(".gitignore")).content().isEqualTo("*\n");
		TestDatabases.execute(this.database, "delete from notes", "create table later (id bigint)");
		assertThat(run("migrate", "restore", "--yes")).isZero();
		assertOut("Restoring shop... OK", "  " + file);
		assertThat(jdbc().queryForList("select id from notes", Long.class)).containsExactly(7L);
		assertThat(jdbc().queryForList("show tables")).hasSize(1);
	}

	@Test
	void listsBackupsTheNewestFirst() throws IOException {
		assertThat(run("migrate", "backup", "--list")).isZero();
		assertErr("There are no backups yet.");
		Files.createDirectories(this.backups);
		for (String name : List.of("20261121_020355_h2.sql", "20261122_020355_h2.sql", "20261122_020355_h2-10.sql",
				"20261122_020355_h2-2.sql", "20261123_020355_h2.sql.part", "notes.txt",
				"20261123_020355_archive_h2.sql")) {
			Files.writeString(this.backups.resolve(name), "");
		}
		assertThat(run("migrate", "backup", "--list")).isZero();
		assertOut(this.backups + "/20261122_020355_h2-10.sql", this.backups + "/20261122_020355_h2-2.sql",
				this.backups + "/20261122_020355_h2.sql", this.backups + "/20261121_020355_h2.sql");
	}

	@Test
	void aFileOfOnesOwnIsNeverOverwritten() throws IOException {
		Path file = this.changelog.module().resolve("mine.sql");
		assertThat(run("migrate", "backup", file.toString(), "--json")).isZero();
		assertThat(out()).isEqualTo("{\"file\":\"" + file + "\",\"bytes\":" + Files.size(file) + "}\n");
		assertThat(run("migrate", "backup", file.toString())).isEqualTo(3);
		assertErr("error: " + file + " exists already.", "Name another file; it has not been touched.");
	}

	@Test
	void restoringSaysWhatGivesWayAndAsks() {
		TestDatabases.execute(this.database, "create table notes (id bigint)", "insert into notes values (7)");
		assertThat(run("migrate", "backup")).isZero();
		assertThat(run("migrate", "restore")).isEqualTo(3);
		assertErr("error: Everything in the database gives way to the backup:", "    Drop table notes (1 row)",
				"Nothing has been done. If that is meant, repeat the command with --yes.");
		assertThat(run(TestConsole.terminal("n"), "migrate", "restore")).isEqualTo(3);
		assertErr("warning: Everything in the database gives way to the backup:", "    Drop table notes (1 row)",
				"Restore it? [y/N] Nothing has been restored.");
		assertThat(run(TestConsole.terminal("y"), "migrate", "restore")).isZero();
		jdbc().execute("delete from notes");
		assertThat(run("migrate", "restore")).as("tables go as well").isEqualTo(3);
		jdbc().execute("drop table notes");
		assertThat(run("migrate", "restore")).as("nothing is there").isZero();
	}

	/** H2 writes scripts for administrators only. */
	@Test
	void whatTheDatabaseRefusesIsHandedOn() {
		TestDatabases.execute(this.database, "create user clerk password ''", "grant all on schema public to clerk");
		JdbcDataSource clerks = new JdbcDataSource();
		// Settings in a URL are for administrators as well
		clerks.setUrl(((JdbcDataSource) this.database).getUrl().replace(";DB_CLOSE_DELAY=-1", ""));
		clerks.setUser("clerk");
		this.database = clerks;
		assertThat(run("migrate", "backup")).isEqualTo(3);
		assertThat(err()).startsWith("error: The database refused: ")
			.contains("Admin rights are required")
			.endsWith("\nCheck the connection and the privileges of its user.\n");
		assertThat(this.backups.toFile().list()).containsExactly(".gitignore");
	}

	@Test
	void aBackupThatIsNotThereIsMissedByItsName() throws IOException {
		assertThat(run("migrate", "restore", "--yes")).isEqualTo(3);
		assertThat(err())
			.startsWith("error: There is no backup in " + this.backups + ".\nMake one with 'migrate backup'");
		Files.createDirectories(this.backups);
		Files.writeString(this.backups.resolve("20261121_020355_h2.sql"), "");
		// Nobody is asked about rows that nothing can take the place of
		jdbc().execute("create table notes as select 7 as id");
		assertThat(run("migrate", "restore", "2025")).isEqualTo(3);
		assertErr("error: There is no backup '2025' in " + this.backups + ".", "There are: 20261121_020355_h2.sql");
		assertThat(run("migrate", "restore", "2026", "--yes")).isEqualTo(3);
		assertErr("error: " + this.backups + "/20261121_020355_h2.sql is empty.", "Restore another backup.");
		Files.writeString(this.backups.resolve("20261122_020355_postgresql.sql"), "select 1;");
		assertThat(run("migrate", "restore", "--yes")).isEqualTo(3);
		assertErr(
				"error: " + this.backups
						+ "/20261122_020355_postgresql.sql was made on postgresql, and this database is H2.",
				"Connect the application to such a database, or name another backup.");
	}

	@Test
	void runningAndUndoingBackUpFirstWhereAsked() throws IOException {
		assertThat(run("migrate", "+1", "--backup")).isZero();
		assertThat(out()).startsWith("Backing up shop... OK (").contains("Applying 20261121_020355_users... OK");
		Files.delete(onlyBackup());
		assertThat(run("migrate", "downgrade", "--backup")).isEqualTo(3);
		assertThat(backups()).isEmpty();
		assertThat(run("migrate", "downgrade", "--backup", "--yes", "--json")).isZero();
		assertThat(out()).startsWith("{\"unapplied\":").endsWith(",\"backup\":\"" + onlyBackup() + "\"}\n");
		Files.delete(onlyBackup());
		assertThat(run("migrate", "--backup", "--json")).isZero();
		assertThat(out()).endsWith(",\"backup\":\"" + onlyBackup() + "\"}\n");
		Files.delete(onlyBackup());
		assertThat(run("migrate", "--backup")).isZero();
		assertThat(backups()).as("nothing was pending").isEmpty();
	}

	/** With the programs of the server that the tests have started. */
	@Override
	protected HostApplication application() {
		return new HostApplication() {

			@Override
			public Path module() {
				return BackupCommandTests.this.changelog.module();
			}

			@Override
			public @Nullable String mainClass() {
				return null;
			}

			@Override
			public BackupSettings backups() {
				return new BackupSettings(module().resolve("backups"),
						BackupCommandTests.this.mariaDb ? TestDatabases.programs("mariadb") : null, false);
			}

		};
	}

	/** On MariaDB a schema is a database, and one statement reaches several of them. */
	@Test
	void savesTheDatabasesThatRevisionsNameAsWell() throws Exception {
		this.database = TestDatabases.create("mariadb");
		this.mariaDb = true;
		String home = jdbc().queryForObject("select database()", String.class);
		this.changelog.writeSql("20261121_020357_crm", "create table crm.notes (id bigint primary key)",
				"create view crm.seen as select id from " + home + ".users", "insert into crm.notes values (7)");
		TestDatabases.withSchemas(this.database, List.of("crm"), () -> {
			assertThat(run("migrate")).isZero();
			jdbc().update("insert into users values (5, 'Ada')");
			assertThat(run("migrate", "backup")).isZero();
			TestDatabases.execute(this.database, "delete from crm.notes", "drop view crm.seen", "delete from users",
					"create table crm.later (id bigint)");
			this.changelog.write("20261122_000001_broken.yaml", "databaseChangeLog: {");
			assertThat(run("migrate", "restore", "--yes")).as("whatever has become of the changelog").isZero();
			assertThat(this.changelog.changes().resolve("20261122_000001_broken.yaml").toFile().delete()).isTrue();
			assertThat(jdbc().queryForList("select id from crm.notes", Long.class)).containsExactly(7L);
			assertThat(jdbc().queryForList("select id from crm.seen", Long.class)).containsExactly(5L);
			assertThat(jdbc().queryForList("show tables from crm", String.class)).containsExactly("notes", "seen");
			assertThat(run("migrate", "--check")).isZero();
			Path file = service().backups().get(0);
			this.database = TestDatabases.create("mariadb");
			String other = jdbc().queryForObject("select database()", String.class);
			assertThat(run("migrate", "restore", file.toString(), "--yes")).isEqualTo(3);
			assertErr("error: " + file + " was made of the databases crm, " + home + ", and this one is " + other + ".",
					"Connect the application to one of them: they would be replaced. Or change their names in the file.");
			assertThat(jdbc().queryForList("select id from crm.notes", Long.class)).containsExactly(7L);
		});
	}

	/**
	 * The application must not start on half of its rows, or on a database that is empty
	 * again, as if nothing had happened.
	 */
	@ParameterizedTest
	@ValueSource(strings = { "h2", "hsqldb" })
	void aDatabaseThatHasComeBackInPartIsLocked(String engine) throws IOException {
		this.database = TestDatabases.create(engine);
		run("migrate");
		jdbc().update("insert into users values (1, 'Ada')");
		run("migrate", "backup");
		Path file = onlyBackup();
		String whole = Files.readString(file);
		for (String part : List.of(whole.lines().findFirst().orElseThrow() + "\nselect nothing;\n",
				whole + "select nothing;\n")) {
			Files.writeString(file, part);
			assertThat(run("migrate", "restore", "--yes")).isEqualTo(3);
			assertThat(err()).contains("The database is restored in part only.");
			assertThat(service().lock().held()).isTrue();
			assertThat(service().lock().owner())
				.isEqualTo("migrate restore of " + file.getFileName() + " (repeat it if it has ended early)");
			MigrationLiquibase start = this.changelog.liquibase(this.database);
			start.setLockWait(Duration.ofSeconds(1));
			assertThatException().isThrownBy(() -> start.run(null, MigrationProgress.SILENT))
				.withMessageContaining("migrate restore of ");
		}
		Files.writeString(file, whole);
		assertThat(run("migrate", "restore", "--yes")).isZero();
		assertThat(service().lock().held()).isFalse();
		assertThat(run("migrate", "--check")).isZero();
		assertThat(jdbc().queryForList("select name from users", String.class)).containsExactly("Ada");
	}

	private Path onlyBackup() throws IOException {
		assertThat(backups()).hasSize(1);
		return backups().get(0);
	}

	private List<Path> backups() throws IOException {
		try (Stream<Path> files = Files.list(this.backups)) {
			return files.filter((file) -> !file.getFileName().toString().startsWith(".")).toList();
		}
	}

	@Test
	void whatCannotBeAFileIsSaidInWords() {
		assertThat(run("migrate", "backup", "a\u0000b")).isEqualTo(ExitCode.USAGE);
		assertThat(err()).startsWith(
				"error: Invalid value for positional parameter at index 0 (FILE): 'a?b' cannot be the name of a file");
	}

}
