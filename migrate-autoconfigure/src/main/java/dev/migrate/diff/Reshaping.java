package dev.migrate.diff;

import java.util.List;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.Set;
import java.util.stream.Stream;

import dev.migrate.change.AddColumn;
import dev.migrate.change.CreateTable;
import dev.migrate.change.DropColumn;
import dev.migrate.change.DropTable;
import dev.migrate.change.SchemaChange;
import dev.migrate.schema.Column;
import dev.migrate.schema.ForeignKey;
import dev.migrate.schema.Identifier;
import dev.migrate.schema.PrimaryKey;
import dev.migrate.schema.QualifiedName;
import dev.migrate.schema.Schema;
import dev.migrate.schema.Table;
import dev.migrate.schema.TypeRules;

/**
 * Both ends of a difference, and what comes and goes between them.
 *
 * @param former the schema before, renames carried out
 * @param wanted the schema after
 * @param changes the steps from one to the other
 * @param types whether foreign keys tell which tables belong together
 */
record Reshaping(Schema former, Schema wanted, List<SchemaChange> changes, TypeRules types) {

	List<Table> created() {
		return tables(CreateTable.class, this.wanted);
	}

	List<Table> dropped() {
		return tables(DropTable.class, this.former);
	}

	private List<Table> tables(Class<? extends SchemaChange> kind, Schema schema) {
		return this.changes.stream()
			.filter(kind::isInstance)
			.flatMap((change) -> schema.table(change.object()).stream())
			.toList();
	}

	/**
	 * The columns that hold values and go from tables that stay.
	 */
	List<Place> removed() {
		return places((change) -> (change instanceof DropColumn drop) ? place(this.former, drop.table(), drop.column())
				: Stream.empty());
	}

	/**
	 * The columns that are to hold values and come into tables that stay.
	 */
	List<Place> added() {
		return places((change) -> (change instanceof AddColumn add) ? place(this.wanted, add.table(), add.column())
				: Stream.empty());
	}

	private List<Place> places(Function<SchemaChange, Stream<Place>> place) {
		return this.changes.stream().flatMap(place).filter((at) -> at.column().generated() == null).toList();
	}

	/**
	 * What is mandatory is so in the schema; the step that adds it may leave that to
	 * another.
	 */
	private static Stream<Place> place(Schema schema, QualifiedName name, Column column) {
		return schema.table(name)
			.stream()
			.flatMap((table) -> table.column(column.name()).stream().map((known) -> new Place(table, known)));
	}

	RelatedTypes relatedTypes() {
		return RelatedTypes.of(this.types, this.former, this.wanted);
	}

	static boolean has(Table table, Column column) {
		return table.column(column.name()).filter((same) -> same.type().equals(column.type())).isPresent();
	}

	static boolean hasAll(Table table, List<Column> columns) {
		return columns.stream().allMatch((column) -> has(table, column));
	}

	static List<Identifier> key(Table table) {
		PrimaryKey key = table.primaryKey();
		return (key != null) ? key.columns() : List.of();
	}

	/**
	 * The columns besides those of the key.
	 */
	static List<Column> own(Table table) {
		return without(table, Set.copyOf(key(table)));
	}

	static List<Column> without(Table table, Set<Identifier> columns) {
		return table.columns().stream().filter((column) -> !columns.contains(column.name())).toList();
	}

	/**
	 * Whether both tell their rows apart by the same columns.
	 */
	static boolean sameKey(Table table, Table other) {
		return !key(table).isEmpty() && key(table).equals(key(other)) && hasAll(other,
				table.columns().stream().filter((column) -> key(table).contains(column.name())).toList());
	}

	/**
	 * The columns that a foreign key refers with.
	 */
	static Set<Identifier> referring(Table table) {
		return table.foreignKeys().stream().flatMap((key) -> key.columns().stream()).collect(Collectors.toSet());
	}

	/**
	 * Whether any pair of two foreign keys' tables fits.
	 */
	static boolean anyPair(Table table, BiPredicate<ForeignKey, ForeignKey> fits) {
		List<ForeignKey> keys = table.foreignKeys();
		return keys.stream()
			.anyMatch((one) -> keys.stream().anyMatch((other) -> other != one && fits.test(one, other)));
	}

	/**
	 * A column in its table.
	 *
	 * @param table the table, as it is where the column is there
	 * @param column the column
	 */
	record Place(Table table, Column column) {

		QualifiedName name() {
			return this.table.name();
		}

		/**
		 * The tables that the column refers to.
		 */
		Stream<QualifiedName> targets() {
			return this.table.foreignKeys()
				.stream()
				.filter((key) -> key.columns().contains(this.column.name()))
				.map(ForeignKey::referencedTable);
		}

	}

}
