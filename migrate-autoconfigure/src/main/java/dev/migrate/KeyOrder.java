package dev.migrate;

import java.util.Set;

import dev.migrate.schema.PrimaryKey;
import dev.migrate.schema.Schema;
import dev.migrate.schema.Table;

/**
 * Primary keys are the same whatever the order of their columns, where nobody has decided
 * it: Hibernate's {@code ddl-auto=update} leaves another one behind than {@code create},
 * and whoever takes over such a database has changed nothing by hand.
 */
final class KeyOrder {

	private KeyOrder() {
	}

	/**
	 * A schema with its keys in the order of another one.
	 */
	static Schema of(Schema expected, Schema live) {
		return live.withTables(live.tables()
			.stream()
			.map((table) -> expected.table(table.name()).map((other) -> order(other, table)).orElse(table))
			.toList());
	}

	private static Table order(Table expected, Table live) {
		PrimaryKey wanted = expected.primaryKey();
		PrimaryKey key = live.primaryKey();
		if (wanted == null || key == null || !Set.copyOf(wanted.columns()).equals(Set.copyOf(key.columns()))) {
			return live;
		}
		return live.withPrimaryKey(new PrimaryKey(key.name(), wanted.columns()));
	}

}
