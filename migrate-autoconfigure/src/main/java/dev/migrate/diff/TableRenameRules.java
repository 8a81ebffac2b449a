package dev.migrate.diff;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

import dev.migrate.diff.SchemaDiffer.Options;
import dev.migrate.schema.SchemaObject;
import dev.migrate.schema.Table;

/**
 * A table may have a new name if most of its columns are still there, or if what
 * surrounds it says so.
 */
final class TableRenameRules implements RenameRules<Table> {

	private static final double ENOUGH = 0.6;

	private final Ownership ownership;

	private final RenameDecider decider;

	private final TableKinship kinship;

	TableRenameRules(Options options, TableKinship kinship) {
		this.ownership = new Ownership(options);
		this.decider = options.renames();
		this.kinship = kinship;
	}

	@Override
	public Object name(Table table) {
		return table.name();
	}

	@Override
	public String from(Table table) {
		return SchemaObject.of(table.name());
	}

	@Override
	public String to(Table table) {
		return SchemaObject.of(table.name());
	}

	@Override
	public boolean sameWord(Table from, Table to) {
		return from.name().sameWords(to.name());
	}

	@Override
	public boolean managed(Table from) {
		return this.ownership.managed(from(from)) && !this.ownership.read(from.name());
	}

	@Override
	public boolean dropped(Table from) {
		return this.ownership.dropped(from(from));
	}

	@Override
	public boolean named(Table from, Table to) {
		return this.decider.isNamed(RenameCandidate.Kind.TABLE, from(from), to(to));
	}

	@Override
	public OptionalDouble likeness(Table from, Table to) {
		double columns = Likeness.ofColumns(from, to);
		boolean alike = columns == 1 || (columns >= ENOUGH && Likeness.commonColumns(from, to) > 1);
		return alike ? OptionalDouble.of(columns + Likeness.ofNames(from.name().name(), to.name().name()))
				: OptionalDouble.empty();
	}

	@Override
	public boolean lastResort(Table from, Table to, List<Table> gone, List<Table> added) {
		return this.kinship.between(from, to, gone, added);
	}

	@Override
	public boolean conceivable(Table from, Table to, List<Table> gone, List<Table> added) {
		return this.kinship.mayBe(from, to, gone, added);
	}

	@Override
	public RenameCandidate candidate(Table from, Table to) {
		long common = Likeness.commonColumns(from, to);
		int all = Math.max(from.columns().size(), to.columns().size());
		String columns = (all == 1) ? " column" : " columns";
		String same = (common == 0) ? "none" : String.valueOf(common);
		String shape = (common == all) ? "a table of " + all + columns
				: same + " of " + all + columns + ((common > 1) ? " are" : " is") + " the same";
		return new RenameCandidate(RenameCandidate.Kind.TABLE, from(from), to(to), shape, from.name());
	}

	@Override
	public Optional<Boolean> decide(RenameCandidate candidate) {
		return this.decider.isRename(candidate);
	}

}
