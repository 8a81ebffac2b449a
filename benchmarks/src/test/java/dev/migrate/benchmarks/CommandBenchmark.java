package dev.migrate.benchmarks;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What commands that change nothing cost, beside the start of an application with JPA
 * that does nothing at all.
 */
class CommandBenchmark {

	private static final int STEPS = Integer.getInteger("steps", 20);

	private static final String NOTHING = "nothing";

	private static final List<String> COMMANDS = List.of("showmigrations", "migrate check");

	@TempDir
	private Path directory;

	@Test
	void run() throws Exception {
		Path classes = this.directory.resolve("starter/classes");
		new GeneratedChangelog(classes).write(STEPS);
		// What the check looks for
		Files.writeString(classes.resolve("db/changelog/changes/note.sql"), """
				--liquibase formatted sql
				--changeset benchmark:note
				create table note (id bigint not null primary key, text varchar(255));
				""");
		StartedApplication starter = StartedApplication.in("jar", Variant.STARTER, classes);
		StartedApplication neither = StartedApplication.in("jar", Variant.NEITHER,
				this.directory.resolve("neither/classes"));
		List<String> database = List.of("--spring.datasource.url=jdbc:h2:file:" + this.directory.resolve("database"),
				"--spring.datasource.username=sa");
		starter.start(database);
		Rounds<String> rounds = Rounds.run(
				(command, round) -> command.equals(NOTHING) ? neither.start(database)
						: starter.start(Stream.concat(Stream.of(command.split(" ")), database.stream()).toList()),
				NOTHING, Stream.concat(Stream.of(NOTHING), COMMANDS.stream()).toList());
		System.out.println("| command | takes | nothing takes | ratio | processor: ratio |");
		System.out.println("|---|---|---|---|---|");
		for (String command : COMMANDS) {
			System.out.println("| %s | %.0f ms | %.0f ms | %.2f | %.2f |".formatted(command, rounds.millis(command),
					rounds.millis(NOTHING), rounds.times(command, NOTHING), rounds.processorTimes(command, NOTHING)));
		}
	}

}
