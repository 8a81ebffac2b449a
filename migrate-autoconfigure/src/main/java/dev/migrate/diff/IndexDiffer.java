package dev.migrate.diff;

import java.util.List;

import dev.migrate.change.CreateIndex;
import dev.migrate.change.DropIndex;
import dev.migrate.change.SchemaChange;
import dev.migrate.schema.Identifier;
import dev.migrate.schema.Index;
import dev.migrate.schema.ObjectName;
import dev.migrate.schema.QualifiedName;
import dev.migrate.schema.Table;
import dev.migrate.schema.TypeRules;

/**
 * Compares indexes; order and direction of the columns count, and for an index that has a
 * definition nothing but that.
 */
final class IndexDiffer extends MemberDiffer<Index> {

	@Override
	String kind() {
		return "Index";
	}

	@Override
	List<Index> of(Table table) {
		return table.indexes();
	}

	@Override
	Table with(Table table, List<Index> members) {
		return table.withIndexes(members);
	}

	@Override
	ObjectName name(Index member) {
		return member.name();
	}

	@Override
	boolean uses(Index member, Identifier column) {
		return member.columns().stream().anyMatch((key) -> key.name().equals(column))
				|| (member.definition() != null && SqlText.of(member.definition()).mentions(column));
	}

	@Override
	boolean sameContent(Index before, Index wanted) {
		if (before.definition() != null && wanted.definition() != null) {
			return SqlText.same(before.definition(), wanted.definition());
		}
		return before.definition() == null && wanted.definition() == null && before.unique() == wanted.unique()
				&& before.columns().equals(wanted.columns());
	}

	@Override
	boolean handMade(Index member) {
		return member.definition() != null;
	}

	@Override
	boolean holdsColumns(TypeRules types) {
		return types.keysHoldColumns();
	}

	@Override
	SchemaChange add(QualifiedName table, Index member) {
		return new CreateIndex(table, member);
	}

	@Override
	SchemaChange drop(QualifiedName table, Index member) {
		return new DropIndex(table, member);
	}

	@Override
	String content(Index member) {
		return (member.definition() != null) ? member.definition() : member.columns() + " " + member.unique();
	}

}
