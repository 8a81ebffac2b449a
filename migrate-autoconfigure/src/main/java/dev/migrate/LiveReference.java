package dev.migrate;

import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import dev.migrate.changelog.BranchConflict;
import dev.migrate.changelog.Changelog;
import dev.migrate.changelog.ChangelogInterpreter;
import dev.migrate.changelog.ChangelogLoader;
import dev.migrate.changelog.ChangelogSchemas;
import dev.migrate.changelog.DatabaseObjects;
import dev.migrate.changelog.RepeatableObjects;
import dev.migrate.changelog.Revision;
import dev.migrate.changelog.RevisionDraft;
import dev.migrate.engine.Engine;
import dev.migrate.execution.MigrationStatus;
import dev.migrate.execution.MigrationStatus.RevisionStatus;
import dev.migrate.failure.MigrationException;
import dev.migrate.schema.Identifier;
import dev.migrate.schema.QualifiedName;
import dev.migrate.schema.Schema;
import dev.migrate.schema.SchemaObject;
import dev.migrate.schema.View;

/**
 * The database itself, for projects whose changelog cannot be replayed. It has to be at
 * head: otherwise what is pending would be written a second time.
 */
final class LiveReference implements Reference {

	private final Schema schema;

	private final Changelog changelog;

	private final Predicate<String> managed;

	private LiveReference(Schema schema, Changelog changelog, Predicate<String> managed) {
		this.schema = schema;
		this.changelog = changelog;
		this.managed = managed;
	}

	static Reference open(ChangelogLoader changelogs, Changelog changelog, Wanted wanted, LiveDatabase database) {
		Engine engine = wanted.engine();
		requireHead(database.status());
		BranchConflict.refuse(changelog, (revision) -> true);
		// Files written by hand are not told apart here, so with any of them nothing is
		// dropped unasked.
		boolean allGenerated = changelog.revisions().stream().allMatch(Revision::generated);
		Set<String> made = allGenerated
				? Set.copyOf(SchemaObject.ownedNamesOf(
						new ChangelogInterpreter(changelogs).interpret(changelog, engine, wanted.home()).schema()))
				: Set.of();
		Set<Identifier> named = new TreeSet<>(wanted.schema().namedSchemas());
		named.addAll(ChangelogSchemas.namedBy(changelog, engine));
		return new LiveReference(database.read(engine, named).withObjects(DatabaseObjects.of(changelog)), changelog,
				made::contains);
	}

	private static void requireHead(MigrationStatus status) {
		if (!status.upToDate()) {
			throw new MigrationException("Target database is not up to date. Pending: "
					+ status.pendingRevisions().stream().map(RevisionStatus::id).collect(Collectors.joining(", ")),
					"Apply what is pending with migrate, or compare with the changelog instead of the database"
							+ " (app.migrate.reference=changelog).");
		}
	}

	@Override
	public Schema schema() {
		return this.schema;
	}

	@Override
	public Predicate<String> managed() {
		return this.managed;
	}

	/** The database does not tell what made a view, but a file does. */
	@Override
	public Set<QualifiedName> replaceable() {
		return this.schema.views()
			.stream()
			.map(View::name)
			.filter((view) -> RepeatableObjects.make(this.changelog, view))
			.collect(Collectors.toSet());
	}

	@Override
	public Changelog changelog() {
		return this.changelog;
	}

	@Override
	public Optional<Reference> after(RevisionDraft draft) {
		return Optional.empty();
	}

	@Override
	public void close() {
	}

}
