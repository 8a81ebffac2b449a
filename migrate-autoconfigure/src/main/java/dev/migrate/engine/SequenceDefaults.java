package dev.migrate.engine;

import dev.migrate.schema.QualifiedName;
import dev.migrate.schema.Sequence;

import org.jspecify.annotations.Nullable;

/**
 * The bounds that the SQL standard gives a sequence of 64 bits: nobody asked for them, so
 * they are not kept.
 */
final class SequenceDefaults {

	private SequenceDefaults() {
	}

	static Sequence sequence(QualifiedName name, long start, long increment, long minimum, long maximum, boolean cycle,
			@Nullable Long cache) {
		return new Sequence(name, start, increment, (minimum != minimum(increment)) ? minimum : null,
				(maximum != maximum(increment)) ? maximum : null, cycle, cache);
	}

	static long minimum(long increment) {
		return (increment > 0) ? 1 : Long.MIN_VALUE;
	}

	static long maximum(long increment) {
		return (increment > 0) ? Long.MAX_VALUE : -1;
	}

}
