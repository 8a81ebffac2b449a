package dev.migrate.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * {@code migrate rollback}: undoes a number of revisions.
 */
@Command(name = "rollback", description = "Undo a number of revisions, the newest first; as downgrade -N.",
		footer = "  java -jar app.jar migrate rollback --steps 2")
class RollbackCommand extends DatabasesCommand {

	@Spec
	@Nullable CommandSpec spec;

	@Option(names = { "-s", "--steps" }, paramLabel = "N", defaultValue = "1",
			description = "How many revisions. Default: ${DEFAULT-VALUE}")
	int steps = 1;

	@Option(names = "--plan", description = "List what would be undone and lost, and undo nothing.")
	boolean plan;

	@Option(names = "--sql", description = "Print the SQL, history included, and run nothing.")
	boolean sql;

	@Mixin
	Confirmation confirmation = new Confirmation();

	@Mixin
	BackupOption backup = new BackupOption();

	RollbackCommand(CommandSession session) {
		super(session);
	}

	@Override
	int run() {
		if (this.steps < 1 && this.spec != null) {
			throw new ParameterException(this.spec.commandLine(), "--steps has to be 1 or more, not " + this.steps);
		}
		return new RollbackFlow(this.session, this.confirmation, this.backup, this.verbose, this.json)
			.call("-" + this.steps, this.sql, this.plan);
	}

	@Override
	boolean script() {
		return this.sql;
	}

	@Override
	String verboseWords() {
		return RollbackFlow.VERBOSE;
	}

}
