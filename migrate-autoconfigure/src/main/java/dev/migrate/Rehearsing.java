package dev.migrate;

import java.sql.SQLException;
import java.util.List;

import dev.migrate.changelog.BranchConflict;
import dev.migrate.RehearsalResult.Finding;
import dev.migrate.changelog.Changelog;
import dev.migrate.changelog.ChangelogLoader;
import dev.migrate.changelog.ChangelogRehearsal;
import dev.migrate.changelog.ChangelogReplay;
import dev.migrate.changelog.Revision;
import dev.migrate.engine.Engine;
import dev.migrate.engine.Shadow;
import dev.migrate.failure.MigrationException;
import dev.migrate.rows.SqlScript;
import dev.migrate.schema.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Has revisions run up, down and up again in a shadow.
 */
final class Rehearsing {

	private final LiveDatabase database;

	private final ChangelogLoader changelogs;

	Rehearsing(LiveDatabase database, ChangelogLoader changelogs) {
		this.database = database;
		this.changelogs = changelogs;
	}

	RehearsalResult rehearse(RehearsalRequest request) {
		return this.database.failingClearly(() -> rehearse(request, this.database.engine()));
	}

	private RehearsalResult rehearse(RehearsalRequest request, Engine engine) throws SQLException {
		Changelog changelog = this.changelogs.load(engine);
		BranchConflict.refuse(changelog, (revision) -> true);
		int from = place(request.from(), changelog, 0);
		int to = place(request.to(), changelog, changelog.revisions().size());
		if (to < from) {
			throw new MigrationException(request.to() + " comes before " + request.from() + ".",
					"Let the rehearsal begin with the older revision.");
		}
		Schema expected = (request.dump() != null) ? replayed(engine, to) : null;
		try (Shadow shadow = this.database.openShadow(engine);
				ChangelogRehearsal stage = new ChangelogRehearsal(this.changelogs, changelog, engine, shadow,
						this.database.liquibase().javaCode())) {
			Rehearsal rehearsal = new Rehearsal(request, changelog, engine, shadow, stage);
			begin(request, changelog.revisions().subList(0, from), shadow, stage);
			rehearsal.begin((from > 0) ? changelog.revisions().get(from - 1).id() : "base");
			// A change set remembers that it has run
			List<Revision> again = this.changelogs.load(engine).revisions();
			for (int i = from; i < to && rehearsal.goesOn(); i++) {
				rehearsal.rehearse(changelog.revisions().get(i), again.get(i));
			}
			if (expected != null && rehearsal.goesOn()) {
				rehearsal.end((to > 0) ? changelog.revisions().get(to - 1).id() : "base", expected);
			}
			return new RehearsalResult(changelog.revisions().subList(from, to).stream().map(Revision::id).toList(),
					rehearsal.findings().stream().map(this::masked).toList());
		}
	}

	/** What a column begins with, or a row has, may be the value of a parameter. */
	private Finding masked(Finding finding) {
		return new Finding(finding.revision(), finding.moment(), this.changelogs.secrets().mask(finding.details()));
	}

	private static void begin(RehearsalRequest request, List<Revision> revisions, Shadow shadow,
			ChangelogRehearsal stage) throws SQLException {
		if (request.dump() != null) {
			new SqlScript(request.dump()).runAsDump(shadow.connection());
			return;
		}
		revisions.forEach(stage::forward);
	}

	private Schema replayed(Engine engine, int to) throws SQLException {
		Changelog changelog = this.changelogs.load(engine).first(to);
		try (Shadow shadow = this.database.openShadow(engine)) {
			return new ChangelogReplay(this.changelogs).replay(changelog, engine, shadow).schema();
		}
	}

	private static int place(@Nullable String name, Changelog changelog, int otherwise) {
		if (name == null) {
			return otherwise;
		}
		return name.equals("base") ? 0 : changelog.revisions().indexOf(changelog.revision(name)) + 1;
	}

}
