package dev.migrate;

import java.nio.file.Path;
import java.util.List;

import dev.migrate.change.SchemaChange;

import org.jspecify.annotations.Nullable;

/**
 * What became of a request for a revision.
 *
 * @param revision the revision's id, or null if nothing had changed
 * @param file where it was written, or would be in a dry run; null if nothing had changed
 * @param content the file's text, or null if nothing had changed
 * @param written whether the file is there now
 * @param changes what was found
 * @param leftAlone what is in the schema but not in the entities and stays, in words
 * @param warnings what Hibernate's own DDL could not do on its own engine, in words
 * @param entities the entities that were compared, sorted
 */
public record GenerateResult(@Nullable String revision, @Nullable Path file, @Nullable String content, boolean written,
		List<SchemaChange> changes, List<String> leftAlone, List<String> warnings, List<String> entities) {

	public GenerateResult {
		changes = List.copyOf(changes);
		leftAlone = List.copyOf(leftAlone);
		warnings = List.copyOf(warnings);
		entities = List.copyOf(entities);
	}

	/**
	 * Nothing had changed.
	 */
	static GenerateResult nothing(List<String> leftAlone, List<String> warnings, List<String> entities) {
		return new GenerateResult(null, null, null, false, List.of(), leftAlone, warnings, entities);
	}

}
