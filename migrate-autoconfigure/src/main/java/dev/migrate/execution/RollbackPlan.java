package dev.migrate.execution;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * What has to be undone to get back to a revision.
 *
 * @param target the revision that will be the newest applied one, or null if none will be
 * @param revisions what is undone, in the order in which that happens
 */
public record RollbackPlan(@Nullable String target, List<UndoneRevision> revisions) {

	public RollbackPlan {
		revisions = List.copyOf(revisions);
	}

	/**
	 * Whether there is nothing to undo.
	 */
	public boolean isEmpty() {
		return this.revisions.isEmpty();
	}

	/**
	 * What it takes away from the rows that there are.
	 */
	public List<DataLoss> losses() {
		return this.revisions.stream()
			.flatMap((revision) -> revision.changeSets().stream())
			.flatMap((changeSet) -> changeSet.losses().stream())
			.toList();
	}

	/**
	 * Whether it drops anything that holds rows or values, or may change some.
	 */
	public boolean destructive() {
		return !losses().isEmpty();
	}

	/**
	 * Whether these are the very change sets of the plan.
	 */
	boolean undoes(List<Undo> undo) {
		List<String> planned = this.revisions.stream()
			.flatMap((revision) -> revision.changeSets().stream())
			.map((changeSet) -> key(changeSet.changeLog(), changeSet.id(), changeSet.author()))
			.toList();
		return planned.equals(undo.stream()
			.flatMap((step) -> step.steps().stream())
			.map(Undo.Step::changeSet)
			.map((changeSet) -> key(changeSet.getFilePath(), changeSet.getId(), changeSet.getAuthor()))
			.toList());
	}

	private static String key(String changeLog, String id, String author) {
		return changeLog + "::" + id + "::" + author;
	}

	/**
	 * A revision that is undone.
	 *
	 * @param id its id
	 * @param changeSets what is undone of it, in the order in which that happens
	 */
	public record UndoneRevision(String id, List<UndoneChangeSet> changeSets) {

		public UndoneRevision {
			changeSets = List.copyOf(changeSets);
		}

	}

	/**
	 * A change set that is undone.
	 *
	 * @param id its id
	 * @param author its author
	 * @param changeLog its file, as the history names it
	 * @param description what it did, in words
	 * @param ran whether it did anything: one that was skipped and marked as run is only
	 * taken out of the history
	 * @param losses what undoing it takes away
	 */
	public record UndoneChangeSet(String id, String author, String changeLog, String description, boolean ran,
			List<DataLoss> losses) {

		public UndoneChangeSet {
			losses = List.copyOf(losses);
		}

	}

}
