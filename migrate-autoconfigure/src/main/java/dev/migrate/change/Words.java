package dev.migrate.change;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Lists in words.
 */
final class Words {

	private Words() {
	}

	static String list(List<?> items) {
		return items.stream().map(Object::toString).collect(Collectors.joining(", "));
	}

}
