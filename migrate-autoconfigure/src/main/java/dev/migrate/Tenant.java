package dev.migrate;

import javax.sql.DataSource;

import org.jspecify.annotations.Nullable;

/**
 * Somebody who has tables of his own: in a schema of a database that many share, or in a
 * database.
 *
 * @param id what he is called
 * @param schema his schema (his database, where an engine has no schemas), or null for
 * that of the connection
 * @param dataSource his database, or null for the one that all share
 */
public record Tenant(String id, @Nullable String schema, @Nullable DataSource dataSource) {

	/**
	 * A tenant with a schema in the database that all share.
	 */
	public static Tenant inSchema(String id, String schema) {
		return new Tenant(id, schema, null);
	}

	/**
	 * A tenant with a database of his own.
	 */
	public static Tenant inDatabase(String id, DataSource dataSource) {
		return new Tenant(id, null, dataSource);
	}

}
