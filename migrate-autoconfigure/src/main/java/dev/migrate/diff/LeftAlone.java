package dev.migrate.diff;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

import dev.migrate.schema.Column;
import dev.migrate.schema.GeneratedValue;
import dev.migrate.schema.Identifier;
import dev.migrate.schema.QualifiedName;
import dev.migrate.schema.Schema;
import dev.migrate.schema.SchemaObject;
import dev.migrate.schema.Sequence;
import dev.migrate.schema.Table;
import dev.migrate.schema.UserType;

/**
 * What is not in the entities but stays, because no generated revision made it. It
 * becomes part of what is wanted: so it is brought back where a step has to take it away
 * for a while.
 */
final class LeftAlone {

	static final String STAYS = " is not in the entities; no revision made it, so it stays";

	private static final String READ = " is not in the entities; a query of theirs reads it, so it stays";

	private final Ownership ownership;

	private final Renaming renaming;

	private final Schema before;

	private final List<String> lines = new ArrayList<>();

	/**
	 * Looks at a schema whose renames have been carried out.
	 */
	LeftAlone(Ownership ownership, Renaming renaming, Schema before) {
		this.ownership = ownership;
		this.renaming = renaming;
		this.before = before;
	}

	/**
	 * One line in words for each object; filled by {@link #adoptedBy(Schema)}.
	 */
	List<String> lines() {
		return List.copyOf(this.lines);
	}

	/**
	 * What is wanted, and with it what is left alone.
	 */
	Schema adoptedBy(Schema wanted) {
		TreeMap<QualifiedName, Table> tables = new TreeMap<>();
		wanted.tables().forEach((table) -> tables.put(table.name(), table));
		for (Table table : this.before.tables()) {
			Table partner = tables.get(table.name());
			if (partner != null) {
				tables.put(table.name(), adoptColumns(table, partner));
			}
			else if (this.ownership.leaves(SchemaObject.of(this.renaming.formerTable(table.name())),
					SchemaObject.of(table.name()))) {
				this.lines.add("Table " + table.name() + STAYS);
				tables.put(table.name(), table);
			}
			else if (this.ownership.read(table.name()) && !this.ownership.dropped(SchemaObject.of(table.name()))) {
				this.lines.add("Table " + table.name() + READ);
				tables.put(table.name(), table);
			}
		}
		return adoptMembers(wanted,
				wanted.withTables(List.copyOf(tables.values()))
					.withSequences(adoptSequences(wanted))
					.withTypes(adoptTypes(wanted)));
	}

	/**
	 * Foreign keys come last: they need keys to refer to.
	 */
	private Schema adoptMembers(Schema wanted, Schema withColumns) {
		MembersLeftAlone members = new MembersLeftAlone(this.ownership, this.renaming, this.before);
		Schema adopted = withColumns;
		for (List<MemberDiffer<?>> differs : List.of(Members.OWN, List.<MemberDiffer<?>>of(Members.FOREIGN_KEYS))) {
			adopted = members.adoptedBy(adopted, wanted, differs);
		}
		this.lines.addAll(members.lines());
		return adopted;
	}

	private List<Sequence> adoptSequences(Schema wanted) {
		List<Sequence> sequences = new ArrayList<>(wanted.sequences());
		for (Sequence sequence : this.before.sequences()) {
			QualifiedName former = this.renaming.formerSequence(sequence.name());
			if (wanted.sequence(sequence.name()).isEmpty()
					&& this.ownership.leaves(SchemaObject.of(former), SchemaObject.of(sequence.name()))) {
				this.lines.add("Sequence " + sequence.name() + STAYS);
				sequences.add(sequence);
			}
		}
		sequences.sort(Comparator.comparing(Sequence::name));
		return sequences;
	}

	private List<UserType> adoptTypes(Schema wanted) {
		List<UserType> types = new ArrayList<>(wanted.types());
		for (UserType type : this.before.types()) {
			String object = SchemaObject.of(type.name());
			if (wanted.type(type.name()).isEmpty() && this.ownership.leaves(object)) {
				this.lines.add("Type " + object + STAYS);
				types.add(type);
			}
		}
		return types;
	}

	private Table adoptColumns(Table before, Table wanted) {
		List<Column> gone = SchemaOrder.sorted(before.columns())
			.stream()
			.filter((column) -> wanted.column(column.name()).isEmpty())
			.toList();
		Set<Identifier> dropped = gone.stream()
			.map(Column::name)
			.filter((column) -> !staysColumn(before.name(), column) && !isRead(before.name(), column))
			.collect(Collectors.toSet());
		List<Column> columns = new ArrayList<>(wanted.columns());
		for (Column column : gone) {
			if (!dropped.contains(column.name()) && !isComputedFrom(column, dropped)) {
				String stays = staysColumn(before.name(), column.name()) ? STAYS : READ;
				this.lines.add("Column " + SchemaObject.of(before.name(), column.name()) + stays + (isObstacle(column)
						? ", mandatory and without a default: no row can be added without it" : ""));
				columns.add(column);
			}
		}
		return wanted.withColumns(columns);
	}

	private boolean isRead(QualifiedName table, Identifier column) {
		return this.ownership.read(table, column) && !this.ownership.dropped(SchemaObject.of(table, column));
	}

	private static boolean isComputedFrom(Column column, Set<Identifier> others) {
		GeneratedValue value = column.generated();
		return value != null && others.stream().anyMatch(SqlText.of(value.expression())::mentions);
	}

	private static boolean isObstacle(Column column) {
		return !column.nullable() && column.defaultValue() == null && column.identity() == null
				&& column.generated() == null;
	}

	private boolean staysColumn(QualifiedName table, Identifier column) {
		QualifiedName former = this.renaming.formerTable(table);
		return this.ownership.leaves(SchemaObject.of(former, this.renaming.formerColumn(table, column)),
				SchemaObject.of(former, column), SchemaObject.of(table, column));
	}

}
