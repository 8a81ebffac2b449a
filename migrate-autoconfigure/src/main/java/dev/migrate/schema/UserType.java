package dev.migrate.schema;

import java.util.List;

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

	}

	/**
	 * An attribute of a structured type.
	 *
	 * @param name its name
	 * @param type its type in the engine's own normal spelling
	 */
	record Attribute(Identifier name, String type) {
	}

}
