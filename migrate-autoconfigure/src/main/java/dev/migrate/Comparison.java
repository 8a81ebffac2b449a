package dev.migrate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.migrate.change.ChangePlan;
import dev.migrate.change.CreateSchema;
import dev.migrate.change.CreateTable;
import dev.migrate.change.InsertRow;
import dev.migrate.change.RenameSequence;
import dev.migrate.change.RenameTable;
import dev.migrate.change.SchemaChange;
import dev.migrate.changelog.Allocations;
import dev.migrate.changelog.ConstraintNaming;
import dev.migrate.changelog.RevisionNaming;
import dev.migrate.diff.OpenQuestion;
import dev.migrate.diff.SchemaDiffer;
import dev.migrate.diff.SchemaDiffer.Difference;
import dev.migrate.engine.Engine;
import dev.migrate.model.NumberSource;
import dev.migrate.schema.Identifier;
import dev.migrate.schema.ObjectName;
import dev.migrate.schema.QualifiedName;
import dev.migrate.schema.Schema;

/**
 * What the entities have and the reference has not, on every engine that a revision is
 * written for.
 *
 * @param plans the steps by engine, the connected engine first
 * @param questions what has to be decided before the steps are complete
 */
record Comparison(Map<Engine, ChangePlan> plans, List<OpenQuestion> questions) {

	/**
	 * Compares two schemas per engine.
	 * @param schemas the schemas by engine, the connected engine first
	 * @param naming what is asked for names of what nobody has named
	 */
	static Comparison of(Map<Engine, SchemaPair> schemas, SchemaDiffer.Options options, RevisionNaming naming) {
		Map<Engine, ChangePlan> plans = new LinkedHashMap<>();
		Map<String, OpenQuestion> questions = new LinkedHashMap<>();
		Schema current = schemas.values().iterator().next().from();
		SchemaDiffer.Options shared = (schemas.size() > 1) ? SharedRenames.decided(schemas, options) : options;
		schemas.forEach((engine, pair) -> {
			Difference difference = new SchemaDiffer(engine).difference(pair.from(), pair.to(),
					shared.withManaged(pair.alone()));
			plans.put(engine, named(difference.plan(), current, naming));
			difference.questions().forEach((question) -> questions.putIfAbsent(subject(question), question));
		});
		return new Comparison(plans, List.copyOf(questions.values()));
	}

	private static ChangePlan named(ChangePlan plan, Schema current, RevisionNaming naming) {
		return plan.withChanges(ConstraintNaming.apply(plan.changes(), current, naming));
	}

	/**
	 * The same with the schemas that new objects are to be in and that are not there. A
	 * user of Hibernate would have to create them by hand, or ask for it with
	 * {@code hibernate.hbm2ddl.create_namespaces}.
	 * @param present the schemas that are there by engine
	 */
	Comparison withSchemas(Function<Engine, Set<Identifier>> present) {
		Map<Engine, ChangePlan> plans = new LinkedHashMap<>();
		this.plans.forEach((engine, plan) -> {
			Set<Identifier> missing = plan.changes()
				.stream()
				.flatMap(Comparison::places)
				.flatMap((name) -> Stream.ofNullable(name.schema()))
				.collect(Collectors.toCollection(TreeSet::new));
			missing.removeAll(missing.isEmpty() ? Set.of() : present.apply(engine));
			plans.put(engine, plan
				.withChanges(Stream.concat(missing.stream().map(CreateSchema::new), plan.changes().stream()).toList()));
		});
		return new Comparison(plans, this.questions);
	}

	/** Going back has to find both, too. */
	private static Stream<QualifiedName> places(SchemaChange change) {
		if (change instanceof RenameTable rename) {
			return Stream.of(rename.from(), rename.to());
		}
		return (change instanceof RenameSequence rename) ? Stream.of(rename.from(), rename.to())
				: Stream.of(change.object());
	}

