package dev.migrate.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.migrate.MigrationService;
import dev.migrate.RollbackRequest;
import dev.migrate.RollbackResult;
import dev.migrate.SqlRequest;
import dev.migrate.execution.DataLoss;
import dev.migrate.execution.MigrationProgress;
import dev.migrate.execution.RollbackPlan;
import dev.migrate.execution.RollbackPlan.UndoneChangeSet;
import dev.migrate.execution.RollbackPlan.UndoneRevision;
import org.jspecify.annotations.Nullable;

import org.springframework.util.StringUtils;

/**
 * Goes back: shows what goes, asks, undoes.
 */
final class RollbackFlow {

	static final String VERBOSE = "List what each revision does, once it has.";

	private final CommandSession session;

	private final MigrationService service;

	private final Confirmation confirmation;

	private final BackupOption backup;

	private final boolean verbose;

	private final boolean json;

	RollbackFlow(CommandSession session, Confirmation confirmation, BackupOption backup, boolean verbose,
			boolean json) {
		this.session = session;
		this.service = session.service();
		this.confirmation = confirmation;
		this.backup = backup;
		this.verbose = verbose;
		this.json = json;
	}

	/**
	 * Prints the SQL, shows the plan, or goes back.
	 * @param sql whether to print the SQL
	 * @param plan whether to show the plan
	 */
	int call(String target, boolean sql, boolean plan) {
		if (sql) {
			return sql(target);
		}
		return plan ? plan(target) : run(target);
	}

	/**
	 * Shows what would be undone.
	 */
	private int plan(String target) {
		RollbackPlan plan = this.service.planRollback(target);
		if (this.json) {
			this.session.print(json(plan));
		}
		else {
			print(plan);
		}
		return ExitCode.DONE;
	}

	/**
	 * Prints what would undo it.
	 */
	private int sql(String target) {
		this.session.printSql(this.service.sql(SqlRequest.downgrade(target)), this.json);
		return ExitCode.DONE;
	}

	/**
	 * Undoes it.
	 */
	private int run(String target) {
		RollbackPlan plan = this.service.planRollback(target);
		RollbackRequest request = RollbackRequest.to(target);
		boolean asks = this.confirmation.canAsk(this.session, this.json);
		Path saved = null;
		if (!plan.destructive() || asks || this.confirmation.yes()) {
			if (!this.confirmation.allows(this.session, this.json, plan.losses(), "going back loses data:",
					"going back drops what could hold data:", "Undo " + revisions(plan) + "?")) {
				this.session.hint("Nothing has been undone.");
				return ExitCode.FAILED;
			}
			if (!plan.isEmpty()) {
				saved = this.backup.run(this.session, this.service, this.json);
			}
		}
		// What nobody has agreed to is refused by the run itself, whoever asks for it
		boolean agreed = this.confirmation.yes() || (asks && plan.destructive());
		return run(agreed ? request.withApproved(plan) : request, plan, saved);
	}

	private int run(RollbackRequest request, RollbackPlan plan, @Nullable Path saved) {
		if (this.json) {
			Map<String, Object> json = json(this.service.rollback(request.withProgress(MigrationProgress.SILENT)));
			BackupOption.add(saved, json);
			this.session.print(json);
			return ExitCode.DONE;
		}
		String label = this.session.label(this.service);
		ProgressPrinter printer = ProgressPrinter
			.running(this.session,
					(plan.target() == null) ? "Unapply all migrations: " + label
							: "Target specific migration: " + plan.target() + ", from " + label)
			.revisions(plan.revisions().size())
			.verbose(this.verbose);
		plan.revisions()
			.forEach((revision) -> revision.changeSets()
				.forEach((changeSet) -> printer.operation(revision.id(), words(changeSet))));
		this.service.rollback(request.withProgress(printer));
		printer.end("No migrations to unapply.");
		return ExitCode.DONE;
	}

	private void print(RollbackPlan plan) {
		this.session.print("Planned operations:");
		if (plan.isEmpty()) {
			this.session.print("  No planned migration operations.");
		}
		for (UndoneRevision revision : plan.revisions()) {
			this.session.print(this.session.palette().bold(revision.id()));
			revision.changeSets().forEach(this::print);
		}
	}

	private static String words(UndoneChangeSet changeSet) {
		boolean sql = changeSet.description().matches("[A-Z]{2}.*");
		String words = sql ? changeSet.description() : StringUtils.uncapitalize(changeSet.description());
		return changeSet.ran() ? "Undo " + words : "Forget " + words + ", which was skipped when it ran";
	}

	private void print(UndoneChangeSet changeSet) {
		this.session.print("    " + words(changeSet), 6);
		changeSet.losses()
			.forEach((loss) -> this.session.print("        " + this.session.palette().red(loss.describe()), 10));
	}

	private static String revisions(RollbackPlan plan) {
		int revisions = plan.revisions().size();
		return (revisions == 1) ? plan.revisions().get(0).id() : revisions + " revisions";
	}

	private static Map<String, Object> json(RollbackPlan plan) {
		List<Map<String, Object>> revisions = new ArrayList<>();
		for (UndoneRevision revision : plan.revisions()) {
			Map<String, Object> json = new LinkedHashMap<>();
			json.put("id", revision.id());
			json.put("changeSets", revision.changeSets().stream().map(RollbackFlow::json).toList());
			revisions.add(json);
		}
		Map<String, Object> json = new LinkedHashMap<>();
		json.put("target", plan.target());
		json.put("revisions", revisions);
		return json;
	}

	private static Map<String, Object> json(UndoneChangeSet changeSet) {
		Map<String, Object> json = new LinkedHashMap<>();
		json.put("id", changeSet.id());
		json.put("author", changeSet.author());
		json.put("changeLog", changeSet.changeLog());
		json.put("description", changeSet.description());
		json.put("losses", json(changeSet.losses()));
		return json;
	}

	private static Map<String, Object> json(RollbackResult result) {
		Map<String, Object> json = new LinkedHashMap<>();
		json.put("unapplied", result.unapplied());
		json.put("losses", json(result.losses()));
		return json;
	}

	static List<Map<String, Object>> json(List<DataLoss> losses) {
		return losses.stream().map((loss) -> {
			Map<String, Object> json = new LinkedHashMap<>();
			json.put("operation", loss.operation());
			json.put("rows", loss.rows());
			json.put("lost", loss.lost());
			return json;
		}).toList();
	}

}
