package dev.migrate.console;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.migrate.RevisionSchemas;
import dev.migrate.console.Diagram.Box;
import dev.migrate.console.Diagram.Line;
import dev.migrate.console.Diagram.Mark;
import dev.migrate.console.Diagram.Row;
import dev.migrate.schema.Column;
import dev.migrate.schema.ForeignKey;
import dev.migrate.schema.Identifier;
import dev.migrate.schema.QualifiedName;
import dev.migrate.schema.Schema;
import dev.migrate.schema.Table;
import dev.migrate.schema.View;
import org.jspecify.annotations.Nullable;

/**
 * Lays two schemas over one another, and marks what differs.
 */
final class SchemaDiagram {

	private final Map<QualifiedName, Table> before;

	private final Map<QualifiedName, Table> after;

	private final Map<QualifiedName, View> viewsBefore;

	private final Map<QualifiedName, View> viewsAfter;

	private final Map<String, String> formerNames;

	private SchemaDiagram(Schema before, Schema after, Map<String, String> formerNames) {
		this.before = byName(before.tables(), Table::name);
		this.after = byName(after.tables(), Table::name);
		this.viewsBefore = byName(before.views(), View::name);
		this.viewsAfter = byName(after.views(), View::name);
		this.formerNames = formerNames;
	}

	static Diagram of(Schema schema) {
		return between(new SchemaDiagram(schema, schema, Map.of()));
	}

	/**
	 * A table or column that gets another name is one, not two.
	 */
	static Diagram between(RevisionSchemas schemas) {
		return between(new SchemaDiagram(schemas.renamed(), schemas.after(), schemas.formerNames()));
	}

	private static Diagram between(SchemaDiagram schemas) {
		Map<QualifiedName, Table> all = new TreeMap<>(schemas.before);
		all.putAll(schemas.after);
		List<Line> lines = new ArrayList<>();
		all.keySet().forEach((name) -> schemas.addLines(name, lines));
		Set<QualifiedName> views = new TreeSet<>(schemas.viewsBefore.keySet());
		views.addAll(schemas.viewsAfter.keySet());
		views.removeAll(all.keySet());
		return new Diagram(
				Stream.concat(all.keySet().stream().map(schemas::box), views.stream().map(schemas::viewBox)).toList(),
				lines);
	}

	private static <T> Map<QualifiedName, T> byName(List<T> objects, Function<T, QualifiedName> name) {
		return objects.stream().collect(Collectors.toMap(name, Function.identity()));
	}

	private Box viewBox(QualifiedName name) {
		return new Box(name, name.toString(), mark(this.viewsBefore.get(name), this.viewsAfter.get(name)), true,
				List.of(), 0);
	}

	private Box box(QualifiedName name) {
		Table former = this.before.get(name);
		Table now = this.after.get(name);
		Map<Identifier, Column> formerColumns = columns(former);
		Map<Identifier, Column> columns = columns(now);
		List<Row> rows = new ArrayList<>();
		Map<Identifier, Column> all = new LinkedHashMap<>(columns);
		formerColumns.forEach(all::putIfAbsent);
		Table shown = Objects.requireNonNull((now != null) ? now : former);
		all.forEach((key, column) -> rows.add(row(shown, formerColumns.get(key), columns.get(key))));
		String formerName = this.formerNames.get(name.toString());
		return new Box(name, title(formerName, name.toString()), mark(formerName, former, now), false, rows, 0);
	}

	private static Map<Identifier, Column> columns(@Nullable Table table) {
		Map<Identifier, Column> columns = new LinkedHashMap<>();
		if (table != null) {
			table.columns().forEach((column) -> columns.put(column.name(), column));
		}
		return columns;
	}

	private Row row(Table table, @Nullable Column former, @Nullable Column now) {
		Column shown = Objects.requireNonNull((now != null) ? now : former);
		List<String> keys = new ArrayList<>();
		if (table.primaryKey() != null && table.primaryKey().columns().contains(shown.name())) {
			keys.add("PK");
		}
		if (table.foreignKeys().stream().anyMatch((key) -> key.columns().contains(shown.name()))) {
			keys.add("FK");
		}
		String type = type(shown);
		if (former != null && !type(former).equals(type)) {
			type = type(former) + Row.ARROW + type;
		}
		String name = shown.name().toString();
		String formerName = this.formerNames.get(table.name() + "." + name);
		return new Row(title(formerName, name), type, String.join(" ", keys), mark(formerName, former, now));
	}

	private static String title(@Nullable String former, String now) {
		return (former != null) ? former + " → " + now : now;
	}

	/**
	 * How something differs that may have had another name.
	 */
	private static Mark mark(@Nullable String formerName, @Nullable Object former, @Nullable Object now) {
		Mark mark = mark(former, now);
		return (formerName != null && mark == Mark.SAME) ? Mark.ALTERED : mark;
	}

	private static String type(Column column) {
		return column.type() + (column.nullable() ? "?" : "");
	}

	private void addLines(QualifiedName table, List<Line> lines) {
		Map<String, ForeignKey> former = lines(this.before.get(table));
		Map<String, ForeignKey> now = lines(this.after.get(table));
		Map<String, ForeignKey> all = new LinkedHashMap<>(former);
		all.putAll(now);
		all.forEach((title, key) -> lines
			.add(new Line(table, key.referencedTable(), title, mark(former.get(title), now.get(title)))));
	}

	/** By what they say: a name alone makes no difference to a picture. */
	private static Map<String, ForeignKey> lines(@Nullable Table table) {
		Map<String, ForeignKey> lines = new LinkedHashMap<>();
		if (table != null) {
			table.foreignKeys()
				.forEach((key) -> lines.put(table.name() + "." + names(key.columns()) + " → " + key.referencedTable()
						+ "." + names(key.referencedColumns()), key));
		}
		return lines;
	}

	private static String names(List<Identifier> columns) {
		return columns.stream().map(Identifier::toString).collect(Collectors.joining(", "));
	}

	private static Mark mark(@Nullable Object former, @Nullable Object now) {
		if (former == null) {
			return Mark.ADDED;
		}
		if (now == null) {
			return Mark.REMOVED;
		}
		return former.equals(now) ? Mark.SAME : Mark.ALTERED;
	}

}
