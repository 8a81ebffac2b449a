package dev.migrate.cli;

import java.util.LinkedHashMap;
import java.util.Map;

import dev.migrate.DriftResult;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * {@code migrate drift}: what somebody did to the database by hand.
 */
@Command(name = "drift", description = { "Compare the database with what its applied revisions make.",
		"Exits with 1 if somebody has changed it by hand." }, footer = "  java -jar app.jar migrate drift")
class DriftCommand extends DatabasesCommand {

	DriftCommand(CommandSession session) {
		super(session);
	}

	@Override
	int run() {
		DriftResult result = this.session.service().drift();
		if (this.json) {
			Map<String, Object> json = new LinkedHashMap<>();
			json.put("drift", ChangeListing.json(this.session, result.changes()));
			this.session.print(json);
		}
		else if (result.isEmpty()) {
			this.session.print("No drift detected.");
		}
		else {
			this.session.print("Drift detected: by hand, somebody did this to the database:");
			ChangeListing.print(this.session, result.changes());
			this.session.hint("Next: undo it by hand, or put it into the entities or a revision ("
					+ this.session.command("makemigrations --empty") + ") and mark that as applied ('"
					+ this.session.command("migrate stamp") + "').");
		}
		return result.isEmpty() ? ExitCode.DONE : ExitCode.NO;
	}

}
