package dev.migrate.diff;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

import dev.migrate.diff.Reshaping.Place;
import dev.migrate.schema.Column;
import dev.migrate.schema.Identifier;
import dev.migrate.schema.Schema;
import dev.migrate.schema.Table;

/**
 * A hierarchy of classes that is laid out on tables in another way. Which class a row
 * belongs to is told by a column in one layout and by the row's table in another, and so
 * it is lost although no column has moved.
 *
 * @param reshaping what comes and goes
 */
record HierarchyMoves(Reshaping reshaping) {

	/** What Hibernate makes of a discriminator that nobody has described. */
	private static final Pattern USUAL_TYPE = Pattern.compile(".*\\(31\\b.*");

	private static final Identifier USUAL_NAME = Identifier.of("dtype");

	void ask(RelocationQuestions questions) {
		List<Table> created = this.reshaping.created();
		List<Table> dropped = this.reshaping.dropped();
		for (Place place : this.reshaping.removed()) {
			subclass(place, created, this.reshaping.wanted(), this.reshaping.former())
				.ifPresent((table) -> questions.column(place.name(), place.column().name(), table.name()));
		}
		for (Place place : this.reshaping.added()) {
			for (Table table : dropped) {
				subclass(place, List.of(table), this.reshaping.former(), this.reshaping.wanted())
					.ifPresent((subclass) -> questions.rowsToColumn(table.name(), place.name(), place.column().name()));
			}
		}
		created.forEach((table) -> merged(table, dropped, questions));
		dropped.forEach((table) -> split(table, created, questions));
	}

	/**
	 * The table that tells of rows what the column tells of them on the other side.
	 * @param here the schema that has the table
	 * @param there the schema that has the column
	 */
	private Optional<Table> subclass(Place place, List<Table> tables, Schema here, Schema there) {
		Table root = here.table(place.name()).orElse(null);
		if (place.column().nullable() || root == null || place.targets().findAny().isPresent()
				|| there.table(place.name()).isEmpty()
				|| Reshaping.key(place.table()).contains(place.column().name())) {
			return Optional.empty();
		}
		return tables.stream().filter((table) -> isSubclass(table, root, place)).findFirst();
	}

	private boolean isSubclass(Table table, Table root, Place place) {
		boolean sameKey = Reshaping.sameKey(table, root);
		boolean joined = this.reshaping.types().entitiesHaveForeignKeys() ? isJoined(table, root) : sameKey;
		List<Column> own = Reshaping.own(table);
		List<Column> roots = Reshaping.own(root);
		boolean twin = sameKey && !roots.isEmpty() && Reshaping.hasAll(table, roots);
		if ((joined && own.isEmpty()) || (twin && own.size() == roots.size())) {
			return true;
		}
		boolean takes = own.stream()
			.anyMatch((column) -> Reshaping.has(place.table(), column) && !Reshaping.has(root, column));
		return ((joined || twin) && takes) || (isUsualDiscriminator(place.column())
				&& (twin || (joined && this.reshaping.types().entitiesHaveForeignKeys())));
	}

	private static boolean isJoined(Table table, Table root) {
		return !Reshaping.key(table).isEmpty() && table.foreignKeys()
			.stream()
			.anyMatch((key) -> key.referencedTable().equals(root.name())
					&& Set.copyOf(key.columns()).equals(Set.copyOf(Reshaping.key(table))));
	}

	private static boolean isUsualDiscriminator(Column column) {
		return !column.nullable() && column.generated() == null
				&& (column.name().sameWord(USUAL_NAME) || USUAL_TYPE.matcher(column.type()).matches());
	}

	/** Tables of classes become one. */
	private static void merged(Table into, List<Table> dropped, RelocationQuestions questions) {
		List<Table> classes = parts(into, dropped);
		if (classes.size() > 1 || (classes.size() == 1 && tellsClasses(into, classes.get(0)))) {
			classes.forEach((table) -> questions.rows(table.name(), into.name()));
		}
	}

	/** A table of several classes becomes one for each. */
	private static void split(Table from, List<Table> created, RelocationQuestions questions) {
		List<Table> classes = parts(from, created);
		if (classes.size() > 1 || (classes.size() == 1 && tellsClasses(from, classes.get(0)))) {
			questions.rows(from.name(), classes.get(0).name());
		}
	}

	private static List<Table> parts(Table whole, List<Table> tables) {
		List<Table> parts = new ArrayList<>();
		for (Table table : tables) {
			List<Column> own = Reshaping.own(table);
			if (Reshaping.sameKey(table, whole) && !own.isEmpty() && Reshaping.hasAll(whole, own)) {
				parts.add(table);
			}
		}
		return parts;
	}

	private static boolean tellsClasses(Table whole, Table part) {
		return Reshaping.own(whole)
			.stream()
			.anyMatch((column) -> isUsualDiscriminator(column) && !Reshaping.has(part, column));
	}

}
