package dev.migrate.diff;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

import dev.migrate.diff.Reshaping.Place;
import dev.migrate.schema.Column;
import dev.migrate.schema.Identifier;
import dev.migrate.schema.QualifiedName;
import dev.migrate.schema.Table;

/**
 * An association that is kept elsewhere: in a table of its own instead of in a column, or
 * in a column of the other table. The tables that it links stay the same, whatever its
 * columns are called.
 *
 * @param reshaping what comes and goes
 */
record LinkMoves(Reshaping reshaping) {

	private static final double ALIKE = 0.5;

	void ask(RelocationQuestions questions) {
		List<Place> removed = this.reshaping.removed();
		List<Place> added = this.reshaping.added();
		List<Table> created = this.reshaping.created();
		List<Table> dropped = this.reshaping.dropped();
		for (Place place : removed) {
			created.stream()
				.filter((table) -> keeps(table, place))
				.findFirst()
				.ifPresent((table) -> questions.column(place.name(), place.column().name(), table.name()));
			added.stream()
				.filter((other) -> isTurnedRound(place, other))
				.findFirst()
				.ifPresent((other) -> questions.column(place.name(), place.column().name(), other.name(),
						other.column().name()));
		}
		for (Place place : added) {
			dropped.stream()
				.filter((table) -> keeps(table, place))
				.forEach((table) -> questions.rowsToColumn(table.name(), place.name(), place.column().name()));
		}
	}

	/**
	 * Whether a table links what a column links.
	 */
	private boolean keeps(Table table, Place place) {
		return this.reshaping.types().entitiesHaveForeignKeys()
				? isLink(table)
						&& place.targets()
							.anyMatch(
									(target) -> Reshaping.anyPair(table,
											(one, other) -> one.referencedTable().equals(place.name())
													&& other.referencedTable().equals(target)))
				: seemsToKeep(table, place);
	}

	/** But for its key and the order of a list, it consists of references. */
	private static boolean isLink(Table table) {
		Set<Identifier> referring = Reshaping.referring(table);
		return Reshaping.own(table).stream().filter((column) -> !referring.contains(column.name())).count() <= 1;
	}

	private static boolean isTurnedRound(Place place, Place other) {
		return !place.name().equals(other.name()) && place.targets().anyMatch(other.name()::equals)
				&& other.targets().anyMatch(place.name()::equals);
	}

	/**
	 * Without foreign keys only the names are left: a table of two columns, called after
	 * the table and the column.
	 */
	private static boolean seemsToKeep(Table table, Place place) {
		List<Column> columns = new ArrayList<>(table.columns());
		String owner = word(place.name());
		return columns.size() == 2 && columns.stream().anyMatch((column) -> text(column).startsWith(owner + "_"))
				&& columns.stream()
					.filter((column) -> !text(column).startsWith(owner + "_"))
					.anyMatch((column) -> column.type().equals(place.column().type())
							&& Likeness.ofNames(column.name(), place.column().name()) >= ALIKE)
				&& Stream.of(word(table.name()).split("_")).anyMatch((part) -> part.startsWith(owner));
	}

	private static String word(QualifiedName name) {
		return name.name().text().toLowerCase(Locale.ROOT);
	}

	private static String text(Column column) {
		return column.name().text().toLowerCase(Locale.ROOT);
	}

}
