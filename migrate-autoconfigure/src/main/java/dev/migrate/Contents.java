package dev.migrate;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

import dev.migrate.engine.Engine;
import dev.migrate.execution.Connections;
import dev.migrate.execution.DataLoss;
import dev.migrate.schema.Table;

/**
 * What tables hold, for people who are about to lose it.
 */
final class Contents {

	private Contents() {
	}

	/**
	 * Counts the rows of tables.
	 */
	static List<DataLoss> of(LiveDatabase database, Engine engine, List<Table> tables) {
		return database.failingClearly(() -> {
			try (Connection connection = Connections.open(database.dataSource());
					Statement statement = connection.createStatement()) {
				List<DataLoss> contents = new ArrayList<>();
				for (Table table : tables) {
					long rows = count(statement, engine.sql(table.name()));
					contents.add(new DataLoss("Drop table " + table.name(), rows, words(rows)));
				}
				return contents;
			}
		});
	}

	private static String words(long rows) {
		return (rows == 0) ? "no rows" : rows + ((rows == 1) ? " row" : " rows");
	}

	private static long count(Statement statement, String table) throws SQLException {
		try (ResultSet result = statement.executeQuery("select count(*) from " + table)) {
			result.next();
			return result.getLong(1);
		}
	}

}
