package dev.migrate;

import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import dev.migrate.change.ChangePlan;
import dev.migrate.changelog.BranchConflict;
import dev.migrate.changelog.Changelog;
import dev.migrate.changelog.ChangelogFormat;
import dev.migrate.changelog.ChangelogInterpreter;
import dev.migrate.changelog.ChangelogLoader;
import dev.migrate.changelog.ChangelogReplay;
import dev.migrate.changelog.ChangelogSettings;
import dev.migrate.changelog.ComposeRequest;
import dev.migrate.changelog.Revision;
import dev.migrate.changelog.RevisionComposer;
import dev.migrate.changelog.RevisionDraft;
import dev.migrate.changelog.RevisionGraph;
import dev.migrate.changelog.RevisionTemplate;
import dev.migrate.changelog.RevisionWriter;
import dev.migrate.changelog.Squash;
import dev.migrate.diff.OpenQuestion;
import dev.migrate.diff.SchemaDiffer;
import dev.migrate.diff.SchemaDiffer.Difference;
import dev.migrate.engine.Engine;
import dev.migrate.engine.Engines;
import dev.migrate.engine.Shadow;
import dev.migrate.failure.MigrationException;
import dev.migrate.schema.Schema;

/**
 * Writes one revision in place of several, once a shadow has shown that it makes the
 * same.
 */
final class Squashing {

	private final LiveDatabase database;

	private final ChangelogLoader changelogs;

	private final List<String> targets;

	private final RevisionRemoval removal;

	Squashing(LiveDatabase database, ChangelogLoader changelogs, List<String> targets, RevisionRemoval removal) {
		this.database = database;
		this.changelogs = changelogs;
		this.targets = targets;
		this.removal = removal;
	}

	SquashResult squash(SquashRequest request) {
		return this.database.failingClearly(() -> squash(request, this.database.engine()));
	}

	private SquashResult squash(SquashRequest request, Engine engine) throws SQLException {
		Changelog changelog = this.changelogs.load(engine);
		BranchConflict.refuse(changelog, (revision) -> true);
		SquashRange range = SquashRange.of(request, changelog, this.changelogs.settings(), engine);
		Squash squash = new Squash(range.revisions());
		Schema before = replay(engine, upTo(range.from(), engine));
		Schema after = replay(engine, upTo(range.to(), engine));
		Map<Engine, ChangePlan> plans = new LinkedHashMap<>();
		plans.put(engine, plan(engine, before, after));
		for (String id : this.targets) {
			if (!id.equals(engine.id())) {
				Engine target = Engines.byId(id);
				ChangelogInterpreter interpreter = new ChangelogInterpreter(this.changelogs);
				plans.put(target, plan(target, interpreter.schemaFor(upTo(range.from(), target), target),
						interpreter.schemaFor(upTo(range.to(), target), target)));
			}
		}
		String message = (request.message() != null) ? request.message()
				: "Squashed " + range.revisions().size() + " revisions";
		List<String> parents = RevisionGraph.of(changelog.revisions().subList(0, range.from())).heads();
		RevisionDraft draft = new RevisionComposer(settings(), Clock.systemUTC())
			.compose(new ComposeRequest(message, changelog, before, plans, parents), squash);
		RevisionWriter writer = new RevisionWriter(this.changelogs);
		writer.verify(draft);
		prove(engine, draft, range);
		if (request.dryRun()) {
			return new SquashResult(draft.id(), draft.file(), false, range.ids(), null);
		}
		writer.write(draft);
		return new SquashResult(draft.id(), draft.file(), true, range.ids(), this.removal.run(range.files()));
	}

	/**
	 * Formatted SQL cannot say that a change set has run under another name.
	 */
	private ChangelogSettings settings() {
		ChangelogSettings settings = this.changelogs.settings();
		RevisionTemplate template = settings.template();
		return (template.format() != ChangelogFormat.SQL) ? settings
				: settings.withTemplate(template.withFormat(ChangelogFormat.YAML));
	}

	private Changelog upTo(int place, Engine engine) {
		Changelog changelog = this.changelogs.load(engine);
		return changelog.first(place);
	}

	private static ChangePlan plan(Engine engine, Schema before, Schema after) {
		SchemaDiffer.Options options = new SchemaDiffer.Options((object) -> true, Set.of(),
				(candidate) -> Optional.of(false), (table, column) -> Optional.empty());
		Difference difference = new SchemaDiffer(engine).difference(before, after, options);
		if (!difference.questions().isEmpty()) {
			throw new MigrationException(
					"These revisions do more than their result tells: "
							+ difference.questions().stream().map(OpenQuestion::text).collect(Collectors.joining(" ")),
					"Let the range begin earlier, with the revision that creates the table.");
		}
		return difference.plan();
	}

	private void prove(Engine engine, RevisionDraft draft, SquashRange range) throws SQLException {
		Schema expected = replay(engine, this.changelogs.load(engine));
		Set<String> gone = range.revisions().stream().map(Revision::path).collect(Collectors.toSet());
		Schema actual = replay(engine, this.changelogs.load(draft, gone, engine));
		List<String> differences = new ArrayList<>();
		SchemaDifferences.between(engine, actual, expected).forEach((change) -> differences.add(change.describe()));
		SchemaDifferences.between(engine, expected, actual).forEach((change) -> differences.add(change.describe()));
		if (!differences.isEmpty()) {
			throw new MigrationException(
					"One revision in place of these would not make the same schema; nothing was written. Different: "
							+ String.join("; ", differences),
					"Squash a smaller range.");
		}
	}

	private Schema replay(Engine engine, Changelog changelog) throws SQLException {
		try (Shadow shadow = this.database.openShadow(engine)) {
			return new ChangelogReplay(this.changelogs).replay(changelog, engine, shadow).schema();
		}
	}

}
