package dev.migrate.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.migrate.TenantStatus;

/**
 * Says which tenant is at which revision.
 */
final class TenantListing {

	private final CommandSession session;

	private final List<TenantStatus> tenants;

	TenantListing(CommandSession session, List<TenantStatus> tenants) {
		this.session = session;
		this.tenants = tenants;
	}

	void print() {
		if (this.tenants.isEmpty()) {
			this.session.print(" (no tenants)");
		}
		print(this.tenants);
	}

	/**
	 * Those out of reach, with the reason.
	 */
	void printUnreachable() {
		print(this.tenants.stream().filter((tenant) -> tenant.status() == null).toList());
	}

	private void print(List<TenantStatus> tenants) {
		int width = tenants.stream().mapToInt((tenant) -> tenant.tenant().length()).max().orElse(0);
		for (TenantStatus tenant : tenants) {
			this.session.print(" [" + symbol(tenant) + "] " + tenant.tenant()
					+ " ".repeat(width - tenant.tenant().length()) + "  " + words(tenant));
		}
	}

	private String symbol(TenantStatus tenant) {
		if (tenant.status() == null) {
			return this.session.palette().red("!");
		}
		return tenant.status().upToDate() ? "X" : " ";
	}

	private static String words(TenantStatus tenant) {
		if (tenant.status() == null) {
			return String.valueOf(tenant.error());
		}
		int pending = tenant.pending().size();
		return tenant.revision().orElse("(no migrations)") + ((pending > 0) ? ", " + pending + " pending" : "");
	}

	/**
	 * The tenants as data.
	 */
	List<Map<String, Object>> json() {
		List<Map<String, Object>> list = new ArrayList<>();
		for (TenantStatus tenant : this.tenants) {
			Map<String, Object> json = new LinkedHashMap<>();
			json.put("tenant", tenant.tenant());
			json.put("revision", tenant.revision().orElse(null));
			json.put("pending", tenant.pending());
			json.put("error", tenant.error());
			list.add(json);
		}
		return list;
	}

	/**
	 * Those whose history could be read.
	 */
	List<TenantStatus> reached() {
		return this.tenants.stream().filter((tenant) -> tenant.status() != null).toList();
	}

	/**
	 * Whether everybody can be reached.
	 */
	boolean reachable() {
		return reached().size() == this.tenants.size();
	}

	/**
	 * Whether nothing is pending, and everybody can be reached.
	 */
	boolean upToDate() {
		return this.tenants.stream().allMatch((tenant) -> tenant.status() != null && tenant.status().upToDate());
	}

}
