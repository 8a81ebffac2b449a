package dev.migrate;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.migrate.change.PlacedStep;
import dev.migrate.change.RenameColumn;
import dev.migrate.change.RenameTable;
import dev.migrate.change.SchemaChange;
import dev.migrate.change.Step;
import dev.migrate.changelog.Changelog;
import dev.migrate.changelog.ChangelogLoader;
import dev.migrate.changelog.ChangelogSteps;
import dev.migrate.changelog.ChangelogSteps.OfRevision;
import dev.migrate.changelog.Revision;
import dev.migrate.engine.Engine;
import dev.migrate.schema.Schema;

/**
 * The schema before and after a revision, as far as the changelog tells: of SQL that
 * somebody wrote by hand, what can be read of it.
 *
 * @param revision the revision's id
 * @param before the schema that it meets
 * @param after the schema that it leaves
 * @param renamed the schema that it meets, with the names that it gives to tables and
 * columns
 * @param formerNames what tables and columns were called before it, by what it calls
 * them: {@code orders}, {@code orders.total}
 * @param changes what it changes of the schema, in order
 * @param complete whether all of its SQL could be read
 */
public record RevisionSchemas(String revision, Schema before, Schema after, Schema renamed,
		Map<String, String> formerNames, List<SchemaChange> changes, boolean complete) {

	public RevisionSchemas {
		formerNames = Map.copyOf(formerNames);
		changes = List.copyOf(changes);
	}

	static RevisionSchemas read(String name, ChangelogLoader changelogs, Engine engine) {
		Changelog changelog = changelogs.load(engine);
		List<Revision> all = changelog.revisions();
		Revision revision = changelog.revision(name);
		int place = all.indexOf(revision);
		List<OfRevision> read = new ChangelogSteps(changelogs).read(changelog, engine,
				(candidate) -> candidate == revision || (place > 0 && candidate == all.get(place - 1)));
		Schema before = (place > 0) ? read.get(0).after() : Schema.empty();
		OfRevision itself = read.get(read.size() - 1);
		List<Step> steps = itself.changeSets()
			.stream()
			.flatMap((changeSet) -> changeSet.steps().stream())
			.map(PlacedStep::step)
			.toList();
		List<SchemaChange> changes = steps.stream()
			.flatMap((step) -> (step instanceof Step.Structure structure) ? Stream.of(structure.change())
					: Stream.empty())
			.toList();
		List<SchemaChange> renames = changes.stream()
			.filter((change) -> change instanceof RenameTable || change instanceof RenameColumn)
			.toList();
		return new RevisionSchemas(revision.id(), before, itself.after(), ChangelogSteps.after(before, renames, engine),
				formerNames(renames), changes,
				steps.stream().noneMatch((step) -> step instanceof Step.Sql sql && !sql.understood()));
	}

	private static Map<String, String> formerNames(List<SchemaChange> renames) {
		Map<String, String> former = new HashMap<>();
		for (SchemaChange change : renames) {
			if (change instanceof RenameTable table) {
				String from = table.from().toString();
				String to = table.to().toString();
				former = former.entrySet()
					.stream()
					.collect(Collectors.toMap(
							(name) -> name.getKey()
								.replaceFirst("^" + Pattern.quote(from + "."), Matcher.quoteReplacement(to + ".")),
							Map.Entry::getValue));
				String first = former.remove(from);
				former.put(to, (first != null) ? first : from);
			}
			else if (change instanceof RenameColumn column) {
				String prefix = column.table() + ".";
				String from = column.column().name().toString();
				former.put(prefix + column.to(), former.getOrDefault(prefix + from, from));
				former.remove(prefix + from);
			}
		}
		return former;
	}

}
