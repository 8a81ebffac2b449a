package dev.migrate.benchmarks;

import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What the start of an application costs where nothing is pending.
 */
class StartupBenchmark {

	private static final List<String> STEPS = List.of(System.getProperty("steps", "200,2000,10000").split(","));

	private static final List<String> ENGINES = List.of(System.getProperty("engines", "h2,postgresql").split(","));

	private static final List<String> FORMS = List.of(System.getProperty("forms", "jar,directory").split(","));

	@TempDir
	private Path directory;

	@Test
	void run() throws Exception {
		System.out.println("| steps | database | form | neither | Liquibase adds | Flyway adds | migrate-starter adds "
				+ "| of Liquibase's | of Flyway's | processor: of Liquibase's | of Flyway's | memory: Liquibase adds | migrate-starter adds |");
		System.out.println("|---|---|---|---|---|---|---|---|---|---|---|---|---|");
		try (Databases databases = new Databases(this.directory)) {
			for (String steps : STEPS) {
				for (String engine : ENGINES) {
					compare(steps, engine, databases);
				}
			}
		}
	}

	private void compare(String steps, String engine, Databases databases) throws Exception {
		Map<Variant, List<String>> database = new EnumMap<>(Variant.class);
		for (Variant variant : List.of(Variant.LIQUIBASE, Variant.FLYWAY, Variant.STARTER)) {
			database.put(variant, databases.create(engine, variant.name().toLowerCase(Locale.ROOT) + "_" + steps));
		}
		// One that is as large
		database.put(Variant.NEITHER, database.get(Variant.LIQUIBASE));
		for (String form : FORMS) {
			Map<Variant, StartedApplication> applications = new EnumMap<>(Variant.class);
			for (Variant variant : Variant.values()) {
				Path classes = this.directory.resolve(engine + steps + form + variant.name()).resolve("classes");
				new GeneratedChangelog(classes).write(Integer.parseInt(steps));
				applications.put(variant, StartedApplication.in(form, variant, classes));
			}
			for (Variant variant : List.of(Variant.LIQUIBASE, Variant.FLYWAY, Variant.STARTER)) {
				applications.get(variant).start(database.get(variant));
				applications.get(variant).start(database.get(variant));
			}
			print(steps, engine, form,
					Rounds.run((variant, round) -> applications.get(variant).start(database.get(variant)),
							Variant.NEITHER, List.of(Variant.values())));
		}
	}

	private static void print(String steps, String engine, String form, Rounds<Variant> rounds) {
		System.out.println(
				"| %s | %s | %s | %.0f ms | %.0f ms | %.0f ms | %s ms | %.2f | %.2f | %.2f | %.2f | %.0f MiB | %.0f MiB |"
					.formatted(steps, engine, form, rounds.millis(Variant.NEITHER), rounds.added(Variant.LIQUIBASE),
							rounds.added(Variant.FLYWAY), rounds.addedRange(Variant.STARTER),
							rounds.ratio(Variant.STARTER, Variant.LIQUIBASE),
							rounds.ratio(Variant.STARTER, Variant.FLYWAY),
							rounds.processorRatio(Variant.STARTER, Variant.LIQUIBASE),
							rounds.processorRatio(Variant.STARTER, Variant.FLYWAY),
							rounds.addedMebibytes(Variant.LIQUIBASE), rounds.addedMebibytes(Variant.STARTER)));
		System.out.println("  processor: Liquibase adds %.0f ms, Flyway %.0f ms, migrate-starter %.0f ms".formatted(
				rounds.addedProcessor(Variant.LIQUIBASE), rounds.addedProcessor(Variant.FLYWAY),
				rounds.addedProcessor(Variant.STARTER)));
	}

}
