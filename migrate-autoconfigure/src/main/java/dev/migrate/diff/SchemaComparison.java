package dev.migrate.diff;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiPredicate;
import java.util.stream.Stream;

import dev.migrate.schema.ForeignKey;
import dev.migrate.schema.Identifier;
import dev.migrate.schema.QualifiedName;
import dev.migrate.schema.Schema;
import dev.migrate.schema.Table;
import dev.migrate.schema.TypeRules;

/**
 * The plain difference between two schemas in which equal names mean equal objects:
 * renames have been carried out and ownership has been looked at.
 */
final class SchemaComparison {

	private final TypeRules types;

	private final BackfillDecider backfills;

	SchemaComparison(TypeRules types, BackfillDecider backfills) {
		this.types = types;
		this.backfills = backfills;
	}

	Steps compare(Schema before, Schema wanted) {
		Steps steps = new Steps();
		new UserTypeDiffer(this.types).difference(before, wanted, steps);
		new SequenceDiffer().difference(before, wanted, steps);
		Set<Identifier> claimedNames = Members.chosenNames(wanted.tables());
		TableDiffer differ = new TableDiffer(this.types, new ColumnDiffer(this.types, this.backfills, steps),
				Members.OWN, claimedNames, steps);
		for (Table table : wanted.tables()) {
			before.table(table.name())
				.ifPresentOrElse((present) -> differ.changed(present, table), () -> differ.created(table));
		}
		before.tables().stream().filter((table) -> wanted.table(table.name()).isEmpty()).forEach(differ::dropped);
		foreignKeys(before, wanted, claimedNames, steps);
		return steps;
	}

	private void foreignKeys(Schema before, Schema wanted, Set<Identifier> claimedNames, Steps steps) {
		Disturbance disturbance = new Disturbance(steps.changes(), this.types);
		TreeSet<QualifiedName> names = new TreeSet<>();
		Stream.of(before, wanted).flatMap((schema) -> schema.tables().stream()).map(Table::name).forEach(names::add);
		for (QualifiedName name : names) {
			BiPredicate<ForeignKey, ForeignKey> disturbed = (key, target) -> disturbance.concerns(name, key)
					|| Members.FOREIGN_KEYS.holdsClaimedName(key, target, claimedNames);
			Members.FOREIGN_KEYS.difference(name, foreignKeys(before.table(name)), foreignKeys(wanted.table(name)),
					disturbed, steps);
		}
	}

	private static List<ForeignKey> foreignKeys(Optional<Table> table) {
		return table.map(Table::foreignKeys).orElse(List.of());
	}

}
