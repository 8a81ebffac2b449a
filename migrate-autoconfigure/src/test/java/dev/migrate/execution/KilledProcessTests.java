package dev.migrate.execution;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;

import javax.sql.DataSource;

import dev.migrate.support.ChangelogDirectory;
import dev.migrate.support.MigratingProcess;
import dev.migrate.support.TestDatabases;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.jdbc.BadSqlGrammarException;
import org.springframework.jdbc.UncategorizedSQLException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Kills a JVM at random moments of a migration of 60 change sets with rows, and has
 * another one finish it. {@code -Dtest.kills=200} says how often, {@code -Dtest.seed} at
 * which moments.
 */
class KilledProcessTests {

	private static final List<String> TABLES = List.of("apple", "birch", "cedar", "daisy", "elder", "fern", "grape",
			"hazel", "iris", "juniper", "kale", "lilac");

	private static final int CHANGE_SETS = 5 * TABLES.size();

	/** About how long the migration takes, for those who do not want to wait to know. */
	private static final long A_WHILE = 2500;

	private static final int FEW = 5;

	private final int kills = Integer.getInteger("test.kills", 2);

	private final long seed = Long.getLong("test.seed", System.currentTimeMillis());

	@TempDir(cleanup = CleanupMode.ON_SUCCESS)
	private Path module;

	private DataSource database = new DriverManagerDataSource();

	@ParameterizedTest
	@MethodSource("dev.migrate.support.TestDatabases#enginesThatPersist")
	void everythingHasRunOnceInTheEnd(String engine) throws Exception {
		ChangelogDirectory changelog = changelog(engine);
		this.database = database(engine, 0);
		long whole = (this.kills > FEW) ? migrate(changelog) : A_WHILE;
		Random random = new Random(this.seed);
		List<String> failures = new ArrayList<>();
		int unfinished = 0;
		long slowest = 0;
		for (int kill = 1; kill <= this.kills; kill++) {
			empty(engine, kill);
			Files.deleteIfExists(log());
			long moment = random.nextLong(whole);
			int recorded = kill(MigratingProcess.start(this.database, changelog, output()), moment);
			unfinished += (recorded < CHANGE_SETS) ? 1 : 0;
			long recovery = migrate(changelog);
			slowest = Math.max(slowest, recovery);
			keepLog("kill %d of %s, %d ms and %d change sets on, recovery %d ms%n".formatted(kill, engine, moment,
					recorded, recovery));
			if (recorded == 0 && this.kills > FEW) {
				// As fast as the machine is now, lest kills come before anything has run
				whole = recovery;
			}
			String failure = failure();
			if (failure != null) {
				failures.add("kill %d of %s, %d ms and %d change sets on: %s%n%s".formatted(kill, engine, moment,
						recorded, failure, Files.readString(log())));
			}
		}
		System.out.printf(
				"%s, seed %d: killed %d times, before the end %d times, survived %d times, slowest recovery "
						+ "%d ms with the start of a JVM (a whole migration: %d ms)%n",
				engine, this.seed, this.kills, unfinished, this.kills - failures.size(), slowest, whole);
		assertThat(failures).isEmpty();
	}

	/** By turns the next one undoes the rest, or is a start that does all of it again. */
	@ParameterizedTest
	@MethodSource("dev.migrate.support.TestDatabases#enginesThatPersist")
	void whatWasBeingUndoneIsUndoneOrDoneAgainInTheEnd(String engine) throws Exception {
		ChangelogDirectory changelog = changelog(engine);
		Random random = new Random(this.seed);
		List<String> failures = new ArrayList<>();
		int unfinished = 0;
		long slowest = 0;
		long whole = A_WHILE;
		this.database = database(engine, 0);
		for (int kill = 1; kill <= this.kills; kill++) {
			empty(engine, kill);
			migrate(changelog);
			Files.deleteIfExists(log());
			long moment = random.nextLong(whole);
			int left = kill(MigratingProcess.startUndoing(this.database, changelog, output()), moment);
			unfinished += (left > 0) ? 1 : 0;
			boolean back = kill % 2 == 1;
			long recovery = back ? finish(MigratingProcess.startUndoing(this.database, changelog, output()))
					: migrate(changelog);
			slowest = Math.max(slowest, recovery);
			if (back && left == CHANGE_SETS) {
				// Most of it goes by before anything is undone
				whole = recovery;
			}
			keepLog("kill %d of undoing on %s, %d ms on, %d change sets left, recovery %d ms%n".formatted(kill, engine,
					moment, left, recovery));
			String failure = back ? remains() : failure();
			if (failure != null) {
				failures.add("kill %d of %s, %d ms on with %d change sets left: %s%n%s".formatted(kill, engine, moment,
						left, failure, Files.readString(log())));
			}
		}
		System.out.printf(
				"%s, seed %d: killed %d times while undoing, before the end %d times, survived %d times, "
						+ "slowest recovery %d ms with the start of a JVM%n",
				engine, this.seed, this.kills, unfinished, this.kills - failures.size(), slowest);
		assertThat(failures).isEmpty();
	}

