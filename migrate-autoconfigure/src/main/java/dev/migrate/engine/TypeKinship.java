package dev.migrate.engine;

import dev.migrate.engine.TypeFamily.Family;

/**
 * Says which types a field can get without becoming another field: a longer text, a wider
 * number, an enumeration instead of a text, a moment instead of a day. Both are types of
 * the SQL standard in normal spelling.
 */
final class TypeKinship {

	private TypeKinship() {
	}

	static boolean between(String type, String other) {
		if (type.equals(other)) {
			return true;
		}
		TypeText one = TypeText.parse(type);
		TypeText two = TypeText.parse(other);
		Family family = broad(TypeFamily.of(one));
		Family otherFamily = broad(TypeFamily.of(two));
		return one.isArray() == two.isArray()
				&& (isKept(family, otherFamily) || isKept(otherFamily, family) || isSame(family, otherFamily));
	}

	/** Of what has no family nobody knows whether values convert. */
	private static boolean isSame(Family family, Family other) {
		return family == other && family != Family.OTHER;
	}

	/** Whether one type keeps values of the other elsewhere. */
	private static boolean isKept(Family family, Family other) {
		return family == Family.LARGE_OBJECT && (other == Family.CHARACTER || other == Family.BINARY);
	}

	private static Family broad(Family family) {
		return switch (family) {
			case ENUM -> Family.CHARACTER;
			case APPROXIMATE -> Family.EXACT;
			case DATE -> Family.TIMESTAMP;
			default -> family;
		};
	}

}
