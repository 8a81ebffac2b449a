package dev.migrate;

import java.sql.SQLException;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

import dev.migrate.changelog.BranchConflict;
import dev.migrate.changelog.Changelog;
import dev.migrate.changelog.ChangelogLoader;
import dev.migrate.changelog.ChangelogReplay;
import dev.migrate.changelog.ReplayedChangelog;
import dev.migrate.changelog.RevisionDraft;
import dev.migrate.engine.Engine;
import dev.migrate.engine.Shadow;
import dev.migrate.schema.QualifiedName;
import dev.migrate.schema.Schema;

/**
 * What the changelog's files produce on an empty shadow.
 */
final class ReplayedReference implements Reference {

	private final Changelog changelog;

	private final Shadow shadow;

	private final ReplayedChangelog replayed;

	private ReplayedReference(Changelog changelog, Shadow shadow, ReplayedChangelog replayed) {
		this.changelog = changelog;
		this.shadow = shadow;
		this.replayed = replayed;
	}

	static Reference open(ChangelogLoader changelogs, Changelog changelog, Engine engine, LiveDatabase database)
			throws SQLException {
		BranchConflict.refuse(changelog, (revision) -> true);
		Shadow shadow = database.openShadow(engine);
		try {
			return new ReplayedReference(changelog, shadow,
					new ChangelogReplay(changelogs).replay(changelog, engine, shadow));
		}
		catch (RuntimeException | SQLException ex) {
			shadow.close();
			throw ex;
		}
	}

	@Override
	public Schema schema() {
		return this.replayed.schema();
	}

	@Override
	public Predicate<String> managed() {
		return this.replayed.managed();
	}

	@Override
	public Set<QualifiedName> replaceable() {
		return this.replayed.replaceable();
	}

	@Override
	public Changelog changelog() {
		return this.changelog;
	}

	@Override
	public Optional<Reference> after(RevisionDraft draft) throws SQLException {
		return Optional.of(new ReplayedReference(this.changelog, this.shadow, this.replayed.then(draft)));
	}

	@Override
	public void close() throws SQLException {
		this.shadow.close();
	}

}
