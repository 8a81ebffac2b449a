package dev.migrate.schema;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A type that columns can have and that is an object of its own in a schema.
 */
public sealed interface UserType {

	/**
	 * Its name.
	 */
	QualifiedName name();

	/**
	 * The same type under another name.
	 */
	UserType withName(QualifiedName name);

	/**
	 * Whether a column of a type, in normal spelling, holds values of this one or arrays
	 * of them.
	 */
	default boolean isTypeOf(String columnType) {
		String scalar = columnType.endsWith("[]") ? columnType.substring(0, columnType.length() - 2) : columnType;
		return Identifier.of(scalar).text().equals(name().name().text());
	}

	/**
	 * What it consists of, in words: its values or its attributes.
	 */
	String content();

	/**
	 * An enumeration.
	 *
	 * @param name its name
	 * @param values its values in their order
	 */
	record EnumType(QualifiedName name, List<String> values) implements UserType {

		public EnumType {
			values = List.copyOf(values);
		}

		@Override
		public EnumType withName(QualifiedName name) {
			return new EnumType(name, this.values);
		}

		@Override
		public String content() {
			return String.join(", ", this.values);
		}

	}

	/**
	 * A row of attributes.
	 *
	 * @param name its name
	 * @param attributes its attributes in their order
	 */
	record StructType(QualifiedName name, List<Attribute> attributes) implements UserType {

		public StructType {
			attributes = List.copyOf(attributes);
		}

		@Override
		public StructType withName(QualifiedName name) {
			return new StructType(name, this.attributes);
		}

		@Override
		public String content() {
			return this.attributes.stream().map(Attribute::toString).collect(Collectors.joining(", "));
		}

	}

	/**
	 * An attribute of a structured type.
	 *
	 * @param name its name
	 * @param type its type in the engine's own normal spelling
	 */
	record Attribute(Identifier name, String type) {

		@Override
		public String toString() {
			return this.name + " " + this.type;
		}

	}

	/**
	 * A column that has a type of the schema's own.
	 *
	 * @param table the table
	 * @param column the column
	 */
	record Use(QualifiedName table, Column column) {
	}

}
