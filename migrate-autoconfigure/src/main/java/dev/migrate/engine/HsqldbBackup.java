package dev.migrate.engine;

import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;

/**
 * HSQLDB's {@code SCRIPT} for what there is, and rows as {@code INSERT}s, because its own
 * leaves out what is kept in large objects.
 */
final class HsqldbBackup extends ScriptedBackup {

	private static final List<String> SETTINGS = List.of("SET DATABASE", "SET FILES", "CREATE USER", "ALTER USER",
			"CREATE SCHEMA PUBLIC ", "GRANT DBA", "GRANT USAGE ON DOMAIN INFORMATION_SCHEMA",
			"ALTER SEQUENCE SYSTEM_LOBS.");

	private static final String TRIGGER = "CREATE TRIGGER ";

	private static final List<String> WITH_BODIES = List.of(TRIGGER, "CREATE PROCEDURE ", "CREATE FUNCTION ");

	private static final String CHECKS = "SET DATABASE REFERENTIAL INTEGRITY ";

	@Override
	void write(Connection connection, StatementSink sink) throws SQLException, IOException {
		List<String> triggers = new ArrayList<>();
		try (Statement statement = connection.createStatement(); ResultSet script = statement.executeQuery("script")) {
			while (script.next()) {
				String sql = script.getString(1);
				if (sql.startsWith(TRIGGER)) {
					triggers.add(sql);
				}
				else {
					sink.accept(sql);
				}
			}
		}
		sink.accept(CHECKS + "FALSE");
		for (String table : tables(connection)) {
			writeRows(connection, table, sink);
		}
		// What they do has been done, and is in the rows
		for (String trigger : triggers) {
			sink.accept(trigger);
		}
		sink.accept(CHECKS + "TRUE");
	}

	@Override
	void drop(Connection connection, Statement statement) throws SQLException {
		for (String schema : names(connection, "select '\"' || schema_name || '\"' from information_schema.schemata "
				+ "where schema_name not in ('INFORMATION_SCHEMA', 'SYSTEM_LOBS')")) {
			statement.execute("drop schema " + schema + " cascade");
		}
	}

	/**
	 * A schema {@code PUBLIC} is there always, and whose database it is does not change.
	 */
	@Override
	boolean belongs(String sql) {
		String start = sql.toUpperCase(Locale.ROOT);
		return start.startsWith(CHECKS) || SETTINGS.stream().noneMatch(start::startsWith);
	}

	/**
	 * A body has semicolons of its own.
	 */
	@Override
	boolean mayGoOn(String sql) {
		return WITH_BODIES.stream().anyMatch(sql::startsWith);
	}

	/**
	 * Constraints are checked again even if the script has ended early.
	 */
	@Override
	void finish(Statement statement) throws SQLException {
		statement.execute(CHECKS + "TRUE");
	}

	private static List<String> tables(Connection connection) throws SQLException {
		return names(connection,
				"select '\"' || table_schema || '\".\"' || table_name || '\"' "
						+ "from information_schema.tables where table_type = 'BASE TABLE' "
						+ "and table_schema not in ('INFORMATION_SCHEMA', 'SYSTEM_LOBS') order by 1");
	}

	private static List<String> names(Connection connection, String sql) throws SQLException {
		List<String> names = new ArrayList<>();
		try (Statement statement = connection.createStatement(); ResultSet result = statement.executeQuery(sql)) {
			while (result.next()) {
				names.add(result.getString(1));
			}
		}
		return names;
	}

	private static void writeRows(Connection connection, String table, StatementSink sink)
			throws SQLException, IOException {
		List<String> columns = writableColumns(connection, table);
		try (Statement statement = connection.createStatement();
				ResultSet rows = statement.executeQuery("select " + String.join(",", columns) + " from " + table)) {
			String insert = "INSERT INTO " + table + " (" + String.join(",", columns) + ")"
					+ (isNumbered(connection, table) ? " OVERRIDING SYSTEM VALUE" : "") + " VALUES (";
			ResultSetMetaData metaData = rows.getMetaData();
			while (rows.next()) {
				List<String> values = new ArrayList<>();
				for (int i = 1; i <= columns.size(); i++) {
					values.add(literal(rows, i, metaData.getColumnType(i)));
				}
				sink.accept(insert + String.join(",", values) + ")");
			}
		}
	}

	/** All but the generated ones. */
	private static List<String> writableColumns(Connection connection, String table) throws SQLException {
		return columns(connection, table, "is_generated = 'NEVER'");
	}

	private static boolean isNumbered(Connection connection, String table) throws SQLException {
		return !columns(connection, table, "is_identity = 'YES'").isEmpty();
	}

	private static List<String> columns(Connection connection, String table, String condition) throws SQLException {
		String name = table.replace("'", "''");
		return names(connection,
				"select '\"' || column_name || '\"' from information_schema.columns where '\"' || "
						+ "table_schema || '\".\"' || table_name || '\"' = '" + name + "' and " + condition
						+ " order by ordinal_position");
	}

	private static String literal(ResultSet rows, int column, int type) throws SQLException {
		if (type == Types.BLOB || type == Types.VARBINARY || type == Types.BINARY || type == Types.LONGVARBINARY) {
			byte[] bytes = rows.getBytes(column);
			return (bytes != null) ? "X'" + HexFormat.of().formatHex(bytes) + "'" : "NULL";
		}
		String text = rows.getString(column);
		if (text == null) {
			return "NULL";
		}
		boolean plain = switch (type) {
			case Types.BIGINT, Types.INTEGER, Types.SMALLINT, Types.TINYINT, Types.DECIMAL, Types.NUMERIC, Types.DOUBLE,
					Types.REAL, Types.FLOAT, Types.BOOLEAN, Types.ARRAY ->
				true;
			default -> false;
		};
		return plain ? text : "'" + text.replace("'", "''") + "'";
	}

}
