package dev.migrate.console;

import java.util.List;

import dev.migrate.TenantStatus;
import dev.migrate.execution.MigrationStatus;
import dev.migrate.failure.Secrets;

/**
 * The tenants of a database, each with what has run for it. Whatever is about one history
 * leads through here.
 */
final class TenantsPage {

	private TenantsPage() {
	}

	static Html render(ConsoleRequest request) {
		List<TenantStatus> tenants = request.service().tenantStatuses();
		Html rows = Html.of("ul").css("cards");
		tenants.forEach((tenant) -> rows.add(Html.of("li",
				Html.of("h2", Html.link(address(request, tenant.tenant()), tenant.tenant())), facts(tenant))));
		return Html.of("section", Html.of("h1", "Tenants"), summary(tenants), tenants.isEmpty() ? null : rows);
	}

	/**
	 * How many of them there are, and how many are behind.
	 */
	static Html summary(List<TenantStatus> tenants) {
		long unreadable = tenants.stream().filter((tenant) -> tenant.status() == null).count();
		long behind = tenants.stream().filter((tenant) -> !tenant.pending().isEmpty()).count();
		return Html
			.of("p", (behind + unreadable == 0) ? Html.span("tag applied", "up to date") : null,
					(behind > 0) ? Html.span("tag pending", behind + " behind") : null,
					(unreadable > 0) ? Html.span("tag bad", unreadable + " unreadable") : null,
					Html.span("fact", Parts.count(tenants.size(), "tenant")))
			.css("facts");
	}

	/** The page that was asked for, of this tenant. */
	private static String address(ConsoleRequest request, String tenant) {
		return ConsoleRequest.addressOf(request.root(), request.service().name() + "." + tenant,
				request.rest().toArray(String[]::new));
	}

	private static Html facts(TenantStatus tenant) {
		MigrationStatus status = tenant.status();
		if (status == null) {
			return Html.of("p", Html.span("tag bad", "unreadable"), " ", Secrets.mask(String.valueOf(tenant.error())));
		}
		return OverviewPage.facts(status);
	}

}
