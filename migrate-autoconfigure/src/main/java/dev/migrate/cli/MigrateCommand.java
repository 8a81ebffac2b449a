package dev.migrate.cli;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.migrate.MigrateRequest;
import dev.migrate.MigrateResult;
import dev.migrate.MigrationService;
import dev.migrate.SqlRequest;
import dev.migrate.execution.DataLoss;
import dev.migrate.execution.MigrationProgress;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * {@code migrate}: runs what is pending.
 */
@Command(name = "migrate", description = "Run what is pending, up to a revision or all of it.",
		footer = { "  java -jar app.jar migrate --plan", "  java -jar app.jar migrate" })
class MigrateCommand extends DatabasesCommand {

	@Spec
	@Nullable CommandSpec spec;

	@Parameters(arity = "0..1", paramLabel = "REV", converter = RevisionConverter.class,
			description = "The revision to end at, forward or back: its id, the beginning of its id, head, "
					+ "base (or zero) for none, +N or -N for N revisions.")
	@Nullable String revision;

	@Option(names = "--plan", description = "List what would run, and run nothing.")
	boolean plan;

	@Option(names = "--sql", description = "Print the SQL, history included, and run nothing. "
			+ "With FROM:TO in place of REV, for a database that is at FROM.")
	boolean sql;

	@Mixin
	DialectOption dialect = new DialectOption();

	@Option(names = "--check", description = "Run nothing; exit with 1 if something is pending.")
	boolean check;

	@Mixin
	Confirmation confirmation = new Confirmation();

	@Mixin
	BackupOption backup = new BackupOption();

	MigrateCommand(CommandSession session) {
		super(session);
	}

	/**
	 * Flask's {@code db migrate -m} writes a revision; here that is another command.
	 */
	@Option(names = { "-m", "--message" }, hidden = true)
	void message(String message) {
		if (this.spec != null) {
			throw new ParameterException(this.spec.commandLine(),
					"'migrate' runs revisions; to write one: makemigrations -m \"" + message + "\"");
		}
	}

	@Override
	int run() {
		MigrationService service = this.session.service();
		String target = target();
		String dialect = this.dialect.name(this.sql);
		if (dialect != null) {
			SqlRequest request = (target != null && goesBack(target)) ? SqlRequest.downgrade(target)
					: SqlRequest.upgrade((target != null) ? target : "head");
			this.session.printSql(service.sql(request.withDialect(dialect)), this.json);
			return ExitCode.DONE;
		}
		if (service.hasTenants() && !this.sql) {
			TenantRun tenants = new TenantRun(this.session, this.json, service, target);
			if (this.check || this.plan) {
				return this.check ? tenants.check() : tenants.plan();
			}
			return tenants.run(this.verbose, this.backup, () -> confirmed(service.pendingLosses(target)));
		}
		boolean range = this.sql && target != null && target.contains(":");
		if (target != null && !range && goesBack(target, service)) {
			return new RollbackFlow(this.session, this.confirmation, this.backup, this.verbose, this.json).call(target,
					this.sql, this.plan);
		}
		if (this.sql) {
			this.session.printSql(service.sql(SqlRequest.upgrade((target != null) ? target : "head")), this.json);
			return ExitCode.DONE;
		}
		if (this.plan || this.check) {
			return plan(service);
		}
		if (!confirmed(service.pendingLosses(target))) {
			this.session.hint("Nothing has been run.");
			return ExitCode.FAILED;
		}
		Path saved = (this.backup.wanted && !PendingPlan.of(service.status(), target).isEmpty())
				? this.backup.run(this.session, service, this.json) : null;
		MigrationProgress progress = this.json ? MigrationProgress.SILENT
				: ProgressPrinter.running(this.session, operation(service)).upTo(target).verbose(this.verbose);
		MigrateResult result = service.migrate(new MigrateRequest(target, progress));
		if (this.json) {
			Map<String, Object> json = json(result);
			BackupOption.add(saved, json);
			this.session.print(json);
		}
		else if (progress instanceof ProgressPrinter printer) {
			printer.end("No migrations to apply.");
		}
		return ExitCode.DONE;
	}

	private boolean confirmed(List<DataLoss> losses) {
		return this.confirmation.allows(this.session, this.json, losses, "This loses data:",
				"this drops what could hold data:", "Run it?");
	}

	/**
	 * Whether the words say that it goes back, wherever the database is.
	 */
	boolean goesBack(String target) {
		return Direction.isBackward(target);
	}

	/**
	 * Whether what was asked for lies behind.
	 */
	boolean goesBack(String target, MigrationService service) {
		return !this.check && (goesBack(target) || Direction.isBackward(target, service.status()));
	}

	private int plan(MigrationService service) {
		PendingPlan pending = PendingPlan.of(service.status(), target());
		if (this.json) {
			this.session.print(this.plan ? pending.toJson(service.pendingLosses(target())) : pending.toJson());
		}
		else if (this.plan) {
			pending.print(this.session, "Planned operations:");
			service.pendingLosses(target())
				.forEach((loss) -> this.session
					.print("  " + this.session.palette().red("Loses data: " + loss.describe()), 6));
		}
		else {
			pending.printAnswer(this.session, this.verbose);
		}
		return (this.check && !pending.isEmpty()) ? ExitCode.NO : ExitCode.DONE;
	}

	private @Nullable String target() {
		return "head".equals(this.revision) ? null : this.revision;
	}

	private String operation(MigrationService service) {
		String label = this.session.label(service);
		String target = target();
		return (target != null) ? "Target specific migration: " + target + ", from " + label
				: "Apply all migrations: " + label;
	}

	private static Map<String, Object> json(MigrateResult result) {
		Map<String, Object> json = new LinkedHashMap<>();
		json.put("applied", result.applied());
		json.put("changeSets", result.changeSets());
		return json;
	}

	@Override
	boolean script() {
		return this.sql;
	}

	@Override
	String verboseWords() {
		return "List what each revision does, once it has; with --check, what is pending.";
	}

}
