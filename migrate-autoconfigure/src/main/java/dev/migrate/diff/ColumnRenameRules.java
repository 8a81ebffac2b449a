package dev.migrate.diff;

import java.util.Optional;
import java.util.OptionalDouble;

import dev.migrate.diff.SchemaDiffer.Options;
import dev.migrate.schema.Column;
import dev.migrate.schema.QualifiedName;
import dev.migrate.schema.SchemaObject;

/**
 * A column may have a new name if it still has its type. It is known under the new name
 * of its table; the user may have spelled it with the old one.
 */
final class ColumnRenameRules implements RenameRules<Column> {

	private static final double SAME_BUT_FOR_THE_NAME = 0.25;

	private final Ownership ownership;

	private final RenameDecider decider;

	private final QualifiedName former;

	private final QualifiedName table;

	ColumnRenameRules(Options options, QualifiedName former, QualifiedName table) {
		this.ownership = new Ownership(options);
		this.decider = options.renames();
		this.former = former;
		this.table = table;
	}

	@Override
	public Object name(Column column) {
		return column.name();
	}

	@Override
	public String from(Column column) {
		return SchemaObject.of(this.table, column.name());
	}

	@Override
	public String to(Column column) {
		return SchemaObject.of(this.table, column.name());
	}

	@Override
	public boolean sameWord(Column from, Column to) {
		return from.name().sameWord(to.name());
	}

	@Override
	public boolean managed(Column from) {
		return this.ownership.managed(former(from));
	}

	@Override
	public boolean dropped(Column from) {
		return this.ownership.dropped(former(from), from(from));
	}

	@Override
	public boolean named(Column from, Column to) {
		return isNamed(from(from), to(to)) || isNamed(former(from), former(to)) || isNamed(former(from), to(to));
	}

	@Override
	public OptionalDouble likeness(Column from, Column to) {
		if (!from.type().equals(to.type()) || (from.generated() == null) != (to.generated() == null)) {
			return OptionalDouble.empty();
		}
		double rest = from.withName(to.name()).equals(to) ? SAME_BUT_FOR_THE_NAME : 0;
		return OptionalDouble.of(Likeness.ofNames(from.name(), to.name()) + rest);
	}

	@Override
	public RenameCandidate candidate(Column from, Column to) {
		String article = ("aeiou".indexOf(from.type().charAt(0)) >= 0) ? "an " : "a ";
		return new RenameCandidate(RenameCandidate.Kind.COLUMN, from(from), to(to), article + from.type(), this.table);
	}

	@Override
	public Optional<Boolean> decide(RenameCandidate candidate) {
		return this.decider.isRename(candidate);
	}

	private boolean isNamed(String from, String to) {
		return this.decider.isNamed(RenameCandidate.Kind.COLUMN, from, to);
	}

	private String former(Column column) {
		return SchemaObject.of(this.former, column.name());
	}

}
