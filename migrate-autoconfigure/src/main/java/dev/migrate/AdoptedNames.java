package dev.migrate;

import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.Function;

import dev.migrate.schema.CheckConstraint;
import dev.migrate.schema.ForeignKey;
import dev.migrate.schema.ObjectName;
import dev.migrate.schema.PrimaryKey;
import dev.migrate.schema.Schema;
import dev.migrate.schema.Table;
import dev.migrate.schema.UniqueConstraint;

/**
 * Names that nobody has chosen where a table was made: a revision gives constraints names
 * of its own, which a database that had its tables before does not know.
 */
final class AdoptedNames {

	private AdoptedNames() {
	}

	/**
	 * What the changelog makes, by the names that the database made up for the same
	 * constraints.
	 */
	static Schema of(Schema changelog, Schema database) {
		return changelog.withTables(changelog.tables()
			.stream()
			.map((table) -> database.table(table.name()).map((live) -> of(table, live)).orElse(table))
			.toList());
	}

	private static Table of(Table table, Table live) {
		PrimaryKey key = table.primaryKey();
		PrimaryKey liveKey = live.primaryKey();
		boolean sameKey = key != null && liveKey != null && !liveKey.name().isChosen()
				&& key.columns().equals(liveKey.columns());
		return table.withPrimaryKey(sameKey ? liveKey : key)
			.withUniqueConstraints(adopt(table.uniqueConstraints(), live.uniqueConstraints(), UniqueConstraint::name,
					(a, b) -> a.columns().equals(b.columns())))
			.withCheckConstraints(adopt(table.checkConstraints(), live.checkConstraints(), CheckConstraint::name,
					(a, b) -> a.expression().equals(b.expression())))
			.withForeignKeys(adopt(table.foreignKeys(), live.foreignKeys(), ForeignKey::name,
					(a, b) -> a.equals(new ForeignKey(a.name(), b.columns(), b.referencedTable(), b.referencedColumns(),
							b.onDelete(), b.onUpdate()))));
	}

	private static <T> List<T> adopt(List<T> wanted, List<T> live, Function<T, ObjectName> name,
			BiPredicate<T, T> same) {
		return wanted.stream().map((object) -> {
			Optional<T> twin = live.stream()
				.filter((other) -> !name.apply(other).isChosen() && same.test(object, other))
				.findFirst();
			return twin.orElse(object);
		}).toList();
	}

}
