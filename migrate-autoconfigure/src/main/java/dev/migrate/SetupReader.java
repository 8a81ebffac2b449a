package dev.migrate;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

import dev.migrate.failure.MigrationException;
import dev.migrate.model.EntityModelSource;
import org.jspecify.annotations.Nullable;

/**
 * Tries everything that writing a revision needs, and goes on where something is missing.
 */
final class SetupReader {

	private final LiveDatabase database;

	private final EntityModelSource entities;

	private final HostApplication application;

	private final Supplier<EnvironmentReport> environment;

	private final Map<String, String> problems = new LinkedHashMap<>();

	SetupReader(LiveDatabase database, EntityModelSource entities, HostApplication application,
			Supplier<EnvironmentReport> environment) {
		this.database = database;
		this.entities = entities;
		this.application = application;
		this.environment = environment;
	}

	SetupReport read() {
		EnvironmentReport report = trying(this.environment);
		List<String> found = trying(() -> this.entities.get().entityNames());
		List<String> names = (found != null) ? found : List.of();
		List<String> outside = this.application.entityClasses()
			.stream()
			.filter((name) -> !names.contains(name))
			.sorted()
			.toList();
		if (!outside.isEmpty() && found != null) {
			this.problems.put(
					"Classes with @Entity that are not entities of this application: " + String.join(", ", outside),
					"Move them below the application's package, or name their packages in @EntityScan.");
		}
		String shadow = (report != null && report.supported() && found != null) ? trying(this::tryShadow) : null;
		return new SetupReport(names, this.application.scannedPackages(), outside, report, shadow, this.problems);
	}

	private String tryShadow() {
		return this.database.failingClearly(() -> {
			Instant start = Instant.now();
			int tables = Wanted.read(this.database, this.entities.get()).schema().tables().size();
			return "works: " + tables + " tables in " + Duration.between(start, Instant.now()).toMillis() + " ms";
		});
	}

	private <T> @Nullable T trying(Supplier<T> work) {
		try {
			return work.get();
		}
		catch (MigrationException ex) {
			this.problems.put(String.valueOf(ex.getMessage()), String.valueOf(ex.getAction()));
			return null;
		}
	}

}
