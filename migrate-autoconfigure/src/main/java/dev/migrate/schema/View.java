package dev.migrate.schema;

import org.jspecify.annotations.Nullable;

/**
 * A view.
 *
 * @param name its name
 * @param definition its query in the engine's normal spelling
 * @param query its query as somebody wrote it, or null if only the engine's spelling is
 * known
 */
public record View(QualifiedName name, String definition, @Nullable String query) {

	/**
	 * The query to create it with: as written, where that is known.
	 */
	public String text() {
		return (this.query != null) ? this.query : this.definition;
	}

	/**
	 * The same view with its query as somebody wrote it.
	 */
	public View withQuery(@Nullable String query) {
		return new View(this.name, this.definition, query);
	}

}
