package dev.migrate.diff;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

import dev.migrate.change.ChangePlan;
import dev.migrate.change.SchemaChange;
import dev.migrate.schema.Schema;
import dev.migrate.schema.TypeRules;

/**
 * Takes the difference between two schemas of one engine and puts it in an order that can
 * run.
 */
public final class SchemaDiffer {

	private final TypeRules types;

	public SchemaDiffer(TypeRules types) {
		this.types = types;
	}

	/**
	 * The steps that lead from one schema to the other. Same input, same steps in the
	 * same order.
	 */
	public Difference difference(Schema from, Schema to, Options options) {
		DatabaseObjectDiffer objects = new DatabaseObjectDiffer(from.objects(), to.objects());
		Schema former = SchemaOrder.sorted(objects.remainder(from));
		Schema target = SchemaOrder.sorted(objects.remainder(to));
		SchemaMatch match = match(former, target, options);
		new Moves(this.types).verify(match.renaming());
		SchemaComparison comparison = new SchemaComparison(this.types, options.backfills());
		Schema decided = match.undecidedBefore().removedFrom(former);
		Schema free = match.blocking().removedFrom(decided);
		LeftAlone leftAlone = new LeftAlone(new Ownership(options), match.renaming(),
				SchemaOrder.sorted(match.renaming().applyTo(free)));
		Schema cleared = this.types.renamesBreakComputedColumns()
				? match.renaming().computedFromRenamed(free).removedFrom(free) : free;
		Schema renamed = SchemaOrder.sorted(match.renaming().applyTo(cleared));
		Schema wanted = leftAlone.adoptedBy(match.undecidedWanted().removedFrom(target));
		Steps steps = comparison.compare(renamed, wanted);

		List<SchemaChange> changes = new ArrayList<>();
		changes.addAll(ChangeOrder.sorted(comparison.compare(decided, cleared).changes()));
		changes.addAll(RenameSteps.of(match.renaming(), cleared));
		changes.addAll(ChangeOrder.sorted(steps.changes()));
		ViewDiffer views = new ViewDiffer(new Ownership(options),
				new ViewDisturbance(changes, match.renaming(), this.types), former, target);
		List<OpenQuestion> questions = new ArrayList<>(match.questions());
		questions.addAll(steps.questions());
		questions.addAll(views.questions());
		questions
			.addAll(new Relocations(renamed, wanted, new Ownership(options), this.types).questions(steps.changes()));
		List<SchemaChange> all = Stream
			.of(objects.first(changes), views.drops(), changes, views.creations(), objects.last(changes))
			.flatMap(List::stream)
			.toList();
		List<String> lines = Stream.of(leftAlone.lines(), views.leftAlone()).flatMap(List::stream).toList();
		return new Difference(new ChangePlan(objects.remainder(from), all, lines), questions);
	}

	/**
	 * Has the renames decided and leaves it at that: where a schema is there on several
	 * engines, what is said of one of them holds for the others, whose types may differ.
	 */
	public void decideRenames(Schema from, Schema to, Options options) {
		DatabaseObjectDiffer objects = new DatabaseObjectDiffer(from.objects(), to.objects());
		match(SchemaOrder.sorted(objects.remainder(from)), SchemaOrder.sorted(objects.remainder(to)), options);
	}

	private SchemaMatch match(Schema from, Schema to, Options options) {
		return new SchemaMatcher(options, this.types).match(from, to);
	}

	/**
	 * How a difference is taken.
	 *
	 * @param managed which objects of the former schema may be dropped because a
	 * generated revision made them; see {@link dev.migrate.schema.SchemaObject} for the
	 * spelling
	 * @param drops objects that the user has named to be dropped, hence never candidates
	 * for a rename: {@code legacy}, {@code users.name}
	 * @param renames decides on candidates
	 * @param backfills decides on values for mandatory columns
	 * @param queries what else reads the tables: SQL that entities have in place of
	 * columns and tables
	 */
	public record Options(Predicate<String> managed, Set<String> drops, RenameDecider renames,
			BackfillDecider backfills, List<String> queries) {

		public Options {
			queries = List.copyOf(queries);
		}

		/**
		 * Nothing else reads the tables.
		 */
		public Options(Predicate<String> managed, Set<String> drops, RenameDecider renames, BackfillDecider backfills) {
			this(managed, drops, renames, backfills, List.of());
		}

		/**
		 * Everything is managed, nothing is decided.
		 */
		public static Options cautious() {
			return new Options((object) -> true, Set.of(), RenameDecider.UNDECIDED, BackfillDecider.UNDECIDED);
		}

		/**
		 * The same with more objects that may be dropped.
		 */
		public Options withManaged(Predicate<String> more) {
			return new Options(this.managed.or(more), this.drops, this.renames, this.backfills, this.queries);
		}

		/**
		 * The same with somebody else who decides on renames.
		 */
		public Options withRenames(RenameDecider renames) {
			return new Options(this.managed, this.drops, renames, this.backfills, this.queries);
		}

	}

	/**
	 * What was found.
	 *
	 * @param plan the steps, complete only if no question is open
	 * @param questions what has to be decided first
	 */
	public record Difference(ChangePlan plan, List<OpenQuestion> questions) {

		public Difference {
			questions = List.copyOf(questions);
		}

	}

}