	/** What has been undone and is there all the same, or null. */
	private @Nullable String remains() {
		List<String> wrong = new ArrayList<>();
		expect(wrong, "rows of the history", 0, count("DATABASECHANGELOG"));
		expect(wrong, "locks", 0, count("DATABASECHANGELOGLOCK where LOCKEDBY is not null"));
		for (String table : TABLES) {
			expect(wrong, "tables called " + table, -1, found(table));
			expect(wrong, "tables called ran_" + table, -1, found("ran_" + table));
		}
		return wrong.isEmpty() ? null : String.join(", ", wrong);
	}

	/** Statements that are committed by themselves, rows, and both in one change set. */
	private ChangelogDirectory changelog(String engine) {
		ChangelogDirectory changelog = new ChangelogDirectory(this.module);
		for (String table : TABLES) {
			changelog.writeSql(table, """
					create table %s (id integer primary key, name varchar(20));
					--rollback drop table %1$s""".formatted(table), """
					insert into %s (id) values (1), (2), (3);
					--rollback delete from %1$s""".formatted(table), """
					create table ran_%s (id integer);
					--rollback drop table ran_%1$s""".formatted(table), """
					insert into ran_%1$s values (1);
					alter table %1$s add note varchar(9);
					insert into ran_%1$s values (2);
					--rollback delete from ran_%1$s where id = 2;
					--rollback alter table %1$s drop column note;
					--rollback delete from ran_%1$s where id = 1""".formatted(table), """
					create index ix_%s on %1$s (name);
					--rollback alter table %1$s add other varchar(9);
					--rollback drop index ix_%1$s%2$s;
					--rollback alter table %1$s drop column other""".formatted(table, ofItsTable(engine, table)));
		}
		return changelog;
	}

	private static String ofItsTable(String engine, String table) {
		return engine.equals("mariadb") ? " on " + table : "";
	}

	/**
	 * H2 2.3.232 may lose rows when it compacts a file, which has nothing to do with
	 * kills.
	 */
	private DataSource database(String engine, int number) {
		return engine.equals("h2")
				? new DriverManagerDataSource(
						"jdbc:h2:file:" + this.module.resolve("db" + number) + ";MAX_COMPACT_TIME=0", "sa", "")
				: TestDatabases.create(engine);
	}

	/** An empty database, without the time that it takes a server to create one. */
	private void empty(String engine, int number) {
		if (engine.equals("h2")) {
			this.database = database(engine, number);
			return;
		}
		for (String table : TABLES) {
			TestDatabases.execute(this.database, "drop table if exists " + table, "drop table if exists ran_" + table);
		}
		TestDatabases.execute(this.database, "drop table if exists DATABASECHANGELOG",
				"drop table if exists DATABASECHANGELOGLOCK");
	}

	/**
	 * Kills a process.
	 * @param moment when, in milliseconds from where it begins
	 * @return how many change sets the history has
	 */
	private int kill(Process process, long moment) throws Exception {
		try {
			begun(process);
			process.waitFor(moment, TimeUnit.MILLISECONDS);
		}
		finally {
			process.destroyForcibly().waitFor();
		}
		return Math.max(0, found("DATABASECHANGELOG"));
	}

	/**
	 * Migrates to the end.
	 * @return how long that took
	 */
	private long migrate(ChangelogDirectory changelog) throws Exception {
		return finish(MigratingProcess.start(this.database, changelog, output()));
	}

	private long finish(Process process) throws Exception {
		long start = System.nanoTime();
		begun(process);
		assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
		assertThat(process.exitValue()).as(Files.readString(log())).isZero();
		return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
	}

	private static void begun(Process process) throws IOException {
		BufferedReader output = process.inputReader();
		String line = output.readLine();
		while (line != null && !line.equals(MigratingProcess.BEGINS)) {
			line = output.readLine();
		}
	}

	private ProcessBuilder.Redirect output() {
		return ProcessBuilder.Redirect.appendTo(log().toFile());
	}

	/** What both processes of a kill have said. */
	private Path log() {
		return this.module.resolve("processes.log");
	}

	private void keepLog(String head) throws IOException {
		Files.writeString(Path.of("target", "killed-processes.log"), head + Files.readString(log()),
				StandardOpenOption.CREATE, StandardOpenOption.APPEND);
	}

	/** What is wrong in the end, or null. */
	private @Nullable String failure() {
		List<String> wrong = new ArrayList<>();
		expect(wrong, "rows of the history", CHANGE_SETS, count("DATABASECHANGELOG where EXECTYPE = 'EXECUTED'"));
		expect(wrong, "locks", 0, count("DATABASECHANGELOGLOCK where LOCKEDBY is not null"));
		for (String table : TABLES) {
			expect(wrong, "rows of " + table, 3, found(table + " where note is null and name is null"));
			expect(wrong, "rows of ran_" + table, 2, found("ran_" + table));
		}
		return wrong.isEmpty() ? null : String.join(", ", wrong);
	}

	private static void expect(List<String> wrong, String what, int expected, int found) {
		if (expected != found) {
			wrong.add(found + " instead of " + expected + " " + what);
		}
	}

	/**
	 * How many rows there are, or -1 without the table or one of its columns, for which
	 * SQLite has no code of its own.
	 */
	private int found(String from) {
		try {
			return count(from);
		}
		catch (BadSqlGrammarException | UncategorizedSQLException ex) {
			return -1;
		}
	}

	private int count(String from) {
		return new JdbcTemplate(this.database).queryForObject("select count(*) from " + from, Integer.class);
	}

}
