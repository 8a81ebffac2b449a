package dev.migrate;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import dev.migrate.change.ChangePlan;
import dev.migrate.change.SchemaChange;
import dev.migrate.changelog.ChangelogLoader;
import dev.migrate.diff.BackfillDecider;
import dev.migrate.diff.SchemaDiffer;
import dev.migrate.engine.Engine;
import dev.migrate.execution.DataLoss;
import dev.migrate.execution.MigrationProgress;
import dev.migrate.execution.StampRun;
import dev.migrate.failure.MigrationException;
import dev.migrate.schema.ForeignKey;
import dev.migrate.schema.QualifiedName;
import dev.migrate.schema.Schema;
import dev.migrate.schema.Sequence;
import dev.migrate.schema.Table;
import dev.migrate.schema.UserType;
import dev.migrate.schema.View;

/**
 * Takes out of the database what the changelog has made of it, and nothing else.
 */
final class Reset {

	private final LiveDatabase database;

	private final ChangelogLoader changelogs;

	Reset(LiveDatabase database, ChangelogLoader changelogs) {
		this.database = database;
		this.changelogs = changelogs;
	}

	/**
	 * What would be lost.
	 */
	List<DataLoss> plan() {
		return this.database.failingClearly(() -> {
			Engine engine = this.database.engine();
			return Contents.of(this.database, engine, own(engine).tables());
		});
	}

	/**
	 * Drops it, and empties the history.
	 * @return what was dropped, in words
	 */
	DropResult run() {
		return this.database.failingClearly(() -> {
			Engine engine = this.database.engine();
			Schema own = own(engine);
			SchemaDiffer.Options options = new SchemaDiffer.Options((object) -> true, Set.of(),
					(candidate) -> Optional.of(false), BackfillDecider.UNDECIDED);
			ChangePlan plan = new SchemaDiffer(engine).difference(own, Schema.empty(), options).plan();
			StampRun history = new StampRun(this.database.liquibase(), MigrationProgress.SILENT);
			if (!plan.isEmpty()) {
				history.tryLock();
				this.database.runUnrecorded("reset", this.changelogs, engine, own, plan);
			}
			history.run("base", false);
			return new DropResult(plan.changes().stream().map(SchemaChange::describe).toList());
		});
	}

	/**
	 * What is there of what the changelog has made, as it is by now.
	 */
	private Schema own(Engine engine) throws SQLException {
		Schema made = new AppliedSchema(this.database, this.changelogs).read(engine);
		Schema live = this.database.read(engine, made.namedSchemas());
		List<QualifiedName> names = made.tables().stream().map(Table::name).toList();
		requireNobodyElseRefers(live, names);
		List<QualifiedName> sequences = made.sequences().stream().map(Sequence::name).toList();
		List<QualifiedName> views = made.views().stream().map(View::name).toList();
		List<QualifiedName> types = made.types().stream().map(UserType::name).toList();
		return new Schema(live.tables().stream().filter((table) -> names.contains(table.name())).toList(),
				live.sequences().stream().filter((sequence) -> sequences.contains(sequence.name())).toList(),
				live.views().stream().filter((view) -> views.contains(view.name())).toList(),
				live.types().stream().filter((type) -> types.contains(type.name())).toList(), made.objects());
	}

	private static void requireNobodyElseRefers(Schema live, List<QualifiedName> own) {
		for (Table table : live.tables()) {
			for (ForeignKey key : table.foreignKeys()) {
				if (!own.contains(table.name()) && own.contains(key.referencedTable())) {
					throw new MigrationException(
							"Table " + table.name() + ", which the changelog has not made, refers to "
									+ key.referencedTable() + " by " + key.name() + ".",
							"Nothing has been dropped. Drop that foreign key, or the table, by hand first.");
				}
			}
		}
	}

}
