package dev.migrate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import dev.migrate.change.AlterColumnType;
import dev.migrate.change.AlterIdentity;
import dev.migrate.change.AlterSequence;
import dev.migrate.change.ChangePlan;
import dev.migrate.change.CreateSequence;
import dev.migrate.change.CreateTable;
import dev.migrate.change.DropSequence;
import dev.migrate.change.DropTable;
import dev.migrate.change.RenameTable;
import dev.migrate.change.SchemaChange;
import dev.migrate.change.SkipUsedNumbers;
import dev.migrate.engine.Engine;
import dev.migrate.model.NumberSource;
import dev.migrate.schema.Column;
import dev.migrate.schema.Identity;
import dev.migrate.schema.PrimaryKey;
import dev.migrate.schema.QualifiedName;
import dev.migrate.schema.Schema;
import dev.migrate.schema.Sequence;
import dev.migrate.schema.Table;

/**
 * Keeps a new source of numbers from handing out those that rows already have.
 *
 * @param engine the engine, which knows how, if it can be done at all
 * @param sources what hands out the keys of which table
 * @param wanted the schema after the steps
 */
record UsedNumbers(Engine engine, List<NumberSource> sources, Schema wanted) {

	/**
	 * Whether a plan has steps that may need it: not one that creates all tables.
	 */
	static boolean mayMatterTo(ChangePlan plan, Schema wanted, Engine engine) {
		List<SchemaChange> changes = plan.changes();
		return changes.stream()
			.anyMatch((change) -> losesNumbering(change, engine) || change instanceof CreateSequence
					|| change instanceof AlterSequence || change instanceof DropSequence
					|| change instanceof CreateTable || change instanceof DropTable || change instanceof AlterIdentity)
				&& wanted.tables().stream().anyMatch((table) -> !isCreated(table, changes));
	}

	/**
	 * The plan with what has to be skipped, once everything is in its place.
	 */
	ChangePlan skippedIn(ChangePlan plan) {
		List<SchemaChange> changes = new ArrayList<>();
		plan.changes().forEach((change) -> changes.add(safeOnTheWayBack(change, plan.changes())));
		for (SchemaChange change : plan.changes()) {
			numbered(change).ifPresent(changes::add);
			Stream<SkipUsedNumbers> begun = this.sources.stream()
				.filter((source) -> begins(change, source))
				.flatMap((source) -> skip(change.object(), source, plan.changes()));
			Stream<SkipUsedNumbers> joined = this.wanted.tables()
				.stream()
				.filter((table) -> losesNumbers(change, table, plan.changes()))
				.flatMap((table) -> skip(table, plan.changes()));
			Stream.concat(begun, joined).filter((skip) -> !changes.contains(skip)).forEach(changes::add);
		}
		return plan.withChanges(changes);
	}

	/**
	 * What follows where a column with values gets its numbers from the engine.
	 */
	private Optional<SkipUsedNumbers> numbered(SchemaChange change) {
		if (!(change instanceof AlterIdentity alter) || alter.before().identity() != null) {
			return Optional.empty();
		}
		Identity identity = alter.after().identity();
		String sql = (identity != null) ? this.engine.skipUsedIdentitySql(alter.table(), alter.after()) : null;
		return (identity == null || sql == null) ? Optional.empty() : Optional
			.of(new SkipUsedNumbers(alter.table(), alter.table(), alter.after().name(), identity.increment(), sql));
	}

	/**
	 * A sequence that hands out fewer numbers at once hands out more of them again when
	 * the revision is undone.
	 */
	private SchemaChange safeOnTheWayBack(SchemaChange change, List<SchemaChange> plan) {
		if (!(change instanceof AlterSequence alter) || alter.before().increment() <= alter.after().increment()) {
			return change;
		}
		List<SkipUsedNumbers> skips = this.sources.stream()
			.filter((source) -> source.sql() == null && source.is(alter.object()))
			.map((source) -> source.withIncrement(alter.before().increment()))
			.flatMap((source) -> skip(alter.object(), source, plan))
			.toList();
		return new AlterSequence(alter.before(), alter.after(), skips);
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

	/**
	 * Whether the step takes away what has handed out the keys of a table. Of a sequence,
	 * nothing but its name tells that.
	 */
	private boolean losesNumbers(SchemaChange change, Table table, List<SchemaChange> plan) {
		if (losesIdentity(change)) {
			return change.object().equals(table.name());
		}
		if (losesNumbering(change, this.engine)) {
			PrimaryKey key = table.primaryKey();
			return change.object().equals(table.name()) && key != null
					&& key.columns().equals(List.of(((AlterColumnType) change).after().name()));
		}
		if (!(change instanceof DropSequence || change instanceof DropTable)) {
			return false;
		}
		QualifiedName former = plan.stream()
			.filter((other) -> other instanceof RenameTable rename && rename.to().equals(table.name()))
			.map(SchemaChange::object)
			.findFirst()
			.orElse(table.name());
		return change.object().isSequenceOf(former);
	}

	private static boolean losesIdentity(SchemaChange change) {
		return change instanceof AlterIdentity alter && alter.before().identity() != null
				&& alter.after().identity() == null;
	}

	/**
	 * Whether a column gets a type that does not number rows by itself, as its former one
	 * does where it is the key.
	 */
	private static boolean losesNumbering(SchemaChange change, Engine engine) {
		return change instanceof AlterColumnType alter && engine.keysNumberRows(alter.before().type())
				&& !engine.keysNumberRows(alter.after().type());
	}

	/**
	 * What a source has to skip that has been there for other tables.
	 */
	private Stream<SkipUsedNumbers> skip(Table table, List<SchemaChange> plan) {
		return this.sources.stream()
			.filter((source) -> source.numbers(table.name()))
			.flatMap((source) -> Stream
				.concat(this.wanted.sequences().stream().map(Sequence::name),
						this.wanted.tables().stream().map(Table::name))
				.filter(source::is)
				.flatMap((name) -> skip(name, source, plan))
				.filter((skip) -> skip.table().equals(table.name())));
	}

	private Stream<SkipUsedNumbers> skip(QualifiedName name, NumberSource source, List<SchemaChange> plan) {
		return this.wanted.tables()
			.stream()
			.filter((table) -> source.numbers(table.name()) && !isCreated(table, plan))
			.flatMap((table) -> key(table, source).stream()
				.map((key) -> new SkipUsedNumbers(name, table.name(), key.name(), source.increment(), source.sql()))
				.filter(this::isPossible));
	}

	/** An engine that somebody has added may have no way to do it. */
	private boolean isPossible(SkipUsedNumbers skip) {
		return skip.sql() != null
				|| !this.engine.skipUsedNumbersSql(skip.source(), skip.increment(), skip.table(), skip.column())
					.isEmpty();
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
