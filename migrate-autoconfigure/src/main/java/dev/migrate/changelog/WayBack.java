package dev.migrate.changelog;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import dev.migrate.change.AddColumn;
import dev.migrate.change.AddForeignKey;
import dev.migrate.change.AddPrimaryKey;
import dev.migrate.change.AddUniqueConstraint;
import dev.migrate.change.CreateIndex;
import dev.migrate.change.DropCheckConstraint;
import dev.migrate.change.DropColumn;
import dev.migrate.change.DropForeignKey;
import dev.migrate.change.DropPrimaryKey;
import dev.migrate.change.DropSequence;
import dev.migrate.change.DropTable;
import dev.migrate.change.DropUniqueConstraint;
import dev.migrate.change.FillNulls;
import dev.migrate.change.NumberPlaces;
import dev.migrate.change.RenameColumn;
import dev.migrate.change.RenameTable;
import dev.migrate.change.SchemaChange;
import dev.migrate.change.SetNotNull;
import dev.migrate.change.SkipUsedNumbers;
import dev.migrate.engine.Engine;
import dev.migrate.schema.Column;
import dev.migrate.schema.ForeignKey;
import dev.migrate.schema.Identifier;
import dev.migrate.schema.IndexColumn;
import dev.migrate.schema.QualifiedName;
import dev.migrate.schema.Schema;
import dev.migrate.schema.Sequence;
import dev.migrate.schema.Table;

import org.jspecify.annotations.Nullable;

/**
 * What undoes a step where there are rows: a mandatory column whose values are lost comes
 * back with an empty value in each of them, because an engine would refuse it otherwise.
 */
final class WayBack {

	private static final Pattern LITERAL = Pattern.compile("'(?:[^']|'')*'");

	private final Engine engine;

	private final List<SchemaChange> plan;

	private final Schema former;

	/**
	 * Knows a way back.
	 * @param plan all steps that are undone together
	 * @param former the schema before them
	 */
	WayBack(Engine engine, List<SchemaChange> plan, Schema former) {
		this.engine = engine;
		this.plan = plan;
		this.former = former;
	}

	/**
	 * The steps that undo one.
	 * @param met the table that the step changes as it is before, or null if there is
	 * none
	 */
	List<SchemaChange> from(SchemaChange change, @Nullable Table met) {
		if (change instanceof DropColumn drop && isLeftWithoutValues(drop.column())) {
			String distinct = isTold(drop) ? this.engine.distinctValue(drop.column().type()) : null;
			String value = (distinct != null) ? distinct : emptyValue(drop);
			if (value != null) {
				Column empty = drop.column().withNullable(true);
				List<Identifier> owners = (distinct != null) ? owners(drop) : List.of();
				return Stream
					.of(Stream.of(new AddColumn(drop.table(), empty), new FillNulls(drop.table(), empty, value)),
							owners.isEmpty() ? Stream.<SchemaChange>empty()
									: Stream.of(new NumberPlaces(drop.table(), empty, owners)),
							Stream.of(new SetNotNull(drop.table(), drop.column())))
					.<SchemaChange>flatMap(Function.identity())
					.toList();
			}
		}
		if (met != null && this.engine.foreignKeysHoldIndexes() && this.engine.foreignKeysHoldEverything()) {
			return withForeignKeysAway(change, servedBy(indexed(change), met));
		}
		if (change instanceof DropSequence drop) {
			return Stream.concat(drop.inverse().stream(), skipped(drop.sequence()).stream()).toList();
		}
		return change.inverse();
	}

	/**
	 * Nothing but its name tells which table had its keys from a sequence.
	 */
	private Optional<SkipUsedNumbers> skipped(Sequence sequence) {
		return this.former.tables()
			.stream()
			.filter((table) -> sequence.increment() > 0 && sequence.name().isSequenceOf(table.name()))
			.flatMap((table) -> Stream.ofNullable(table.primaryKey())
				.filter((key) -> key.columns().size() == 1)
				.flatMap((key) -> table.column(key.columns().get(0)).stream())
				.filter(SkipUsedNumbers::isPossibleIn)
				.flatMap((key) -> skipped(sequence, table.name(), key.name()).stream()))
			.findFirst();
	}

