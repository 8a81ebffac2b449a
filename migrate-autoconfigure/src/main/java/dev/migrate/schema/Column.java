package dev.migrate.schema;

import org.jspecify.annotations.Nullable;

/**
 * A column as its engine describes it.
 *
 * @param name its name
 * @param type the type in the engine's own normal spelling, with length, precision and
 * values, in lower case outside of literals: {@code varchar(255)}, {@code enum('A','B')}
 * @param nullable whether it admits null; false for every column of a primary key
 * @param defaultValue the default as an SQL expression in the engine's normal spelling,
 * or null; the default that an identity or a generated column implies does not count
 * @param identity how the engine numbers it, or null
 * @param generated how the engine computes it, or null
 * @param comment its comment, or null; never empty
 */
public record Column(Identifier name, String type, boolean nullable, @Nullable String defaultValue,
		@Nullable Identity identity, @Nullable GeneratedValue generated, @Nullable String comment) {

	/**
	 * A plain column without default, identity or comment.
	 */
	public static Column of(String name, String type, boolean nullable) {
		return new Column(Identifier.of(name), type, nullable, null, null, null, null);
	}

	public Column withName(Identifier name) {
		return new Column(name, this.type, this.nullable, this.defaultValue, this.identity, this.generated,
				this.comment);
	}

	public Column withType(String type) {
		return new Column(this.name, type, this.nullable, this.defaultValue, this.identity, this.generated,
				this.comment);
	}

	public Column withNullable(boolean nullable) {
		return new Column(this.name, this.type, nullable, this.defaultValue, this.identity, this.generated,
				this.comment);
	}

	public Column withDefaultValue(@Nullable String defaultValue) {
		return new Column(this.name, this.type, this.nullable, defaultValue, this.identity, this.generated,
				this.comment);
	}

	public Column withIdentity(@Nullable Identity identity) {
		return new Column(this.name, this.type, this.nullable, this.defaultValue, identity, this.generated,
				this.comment);
	}

	public Column withGenerated(@Nullable GeneratedValue generated) {
		return new Column(this.name, this.type, this.nullable, this.defaultValue, this.identity, generated,
				this.comment);
	}

	public Column withComment(@Nullable String comment) {
		return new Column(this.name, this.type, this.nullable, this.defaultValue, this.identity, this.generated,
				comment);
	}

}
