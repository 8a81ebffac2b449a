package dev.migrate.schema;

import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The spelling by which an object of a schema is known outside of it: in ownership, in
 * {@code --drop} and {@code --rename}, in messages.
 */
public final class SchemaObject {

	private SchemaObject() {
	}

	/**
	 * A table, a sequence, a view or a type: {@code users}, {@code crm.users}.
	 */
	public static String of(QualifiedName name) {
		return name.toString();
	}

	/**
	 * A column, a constraint or an index of a table: {@code users.email}.
	 */
	public static String of(QualifiedName table, Identifier member) {
		return table + "." + member;
	}

	/**
	 * A constraint or an index of a table where a column may have the same name: in
	 * ownership.
	 */
	public static String ownedMember(QualifiedName table, Identifier member) {
		return of(table, member) + " (constraint)";
	}

	/**
	 * Everything in a schema, as users name it.
	 */
	public static List<String> namesOf(Schema schema) {
		return objects(schema, SchemaObject::of);
	}

	/**
	 * Everything in a schema, as ownership tells it apart.
	 */
	public static List<String> ownedNamesOf(Schema schema) {
		return objects(schema, SchemaObject::ownedMember);
	}

	private static List<String> objects(Schema schema, BiFunction<QualifiedName, Identifier, String> member) {
		Stream<QualifiedName> others = Stream
			.of(schema.sequences().stream().map(Sequence::name), schema.views().stream().map(View::name),
					schema.types().stream().map(UserType::name))
			.flatMap(Function.identity());
		return Stream
			.concat(schema.tables().stream().flatMap((table) -> objects(table, member)), others.map(SchemaObject::of))
			.toList();
	}

	private static Stream<String> objects(Table table, BiFunction<QualifiedName, Identifier, String> member) {
		Stream<ObjectName> key = Stream.ofNullable(table.primaryKey()).map(PrimaryKey::name);
		Stream<ObjectName> members = Stream.of(key, table.uniqueConstraints().stream().map(UniqueConstraint::name),
				table.foreignKeys().stream().map(ForeignKey::name),
				table.checkConstraints().stream().map(CheckConstraint::name), table.indexes().stream().map(Index::name))
			.flatMap(Function.identity());
		return Stream
			.of(Stream.of(of(table.name())), table.columns().stream().map((column) -> of(table.name(), column.name())),
					members.map((name) -> member.apply(table.name(), name.identifier())))
			.flatMap(Function.identity());
	}

}
