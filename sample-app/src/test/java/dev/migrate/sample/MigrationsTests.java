package dev.migrate.sample;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import dev.migrate.MigrationService;
import dev.migrate.RehearsalRequest;
import dev.migrate.test.MigrationTest;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;

import static dev.migrate.test.MigrationAssert.assertThat;

/**
 * What the shop says about its own migrations: the examples of docs/testing.md.
 */
@MigrationTest
class MigrationsTests {

	@Autowired
	private MigrationService migrations;

	@Test
	void nobodyForgotARevision() {
		assertThat(this.migrations).isInStepWithEntities().hasNothingPending().hasNoDrift();
	}

	@Test
	void everyRevisionGoesUpAndDown() {
		assertThat(this.migrations).goesUpAndDown();
	}

	@Test
	void ordersSurviveTheNewStatus() {
		assertThat(this.migrations).goesUpAndDown(RehearsalRequest.from("20261116").withoutMadeUpRows().withRows("""
				insert into users (id, version, email, full_name, staff, created_at)
				  values (-1, 0, 'ann@example.org', 'Ann', false, '2026-11-16 09:00:00+00:00');
				insert into orders (id, customer_id, status, placed_at)
				  values (-1, -1, 'PAID', '2026-11-16 10:00:00+00:00');
				"""));
	}

	@Test
	void runsOnYesterdaysSchema() throws IOException {
		String dump = Files.readString(Path.of("src/test/resources/schema-of-20261116.sql"));
		assertThat(this.migrations).goesUpAndDown(RehearsalRequest.fromDump("20261116", dump));
	}

	@Test
	void nothingIsLostSinceTheLastRelease() {
		assertThat(this.migrations).hasNoDestructiveChanges("20261116:head").hasNoLintFindings("20261118:head");
	}

}
