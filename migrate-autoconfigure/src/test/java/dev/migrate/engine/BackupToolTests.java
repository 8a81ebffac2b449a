package dev.migrate.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;

import javax.sql.DataSource;

import dev.migrate.failure.MigrationException;
import dev.migrate.schema.Schema;
import dev.migrate.support.TestDatabases;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.abort;

/**
 * A backup is proven by restoring it over something else.
 */
class BackupToolTests {

	@TempDir
	private Path directory;

	@ParameterizedTest
	@MethodSource("dev.migrate.support.TestDatabases#engines")
	void aRestoredDatabaseIsWhatItWas(String id) throws Exception {
		DataSource database = TestDatabases.create(id);
		Engine engine = Engines.detect(database);
		JdbcTemplate jdbc = new JdbcTemplate(database);
		TestDatabases.execute(database,
				"create table author (id bigint not null, name varchar(80), constraint pk_author primary key (id),"
						+ " constraint uk_author unique (name))",
				"create table book (id bigint not null, author_id bigint, price numeric(9,2), printed timestamp,"
						+ " text " + text(id)
						+ ", constraint pk_book primary key (id), constraint fk_book foreign key (author_id) references author (id))",
				"create view cheap as select id from book where price < 10", "insert into author values (1, null)");
		jdbc.update("insert into author values (2, ?)", "O'Hara; 50% \\ --\nnew line é");
		jdbc.update("insert into book values (7, 2, 9.90, '2026-11-21 10:20:30', ?)", "x".repeat(9000));
		Schema before = read(engine, database);
		List<Map<String, Object>> authors = jdbc.queryForList("select * from author order by id");

		Path file = this.directory.resolve("backup");
		save(engine, database, file);
		TestDatabases.execute(database, "drop view cheap", "drop table book", "delete from author",
				"alter table author add column later integer", "create table later (id integer primary key)",
				"create view seen as select id from later");
		engine.backupTool().restore(access(id, database), file);

		assertThat(read(engine, database)).isEqualTo(before);
		assertThat(jdbc.queryForList("select * from author order by id")).isEqualTo(authors);
		assertThat(jdbc.queryForObject("select text from book", String.class)).isEqualTo("x".repeat(9000));
		assertThat(jdbc.queryForList("select id from cheap", Long.class)).containsExactly(7L);
	}

	/**
	 * A semicolon within them ends nothing, and what triggers have done is not done
	 * again.
	 */
	@Test
	void triggersAndProceduresOfHsqldbComeBackAsTheyWere() throws Exception {
		DataSource database = TestDatabases.create("hsqldb");
		Engine engine = Engines.detect(database);
		JdbcTemplate jdbc = new JdbcTemplate(database);
		TestDatabases.execute(database, "create table author (id bigint primary key)",
				"create table log (author bigint, what varchar(9))",
				"create trigger logged after insert on author referencing new as n for each row begin atomic "
						+ "insert into log values (n.id, 'a;b'); if n.id > 5 then insert into log values (n.id, 'c'); end if; end",
				"create trigger seen after insert on author referencing new as n for each row "
						+ "insert into log values (n.id, 'seen')",
				"create procedure add(in x int) modifies sql data begin atomic declare y int; set y = x; "
						+ "insert into author values (y); end",
				"insert into author values (7)");
		List<Map<String, Object>> log = jdbc.queryForList("select * from log order by what");
		Path file = this.directory.resolve("backup");
		save(engine, database, file);
		TestDatabases.execute(database, "delete from author", "delete from log");
		engine.backupTool().restore(access("hsqldb", database), file);
		assertThat(jdbc.queryForList("select id from author", Long.class)).containsExactly(7L);
		assertThat(jdbc.queryForList("select * from log order by what")).isEqualTo(log).hasSize(3);
		jdbc.execute("call add(1)");
		assertThat(jdbc.queryForList("select what from log where author = 1 order by what", String.class))
			.containsExactly("a;b", "seen");
	}

	@Test
	void aProgramThatIsMissingIsNamedWithItsPackage() throws SQLException {
		BackupAccess access = new BackupAccess(TestDatabases.h2Database(), "jdbc:postgresql://localhost/x", "me", null,
				this.directory, "x", List::of, "lock", List.of());
		assertThatExceptionOfType(MigrationException.class)
			.isThrownBy(() -> new PostgreSqlBackup().save(access, this.directory.resolve("b")))
			.withMessage("The program pg_dump was not found in " + this.directory + ".")
			.satisfies((failure) -> assertThat(failure.getAction()).contains("apt install postgresql-client")
				.contains("app.migrate.backup.programs"));
	}

