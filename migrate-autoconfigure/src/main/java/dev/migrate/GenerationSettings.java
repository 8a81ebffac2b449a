package dev.migrate;

import java.util.List;
import java.util.Map;

import javax.sql.DataSource;

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
 */
public record GenerationSettings(List<String> targets, Reference reference, Map<String, String> renames,
		ObjectFilter filter, @Nullable DataSource shadow) {

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
