package dev.migrate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import dev.migrate.change.AlterSequence;
import dev.migrate.change.ChangePlan;
import dev.migrate.change.CreateSequence;
import dev.migrate.change.CreateTable;
import dev.migrate.change.SchemaChange;
import dev.migrate.change.SkipUsedNumbers;
import dev.migrate.model.NumberSource;
import dev.migrate.schema.Column;
import dev.migrate.schema.QualifiedName;
import dev.migrate.schema.Schema;
import dev.migrate.schema.Table;

/**
 * Keeps a new source of numbers from handing out those that rows already have.
 *
 * @param sources what hands out the keys of which table
 * @param wanted the schema after the steps
 */
record UsedNumbers(List<NumberSource> sources, Schema wanted) {

	/**
	 * Whether a plan has steps that may need it: not one that creates all tables.
	 */
	static boolean mayMatterTo(ChangePlan plan, Schema wanted) {
		List<SchemaChange> changes = plan.changes();
		return changes.stream()
			.anyMatch((change) -> change instanceof CreateSequence || change instanceof AlterSequence
					|| change instanceof CreateTable)
				&& wanted.tables().stream().anyMatch((table) -> !isCreated(table, changes));
	}

	/**
	 * The plan with what has to be skipped, once everything is in its place.
	 */
	ChangePlan skippedIn(ChangePlan plan) {
		List<SchemaChange> changes = new ArrayList<>(plan.changes());
		for (SchemaChange change : plan.changes()) {
			this.sources.stream()
				.filter((source) -> begins(change, source))
				.flatMap((source) -> skip(change.object(), source, plan.changes()))
				.filter((skip) -> !changes.contains(skip))
				.forEach(changes::add);
		}
		return plan.withChanges(changes);
	}

	/**
	 * Whether the step makes the source hand out other numbers. Of a number that is taken
	 * for more rows at once, more numbers below it belong to them.
	 */
	private static boolean begins(SchemaChange change, NumberSource source) {
		boolean begins = (source.sql() == null)
				? change instanceof CreateSequence || (change instanceof AlterSequence alter
						&& alter.after().increment() > Math.max(alter.before().increment(), 0))
				: change instanceof CreateTable;
		return begins && source.is(change.object());
	}

	private Stream<SkipUsedNumbers> skip(QualifiedName name, NumberSource source, List<SchemaChange> plan) {
		return this.wanted.tables()
			.stream()
			.filter((table) -> source.numbers(table.name()) && !isCreated(table, plan))
			.flatMap((table) -> key(table, source).stream()
				.map((key) -> new SkipUsedNumbers(name, table.name(), key.name(), source.increment(), source.sql())));
	}

	private static boolean isCreated(Table table, List<SchemaChange> plan) {
		return plan.stream()
			.anyMatch((change) -> change instanceof CreateTable && change.object().equals(table.name()));
	}

	private static Optional<Column> key(Table table, NumberSource source) {
		return table.columns()
			.stream()
			.filter((column) -> column.name().text().equalsIgnoreCase(source.column()))
			.findFirst();
	}

}
