package dev.migrate.cli;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

import dev.migrate.MigrationService;
import dev.migrate.execution.MigrationStatus;
import dev.migrate.execution.MigrationStatus.AppliedChangeSet;
import dev.migrate.execution.MigrationStatus.RevisionStatus;
import dev.migrate.execution.MigrationStatus.State;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * {@code showmigrations}: lists revisions and how far they have run.
 */
@Command(name = "showmigrations", description = { "List the revisions in the order in which they run.",
		"[X] applied, [ ] pending, [-] applied in part." }, footer = "  java -jar app.jar showmigrations -v")
class ShowMigrationsCommand extends DatabasesCommand {

	private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);

	@Option(names = { "-p", "--plan" }, description = "List what runs one after the other, without headings.")
	boolean plan;

	ShowMigrationsCommand(CommandSession session) {
		super(session);
	}

	@Override
	int run() {
		MigrationService service = this.session.service();
		if (service.hasTenants()) {
			return showTenants(service);
		}
		MigrationStatus status = service.status();
		if (this.json) {
			printJson(service, status);
		}
		else if (this.plan) {
			printPlan(status);
		}
		else {
			printList(this.session.label(service), status);
		}
		hint(status);
		return ExitCode.DONE;
	}

	private int showTenants(MigrationService service) {
		TenantListing tenants = new TenantListing(this.session, service.tenantStatuses());
		if (this.json) {
			Map<String, Object> json = new LinkedHashMap<>();
			json.put("database", service.name());
			json.put("tenants", tenants.json());
			this.session.print(json);
		}
		else {
			this.session.print(this.session.palette().bold(this.session.label(service)));
			tenants.print();
		}
		return ExitCode.DONE;
	}

	private void printList(String label, MigrationStatus status) {
		this.session.print(this.session.palette().bold(label));
		if (status.revisions().isEmpty()) {
			this.session.print(" (no migrations)");
		}
		for (RevisionStatus revision : status.revisions()) {
			String applied = (this.verbose && revision.appliedAt() != null)
					? " (applied at " + local(revision.appliedAt()) + ")" : "";
			this.session.print(" [" + revision.state().symbol() + "] " + revision.id() + marks(revision) + applied);
		}
	}

	private void printPlan(MigrationStatus status) {
		if (status.revisions().isEmpty()) {
			this.session.print("(no migrations)");
		}
		for (RevisionStatus revision : status.revisions()) {
			String parent = (this.verbose && revision.parent() != null) ? " ... (" + revision.parent() + ")" : "";
			this.session.print("[" + revision.state().symbol() + "]  " + revision.id() + marks(revision) + parent);
		}
	}

	private String marks(RevisionStatus revision) {
		boolean changed = revision.state() == State.PENDING && revision.appliedAt() != null;
		String repeatable = revision.repeatable() ? changed ? " (repeatable, changed)" : " " + RevisionLines.REPEATABLE
				: "";
		return repeatable + RevisionLines.destructive(revision.destructive(), this.session.palette());
	}

	private void printJson(MigrationService service, MigrationStatus status) {
		Map<String, Object> json = new LinkedHashMap<>();
		json.put("database", service.name());
		json.put("changeLog", status.changeLog());
		json.put("revisions", status.revisions().stream().map(ShowMigrationsCommand::json).toList());
		json.put("unknown", status.unknown().stream().map(AppliedChangeSet::id).toList());
		this.session.print(json);
	}

	private void hint(MigrationStatus status) {
		if (!status.changeLogExists()) {
			this.session.hint("There is no changelog at " + status.changeLog() + " yet: '"
					+ this.session.command("makemigrations") + "' writes it.");
		}
		for (AppliedChangeSet row : status.unknown()) {
			this.session.hint(this.session.palette().yellow("warning:") + " change set " + row.id() + " of "
					+ row.changeLog() + " has run, but no file explains it.");
		}
		if (!status.unknown().isEmpty()) {
			this.session.hint("Bring the files back, or forget that they ran: '"
					+ this.session.command("migrate stamp --purge") + "'.");
		}
	}

	static Map<String, Object> json(RevisionStatus revision) {
		Map<String, Object> json = new LinkedHashMap<>();
		json.put("id", revision.id());
		json.put("state", revision.state().name().toLowerCase(Locale.ROOT));
		json.put("path", revision.path());
		json.put("message", revision.message());
		json.put("parent", revision.parent());
		json.put("created", revision.created());
		json.put("appliedAt", revision.appliedAt());
		json.put("changeSets", revision.changeSets());
		json.put("destructive", revision.destructive());
		json.put("repeatable", revision.repeatable());
		return json;
	}

	static String local(Instant time) {
		return TIME.format(time.atZone(ZoneId.systemDefault()));
	}

	@Override
	String verboseWords() {
		return "Say when each was applied; with --plan, what each follows.";
	}

}
