package dev.migrate.lint;

import java.util.List;
import java.util.stream.Stream;

import dev.migrate.schema.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A revision as rules see it.
 *
 * @param id its id
 * @param message what it is for, or null where it does not say
 * @param generated whether it was generated rather than written by hand
 * @param changeSets its change sets in the order in which they run
 * @param after the schema after it, as far as the changelog tells
 * @param overtakenBy the newest revision that has run although it comes later, or null
 */
public record LintedRevision(String id, @Nullable String message, boolean generated, List<LintedChangeSet> changeSets,
		Schema after, @Nullable String overtakenBy) {

	public LintedRevision {
		changeSets = List.copyOf(changeSets);
	}

	/**
	 * The same with those change sets, too, that another engine has.
	 */
	LintedRevision withChangeSetsOf(LintedRevision other) {
		List<String> ids = this.changeSets.stream().map(LintedChangeSet::id).toList();
		List<LintedChangeSet> all = Stream
			.concat(this.changeSets.stream(),
					other.changeSets.stream().filter((changeSet) -> !ids.contains(changeSet.id())))
			.toList();
		return new LintedRevision(this.id, this.message, this.generated, all, this.after, this.overtakenBy);
	}

}
