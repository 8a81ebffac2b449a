package dev.migrate.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

import javax.sql.DataSource;

import dev.migrate.GenerationSettings;
import dev.migrate.MigrationService;
import dev.migrate.MigrationServices;
import dev.migrate.changelog.ChangelogLoader;
import dev.migrate.changelog.ChangelogSettings;
import dev.migrate.execution.MigrationProgress;
import dev.migrate.model.EntityModel;
import dev.migrate.model.EntityModelSource;
import dev.migrate.proof.Mutations;
import dev.migrate.support.ChangelogDirectory;
import dev.migrate.support.Entry;
import dev.migrate.support.TestApplication;
import dev.migrate.support.TestDatabases;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.io.DefaultResourceLoader;
import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

/**
 * Every command with spoilt options and values, on a database with revisions that have
 * run and that have not, and with entities: each ends with an exit code and in words, and
 * leaves neither a lock behind nor a file where none belongs. {@code -Dfuzz.inputs=10000}
 * tries more of them, {@code -Dfuzz.seed=…} others.
 */
class RealCommandLineFuzzTests extends CommandTest {

	private static final int INPUTS = Integer.getInteger("fuzz.inputs", 150);

	private static final long SEED = Long.getLong("fuzz.seed", 1);

	private static final List<String> COMMANDS = CommandHelpTests.commands().toList();

	private static final List<String> VALUES = List.of("head", "base", "zero", "-1", "+1", "+0", "-999", "01", "02",
			"0", "01_notes", "02_tags", "02_tags-1", "postgresql", "h2", "mariadb,h2", "bash", "zsh", "yaml", "sql",
			"default", "other", "notes.text=words", "notes=entry", "entry.happened='x'", "notes.text", "a:b", ":",
			"now()", "Add entry", "2026", "");

	@TempDir
	private Path module;

	private EntityModelSource entities = () -> {
		throw new IllegalStateException();
	};

	private DataSource database = TestDatabases.h2Database();

	private ChangelogDirectory changelog;

	@Test
	void endsInWordsAndLeavesNothingBehind() {
		try (ConfigurableApplicationContext application = TestApplication
			.of(TestDatabases.h2Database(), this.module.resolve("entities"), Entry.class)
			.start()) {
			EntityModel model = application.getBean(EntityModelSource.class).get();
			this.entities = () -> model;
			List<String> failures = new ArrayList<>();
			Map<Integer, Integer> codes = new TreeMap<>();
			for (long seed = SEED; seed < SEED + INPUTS; seed++) {
				Path directory = this.module.resolve("m" + seed);
				List<String> line = line(new Mutations(seed), directory);
				try {
					codes.merge(assertTimeoutPreemptively(Duration.ofSeconds(60), () -> assertEnds(directory, line)), 1,
							Integer::sum);
				}
				catch (Throwable ex) {
					failures.add("seed " + seed + ": " + line + ": " + ex);
				}
			}
			System.out.println(INPUTS + " command lines from seed " + SEED + ", by exit code: " + codes);
			assertThat(failures).isEmpty();
			assertThat(codes).containsKeys(0, 2, 3);
		}
	}

	private int assertEnds(Path directory, List<String> line) throws IOException {
		this.changelog = new ChangelogDirectory(directory);
		this.changelog.writeSql("01_notes", "create table notes (id bigint primary key, text varchar(9))",
				"insert into notes values (1, 'one')");
		this.database = TestDatabases.h2Database();
		try {
			this.changelog.liquibase(this.database).run(null, MigrationProgress.SILENT);
			this.changelog.writeSql("02_tags", "create table tags (id bigint primary key)",
					"alter table notes drop column text");
			List<Path> around = around(directory);
			int exitCode = run(line.toArray(String[]::new));
			assertThat(exitCode).isBetween(0, 3);
			if (!line.contains("--debug")) {
				assertThat(out() + err()).doesNotContain("\tat ").doesNotContain("Exception");
			}
			if (exitCode > 1) {
				assertThat(err()).isNotBlank();
			}
			assertUnlocked();
			assertThat(around(directory)).isEqualTo(around);
			return exitCode;
		}
		finally {
			new JdbcTemplate(this.database).execute("shutdown");
		}
	}

	private void assertUnlocked() {
		JdbcTemplate database = new JdbcTemplate(this.database);
		if (!database.queryForList("select 1 from information_schema.tables where table_name = 'DATABASECHANGELOGLOCK'")
			.isEmpty()) {
			assertThat(database.queryForList("select lockedby from databasechangeloglock where locked")).isEmpty();
		}
	}

	/** What is beside the module, and where the process works. */
	private static List<Path> around(Path directory) throws IOException {
		try (Stream<Path> working = Files.list(Path.of("")); Stream<Path> beside = Files.list(directory.getParent())) {
			return Stream.concat(working, beside).sorted().toList();
		}
	}

	/** A command, options that it knows or does not, and values. */
	private static List<String> line(Mutations mutations, Path directory) {
		String command = mutations.oneOf(COMMANDS);
		List<String> line = new ArrayList<>(List.of(command.split(" ")));
		List<OptionSpec> known = options(line);
		for (int i = mutations.below(5); i > 0; i--) {
			switch (mutations.below(8)) {
				case 0, 1, 2, 3 -> {
					OptionSpec option = mutations.oneOf(known);
					line.add(mutations.oneOf(Arrays.asList(option.names())));
					if (option.arity().max() > 0) {
						line.add(value(mutations));
					}
				}
				case 4, 5 -> line.add(value(mutations));
				case 6 -> line.add(mutations.spoil(mutations.oneOf(known).longestName()));
				default -> line.add(mutations.nasty());
			}
		}
		if (mutations.below(2) == 0) {
			line.add("--yes");
		}
		// A file that somebody names is written where he says
		if (line.stream().anyMatch((argument) -> argument.contains("back") || argument.contains("--b"))) {
			for (int i = 1; i < line.size(); i++) {
				String argument = line.get(i);
				if (argument.startsWith("--b") && argument.contains("=")) {
					line.set(i, "--backup=" + inside(directory, argument.substring(argument.indexOf('=') + 1)));
				}
				else if (!argument.startsWith("-") && !argument.contains("back")) {
					line.set(i, inside(directory, argument));
				}
			}
		}
		return line;
	}

	private static String inside(Path directory, String name) {
		return directory + "/" + name.replace("..", "");
	}

	private static String value(Mutations mutations) {
		return switch (mutations.below(5)) {
			case 0 -> mutations.nasty();
			case 1 -> mutations.spoil(mutations.oneOf(VALUES));
			default -> mutations.oneOf(VALUES);
		};
	}

	private static List<OptionSpec> options(List<String> command) {
		CommandLine line = Commands.create(command.get(0), new CommandSession(TestConsole.pipe().console(), () -> {
			throw new IllegalStateException("Options need no application");
		}));
		return ((command.size() > 1) ? line.getSubcommands().get(command.get(1)) : line).getCommandSpec().options();
	}

	@Override
	protected MigrationService service() {
		Path directory = this.changelog.module();
		return MigrationServices.create("default", () -> this.changelog.liquibase(this.database),
				() -> new ChangelogLoader(ChangelogSettings.of(ChangelogDirectory.MASTER, this.changelog.changes()),
						new DefaultResourceLoader()),
				this.entities, new GenerationSettings(List.of(), GenerationSettings.Reference.CHANGELOG, Map.of()),
				() -> new RealCommandTest.TestHost(directory, null));
	}

}
