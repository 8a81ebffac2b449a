package dev.migrate.diff;

import java.util.Set;

/**
 * Whether a foreign key may lead from a column of one type to a column of another: within
 * a family the engines compare values, and change a type below a foreign key.
 */
final class Comparability {

	private static final Set<String> INTEGERS = Set.of("smallint", "integer", "bigint");

	private static final Set<String> TEXTS = Set.of("varchar", "text");

	private Comparability() {
	}

	static boolean of(String type, String other) {
		String base = base(type);
		String otherBase = base(other);
		return base.equals(otherBase) || (INTEGERS.contains(base) && INTEGERS.contains(otherBase))
				|| (TEXTS.contains(base) && TEXTS.contains(otherBase));
	}

	private static String base(String type) {
		int length = type.indexOf('(');
		return (length > 0) ? type.substring(0, length) : type;
	}

}
