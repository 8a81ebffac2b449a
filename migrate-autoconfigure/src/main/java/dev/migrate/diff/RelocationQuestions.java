package dev.migrate.diff;

import java.util.ArrayList;
import java.util.List;

import dev.migrate.schema.Identifier;
import dev.migrate.schema.QualifiedName;
import dev.migrate.schema.SchemaObject;

/**
 * Collects what is asked about values that would be lost: nothing that the user has named
 * to be dropped, and one thing to be dropped once.
 */
final class RelocationQuestions {

	private final Ownership ownership;

	private final List<OpenQuestion.Relocation> questions = new ArrayList<>();

	RelocationQuestions(Ownership ownership, List<OpenQuestion.Relocation> asked) {
		this.ownership = ownership;
		this.questions.addAll(asked);
	}

	List<OpenQuestion> all() {
		return List.copyOf(this.questions);
	}

	/**
	 * A column goes whose values belong into another table.
	 */
	void column(QualifiedName table, Identifier column, QualifiedName to) {
		ask(SchemaObject.of(table, column), SchemaObject.of(to), SchemaObject.of(table, column), table);
	}

	/**
	 * A column goes whose values belong into a column of another table.
	 */
	void column(QualifiedName table, Identifier column, QualifiedName to, Identifier toColumn) {
		ask(SchemaObject.of(table, column), SchemaObject.of(to, toColumn), SchemaObject.of(table, column), table);
	}

	/**
	 * A table goes whose rows belong into another one.
	 */
	void rows(QualifiedName table, QualifiedName to) {
		ask(SchemaObject.of(table), SchemaObject.of(to), SchemaObject.of(table), table);
	}

	/**
	 * A table goes whose rows tell what a new column is to tell.
	 */
	void rowsToColumn(QualifiedName table, QualifiedName to, Identifier column) {
		ask(SchemaObject.of(table), SchemaObject.of(to, column), SchemaObject.of(table), table);
	}

	private void ask(String from, String to, String drop, QualifiedName table) {
		boolean known = this.questions.stream().anyMatch((question) -> question.name().equals(drop));
		if (!known && !this.ownership.dropped(from, SchemaObject.of(table))) {
			this.questions.add(new OpenQuestion.Relocation(from, to, drop));
		}
	}

}
