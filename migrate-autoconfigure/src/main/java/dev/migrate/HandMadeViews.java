package dev.migrate;

import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;

import dev.migrate.schema.QualifiedName;
import dev.migrate.schema.Schema;
import dev.migrate.schema.SchemaObject;
import dev.migrate.schema.View;

/**
 * Views of which entities know nothing. One may stand where an entity has its table, and
 * one that is made anew whenever it has to be stands in nobody's way.
 *
 * @param mapped those that are an entity's table
 * @param replaceable those that give way
 */
record HandMadeViews(Set<QualifiedName> mapped, Set<QualifiedName> replaceable) {

	static HandMadeViews of(Reference reference, Schema needed) {
		return new HandMadeViews(reference.schema()
			.views()
			.stream()
			.map(View::name)
			.filter((view) -> needed.table(view).isPresent() && !reference.managed().test(SchemaObject.of(view)))
			.collect(Collectors.toSet()), reference.replaceable());
	}

	/**
	 * What is there, as far as it can stand in the way.
	 */
	Schema former(Schema schema) {
		return schema
			.withViews(schema.views().stream().filter((view) -> !contains(this.replaceable, view.name())).toList());
	}

	/**
	 * What entities need beyond these views.
	 */
	Schema needed(Schema schema) {
		return this.mapped.isEmpty() ? schema
				: schema.withTables(schema.tables()
					.stream()
					.filter((table) -> !contains(this.mapped, table.name()))
					.map((table) -> table.withForeignKeys(table.foreignKeys()
						.stream()
						.filter((key) -> !contains(this.mapped, key.referencedTable()))
						.toList()))
					.toList());
	}

	/** Other engines may spell the name otherwise. */
	private static boolean contains(Collection<QualifiedName> names, QualifiedName name) {
		return names.stream().anyMatch(name::sameWords);
	}

}