	@Test
	void aProgramThatIsOlderThanTheServerIsRefused() throws IOException {
		script("pg_dump", "echo 'pg_dump (PostgreSQL) 1.18 (Debian 1.18-0+deb12u1)'");
		BackupAccess access = new BackupAccess(TestDatabases.h2Database(), "jdbc:postgresql://localhost/x", "me", null,
				this.directory, "x", List::of, "lock", List.of());
		assertThatExceptionOfType(MigrationException.class)
			.isThrownBy(() -> new PostgreSqlBackup().save(access, this.directory.resolve("b")))
			.withMessageStartingWith("pg_dump 1.18 is older than the server, which is H2 2.")
			.satisfies((failure) -> assertThat(failure.getAction()).startsWith("Install PostgreSQL's client programs"));
	}

	@Test
	void aPasswordReachesAProgramByItsEnvironmentOnly() throws Exception {
		script("pg_dump", "case $1 in --version) echo 'pg_dump (PostgreSQL) 99.1';; *) echo \"$PGPASSWORD $*\";; esac");
		BackupAccess access = new BackupAccess(TestDatabases.h2Database(),
				"jdbc:postgresql://db.example:5433/shop?sslmode=require", "me", "secret", this.directory, "x", List::of,
				"lock", List.of());
		Path file = this.directory.resolve("b");
		new PostgreSqlBackup().save(access, file);
		assertThat(file).content()
			.isEqualTo(
					"secret --no-password --encoding=UTF8 --host=db.example --port=5433 --username=me --dbname=shop\n");
	}

	@Test
	void whatAProgramSaysAgainstItIsHandedOn() throws IOException {
		script("mariadb", "echo 'No space' >&2; exit 5");
		NativeProgram program = NativeProgram.find("mariadb", this.directory, "Install it.");
		assertThatExceptionOfType(MigrationException.class)
			.isThrownBy(() -> program.run(List.of("shop"), Map.of(), null, null))
			.withMessage("mariadb has failed: No space")
			.satisfies((failure) -> assertThat(failure.getAction())
				.isEqualTo("Put right what it names; " + this.directory.resolve("mariadb") + " was the program."));
	}

	@Test
	void aProgramThatCannotBeStartedIsNamed() throws IOException {
		Path program = Files.writeString(this.directory.resolve("mariadb"), "#!/nowhere/sh\n");
		assertThat(program.toFile().setExecutable(true)).isTrue();
		assertThatExceptionOfType(MigrationException.class)
			.isThrownBy(() -> NativeProgram.find("mariadb", this.directory, "Install it.")
				.run(List.of("shop"), Map.of(), null, null))
			.withMessageStartingWith(program + " could not be started: ")
			.satisfies((failure) -> assertThat(failure.getAction()).isEqualTo("Install it."));
	}

	private void script(String name, String body) throws IOException {
		Path script = Files.writeString(this.directory.resolve(name), "#!/bin/sh\n" + body + "\n");
		assertThat(script.toFile().setExecutable(true)).isTrue();
	}

	/**
	 * The programs of PostgreSQL belong to the machine. Without them this is no proof.
	 */
	private static void save(Engine engine, DataSource database, Path file) throws Exception {
		try {
			engine.backupTool().save(access(engine.id(), database), file);
		}
		catch (MigrationException ex) {
			if (String.valueOf(ex.getMessage())
				.matches("The program .* was not found .*|.* is older than the server.*")) {
				abort(ex.getMessage());
			}
			throw ex;
		}
	}

	private static BackupAccess access(String id, DataSource database) throws SQLException {
		try (Connection connection = database.getConnection()) {
			return BackupAccess.of(database, TestDatabases.programs(id),
					Engines.detect(connection).currentSchema(connection), List::of, "DATABASECHANGELOGLOCK",
					List.of("DATABASECHANGELOG"));
		}
	}

	private static Schema read(Engine engine, DataSource database) throws SQLException {
		try (Connection connection = database.getConnection()) {
			return engine.read(connection, engine.currentSchema(connection));
		}
	}

	private static String text(String id) {
		return switch (id) {
			case "h2", "hsqldb" -> "clob";
			case "mariadb" -> "longtext";
			default -> "text";
		};
	}

}
