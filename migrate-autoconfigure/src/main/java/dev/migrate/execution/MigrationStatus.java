package dev.migrate.execution;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.migrate.changelog.RevisionGraph;
import org.jspecify.annotations.Nullable;

/**
 * What has run and what has not, read without any side effect.
 *
 * @param changeLog the master changelog's location
 * @param changeLogExists whether there is a master changelog at all
 * @param revisions every revision in the order in which it runs
 * @param applied change sets that have run, in the order in which they ran
 * @param pending change sets that a run would execute, in that order
 * @param unknown rows of the history that no file explains
 * @param lock who holds Liquibase's lock
 */
public record MigrationStatus(String changeLog, boolean changeLogExists, List<RevisionStatus> revisions,
		List<AppliedChangeSet> applied, List<PendingChangeSet> pending, List<AppliedChangeSet> unknown,
		LockStatus lock) {

	public MigrationStatus {
		revisions = List.copyOf(revisions);
		applied = List.copyOf(applied);
		pending = List.copyOf(pending);
		unknown = List.copyOf(unknown);
	}

	/**
	 * Whether a run would execute nothing.
	 */
	public boolean upToDate() {
		return this.pending.isEmpty();
	}

	/**
	 * The revisions of which at least one change set is pending.
	 */
	public List<RevisionStatus> pendingRevisions() {
		return this.revisions.stream().filter((revision) -> revision.state() != State.APPLIED).toList();
	}

	/**
	 * The files that are gone from where the revisions are, although they have run. Those
	 * of other directories belong to another application that shares the history.
	 */
	public List<String> unexplained() {
		return unexplained(this.revisions.stream().map(RevisionStatus::path),
				this.unknown.stream().map(AppliedChangeSet::changeLog));
	}

	static List<String> unexplained(Stream<String> revisions, Stream<String> unknown) {
		Set<String> directories = revisions.map(MigrationStatus::directory).collect(Collectors.toSet());
		return unknown.filter((file) -> directories.contains(directory(file))).distinct().toList();
	}

	private static String directory(String path) {
		return path.substring(0, path.lastIndexOf('/') + 1);
	}

	/**
	 * The newest revision that has a place among the others, whether it has run or not.
	 */
	public Optional<RevisionStatus> head() {
		return this.revisions.stream().filter((revision) -> !revision.repeatable()).reduce((one, next) -> next);
	}

	/**
	 * How far a revision has run.
	 */
	public enum State {

		/** All its change sets have run. */
		APPLIED('X'),

		/** Some of its change sets have run. */
		PARTIAL('-'),

		/**
		 * None of its change sets has run, or not as it is now where it is repeatable.
		 */
		PENDING(' ');

		private final char symbol;

		State(char symbol) {
			this.symbol = symbol;
		}

		/**
		 * The character that listings put between brackets.
		 */
		public char symbol() {
			return this.symbol;
		}

	}

	/**
	 * A revision and how far it has run.
	 *
	 * @param id the file's stem
	 * @param path the changelog file, as the history names it
	 * @param message what it is for, or null where the file does not say
	 * @param parent the revision before it when it was written, or null
	 * @param created when it was written, or null where the file does not say
	 * @param state how far it has run
	 * @param appliedAt when its last change set ran, or null
	 * @param changeSets how many change sets it has
	 * @param destructive whether one of them can lose rows or values
	 * @param repeatable whether it has no place among the others: it runs again whenever
	 * it changes
	 * @param replaces the ids of the revisions that it stands for since they were
	 * squashed
	 */
	public record RevisionStatus(String id, String path, @Nullable String message, @Nullable String parent,
			@Nullable Instant created, State state, @Nullable Instant appliedAt, int changeSets, boolean destructive,
			boolean repeatable, List<String> replaces) implements RevisionGraph.Member {

		public RevisionStatus {
			replaces = List.copyOf(replaces);
		}

		public RevisionStatus(String id, String path, @Nullable String message, @Nullable String parent,
				@Nullable Instant created, State state, @Nullable Instant appliedAt, int changeSets,
				boolean destructive) {
			this(id, path, message, parent, created, state, appliedAt, changeSets, destructive, false, List.of());
		}

	}

	/**
	 * A change set that has run, as the history has it.
	 *
	 * @param revision the revision that it belongs to, or null if no file explains it
	 * @param id the change set's id
	 * @param author its author
	 * @param changeLog its file, as the history names it
	 * @param description what it does, in Liquibase's words
	 * @param comments its comment
	 * @param checksum its checksum
	 * @param dateExecuted when it ran
	 * @param orderExecuted its place among all that ran
	 * @param execType how it ended, in Liquibase's words: {@code EXECUTED},
	 * {@code MARK_RAN}, …
	 * @param deploymentId the run that it was part of
	 * @param labels its labels
	 * @param contexts its contexts
	 * @param tag the tag put on it
	 * @param destructive whether it can lose rows or values
	 */
	public record AppliedChangeSet(@Nullable String revision, String id, String author, String changeLog,
			@Nullable String description, @Nullable String comments, @Nullable String checksum,
			@Nullable Instant dateExecuted, @Nullable Integer orderExecuted, @Nullable String execType,
			@Nullable String deploymentId, List<String> labels, List<String> contexts, @Nullable String tag,
			boolean destructive) {
	}

	/**
	 * A change set that a run would execute.
	 *
	 * @param revision the revision that it belongs to
	 * @param id the change set's id
	 * @param author its author
	 * @param changeLog its file, as the history will name it
	 * @param description what it does, in Liquibase's words
	 * @param comments its comment
	 * @param checksum its checksum
	 * @param labels its labels
	 * @param contexts its contexts
	 * @param destructive whether it can lose rows or values
	 * @param operations what it does, in words, change by change
	 */
	public record PendingChangeSet(String revision, String id, String author, String changeLog,
			@Nullable String description, @Nullable String comments, @Nullable String checksum, List<String> labels,
			List<String> contexts, boolean destructive, List<String> operations) {

		public PendingChangeSet {
			operations = List.copyOf(operations);
		}

	}

	/**
	 * Who holds Liquibase's lock.
	 *
	 * @param held whether anybody does
	 * @param owner the holder's own words, or null; where nobody holds it, those of one
	 * who died in the middle of a run
	 * @param since since when, or null
	 */
	public record LockStatus(boolean held, @Nullable String owner, @Nullable Instant since) {

		/**
		 * Nobody holds it.
		 */
		public static LockStatus free() {
			return new LockStatus(false, null, null);
		}

	}

}
