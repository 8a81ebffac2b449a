package dev.migrate.diff;

import java.util.List;

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

}
