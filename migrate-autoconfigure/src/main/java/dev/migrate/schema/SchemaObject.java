package dev.migrate.schema;

import java.util.List;
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
	 * Everything in a schema.
	 */
	public static List<String> namesOf(Schema schema) {
		Stream<QualifiedName> others = Stream
			.of(schema.sequences().stream().map(Sequence::name), schema.views().stream().map(View::name),
					schema.types().stream().map(UserType::name))
			.flatMap(Function.identity());
		return Stream
			.concat(schema.tables().stream().flatMap((table) -> namesOf(table).stream()), others.map(SchemaObject::of))
			.toList();
	}

	/**
	 * The table itself and everything that belongs to it.
	 */
	public static List<String> namesOf(Table table) {
		Stream<ObjectName> key = Stream.ofNullable(table.primaryKey()).map(PrimaryKey::name);
		Stream<ObjectName> members = Stream.of(key, table.uniqueConstraints().stream().map(UniqueConstraint::name),
				table.foreignKeys().stream().map(ForeignKey::name),
				table.checkConstraints().stream().map(CheckConstraint::name), table.indexes().stream().map(Index::name))
			.flatMap(Function.identity());
		return Stream.concat(Stream.of(of(table.name())),
				Stream.concat(table.columns().stream().map(Column::name), members.map(ObjectName::identifier))
					.map((member) -> of(table.name(), member)))
			.toList();
	}

}
