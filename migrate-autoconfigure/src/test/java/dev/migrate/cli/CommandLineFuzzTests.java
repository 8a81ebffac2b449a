package dev.migrate.cli;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import dev.migrate.proof.Mutations;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

/**
 * Spoilt command lines end with one of the exit codes, and without a stack trace.
 * {@code -Dfuzz.inputs=10000} tries more of them, {@code -Dfuzz.seed=…} others.
 */
class CommandLineFuzzTests extends CommandTest {

	private static final int INPUTS = Integer.getInteger("fuzz.inputs", 500);

	private static final long SEED = Long.getLong("fuzz.seed", 1);

	private static final List<String> COMMANDS = List.of("migrate", "makemigrations", "showmigrations");

	private static final List<String> SUBCOMMANDS = List.of("upgrade", "downgrade", "rollback", "current", "history",
			"heads", "branches", "show", "stamp", "check", "drift", "env", "setup", "merge", "squash", "unlock", "seed",
			"db", "backup", "restore", "reset", "delete", "completion", "create", "revision", "init");

	private static final List<String> OPTIONS = List.of("-m", "--message", "--empty", "--check", "--dry-run", "--name",
			"--plan", "--sql", "--fake", "--backup", "--json", "--yes", "--no-input", "--rename", "--drop", "--default",
			"--database", "--dialect", "--steps", "-s", "--force", "-f", "--purge", "-v", "--verbose", "--help", "-h",
			"--format", "--autogenerate", "--backwards", "--merge", "--java");

	private static final List<String> VALUES = List.of("head", "base", "zero", "-1", "+1", "+0", "-999", "bash",
			"postgresql", "default", "users.name=full_name", "a:b", ":", "users", "2026", "");

	@Test
	void endsWithAnExitCodeAndWithoutAStackTrace() {
		List<String> failures = new ArrayList<>();
		for (long seed = SEED; seed < SEED + INPUTS; seed++) {
			List<String> line = line(new Mutations(seed));
			if (CommandArguments.of(line.toArray(String[]::new)).isEmpty()) {
				continue;
			}
			try {
				assertTimeoutPreemptively(Duration.ofSeconds(30), () -> assertEnds(line));
			}
			catch (Throwable ex) {
				failures.add("seed " + seed + ": " + line + ": " + ex);
			}
		}
		assertThat(failures).isEmpty();
	}

	private void assertEnds(List<String> line) {
		int exitCode = run(line.toArray(String[]::new));
		assertThat(exitCode).isBetween(0, 3);
		// What the stub behind the commands cannot do
		String text = (out() + err()).replace("UnsupportedOperationException", "");
		assertThat(text).doesNotContain("\tat ").doesNotContain("Exception");
		if (exitCode > 1) {
			assertThat(err()).isNotBlank();
		}
	}

	private static List<String> line(Mutations mutations) {
		List<String> line = new ArrayList<>(List.of(mutations.oneOf(COMMANDS)));
		for (int i = mutations.below(6); i > 0; i--) {
			line.add(switch (mutations.below(6)) {
				case 0, 1 -> mutations.oneOf(SUBCOMMANDS);
				case 2, 3 -> mutations.oneOf(OPTIONS);
				case 4 -> mutations.oneOf(VALUES);
				default -> mutations.nasty();
			});
		}
		if (mutations.below(4) == 0) {
			int place = 1 + mutations.below(line.size());
			line.add(place, mutations.spoil(mutations.oneOf(OPTIONS)));
		}
		return line;
	}

}
