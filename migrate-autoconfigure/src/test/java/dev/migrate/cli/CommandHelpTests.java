package dev.migrate.cli;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class CommandHelpTests extends CommandTest {

	@ParameterizedTest
	@ValueSource(strings = { "makemigrations", "migrate", "showmigrations", "migrate check", "migrate upgrade",
			"migrate create", "migrate revision", "migrate stamp", "migrate downgrade", "migrate rollback",
			"migrate sql", "sqlmigrate", "migrate history", "migrate current", "migrate heads", "migrate branches",
			"migrate show", "migrate drift", "migrate lint", "migrate unlock", "migrate init", "migrate env" })
	void everyCommandExplainsItselfByAnExample(String command) {
		assertThat(run((command + " --help").split(" "))).isZero();
		assertThat(out()).startsWith("Usage: " + command.replace("revision", "create"))
			.contains("Example:\n  java -jar app.jar ")
			.contains("-h, --help")
			.contains("--database=NAME")
			.contains("--debug");
		assertErr();
	}

	@Test
	void helpNamesTheCommandsBelow() {
		run("migrate", "-h");
		assertThat(out()).contains("Commands:").contains("check").contains("upgrade").contains("create, revision");
	}

	@Test
	void suggestsAnOptionForATypingError() {
		assertThat(run("makemigrations", "--mesage", "x")).isEqualTo(2);
		assertThat(err()).startsWith("error: Unknown option")
			.contains("--message")
			.endsWith("Try 'makemigrations --help' for what can be said.\n");
	}

	@Test
	void refusesAnOptionWithoutItsValue() {
		assertThat(run("makemigrations", "-m")).isEqualTo(2);
		assertThat(err()).startsWith("error: Missing required parameter for option '--message' (MSG)\n");
		assertThat(run("makemigrations", "--rename", "users.name")).isEqualTo(2);
		assertThat(err()).contains("--rename").contains("users.name");
	}

}
