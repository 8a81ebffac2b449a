package dev.migrate.diff;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.migrate.schema.Column;
import dev.migrate.schema.ForeignKey;
import dev.migrate.schema.Identifier;
import dev.migrate.schema.QualifiedName;
import dev.migrate.schema.Schema;
import dev.migrate.schema.SchemaObject;
import dev.migrate.schema.Sequence;
import dev.migrate.schema.Table;

/**
 * What is not in the entities but stays, because no generated revision made it. It
 * becomes part of what is wanted: so it is brought back where a step has to take it away
 * for a while.
 */
final class LeftAlone {

	private static final String STAYS = " is not in the entities; no revision made it, so it stays";

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
			else if (stays(SchemaObject.of(this.renaming.formerTable(table.name())), SchemaObject.of(table.name()))) {
				this.lines.add("Table " + table.name() + STAYS);
				tables.put(table.name(), table);
			}
		}
		Schema withColumns = new Schema(List.copyOf(tables.values()), adoptSequences(wanted));
		for (Table table : this.before.tables()) {
			Table partner = tables.get(table.name());
			if (partner != null) {
				tables.put(table.name(), adoptMembers(table, partner, wanted, withColumns));
			}
		}
		return new Schema(List.copyOf(tables.values()), withColumns.sequences());
	}

	private List<Sequence> adoptSequences(Schema wanted) {
		List<Sequence> sequences = new ArrayList<>(wanted.sequences());
		for (Sequence sequence : this.before.sequences()) {
			QualifiedName former = this.renaming.formerSequence(sequence.name());
			if (wanted.sequence(sequence.name()).isEmpty()
					&& stays(SchemaObject.of(former), SchemaObject.of(sequence.name()))) {
				this.lines.add("Sequence " + sequence.name() + STAYS);
				sequences.add(sequence);
			}
		}
		sequences.sort(Comparator.comparing(Sequence::name));
		return sequences;
	}

	private Table adoptColumns(Table before, Table wanted) {
		List<Column> columns = new ArrayList<>(wanted.columns());
		for (Column column : SchemaOrder.sorted(before.columns())) {
			if (wanted.column(column.name()).isEmpty() && staysColumn(before.name(), column.name())) {
				boolean obstacle = !column.nullable() && column.defaultValue() == null && column.identity() == null
						&& column.generated() == null;
				this.lines.add("Column " + SchemaObject.of(before.name(), column.name()) + STAYS
						+ (obstacle ? ", mandatory and without a default: no row can be added without it" : ""));
				columns.add(column);
			}
		}
		return wanted.withColumns(columns);
	}

	private boolean staysColumn(QualifiedName table, Identifier column) {
		QualifiedName former = this.renaming.formerTable(table);
		return stays(SchemaObject.of(former, this.renaming.formerColumn(table, column)),
				SchemaObject.of(former, column), SchemaObject.of(table, column));
	}

	private Table adoptMembers(Table before, Table partner, Schema wanted, Schema all) {
		Optional<Table> entity = wanted.table(before.name());
		Table adopted = partner;
		for (MemberDiffer<?> differ : Members.ALL) {
			adopted = entity.isPresent() ? adoptMembers(differ, before, adopted, entity.get(), all)
					: possibleMembers(differ, before, adopted, all);
		}
		return adopted;
	}

	private <T> Table possibleMembers(MemberDiffer<T> differ, Table before, Table adopted, Schema all) {
		return differ.with(adopted,
				differ.of(before).stream().filter((member) -> possible(differ, member, before, all)).toList());
	}

	private <T> Table adoptMembers(MemberDiffer<T> differ, Table before, Table adopted, Table wanted, Schema all) {
		Pairing<T> pairing = differ.pair(differ.of(before), differ.of(wanted));
		List<T> members = new ArrayList<>(differ.of(wanted));
		for (Pairing.Pair<T> pair : pairing.pairs()) {
			if (differ.handMade(pair.before()) && !differ.handMade(pair.wanted())) {
				members.set(members.indexOf(pair.wanted()), pair.before());
				this.lines.add(line(differ, before, pair.before()));
			}
		}
		Set<Identifier> chosen = chosenNames(wanted);
		for (T member : pairing.gone()) {
			if (staysMember(differ, before, member) && !chosen.contains(differ.name(member).identifier())
					&& possible(differ, member, before, all)) {
				members.add(member);
				this.lines.add(line(differ, before, member));
			}
		}
		return differ.with(adopted, members);
	}

	private <T> boolean staysMember(MemberDiffer<T> differ, Table table, T member) {
		Identifier name = differ.name(member).identifier();
		String former = SchemaObject.of(this.renaming.formerTable(table.name()), name);
		String present = SchemaObject.of(table.name(), name);
		return differ.handMade(member) ? !this.ownership.dropped(former, present) : stays(former, present);
	}

	private <T> boolean possible(MemberDiffer<T> differ, T member, Table before, Schema all) {
		Table table = all.table(before.name()).orElse(before);
		boolean columns = before.columns()
			.stream()
			.map(Column::name)
			.filter((column) -> table.column(column).isEmpty())
			.noneMatch((column) -> differ.uses(member, column));
		return columns && (!(member instanceof ForeignKey key) || refersToSomething(key, all));
	}

	private boolean refersToSomething(ForeignKey key, Schema all) {
		Optional<Table> before = this.before.table(key.referencedTable());
		Optional<Table> after = all.table(key.referencedTable());
		Set<Identifier> columns = Set.copyOf(key.referencedColumns());
		return before.isEmpty() || (after.isPresent()
				&& (keys(after.get()).anyMatch(columns::equals) || keys(before.get()).noneMatch(columns::equals)));
	}

	private static Stream<Set<Identifier>> keys(Table table) {
		return Stream.concat(new PrimaryKeyDiffer().of(table).stream().map((key) -> Set.copyOf(key.columns())),
				table.uniqueConstraints().stream().map((unique) -> Set.copyOf(unique.columns())));
	}

	// Two of one name cannot be there
	private static Set<Identifier> chosenNames(Table wanted) {
		return Members.ALL.stream()
			.flatMap((differ) -> differ.names(wanted))
			.filter((name) -> name.isChosen())
			.map((name) -> name.identifier())
			.collect(Collectors.toCollection(HashSet::new));
	}

	private boolean stays(String former, String... present) {
		return !this.ownership.managed(former) && !this.ownership.dropped(former) && !this.ownership.dropped(present);
	}

	private static <T> String line(MemberDiffer<T> differ, Table table, T member) {
		String object = differ.kind() + " " + SchemaObject.of(table.name(), differ.name(member).identifier());
		return differ.handMade(member) ? object + " has a form that entities cannot express, so it stays"
				: object + STAYS;
	}

}
