package dev.migrate.diff;

import java.util.List;
import java.util.Set;

import dev.migrate.change.AddUniqueConstraint;
import dev.migrate.change.DropUniqueConstraint;
import dev.migrate.change.SchemaChange;
import dev.migrate.schema.Identifier;
import dev.migrate.schema.ObjectName;
import dev.migrate.schema.QualifiedName;
import dev.migrate.schema.Table;
import dev.migrate.schema.TypeRules;
import dev.migrate.schema.UniqueConstraint;

/**
 * Compares unique constraints; the order of the columns does not count, because it does
 * not change what is admitted.
 */
final class UniqueConstraintDiffer extends MemberDiffer<UniqueConstraint> {

	@Override
	String kind() {
		return "Unique constraint";
	}

	@Override
	List<UniqueConstraint> of(Table table) {
		return table.uniqueConstraints();
	}

	@Override
	Table with(Table table, List<UniqueConstraint> members) {
		return table.withUniqueConstraints(members);
	}

	@Override
	ObjectName name(UniqueConstraint member) {
		return member.name();
	}

	@Override
	boolean uses(UniqueConstraint member, Identifier column) {
		return member.columns().contains(column);
	}

	@Override
	boolean sameContent(UniqueConstraint before, UniqueConstraint wanted) {
		return Set.copyOf(before.columns()).equals(Set.copyOf(wanted.columns()));
	}

	@Override
	boolean holdsColumns(TypeRules types) {
		return types.keysHoldColumns();
	}

	@Override
	SchemaChange add(QualifiedName table, UniqueConstraint member) {
		return new AddUniqueConstraint(table, member);
	}

	@Override
	SchemaChange drop(QualifiedName table, UniqueConstraint member) {
		return new DropUniqueConstraint(table, member);
	}

	@Override
	String content(UniqueConstraint member) {
		return member.columns().toString();
	}

}
