package dev.migrate.diff;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.UnaryOperator;

import dev.migrate.change.RenameColumn;
import dev.migrate.change.RenameSequence;
import dev.migrate.change.RenameTable;
import dev.migrate.change.SchemaChange;
import dev.migrate.schema.Column;
import dev.migrate.schema.Identifier;
import dev.migrate.schema.QualifiedName;
import dev.migrate.schema.Schema;
import dev.migrate.schema.Table;

/**
 * Renames as steps: each name is free when its turn comes.
 */
final class RenameSteps {

	private RenameSteps() {
	}

	/**
	 * The steps, tables and sequences first, so that columns are renamed in tables that
	 * have their new names.
	 */
	static List<SchemaChange> of(Renaming renaming, Schema before) {
		List<SchemaChange> steps = new ArrayList<>();
		inTurn(renaming.tables(), RenameSteps::aside, (from, to) -> steps.add(new RenameTable(from, to)));
		inTurn(renaming.sequences(), RenameSteps::aside, (from, to) -> steps.add(new RenameSequence(from, to)));
		for (Table table : before.tables()) {
			columns(table, renaming, steps);
		}
		return steps;
	}

	private static void columns(Table table, Renaming renaming, List<SchemaChange> steps) {
		Map<Identifier, Identifier> names = renaming.columns().getOrDefault(table.name(), Map.of());
		QualifiedName name = renaming.tables().getOrDefault(table.name(), table.name());
		Map<Identifier, Column> columns = new TreeMap<>();
		table.columns().forEach((column) -> columns.put(column.name(), column));
		inTurn(names, RenameSteps::aside, (from, to) -> {
			Column column = columns.get(from);
			if (column != null) {
				steps.add(new RenameColumn(name, column, to));
				columns.put(to, column.withName(to));
			}
		});
	}

	/**
	 * Takes the renames so that no name is taken before it is free. In a circle one steps
	 * aside first.
	 */
	private static <N extends Comparable<? super N>> void inTurn(Map<N, N> names, UnaryOperator<N> aside,
			BiConsumer<N, N> rename) {
		SortedMap<N, N> pending = new TreeMap<>(names);
		while (!pending.isEmpty()) {
			N free = pending.keySet()
				.stream()
				.filter((from) -> !pending.containsKey(pending.get(from)))
				.findFirst()
				.orElse(null);
			N from = (free != null) ? free : pending.firstKey();
			N to = pending.remove(from);
			if (free == null) {
				N away = aside.apply(from);
				rename.accept(from, away);
				pending.put(away, to);
			}
			else {
				rename.accept(from, to);
			}
		}
	}

	private static QualifiedName aside(QualifiedName name) {
		return new QualifiedName(name.schema(), aside(name.name()));
	}

	private static Identifier aside(Identifier name) {
		return new Identifier(name.text() + "_aside", name.delimited());
	}

}
