package dev.migrate.change;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import dev.migrate.schema.QualifiedName;
import dev.migrate.schema.Table;

/**
 * Drops a table with all its rows. Foreign keys from and to it are dropped before, as
 * steps of their own.
 *
 * @param table the table as it was
 * @param onTheWayBack what an empty table lacks to be of use again, where it hands out
 * numbers
 */
public record DropTable(Table table, List<SchemaChange> onTheWayBack) implements SchemaChange {

	public DropTable(Table table) {
		this(table, List.of());
	}

	public DropTable {
		onTheWayBack = List.copyOf(onTheWayBack);
	}

	@Override
	public QualifiedName object() {
		return this.table.name();
	}

	@Override
	public Sign sign() {
		return Sign.REMOVE;
	}

	@Override
	public String describe() {
		return "Drop table " + this.table.name();
	}

	@Override
	public String slug() {
		return "drop_" + this.table.name().name().text();
	}

	@Override
	public Optional<String> loses() {
		return Optional.of("all rows of " + this.table.name());
	}

	@Override
	public List<SchemaChange> inverse() {
		List<SchemaChange> steps = new ArrayList<>();
		steps.add(new CreateTable(this.table));
		this.table.uniqueConstraints()
			.forEach((unique) -> steps.add(new AddUniqueConstraint(this.table.name(), unique)));
		this.table.checkConstraints().forEach((check) -> steps.add(new AddCheckConstraint(this.table.name(), check)));
		this.table.indexes().forEach((index) -> steps.add(new CreateIndex(this.table.name(), index)));
		steps.addAll(this.onTheWayBack);
		return List.copyOf(steps);
	}

}
