package dev.migrate.schema;

/**
 * What a foreign key does to the referring rows.
 */
public enum ReferentialAction {

	/** Refuse, at the end of the statement or of the transaction. */
	NO_ACTION("no action"),

	/** Refuse at once. */
	RESTRICT("restrict"),

	/** Do the same to the referring row. */
	CASCADE("cascade"),

	/** Empty the reference. */
	SET_NULL("set null"),

	/** Put the column's default into the reference. */
	SET_DEFAULT("set default");

	private final String sql;

	ReferentialAction(String sql) {
		this.sql = sql;
	}

	/**
	 * The action as SQL spells it, in lower case.
	 */
	public String sql() {
		return this.sql;
	}

}
