package dev.migrate.diff;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import dev.migrate.diff.SchemaDiffer.Options;
import dev.migrate.diff.SchemaMatch.ColumnMatches;
import dev.migrate.schema.Column;
import dev.migrate.schema.Schema;
import dev.migrate.schema.Sequence;
import dev.migrate.schema.Table;
import dev.migrate.schema.TypeRules;

/**
 * Matches tables, columns and sequences before anything is compared, so that a rename is
 * not taken for a drop and an addition.
 */
final class SchemaMatcher {

	private final Options options;

	private final TypeRules types;

	SchemaMatcher(Options options, TypeRules types) {
		this.options = options;
		this.types = types;
	}

	SchemaMatch match(Schema from, Schema to) {
		RelatedTypes related = RelatedTypes.of(this.types, from, to);
		Matches<Table> tables = new ObjectMatcher<>(
				new TableRenameRules(this.options, new TableKinship(from, to, related)), from.tables(), to.tables())
			.match();
		Matches<Sequence> sequences = new ObjectMatcher<>(new SequenceRenameRules(this.options), from.sequences(),
				to.sequences())
			.match();
		List<ColumnMatches> columns = new ArrayList<>();
		tables.pairs()
			.stream()
			.sorted(Comparator.comparing((pair) -> pair.wanted().name()))
			.forEach((pair) -> columns.add(columns(pair.before(), pair.wanted(), related)));
		return new SchemaMatch(tables, sequences, columns);
	}

	private ColumnMatches columns(Table from, Table to, RelatedTypes related) {
		Matches<Column> matches = new ObjectMatcher<>(new ColumnRenameRules(this.options, related, from, to),
				SchemaOrder.sorted(from.columns()), SchemaOrder.sorted(to.columns()))
			.match();
		return new ColumnMatches(from.name(), to.name(), matches);
	}

}
