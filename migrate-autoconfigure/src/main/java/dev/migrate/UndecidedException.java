package dev.migrate;

import java.util.List;
import java.util.stream.Collectors;

import dev.migrate.diff.OpenQuestion;
import dev.migrate.failure.MigrationException;

/**
 * A revision needs decisions that nobody has taken; nothing has been written.
 */
public class UndecidedException extends MigrationException {

	private final transient List<OpenQuestion> questions;

	public UndecidedException(List<OpenQuestion> questions) {
		super(questions.stream().map(OpenQuestion::text).collect(Collectors.joining(System.lineSeparator())),
				questions.stream()
					.map((question) -> String.join(" or ", question.options()))
					.collect(Collectors.joining(System.lineSeparator(), "Answer with" + System.lineSeparator(), "")));
		this.questions = List.copyOf(questions);
	}

	/**
	 * What has to be decided.
	 */
	public List<OpenQuestion> getQuestions() {
		return this.questions;
	}

}
