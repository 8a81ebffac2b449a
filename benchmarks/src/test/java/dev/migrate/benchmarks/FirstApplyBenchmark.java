package dev.migrate.benchmarks;

import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What the start of an application costs that applies all its revisions to an empty
 * database.
 */
class FirstApplyBenchmark {

	private static final String STEPS = System.getProperty("steps", "2000");

	private static final List<String> ENGINES = List.of(System.getProperty("engines", "h2,postgresql").split(","));

	@TempDir
	private Path directory;

	@Test
	void run() throws Exception {
		System.out.println("| steps | database | Liquibase adds | Flyway adds | migrate-starter adds "
				+ "| of Liquibase's | processor: of Liquibase's |");
		System.out.println("|---|---|---|---|---|---|---|");
		Map<Variant, StartedApplication> applications = new EnumMap<>(Variant.class);
		for (Variant variant : Variant.values()) {
			Path classes = this.directory.resolve(variant.name()).resolve("classes");
			new GeneratedChangelog(classes).write(Integer.parseInt(STEPS));
			applications.put(variant, StartedApplication.in("jar", variant, classes));
		}
		try (Databases databases = new Databases(this.directory)) {
			for (String engine : ENGINES) {
				Rounds<Variant> rounds = Rounds.run(
						(variant, round) -> applications.get(variant)
							.start(databases.create(engine, variant.name().toLowerCase(Locale.ROOT) + "_" + round)),
						Variant.NEITHER, List.of(Variant.values()));
				System.out.println("| %s | %s | %.0f ms | %.0f ms | %.0f ms | %.2f | %.2f |".formatted(STEPS, engine,
						rounds.added(Variant.LIQUIBASE), rounds.added(Variant.FLYWAY), rounds.added(Variant.STARTER),
						rounds.ratio(Variant.STARTER, Variant.LIQUIBASE),
						rounds.processorRatio(Variant.STARTER, Variant.LIQUIBASE)));
			}
		}
	}

}
