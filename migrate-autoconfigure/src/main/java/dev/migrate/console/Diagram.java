package dev.migrate.console;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import dev.migrate.schema.QualifiedName;

/**
 * Tables and what refers to what, before anybody has thought of places for them.
 *
 * @param tables the tables
 * @param lines the references between them
 */
record Diagram(List<Box> tables, List<Line> lines) {

	Diagram {
		tables = List.copyOf(tables);
		Set<QualifiedName> names = new HashSet<>(tables.stream().map(Box::name).toList());
		lines = lines.stream().filter((line) -> names.contains(line.from()) && names.contains(line.to())).toList();
	}

	/**
	 * Some tables, and those around them.
	 * @param depth over how many references
	 */
	Diagram around(Collection<QualifiedName> centre, int depth) {
		Set<QualifiedName> wanted = new LinkedHashSet<>(centre);
		for (int i = 0; i < depth; i++) {
			Set<QualifiedName> next = new LinkedHashSet<>(wanted);
			for (Line line : this.lines) {
				if (wanted.contains(line.from())) {
					next.add(line.to());
				}
				if (wanted.contains(line.to())) {
					next.add(line.from());
				}
			}
			wanted = next;
		}
		Set<QualifiedName> shown = wanted;
		return new Diagram(this.tables.stream().filter((table) -> shown.contains(table.name())).toList(), this.lines);
	}

	/**
	 * How much there is, in words.
	 */
	String count() {
		int views = (int) this.tables.stream().filter(Box::view).count();
		String counted = Parts.count(this.tables.size() - views, "table");
		return (views > 0) ? counted + ", " + Parts.count(views, "view") : counted;
	}

	/**
	 * What differs between the two schemas, if there are two.
	 */
	List<QualifiedName> changed() {
		Set<QualifiedName> changed = new LinkedHashSet<>();
		this.tables.stream().filter((table) -> table.mark() != Mark.SAME).map(Box::name).forEach(changed::add);
		this.lines.stream()
			.filter((line) -> line.mark() != Mark.SAME)
			.forEach((line) -> changed.addAll(List.of(line.from(), line.to())));
		return List.copyOf(changed);
	}

	/**
	 * The same with fewer columns, but for those that differ.
	 * @param centre the tables that somebody looks at
	 */
	Diagram with(Columns columns, Collection<QualifiedName> centre) {
		return new Diagram(this.tables.stream()
			.map((table) -> table.with(
					(columns != Columns.FOCUS) ? columns : centre.contains(table.name()) ? Columns.ALL : Columns.KEYS))
			.toList(), this.lines);
	}

	/**
	 * Which columns are shown.
	 */
	enum Columns {

		/** All of the tables that somebody looks at, and those of keys around them. */
		FOCUS,

		/** All of them. */
		ALL,

		/** Those of keys. */
		KEYS,

		/** None but those that differ. */
		NONE;

		static Columns of(String name, Columns otherwise) {
			for (Columns columns : values()) {
				if (columns.parameter().equals(name)) {
					return columns;
				}
			}
			return otherwise;
		}

		String parameter() {
			return name().toLowerCase(Locale.ROOT);
		}

	}

	/**
	 * How something differs.
	 */
	enum Mark {

		/** Not at all. */
		SAME,

		/** It is new. */
		ADDED,

		/** It is gone. */
		REMOVED,

		/** It has been altered. */
		ALTERED;

		String css() {
			return name().toLowerCase(Locale.ROOT);
		}

	}

	/**
	 * A table, or a view.
	 *
	 * @param name its name
	 * @param title its name, and what it was called before
	 * @param mark how it differs
	 * @param view whether it is a view, of which no columns are known
	 * @param rows its columns
	 * @param left how many columns are not shown
	 */
	record Box(QualifiedName name, String title, Mark mark, boolean view, List<Row> rows, int left) {

		Box {
			rows = List.copyOf(rows);
		}

		/**
		 * Whether it says how many columns are not shown: not where none is.
		 */
		boolean counted() {
			return this.left > 0 && !this.rows.isEmpty();
		}

		Box with(Columns columns) {
			List<Row> shown = new ArrayList<>(this.rows);
			shown.removeIf((row) -> row.mark() == Mark.SAME && columns != Columns.ALL
					&& (columns == Columns.NONE || row.key().isEmpty()));
			return new Box(this.name, this.title, this.mark, this.view, shown, this.rows.size() - shown.size());
		}

	}

	/**
	 * A column.
	 *
	 * @param name its name, and what it was called before
	 * @param type its type, and what it was before
	 * @param key of which keys it is a part: {@code PK}, {@code FK}
	 * @param mark how it differs
	 */
	record Row(String name, String type, String key, Mark mark) {

		static final String ARROW = " → ";

		/** What is shown of a type that lists its values. */
		private static final int LONGEST = 34;

		/** The same of either side of an arrow. */
		private static final int LONGEST_SIDE = 20;

		/**
		 * The type as far as there is room for it: before and after where it changes,
		 * which is rather at its end.
		 */
		String shortType() {
			int arrow = this.type.indexOf(ARROW);
			if (arrow >= 0) {
				return side(this.type.substring(0, arrow)) + ARROW + side(this.type.substring(arrow + ARROW.length()));
			}
			return (this.type.length() > LONGEST) ? this.type.substring(0, LONGEST - 1) + "…" : this.type;
		}

		private static String side(String type) {
			int half = LONGEST_SIDE / 2;
			return (type.length() > LONGEST_SIDE)
					? type.substring(0, half - 1) + "…" + type.substring(type.length() - half) : type;
		}

	}

	/**
	 * A foreign key.
	 *
	 * @param from the table that refers
	 * @param to the table referred to
	 * @param title its columns, in words
	 * @param mark how it differs
	 */
	record Line(QualifiedName from, QualifiedName to, String title, Mark mark) {
	}

}
