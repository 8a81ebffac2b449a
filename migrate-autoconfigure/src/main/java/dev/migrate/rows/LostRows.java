package dev.migrate.rows;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

import dev.migrate.schema.Column;
import dev.migrate.schema.Identifier;
import dev.migrate.schema.Table;
import org.jspecify.annotations.Nullable;

/**
 * What has become of rows that were there.
 */
public final class LostRows {

	private final TableContents before;

	private final TableContents after;

	private final Set<String> excused;

	/**
	 * Compares two times.
	 * @param excused the tables, as {@code users}, and columns, as {@code users.email},
	 * that may have lost something
	 */
	public LostRows(TableContents before, TableContents after, Set<String> excused) {
		this.before = before;
		this.after = after;
		this.excused = excused;
	}

	/**
	 * The rows that are gone from tables that are still there, in words.
	 */
	public List<String> rows() {
		return compare((column) -> false);
	}

	/**
	 * The same, and the values that are others than they were. What was null may have a
	 * value.
	 * @param through the schema in between: what is not in it, or of another type there,
	 * may have lost its values where {@code destructive}
	 */
	public List<String> rowsAndValues(TableContents through, boolean destructive) {
		List<String> lost = new ArrayList<>();
		for (Table table : this.before.schema().tables()) {
			Table between = through.schema().table(table.name()).orElse(null);
			if (between == null && destructive) {
				continue;
			}
			lost.addAll(compare(table,
					(column) -> !destructive || (between != null && between.column(column.name()).isPresent()
							&& between.column(column.name()).get().type().equals(column.type()))));
		}
		return lost;
	}

	private List<String> compare(Predicate<Column> values) {
		return this.before.schema().tables().stream().flatMap((table) -> compare(table, values).stream()).toList();
	}

	private List<String> compare(Table table, Predicate<Column> values) {
		Table now = this.after.schema().table(table.name()).orElse(null);
		List<Identifier> key = (table.primaryKey() != null) ? table.primaryKey().columns() : List.of();
		if (now == null || this.excused.contains(table.name().toString())
				|| key.stream().anyMatch((column) -> now.column(column).isEmpty())) {
			return List.of();
		}
		List<Map<Identifier, @Nullable String>> rows = this.before.of(table.name());
		if (key.isEmpty()) {
			int gone = rows.size() - this.after.of(table.name()).size();
			return (gone > 0) ? List.of(gone(table, gone, rows.size())) : List.of();
		}
		Map<List<@Nullable String>, Map<Identifier, @Nullable String>> found = new HashMap<>();
		this.after.of(table.name()).forEach((row) -> found.put(valuesOf(key, row), row));
		long gone = rows.stream().filter((row) -> !found.containsKey(valuesOf(key, row))).count();
		Stream<String> changed = table.columns()
			.stream()
			.filter((column) -> values.test(column) && now.column(column.name()).isPresent()
					&& !this.excused.contains(table.name() + "." + column.name()))
			.flatMap((column) -> changed(table, column, rows, found, key));
		return Stream.concat((gone > 0) ? Stream.of(gone(table, gone, rows.size())) : Stream.empty(), changed).toList();
	}

	private static Stream<String> changed(Table table, Column column, List<Map<Identifier, @Nullable String>> rows,
			Map<List<@Nullable String>, Map<Identifier, @Nullable String>> found, List<Identifier> key) {
		List<String> examples = new ArrayList<>();
		for (Map<Identifier, @Nullable String> row : rows) {
			Map<Identifier, @Nullable String> other = found.get(valuesOf(key, row));
			String was = row.get(column.name());
			String is = (other != null) ? other.get(column.name()) : was;
			if (was != null && !Objects.equals(was, is)) {
				examples.add("'" + was + "' is " + ((is != null) ? "'" + is + "'" : "null") + " now");
			}
		}
		return examples.isEmpty() ? Stream.empty() : Stream.of(table.name() + "." + column.name() + ": "
				+ ((examples.size() == 1) ? "1 value has changed: " : examples.size() + " values have changed: ")
				+ examples.get(0));
	}

	private static String gone(Table table, long gone, int of) {
		return table.name() + ": " + gone + " of " + of + ((of == 1) ? " row is gone" : " rows are gone");
	}

	private static List<@Nullable String> valuesOf(List<Identifier> columns, Map<Identifier, @Nullable String> row) {
		List<@Nullable String> values = new ArrayList<>();
		columns.forEach((column) -> values.add(row.get(column)));
		return values;
	}

}
