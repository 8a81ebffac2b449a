package dev.migrate.diff;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

import dev.migrate.diff.SchemaDiffer.Options;
import dev.migrate.schema.Column;
import dev.migrate.schema.Identifier;
import dev.migrate.schema.QualifiedName;
import dev.migrate.schema.SchemaObject;
import dev.migrate.schema.Table;

/**
 * A column may have a new name if it still has its type, or one that the field can have
 * been given on the way. It is known under the new name of its table; the user may have
 * spelled it with the old one.
 */
final class ColumnRenameRules implements RenameRules<Column> {

	private static final double SAME_BUT_FOR_THE_NAME = 0.25;

	private static final double OTHER_TYPE = -0.25;

	/** From where on a name speaks for a column though its type does not. */
	private static final double NAMED_ALIKE = 0.3;

	private final Ownership ownership;

	private final RenameDecider decider;

	private final RelatedTypes types;

	private final QualifiedName former;

	private final QualifiedName table;

	private final List<Identifier> formerKey;

	private final List<Identifier> key;

	ColumnRenameRules(Options options, RelatedTypes types, Table former, Table table) {
		this.ownership = new Ownership(options);
		this.decider = options.renames();
		this.types = types;
		this.former = former.name();
		this.table = table.name();
		this.formerKey = Reshaping.key(former);
		this.key = Reshaping.key(table);
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
		double names = Likeness.ofNames(from.name(), to.name());
		if (!canBe(from, to) || (!from.type().equals(to.type()) && names < NAMED_ALIKE)) {
			return OptionalDouble.empty();
		}
		double rest = from.withName(to.name()).equals(to) ? SAME_BUT_FOR_THE_NAME
				: from.type().equals(to.type()) ? 0 : OTHER_TYPE;
		return OptionalDouble.of(names + rest);
	}

	@Override
	public boolean lastResort(Column from, Column to, List<Column> gone, List<Column> added) {
		return canBe(from, to);
	}

	/** With another type, what told rows apart does not become what they hold. */
	private boolean canBe(Column from, Column to) {
		boolean sameRole = this.formerKey.contains(from.name()) == this.key.contains(to.name());
		return this.types.related(from.type(), to.type()) && (sameRole || from.type().equals(to.type()))
				&& (from.generated() == null) == (to.generated() == null);
	}

	@Override
	public RenameCandidate candidate(Column from, Column to) {
		String article = ("aeiou".indexOf(from.type().charAt(0)) >= 0) ? "an " : "a ";
		String becomes = from.type().equals(to.type()) ? "" : " that becomes " + to.type();
		return new RenameCandidate(RenameCandidate.Kind.COLUMN, from(from), to(to), article + from.type() + becomes,
				this.table);
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
