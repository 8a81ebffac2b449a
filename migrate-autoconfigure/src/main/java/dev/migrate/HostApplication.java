package dev.migrate;

import java.nio.file.Path;

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
		return new BackupSettings(module().resolve("backups"), null);
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
