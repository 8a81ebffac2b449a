package dev.migrate.engine;

import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * H2's {@code SCRIPT}, read through the connection, because the database may be at home
 * on another machine.
 */
final class H2Backup extends ScriptedBackup {

	@Override
	void write(Connection connection, StatementSink sink) throws SQLException, IOException {
		try (Statement statement = connection.createStatement(); ResultSet script = statement.executeQuery("script")) {
			while (script.next()) {
				String sql = script.getString(1);
				if (!sql.startsWith("--")) {
					sink.accept(sql);
				}
			}
		}
	}

	@Override
	void drop(Connection connection, Statement statement) throws SQLException {
		statement.execute("drop all objects");
	}

}
