package dev.migrate.cli;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class OptionOrderTests {

	private final CommandSession session = new CommandSession(TestConsole.pipe().console(), () -> {
		throw new IllegalStateException();
	});

	@ParameterizedTest
	@CsvSource({ "--plan downgrade -1, downgrade --plan -1", "--database audit current, current --database audit",
			"-m check create, create -m check", "--steps 2 rollback --json, rollback --steps 2 --json",
			"2026 downgrade, downgrade 2026", "--help env, env --help" })
	void whatStandsBeforeASubcommandGoesBehindIt(String typed, String arranged) {
		assertThat(arrange("migrate", typed)).isEqualTo(arranged);
	}

	@ParameterizedTest
	@ValueSource(strings = { "check --json", "--database check --plan", "--message=check", "2026 --plan", "-- check" })
	void whatNamesNoSubcommandStaysAsItIs(String typed) {
		assertThat(arrange("migrate", typed)).isEqualTo(typed);
	}

	@Test
	void aCommandWithoutSubcommandsTakesAnyWord() {
		assertThat(arrange("makemigrations", "--empty check")).isEqualTo("--empty check");
	}

	private String arrange(String command, String typed) {
		return String.join(" ",
				OptionOrder.subcommandFirst(Commands.create(command, this.session), List.of(typed.split(" "))));
	}

}
