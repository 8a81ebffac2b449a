package dev.migrate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

import dev.migrate.change.Allocation;
import dev.migrate.change.ChangePlan;
import dev.migrate.change.CreateSequence;
import dev.migrate.change.CreateTable;
import dev.migrate.change.DropTable;
import dev.migrate.change.InsertRow;
import dev.migrate.change.RenameColumn;
import dev.migrate.change.RenameTable;
import dev.migrate.change.SchemaChange;
import dev.migrate.change.SkipUsedNumbers;
import dev.migrate.changelog.Allocations;
import dev.migrate.changelog.Allocations.Counter;
import dev.migrate.engine.Engine;
import dev.migrate.model.NumberSource;
import dev.migrate.model.StoredNumber;
import dev.migrate.schema.Column;
import dev.migrate.schema.Identifier;
import dev.migrate.schema.QualifiedName;
import dev.migrate.schema.Schema;
import dev.migrate.schema.Table;

import org.jspecify.annotations.Nullable;

/**
 * Brings the rows back of a table that hands out numbers, when the revision is undone
 * that drops it: without them Hibernate finds no number, or begins with the first one
 * again. The number that had been reached is lost, so it follows the keys that are there
 * by then; whose they were, nothing tells any more, and a number passed over does no
 * harm.
 *
 * @param engine the engine
 * @param sources what hands out the keys of which table after the steps
 * @param former the numbers that tables stored before
 * @param wanted the schema after the steps
 */
record DroppedCounters(Engine engine, List<NumberSource> sources, Allocations former, Schema wanted) {

	ChangePlan comingBackIn(ChangePlan plan) {
		return plan.withChanges(plan.changes().stream().map((change) -> comingBack(change, plan)).toList());
	}

	private SchemaChange comingBack(SchemaChange change, ChangePlan plan) {
		if (!(change instanceof DropTable drop)) {
			return change;
		}
		List<Counter> counters = this.former.in(drop.table().name());
		List<SchemaChange> back = new ArrayList<>();
		for (Counter counter : counters) {
			StoredIn.find(drop.table(), counter).ifPresent((place) -> {
				back.add(place.insert(counter, this.engine));
				plan.from()
					.tables()
					.stream()
					.flatMap((table) -> key(table, plan).stream())
					.map((key) -> place.skip(counter, key, this.engine))
					.forEach(back::add);
			});
		}
		return back.isEmpty() ? change : new DropTable(drop.table(), back);
	}

	/**
	 * The key of a table that may have got its numbers from anywhere, under the names
	 * that it has when the step is undone.
	 */
	private Optional<Key> key(Table table, ChangePlan plan) {
		QualifiedName later = first(plan, RenameTable.class, (rename) -> rename.from().equals(table.name()))
			.map(RenameTable::to)
			.orElse(table.name());
		if (creates(plan, later::equals) || isNumberedAsBefore(later, plan)) {
			return Optional.empty();
		}
		return number(table).flatMap((column) -> {
			Identifier name = first(plan, RenameColumn.class,
					(rename) -> rename.table().equals(later) && rename.column().name().equals(column.name()))
				.map(RenameColumn::to)
				.orElse(column.name());
			return this.wanted.table(later)
				.flatMap((after) -> after.column(name))
				.filter(SkipUsedNumbers::isPossibleIn)
				.map((after) -> new Key(later, name));
		});
	}

	/** A key that neither the engine numbers nor another table. */
	private static Optional<Column> number(Table table) {
		return Stream.ofNullable(table.primaryKey())
			.filter((key) -> key.columns().size() == 1)
			.filter((key) -> table.foreignKeys().stream().noneMatch((other) -> other.columns().equals(key.columns())))
			.flatMap((key) -> table.column(key.columns().get(0)).stream())
			.filter((column) -> column.identity() == null && SkipUsedNumbers.isPossibleIn(column))
			.findFirst();
	}

	/** By a source of its own, which has been there all along. */
	private boolean isNumberedAsBefore(QualifiedName table, ChangePlan plan) {
		return this.sources.stream()
			.filter((source) -> source.numbers(table) && !creates(plan, source::is))
			.anyMatch((source) -> this.sources.stream()
				.noneMatch((other) -> other.name().equals(source.name()) && !other.numbers(table)));
	}

	private static boolean creates(ChangePlan plan, Predicate<QualifiedName> name) {
		return plan.changes()
			.stream()
			.anyMatch((change) -> (change instanceof CreateTable || change instanceof CreateSequence)
					&& name.test(change.object()));
	}

	private static <T extends SchemaChange> Optional<T> first(ChangePlan plan, Class<T> kind, Predicate<T> condition) {
		return plan.changes().stream().filter(kind::isInstance).map(kind::cast).filter(condition).findFirst();
	}

	/**
	 * A key that grows.
	 */
	private record Key(QualifiedName table, Identifier column) {

	}

	/**
	 * Where a table stores a number.
	 *
	 * @param table the table
	 * @param value the column with the number
	 * @param segment the column that tells rows apart, or null
	 */
	private record StoredIn(QualifiedName table, Identifier value, @Nullable Identifier segment) {

		static Optional<StoredIn> find(Table table, Counter counter) {
			List<Identifier> numbers = table.columns()
				.stream()
				.filter(SkipUsedNumbers::isPossibleIn)
				.map(Column::name)
				.toList();
			List<Identifier> others = table.columns()
				.stream()
				.map(Column::name)
				.filter((column) -> !numbers.contains(column))
				.toList();
			if (numbers.size() != 1 || others.size() != ((counter.segment() != null) ? 1 : 0)) {
				return Optional.empty();
			}
			return Optional.of(new StoredIn(table.name(), numbers.get(0), others.isEmpty() ? null : others.get(0)));
		}

		InsertRow insert(Counter counter, Engine engine) {
			String value = engine.sql(this.value);
			String sql = "insert into " + engine.sql(this.table)
					+ ((this.segment != null)
							? " (" + engine.sql(this.segment) + ", " + value + ") values (" + literal(counter) + ", "
							: " (" + value + ") values (")
					+ counter.first() + ")";
			return new InsertRow(this.table, sql, counter.allocation());
		}

		SkipUsedNumbers skip(Counter counter, Key key, Engine engine) {
			Allocation allocation = counter.allocation();
			long size = (allocation != null) ? allocation.size() : 1;
			String row = (this.segment != null) ? engine.sql(this.segment) + " = " + literal(counter) + " and " : "";
			return new SkipUsedNumbers(this.table, key.table(), key.column(), size,
					StoredNumber.skipUsedSql(engine.sql(this.table), engine.sql(this.value), row,
							engine.sql(key.table()), engine.sql(key.column()), size));
		}

		private static String literal(Counter counter) {
			return "'" + String.valueOf(counter.segment()).replace("'", "''") + "'";
		}

	}

}
