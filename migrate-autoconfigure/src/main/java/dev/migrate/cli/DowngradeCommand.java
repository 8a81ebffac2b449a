package dev.migrate.cli;

import dev.migrate.SqlRequest;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * {@code migrate downgrade}: goes back to a revision.
 */
@Command(name = "downgrade",
		description = { "Undo revisions, the newest first.",
				"Asks before data is lost, and refuses where nobody can be asked." },
		footer = { "  java -jar app.jar migrate downgrade --plan", "  java -jar app.jar migrate downgrade -1" })
class DowngradeCommand extends DatabasesCommand {

	@Parameters(arity = "0..1", paramLabel = "REV", defaultValue = "-1", converter = RevisionConverter.class,
			description = { "The revision to go back to: its id, the beginning of its id, base for none, "
					+ "or -N for N revisions.", "Default: ${DEFAULT-VALUE}" })
	String revision = "-1";

	@Option(names = "--plan", description = "List what would be undone and lost, and undo nothing.")
	boolean plan;

	@Option(names = "--sql", description = "Print the SQL, history included, and run nothing. "
			+ "With FROM:TO in place of REV, for a database that is at FROM.")
	boolean sql;

	@Mixin
	DialectOption dialect = new DialectOption();

	@Mixin
	Confirmation confirmation = new Confirmation();

	@Mixin
	BackupOption backup = new BackupOption();

	DowngradeCommand(CommandSession session) {
		super(session);
	}

	@Override
	int run() {
		String dialect = this.dialect.name(this.sql);
		if (dialect != null) {
			SqlRequest request = SqlRequest.downgrade(this.revision);
			this.session.printSql(this.session.service().sql(request.withDialect(dialect)), this.json);
			return ExitCode.DONE;
		}
		return new RollbackFlow(this.session, this.confirmation, this.backup, this.verbose, this.json)
			.call(this.revision, this.sql, this.plan);
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