	/**
	 * Goes by the names that table and key still have when the sequence comes back.
	 */
	private Optional<SkipUsedNumbers> skipped(Sequence sequence, QualifiedName formerTable, Identifier formerKey) {
		QualifiedName table = formerTable;
		Identifier key = formerKey;
		for (SchemaChange change : this.plan) {
			if (change instanceof RenameTable rename && rename.from().equals(table)) {
				table = rename.to();
			}
			else if (change instanceof RenameColumn rename && rename.table().equals(table)
					&& rename.column().name().equals(key)) {
				key = rename.to();
			}
			else if (change.object().equals(table) && (change instanceof DropTable
					|| (change instanceof DropColumn drop && drop.column().name().equals(key)))) {
				return Optional.empty();
			}
		}
		return Optional.of(new SkipUsedNumbers(sequence.name(), table, key, sequence.increment(), null));
	}

	private static List<Identifier> indexed(SchemaChange change) {
		if (change instanceof AddPrimaryKey add) {
			return add.primaryKey().columns();
		}
		if (change instanceof AddUniqueConstraint add) {
			return add.unique().columns();
		}
		return (change instanceof CreateIndex create)
				? create.index().columns().stream().map(IndexColumn::name).toList() : List.of();
	}

	/**
	 * The foreign keys that let go of the index of their own when another one came, and
	 * now hold on to that.
	 */
	private static List<ForeignKey> servedBy(List<Identifier> indexed, Table table) {
		return table.foreignKeys()
			.stream()
			.filter((foreignKey) -> Collections.indexOfSubList(indexed, foreignKey.columns()) == 0)
			.toList();
	}

	private static List<SchemaChange> withForeignKeysAway(SchemaChange change, List<ForeignKey> foreignKeys) {
		return Stream
			.of(foreignKeys.stream().map((key) -> new DropForeignKey(change.object(), key)), change.inverse().stream(),
					foreignKeys.stream().map((key) -> new AddForeignKey(change.object(), key)))
			.<SchemaChange>flatMap(Function.identity())
			.toList();
	}

	private static boolean isLeftWithoutValues(Column column) {
		return !column.nullable() && column.defaultValue() == null && column.identity() == null
				&& column.generated() == null;
	}

	/**
	 * Whether rows were told apart by the column, and have to be when it comes back.
	 */
	private boolean isTold(DropColumn drop) {
		Identifier column = drop.column().name();
		return this.plan.stream().filter((change) -> change.object().equals(drop.table())).anyMatch((change) -> {
			if (change instanceof DropPrimaryKey key) {
				return key.primaryKey().columns().contains(column);
			}
			return change instanceof DropUniqueConstraint unique && unique.unique().columns().contains(column);
		});
	}

	/**
	 * The columns that say to whom a row belongs, whose number among the others of that
	 * owner came from the column: the rest of the key, as of a list with an order.
	 */
	private List<Identifier> owners(DropColumn drop) {
		Identifier column = drop.column().name();
		List<SchemaChange> here = this.plan.stream().filter((change) -> change.object().equals(drop.table())).toList();
		boolean plain = SkipUsedNumbers.isPossibleIn(drop.column()) && here.stream()
			.noneMatch((change) -> change instanceof DropUniqueConstraint unique
					&& unique.unique().columns().contains(column));
		List<Identifier> owners = here.stream()
			.flatMap((change) -> (plain && change instanceof DropPrimaryKey key) ? key.primaryKey().columns().stream()
					: Stream.empty())
			.filter((other) -> !other.equals(column))
			.toList();
		boolean stay = here.stream()
			.noneMatch((change) -> change instanceof DropColumn other && owners.contains(other.column().name()));
		return stay ? owners : List.of();
	}

	/**
	 * A column that admits some values only gets the first of them.
	 */
	private @Nullable String emptyValue(DropColumn drop) {
		String value = this.engine.emptyValue(drop.column().type());
		if ("''".equals(value)) {
			for (SchemaChange change : this.plan) {
				if (change instanceof DropCheckConstraint check && check.table().equals(drop.table())) {
					Matcher literal = LITERAL.matcher(check.check().expression());
					if (mentions(check.check().expression(), drop.column().name()) && literal.find()) {
						return literal.group();
					}
				}
			}
		}
		return value;
	}

	private static boolean mentions(String expression, Identifier column) {
		return Pattern.compile("\\b" + Pattern.quote(column.text()) + "\\b", Pattern.CASE_INSENSITIVE)
			.matcher(LITERAL.matcher(expression).replaceAll("''"))
			.find();
	}

}
