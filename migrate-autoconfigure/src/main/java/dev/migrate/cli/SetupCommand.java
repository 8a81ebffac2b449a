package dev.migrate.cli;

import java.util.LinkedHashMap;
import java.util.Map;

import dev.migrate.EnvironmentReport;
import dev.migrate.MigrationService;
import dev.migrate.SetupReport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * {@code migrate setup}: whether everything is in place.
 */
@Command(name = "setup",
		description = { "Say whether everything is in place for revisions to be written, and what was found: entities, "
				+ "changelog, database, shadow.", "Exits with 1 if something has to be put right." },
		footer = "  java -jar app.jar migrate setup")
class SetupCommand extends AbstractCommand {

	@Option(names = "--json", description = "Print JSON.")
	boolean json;

	SetupCommand(CommandSession session) {
		super(session);
	}

	@Override
	public Integer call() {
		MigrationService service = this.session.service();
		SetupReport report = service.setup();
		if (this.json) {
			this.session.print(json(report));
		}
		else {
			print(service, report);
		}
		return report.complete() ? ExitCode.DONE : ExitCode.NO;
	}

	private void print(MigrationService service, SetupReport report) {
		line("Entities", (report.entities().isEmpty()) ? "none" : String.valueOf(report.entities().size()));
		report.entities().forEach((entity) -> line("", entity));
		line("  scanned", report.packages().isEmpty() ? "by the application" : String.join(", ", report.packages()));
		line("  outside", report.outside().isEmpty() ? "none" : String.join(", ", report.outside()));
		EnvironmentReport environment = report.environment();
		if (environment != null) {
			line("Database", this.session.label(service));
			line("  url", environment.url());
			line("  product", environment.product());
			line("Changelog", environment.status().changeLog()
					+ (environment.status().changeLogExists() ? "" : " (not there yet)"));
			line("  directory", environment.directory() + (environment.directoryExists() ? "" : " (not there)"));
			line("  revisions", String.valueOf(environment.status().revisions().size()));
		}
		line("Shadow", (report.shadow() != null) ? report.shadow() : "not tried");
		report.problems().forEach((problem, action) -> {
			this.session.print(this.session.palette().red("problem:") + " " + problem, 2);
			action.lines().forEach((line) -> this.session.print("  " + line, 2));
		});
		if (report.complete()) {
			this.session.print(this.session.palette().green("Everything is in place."));
		}
	}

	private void line(String name, String value) {
		this.session.print(String.format("%-12s %s", name, value), 13);
	}

	private static Map<String, Object> json(SetupReport report) {
		Map<String, Object> json = new LinkedHashMap<>();
		json.put("complete", report.complete());
		json.put("entities", report.entities());
		json.put("packages", report.packages());
		json.put("outside", report.outside());
		EnvironmentReport environment = report.environment();
		json.put("url", (environment != null) ? environment.url() : null);
		json.put("product", (environment != null) ? environment.product() : null);
		json.put("changeLog", (environment != null) ? environment.status().changeLog() : null);
		if (environment != null) {
			json.put("changeLogExists", environment.status().changeLogExists());
			json.put("directory", environment.directory().toString());
			json.put("directoryExists", environment.directoryExists());
			json.put("revisions", environment.status().revisions().size());
		}
		json.put("shadow", report.shadow());
		json.put("problems", report.problems().entrySet().stream().map((problem) -> {
			Map<String, String> entry = new LinkedHashMap<>();
			entry.put("problem", problem.getKey());
			entry.put("action", problem.getValue());
			return entry;
		}).toList());
		return json;
	}

}
