package dev.migrate;

import java.util.List;
import java.util.Map;

import javax.sql.DataSource;

import dev.migrate.diff.BackfillDecider;
import dev.migrate.diff.RenameDecider;
import dev.migrate.schema.ObjectFilter;
import org.jspecify.annotations.Nullable;

/**
 * How revisions are made, as {@code app.migrate.*} has it.
 *
 * @param targets the engines that a revision is written for besides the connected one, by
 * Liquibase's short names
 * @param reference what the entities are compared with
 * @param renames renames that hold without asking, as in
 * {@link GenerateRequest#renames()}
 * @param filter which tables, sequences and views count
 * @param shadow the database in which things are tried out, or null for the application's
 * own server
 * @param renameDecider decides on renames before anybody is asked
 * @param backfillDecider decides on values for mandatory columns before anybody is asked
 */
public record GenerationSettings(List<String> targets, Reference reference, Map<String, String> renames,
		ObjectFilter filter, @Nullable DataSource shadow, RenameDecider renameDecider,
		BackfillDecider backfillDecider) {

	public GenerationSettings {
		targets = List.copyOf(targets);
		renames = Map.copyOf(renames);
	}

	/**
	 * Settings by which everything counts.
	 */
	public GenerationSettings(List<String> targets, Reference reference, Map<String, String> renames) {
		this(targets, reference, renames, ObjectFilter.ALL, null);
	}

	/**
	 * Settings by which a person decides what has to be decided.
	 */
	public GenerationSettings(List<String> targets, Reference reference, Map<String, String> renames,
			ObjectFilter filter, @Nullable DataSource shadow) {
		this(targets, reference, renames, filter, shadow, RenameDecider.UNDECIDED, BackfillDecider.UNDECIDED);
	}

	/**
	 * The same with others to decide.
	 * @param filter what counts besides the patterns
	 */
	public GenerationSettings with(ObjectFilter filter, RenameDecider renameDecider, BackfillDecider backfillDecider) {
		return new GenerationSettings(this.targets, this.reference, this.renames,
				(name) -> this.filter.includes(name) && filter.includes(name), this.shadow, renameDecider,
				backfillDecider);
	}

	@Nullable ShadowDatabase shadowDatabase() {
		return (this.shadow != null) ? new ShadowDatabase(this.shadow) : null;
	}

	/**
	 * What the entities are compared with.
	 */
	public enum Reference {

		/** What the changelog's files produce on an empty schema. */
		CHANGELOG,

		/** The database, which has to be at head: for files that cannot be replayed. */
		DATABASE

	}

}
