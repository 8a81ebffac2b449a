package dev.migrate.console;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

import dev.migrate.GenerateRequest;
import org.jspecify.annotations.Nullable;

/**
 * What somebody has put into the form of a revision: its message, and answers to what
 * only a person can decide.
 *
 * @param message what the revision is for, or null
 * @param fields the answers, by the names of their fields
 */
record GivenAnswers(@Nullable String message, Map<String, String> fields) {

	static final String MESSAGE = "message";

	/** Before what is gone: what it was renamed to, or that it was dropped. */
	static final String RENAME = "renamed.";

	/** Before a column: the value of existing rows. */
	static final String DEFAULT = "default.";

	/** Before what may be dropped. */
	static final String DROP = "drop.";

	static final String DROPPED = "-";

	static GivenAnswers of(ConsoleExchange request) {
		Map<String, String> fields = new LinkedHashMap<>();
		request.parameters().forEach((name, value) -> {
			if (!value.isBlank() && (name.startsWith(RENAME) || name.startsWith(DEFAULT) || name.startsWith(DROP))) {
				fields.put(name, value.strip());
			}
		});
		String message = request.parameters().get(MESSAGE);
		return new GivenAnswers((message != null && !message.isBlank()) ? message.strip() : null, fields);
	}

	GenerateRequest request() {
		Map<String, String> renames = new LinkedHashMap<>();
		Map<String, String> defaults = new LinkedHashMap<>();
		Set<String> drops = new HashSet<>();
		this.fields.forEach((name, value) -> {
			if (name.startsWith(DEFAULT)) {
				defaults.put(name.substring(DEFAULT.length()), value);
			}
			else if (name.startsWith(DROP)) {
				drops.add(name.substring(DROP.length()));
			}
			else if (value.equals(DROPPED)) {
				drops.add(name.substring(RENAME.length()));
			}
			else {
				renames.put(name.substring(RENAME.length()), value);
			}
		});
		return GenerateRequest.of(this.message).withAnswers(renames, defaults, drops);
	}

	/**
	 * The same in a form, where nobody sees them.
	 */
	Html hidden() {
		Html fields = Html.div("hidden");
		this.fields.forEach((name, value) -> fields.add(Parts.hidden(name, value)));
		return fields;
	}

}
