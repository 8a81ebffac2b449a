package dev.migrate.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.migrate.EnvironmentReport;
import dev.migrate.MigrationService;
import dev.migrate.execution.MigrationStatus;
import dev.migrate.execution.MigrationStatus.LockStatus;
import dev.migrate.execution.MigrationStatus.RevisionStatus;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import org.springframework.boot.SpringBootVersion;

/**
 * {@code migrate env}: facts about the database and its changelog.
 */
@Command(name = "env", description = "Say which database this is, where its changelog is and how far it has run.",
		footer = "  java -jar app.jar migrate env")
class EnvCommand extends AbstractCommand {

	private static final int SHOWN = 10;

	@Option(names = "--json", description = "Print JSON.")
	boolean json;

	EnvCommand(CommandSession session) {
		super(session);
	}

	@Override
	public Integer call() {
		MigrationService service = this.session.service();
		EnvironmentReport report = service.environment();
		if (this.json) {
			Map<String, Object> json = json(service, report);
			if (this.verbose) {
				json.put("versions", versions(report));
			}
			this.session.print(json);
		}
		else {
			print(service, report);
		}
		return ExitCode.DONE;
	}

	private void print(MigrationService service, EnvironmentReport report) {
		MigrationStatus status = report.status();
		line("Database", this.session.label(service));
		line("  url", report.url());
		line("  user", report.user());
		line("  product", report.product());
		line("  driver", report.driver());
		line("  schema", (report.schema() != null) ? report.schema() : "none");
		report.limits().forEach((limit) -> line("  limit", limit));
		line("Changelog", status.changeLog() + (status.changeLogExists() ? "" : " (not there yet)"));
		line("  directory", report.directory() + (report.directoryExists() ? "" : " (not there)"));
		line("  revisions", String.valueOf(status.revisions().size()));
		list("  head", new RevisionLines(status).heads());
		list("  current", new RevisionLines(status).current());
		list("  pending", status.pendingRevisions());
		if (!status.unknown().isEmpty()) {
			line("  unknown", status.unknown().size() + " change sets have run that no file explains");
		}
		line("  lock", lock(status.lock()));
		if (this.verbose) {
			versions(report).forEach(this::line);
		}
	}

	private static Map<String, String> versions(EnvironmentReport report) {
		Map<String, String> versions = new LinkedHashMap<>();
		versions.put("Java", System.getProperty("java.version"));
		versions.put("Liquibase", report.liquibase());
		versions.put("Spring Boot", SpringBootVersion.getVersion());
		return versions;
	}

	private void line(String name, String value) {
		this.session.print(String.format("%-12s %s", name, value), 13);
	}

	/**
	 * The first of them, a line each.
	 */
	private void list(String name, List<RevisionStatus> revisions) {
		int shown = this.verbose ? revisions.size() : Math.min(SHOWN, revisions.size());
		line(name, revisions.isEmpty() ? "none" : marked(revisions.get(0)));
		revisions.stream().limit(shown).skip(1).forEach((revision) -> line("", marked(revision)));
		if (revisions.size() > shown) {
			line("", "and " + (revisions.size() - shown) + " more");
		}
	}

	private String marked(RevisionStatus revision) {
		return revision.id() + RevisionLines.destructive(revision.destructive(), this.session.palette());
	}

	private static String lock(LockStatus lock) {
		String since = (lock.since() != null) ? " since " + ShowMigrationsCommand.local(lock.since()) : "";
		if (lock.held()) {
			return "held by " + ((lock.owner() != null) ? lock.owner() : "an unknown process") + since;
		}
		return (lock.owner() != null)
				? "free; left by " + lock.owner() + since + ", which has ended: the next run takes over" : "free";
	}

	private static Map<String, Object> json(MigrationService service, EnvironmentReport report) {
		MigrationStatus status = report.status();
		RevisionLines lines = new RevisionLines(status);
		Map<String, Object> json = new LinkedHashMap<>();
		json.put("database", service.name());
		json.put("url", report.url());
		json.put("user", report.user());
		json.put("product", report.product());
		json.put("driver", report.driver());
		json.put("schema", report.schema());
		json.put("supported", report.supported());
		json.put("limits", report.limits());
		json.put("changeLog", status.changeLog());
		json.put("changeLogExists", status.changeLogExists());
		json.put("directory", report.directory().toString());
		json.put("directoryExists", report.directoryExists());
		json.put("revisions", status.revisions().size());
		json.put("heads", lines.graph().heads());
		json.put("current", lines.current().stream().map(RevisionStatus::id).toList());
		json.put("pending", status.pendingRevisions().stream().map(RevisionStatus::id).toList());
		json.put("unknown", status.unknown().size());
		Map<String, Object> lock = new LinkedHashMap<>();
		lock.put("held", status.lock().held());
		lock.put("owner", status.lock().owner());
		lock.put("since", status.lock().since());
		json.put("lock", lock);
		return json;
	}

	@Override
	String verboseWords() {
		return "List all that is pending, and the versions of Java, Liquibase and Spring Boot.";
	}

}
