package dev.migrate;

import java.util.List;
import java.util.Map;

/**
 * How revisions are made, as {@code app.migrate.*} has it.
 *
 * @param targets the engines that a revision is written for besides the connected one, by
 * Liquibase's short names
 * @param reference what the entities are compared with
 * @param renames renames that hold without asking, as in
 * {@link GenerateRequest#renames()}
 */
public record GenerationSettings(List<String> targets, Reference reference, Map<String, String> renames) {

	public GenerationSettings {
		targets = List.copyOf(targets);
		renames = Map.copyOf(renames);
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
