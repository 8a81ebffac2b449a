package dev.migrate.rows;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.migrate.engine.Engine;
import dev.migrate.schema.Column;
import dev.migrate.schema.Identifier;
import dev.migrate.schema.QualifiedName;
import dev.migrate.schema.Schema;
import dev.migrate.schema.Table;
import org.jspecify.annotations.Nullable;

/**
 * All rows of a small database at one time.
 *
 * @param schema the schema at that time
 * @param rows the rows by table, each with its values by column
 */
public record TableContents(Schema schema, Map<QualifiedName, List<Map<Identifier, @Nullable String>>> rows) {

	/**
	 * Reads them, values as text.
	 */
	public static TableContents read(Connection connection, Engine engine, Schema schema) throws SQLException {
		return read(connection, engine, schema, schema.tables());
	}

	/**
	 * Reads those of some tables only.
	 */
	static TableContents read(Connection connection, Engine engine, Schema schema, Collection<Table> tables)
			throws SQLException {
		Map<QualifiedName, List<Map<Identifier, @Nullable String>>> rows = new LinkedHashMap<>();
		for (Table table : tables) {
			rows.put(table.name(), read(connection, engine, table));
		}
		// To PostgreSQL, the last query is in use until something else is said
		connection.commit();
		return new TableContents(schema, rows);
	}

	private static List<Map<Identifier, @Nullable String>> read(Connection connection, Engine engine, Table table)
			throws SQLException {
		List<Map<Identifier, @Nullable String>> rows = new ArrayList<>();
		try (Statement statement = connection.createStatement();
				ResultSet result = statement.executeQuery("select * from " + engine.sql(table.name()))) {
			while (result.next()) {
				Map<Identifier, @Nullable String> row = new LinkedHashMap<>();
				for (Column column : table.columns()) {
					row.put(column.name(), text(result, engine.catalogName(column.name())));
				}
				rows.add(row);
			}
		}
		return rows;
	}

	private static @Nullable String text(ResultSet result, String column) throws SQLException {
		return (result.getObject(column) instanceof byte[] bytes) ? HexFormat.of().formatHex(bytes)
				: result.getString(column);
	}

	List<Map<Identifier, @Nullable String>> of(QualifiedName table) {
		return this.rows.getOrDefault(table, List.of());
	}

	/**
	 * Whether there is no row at all in a table.
	 */
	public boolean isEmpty(QualifiedName table) {
		return of(table).isEmpty();
	}

}
