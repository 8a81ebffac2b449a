package dev.migrate;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

import dev.migrate.failure.MigrationException;
import dev.migrate.failure.Secrets;
import dev.migrate.failure.UnknownNameException;

import org.springframework.util.StringUtils;

/**
 * The tenants that an application lists, once it is sure that they can be told apart and
 * that each has a place.
 */
final class TenantList {

	/** How many of them are named to whoever has asked for another one. */
	private static final int SHOWN = 10;

	private final String database;

	private final TenantProvider provider;

	TenantList(String database, TenantProvider provider) {
		this.database = database;
		this.provider = provider;
	}

	/**
	 * The tenants at this moment.
	 */
	List<Tenant> get() {
		List<Tenant> tenants = listed();
		Set<String> seen = new HashSet<>();
		for (Tenant tenant : tenants) {
			if (!StringUtils.hasText(tenant.id())) {
				throw new MigrationException("A tenant of the database '" + this.database + "' has no id.",
						"Have its TenantProvider give each tenant an id of his own.");
			}
			if (!seen.add(tenant.id())) {
				throw new MigrationException(
						"Two tenants of the database '" + this.database + "' are called '" + tenant.id() + "'.",
						"Correct its TenantProvider.");
			}
			if (tenant.schema() == null && tenant.dataSource() == null) {
				throw new MigrationException("The tenant '" + tenant.id() + "' has neither a schema nor a DataSource.",
						"Have the TenantProvider return Tenant.inSchema(id, schema) or Tenant.inDatabase(id, dataSource).");
			}
		}
		return tenants;
	}

	/** The provider is the application's own code, and asks a database as a rule. */
	private List<Tenant> listed() {
		try {
			return List.copyOf(this.provider.tenants());
		}
		catch (MigrationException ex) {
			throw ex;
		}
		catch (RuntimeException ex) {
			throw new MigrationException(
					"The tenants of the database '" + this.database + "' cannot be listed: "
							+ Secrets.mask(ex.getMessage()),
					"Correct its TenantProvider. It is asked before the database is migrated, so tables that it reads "
							+ "have to be there by then: those of another database, or of the application's own where "
							+ "the tenants are those of a further one.",
					ex);
		}
	}

	/**
	 * The one who is called so.
	 */
	Tenant find(String id) {
		List<Tenant> tenants = get();
		return tenants.stream()
			.filter((tenant) -> tenant.id().equals(id))
			.findFirst()
			.orElseThrow(() -> new UnknownNameException(
					"There is no tenant '" + id + "' of the database '" + this.database + "'.", known(tenants)));
	}

	private static String known(List<Tenant> tenants) {
		List<String> ids = tenants.stream().map(Tenant::id).limit(SHOWN).toList();
		return ids.isEmpty() ? "Its TenantProvider lists none." : "Its TenantProvider lists: " + String.join(", ", ids)
				+ ((ids.size() < tenants.size()) ? " and " + (tenants.size() - ids.size()) + " more" : "");
	}

}
