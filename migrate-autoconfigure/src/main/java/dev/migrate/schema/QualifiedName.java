package dev.migrate.schema;

import java.util.Comparator;

import org.jspecify.annotations.Nullable;

/**
 * The name of an object that lives in a schema.
 *
 * @param schema the schema, or null for the one that the connection uses by default
 * @param name the object's own name
 */
public record QualifiedName(@Nullable Identifier schema, Identifier name) implements Comparable<QualifiedName> {

	private static final Comparator<QualifiedName> ORDER = Comparator
		.comparing(QualifiedName::schema, Comparator.nullsFirst(Comparator.naturalOrder()))
		.thenComparing(QualifiedName::name);

	/**
	 * The name of an object in the default schema.
	 */
	public static QualifiedName of(String sql) {
		return new QualifiedName(null, Identifier.of(sql));
	}

	/**
	 * Whether both are the same words, whatever their case and quotes.
	 */
	public boolean sameWords(QualifiedName other) {
		if (this.schema == null || other.schema == null) {
			return this.schema == other.schema && this.name.sameWord(other.name);
		}
		return this.schema.sameWord(other.schema) && this.name.sameWord(other.name);
	}

	/**
	 * Whether it is what Hibernate calls the sequence for the keys of a table, unless
	 * told otherwise.
	 */
	public boolean isSequenceOf(QualifiedName table) {
		return sameWords(new QualifiedName(table.schema, Identifier.of(table.name.text() + "_seq")));
	}

	@Override
	public int compareTo(QualifiedName other) {
		return ORDER.compare(this, other);
	}

	@Override
	public String toString() {
		return (this.schema != null) ? this.schema + "." + this.name : this.name.toString();
	}

}
