package dev.migrate.schema;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * What counts by its name.
 *
 * @param include what counts; empty for everything
 * @param exclude what of that does not
 */
record PatternFilter(List<String> include, List<String> exclude) implements ObjectFilter {

	private static final Pattern PART = Pattern.compile("[\\p{L}\\p{N}_$*? -]+");

	PatternFilter {
		include = List.copyOf(include);
		exclude = List.copyOf(exclude);
	}

	static boolean isPattern(String text) {
		String[] parts = text.split("\\.", -1);
		return parts.length <= 2 && List.of(parts)
			.stream()
			.allMatch((part) -> part.equals(part.strip()) && PART.matcher(part).matches());
	}

	@Override
	public boolean includes(QualifiedName name) {
		return (this.include.isEmpty() || anyFits(this.include, name)) && !anyFits(this.exclude, name);
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
