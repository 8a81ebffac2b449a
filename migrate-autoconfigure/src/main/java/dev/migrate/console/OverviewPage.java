package dev.migrate.console;

import java.util.List;

import dev.migrate.MigrationService;
import dev.migrate.execution.MigrationStatus;
import dev.migrate.failure.Secrets;

/**
 * All databases of the application.
 */
final class OverviewPage {

	private OverviewPage() {
	}

	/** One that cannot be read does not hide the others. */
	static Html render(String root, List<MigrationService> services) {
		Html rows = Html.of("ul").css("cards");
		for (MigrationService service : services) {
			Html card = Html.of("li",
					Html.of("h2", Html.link(ConsoleRequest.addressOf(root, service.name()), service.name())));
			try {
				card.add(
						service.hasTenants() ? TenantsPage.summary(service.tenantStatuses()) : facts(service.status()));
			}
			catch (RuntimeException ex) {
				card.add(Html.of("p", Html.span("tag bad", "unreadable"), " ", Secrets.mask(ex.getMessage())));
			}
			rows.add(card);
		}
		return Html.of("section", Html.of("h1", "Databases"), rows);
	}

	static Html facts(MigrationStatus status) {
		int pending = status.pendingRevisions().size();
		return Html.of("p",
				(pending == 0) ? Html.span("tag applied", "up to date")
						: Html.span("tag pending", pending + " pending"),
				status.lock().held() ? Html.span("tag bad", "locked") : null, " ",
				status.head().map((head) -> "Newest revision " + head.id()).orElse("No revisions yet"));
	}

}
