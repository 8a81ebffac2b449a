package dev.migrate.schema;

import java.util.Locale;

/**
 * An SQL identifier, independent of the case into which an engine folds regular ones.
 *
 * @param text the name; a regular identifier is kept in lower case
 * @param delimited whether the name must be quoted to mean the same object, because the
 * engine would fold it into something else
 */
public record Identifier(String text, boolean delimited) implements Comparable<Identifier> {

	public Identifier {
		if (text.isEmpty()) {
			throw new IllegalArgumentException("An identifier must not be empty");
		}
		text = delimited ? text : text.toLowerCase(Locale.ROOT);
	}

	/**
	 * The identifier that SQL would read: {@code users}, or {@code "Users"} with quotes.
	 */
	public static Identifier of(String sql) {
		if (sql.length() > 2 && sql.startsWith("\"") && sql.endsWith("\"")) {
			return delimited(sql.substring(1, sql.length() - 1));
		}
		return new Identifier(sql, false);
	}

	public static Identifier delimited(String text) {
		return new Identifier(text, true);
	}

	/**
	 * Whether both are the same word, whatever their case and quotes: how an object is
	 * recognised across engines and a case-only rename within one.
	 */
	public boolean sameWord(Identifier other) {
		return this.text.equalsIgnoreCase(other.text);
	}

	@Override
	public int compareTo(Identifier other) {
		int byText = this.text.compareTo(other.text);
		return (byText != 0) ? byText : Boolean.compare(this.delimited, other.delimited);
	}

	@Override
	public String toString() {
		return this.delimited ? "\"" + this.text + "\"" : this.text;
	}

}
