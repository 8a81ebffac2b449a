package dev.migrate.cli;

import java.util.LinkedHashMap;
import java.util.Map;

import dev.migrate.SqlRequest;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * {@code sqlmigrate} and {@code migrate sql}: the SQL of one revision.
 */
@Command(
		description = { "Print the SQL of a revision, whether it has run or not.",
				"Prints nothing about the history; migrate --sql does." },
		footer = "  java -jar app.jar sqlmigrate 20261121_020355 --backwards")
abstract class SqlCommand extends AbstractCommand {

	@Parameters(arity = "1", paramLabel = "REV",
			description = "The revision: its id, the beginning of its id, or head.")
	String revision = "";

	@Option(names = "--backwards", description = "Print what undoes it.")
	boolean backwards;

	@Option(names = "--json", description = "Print JSON.")
	boolean json;

	@Mixin
	DialectOption dialect = new DialectOption();

	private SqlCommand(CommandSession session) {
		super(session);
	}

	@Override
	public Integer call() {
		SqlRequest request = this.backwards ? SqlRequest.revisionBackwards(this.revision)
				: SqlRequest.revision(this.revision);
		String sql = this.session.service().sql(request.withDialect(this.dialect.name(true)));
		if (this.json) {
			Map<String, Object> json = new LinkedHashMap<>();
			json.put("revision", this.revision);
			json.put("backwards", this.backwards);
			json.put("sql", sql);
			this.session.print(json);
		}
		else {
			this.session.printScript(sql);
		}
		return ExitCode.DONE;
	}

	/**
	 * As Django calls it.
	 */
	@Command(name = "sqlmigrate")
	static class SqlMigrate extends SqlCommand {

		SqlMigrate(CommandSession session) {
			super(session);
		}

	}

	/**
	 * Below {@code migrate}.
	 */
	@Command(name = "sql")
	static class Sql extends SqlCommand {

		Sql(CommandSession session) {
			super(session);
		}

	}

}
