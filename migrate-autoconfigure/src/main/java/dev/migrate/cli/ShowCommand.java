package dev.migrate.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.migrate.MigrationService;
import dev.migrate.execution.RevisionDetails;
import dev.migrate.execution.RevisionDetails.ChangeSetDetails;
import dev.migrate.failure.SecretParameters;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * {@code migrate show}: all about one revision.
 */
@Command(name = "show", description = "Show a revision: its file, its change sets, their SQL and what undoes them.",
		footer = "  java -jar app.jar migrate show head")
class ShowCommand extends AbstractCommand {

	@Parameters(arity = "1", paramLabel = "REV",
			description = "The revision: its id, the beginning of its id, or head.")
	String revision = "";

	@Option(names = "--json", description = "Print JSON.")
	boolean json;

	ShowCommand(CommandSession session) {
		super(session);
	}

	@Override
	public Integer call() {
		MigrationService service = this.session.service();
		RevisionDetails details = service.revision(this.revision);
		RevisionLines lines = new RevisionLines(service.status());
		SecretParameters secrets = service.secrets();
		if (this.json) {
			Map<String, Object> json = lines.json(details.revision());
			json.put("changeSets", details.changeSets().stream().map((changeSet) -> json(changeSet, secrets)).toList());
			this.session.print(json);
			return ExitCode.DONE;
		}
		new RevisionBlock(this.session, lines).print(details.revision(), "");
		details.changeSets().forEach((changeSet) -> print(changeSet, secrets));
		return ExitCode.DONE;
	}

	private void print(ChangeSetDetails changeSet, SecretParameters secrets) {
		this.session.print("[" + ((changeSet.appliedAt() != null) ? "X" : " ") + "] " + changeSet.id() + " ("
				+ changeSet.author() + ")" + (changeSet.applies() ? "" : ", not for this database, contexts or labels")
				+ RevisionLines.destructive(changeSet.destructive(), this.session.palette()));
		if (changeSet.comments() != null && !changeSet.comments().isBlank()) {
			this.session.print("    " + secrets.mask(changeSet.comments().strip()));
		}
		print(secrets.mask(changeSet.sql()));
		if (changeSet.rollback() == null) {
			this.session.print("  no rollback");
		}
		else {
			this.session.print("  rollback" + (changeSet.rollback().isEmpty() ? " (nothing to do)" : ""));
			print(secrets.mask(changeSet.rollback()));
		}
	}

	private void print(List<String> statements) {
		for (String statement : statements) {
			String end = statement.startsWith("--") || statement.strip().endsWith(";") ? "" : ";";
			(statement.strip() + end).lines().forEach((line) -> this.session.printAsIs("    " + line));
		}
	}

	private static Map<String, Object> json(ChangeSetDetails changeSet, SecretParameters secrets) {
		Map<String, Object> json = new LinkedHashMap<>();
		json.put("id", changeSet.id());
		json.put("author", changeSet.author());
		json.put("description", secrets.mask(changeSet.description()));
		json.put("comments", secrets.mask(changeSet.comments()));
		json.put("labels", changeSet.labels());
		json.put("contexts", changeSet.contexts());
		json.put("applies", changeSet.applies());
		json.put("appliedAt", changeSet.appliedAt());
		json.put("execType", changeSet.execType());
		json.put("destructive", changeSet.destructive());
		json.put("sql", secrets.mask(changeSet.sql()));
		json.put("rollback", (changeSet.rollback() != null) ? secrets.mask(changeSet.rollback()) : null);
		return json;
	}

}
