package dev.migrate.engine;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;

/**
 * Saves a whole database to a file with the engine's own means, and brings it back.
 */
public interface BackupTool {

	/**
	 * What the files' names end with, without a dot.
	 */
	default String suffix() {
		return "sql";
	}

	/**
	 * Saves everything that is in the database.
	 * @param file is written; on failure it may be there in part
	 * @throws dev.migrate.failure.MigrationException if a program is missing or refuses
	 */
	void save(BackupAccess access, Path file) throws SQLException, IOException;

	/**
	 * Makes the database what it was: what is there now goes, also what the file does not
	 * know.
	 * @throws dev.migrate.failure.MigrationException if a program is missing or refuses
	 */
	void restore(BackupAccess access, Path file) throws SQLException, IOException;

}
