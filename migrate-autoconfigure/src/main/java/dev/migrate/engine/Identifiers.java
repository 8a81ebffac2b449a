package dev.migrate.engine;

import java.util.Locale;
import java.util.Set;

import dev.migrate.schema.Identifier;

/**
 * How one database folds, recognises and quotes identifiers.
 *
 * @param folding what it does to regular identifiers
 * @param caseInsensitive whether it finds an object whatever the case of its name
 * @param reserved words that have to be quoted, in lower case
 * @param quote what it puts names between
 */
record Identifiers(Folding folding, boolean caseInsensitive, Set<String> reserved, String quote) {

	Identifiers(Folding folding, boolean caseInsensitive, Set<String> reserved) {
		this(folding, caseInsensitive, reserved, "\"");
	}

	Identifier identifier(String catalogName) {
		Identifier regular = new Identifier(catalogName, false);
		boolean same = (this.caseInsensitive && this.folding.foldsAll(catalogName))
				|| this.folding.fold(regular.text()).equals(catalogName);
		return (same && isWord(catalogName)) ? regular : Identifier.delimited(catalogName);
	}

	String catalogName(Identifier identifier) {
		return identifier.delimited() ? identifier.text() : this.folding.fold(identifier.text());
	}

	String sql(Identifier identifier) {
		if (!identifier.delimited() && !this.reserved.contains(identifier.text()) && isWord(identifier.text())) {
			return identifier.text();
		}
		return this.quote + catalogName(identifier).replace(this.quote, this.quote + this.quote) + this.quote;
	}

	private static boolean isWord(String name) {
		char first = name.charAt(0);
		return (Character.isLetter(first) || first == '_')
				&& name.chars().allMatch((c) -> Character.isLetterOrDigit(c) || c == '_');
	}

	/**
	 * What an engine does to an identifier that is not quoted.
	 */
	enum Folding {

		UPPER, LOWER, ASCII_LOWER, NONE;

		String fold(String name) {
			return switch (this) {
				case UPPER -> name.toUpperCase(Locale.ROOT);
				case LOWER -> name.toLowerCase(Locale.ROOT);
				case ASCII_LOWER -> asciiLower(name);
				case NONE -> name;
			};
		}

		/** Whether no letter of a name escapes it. */
		boolean foldsAll(String name) {
			return this != ASCII_LOWER || asciiLower(name).equals(name.toLowerCase(Locale.ROOT));
		}

		private static String asciiLower(String name) {
			StringBuilder lower = new StringBuilder(name);
			for (int i = 0; i < name.length(); i++) {
				if (name.charAt(i) >= 'A' && name.charAt(i) <= 'Z') {
					lower.setCharAt(i, Character.toLowerCase(name.charAt(i)));
				}
			}
			return lower.toString();
		}

	}

}
