package dev.migrate.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import dev.migrate.benchmarks.app.StockDiff;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What it costs to have a revision written for one new column, beside
 * {@code diffChangeLog} of Liquibase with its extension for Hibernate: both as people
 * type it, and both as a program of its own with the same settings of the JVM.
 */
class MakeMigrationsBenchmark {

	private static final List<String> ENTITIES = List.of(System.getProperty("entities", "50,500,2000").split(","));

	@TempDir
	private Path directory;

	@Test
	void run() throws Exception {
		System.out.println("| entities | neither | mvn liquibase:diff | manage makemigrations | ratio "
				+ "| diffChangeLog | makemigrations | ratio | processor: ratio "
				+ "| added per entity: diffChangeLog | makemigrations |");
		System.out.println("|---|---|---|---|---|---|---|---|---|---|---|");
		for (String entities : ENTITIES) {
			compare(Integer.parseInt(entities), Files.createDirectories(this.directory.resolve(entities)));
		}
	}

	private static void compare(int entities, Path module) throws Exception {
		Path classes = Files.createDirectories(module.resolve("target/classes"));
		Path revisions = module.resolve("src/main/resources/db/changelog/changes");
		String url = "jdbc:h2:file:" + module.resolve("database");
		List<String> settings = List.of("--spring.datasource.url=" + url, "--spring.datasource.username=sa",
				"--app.migrate.directory=" + revisions);
		StartedApplication starter = StartedApplication.in("directory", Variant.STARTER, classes);
		new GeneratedModel(classes).write(entities, false);
		starter.start(with(settings, "makemigrations", "initial", "--no-input"));
		starter.start(with(settings, "migrate", "--no-input"));
		List<Path> initial = files(revisions);
		new GeneratedModel(classes).write(entities, true);
		Path empty = Files.createDirectories(module.resolve("empty/target/classes"));
		StartedApplication neither = StartedApplication.in("directory", Variant.NEITHER, empty);
		StartedApplication stock = StartedApplication.program(StockDiff.class, Variant.STARTER, classes);
		Path written = module.resolve("difference.yaml");
		TypedCommands typed = new TypedCommands(module);
		StartedApplication maven = typed.mavenDiff(url, written);
		StartedApplication manage = typed.manage(classes);
		List<String> command = with(settings, "makemigrations", "nickname", "--no-input");
		// What Maven brings along the first time, and what the JVM leaves behind
		deleting(List.of(), maven.start(List.of()), written);
		deleting(initial, manage.start(command), revisions);
		Rounds<Tool> rounds = Rounds.run((tool, round) -> switch (tool) {
			case NEITHER -> neither.start(List.of("--spring.datasource.url=jdbc:h2:mem:empty"));
			case STOCK -> deleting(List.of(), stock.start(List.of(url, written.toString())), written);
			case STARTER -> deleting(initial, starter.start(command), revisions);
			case MAVEN -> deleting(List.of(), maven.start(List.of()), written);
			case MANAGE -> deleting(initial, manage.start(command), revisions);
		}, Tool.NEITHER, List.of(Tool.values()));
		System.out
			.println("| %d | %.0f ms | %.0f ms | %.0f ms | %.2f | %.0f ms | %.0f ms | %.2f | %.2f | %.1f ms | %.1f ms |"
				.formatted(entities, rounds.millis(Tool.NEITHER), rounds.millis(Tool.MAVEN), rounds.millis(Tool.MANAGE),
						rounds.times(Tool.MANAGE, Tool.MAVEN), rounds.millis(Tool.STOCK), rounds.millis(Tool.STARTER),
						rounds.times(Tool.STARTER, Tool.STOCK), rounds.processorTimes(Tool.STARTER, Tool.STOCK),
						rounds.added(Tool.STOCK) / entities, rounds.added(Tool.STARTER) / entities));
	}

	/**
	 * Takes back what has been written, so that the next round has the same to do.
	 */
	private static StartedApplication.Start deleting(List<Path> kept, StartedApplication.Start start, Path written)
			throws IOException {
		List<Path> files = new ArrayList<>(files(written));
		files.removeAll(kept);
		if (files.isEmpty()) {
			throw new IllegalStateException("Nothing was written to " + written);
		}
		for (Path file : files) {
			Files.delete(file);
		}
		return start;
	}

	private static List<Path> files(Path directory) throws IOException {
		try (Stream<Path> files = Files.walk(directory)) {
			return files.filter(Files::isRegularFile).toList();
		}
	}

	private static List<String> with(List<String> settings, String... command) {
		return Stream.concat(Stream.of(command), settings.stream()).toList();
	}

	private enum Tool {

		NEITHER, MAVEN, MANAGE, STOCK, STARTER

	}

}
