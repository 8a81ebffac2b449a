package dev.migrate.console;

import dev.migrate.DriftResult;

/**
 * What somebody has changed in a database by hand.
 */
final class DriftPage {

	private DriftPage() {
	}

	static Html render(ConsoleRequest request) {
		DriftResult drift = request.service().drift();
		return Html.of("section", Html.of("h1", "Drift"),
				Html.of("p", "How the database differs from what the revisions that have run in it make.").css("lead"),
				drift.isEmpty() ? Parts.notice("good", "Nobody has changed the database by hand.", null)
						: Html.of("div", Parts.changes(drift.changes()),
								Html.of("p", "Undo it, or write a revision that does the same.").css("lead")));
	}

}
