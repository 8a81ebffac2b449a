package dev.migrate.diff;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.stream.Stream;

import dev.migrate.schema.Column;
import dev.migrate.schema.Identifier;
import dev.migrate.schema.QualifiedName;
import dev.migrate.schema.Sequence;
import dev.migrate.schema.Table;

/**
 * Which objects of two schemas are the same.
 *
 * @param tables the tables
 * @param sequences the sequences
 * @param columns the columns of the tables that are the same
 */
record SchemaMatch(Matches<Table> tables, Matches<Sequence> sequences, List<ColumnMatches> columns) {

	/**
	 * The renames that were decided.
	 */
	Renaming renaming() {
		Map<QualifiedName, Map<Identifier, Identifier>> columns = new HashMap<>();
		this.columns.forEach((table) -> columns.put(table.former(), renames(table.matches(), Column::name)));
		return new Renaming(renames(this.tables, Table::name), renames(this.sequences, Sequence::name), columns);
	}

	List<OpenQuestion> questions() {
		return Stream
			.of(candidates(this.tables), candidates(this.sequences),
					this.columns.stream().flatMap((table) -> candidates(table.matches())))
			.flatMap((candidates) -> candidates)
			.<OpenQuestion>map(OpenQuestion.Rename::new)
			.toList();
	}

	/**
	 * What is there and may have a new name, which nobody has decided.
	 */
	Selection undecidedBefore() {
		Selection selection = new Selection();
		this.tables.open().forEach((match) -> selection.add(match.from()));
		this.sequences.open().forEach((match) -> selection.add(match.from()));
		eachColumn((table, matches) -> matches.open().forEach((match) -> selection.add(table.former(), match.from())));
		return selection;
	}

	/**
	 * What is wanted and may be there under an old name, which nobody has decided.
	 */
	Selection undecidedWanted() {
		Selection selection = new Selection();
		this.tables.open().forEach((match) -> selection.add(match.to()));
		this.sequences.open().forEach((match) -> selection.add(match.to()));
		eachColumn((table, matches) -> matches.open().forEach((match) -> selection.add(table.name(), match.to())));
		return selection;
	}

	/**
	 * What the user wants dropped and has to go before a rename can take its name.
	 */
	Selection blocking() {
		Selection selection = new Selection();
		this.tables.blocking().forEach(selection::add);
		this.sequences.blocking().forEach(selection::add);
		eachColumn((table, matches) -> matches.blocking().forEach((column) -> selection.add(table.former(), column)));
		return selection;
	}

	private void eachColumn(BiConsumer<ColumnMatches, Matches<Column>> consumer) {
		this.columns.forEach((table) -> consumer.accept(table, table.matches()));
	}

	private static Stream<RenameCandidate> candidates(Matches<?> matches) {
		return matches.open().stream().map(Matches.Match::candidate);
	}

	private static <T, N> Map<N, N> renames(Matches<T> matches, Function<T, N> name) {
		Map<N, N> renames = new HashMap<>();
		for (Pairing.Pair<T> pair : matches.pairs()) {
			N from = name.apply(pair.before());
			N to = name.apply(pair.wanted());
			if (!from.equals(to)) {
				renames.put(from, to);
			}
		}
		return renames;
	}

	/**
	 * The columns of one table.
	 *
	 * @param former the old name of the table
	 * @param name the new name of the table
	 * @param matches its columns
	 */
	record ColumnMatches(QualifiedName former, QualifiedName name, Matches<Column> matches) {
	}

}
