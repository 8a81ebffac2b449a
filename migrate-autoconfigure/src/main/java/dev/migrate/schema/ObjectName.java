package dev.migrate.schema;

import java.util.regex.Pattern;

/**
 * The name of a constraint or an index, and who chose it: only a chosen name carries an
 * intent, all others compare by what they name.
 *
 * @param identifier the name
 * @param origin who chose it
 */
public record ObjectName(Identifier identifier, Origin origin) {

	private static final Pattern DERIVED = Pattern.compile("(?:fk|uk|uc|idx)[0-9a-z]{20,}", Pattern.CASE_INSENSITIVE);

	/**
	 * A name that somebody gave, or that was derived by hashing as JPA providers do; the
	 * two are told apart by their looks.
	 */
	public static ObjectName given(Identifier identifier) {
		boolean derived = DERIVED.matcher(identifier.text()).matches();
		return new ObjectName(identifier, derived ? Origin.DERIVED : Origin.CHOSEN);
	}

	/**
	 * A name that the engine made up because nobody gave one.
	 */
	public static ObjectName generated(Identifier identifier) {
		return new ObjectName(identifier, Origin.ENGINE);
	}

	/**
	 * Whether a difference in this name alone is a difference.
	 */
	public boolean isChosen() {
		return this.origin == Origin.CHOSEN;
	}

	/**
	 * This name when a column gets another: an engine may have called what belongs to the
	 * column after it.
	 */
	public ObjectName following(Identifier from, Identifier to) {
		return (this.origin == Origin.ENGINE && this.identifier.equals(from)) ? generated(to) : this;
	}

	@Override
	public String toString() {
		return this.identifier.toString();
	}

	/**
	 * Who chose a name.
	 */
	public enum Origin {

		/** A person. */
		CHOSEN,

		/** A hash over table and columns: stable, but without intent. */
		DERIVED,

		/** The database engine. */
		ENGINE

	}

}
