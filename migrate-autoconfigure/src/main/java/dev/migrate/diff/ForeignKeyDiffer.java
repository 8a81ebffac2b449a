package dev.migrate.diff;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import dev.migrate.change.AddForeignKey;
import dev.migrate.change.DropForeignKey;
import dev.migrate.change.SchemaChange;
import dev.migrate.schema.ForeignKey;
import dev.migrate.schema.Identifier;
import dev.migrate.schema.ObjectName;
import dev.migrate.schema.QualifiedName;
import dev.migrate.schema.Table;

/**
 * Compares foreign keys by what refers to what and by their actions; the order of the
 * column pairs does not count.
 */
final class ForeignKeyDiffer extends MemberDiffer<ForeignKey> {

	@Override
	String kind() {
		return "Foreign key";
	}

	@Override
	List<ForeignKey> of(Table table) {
		return table.foreignKeys();
	}

	@Override
	Table with(Table table, List<ForeignKey> members) {
		return table.withForeignKeys(members);
	}

	@Override
	ObjectName name(ForeignKey member) {
		return member.name();
	}

	@Override
	boolean uses(ForeignKey member, Identifier column) {
		return member.columns().contains(column);
	}

	@Override
	boolean sameContent(ForeignKey before, ForeignKey wanted) {
		return supersedes(before, wanted) && before.onDelete() == wanted.onDelete()
				&& before.onUpdate() == wanted.onUpdate();
	}

	@Override
	boolean supersedes(ForeignKey before, ForeignKey wanted) {
		return before.referencedTable().equals(wanted.referencedTable())
				&& references(before).equals(references(wanted));
	}

	@Override
	SchemaChange add(QualifiedName table, ForeignKey member) {
		return new AddForeignKey(table, member);
	}

	@Override
	SchemaChange drop(QualifiedName table, ForeignKey member) {
		return new DropForeignKey(table, member);
	}

	@Override
	String content(ForeignKey member) {
		return member.columns() + " " + member.referencedTable() + member.referencedColumns() + " " + member.onDelete()
				+ " " + member.onUpdate();
	}

	private static Map<Identifier, Identifier> references(ForeignKey key) {
		Map<Identifier, Identifier> references = new HashMap<>();
		for (int i = 0; i < key.columns().size(); i++) {
			references.put(key.columns().get(i), key.referencedColumns().get(i));
		}
		return references;
	}

}
