package dev.migrate.execution;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import javax.sql.DataSource;

import dev.migrate.failure.MigrationException;
import dev.migrate.support.ChangelogDirectory;
import dev.migrate.support.SmallDisk;
import dev.migrate.support.StoppableServer;
import dev.migrate.support.TestDatabases;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

/**
 * The database goes away in the middle of a run, or has no room left, and the next run
 * goes on where this one ended.
 */
class LostDatabaseTests {

	private static final String H2_SLEEPING = "select sum(a.x * b.x) from system_range(1, 100000) a, "
			+ "system_range(1, 60000000) b";

	@TempDir
	private Path module;

	private ChangelogDirectory changelog;

	@BeforeEach
	void createChangelog() {
		this.changelog = new ChangelogDirectory(this.module);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					postgresql | select pg_sleep(60) | select pid from pg_stat_activity where query = 'select pg_sleep(60)' | select pg_terminate_backend(%d)
					mariadb    | do sleep(60)        | select id from information_schema.processlist where info = 'do sleep(60)' | kill %d
					h2         | select sum(a.x * b.x) from system_range(1, 100000) a, system_range(1, 60000000) b \
						| select session_id from information_schema.sessions where executing_statement like 'select sum%' \
						| call abort_session(%d)
					""")
	void goesOnWhereAConnectionWasLost(String engine, String sleeping, String find, String kill) throws Exception {
		DataSource database = TestDatabases.create(engine);
		this.changelog.writeSql("01_users", "create table users (id bigint); insert into users values (1)",
				"insert into users values (2)", sleeping);
		CompletableFuture<MigrationException> run = CompletableFuture
			.supplyAsync(() -> catchThrowableOfType(MigrationException.class, () -> run(database)));
		JdbcTemplate other = new JdbcTemplate(database);
		await().atMost(Duration.ofMinutes(1)).until(() -> !other.queryForList(find, Long.class).isEmpty());
		for (Long session : other.queryForList(find, Long.class)) {
			other.execute(kill.formatted(session));
		}
		assertThat(run.get(1, TimeUnit.MINUTES))
			.hasMessageStartingWith(
					"The connection to the database was lost in revision 01_users, in change set 01_users-3 in ")
			.extracting(MigrationException::getAction)
			.isEqualTo(
					"When the database is back, run migrate again: it goes on there. What ran before is applied and stays.");
		assertThat(executed(database)).isEqualTo(2);
		this.changelog.writeSql("01_users", "create table users (id bigint); insert into users values (1)",
				"insert into users values (2)", sleeping.replace("60", "0"));
		run(database);
		assertThat(executed(database)).isEqualTo(3);
		assertThat(other.queryForList("select id from users order by id", Long.class)).isEqualTo(List.of(1L, 2L));
	}

	@ParameterizedTest
	@CsvSource({ "postgresql, select pg_sleep(60)", "mariadb, do sleep(60)", "h2, '" + H2_SLEEPING + "'" })
	void goesOnWhenTheServerIsBack(String engine, String sleeping) throws Exception {
		try (StoppableServer server = StoppableServer.started(engine, this.module.resolve("server"))) {
			DataSource database = server.database();
			this.changelog.writeSql("01_users", "create table users (id bigint)", "insert into users values (1)");
			this.changelog.writeSql("02_more", "insert into users values (2)", sleeping);
			CompletableFuture<MigrationException> run = CompletableFuture
				.supplyAsync(() -> catchThrowableOfType(MigrationException.class, () -> run(database)));
			await().atMost(Duration.ofMinutes(1)).ignoreExceptions().until(() -> executed(database) == 3);
			server.stop();
			assertThat(run.get(1, TimeUnit.MINUTES)).hasMessageStartingWith(
					"The connection to the database was lost in revision 02_more, in change set 02_more-2 in ");
			assertThatExceptionOfType(MigrationException.class).isThrownBy(() -> run(database))
				.withMessageStartingWith("Could not connect to the database jdbc:" + engine);
			server.start();
			this.changelog.writeSql("02_more", "insert into users values (2)", sleeping.replace("60", "0"));
			run(server.database());
			assertThat(executed(server.database())).isEqualTo(4);
			assertThat(new JdbcTemplate(server.database()).queryForList("select id from users order by id", Long.class))
				.isEqualTo(List.of(1L, 2L));
		}
	}

	@Test
	void goesOnOnceThereIsRoomAgain() {
		SQLiteConfig small = new SQLiteConfig();
		small.setPragma(SQLiteConfig.Pragma.MAX_PAGE_COUNT, "60");
		this.changelog.writeSql("01_users", "create table users (id bigint, note text)",
				"insert into users select 1, 'small'", """
						insert into users
						with recursive c(x) as (select 1 union all select x + 1 from c where x < 300)
						select x, hex(zeroblob(1000)) from c""");
		assertThatExceptionOfType(MigrationException.class).isThrownBy(() -> run(sqlite(small)))
			.withMessageContaining("01_users-3")
			.withMessageContaining("database or disk is full")
			.extracting(MigrationException::getAction)
			.isEqualTo(
					"Make room for the database. Then run migrate again: the change sets before it are applied and stay.");
		DataSource database = sqlite(new SQLiteConfig());
		assertThat(executed(database)).isEqualTo(2);
		assertThat(rows(database)).isEqualTo(1);
		run(database);
		assertThat(executed(database)).isEqualTo(3);
		assertThat(rows(database)).isEqualTo(301);
	}

	@ParameterizedTest
	@ValueSource(strings = { "postgresql", "mariadb", "h2" })
	void goesOnOnceTheDiskHasRoomAgain(String engine) throws Exception {
		try (SmallDisk disk = SmallDisk.of(this.module.resolve("disk"), 16)) {
			String place = disk.path().toAbsolutePath().toString();
			DataSource database = engine.equals("h2")
					? new DriverManagerDataSource("jdbc:h2:file:" + place + "/shop" + ";MAX_COMPACT_TIME=0", "sa", "")
					: TestDatabases.create(engine);
			String table = "create table users (id bigint, note varchar(1000))";
			if (engine.equals("mariadb")) {
				TestDatabases.execute(database, "set global innodb_file_per_table = 1");
				table += " data directory = '" + place + "'";
			}
			else if (engine.equals("postgresql")) {
				TestDatabases.execute(database, "create tablespace small_disk location '" + place + "'");
				table += " tablespace small_disk";
			}
			this.changelog.writeSql("01_users", table, "insert into users values (1, 'small')", """
					insert into users
					with recursive c(x) as (select 1 union all select x + 1 from c where x < 200)
					select one.x, repeat('x', 1000) from c one, c other""");
			assertThatExceptionOfType(MigrationException.class).isThrownBy(() -> run(database))
				.withMessageContaining("01_users-3")
				.extracting(MigrationException::getAction)
				.asString()
				.startsWith("Make room for the database. Then run migrate again: ");
			disk.enlarge(256);
			assertThat(executed(database)).isEqualTo(2);
			assertThat(rows(database)).isEqualTo(1);
			run(database);
			assertThat(executed(database)).isEqualTo(3);
			assertThat(rows(database)).isEqualTo(40_001);
			TestDatabases.execute(database, "drop table users");
			if (engine.equals("postgresql")) {
				TestDatabases.execute(database, "drop tablespace small_disk");
			}
		}
	}

	/** So little that H2 would only write it when the database is closed. */
	@Test
	void whatIsCommittedAndNotWrittenIsNotCalledDone() throws Exception {
		try (SmallDisk disk = SmallDisk.of(this.module.resolve("disk"), 1)) {
			DataSource database = new DriverManagerDataSource(
					"jdbc:h2:file:" + disk.path().resolve("shop") + ";MAX_COMPACT_TIME=0", "sa", "");
			this.changelog.writeSql("01_users", "create table users (id bigint, note varchar(1000))",
					"insert into users select x, repeat('x', 1000) from system_range(1, 3000)");
			assertThatExceptionOfType(MigrationException.class).isThrownBy(() -> run(database))
				.withMessageStartingWith(
						"The database has no room left in revision 01_users, for change set 01_users-2 in ")
				.extracting(MigrationException::getAction)
				.isEqualTo("Make room for the database. Then run migrate again: it goes on there. What ran before is "
						+ "applied and stays.");
			disk.enlarge(64);
			run(database);
			assertThat(executed(database)).isEqualTo(2);
			assertThat(rows(database)).isEqualTo(3000);
		}
	}

	private DataSource sqlite(SQLiteConfig config) {
		SQLiteDataSource database = new SQLiteDataSource(config);
		database.setUrl("jdbc:sqlite:" + this.module.resolve("shop.db"));
		return database;
	}

	private void run(DataSource database) {
		this.changelog.liquibase(database).run(null, MigrationProgress.SILENT);
	}

	private static int rows(DataSource database) {
		return new JdbcTemplate(database).queryForObject("select count(*) from users", Integer.class);
	}

	private static int executed(DataSource database) {
		return new JdbcTemplate(database).queryForObject("select count(*) from DATABASECHANGELOG", Integer.class);
	}

}
