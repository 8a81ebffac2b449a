package dev.migrate.diff;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import dev.migrate.schema.Column;
import dev.migrate.schema.ForeignKey;
import dev.migrate.schema.Identifier;
import dev.migrate.schema.ObjectName;
import dev.migrate.schema.QualifiedName;
import dev.migrate.schema.Schema;
import dev.migrate.schema.SchemaObject;
import dev.migrate.schema.Table;

/**
 * The constraints and indexes that are not in the entities but stay. They cannot stay
 * where a column or a key below them goes, or where the entities want their names.
 */
final class MembersLeftAlone {

	private final Ownership ownership;

	private final Renaming renaming;

	private final Schema before;

	private final List<String> lines = new ArrayList<>();

	/**
	 * Looks at a schema whose renames have been carried out.
	 */
	MembersLeftAlone(Ownership ownership, Renaming renaming, Schema before) {
		this.ownership = ownership;
		this.renaming = renaming;
		this.before = before;
	}

	List<String> lines() {
		return List.copyOf(this.lines);
	}

	/**
	 * What will be there, with the members of some kinds that it adopts.
	 * @param after what will be there so far
	 * @param wanted what the entities want
	 */
	Schema adoptedBy(Schema after, Schema wanted, List<MemberDiffer<?>> differs) {
		List<Table> tables = after.tables()
			.stream()
			.map((table) -> this.before.table(table.name())
				.map((former) -> adoptedBy(table, former, after, wanted, differs))
				.orElse(table))
			.toList();
		return after.withTables(tables);
	}

	private Table adoptedBy(Table table, Table former, Schema after, Schema wanted, List<MemberDiffer<?>> differs) {
		Table result = table;
		for (MemberDiffer<?> differ : differs) {
			Table entity = wanted.table(table.name()).orElse(null);
			result = (entity != null) ? adopted(differ, entity, result, former, after)
					: possible(differ, result, after);
		}
		return result;
	}

	private <T> Table possible(MemberDiffer<T> differ, Table table, Schema after) {
		return differ.with(table,
				differ.of(table).stream().filter((member) -> possible(differ, member, table, after)).toList());
	}

	private <T> Table adopted(MemberDiffer<T> differ, Table entity, Table adopted, Table former, Schema after) {
		Pairing<T> pairing = differ.pair(differ.of(former), differ.of(entity));
		List<T> members = new ArrayList<>(differ.of(entity));
		for (Pairing.Pair<T> pair : pairing.pairs()) {
			if (differ.handMade(pair.before()) && !differ.handMade(pair.wanted())) {
				members.set(members.indexOf(pair.wanted()), pair.before());
				this.lines.add(line(differ, former, pair.before()));
			}
		}
		Set<Identifier> taken = Members.chosenNames(List.of(entity));
		for (T member : pairing.gone()) {
			if (stays(differ, former, member) && !taken.contains(differ.name(member).identifier())
					&& possible(differ, member, former, after)) {
				members.add(member);
				this.lines.add(line(differ, former, member));
			}
		}
		return differ.with(adopted, members);
	}

	private <T> boolean stays(MemberDiffer<T> differ, Table table, T member) {
		Identifier name = differ.name(member).identifier();
		QualifiedName formerTable = this.renaming.formerTable(table.name());
		String former = SchemaObject.of(formerTable, name);
		String present = SchemaObject.of(table.name(), name);
		String owned = SchemaObject.ownedMember(formerTable, formerName(differ.name(member), table.name()));
		return differ.handMade(member) ? !this.ownership.dropped(former, present)
				: this.ownership.leaves(owned, former, present);
	}

	/** An engine may call what belongs to a column after it. */
	private Identifier formerName(ObjectName name, QualifiedName table) {
		return (name.origin() == ObjectName.Origin.ENGINE) ? this.renaming.formerColumn(table, name.identifier())
				: name.identifier();
	}

	private <T> boolean possible(MemberDiffer<T> differ, T member, Table former, Schema after) {
		Table rest = after.table(former.name()).orElse(former);
		boolean columns = former.columns()
			.stream()
			.map(Column::name)
			.filter((column) -> rest.column(column).isEmpty())
			.noneMatch((column) -> differ.uses(member, column));
		return columns && (!(member instanceof ForeignKey key) || refers(rest, key, after));
	}

	/**
	 * Whether a foreign key still has something to refer to, if it had before.
	 */
	private boolean refers(Table table, ForeignKey key, Schema after) {
		Optional<Table> former = this.before.table(key.referencedTable());
		if (former.isEmpty()) {
			return true;
		}
		Optional<Table> target = after.table(key.referencedTable());
		Set<Identifier> columns = Set.copyOf(key.referencedColumns());
		return target.isPresent() && compares(table, key, target.get())
				&& (keys(target.get()).anyMatch(columns::equals) || keys(former.get()).noneMatch(columns::equals));
	}

	private static boolean compares(Table table, ForeignKey key, Table target) {
		for (int i = 0; i < key.columns().size(); i++) {
			Optional<Column> column = table.column(key.columns().get(i));
			Optional<Column> other = target.column(key.referencedColumns().get(i));
			if (column.isEmpty() || other.isEmpty() || !Comparability.of(column.get().type(), other.get().type())) {
				return false;
			}
		}
		return true;
	}

	private static Stream<Set<Identifier>> keys(Table table) {
		return Stream.concat(new PrimaryKeyDiffer().of(table).stream().map((key) -> Set.copyOf(key.columns())),
				table.uniqueConstraints().stream().map((unique) -> Set.copyOf(unique.columns())));
	}

	private static <T> String line(MemberDiffer<T> differ, Table table, T member) {
		String object = differ.kind() + " " + SchemaObject.of(table.name(), differ.name(member).identifier());
		return object
				+ (differ.handMade(member) ? " has a form that entities cannot express, so it stays" : LeftAlone.STAYS);
	}

}
