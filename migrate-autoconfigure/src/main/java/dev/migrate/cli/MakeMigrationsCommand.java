package dev.migrate.cli;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.migrate.CheckResult;
import dev.migrate.GenerateRequest;
import dev.migrate.GenerateRequest.Kind;
import dev.migrate.GenerateResult;
import dev.migrate.LintRequest;
import dev.migrate.LintResult;
import dev.migrate.MigrationService;
import dev.migrate.UndecidedException;
import dev.migrate.change.SchemaChange;
import dev.migrate.changelog.ChangelogFormat;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import org.springframework.util.StringUtils;

/**
 * {@code makemigrations}: writes a revision.
 */
@Command(name = "makemigrations",
		description = "Write a revision for what the entities have and the changelog has not.",
		footer = "  java -jar app.jar makemigrations -m \"Add phone number to users\"")
class MakeMigrationsCommand extends DatabasesCommand {

	@Spec
	@Nullable CommandSpec spec;

	@Parameters(arity = "0..1", paramLabel = "MSG",
			description = "What the revision is for; the file is named after it.")
	@Nullable String text;

	@Option(names = { "-m", "--message" }, paramLabel = "MSG", description = "The same.")
	@Nullable String message;

	@Option(names = "--dry-run", description = "Show what would be written, and write nothing.")
	boolean dryRun;

	@Option(names = "--empty", description = "Write a revision without changes, to be filled by hand.")
	boolean empty;

	@Option(names = "--java", description = "Write a revision in whose place a bean of type DataMigration runs.")
	boolean java;

	@Option(names = "--repeatable",
			description = "Write a file for a view, a function or a trigger; it runs behind all "
					+ "revisions, and again whenever it changes.")
	boolean repeatable;

	@Option(names = "--check", description = "Write nothing; exit with 1 if there are changes.")
	boolean check;

	@Option(names = "--merge", description = "Write a revision that follows several branches; as migrate merge.")
	boolean merge;

	@Option(names = "--rename", paramLabel = "OLD=NEW",
			description = "What was renamed: users.name=full_name, author=writer.")
	Map<String, String> renames = new LinkedHashMap<>();

	@Option(names = "--default", paramLabel = "TABLE.COLUMN=SQL",
			description = "The value for existing rows of a column that is mandatory now: users.status=\"'active'\".")
	Map<String, String> defaults = new LinkedHashMap<>();

	@Option(names = "--drop", paramLabel = "NAME",
			description = "Drop this though it looks renamed or was made by hand: legacy, users.name.")
	Set<String> drops = new LinkedHashSet<>();

	@Option(names = "--format", paramLabel = "FORMAT", description = "Write it as yaml, xml, json or sql.")
	@Nullable ChangelogFormat format;

	@Option(names = { "--no-input", "--noinput" }, description = "Ask nothing: refuse where something is undecided.")
	boolean noInput;

	@Option(names = { "-y", "--yes" }, description = "Write what loses data without asking for confirmation.")
	boolean yes;

	MakeMigrationsCommand(CommandSession session) {
		super(session);
	}

	@Override
	int run() {
		refuseWhatCannotBeMeant();
		if (this.merge) {
			return new MergeFlow(this.session, this.json, this.noInput).run(message(), List.of(), this.dryRun);
		}
		String message = message();
		if (message == null && this.repeatable && asks()) {
			message = ask(this.session, "What does it make? ");
		}
		GenerateRequest request = request(message);
		MigrationService service = this.session.service();
		if (this.check) {
			return check(service);
		}
		GenerateResult result = asks() ? generateWithQuestions(service, request) : service.generate(request);
		report(service, result);
		boolean declined = result.revision() != null && !result.written() && !this.dryRun;
		return declined ? ExitCode.FAILED : ExitCode.DONE;
	}

	/**
	 * A trial finds out whether there is anything to be named or confirmed. Its questions
	 * are not asked again.
	 */
	private GenerateResult generateWithQuestions(MigrationService service, GenerateRequest undecided) {
		Questions questions = new Questions(this.session);
		GenerateRequest request = undecided.withDeciders(questions, questions);
		boolean nothingToAsk = this.dryRun || (request.message() != null && (this.yes || kind() != Kind.CHANGES));
		GenerateResult trial = generate(service, request.withDryRun(!nothingToAsk || this.dryRun), questions);
		if (nothingToAsk || trial.revision() == null) {
			return trial;
		}
		if (!this.yes && trial.changes().stream().anyMatch(SchemaChange::destructive)) {
			ChangeListing.warn(this.session, trial.changes());
			service.losses(trial.changes())
				.forEach((loss) -> this.session.hint("    In this database: " + loss.describe(), 6));
			if (!this.session.confirm("Write a revision that loses this when it is applied?")) {
				return new GenerateResult(trial.revision(), trial.file(), null, false, trial.changes(),
						trial.leftAlone(), trial.warnings(), trial.entities());
			}
		}
		String message = (request.message() != null) ? request.message()
				: askForMessage(this.session, trial.revision());
		return service.generate(request(message).withDeciders(questions, questions));
	}

