package dev.migrate.actuate;

/**
 * In what respect a database may not be as it should be.
 */
public enum MigrationCondition {

	/** Revisions have still to run. */
	PENDING("pending"),

	/** Of a revision, some change sets have run and some have not. */
	PARTIAL("partial"),

	/** The lock has been held for too long. */
	LOCKED("locked for too long"),

	/** The database, or its changelog, could not be read. */
	UNREACHABLE("unreachable");

	private final String words;

	MigrationCondition(String words) {
		this.words = words;
	}

	String words() {
		return this.words;
	}

}
