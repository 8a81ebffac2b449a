package dev.migrate;

import java.sql.SQLException;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

import dev.migrate.changelog.Changelog;
import dev.migrate.changelog.RevisionDraft;
import dev.migrate.schema.QualifiedName;
import dev.migrate.schema.Schema;

/**
 * What the entities are compared with, open for as long as the comparison takes.
 */
interface Reference extends AutoCloseable {

	/**
	 * The schema that is there already.
	 */
	Schema schema();

	/**
	 * Which of its objects a generated revision made.
	 */
	Predicate<String> managed();

	/**
	 * Which of its views give way to whatever changes what they are made of.
	 */
	Set<QualifiedName> replaceable();

	/**
	 * The revisions that led to it, as the connected engine sees them.
	 */
	Changelog changelog();

	/**
	 * What a revision that has not been written yet makes of it, or empty where that
	 * cannot be tried. Closed together with this one.
	 */
	Optional<Reference> after(RevisionDraft draft) throws SQLException;

	@Override
	void close() throws SQLException;

}
