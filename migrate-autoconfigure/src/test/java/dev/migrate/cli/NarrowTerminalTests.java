package dev.migrate.cli;

import java.util.Map;

import dev.migrate.support.TestDatabases;
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
		this.changelog.write("03_long_name_of_a_revision.yaml", """
				# Message: What somebody has to say about a revision may well be longer than a line
				# Parent: 02_less
				databaseChangeLog:
				- changeSet:
				    id: 03-1
				    author: test
				    comment: What somebody has to say about a change set may well be longer than a line
				    changes:
				    - createTable: {tableName: orders, columns: [{column: {name: id, type: int}}]}
				""");
	}

	@ParameterizedTest
	@ValueSource(strings = { "migrate env", "migrate lint", "migrate --help", "migrate history", "migrate heads -v" })
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
		this.database = TestDatabases.create("hsqldb");
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

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
			say 'a b' now          | 8 | say/  'a b'/  now
			say 'a b'.             | 8 | say/  'a b'.
			say 'too long a word'  | 9 | say 'too/  long a/  word'
			Bob's and Ann's        | 9 | Bob's and/  Ann's
			""")
	void keepsACommandInQuotesTogether(String line, int columns, String lines) {
		assertThat(LongLine.fit(line, "  ", columns)).isEqualTo(lines.replace("/", System.lineSeparator()));
	}

	@Test
	void failuresAndHintsFitAsWell() {
		run(TestConsole.narrow(40), "migrate", "20991231_there_is_none");
		assertThat(err().lines()).hasSizeGreaterThan(2).allSatisfy((line) -> assertThat(line).hasSizeLessThan(50));
		run(TestConsole.narrow(40), "migrate", "--mistake");
		assertThat(plainErr()).isEqualTo("""
				error: Unknown option: '--mistake'
				Try 'migrate --help' for what can be
				  said.
				""");
		run(TestConsole.pipe(), "migrate", "--mistake");
		assertThat(err()).contains("Try 'migrate --help' for what can be said.\n");
	}

	@Test
	void whatIsCopiedIsNotBroken() {
		run(TestConsole.narrow(40), "migrate", "show", "03");
		assertThat(plain()).contains("    CREATE TABLE PUBLIC.orders (id INT);\n")
			.contains("    What somebody has to say about a\n      change set");
		run(TestConsole.narrow(40), "migrate", "history", "--json");
		assertThat(out().lines()).hasSize(1);
	}

	@Test
	void theBarEndsBeforeTheTerminalDoes() {
		run(TestConsole.narrow(40), "migrate");
		assertThat(plain()).contains("\r  Applying 0 [------------] 0%, 1 of 3".substring(0, 12))
			.contains("  Applying 02_less... OK\n")
			.contains("  Applying\n    03_long_name_of_a_revision...")
			.endsWith("\r    03_long_name_of_a_revision... OK\n");
		assertThat(plain().split("[\r\n]+")).allSatisfy((line) -> assertThat(line).hasSizeLessThan(40));
	}

	@Test
	void columnsSaysHowWideATerminalIs() {
		assertThat(TerminalWidth.read(Map.of("COLUMNS", "133"))).isEqualTo(133);
		assertThat(TerminalWidth.read(Map.of("COLUMNS", "3"))).as("too narrow for anything").isEqualTo(20);
		assertThat(TerminalWidth.read(Map.of("COLUMNS", "wide"))).isGreaterThanOrEqualTo(55);
	}

	private String plain() {
		return plain(out());
	}

	private String plainErr() {
		return plain(err());
	}

	private static String plain(String text) {
		return text.replaceAll("\033\\[[0-9;]*m", "");
	}

}
