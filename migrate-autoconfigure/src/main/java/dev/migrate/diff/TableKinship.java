package dev.migrate.diff;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.migrate.schema.Column;
import dev.migrate.schema.ForeignKey;
import dev.migrate.schema.Identifier;
import dev.migrate.schema.PrimaryKey;
import dev.migrate.schema.QualifiedName;
import dev.migrate.schema.Schema;
import dev.migrate.schema.Table;

/**
 * Finds tables that may be the same though their columns do not show it: what is left
 * over alone on both sides, what others refer to as they did, what links the same tables.
 *
 * @param before the schema before
 * @param wanted the schema after
 * @param types which types a field can have had
 */
record TableKinship(Schema before, Schema wanted, RelatedTypes types) {

	/**
	 * Whether two tables may be the same.
	 * @param gone the tables that are not wanted under their names
	 * @param added the tables that are new
	 */
	boolean between(Table from, Table to, List<Table> gone, List<Table> added) {
		return keysAlike(from, to) && (isAlone(from, to, gone, added) || isReferredToAlike(from.name(), to.name())
				|| linksAlike(from, names(gone), to, names(added)));
	}

	/**
	 * Whether nothing but their keys tells two tables apart from any others, where as
	 * many go as come. Where one becomes several, or several one, what they have in
	 * common is asked about by its columns.
	 */
	boolean mayBe(Table from, Table to, List<Table> gone, List<Table> added) {
		return keysAlike(from, to) && (gone.size() == added.size() || !haveColumnsInCommon(from, to));
	}

	private static boolean haveColumnsInCommon(Table from, Table to) {
		return from.columns()
			.stream()
			.anyMatch((column) -> !isKey(from, column) && to.column(column.name()).isPresent());
	}

	private static boolean isKey(Table table, Column column) {
		return table.primaryKey() != null && table.primaryKey().columns().contains(column.name());
	}

	private boolean isAlone(Table from, Table to, List<Table> gone, List<Table> added) {
		return gone.stream().noneMatch((other) -> other != from && keysAlike(other, to))
				&& added.stream().noneMatch((other) -> other != to && keysAlike(from, other));
	}

	private static Set<QualifiedName> names(List<Table> tables) {
		return tables.stream().map(Table::name).collect(Collectors.toSet());
	}

	/**
	 * Whether rows are told apart alike; without a key only the whole row does.
	 */
	private boolean keysAlike(Table from, Table to) {
		List<String> key = keyTypes(from);
		List<String> other = keyTypes(to);
		if ((from.primaryKey() == null) != (to.primaryKey() == null) || key.size() != other.size()) {
			return false;
		}
		for (int i = 0; i < key.size(); i++) {
			if (!this.types.related(key.get(i), other.get(i))) {
				return false;
			}
		}
		return true;
	}

	private static List<String> keyTypes(Table table) {
		PrimaryKey key = table.primaryKey();
		return (key != null)
				? key.columns().stream().flatMap((column) -> table.column(column).stream()).map(Column::type).toList()
				: table.columns().stream().map(Column::type).sorted(Comparator.naturalOrder()).toList();
	}

	/**
	 * Whether a table that stays referred to the one and now refers to the other.
	 */
	private boolean isReferredToAlike(QualifiedName from, QualifiedName to) {
		return this.before.tables()
			.stream()
			.filter((table) -> refersTo(table, from))
			.flatMap((table) -> this.wanted.table(table.name()).stream())
			.anyMatch((table) -> refersTo(table, to));
	}

	private static boolean refersTo(Table table, QualifiedName other) {
		return table.foreignKeys().stream().anyMatch((key) -> key.referencedTable().equals(other));
	}

	/**
	 * Whether both consist of references to the same tables; to one that goes as well,
	 * the other may refer under the new name.
	 */
	private static boolean linksAlike(Table from, Set<QualifiedName> gone, Table to, Set<QualifiedName> added) {
		List<QualifiedName> ends = new ArrayList<>(ends(from).orElse(List.of()));
		List<QualifiedName> others = new ArrayList<>(ends(to).orElse(List.of()));
		if (ends.isEmpty() || ends.size() != others.size()) {
			return false;
		}
		List.copyOf(others).stream().filter(ends::remove).forEach(others::remove);
		return gone.containsAll(ends) && added.containsAll(others);
	}

	private static Optional<List<QualifiedName>> ends(Table table) {
		Set<Identifier> columns = table.foreignKeys()
			.stream()
			.flatMap((key) -> key.columns().stream())
			.collect(Collectors.toSet());
		Stream<QualifiedName> ends = table.foreignKeys().stream().map(ForeignKey::referencedTable);
		return (columns.size() == table.columns().size()) ? Optional.of(ends.toList()) : Optional.empty();
	}

}
