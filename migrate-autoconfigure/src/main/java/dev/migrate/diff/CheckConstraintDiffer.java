package dev.migrate.diff;

import java.util.List;

import dev.migrate.change.AddCheckConstraint;
import dev.migrate.change.DropCheckConstraint;
import dev.migrate.change.SchemaChange;
import dev.migrate.schema.CheckConstraint;
import dev.migrate.schema.Identifier;
import dev.migrate.schema.ObjectName;
import dev.migrate.schema.QualifiedName;
import dev.migrate.schema.Table;
import dev.migrate.schema.TypeRules;

/**
 * Compares check constraints by their conditions.
 */
final class CheckConstraintDiffer extends MemberDiffer<CheckConstraint> {

	@Override
	String kind() {
		return "Check constraint";
	}

	@Override
	List<CheckConstraint> of(Table table) {
		return table.checkConstraints();
	}

	@Override
	Table with(Table table, List<CheckConstraint> members) {
		return table.withCheckConstraints(members);
	}

	@Override
	ObjectName name(CheckConstraint member) {
		return member.name();
	}

	@Override
	boolean uses(CheckConstraint member, Identifier column) {
		return SqlText.of(member.expression()).mentions(column);
	}

	@Override
	boolean sameContent(CheckConstraint before, CheckConstraint wanted) {
		return SqlText.same(before.expression(), wanted.expression());
	}

	@Override
	boolean holdsTypes(TypeRules types) {
		return types.checksHoldTypes();
	}

	// Left in place, the condition of an enumeration would refuse its new constants
	@Override
	boolean supersedes(CheckConstraint before, CheckConstraint wanted) {
		return SqlText.of(before.expression()).outline().equals(SqlText.of(wanted.expression()).outline());
	}

	@Override
	SchemaChange add(QualifiedName table, CheckConstraint member) {
		return new AddCheckConstraint(table, member);
	}

	@Override
	SchemaChange drop(QualifiedName table, CheckConstraint member) {
		return new DropCheckConstraint(table, member);
	}

	@Override
	String content(CheckConstraint member) {
		return member.expression();
	}

}
