package dev.migrate.schema;

import org.jspecify.annotations.Nullable;

/**
 * A sequence; its current value does not count.
 *
 * @param name its name
 * @param start the first number
 * @param increment the distance between two numbers
 * @param minimum the lowest number, or null for the engine's default
 * @param maximum the highest number, or null for the engine's default
 * @param cycle whether it starts again at its end
 * @param cache how many numbers a session takes at once, or null for the engine's default
 */
public record Sequence(QualifiedName name, long start, long increment, @Nullable Long minimum, @Nullable Long maximum,
		boolean cycle, @Nullable Long cache) {

	public static Sequence of(String name, long start, long increment) {
		return new Sequence(QualifiedName.of(name), start, increment, null, null, false, null);
	}

	public Sequence withName(QualifiedName name) {
		return new Sequence(name, this.start, this.increment, this.minimum, this.maximum, this.cycle, this.cache);
	}

}
