package dev.migrate.diff;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import dev.migrate.schema.Column;
import dev.migrate.schema.Identifier;
import dev.migrate.schema.Table;

/**
 * How much two objects look alike, from 0 to 1.
 */
final class Likeness {

	private Likeness() {
	}

	/**
	 * The share of letter pairs that two names have in common.
	 */
	static double ofNames(Identifier one, Identifier other) {
		Set<String> pairs = letterPairs(one);
		Set<String> others = letterPairs(other);
		int all = pairs.size() + others.size();
		pairs.retainAll(others);
		return (all > 0) ? 2.0 * pairs.size() / all : 0;
	}

	/**
	 * The share of columns that two tables have in common, by name and type.
	 */
	static double ofColumns(Table one, Table other) {
		return (double) commonColumns(one, other) / Math.max(1, Math.max(one.columns().size(), other.columns().size()));
	}

	static long commonColumns(Table one, Table other) {
		List<Column> columns = one.columns();
		return columns.stream()
			.filter((column) -> other.column(column.name())
				.filter((twin) -> twin.type().equals(column.type()))
				.isPresent())
			.count();
	}

	private static Set<String> letterPairs(Identifier name) {
		String text = name.text().toLowerCase(Locale.ROOT);
		Set<String> pairs = new HashSet<>();
		for (int i = 0; i + 2 <= text.length(); i++) {
			pairs.add(text.substring(i, i + 2));
		}
		return pairs;
	}

}
