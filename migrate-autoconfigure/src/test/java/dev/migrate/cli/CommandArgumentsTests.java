package dev.migrate.cli;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class CommandArgumentsTests {

	@ParameterizedTest
	@ValueSource(strings = { "makemigrations", "migrate", "showmigrations" })
	void takesTheFirstArgumentWithoutDashesForTheCommand(String command) {
		assertThat(CommandArguments.of(command)).hasValueSatisfying((arguments) -> {
			assertThat(arguments.command()).isEqualTo(command);
			assertThat(arguments.arguments()).isEmpty();
		});
	}

	@Test
	void leavesAnApplicationAloneThatHasArgumentsOfItsOwn() {
		assertThat(CommandArguments.of()).isEmpty();
		assertThat(CommandArguments.of("--server.port=0")).isEmpty();
		assertThat(CommandArguments.of("import", "migrate")).isEmpty();
		assertThat(CommandArguments.of("Migrate")).isEmpty();
		assertThat(CommandArguments.of("--", "import")).isEmpty();
	}

	@Test
	void leavesSpringItsOptionsBeforeAndAfterTheCommand() {
		assertThat(CommandArguments.of("--spring.profiles.active=prod", "migrate", "--plan", "--server.port=0", "2026"))
			.hasValueSatisfying((arguments) -> assertThat(arguments.arguments()).containsExactly("--plan", "2026"));
	}

	@Test
	void keepsOptionsOfOursThatStandBeforeTheCommand() {
		assertThat(CommandArguments.of("--debug", "migrate", "--plan")).hasValueSatisfying((arguments) -> {
			assertThat(arguments.arguments()).containsExactly("--debug", "--plan");
			assertThat(arguments.debug()).isTrue();
		});
	}

	@Test
	void keepsDotsInValues() {
		String[] args = { "makemigrations", "--rename", "users.name=full_name", "--rename=users.mail=email",
				"--default=users.rate=1.5", "-m", "Version 1.2" };
		assertThat(CommandArguments.of(args)).hasValueSatisfying(
				(arguments) -> assertThat(arguments.arguments()).containsExactly("--rename", "users.name=full_name",
						"--rename=users.mail=email", "--default=users.rate=1.5", "-m", "Version 1.2"));
	}

}