	/** What may be dropped is known only once the rest is decided. */
	private GenerateResult generate(MigrationService service, GenerateRequest request, Questions questions) {
		try {
			return service.generate(request);
		}
		catch (UndecidedException ex) {
			this.drops.addAll(questions.drops(ex));
			return generate(service, request.withAnswers(this.renames, this.defaults, this.drops), questions);
		}
	}

	/**
	 * Asks what a revision is for, which its id tells as well.
	 */
	static @Nullable String askForMessage(CommandSession session, String revision) {
		return ask(session, "What is this revision for? [" + revision.replaceFirst("^[\\d_]+_", "") + "] ");
	}

	private static @Nullable String ask(CommandSession session, String question) {
		String answer = session.ask(question);
		return answer.isEmpty() ? null : answer;
	}

	private int check(MigrationService service) {
		CheckResult result = service.check();
		boolean changed = !result.changes().isEmpty() || !result.questions().isEmpty();
		if (this.json) {
			Map<String, Object> json = new LinkedHashMap<>();
			json.put("changes", ChangeListing.json(this.session, result.changes()));
			json.put("questions", result.questions());
			json.put("leftAlone", result.leftAlone());
			this.session.print(json);
		}
		else if (changed) {
			this.session.print("Migrations for '" + this.session.label(service) + "':");
			ChangeListing.print(this.session, result.changes());
			result.questions().forEach((question) -> this.session.print("    ? " + question));
		}
		else {
			this.session.print("No changes detected");
		}
		return changed ? ExitCode.NO : ExitCode.DONE;
	}

	private void report(MigrationService service, GenerateResult result) {
		GenerationReport report = new GenerationReport(this.session, result, lint(service, result));
		if (this.json) {
			report.printJson();
		}
		else {
			report.print(this.session.label(service), this.verbose);
		}
		report.hint(this.dryRun);
		if (this.java) {
			this.session.hint("Declare a bean of type dev.migrate.execution.DataMigration whose revision() returns \""
					+ result.revision() + "\".");
		}
	}

	/** A revision that is to be filled by hand has nothing to be looked at yet. */
	private LintResult lint(MigrationService service, GenerateResult result) {
		boolean complete = result.written() && kind() == Kind.CHANGES;
		return complete ? service.lint(LintRequest.of(result.revision()))
				: new LintResult(List.of(), List.of(), List.of());
	}

	private boolean asks() {
		return this.session.interactive() && !this.noInput && !this.json;
	}

	private GenerateRequest request(@Nullable String message) {
		return GenerateRequest.of(message)
			.withDryRun(this.dryRun)
			.withKind(kind())
			.withFormat(this.format)
			.withAnswers(this.renames, this.defaults, this.drops);
	}

	/** An option that would do nothing was meant to do something. */
	private void refuseWhatCannotBeMeant() {
		boolean answers = !this.renames.isEmpty() || !this.defaults.isEmpty() || !this.drops.isEmpty();
		boolean byHand = this.empty || this.java || this.repeatable;
		if (this.check && answers) {
			refuse("'--check' takes no answers, because it writes nothing: '--dry-run' shows what they lead to");
		}
		if (this.merge && (answers || byHand || this.check || this.format != null)) {
			refuse("'--merge' writes a revision that only follows others: it takes '-m', '--dry-run' and '--json'");
		}
		if (byHand && answers) {
			refuse("A revision that is written by hand has no questions to answer");
		}
		if ((this.empty ? 1 : 0) + (this.java ? 1 : 0) + (this.repeatable ? 1 : 0) > 1) {
			refuse("'--empty', '--java' and '--repeatable' are three kinds of revisions");
		}
	}

	private void refuse(String reason) {
		if (this.spec != null) {
			throw new ParameterException(this.spec.commandLine(), reason);
		}
	}

	private Kind kind() {
		return this.java ? Kind.JAVA : this.repeatable ? Kind.REPEATABLE : this.empty ? Kind.EMPTY : Kind.CHANGES;
	}

	private @Nullable String message() {
		if (this.text != null && this.message != null) {
			refuse("Two messages: '" + this.text + "' and '" + this.message + "'");
		}
		String given = (this.message != null) ? this.message : this.text;
		return StringUtils.hasText(given) ? given.strip() : null;
	}

	@Override
	String verboseWords() {
		return "Show the content of the file as well.";
	}

}
