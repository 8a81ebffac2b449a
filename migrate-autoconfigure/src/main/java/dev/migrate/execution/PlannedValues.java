package dev.migrate.execution;

import java.sql.SQLException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.StringJoiner;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.migrate.engine.Engine;
import dev.migrate.schema.Column;
import dev.migrate.schema.QualifiedName;
import dev.migrate.schema.Table;

import org.jspecify.annotations.Nullable;

/**
 * What the values of columns will be when a later statement of a plan asks something of
 * them, where that shows: they get another type, or those that are missing get one that
 * is the same for all rows.
 */
final class PlannedValues {

	/** A value that is the same whenever and however often it is asked for. */
	static final String CONSTANT = "-?\\d+(?:\\.\\d+)?|(?:n|x|date |time |timestamp )?'(?:[^']|'')*'|true|false";

	private static final Pattern FILL = SqlSyntax.pattern("update " + SqlSyntax.TABLE + " set (" + SqlSyntax.NAME
			+ ") ?= ?(" + CONSTANT + ") where (" + SqlSyntax.NAME + ") is null");

	private final LiveNames names;

	private final LiveTypes live;

	private final Map<QualifiedName, Map<String, Value>> values = new HashMap<>();

	PlannedValues(LiveNames names, LiveTypes live) {
		this.names = names;
		this.live = live;
	}

	/**
	 * A statement of the plan changes types.
	 */
	void after(SqlEffect effect) throws SQLException {
		if (effect instanceof SqlEffect.ChangeType change && !isFilled(change.table(), change.column())) {
			String column = this.names.column(change.table(), change.column());
			put(change.table(), new Value(column, column, change.type()));
		}
	}

	/**
	 * A statement of the plan fills a column, if it does nothing else.
	 * @return whether the values of the column are known from here on
	 */
	boolean fill(String text) throws SQLException {
		Matcher fill = FILL.matcher(SqlEffectReader.plain(text));
		return fill.matches() && LiveNames.word(fill.group(2)).equals(LiveNames.word(fill.group(4)))
				&& fill(fill.group(1), fill.group(2), fill.group(3));
	}

	/**
	 * Rows without a value in a column get one, all of them if the table does not have
	 * the column yet.
	 * @return whether the values of the column are known from here on
	 */
	boolean fill(String table, String name, String constant) throws SQLException {
		Table known = this.live.table(table);
		if (known == null) {
			return false;
		}
		String column = this.names.column(table, name);
		Value before = values(table).get(LiveNames.word(column));
		boolean there = known.columns().stream().anyMatch((one) -> isNamed(one, column));
		String present = (before != null) ? before.expression() : (there ? column : null);
		put(table,
				new Value(column, (present != null) ? "coalesce(" + present + ", " + constant + ")" : constant, null));
		return true;
	}

	boolean isFilled(String table, String name) throws SQLException {
		Value value = values(table).get(LiveNames.word(this.names.column(table, name)));
		return value != null && value.type() == null;
	}

	/**
	 * A table with what fills it, as it stands in SQL behind {@code from}.
	 */
	String filled(String table) throws SQLException {
		return rows(table, Value::expression);
	}

	/**
	 * The same with the types that columns will have.
	 */
	String retyped(String table) throws SQLException {
		return rows(table, Value::retyped);
	}

	private String rows(String name, Function<Value, String> expression) throws SQLException {
		String table = this.names.table(name);
		Map<String, Value> planned = values(name);
		Engine engine = planned.isEmpty() ? null : this.live.engine();
		Table known = (engine != null) ? this.live.table(name) : null;
		if (engine == null || known == null) {
			return table;
		}
		StringJoiner columns = new StringJoiner(", ", "(select ", " from " + table + ")");
		for (Column column : known.columns()) {
			Value value = planned.get(LiveNames.word(column.name().text()));
			columns.add(((value != null) ? expression.apply(value) + " as " : "") + engine.sql(column.name()));
		}
		planned.values()
			.stream()
			.filter((value) -> known.columns().stream().noneMatch((column) -> isNamed(column, value.column())))
			.forEach((value) -> columns.add(expression.apply(value) + " as " + value.column()));
		return columns.toString();
	}

	private static boolean isNamed(Column column, String name) {
		return LiveNames.word(column.name().text()).equals(LiveNames.word(name));
	}

	private void put(String table, Value value) throws SQLException {
		this.values.computeIfAbsent(this.names.live(table), (name) -> new LinkedHashMap<>())
			.put(LiveNames.word(value.column()), value);
	}

	private Map<String, Value> values(String table) throws SQLException {
		@Nullable Map<String, Value> known = this.values.get(this.names.live(table));
		return (known != null) ? known : Map.of();
	}

	/**
	 * What a column will have.
	 *
	 * @param column its name as it stands in SQL now, or will once it is there
	 * @param expression its value in SQL
	 * @param type the type that the value will get, or null where it has been made for it
	 */
	private record Value(String column, String expression, @Nullable String type) {

		String retyped() {
			return (this.type != null) ? "cast(" + this.expression + " as " + this.type + ")" : this.expression;
		}

	}

}
