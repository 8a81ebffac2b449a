package dev.migrate;

import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import dev.migrate.SeedResult.Source;
import dev.migrate.engine.Engine;
import dev.migrate.execution.Connections;
import dev.migrate.failure.MigrationException;
import dev.migrate.schema.Identifier;
import dev.migrate.schema.Schema;
import dev.migrate.seed.SeedFile;
import dev.migrate.seed.SeedFiles;
import dev.migrate.seed.SeedRun;

/**
 * Puts in the rows that an application begins with: files first, then beans.
 */
final class Seeding {

	private final LiveDatabase database;

	private final HostApplication application;

	Seeding(LiveDatabase database, HostApplication application) {
		this.database = database;
		this.application = application;
	}

	SeedResult run() {
		List<Source> sources = new ArrayList<>();
		List<SeedFile> files = SeedFiles.find(this.application.module(), this.application.seedLocation());
		if (!files.isEmpty()) {
			seed(files).forEach((file, done) -> sources.add(new Source(file, done)));
		}
		this.application.inSeeders((seeders) -> {
			for (Seeder seeder : seeders) {
				seed(seeder);
				sources.add(new Source(name(seeder), "OK"));
			}
		});
		return new SeedResult(sources);
	}

	private Map<String, String> seed(List<SeedFile> files) {
		return this.database.failingClearly(() -> {
			Engine engine = this.database.engine();
			Set<Identifier> named = files.stream()
				.flatMap((file) -> file.schema().stream())
				.map(engine::unquoted)
				.collect(Collectors.toSet());
			Schema schema = this.database.read(engine, named);
			try (Connection connection = Connections.open(this.database.dataSource())) {
				return new SeedRun(engine, connection).run(files, schema);
			}
		});
	}

	/** Of a lambda, the class that it is written in. */
	private static String name(Seeder seeder) {
		return seeder.getClass().getSimpleName().replaceFirst("[$/].*$", "");
	}

	private static void seed(Seeder seeder) {
		try {
			seeder.seed();
		}
		catch (MigrationException ex) {
			throw ex;
		}
		catch (Exception ex) {
			throw new MigrationException("The seeder " + name(seeder) + " has failed: " + ex.getMessage(),
					"What seeders have done is taken back, the rows of files are kept. Correct it and repeat the "
							+ "command; --debug shows where it happened.",
					ex);
		}
	}

}
