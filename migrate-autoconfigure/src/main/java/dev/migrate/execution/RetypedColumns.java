package dev.migrate.execution;

import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;

import dev.migrate.engine.Engine;
import dev.migrate.schema.Column;
import dev.migrate.schema.QualifiedName;
import dev.migrate.schema.Table;

/**
 * Columns that get another type before a condition is asked of them: it is about what
 * their values are by then.
 */
final class RetypedColumns {

	private final LiveNames names;

	private final LiveTypes live;

	private final Map<QualifiedName, Map<String, String>> types = new HashMap<>();

	RetypedColumns(LiveNames names, LiveTypes live) {
		this.names = names;
		this.live = live;
	}

	void after(SqlEffect effect) throws SQLException {
		if (effect instanceof SqlEffect.ChangeType change) {
			this.types.computeIfAbsent(this.names.name(this.names.table(change.table())), (table) -> new HashMap<>())
				.put(LiveNames.word(this.names.column(change.table(), change.column())), change.type());
		}
	}

	/**
	 * A table as it stands in SQL behind {@code from}.
	 */
	String rows(String name) throws SQLException {
		String table = this.names.table(name);
		Map<String, String> retyped = this.types.get(this.names.name(table));
		Engine engine = (retyped != null) ? this.live.engine() : null;
		Table known = (engine != null) ? this.live.table(name) : null;
		if (retyped == null || engine == null || known == null) {
			return table;
		}
		return known.columns()
			.stream()
			.map((column) -> value(engine, column, retyped))
			.collect(Collectors.joining(", ", "(select ", " from " + table + ") r"));
	}

	private static String value(Engine engine, Column column, Map<String, String> retyped) {
		String name = engine.sql(column.name());
		String type = retyped.get(LiveNames.word(name));
		return (type != null) ? "cast(" + name + " as " + type + ") as " + name : name;
	}

}
