package dev.migrate.changelog;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

import dev.migrate.failure.MigrationException;

import org.jspecify.annotations.Nullable;

/**
 * How revisions are written.
 *
 * @param format the format
 * @param fileName how files are named: a pattern of {@code {timestamp}} and
 * {@code {slug}}
 * @param author the author of generated change sets
 * @param labels labels that they get
 * @param contexts contexts that they run in
 * @param comment the comment that they get, in which {@code {message}} and
 * {@code {revision}} stand for the revision's, or null for none
 * @param naming what is asked for names before
 */
public record RevisionTemplate(ChangelogFormat format, String fileName, String author, List<String> labels,
		List<String> contexts, @Nullable String comment, RevisionNaming naming) {

	/**
	 * What holds unless something else is said.
	 */
	public static final RevisionTemplate STANDARD = new RevisionTemplate(ChangelogFormat.YAML, "{timestamp}_{slug}",
			"migrate", List.of(), List.of(), null);

	private static final Pattern FILE_NAME = Pattern.compile("\\{timestamp}[._+-](?:\\{slug}|[\\p{Alnum}._+-])*");

	public RevisionTemplate {
		labels = List.copyOf(labels);
		contexts = List.copyOf(contexts);
		comment = (comment != null && !comment.isBlank()) ? comment.strip() : null;
	}

	/**
	 * A template with the usual names.
	 */
	public RevisionTemplate(ChangelogFormat format, String fileName, String author, List<String> labels,
			List<String> contexts, @Nullable String comment) {
		this(format, fileName, author, labels, contexts, comment, RevisionNaming.STANDARD);
	}

	public RevisionTemplate withFormat(ChangelogFormat format) {
		return new RevisionTemplate(format, this.fileName, this.author, this.labels, this.contexts, this.comment,
				this.naming);
	}

	public RevisionTemplate withFileName(String fileName) {
		return new RevisionTemplate(this.format, fileName, this.author, this.labels, this.contexts, this.comment,
				this.naming);
	}

	public RevisionTemplate withAuthor(String author) {
		return new RevisionTemplate(this.format, this.fileName, author, this.labels, this.contexts, this.comment,
				this.naming);
	}

	public RevisionTemplate withNaming(RevisionNaming naming) {
		return new RevisionTemplate(this.format, this.fileName, this.author, this.labels, this.contexts, this.comment,
				naming);
	}

	/**
	 * The id of a revision: its file's name without what tells the format.
	 * @throws MigrationException if files of such names would not sort by their times
	 */
	String id(Instant time, String slug) {
		if (!FILE_NAME.matcher(this.fileName).matches() || !this.fileName.contains("{slug}")) {
			throw new MigrationException("Revisions cannot be named '" + this.fileName + "'",
					"Set app.migrate.file-name to a pattern that begins with {timestamp}, by which revisions are ordered, "
							+ "goes on with a sign that is no letter or digit, contains {slug}, and has no path separators, "
							+ "spaces or other placeholders, such as {timestamp}_{slug}.");
		}
		return this.fileName.replace("{timestamp}", RevisionName.timestamp(time)).replace("{slug}", slug);
	}

	/**
	 * The comment of a revision's change sets.
	 */
	Optional<String> comment(@Nullable String revision, @Nullable String message) {
		return Optional.ofNullable(this.comment)
			.map((text) -> text.replace("{revision}", Objects.requireNonNullElse(revision, ""))
				.replace("{message}", Objects.requireNonNullElse(message, "")));
	}

}
