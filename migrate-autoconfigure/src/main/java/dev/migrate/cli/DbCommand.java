package dev.migrate.cli;

import java.util.LinkedHashMap;
import java.util.Map;

import dev.migrate.CreateResult;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * {@code migrate db}: tables without revisions.
 */
@Command(name = "db",
		description = {
				"Have Hibernate create the tables of the entities, without revisions and without a history: "
						+ "for a prototype.",
				"Refused where revisions have run, or where one of the tables is there." },
		footer = "  java -jar app.jar migrate db")
class DbCommand extends AbstractCommand {

	@Option(names = "--json", description = "Print JSON.")
	boolean json;

	DbCommand(CommandSession session) {
		super(session);
	}

	@Override
	public Integer call() {
		CreateResult result = this.session.service().createTables();
		if (this.json) {
			Map<String, Object> json = new LinkedHashMap<>();
			json.put("tables", result.tables());
			json.put("views", result.views());
			json.put("refused", result.refused());
			this.session.print(json);
			return ExitCode.DONE;
		}
		result.tables().forEach((table) -> this.session.print("Created table " + table));
		result.views().forEach((view) -> this.session.print("Created view " + view));
		result.refused()
			.forEach((statement) -> this.session
				.hint(this.session.palette().yellow("warning:") + " the database refuses " + statement));
		this.session.hint("There is no history of this. Once there are revisions, mark them as run with " + "'"
				+ this.session.command("migrate stamp") + "', or drop these tables.");
		return ExitCode.DONE;
	}

}
