package dev.migrate;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import dev.migrate.change.AddUniqueConstraint;
import dev.migrate.change.ChangePlan;
import dev.migrate.change.CreateIndex;
import dev.migrate.change.SchemaChange;
import dev.migrate.changelog.ChangelogLoader;
import dev.migrate.changelog.ChangelogSchemas;
import dev.migrate.diff.NameDifference;
import dev.migrate.engine.Engine;
import dev.migrate.schema.Identifier;
import dev.migrate.schema.ObjectFilter;
import dev.migrate.schema.QualifiedName;
import dev.migrate.schema.Schema;

/**
 * Gives the constraints and indexes of a database that had its tables before its first
 * revision the names by which revisions speak of them.
 */
final class OtherNames {

	private final LiveDatabase database;

	private final ChangelogLoader changelogs;

	private final ObjectFilter filter;

	OtherNames(LiveDatabase database, ChangelogLoader changelogs, ObjectFilter filter) {
		this.database = database;
		this.changelogs = changelogs;
		this.filter = filter;
	}

	List<NameDifference> find() {
		return this.database.failingClearly(() -> {
			Engine engine = this.database.engine();
			return find(engine, live(engine));
		});
	}

	List<NameDifference> align() {
		return this.database.failingClearly(() -> {
			Engine engine = this.database.engine();
			Schema live = live(engine);
			List<NameDifference> differences = find(engine, live);
			rename(engine, differences);
			makeAgain(engine, live,
					differences.stream().filter((difference) -> renaming(engine, difference).isEmpty()).toList());
			return differences;
		});
	}

	private List<NameDifference> find(Engine engine, Schema live) throws SQLException {
		Schema made = this.filter.applyTo(new AppliedSchema(this.database, this.changelogs).read(engine));
		return NameDifference.between(live, made)
			.stream()
			// A table that is built anew loses its constraints, whatever they are called
			.filter((difference) -> engine.rebuilding().isEmpty() || difference.add() instanceof CreateIndex)
			// Where names change in one statement, somebody wants both
			.filter((difference) -> !difference.made() || renaming(engine, difference).isEmpty())
			.toList();
	}

	private Schema live(Engine engine) {
		Set<Identifier> named = ChangelogSchemas.namedBy(this.changelogs.load(engine), engine);
		return this.filter.applyTo(this.database.read(engine, named));
	}

	private void rename(Engine engine, List<NameDifference> differences) throws SQLException {
		Identifier home = engine.identifier(this.database.home(engine));
		List<String> statements = new ArrayList<>();
		for (NameDifference difference : differences) {
			QualifiedName table = difference.table();
			statements.addAll(renaming(engine,
					(table.schema() != null) ? difference : difference.in(new QualifiedName(home, table.name()))));
		}
		if (!statements.isEmpty()) {
			this.database.liquibase().runLocked(statements);
		}
	}

	private static List<String> renaming(Engine engine, NameDifference difference) {
		if (difference.add() instanceof CreateIndex) {
			return engine.renameIndexSql(difference.table(), difference.present(), difference.wanted());
		}
		return (difference.add() instanceof AddUniqueConstraint)
				? engine.renameUniqueConstraintSql(difference.table(), difference.present(), difference.wanted())
				: engine.renameConstraintSql(difference.table(), difference.present(), difference.wanted());
	}

	/**
	 * First what is to be: a run that ends in between must not leave rows unguarded. The
	 * next one finds both, and takes away what is left.
	 */
	private void makeAgain(Engine engine, Schema live, List<NameDifference> differences) {
		if (differences.isEmpty()) {
			return;
		}
		List<SchemaChange> changes = differences.stream()
			.flatMap((difference) -> difference.made() ? Stream.of(difference.drop())
					: Stream.of(difference.add(), difference.drop()))
			.toList();
		this.database.runUnrecorded("names", this.changelogs, engine, live, new ChangePlan(live, changes, List.of()));
	}

}
