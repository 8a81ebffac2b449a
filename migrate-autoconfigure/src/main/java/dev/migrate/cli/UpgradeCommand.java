package dev.migrate.cli;

import dev.migrate.MigrationService;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParameterException;

/**
 * {@code migrate upgrade}: {@code migrate} in Alembic's words.
 */
@Command(name = "upgrade", description = "Run what is pending, up to a revision or all of it; as migrate.",
		footer = "  java -jar app.jar migrate upgrade head")
class UpgradeCommand extends MigrateCommand {

	UpgradeCommand(CommandSession session) {
		super(session);
	}

	@Override
	boolean goesBack(String target) {
		if (Direction.isBackward(target) && this.spec != null) {
			throw new ParameterException(this.spec.commandLine(),
					"'upgrade' only goes forward; to go back: migrate downgrade " + target);
		}
		return false;
	}

	@Override
	boolean goesBack(String target, MigrationService service) {
		return goesBack(target);
	}

}
