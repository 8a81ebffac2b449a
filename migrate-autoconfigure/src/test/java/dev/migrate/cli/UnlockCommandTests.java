package dev.migrate.cli;

import dev.migrate.support.TestDatabases;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class UnlockCommandTests extends RealCommandTest {

	@ParameterizedTest
	@ValueSource(strings = { "h2", "postgresql" })
	void freesTheLockOfAProcessThatIsGone(String engine) {
		this.database = TestDatabases.create(engine);
		lock();
		assertThat(run("migrate", "unlock", "--yes")).isZero();
		assertOut("Freed the lock of web-1 (10.0.0.7).");
		assertThat(service().status().lock().held()).isFalse();
		assertThat(run("migrate", "unlock")).isZero();
		assertOut("The database is not locked.");
	}

	@Test
	void refusesWhereNobodyCanBeAsked() {
		lock();
		assertThat(run("migrate", "unlock")).isEqualTo(3);
		assertOut();
		assertErr("error: The database is locked for migration by web-1 (10.0.0.7).",
				"If that process is gone, repeat the command with --yes. If it is still running, wait for it.");
		assertThat(service().status().lock().held()).isTrue();
	}

	@Test
	void asksOnATerminal() {
		lock();
		assertThat(run(TestConsole.terminal("n"), "migrate", "unlock")).isEqualTo(3);
		assertErr("The database is locked for migration by web-1 (10.0.0.7).",
				"Is that process gone? [y/N] The lock has not been freed.");
		assertThat(run(TestConsole.terminal("y"), "migrate", "unlock")).isZero();
		assertThat(service().status().lock().held()).isFalse();
	}

	@Test
	void createsNothingWhereNothingIsLocked() {
		assertThat(run("migrate", "unlock", "--yes")).isZero();
		assertOut("The database is not locked.");
		assertThat(jdbc().queryForList("show tables")).isEmpty();
		assertThat(run("migrate", "unlock", "--json")).isZero();
		assertThat(out()).startsWith("{\"freed\":false");
	}

	private void lock() {
		run("migrate", "stamp");
		TestDatabases.execute(this.database,
				"update databasechangeloglock set locked = true, lockedby = 'web-1 (10.0.0.7)'");
	}

}
