package dev.migrate;

import java.util.Map;
import java.util.Set;

import dev.migrate.changelog.ChangelogFormat;
import dev.migrate.diff.BackfillDecider;
import dev.migrate.diff.RenameDecider;

import org.jspecify.annotations.Nullable;

/**
 * What a revision is to be written for.
 *
 * @param message what the revision is for, or null to have one suggested from its changes
 * @param dryRun whether to compose the revision without writing it
 * @param kind what is to be in it
 * @param renames what was renamed: {@code users.name} to {@code full_name},
 * {@code author} to {@code writer}
 * @param defaults SQL expressions for the rows that a mandatory column finds, by
 * {@code table.column}
 * @param drops objects to be dropped though they look renamed or were made by hand:
 * {@code legacy}, {@code users.name}
 * @param renameDecider is asked what neither {@code renames} nor {@code drops} answers
 * @param backfillDecider is asked what {@code defaults} does not answer
 * @param refuseDestructive whether to write nothing when a step can lose rows or values
 * @param format the format to write it in, or null for the one of the settings
 */
public record GenerateRequest(@Nullable String message, boolean dryRun, Kind kind, Map<String, String> renames,
		Map<String, String> defaults, Set<String> drops, RenameDecider renameDecider, BackfillDecider backfillDecider,
		boolean refuseDestructive, @Nullable ChangelogFormat format) {

	public GenerateRequest {
		renames = Map.copyOf(renames);
		defaults = Map.copyOf(defaults);
		drops = Set.copyOf(drops);
	}

	/**
	 * A revision for whatever has changed, with nobody to ask.
	 */
	public static GenerateRequest of(@Nullable String message) {
		return new GenerateRequest(message, false, Kind.CHANGES, Map.of(), Map.of(), Set.of(), RenameDecider.UNDECIDED,
				BackfillDecider.UNDECIDED, false, null);
	}

	public GenerateRequest withDryRun(boolean dryRun) {
		return new GenerateRequest(this.message, dryRun, this.kind, this.renames, this.defaults, this.drops,
				this.renameDecider, this.backfillDecider, this.refuseDestructive, this.format);
	}

	public GenerateRequest withKind(Kind kind) {
		return new GenerateRequest(this.message, this.dryRun, kind, this.renames, this.defaults, this.drops,
				this.renameDecider, this.backfillDecider, this.refuseDestructive, this.format);
	}

	public GenerateRequest withAnswers(Map<String, String> renames, Map<String, String> defaults, Set<String> drops) {
		return new GenerateRequest(this.message, this.dryRun, this.kind, renames, defaults, drops, this.renameDecider,
				this.backfillDecider, this.refuseDestructive, this.format);
	}

	public GenerateRequest withDeciders(RenameDecider renameDecider, BackfillDecider backfillDecider) {
		return new GenerateRequest(this.message, this.dryRun, this.kind, this.renames, this.defaults, this.drops,
				renameDecider, backfillDecider, this.refuseDestructive, this.format);
	}

	public GenerateRequest withRefuseDestructive(boolean refuseDestructive) {
		return new GenerateRequest(this.message, this.dryRun, this.kind, this.renames, this.defaults, this.drops,
				this.renameDecider, this.backfillDecider, refuseDestructive, this.format);
	}

	public GenerateRequest withFormat(@Nullable ChangelogFormat format) {
		return new GenerateRequest(this.message, this.dryRun, this.kind, this.renames, this.defaults, this.drops,
				this.renameDecider, this.backfillDecider, this.refuseDestructive, format);
	}

	/**
	 * What is to be in a revision.
	 */
	public enum Kind {

		/** What the entities have and the changelog has not. */
		CHANGES,

		/** Nothing: it is filled by hand. */
		EMPTY,

		/** Nothing: in its place a bean of type {@code DataMigration} runs. */
		JAVA,

		/**
		 * SQL written by hand that runs behind all others, and again whenever it changes:
		 * a view, a function, a trigger.
		 */
		REPEATABLE

	}

}
