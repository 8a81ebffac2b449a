package dev.migrate.lint;

import java.util.List;
import java.util.stream.Stream;

/**
 * The values of an enum, as SQL spells them.
 *
 * @param before those that there have been
 * @param after those that there are to be
 */
record EnumValues(List<String> before, List<String> after) {

	EnumValues {
		before = List.copyOf(before);
		after = List.copyOf(after);
	}

	/**
	 * Whether there are only new ones, behind the others.
	 */
	boolean appended() {
		return this.after.size() >= this.before.size() && this.after.subList(0, this.before.size()).equals(this.before);
	}

	List<String> gone() {
		return this.before.stream().filter((value) -> !this.after.contains(value)).toList();
	}

	List<String> added() {
		return this.after.stream().filter((value) -> !this.before.contains(value)).toList();
	}

	/**
	 * All of them, the new ones behind the others.
	 */
	List<String> all() {
		return Stream.concat(this.before.stream(), added().stream()).toList();
	}

}
