package dev.migrate.cases;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;

import javax.sql.DataSource;

import dev.migrate.CheckResult;
import dev.migrate.GenerateRequest;
import dev.migrate.MigrateRequest;
import dev.migrate.RollbackRequest;
import dev.migrate.model.rich.Constraints;
import dev.migrate.model.rich.Keys;
import dev.migrate.model.rich.Relations;
import dev.migrate.model.rich.Types;
import dev.migrate.proof.CatalogFacts;
import dev.migrate.support.OldestPostgreSql;
import dev.migrate.support.TestDatabases;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

/**
 * PostgreSQL 15, the oldest version that its makers support, whose catalogs differ from
 * those of the newest.
 */
@EnabledOnOs(value = OS.LINUX, architectures = "amd64")
class OldestPostgreSqlTests {

	private static final AtomicInteger COUNTER = new AtomicInteger();

	private static EmbeddedPostgres server;

	@TempDir
	private Path module;

	@BeforeAll
	static void start() throws IOException {
		assumeThat(OldestPostgreSql.binaries()).as("what Maven has brought").exists();
		server = OldestPostgreSql.builder().setServerConfig("fsync", "off").start();
	}

	@AfterAll
	static void stop() throws IOException {
		if (server != null) {
			server.close();
		}
	}

	@Test
	void hasEveryVersionOfAHistory() throws Exception {
		DataSource database = database();
		assertThat(database.getConnection().getMetaData().getDatabaseMajorVersion()).isEqualTo(15);
		for (Shop.Step step : Shop.history()) {
			step.version().service(database, this.module, (service) -> {
				assertThat(service.generate(step.request()).written()).isTrue();
				service.migrate(MigrateRequest.head());
				assertInStep(service.check());
				return null;
			});
			assertIsWhatHibernateMakes(step.version(), database);
			TestDatabases.execute(database, step.rows().toArray(String[]::new));
		}
		TestDatabases.execute(database, Shop.GONE_BY_THE_WAY_BACK);
		Shop.history()
			.get(3)
			.version()
			.service(database, this.module,
					(service) -> service.rollback(RollbackRequest.to("base").withDataLossAllowed()));
		assertThat(CatalogFacts.of(database).toString()).isEmpty();
	}

	@Test
	void hasEverythingThatASchemaCanHold() throws Exception {
		DataSource database = database();
		Version rich = new Version(Types.class, Keys.class, Relations.class, Constraints.class);
		rich.service(database, this.module, (service) -> {
			assertThat(service.generate(GenerateRequest.of("Everything")).written()).isTrue();
			service.migrate(MigrateRequest.head());
			assertInStep(service.check());
			assertThat(service.generate(GenerateRequest.of("Nothing")).written()).isFalse();
			return null;
		});
		assertIsWhatHibernateMakes(rich, database);
	}

	private static void assertInStep(CheckResult check) {
		assertThat(check.changes()).isEmpty();
		assertThat(check.questions()).isEmpty();
		assertThat(check.drift()).isEmpty();
		assertThat(check.inStep()).isTrue();
	}

	private static void assertIsWhatHibernateMakes(Version version, DataSource database) throws Exception {
		version.hibernate(database, "validate");
		DataSource fresh = database();
		version.hibernate(fresh, "create-only");
		assertThat(CatalogFacts.of(database).differencesInContentTo(CatalogFacts.of(fresh))).isEmpty();
	}

	private static DataSource database() {
		String name = "t_" + COUNTER.incrementAndGet();
		TestDatabases.execute(server.getPostgresDatabase(), "create database " + name);
		return server.getDatabase("postgres", name);
	}

}
