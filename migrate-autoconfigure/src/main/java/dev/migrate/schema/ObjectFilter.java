package dev.migrate.schema;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Which tables, sequences and views count, by patterns of their names: {@code legacy_*},
 * {@code crm.*}, {@code *.audit_?}. A pattern without a schema fits in every one.
 *
 * @param include what counts; empty for everything
 * @param exclude what of that does not
 */
public record ObjectFilter(List<String> include, List<String> exclude) {

	/**
	 * Everything counts.
	 */
	public static final ObjectFilter ALL = new ObjectFilter(List.of(), List.of());

	private static final Pattern PART = Pattern.compile("[\\p{L}\\p{N}_$*? -]+");

	public ObjectFilter {
		include = List.copyOf(include);
		exclude = List.copyOf(exclude);
	}

	/**
	 * Whether a text is a pattern: a name, or two with a dot between them, in which
	 * {@code *} stands for any characters and {@code ?} for one.
	 */
	public static boolean isPattern(String text) {
		String[] parts = text.split("\\.", -1);
		return parts.length <= 2 && List.of(parts)
			.stream()
			.allMatch((part) -> part.equals(part.strip()) && PART.matcher(part).matches());
	}

	public boolean includes(QualifiedName name) {
		return (this.include.isEmpty() || anyFits(this.include, name)) && !anyFits(this.exclude, name);
	}

	/**
	 * A schema without what does not count, and without foreign keys to it.
	 */
	public Schema applyTo(Schema schema) {
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

	private static boolean anyFits(List<String> patterns, QualifiedName name) {
		return patterns.stream().anyMatch((pattern) -> fits(pattern, name));
	}

	private static boolean fits(String pattern, QualifiedName name) {
		int dot = pattern.indexOf('.');
		boolean here = fits(pattern.substring(dot + 1), name.name());
		if (dot < 0) {
			return here;
		}
		String schema = pattern.substring(0, dot);
		Identifier qualifier = name.schema();
		return here && ((qualifier != null) ? fits(schema, qualifier) : schema.equals("*"));
	}

	private static boolean fits(String pattern, Identifier name) {
		StringBuilder regex = new StringBuilder();
		for (char c : pattern.toLowerCase(Locale.ROOT).toCharArray()) {
			regex.append((c == '*') ? ".*" : (c == '?') ? "." : Pattern.quote(String.valueOf(c)));
		}
		return name.text().toLowerCase(Locale.ROOT).matches(regex.toString());
	}

}
