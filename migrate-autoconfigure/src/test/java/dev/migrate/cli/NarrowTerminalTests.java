package dev.migrate.cli;

import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Long output at a terminal, and the same on its way to a file.
 */
class NarrowTerminalTests extends RealCommandTest {

	@BeforeEach
	void createRevisions() {
		this.changelog.writeSql("01_notes", "create table notes (id bigint, text varchar(9))");
		this.changelog.writeSql("02_less", "alter table notes drop column text", "drop table notes");
	}

	@ParameterizedTest
	@ValueSource(strings = { "migrate env", "migrate lint", "migrate --help" })
	void fitsTheWidth(String command) {
		run("migrate", "01");
		run(TestConsole.narrow(60), command.split(" "));
		assertThat(plain().lines()).as("lines of several words")
			.filteredOn((line) -> line.strip().contains(" ") && !line.strip().startsWith("url ")
					&& !line.strip().startsWith("comment: ") && !line.strip().startsWith("directory ")
					&& !line.strip().matches("(Changelog|driver) .*"))
			.allSatisfy((line) -> assertThat(line).hasSizeLessThanOrEqualTo(60));
		assertThat(plain().lines().count()).as("nothing is left out").isGreaterThan(linesOf(command));
		String words = plain().replaceAll("\\s+(# )?", " ");
		run(TestConsole.pipe(), command.split(" "));
		if (!command.endsWith("--help")) {
			assertThat(words).isEqualTo(plain().replaceAll("\\s+(# )?", " "));
		}
	}

	private long linesOf(String command) {
		run(TestConsole.pipe(), command.split(" "));
		long lines = out().lines().count();
		run(TestConsole.narrow(60), command.split(" "));
		return lines;
	}

	@Test
	void continuesBelowTheText() {
		run("migrate", "01");
		run(TestConsole.narrow(60), "migrate", "env");
		assertThat(plain()).contains("""
				  limit      app.migrate.lock-timeout and
				             app.migrate.statement-timeout shorten nothing:
				             the engine's own timeouts count
				""");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			aa bb cc           | 8  | aa bb cc
			aa bb cc           | 7  | aa bb/  cc
			aa bb cc dd        | 5  | aa bb/  cc/  dd
			anunbreakablepath  | 5  | anunbreakablepath
			aa anunbreakable b | 5  | aa/  anunbreakable/  b
			""")
	void breaksBetweenWords(String line, int columns, String lines) {
		assertThat(LongLine.fit(line, "  ", columns)).isEqualTo(lines.replace("/", System.lineSeparator()));
	}

	@Test
	void keepsTheFirstIndentAndCountsNoColours() {
		assertThat(LongLine.fit("    \033[31maa bb\033[0m", "      ", 9)).isEqualTo("    \033[31maa bb\033[0m");
		assertThat(LongLine.fit("    \033[31maa bb\033[0m", "      ", 8))
			.isEqualTo("    \033[31maa" + System.lineSeparator() + "      bb\033[0m");
	}

	@Test
	void columnsSaysHowWideATerminalIs() {
		assertThat(TerminalWidth.read(Map.of("COLUMNS", "133"))).isEqualTo(133);
		assertThat(TerminalWidth.read(Map.of("COLUMNS", "3"))).as("too narrow for anything").isEqualTo(20);
		assertThat(TerminalWidth.read(Map.of("COLUMNS", "wide"))).isGreaterThanOrEqualTo(55);
	}

	private String plain() {
		return out().replaceAll("\033\\[[0-9;]*m", "");
	}

}
