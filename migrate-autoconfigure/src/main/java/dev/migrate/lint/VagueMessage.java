package dev.migrate.lint;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import dev.migrate.change.SchemaChange;
import dev.migrate.change.Step;

/**
 * A message that fits every revision says nothing about this one.
 */
final class VagueMessage implements LintRule {

	private static final Set<String> WORDS = Set.of("update", "updates", "updated", "updating", "fix", "fixes", "fixed",
			"bugfix", "hotfix", "change", "changes", "changed", "changing", "modify", "modified", "modifications",
			"alter", "misc", "miscellaneous", "wip", "test", "tmp", "temp", "stuff", "things", "more", "some", "new",
			"various", "migration", "migrations", "revision", "schema", "database", "db", "model", "models", "entity",
			"entities", "table", "tables", "column", "columns", "the", "a", "of", "and", "again", "bug", "bugs",
			"issue", "todo", "commit", "asdf", "foo", "1", "2");

	@Override
	public String code() {
		return "vague-message";
	}

	@Override
	public void check(LintedRevision revision, LintReport report) {
		String message = Optional.ofNullable(revision.message()).orElseGet(() -> name(revision.id()));
		boolean vague = Stream.of(message.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+"))
			.filter((word) -> !word.isEmpty())
			.allMatch(WORDS::contains);
		if (vague && !message.isBlank()) {
			report.add(this, new LintSite(revision, null, null), message,
					"The message fits any revision: nobody finds this one again, or knows what it is for.",
					"makemigrations -m \"" + suggestion(revision) + "\"");
		}
	}

	/** What a file is called beyond the time in its name. */
	private static String name(String id) {
		return id.replaceFirst("^[\\d_.-]+", "").replace('_', ' ');
	}

	private static String suggestion(LintedRevision revision) {
		return revision.changeSets()
			.stream()
			.flatMap((changeSet) -> changeSet.steps().stream())
			.filter((placed) -> placed.step() instanceof Step.Structure)
			.map((placed) -> ((Step.Structure) placed.step()).change())
			.findFirst()
			.map(SchemaChange::describe)
			.orElse("Add order model");
	}

}
