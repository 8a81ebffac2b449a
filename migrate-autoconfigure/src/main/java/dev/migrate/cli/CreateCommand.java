package dev.migrate.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * {@code migrate create} and {@code migrate revision}: {@code makemigrations} in the
 * words of Alembic and its wrappers.
 */
@Command(name = "create", aliases = "revision",
		description = "Write a revision for what the entities have and the changelog has not; as makemigrations.",
		footer = "  java -jar app.jar migrate revision --autogenerate -m \"Add phone number to users\"")
class CreateCommand extends MakeMigrationsCommand {

	@Option(names = "--autogenerate", description = "Understood for Alembic's sake: it always is.")
	boolean autogenerate;

	CreateCommand(CommandSession session) {
		super(session);
	}

}
