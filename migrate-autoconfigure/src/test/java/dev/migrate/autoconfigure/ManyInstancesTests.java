package dev.migrate.autoconfigure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

import javax.sql.DataSource;

import dev.migrate.support.ChangelogDirectory;
import dev.migrate.support.MigratingProcess;
import dev.migrate.support.TestDatabases;
import org.h2.tools.Server;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Twenty applications, and four more in JVMs of their own, begin at once on one fresh
 * database.
 */
@ExtendWith(OutputCaptureExtension.class)
class ManyInstancesTests {

	private static final int CONTEXTS = 20;

	private static final int PROCESSES = 4;

	@TempDir
	private Path module;

	/** A command, in another test of this JVM, has quietened it. */
	@BeforeEach
	void hearWhatTheyWaitFor() {
		LoggingSystem.get(getClass().getClassLoader()).setLogLevel("dev.migrate", LogLevel.INFO);
	}

	@ParameterizedTest
	@ValueSource(strings = { "postgresql", "mariadb", "h2" })
	void everyChangeSetRunsOnceAndAllAreStarted(String engine, CapturedOutput output) throws Exception {
		ChangelogDirectory changelog = new ChangelogDirectory(this.module);
		changelog.writeSql("01_users", "insert into gate values (1)", "create table users (id integer)",
				"insert into users values (1)");
		changelog.write("02_index.sql", """
				--liquibase formatted sql
				--changeset test:02 runInTransaction:false
				create index %s idx_users on users (id);
				""".formatted(engine.equals("postgresql") ? "concurrently" : ""));
		Server server = Server.createTcpServer("-tcpPort", "0", "-ifNotExists").start();
		ExecutorService threads = Executors.newFixedThreadPool(CONTEXTS);
		try {
			DataSource database = database(engine, server);
			TestDatabases.execute(database, "create table gate (id integer primary key)");
			Connection gate = close(database);
			List<Process> processes = new ArrayList<>();
			for (int i = 0; i < PROCESSES; i++) {
				processes.add(MigratingProcess.start(database, changelog, ProcessBuilder.Redirect.to(log(i).toFile())));
			}
			List<Future<?>> starts = new ArrayList<>();
			for (int i = 0; i < CONTEXTS; i++) {
				starts.add(threads.submit(() -> start(changelog, database)));
			}
			await().atMost(Duration.ofMinutes(1)).until(() -> waiting(output) == CONTEXTS + PROCESSES - 1);
			gate.close();
			for (Future<?> start : starts) {
				start.get(1, TimeUnit.MINUTES);
			}
			for (Process process : processes) {
				assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
				assertThat(process.exitValue()).isZero();
			}
			assertThat(count(database, "DATABASECHANGELOG")).isEqualTo(4);
			assertThat(count(database, "users")).isEqualTo(1);
		}
		finally {
			threads.shutdownNow();
			server.stop();
		}
	}

	/** Without a pool, of which they would wait for connections. */
	private static DataSource database(String engine, Server server) throws Exception {
		if (!engine.equals("h2")) {
			return MigratingProcess.withoutPool(TestDatabases.create(engine));
		}
		return new DriverManagerDataSource(
				"jdbc:h2:tcp://localhost:" + server.getPort() + "/mem:instances;DB_CLOSE_DELAY=-1;LOCK_TIMEOUT=60000",
				"sa", "");
	}

	/** The first change set does not get through until the connection is closed. */
	private static Connection close(DataSource database) throws Exception {
		Connection gate = database.getConnection();
		gate.setAutoCommit(false);
		gate.createStatement().executeUpdate("insert into gate values (1)");
		return gate;
	}

	private static void start(ChangelogDirectory changelog, DataSource database) {
		Application.withoutEntities(changelog, database).run((context) -> assertThat(context).hasNotFailed());
	}

	private static int count(DataSource database, String table) {
		return new JdbcTemplate(database).queryForObject("select count(*) from " + table, Integer.class);
	}

	/** How many say for whom they wait and since when. */
	private long waiting(CapturedOutput output) throws IOException {
		long waiting = output.getAll()
			.lines()
			.filter(ManyInstancesTests::tellsOfWaiting)
			.map((line) -> line.replaceFirst(".*\\[(.*?)].*", "$1"))
			.distinct()
			.count();
		for (int i = 0; i < PROCESSES; i++) {
			waiting += Files.readAllLines(log(i)).stream().anyMatch(ManyInstancesTests::tellsOfWaiting) ? 1 : 0;
		}
		return waiting;
	}

	private static boolean tellsOfWaiting(String line) {
		return line.matches(".*Waiting for \\S+ \\(.*\\), which migrates the database since 20\\d\\d-.*");
	}

	private Path log(int process) {
		return this.module.resolve("process" + process + ".log");
	}

}
