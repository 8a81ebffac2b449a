package dev.migrate;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * Whether everything is in place for revisions to be written.
 *
 * @param entities the entities that are found
 * @param packages the packages in which they are looked for
 * @param outside classes with {@code @Entity} that are not found, because they are
 * elsewhere
 * @param environment the database and the changelog
 * @param shadow how revisions are tried out, in words
 * @param problems what has to be put right, in words, each with what to do
 */
public record SetupReport(List<String> entities, List<String> packages, List<String> outside,
		@Nullable EnvironmentReport environment, @Nullable String shadow, Map<String, String> problems) {

	public SetupReport {
		entities = List.copyOf(entities);
		packages = List.copyOf(packages);
		outside = List.copyOf(outside);
	}

	/**
	 * Whether nothing has to be put right.
	 */
	public boolean complete() {
		return this.problems.isEmpty();
	}

}
