package dev.migrate;

import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import dev.migrate.change.ChangePlan;
import dev.migrate.change.SchemaChange;
import dev.migrate.changelog.BranchConflict;
import dev.migrate.changelog.Changelog;
import dev.migrate.changelog.ChangelogLoader;
import dev.migrate.changelog.ChangelogReplay;
import dev.migrate.changelog.ComposeRequest;
import dev.migrate.changelog.RevisionComposer;
import dev.migrate.changelog.RevisionDraft;
import dev.migrate.changelog.RevisionGraph;
import dev.migrate.changelog.RevisionWriter;
import dev.migrate.engine.Engine;
import dev.migrate.engine.Shadow;
import dev.migrate.failure.MigrationException;
import dev.migrate.schema.Schema;

/**
 * Writes the revision in which branches meet, once their order has been tried. The order
 * is that of their names, in which plain Liquibase runs them as well; the revision says
 * that somebody has agreed to it.
 */
final class Merging {

	private final LiveDatabase database;

	private final ChangelogLoader changelogs;

	Merging(LiveDatabase database, ChangelogLoader changelogs) {
		this.database = database;
		this.changelogs = changelogs;
	}

	List<BranchConflict> conflicts() {
		return this.database.failingClearly(() -> BranchConflict.find(this.changelogs.load(this.database.engine())));
	}

	MergeResult merge(MergeRequest request) {
		return this.database.failingClearly(() -> merge(request, this.database.engine()));
	}

	private MergeResult merge(MergeRequest request, Engine engine) throws SQLException {
		Changelog changelog = this.changelogs.load(engine);
		List<String> heads = RevisionGraph.of(changelog.revisions()).heads();
		List<String> merged = request.revisions().isEmpty() ? heads : chosen(request.revisions(), heads, changelog);
		if (merged.size() < 2) {
			return new MergeResult(null, null, false, merged, List.of(), List.of());
		}
		List<BranchConflict> conflicts = BranchConflict.find(changelog, merged);
		Schema schema = replayInOrder(engine, merged, conflicts);
		List<String> orderMatters = conflicts.isEmpty() ? List.of() : otherWayRound(engine, merged, schema);
		String message = (request.message() != null) ? request.message() : message(merged);
		RevisionDraft draft = new RevisionComposer(this.changelogs.settings(), Clock.systemUTC())
			.compose(new ComposeRequest(message, changelog, schema,
					Map.of(engine, new ChangePlan(Schema.empty(), List.of(), List.of())), merged));
		if (!request.dryRun()) {
			new RevisionWriter(this.changelogs).write(draft);
		}
		return new MergeResult(draft.id(), draft.file(), !request.dryRun(), merged, conflicts, orderMatters);
	}

	private static List<String> chosen(List<String> names, List<String> heads, Changelog changelog) {
		Set<String> chosen = new LinkedHashSet<>();
		for (String name : names) {
			String id = changelog.revision(name).id();
			if (!heads.contains(id)) {
				throw new MigrationException(id + " is not the end of a branch: another revision follows it",
						"Name revisions that none follows: " + String.join(", ", heads) + ".");
			}
			chosen.add(id);
		}
		if (chosen.size() < 2) {
			throw new MigrationException("Merging takes two revisions or more, and only " + names.get(0) + " was named",
					"Name another one, or none for all: " + String.join(", ", heads) + ".");
		}
		return heads.stream().filter(chosen::contains).toList();
	}

	private static String message(List<String> merged) {
		return "Merge "
				+ merged.stream().map((id) -> id.replaceFirst("^[\\d_]+_", "")).collect(Collectors.joining(" and "));
	}

	/**
	 * What the revisions make in the order of their names.
	 */
	private Schema replayInOrder(Engine engine, List<String> merged, List<BranchConflict> conflicts)
			throws SQLException {
		try {
			return replay(engine, this.changelogs.load(engine));
		}
		catch (MigrationException ex) {
			throw cannotRun(engine, merged, conflicts, ex);
		}
	}

	private MigrationException cannotRun(Engine engine, List<String> merged, List<BranchConflict> conflicts,
			MigrationException failure) throws SQLException {
		String message = "The branches do not run in the order of their names: " + failure.getMessage();
		try {
			replayOtherWayRound(engine, merged);
		}
		catch (MigrationException ex) {
			return new MigrationException(message,
					"They do not run the other way round either. Correct the one that has not run anywhere yet, so that it"
							+ " goes on from what the other makes. " + subject(conflicts),
					failure);
		}
		return new MigrationException(message,
				"They run the other way round. Give the file of the one that comes too early a later time in its name,"
						+ " if it has not run anywhere yet, or correct the other. " + subject(conflicts),
				failure);
	}

	private static String subject(List<BranchConflict> conflicts) {
		return conflicts.stream().map((conflict) -> conflict.describe() + ".").collect(Collectors.joining(" "));
	}

	/**
	 * What is different where the other branch has run first, as on the machine of
	 * whoever wrote it.
	 */
	private List<String> otherWayRound(Engine engine, List<String> merged, Schema schema) throws SQLException {
		try {
			return SchemaDifferences.between(engine, schema, replayOtherWayRound(engine, merged))
				.stream()
				.map(SchemaChange::describe)
				.toList();
		}
		catch (MigrationException ex) {
			return List.of(String.valueOf(ex.getMessage()));
		}
	}

	private Schema replayOtherWayRound(Engine engine, List<String> merged) throws SQLException {
		List<String> turned = new ArrayList<>(merged);
		Collections.reverse(turned);
		Changelog changelog = this.changelogs.load(engine);
		return replay(engine, changelog.inOrder(RevisionGraph.of(changelog.revisions()).order(turned)));
	}

	private Schema replay(Engine engine, Changelog changelog) throws SQLException {
		try (Shadow shadow = this.database.openShadow(engine)) {
			return new ChangelogReplay(this.changelogs).replay(changelog, engine, shadow).schema();
		}
	}

}
