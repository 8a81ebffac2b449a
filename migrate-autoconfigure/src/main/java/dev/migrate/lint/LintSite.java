package dev.migrate.lint;

import java.util.Set;

import dev.migrate.change.PlacedStep;
import dev.migrate.change.SchemaChange;
import dev.migrate.change.Step;
import dev.migrate.change.Step.Way;
import dev.migrate.schema.QualifiedName;
import org.jspecify.annotations.Nullable;

/**
 * A place in a revision.
 *
 * @param revision the revision
 * @param changeSet the change set, or null for the whole revision
 * @param step the step, or null for the whole change set
 */
public record LintSite(LintedRevision revision, @Nullable LintedChangeSet changeSet, @Nullable PlacedStep step) {

	/**
	 * The change of the schema that stands there, or null if there is none.
	 */
	public @Nullable SchemaChange change() {
		return (this.step != null && this.step.step() instanceof Step.Structure structure) ? structure.change() : null;
	}

	/**
	 * How it is done, where the change set says so.
	 */
	public Set<Way> ways() {
		return (this.step != null && this.step.step() instanceof Step.Structure structure) ? structure.ways()
				: Set.of();
	}

	/**
	 * The table that changes, or null.
	 */
	@Nullable QualifiedName table() {
		if (this.step != null && this.step.step() instanceof Step.Rows rows) {
			return rows.table();
		}
		SchemaChange change = change();
		return (change != null) ? change.object() : null;
	}

}
