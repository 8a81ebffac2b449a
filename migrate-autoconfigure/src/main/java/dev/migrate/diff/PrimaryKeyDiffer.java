package dev.migrate.diff;

import java.util.List;

import dev.migrate.change.AddPrimaryKey;
import dev.migrate.change.DropPrimaryKey;
import dev.migrate.change.SchemaChange;
import dev.migrate.schema.Identifier;
import dev.migrate.schema.ObjectName;
import dev.migrate.schema.PrimaryKey;
import dev.migrate.schema.QualifiedName;
import dev.migrate.schema.Table;
import dev.migrate.schema.TypeRules;

/**
 * Compares primary keys; the order of the columns counts.
 */
final class PrimaryKeyDiffer extends MemberDiffer<PrimaryKey> {

	@Override
	String kind() {
		return "Primary key";
	}

	@Override
	List<PrimaryKey> of(Table table) {
		return (table.primaryKey() != null) ? List.of(table.primaryKey()) : List.of();
	}

	@Override
	Table with(Table table, List<PrimaryKey> members) {
		return table.withPrimaryKey(members.isEmpty() ? null : members.get(0));
	}

	@Override
	ObjectName name(PrimaryKey member) {
		return member.name();
	}

	@Override
	boolean uses(PrimaryKey member, Identifier column) {
		return member.columns().contains(column);
	}

	@Override
	boolean sameContent(PrimaryKey before, PrimaryKey wanted) {
		return before.columns().equals(wanted.columns());
	}

	// A table has one at most
	@Override
	boolean supersedes(PrimaryKey before, PrimaryKey wanted) {
		return true;
	}

	@Override
	boolean holdsColumns(TypeRules types) {
		return types.keysHoldColumns();
	}

	@Override
	SchemaChange add(QualifiedName table, PrimaryKey member) {
		return new AddPrimaryKey(table, member);
	}

	@Override
	SchemaChange drop(QualifiedName table, PrimaryKey member) {
		return new DropPrimaryKey(table, member);
	}

	@Override
	String content(PrimaryKey member) {
		return member.columns().toString();
	}

}
