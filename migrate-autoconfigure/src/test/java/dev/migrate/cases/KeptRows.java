package dev.migrate.cases;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

import dev.migrate.change.DropColumn;
import dev.migrate.change.DropTable;
import dev.migrate.change.RenameColumn;
import dev.migrate.change.RenameTable;
import dev.migrate.change.SchemaChange;
import dev.migrate.schema.Identifier;
import dev.migrate.schema.QualifiedName;

/**
 * The rows that a change leaves as they were: every row of every table that stays, with
 * the value of every column that stays, under the names that they have by then.
 *
 * @param before the rows before the change
 * @param changes the steps of the change
 * @param lost what need not stay, each as {@code table.column} or {@code table}
 */
record KeptRows(TableRows before, List<SchemaChange> changes, Set<String> lost) {

	/**
	 * What is missing or another value after the change.
	 */
	List<String> missingIn(TableRows after) {
		List<String> missing = new ArrayList<>();
		this.before.tables().forEach((table, rows) -> {
			String name = nameAfter(table);
			List<Map<String, String>> there = after.tables().get(name);
			if (there == null && !goes(table)) {
				missing.add(table + " is gone");
			}
			if (there != null && !goes(table) && !this.lost.contains(simple(name))) {
				List<Map<String, String>> wanted = rows.stream().map((row) -> renamed(table, row)).toList();
				Set<String> columns = wanted.isEmpty() ? Set.of() : wanted.get(0).keySet();
				List<String> expected = described(name, wanted, columns);
				List<String> found = described(name, there, columns);
				if (!found.equals(expected)) {
					missing.add(name + ": " + found + " instead of " + expected);
				}
			}
		});
		return missing;
	}

	private List<String> described(String table, List<Map<String, String>> rows, Set<String> columns) {
		return rows.stream().map((row) -> {
			Map<String, String> kept = new TreeMap<>();
			row.forEach((column, value) -> {
				if (columns.contains(column) && !this.lost.contains(simple(table) + "." + column)) {
					kept.put(column, plain(value));
				}
			});
			return kept.toString();
		}).sorted().toList();
	}

	private boolean goes(String table) {
		return this.changes.stream()
			.anyMatch((change) -> change instanceof DropTable drop && means(table, drop.object()));
	}

	private String nameAfter(String table) {
		for (SchemaChange change : this.changes) {
			if (change instanceof RenameTable rename && means(table, rename.from())) {
				String schema = table.substring(0, table.length() - simple(table).length());
				QualifiedName to = rename.to();
				String place = (to.schema() != null) ? text(to.schema()) + "."
						: (rename.from().schema() != null) ? home() : schema;
				return place + text(to.name());
			}
		}
		return table;
	}

	/** The default schema, with the dot behind it, as far as tables are told by one. */
	private String home() {
		return this.before.tables()
			.keySet()
			.stream()
			.filter((table) -> table.startsWith("public."))
			.map((table) -> "public.")
			.findFirst()
			.orElse("");
	}

	private static boolean means(String table, QualifiedName name) {
		return simple(table).equals(text(name.name()))
				&& (name.schema() == null || table.startsWith(text(name.schema()) + "."));
	}

	private Map<String, String> renamed(String table, Map<String, String> row) {
		Map<String, String> renamed = new TreeMap<>();
		row.forEach((column, value) -> columnAfter(table, column).ifPresent((name) -> renamed.put(name, value)));
		return renamed;
	}

	/** None where the column goes. */
	private Optional<String> columnAfter(String table, String column) {
		String after = nameAfter(table);
		for (SchemaChange change : this.changes) {
			if (change instanceof RenameColumn rename && text(rename.column().name()).equals(column)
					&& (means(table, rename.table()) || means(after, rename.table()))) {
				return Optional.of(text(rename.to()));
			}
			if (change instanceof DropColumn drop && text(drop.column().name()).equals(column)
					&& (means(table, drop.table()) || means(after, drop.table()))) {
				return Optional.empty();
			}
		}
		return Optional.of(column);
	}

	/** A number is the same however many zeros follow it, and so is a day. */
	private static String plain(String value) {
		try {
			BigDecimal number = new BigDecimal(value.strip());
			return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
		}
		catch (NumberFormatException ex) {
			return value.replaceFirst(" 00:00:00(?:\\.0)?$", "");
		}
	}

	private static String simple(String table) {
		return table.substring(table.lastIndexOf('.') + 1);
	}

	private static String text(Identifier name) {
		return name.text().toLowerCase(Locale.ROOT);
	}

}
