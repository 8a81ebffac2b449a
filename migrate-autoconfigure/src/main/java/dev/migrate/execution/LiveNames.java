package dev.migrate.execution;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import dev.migrate.execution.SqlNames.ColumnName;
import dev.migrate.schema.QualifiedName;
import org.jspecify.annotations.Nullable;

/**
 * What tables and columns are called now, by the names that they will have had when a
 * later statement of a plan speaks of them.
 */
final class LiveNames {

	private final Connection connection;

	private final Map<QualifiedName, String> tables = new HashMap<>();

	private final Map<ColumnName, String> columns = new HashMap<>();

	private @Nullable SqlNames names;

	LiveNames(Connection connection) {
		this.connection = connection;
	}

	/**
	 * The table's name as it has to stand in SQL now.
	 */
	String table(String name) throws SQLException {
		return this.tables.getOrDefault(name(name), name);
	}

	/**
	 * The column's name as it has to stand in SQL now.
	 */
	String column(String table, String name) throws SQLException {
		return this.columns.getOrDefault(key(table, name), name);
	}

	void rename(SqlEffect.RenameTable rename) throws SQLException {
		this.tables.put(name(rename.to()), table(rename.from()));
	}

	void rename(SqlEffect.RenameColumn rename) throws SQLException {
		this.columns.put(key(rename.table(), rename.to()), column(rename.table(), rename.from()));
	}

	private ColumnName key(String table, String column) throws SQLException {
		return names().column(table(table), column);
	}

	/**
	 * What a table's name means now, whatever the statements before made of it.
	 */
	QualifiedName name(String table) throws SQLException {
		return names().name(table);
	}

	/**
	 * The table that a name means by the time that a later statement of the plan speaks
	 * of it, by the name that it has now.
	 */
	QualifiedName live(String table) throws SQLException {
		return name(table(table));
	}

	/**
	 * A table's name for people: its schema is said where it is not the connection's own.
	 */
	String shown(String table) throws SQLException {
		QualifiedName name = name(table);
		return ((name.schema() != null) ? name.schema().text() + "." : "") + name.name().text();
	}

	SqlNames names() throws SQLException {
		if (this.names == null) {
			this.names = SqlNames.of(this.connection);
		}
		return this.names;
	}

	/**
	 * The names that stand in an expression, each without quotes.
	 */
	static Set<String> words(String expression) {
		return Pattern.compile(SqlSyntax.NAME)
			.matcher(expression.replaceAll("'[^']*'", "''"))
			.results()
			.map((name) -> word(name.group()))
			.collect(Collectors.toSet());
	}

	/**
	 * A name without quotes, with that of the schema where it is said.
	 */
	static String path(@Nullable String schema, String name) {
		String path = (schema != null) ? schema + "." + name : name;
		return path.replaceAll("[\"`\\[\\]\\s]", "").toLowerCase(Locale.ROOT);
	}

	/**
	 * The last part of a name without quotes.
	 */
	static String word(String name) {
		String last = name.substring(name.lastIndexOf('.') + 1).strip();
		return last.replaceAll("[\"`\\[\\]]", "").toLowerCase(Locale.ROOT);
	}

}