	/**
	 * The same with the rows that new tables begin with.
	 * @param rows the statements by engine and table
	 */
	Comparison withFirstRows(Function<Engine, Function<QualifiedName, List<String>>> rows) {
		Map<Engine, ChangePlan> plans = new LinkedHashMap<>();
		this.plans.forEach(
				(engine, plan) -> plans.put(engine, plan.changes().stream().noneMatch(CreateTable.class::isInstance)
						? plan : withFirstRows(plan, rows.apply(engine))));
		return new Comparison(plans, this.questions);
	}

	private static ChangePlan withFirstRows(ChangePlan plan, Function<QualifiedName, List<String>> rows) {
		List<SchemaChange> changes = new ArrayList<>();
		for (SchemaChange change : plan.changes()) {
			changes.add(change);
			if (change instanceof CreateTable create) {
				QualifiedName table = create.table().name();
				rows.apply(table).forEach((sql) -> changes.add(new InsertRow(table, sql, null)));
			}
		}
		return plan.withChanges(changes);
	}

	/**
	 * The same with the numbers skipped that rows already have, on the way back as well.
	 * @param schemas the schemas by engine
	 * @param sources what hands out the numbers, by engine
	 * @param allocations what numbers that tables store have stood for so far, by engine
	 */
	Comparison withUsedNumbersSkipped(Map<Engine, SchemaPair> schemas, Function<Engine, List<NumberSource>> sources,
			Map<Engine, Allocations> allocations) {
		Map<Engine, ChangePlan> plans = new LinkedHashMap<>();
		this.plans.forEach((engine, plan) -> {
			SchemaPair pair = Objects.requireNonNull(schemas.get(engine));
			List<NumberSource> used = sources.apply(engine);
			ChangePlan skipping = UsedNumbers.mayMatterTo(plan, pair.to(), engine)
					? new UsedNumbers(engine, used, pair.to()).skippedIn(plan) : plan;
			Allocations former = Objects.requireNonNull(allocations.get(engine));
			ChangePlan kept = new AllocationSizes(used, pair.from(), former.sizes()).keptIn(skipping);
			plans.put(engine, new DroppedCounters(engine, used, former, pair.to()).comingBackIn(kept));
		});
		return new Comparison(plans, this.questions);
	}

	/**
	 * Nothing is compared: for a revision that is filled by hand.
	 */
	static Comparison none(Engine engine) {
		return new Comparison(Map.of(engine, new ChangePlan(Schema.empty(), List.of(), List.of())), List.of());
	}

	/**
	 * What a question is about: the same on every engine, though types are spelled
	 * differently.
	 */
	private static String subject(OpenQuestion question) {
		return String.join(" ", question.options());
	}

	/**
	 * Whether no engine needs a step.
	 */
	boolean isEmpty() {
		return this.plans.values().stream().allMatch(ChangePlan::isEmpty) && this.questions.isEmpty();
	}

	/**
	 * The steps of the connected engine, and of the others those that it does not take.
	 */
	List<SchemaChange> changes() {
		List<SchemaChange> changes = new ArrayList<>();
		Set<String> seen = new LinkedHashSet<>();
		for (ChangePlan plan : this.plans.values()) {
			plan.changes().stream().filter((change) -> seen.add(subject(change))).forEach(changes::add);
		}
		return changes;
	}

	/**
	 * What a step is about: the same on every engine, though types and expressions are
	 * spelled differently.
	 */
	private static String subject(SchemaChange change) {
		String member = change.member().map(ObjectName::toString).orElse("");
		return String.join(" ", change.getClass().getSimpleName(), change.object().toString(), change.slug(), member);
	}

	/**
	 * What stays although the entities do not have it, in words.
	 */
	List<String> leftAlone() {
		return this.plans.values().iterator().next().leftAlone();
	}

	/**
	 * Two schemas of one engine.
	 *
	 * @param from what is there
	 * @param to what is wanted
	 * @param alone which objects a generated revision made on this engine alone
	 */
	record SchemaPair(Schema from, Schema to, Predicate<String> alone) {

		SchemaPair(Schema from, Schema to) {
			this(from, to, (object) -> false);
		}

		SchemaPair with(Predicate<String> alone) {
			return new SchemaPair(this.from, this.to, alone);
		}

	}

}
