package dev.migrate.changelog;

import java.nio.file.Path;
import java.util.regex.Pattern;

import dev.migrate.failure.MigrationException;
import org.jspecify.annotations.Nullable;

/**
 * A revision for what is replaced rather than changed: a view, a function, a trigger. It
 * is SQL written by hand, in a folder beside the master changelog, and runs behind all
 * others, again whenever its file has changed.
 */
public final class RepeatableRevision {

	private static final String SUFFIX = ".sql";

	/** Windows takes these for devices, whatever stands behind the dot. */
	private static final Pattern RESERVED = Pattern.compile("^(?:con|prn|aux|nul|com\\d|lpt\\d)$");

	private final ChangelogSettings settings;

	public RepeatableRevision(ChangelogSettings settings) {
		this.settings = settings;
	}

	/**
	 * Composes a file to be filled.
	 * @param message what it makes, by which it is named
	 * @throws MigrationException if it would be without a name, or if its place in the
	 * source tree is not known
	 */
	public RevisionDraft compose(@Nullable String message) {
		if (message == null) {
			throw new MigrationException("A repeatable revision is named after what it makes, and there is no message",
					"Say what it makes, as in: makemigrations --repeatable -m \"Order totals\".");
		}
		String id = RESERVED.matcher(RevisionName.slug(message)).replaceFirst("$0_");
		String path = this.settings.repeatableLocation() + "/" + id + SUFFIX;
		Path file = this.settings.source(path)
			.orElseThrow(() -> new MigrationException(
					"The place of " + this.settings.repeatableLocation() + " in the source tree is not known",
					"Set app.migrate.directory to a directory below src/main/resources."));
		return new RevisionDraft(id, path, file, content(path, id, message));
	}

	private String content(String path, String id, String message) {
		return """
				--liquibase formatted sql logicalFilePath:%s
				-- Message: %s
				-- Runs behind all revisions, and again whenever this file changes. So write what can run any number
				-- of times, such as CREATE OR REPLACE VIEW, and what takes it away, such as DROP VIEW IF EXISTS:
				-- where a revision changes what a view is made of, the view goes first and comes back behind it.

				--changeset %s:%s runOnChange:true splitStatements:false rollbackSplitStatements:false
				-- Write SQL here, and what undoes it after --rollback.
				--rollback empty
				""".formatted(path, message.replaceAll("\\s+", " "),
				SqlRevisionFormat.name(this.settings.template().author()), id);
	}

}
