package dev.migrate.execution;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import javax.sql.DataSource;

import dev.migrate.failure.MigrationException;
import dev.migrate.support.ChangelogDirectory;
import dev.migrate.support.MigratingProcess;
import dev.migrate.support.PgBouncer;
import dev.migrate.support.TestDatabases;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

/**
 * A run whose sessions are not its own: a PgBouncer in transaction mode gives it another
 * one with each transaction.
 */
class PgBouncerTests {

	private static final String UNPREPARED = "&prepareThreshold=0";

	@TempDir
	private Path module;

	@TempDir
	private Path settings;

	private final String server = TestDatabases.postgresUrl();

	private final JdbcTemplate database = new JdbcTemplate(new DriverManagerDataSource(this.server));

	private volatile boolean atWork = true;

	private ChangelogDirectory changelog;

	@BeforeEach
	void createChangelog() {
		this.changelog = new ChangelogDirectory(this.module);
		this.changelog.writeSql("01_users", "create table users (id bigint)",
				"insert into users values (1); select pg_sleep(1)", "insert into users values (2)");
	}

	@Test
	void oneOfManyRunsAtATime() throws Exception {
		try (PgBouncer bouncer = PgBouncer.start(this.settings, this.server, 8)) {
			DataSource pooled = new DriverManagerDataSource(bouncer.url() + UNPREPARED);
			List<CompletableFuture<Void>> runs = Stream.generate(() -> CompletableFuture.runAsync(() -> run(pooled)))
				.limit(3)
				.toList();
			for (CompletableFuture<Void> run : runs) {
				run.get(1, TimeUnit.MINUTES);
			}
			assertMigratedOnce();
		}
	}

	@Test
	void takesOverFromAProcessThatWasKilled() throws Exception {
		this.changelog.writeSql("02_slow", "select pg_sleep(3)");
		try (PgBouncer bouncer = PgBouncer.start(this.settings, this.server, 4)) {
			DriverManagerDataSource pooled = new DriverManagerDataSource(bouncer.url() + UNPREPARED);
			Process process = MigratingProcess.start(pooled, this.changelog, ProcessBuilder.Redirect.INHERIT);
			try {
				await().atMost(Duration.ofMinutes(1)).ignoreExceptions().until(() -> executed() == 3);
				assertThatExceptionOfType(MigrationException.class)
					.isThrownBy(() -> new LockRelease(this.changelog.liquibase(pooled)).run())
					.withMessageEndingWith(", which is alive.");
			}
			finally {
				process.destroyForcibly().waitFor();
			}
			run(pooled);
			assertThat(executed()).isEqualTo(4);
			assertUnlocked();
		}
	}

	/** The driver prepares a statement that it uses often, for one session. */
	@Test
	void saysWhatToDoAboutPreparedStatements() throws Exception {
		String[] inserts = Stream.iterate(3, (id) -> id + 1)
			.limit(60)
			.map((id) -> "insert into users values (" + id + ")")
			.toArray(String[]::new);
		this.changelog.writeSql("02_more", inserts);
		try (PgBouncer bouncer = PgBouncer.start(this.settings, this.server, 8)) {
			List<CompletableFuture<Void>> others = Stream
				.generate(() -> CompletableFuture.runAsync(() -> work(bouncer.url() + UNPREPARED)))
				.limit(3)
				.toList();
			assertThatExceptionOfType(MigrationException.class)
				.isThrownBy(() -> run(new DriverManagerDataSource(bouncer.url())))
				.satisfies((failure) -> assertThat(failure.getAction()).startsWith(
						"A pool in front of the server gives each transaction another session, as PgBouncer does in "
								+ "transaction mode: set spring.liquibase.url to the server itself, or add "
								+ "prepareThreshold=0 to the URL. Then run migrate again: "));
			this.atWork = false;
			for (CompletableFuture<Void> other : others) {
				other.get(1, TimeUnit.MINUTES);
			}
			assertUnlocked();
			run(new DriverManagerDataSource(this.server));
		}
		assertThat(this.database.queryForList("select id from users", Long.class)).hasSize(62).doesNotHaveDuplicates();
		assertUnlocked();
	}

	/** Others, whose transactions take the sessions in turns. */
	private void work(String url) {
		JdbcTemplate jdbc = new JdbcTemplate(new SingleConnectionDataSource(url, true));
		while (this.atWork) {
			jdbc.execute("select pg_sleep(0.003)");
		}
	}

	/** One session keeps the lock, the other one would be for the work. */
	@Test
	void saysWhatToDoWhereThereIsNoSecondSession() throws Exception {
		try (PgBouncer bouncer = PgBouncer.start(this.settings, this.server, 1)) {
			DataSource pooled = new DriverManagerDataSource(bouncer.url() + UNPREPARED);
			assertThatExceptionOfType(MigrationException.class).isThrownBy(() -> run(pooled))
				.withMessageContaining("query_wait_timeout")
				.satisfies((failure) -> assertThat(failure.getAction())
					.isEqualTo("The pool in front of the server has no session to spare, and a run takes two of them: "
							+ "set spring.liquibase.url to the server itself, or make the pool larger."));
		}
		run(new DriverManagerDataSource(this.server));
		assertMigratedOnce();
	}

	private void run(DataSource pooled) {
		this.changelog.liquibase(pooled).run(null, MigrationProgress.SILENT);
	}

	private void assertMigratedOnce() {
		assertThat(this.database.queryForList("select id from users order by id", Long.class)).containsExactly(1L, 2L);
		assertThat(executed()).isEqualTo(3);
		assertUnlocked();
	}

	private void assertUnlocked() {
		assertThat(this.changelog.liquibase(this.database.getDataSource()).status().lock().held()).isFalse();
	}

	private int executed() {
		return this.database.queryForObject("select count(*) from DATABASECHANGELOG", Integer.class);
	}

}
