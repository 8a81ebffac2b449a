package dev.migrate.execution;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;

import dev.migrate.failure.SecretParameters;
import liquibase.database.Database;

/**
 * The rows that are gone once everything in a database has been dropped. Tables without
 * any are nothing to lose: so begins every test.
 */
final class DroppedRows {

	private DroppedRows() {
	}

	/**
	 * What would be lost, table by table. Changes nothing, and ends the connection's
	 * transaction.
	 * @param own the tables that Liquibase and we keep, which are made anew
	 */
	static List<DataLoss> find(Database database, HistoryTables own) {
		try {
			Connection connection = MigrationLiquibase.connection(database);
			List<SqlEffect> drops = TableLocator
				.all(connection, database.getDefaultCatalogName(), database.getDefaultSchemaName(),
						(table) -> !own.are(table))
				.stream()
				.<SqlEffect>map(SqlEffect.DropTable::new)
				.toList();
			return new DataLossFinder(connection, new SecretParameters(Map.of())).of(drops)
				.stream()
				.filter(DataLoss::hurts)
				.toList();
		}
		catch (SQLException ex) {
			throw RunFailures.translate(ex);
		}
	}

}
