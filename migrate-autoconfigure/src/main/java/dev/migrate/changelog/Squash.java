package dev.migrate.changelog;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import liquibase.changelog.ChangeSet;
import liquibase.precondition.PreconditionLogic;
import liquibase.precondition.core.ChangeSetExecutedPrecondition;
import liquibase.precondition.core.PreconditionContainer;

/**
 * Revisions that one revision stands for. A database that has run the last of them has
 * what it makes: preconditions tell plain Liquibase so, which then marks its change sets
 * as run, and stops where only some of them have run.
 *
 * @param replaced the revisions, in the order in which they ran
 */
public record Squash(List<Revision> replaced) {

	private static final String DONE = "The revisions that this one replaces have run";

	private static final String HALF_DONE = "The revisions that this one replaces have run in part. Run the rest of them, "
			+ "from the sources before they were squashed, and come back";

	public Squash {
		replaced = List.copyOf(replaced);
	}

	/**
	 * The change set that a database has run if, by its history, it has what another
	 * change set makes; empty for change sets that replace none.
	 */
	public static Optional<ChangeSetExecutedPrecondition> standsFor(ChangeSet changeSet) {
		PreconditionContainer preconditions = changeSet.getPreconditions();
		String message = (preconditions != null) ? preconditions.getOnFailMessage() : null;
		if (preconditions == null || !(DONE.equals(message) || HALF_DONE.equals(message))) {
			return Optional.empty();
		}
		return preconditions.getNestedPreconditions()
			.stream()
			.filter(PreconditionLogic.class::isInstance)
			.flatMap((logic) -> ((PreconditionLogic) logic).getNestedPreconditions().stream())
			.filter(ChangeSetExecutedPrecondition.class::isInstance)
			.map(ChangeSetExecutedPrecondition.class::cast)
			.findFirst();
	}

	List<String> ids() {
		return this.replaced.stream().map(Revision::id).toList();
	}

	/**
	 * The newest of them, at whose place the one that stands for them runs.
	 */
	Revision last() {
		return this.replaced.get(this.replaced.size() - 1);
	}

	/**
	 * Lets a database pass that has run all of them or none.
	 */
	ChangeNode guard() {
		ChangeNode or = ChangeNode.of("or")
			.with("changeSetExecuted", executed(lastChangeSet()))
			.with("not", ChangeNode.of("not").with("changeSetExecuted", executed(firstChangeSet())));
		return ChangeNode.of("preConditions").with("onFail", "HALT").with("onFailMessage", HALF_DONE).with("or", or);
	}

	/**
	 * Keeps a change set from running where they have run.
	 */
	ChangeNode precondition() {
		return ChangeNode.of("preConditions")
			.with("onFail", "MARK_RAN")
			.with("onFailMessage", DONE)
			.with("not", ChangeNode.of("not").with("changeSetExecuted", executed(lastChangeSet())));
	}

	private static ChangeNode executed(ChangeSet changeSet) {
		return new ChangeNode("changeSetExecuted", Map.of()).with("id", changeSet.getId())
			.with("author", changeSet.getAuthor())
			.with("changeLogFile", changeSet.getFilePath());
	}

	private ChangeSet firstChangeSet() {
		return runsEverywhere().get(0);
	}

	private ChangeSet lastChangeSet() {
		List<ChangeSet> changeSets = runsEverywhere();
		return changeSets.get(changeSets.size() - 1);
	}

	/**
	 * The change sets that every database has run, whatever its engine, contexts and
	 * labels: those that do not run everywhere prove nothing.
	 */
	List<ChangeSet> runsEverywhere() {
		return this.replaced.stream()
			.flatMap((revision) -> revision.changeSets().stream())
			.filter((changeSet) -> (changeSet.getDbmsSet() == null || changeSet.getDbmsSet().isEmpty())
					&& changeSet.getContextFilter().isEmpty() && !changeSet.isIgnore())
			.toList();
	}

}
