package dev.migrate.diff;

import java.util.ArrayList;
import java.util.List;

import dev.migrate.change.SchemaChange;

/**
 * Collects what the differs find.
 */
final class Steps {

	private final List<SchemaChange> changes = new ArrayList<>();

	private final List<OpenQuestion> questions = new ArrayList<>();

	void add(SchemaChange change) {
		this.changes.add(change);
	}

	void ask(OpenQuestion question) {
		this.questions.add(question);
	}

	List<SchemaChange> changes() {
		return List.copyOf(this.changes);
	}

	List<OpenQuestion> questions() {
		return List.copyOf(this.questions);
	}

}
