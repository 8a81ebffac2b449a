package dev.migrate.cli;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import dev.migrate.UndecidedException;
import dev.migrate.diff.BackfillDecider;
import dev.migrate.diff.OpenQuestion;
import dev.migrate.diff.RenameCandidate;
import dev.migrate.diff.RenameDecider;
import dev.migrate.schema.Column;
import dev.migrate.schema.QualifiedName;
import org.jspecify.annotations.Nullable;

/**
 * Asks on the terminal what only a person can decide, as Django does; each question once.
 */
final class Questions implements RenameDecider, BackfillDecider {

	private final CommandSession session;

	private final Map<RenameCandidate, Boolean> renames = new HashMap<>();

	private final Map<String, Optional<String>> values = new HashMap<>();

	/** Whoever quits is asked nothing more. */
	private boolean quit;

	Questions(CommandSession session) {
		this.session = session;
	}

	@Override
	public Optional<Boolean> isRename(RenameCandidate candidate) {
		return Optional.of(this.renames.computeIfAbsent(candidate,
				(key) -> this.session.confirm(new OpenQuestion.Rename(candidate).text())));
	}

	@Override
	public Optional<String> valueFor(QualifiedName table, Column column) {
		return valueFor(table, column, null);
	}

	@Override
	public Optional<String> valueFor(QualifiedName table, Column column, @Nullable String initialValue) {
		return this.values.computeIfAbsent(table + "." + column.name(),
				(key) -> askForValue(table, column, initialValue));
	}

	/**
	 * Asks what may be dropped, if that is all that is open.
	 * @return what the answers name
	 * @throws UndecidedException if something stays open
	 */
	Set<String> drops(UndecidedException undecided) {
		Map<String, OpenQuestion> open = new LinkedHashMap<>();
		for (OpenQuestion question : undecided.getQuestions()) {
			open.put(question.drop().orElseThrow(() -> undecided), question);
		}
		open.entrySet().removeIf((question) -> this.session.confirm(question.getValue().text()));
		if (!open.isEmpty()) {
			throw new UndecidedException(List.copyOf(open.values()));
		}
		return undecided.getQuestions()
			.stream()
			.flatMap((question) -> question.drop().stream())
			.collect(Collectors.toSet());
	}

	private Optional<String> askForValue(QualifiedName table, Column column, @Nullable String initialValue) {
		if (this.quit) {
			return Optional.empty();
		}
		this.session.hint("It is impossible to make column " + column.name() + " of " + table + " (" + column.type()
				+ " not null) without a value for the rows that exist.");
		this.session.hint("Please select a fix:");
		this.session.hint(" 1) Provide a one-off default now (for all existing rows without a value)");
		this.session.hint(" 2) Quit, and give the column a default in the entity");
		while (true) {
			switch (this.session.ask("Select an option: ")) {
				case "1" -> {
					return Optional.of(askForExpression(initialValue));
				}
				case "2" -> {
					this.quit = true;
					return Optional.empty();
				}
				default -> this.session.hint("Please select a valid option.");
			}
		}
	}

	private String askForExpression(@Nullable String initialValue) {
		this.session.hint("Please enter the default as an SQL expression, such as 0, 'active' or current_timestamp.");
		String offer = (initialValue != null) ? "[default: " + initialValue + "] " : "";
		while (true) {
			String answer = this.session.ask(offer + ">>> ");
			if (!answer.isEmpty()) {
				return answer;
			}
			if (initialValue != null) {
				return initialValue;
			}
			this.session.hint("Please enter some value.");
		}
	}

}
