package dev.migrate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import dev.migrate.change.Allocation;
import dev.migrate.change.AlterAllocation;
import dev.migrate.change.ChangePlan;
import dev.migrate.change.InsertRow;
import dev.migrate.change.RenameTable;
import dev.migrate.change.SchemaChange;
import dev.migrate.change.SkipUsedNumbers;
import dev.migrate.model.NumberSource;
import dev.migrate.model.StoredNumber;
import dev.migrate.schema.QualifiedName;
import dev.migrate.schema.Schema;
import dev.migrate.schema.Table;

/**
 * Keeps a number that a table stores from standing for numbers that have been handed out,
 * once Hibernate takes it for more of them than before.
 *
 * @param sources what hands out the keys of which table
 * @param from the schema before the steps
 * @param former what the numbers stood for, by what stores them
 */
record AllocationSizes(List<NumberSource> sources, Schema from, Map<String, Long> former) {

	/**
	 * The plan with the numbers moved whose size changes. Where nobody knows what a
	 * number stood for, as in a changelog of somebody's own, the next revision makes sure
	 * that it is behind all keys, and says what it stands for.
	 */
	ChangePlan keptIn(ChangePlan plan) {
		Map<String, NumberSource> stored = stored();
		if (stored.isEmpty()) {
			return plan;
		}
		List<SchemaChange> changes = new ArrayList<>();
		plan.changes().forEach((change) -> changes.add(noted(change, stored)));
		List<SchemaChange> known = new ArrayList<>();
		List<SchemaChange> unknown = new ArrayList<>();
		stored.forEach((name, source) -> table(source, plan).ifPresent((table) -> {
			Optional<Allocation> before = before(source, plan);
			before.flatMap((allocation) -> moved(table, allocation, source)).ifPresent(known::add);
			if (before.isEmpty()) {
				unknown.add(new AlterAllocation(table, null, allocation(source), Objects.requireNonNull(source.sql()),
						null));
				unknown.addAll(behindKeysOfOthers(table, source));
			}
		}));
		changes.addAll(known);
		if (!changes.isEmpty()) {
			changes.addAll(unknown);
		}
		return plan.withChanges(changes);
	}

	/**
	 * The sources by what stores their numbers. Who shares a number with somebody who
	 * takes more of them has to go by him.
	 */
	private Map<String, NumberSource> stored() {
		Map<String, NumberSource> stored = new LinkedHashMap<>();
		for (NumberSource source : this.sources) {
			StoredNumber number = source.stored();
			if (number != null && number.size() != null) {
				stored.merge(number.name(), source,
						(one, other) -> (allocation(other).size() > allocation(one).size()) ? other : one);
			}
		}
		return stored;
	}

	private static SchemaChange noted(SchemaChange change, Map<String, NumberSource> stored) {
		if (change instanceof InsertRow insert) {
			for (NumberSource source : stored.values()) {
				if (source.is(insert.table()) && number(source).isStoredBy(insert.sql())) {
					return new InsertRow(insert.table(), insert.sql(), allocation(source));
				}
			}
		}
		return change;
	}

	/**
	 * The table that stores the number, if it is there already.
	 */
	private Optional<QualifiedName> table(NumberSource source, ChangePlan plan) {
		return rename(source, plan).map(RenameTable::to)
			.or(() -> this.from.tables().stream().map(Table::name).filter(source::is).findFirst());
	}

	private Optional<Allocation> before(NumberSource source, ChangePlan plan) {
		StoredNumber number = number(source);
		String name = rename(source, plan).map((rename) -> number.nameIn(NumberSource.nameOf(rename.from())))
			.orElse(number.name());
		return Optional.ofNullable(this.former.get(name)).map((size) -> new Allocation(number.name(), size));
	}

	/** How the table that stores the number gets its name, if the plan gives it one. */
	private static Optional<RenameTable> rename(NumberSource source, ChangePlan plan) {
		return plan.changes()
			.stream()
			.filter(RenameTable.class::isInstance)
			.map(RenameTable.class::cast)
			.filter((rename) -> source.is(rename.to()))
			.findFirst();
	}

	/**
	 * Several tables may get their keys from the same number.
	 */
	private List<SkipUsedNumbers> behindKeysOfOthers(QualifiedName numbers, NumberSource source) {
		return this.sources.stream()
			.filter((other) -> !other.equals(source) && other.stored() != null
					&& number(other).name().equals(number(source).name()))
			.flatMap((other) -> this.from.tables()
				.stream()
				.filter((table) -> other.numbers(table.name()))
				.flatMap((table) -> table.columns()
					.stream()
					.filter((column) -> column.name().text().equalsIgnoreCase(other.column()))
					.map((column) -> new SkipUsedNumbers(numbers, table.name(), column.name(), other.increment(),
							other.sql()))))
			.toList();
	}

	private static Optional<SchemaChange> moved(QualifiedName table, Allocation before, NumberSource source) {
		Allocation after = allocation(source);
		long by = after.size() - before.size();
		return (by == 0) ? Optional.empty() : Optional
			.of(new AlterAllocation(table, before, after, number(source).moved(by), number(source).moved(-by)));
	}

	private static Allocation allocation(NumberSource source) {
		StoredNumber number = number(source);
		return new Allocation(number.name(), Objects.requireNonNull(number.size()));
	}

	private static StoredNumber number(NumberSource source) {
		return Objects.requireNonNull(source.stored());
	}

}
