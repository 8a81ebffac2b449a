package dev.migrate.schema;

import java.util.List;

/**
 * Which tables, sequences and views count. Declared as a bean, it counts along with the
 * patterns of {@code app.migrate.include} and {@code exclude}.
 */
@FunctionalInterface
public interface ObjectFilter {

	/**
	 * Everything counts.
	 */
	ObjectFilter ALL = of(List.of(), List.of());

	/**
	 * Whether what has this name counts.
	 */
	boolean includes(QualifiedName name);

	/**
	 * By patterns of names: {@code legacy_*}, {@code crm.*}, {@code *.audit_?}. A pattern
	 * without a schema fits in every one.
	 * @param include what counts; empty for everything
	 * @param exclude what of that does not
	 */
	static ObjectFilter of(List<String> include, List<String> exclude) {
		return new PatternFilter(include, exclude);
	}

	/**
	 * Whether a text is a pattern: a name, or two with a dot between them, in which
	 * {@code *} stands for any characters and {@code ?} for one.
	 */
	static boolean isPattern(String text) {
		return PatternFilter.isPattern(text);
	}

	/**
	 * A schema without what does not count, and without foreign keys to it.
	 */
	default Schema applyTo(Schema schema) {
		if (equals(ALL)) {
			return schema;
		}
		return schema
			.withTables(schema.tables()
				.stream()
				.filter((table) -> includes(table.name()))
				.map((table) -> table.withForeignKeys(
						table.foreignKeys().stream().filter((key) -> includes(key.referencedTable())).toList()))
				.toList())
			.withSequences(schema.sequences().stream().filter((sequence) -> includes(sequence.name())).toList())
			.withViews(schema.views().stream().filter((view) -> includes(view.name())).toList());
	}

}
