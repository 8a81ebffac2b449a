package dev.migrate.diff;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import dev.migrate.change.SchemaChange;
import dev.migrate.schema.QualifiedName;

/**
 * Which tables refer to which.
 */
final class TableDependencies {

	private final Map<QualifiedName, Set<QualifiedName>> references = new TreeMap<>();

	void add(QualifiedName table, QualifiedName referenced) {
		this.references.computeIfAbsent(table, (name) -> new TreeSet<>()).add(referenced);
	}

	/**
	 * The steps, one per table, so that each comes after those that its table refers to;
	 * where tables refer to each other in a circle, in the order given.
	 */
	List<SchemaChange> referencedFirst(List<SchemaChange> steps) {
		Map<QualifiedName, SchemaChange> byTable = new LinkedHashMap<>();
		steps.forEach((step) -> byTable.put(step.object(), step));
		Set<QualifiedName> visited = new LinkedHashSet<>();
		Map<QualifiedName, SchemaChange> sorted = new LinkedHashMap<>();
		byTable.keySet().forEach((table) -> visit(table, byTable, visited, sorted));
		return List.copyOf(sorted.values());
	}

	private void visit(QualifiedName table, Map<QualifiedName, SchemaChange> byTable, Set<QualifiedName> visited,
			Map<QualifiedName, SchemaChange> sorted) {
		SchemaChange step = byTable.get(table);
		if (step == null || !visited.add(table)) {
			return;
		}
		this.references.getOrDefault(table, Set.of())
			.forEach((referenced) -> visit(referenced, byTable, visited, sorted));
		sorted.put(table, step);
	}

}
