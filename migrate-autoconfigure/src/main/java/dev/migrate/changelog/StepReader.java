package dev.migrate.changelog;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

import dev.migrate.change.PlacedStep;
import dev.migrate.change.SchemaChange;
import dev.migrate.change.Step;
import dev.migrate.schema.Schema;
import liquibase.change.AbstractSQLChange;
import liquibase.change.Change;
import liquibase.change.core.DeleteDataChange;
import liquibase.change.core.RawSQLChange;
import liquibase.change.core.UpdateDataChange;
import liquibase.changelog.ChangeSet;
import liquibase.util.StringUtil;

/**
 * Reads change sets in their order as steps, each with the schema that it meets.
 */
final class StepReader {

	private final LiquibaseDialect dialect;

	private final ChangeInterpretation interpretation = new ChangeInterpretation();

	private final ChangeEffects effects;

	private final SchemaState state = new SchemaState();

	StepReader(LiquibaseDialect dialect) {
		this.dialect = dialect;
		this.effects = new ChangeEffects(dialect.engine());
	}

	/**
	 * The schema after all that has been read.
	 */
	Schema schema() {
		return this.state.toSchema();
	}

	/**
	 * The steps of a change set that comes next.
	 */
	List<PlacedStep> read(ChangeSet changeSet) {
		ChangeContext context = new ChangeContext(this.state, this.dialect, new ChangedNames(this.dialect, changeSet));
		List<PlacedStep> steps = new ArrayList<>();
		for (Change change : changeSet.getChanges()) {
			if (change instanceof AbstractSQLChange sql && sql.getSql() != null && !rebuilds(sql)) {
				statements(sql).forEach((statement) -> steps.addAll(read(statement, sql, context)));
			}
			else {
				steps.addAll(interpret(change, context));
			}
		}
		return steps;
	}

	/**
	 * Passes a change set by, whose steps nobody asks for.
	 */
	void pass(ChangeSet changeSet) {
		ChangeContext context = new ChangeContext(this.state, this.dialect, new ChangedNames(this.dialect, changeSet));
		for (Change change : changeSet.getChanges()) {
			if (change instanceof AbstractSQLChange sql && sql.getSql() != null && !rebuilds(sql)) {
				statements(sql).forEach((statement) -> read(statement, sql, context));
			}
			else {
				restated(change).ifPresent((restated) -> this.interpretation.apply(restated, context));
				this.interpretation.apply(change, context);
			}
		}
	}

	private Optional<? extends Change> restated(Change change) {
		return this.dialect.repeatsTypes() ? RestatedType.by(change) : Optional.empty();
	}

	/** Statements that build a table anew mean something together only. */
	private boolean rebuilds(AbstractSQLChange sql) {
		return this.dialect.engine().rebuilding().isPresent() && NotedChange.read(sql).isPresent();
	}

	private static List<String> statements(AbstractSQLChange sql) {
		return List.of(StringUtil.processMultiLineSQL(Objects.requireNonNullElse(sql.getSql(), ""), true,
				sql.isSplitStatements(), sql.getEndDelimiter(), sql.getChangeSet()));
	}

	private List<PlacedStep> interpret(Change change, ChangeContext context) {
		List<PlacedStep> steps = new ArrayList<>();
		restated(change).ifPresent((restated) -> steps.addAll(interpret(restated, context)));
		Schema before = schema();
		this.interpretation.apply(change, context);
		SchemaDelta.between(before, schema(), this.dialect.engine())
			.forEach((done) -> steps.add(new PlacedStep(new Step.Structure(done, Set.of()), before)));
		if (change instanceof UpdateDataChange update) {
			steps.add(new PlacedStep(
					new Step.Rows(context.names().qualified(update.getSchemaName(), update.getTableName()), true),
					before));
		}
		if (change instanceof DeleteDataChange delete) {
			steps.add(new PlacedStep(
					new Step.Rows(context.names().qualified(delete.getSchemaName(), delete.getTableName()), true),
					before));
		}
		return steps;
	}

	private List<PlacedStep> read(String sql, AbstractSQLChange origin, ChangeContext context) {
		String statement = SqlText.plain(sql);
		if (statement.isEmpty()) {
			return List.of();
		}
		Schema before = schema();
		List<Step> read = new StatementReader(this.dialect, before).read(statement);
		boolean understood = read.stream().allMatch((step) -> !(step instanceof Step.Sql text) || text.understood());
		List<PlacedStep> steps = new ArrayList<>();
		if (understood) {
			read.forEach((step) -> steps.add(new PlacedStep(step, before)));
			read.forEach((step) -> {
				if (step instanceof Step.Structure structure) {
					this.effects.apply(structure, this.state);
				}
			});
			return steps;
		}
		RawSQLChange single = new RawSQLChange(sql);
		single.setSplitStatements(false);
		single.setChangeSet(origin.getChangeSet());
		this.interpretation.apply(single, context);
		List<SchemaChange> done = SchemaDelta.between(before, schema(), this.dialect.engine());
		steps.add(new PlacedStep(new Step.Sql(statement, !done.isEmpty()), before));
		done.forEach((change) -> steps.add(new PlacedStep(new Step.Structure(change, Set.of()), before)));
		return steps;
	}

}
