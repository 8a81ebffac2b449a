package dev.migrate.changelog;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import liquibase.changelog.ChangeSet;
import liquibase.changelog.DatabaseChangeLog;

/**
 * Everything below a master changelog, loaded for one engine.
 *
 * @param exists whether there is a master changelog
 * @param revisions the revisions in the order in which they run
 * @param databaseChangeLog Liquibase's view of the same
 */
public record Changelog(boolean exists, List<Revision> revisions, DatabaseChangeLog databaseChangeLog) {

	/**
	 * The name by which the newest revision can be asked for.
	 */
	public static final String HEAD = "head";

	public Changelog {
		revisions = List.copyOf(revisions);
	}

	/**
	 * A changelog that does not exist yet: no revisions.
	 */
	public static Changelog missing() {
		return new Changelog(false, List.of(), new DatabaseChangeLog(""));
	}

	/**
	 * The newest revision that has a place among the others.
	 */
	public Optional<Revision> head() {
		return this.revisions.stream().filter((revision) -> !revision.repeatable()).reduce((one, next) -> next);
	}

	/**
	 * Whether nothing but repeatable revisions comes behind a place.
	 */
	public boolean isHead(int place) {
		return this.revisions.stream().skip(place).allMatch(Revision::repeatable);
	}

	/**
	 * The revision with an id or a unique beginning of it, or the newest for
	 * {@value #HEAD}.
	 * @throws UnknownRevisionException if there is none, or more than one
	 */
	public Revision revision(String name) {
		Optional<Revision> head = head();
		if (name.equals(HEAD) && head.isPresent()) {
			return head.get();
		}
		List<String> ids = this.revisions.stream().map(Revision::id).toList();
		return this.revisions.get(ids.indexOf(RevisionNames.resolve(name, ids)));
	}

	/**
	 * The revisions before a place alone, Liquibase's view included.
	 */
	public Changelog first(int place) {
		List<Revision> first = this.revisions.subList(0, place);
		List<ChangeSet> changeSets = this.databaseChangeLog.getChangeSets();
		changeSets.clear();
		first.forEach((revision) -> changeSets.addAll(revision.changeSets()));
		return new Changelog(this.exists, first, this.databaseChangeLog);
	}

	/**
	 * The same revisions in another order, Liquibase's view included: to find out what
	 * that makes. Repeatable ones come last.
	 * @param ids the ids of all others
	 */
	public Changelog inOrder(List<String> ids) {
		List<Revision> ordered = this.revisions.stream()
			.sorted(Comparator.comparing(Revision::repeatable)
				.thenComparingInt((revision) -> ids.indexOf(revision.id())))
			.toList();
		List<ChangeSet> changeSets = this.databaseChangeLog.getChangeSets();
		changeSets.clear();
		ordered.forEach((revision) -> changeSets.addAll(revision.changeSets()));
		return new Changelog(this.exists, ordered, this.databaseChangeLog);
	}

}
