package dev.migrate.cli;

import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

class CommandHelpTests extends CommandTest {

	/**
	 * Every command there is, by every name that it has.
	 */
	static Stream<String> commands() {
		CommandSession session = new CommandSession(TestConsole.pipe().console(), () -> {
			throw new IllegalStateException("Help needs no application");
		});
		return CommandArguments.COMMANDS.stream()
			.sorted()
			.flatMap((name) -> Stream.concat(Stream.of(name),
					Commands.create(name, session).getSubcommands().keySet().stream().map((sub) -> name + " " + sub)));
	}

	@ParameterizedTest
	@MethodSource("commands")
	void everyCommandExplainsItselfByAnExample(String command) {
		assertThat(run((command + " --help").split(" "))).isZero();
		assertThat(out()).startsWith("Usage: " + command.replace("revision", "create"))
			.contains("Example:\n  java -jar app.jar ")
			.contains("-h, --help")
			.contains("--database=NAME")
			.contains("--debug");
		assertThat(out().substring(out().indexOf("Example:\n") + "Example:\n".length()).lines()).as("can be pasted")
			.allMatch((line) -> line.startsWith("  java -jar app.jar "));
		assertErr();
	}

	@Test
	void thereAreAsManyAsReadmeSays() {
		assertThat(commands()).hasSizeGreaterThan(30)
			.contains("migrate merge", "migrate squash", "migrate backup", "migrate restore", "migrate reset",
					"migrate delete", "migrate seed", "migrate db", "migrate setup", "migrate completion",
					"migrate revision");
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
