package dev.migrate.execution;

import org.jspecify.annotations.Nullable;

/**
 * What a statement takes away from the rows that there are.
 *
 * @param operation what is done: {@code Drop table users}
 * @param rows how many rows or values that concerns at most, or null if it cannot be told
 * @param lost the same in words: {@code 3 rows}
 */
public record DataLoss(String operation, @Nullable Long rows, String lost) {

	/**
	 * One line for people: {@code Drop table users (3 rows)}.
	 */
	public String describe() {
		return this.operation + " (" + this.lost + ")";
	}

	/**
	 * Whether there is anything to lose by now: an empty table may be dropped as well.
	 */
	public boolean hurts() {
		return this.rows == null || this.rows > 0;
	}

}
