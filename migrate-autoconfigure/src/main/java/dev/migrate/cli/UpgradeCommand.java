package dev.migrate.cli;

import picocli.CommandLine.Command;

/**
 * {@code migrate upgrade}: {@code migrate} in Alembic's words.
 */
@Command(name = "upgrade", description = "Run what is pending, up to a revision or all of it; as migrate.",
		footer = "  java -jar app.jar migrate upgrade head")
class UpgradeCommand extends MigrateCommand {

	UpgradeCommand(CommandSession session) {
		super(session);
	}

}
