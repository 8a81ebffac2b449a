package dev.migrate.engine;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * A copy of the database, page by page, which SQLite makes and brings back while others
 * read.
 */
final class SqliteBackup implements BackupTool {

	@Override
	public String suffix() {
		return "sqlite";
	}

	@Override
	public void save(BackupAccess access, Path file) throws SQLException {
		execute(access, "backup to " + quoted(file));
	}

	@Override
	public void restore(BackupAccess access, Path file) throws SQLException {
		execute(access, "restore from " + quoted(file));
	}

	private static void execute(BackupAccess access, String command) throws SQLException {
		try (Connection connection = access.dataSource().getConnection();
				Statement statement = connection.createStatement()) {
			statement.executeUpdate(command);
		}
	}

	private static String quoted(Path file) {
		return "\"" + file.toAbsolutePath() + "\"";
	}

}
