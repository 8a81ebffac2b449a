package dev.migrate.diff;

import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;

import dev.migrate.diff.SchemaDiffer.Options;
import dev.migrate.schema.Identifier;
import dev.migrate.schema.QualifiedName;

/**
 * What may be dropped when the entities no longer have it.
 */
final class Ownership {

	private final Options options;

	private final Set<String> drops = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);

	Ownership(Options options) {
		this.options = options;
		this.drops.addAll(options.drops());
	}

	/**
	 * Whether a query of the entities' own reads a table that is no entity's any more.
	 */
	boolean read(QualifiedName table) {
		return this.options.queries().stream().anyMatch((query) -> SqlText.of(query).reads(table.name()));
	}

	/**
	 * Whether a query of the entities' own reads a column that is no entity's any more.
	 */
	boolean read(QualifiedName table, Identifier column) {
		return this.options.queries().stream().anyMatch((query) -> SqlText.of(query).reads(table.name(), column));
	}

	/**
	 * Whether a generated revision made the object.
	 */
	boolean managed(String object) {
		return this.options.managed().test(object);
	}

	/**
	 * Whether the user has named the object, by one of its spellings, to be dropped.
	 */
	boolean dropped(String... spellings) {
		return Arrays.stream(spellings).anyMatch(this.drops::contains);
	}

	/**
	 * Whether the object stays though the entities do not have it.
	 * @param former the spelling under which it is owned
	 * @param present the spellings under which the user may know it
	 */
	boolean leaves(String former, String... present) {
		return !managed(former) && !dropped(former) && !dropped(present);
	}

}
