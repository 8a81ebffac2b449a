package dev.migrate;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

import dev.migrate.execution.MigrationProgress;
import dev.migrate.seed.SeedFiles;
import org.jspecify.annotations.Nullable;

/**
 * The application around a database, as far as its commands have to know it.
 */
public interface HostApplication {

	/**
	 * The directory of the build module that it was built in, or the working directory.
	 */
	Path module();

	/**
	 * The name of the class whose main method has started it, or null if that is not
	 * known.
	 */
	@Nullable String mainClass();

	/**
	 * How its databases are backed up.
	 */
	default BackupSettings backups() {
		return new BackupSettings(module().resolve("backups"), null, false);
	}

	/**
	 * What of it hears every run of one of its databases.
	 * @param database the database's name
	 */
	default List<MigrationProgress> listeners(String database) {
		return List.of();
	}

	/**
	 * What counts when its revisions are looked through.
	 */
	default LintSettings lint() {
		return LintSettings.standard();
	}

	/**
	 * The packages in which it looks for entities.
	 */
	default List<String> scannedPackages() {
		return List.of();
	}

	/**
	 * The names of all its classes with {@code @Entity}, whether it looks for them or
	 * not.
	 */
	default List<String> entityClasses() {
		return List.of();
	}

	/**
	 * Where the files are that its databases begin with, below the resources.
	 */
	default String seedLocation() {
		return SeedFiles.LOCATION;
	}

	/**
	 * Works with its seeders, in their order and in one transaction of its own.
	 */
	default void inSeeders(Consumer<List<Seeder>> work) {
		work.accept(List.of());
	}

	/**
	 * A database that is migrated by itself: nothing but a directory.
	 */
	static HostApplication none(Path module) {
		return new HostApplication() {

			@Override
			public Path module() {
				return module;
			}

			@Override
			public @Nullable String mainClass() {
				return null;
			}

		};
	}

}
