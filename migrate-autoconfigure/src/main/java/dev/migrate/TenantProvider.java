package dev.migrate;

import java.util.List;

/**
 * Lists the tenants of a database. With a bean of this type, the database's changelog
 * runs for each tenant and not in the database itself. It is asked while the application
 * starts, so it must not need anything that waits for the database to be migrated: a
 * DataSource is there, a repository is not.
 */
@FunctionalInterface
public interface TenantProvider {

	/**
	 * The tenants at this moment.
	 */
	List<Tenant> tenants();

	/**
	 * The name of the database that they are tenants of.
	 */
	default String database() {
		return "default";
	}

}
