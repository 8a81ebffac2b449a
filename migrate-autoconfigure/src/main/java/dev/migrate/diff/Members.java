package dev.migrate.diff;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import dev.migrate.schema.Identifier;
import dev.migrate.schema.ObjectName;
import dev.migrate.schema.Table;

/**
 * The kinds of members that a table has beside its columns.
 */
final class Members {

	static final ForeignKeyDiffer FOREIGN_KEYS = new ForeignKeyDiffer();

	/**
	 * Those that concern one table only.
	 */
	static final List<MemberDiffer<?>> OWN = List.of(new IndexDiffer(), new UniqueConstraintDiffer(),
			new CheckConstraintDiffer(), new PrimaryKeyDiffer());

	static final List<MemberDiffer<?>> ALL = List.of(OWN.get(0), OWN.get(1), OWN.get(2), OWN.get(3), FOREIGN_KEYS);

	private Members() {
	}

	/**
	 * The names of constraints and indexes that somebody chose.
	 */
	static Set<Identifier> chosenNames(Collection<Table> tables) {
		return tables.stream()
			.flatMap((table) -> ALL.stream().flatMap((differ) -> differ.names(table)))
			.filter(ObjectName::isChosen)
			.map(ObjectName::identifier)
			.collect(Collectors.toSet());
	}

}
