package dev.migrate.schema;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Everything that a schema holds, as far as entities can need it.
 *
 * @param tables its tables, in the order of their names
 * @param sequences its sequences, in the order of their names; those that belong to an
 * identity column do not count
 * @param views its views, in the order of their names
 * @param types its types, in the order of their names
 * @param objects what is known by its SQL only, in the order in which it is created
 */
public record Schema(List<Table> tables, List<Sequence> sequences, List<View> views, List<UserType> types,
		List<DatabaseObject> objects) {

	public Schema {
		tables = List.copyOf(tables);
		sequences = List.copyOf(sequences);
		views = List.copyOf(views);
		types = List.copyOf(types);
		objects = List.copyOf(objects);
	}

	/**
	 * A schema of what catalogs tell.
	 */
	public Schema(List<Table> tables, List<Sequence> sequences, List<View> views, List<UserType> types) {
		this(tables, sequences, views, types, List.of());
	}

	/**
	 * A schema of tables and sequences only.
	 */
	public Schema(List<Table> tables, List<Sequence> sequences) {
		this(tables, sequences, List.of(), List.of());
	}

	public static Schema empty() {
		return new Schema(List.of(), List.of());
	}

	public Optional<Table> table(QualifiedName name) {
		return this.tables.stream().filter((table) -> table.name().equals(name)).findFirst();
	}

	public Optional<Sequence> sequence(QualifiedName name) {
		return this.sequences.stream().filter((sequence) -> sequence.name().equals(name)).findFirst();
	}

	public Optional<View> view(QualifiedName name) {
		return this.views.stream().filter((view) -> view.name().equals(name)).findFirst();
	}

	public Optional<UserType> type(QualifiedName name) {
		return this.types.stream().filter((type) -> type.name().equals(name)).findFirst();
	}

	public Schema withTables(List<Table> tables) {
		return new Schema(tables, this.sequences, this.views, this.types, this.objects);
	}

	public Schema withSequences(List<Sequence> sequences) {
		return new Schema(this.tables, sequences, this.views, this.types, this.objects);
	}

	public Schema withViews(List<View> views) {
		return new Schema(this.tables, this.sequences, views, this.types, this.objects);
	}

	public Schema withTypes(List<UserType> types) {
		return new Schema(this.tables, this.sequences, this.views, types, this.objects);
	}

	public Schema withObjects(List<DatabaseObject> objects) {
		return new Schema(this.tables, this.sequences, this.views, this.types, objects);
	}

	/**
	 * The schemas in which something is, but for the default one.
	 */
	public Set<Identifier> namedSchemas() {
		return Stream
			.of(this.tables.stream().map(Table::name), this.sequences.stream().map(Sequence::name),
					this.views.stream().map(View::name), this.types.stream().map(UserType::name))
			.flatMap((names) -> names)
			.map(QualifiedName::schema)
			.flatMap(Stream::ofNullable)
			.collect(Collectors.toCollection(TreeSet::new));
	}

	/**
	 * Everything that several schemas hold.
	 */
	public static Schema union(List<Schema> schemas) {
		return new Schema(all(schemas, Schema::tables, Table::name), all(schemas, Schema::sequences, Sequence::name),
				all(schemas, Schema::views, View::name), all(schemas, Schema::types, UserType::name),
				schemas.stream().flatMap((schema) -> schema.objects.stream()).toList());
	}

	private static <T> List<T> all(List<Schema> schemas, Function<Schema, List<T>> objects,
			Function<T, QualifiedName> name) {
		return schemas.stream()
			.flatMap((schema) -> objects.apply(schema).stream())
			.sorted(Comparator.comparing(name))
			.toList();
	}

	/**
	 * The same with other names for whatever lives in a schema, also where it is referred
	 * to.
	 */
	public Schema withNames(UnaryOperator<QualifiedName> names) {
		return new Schema(this.tables.stream().map((table) -> table.withNames(names)).toList(),
				this.sequences.stream().map((sequence) -> sequence.withName(names.apply(sequence.name()))).toList(),
				this.views.stream()
					.map((view) -> new View(names.apply(view.name()), view.definition(), view.query()))
					.toList(),
				this.types.stream().map((type) -> type.withName(names.apply(type.name()))).toList(), this.objects);
	}

	public boolean isEmpty() {
		return this.tables.isEmpty() && this.sequences.isEmpty() && this.views.isEmpty() && this.types.isEmpty()
				&& this.objects.isEmpty();
	}

}
