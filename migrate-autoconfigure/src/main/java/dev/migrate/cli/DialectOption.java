package dev.migrate.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * For which kind of database SQL is printed when none is connected.
 */
class DialectOption {

	@Spec(Spec.Target.MIXEE)
	@Nullable CommandSpec command;

	@Option(names = "--dialect", paramLabel = "DBMS",
			description = "With --sql: write it for postgresql, h2, mariadb, … and an empty database, without a connection.")
	@Nullable String name;

	/**
	 * The name, where it makes sense.
	 */
	@Nullable String name(boolean sql) {
		if (this.name != null && !sql && this.command != null) {
			throw new ParameterException(this.command.commandLine(),
					"'--dialect' says for which database SQL is printed: it needs '--sql'");
		}
		return this.name;
	}

}
