package dev.migrate.autoconfigure;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.migrate.CheckResult;
import dev.migrate.DestructiveChangeException;
import dev.migrate.GenerateRequest;
import dev.migrate.GenerateResult;
import dev.migrate.MigrateRequest;
import dev.migrate.MigrationService;
import dev.migrate.UndecidedException;
import dev.migrate.autoconfigure.MigrateProperties.CheckOnStartup;
import dev.migrate.change.SchemaChange;
import dev.migrate.changelog.SecretValueException;
import dev.migrate.failure.MigrationException;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;

/**
 * What happens at startup once the entities are known, and before Hibernate looks at the
 * schema: a revision is written for what has changed, or it is said that one is missing.
 */
class EntityFollower {

	private static final Log logger = LogFactory.getLog(EntityFollower.class);

	private final MigrationService service;

	private final DatabaseSettings settings;

	private final MigrateProperties properties;

	private final String howToWrite;

	EntityFollower(MigrationService service, DatabaseSettings settings) {
		this.service = service;
		this.settings = settings;
		this.properties = settings.properties();
		this.howToWrite = "Write a revision with the command " + settings.command("makemigrations") + ".";
	}

	/**
	 * Whether there is anything to be done; if not, the entities need not be looked at.
	 */
	static boolean isWanted(Environment environment) {
		Binder binder = Binder.get(environment);
		return binder.bind("app.migrate.auto-generate", Boolean.class).orElse(false)
				|| binder.bind("app.migrate.check-on-startup", CheckOnStartup.class)
					.orElse(CheckOnStartup.OFF) != CheckOnStartup.OFF;
	}

	static boolean isWanted(MigrateProperties properties) {
		return properties.isAutoGenerate() || properties.getCheckOnStartup() != CheckOnStartup.OFF;
	}

	void follow() {
		this.settings.naming(this::generateAndCheck);
	}

	private void generateAndCheck() {
		if (this.properties.isAutoGenerate()) {
			generate();
		}
		if (this.properties.getCheckOnStartup() != CheckOnStartup.OFF) {
			check();
		}
	}

	private void generate() {
		try {
			GenerateResult result = this.service.generate(GenerateRequest.of(null).withRefuseDestructive(true));
			if (!result.written()) {
				return;
			}
			logger.info("Wrote revision " + result.revision() + this.settings.suffix() + " to " + result.file() + ":"
					+ list(result.changes()));
		}
		catch (UndecidedException | DestructiveChangeException ex) {
			leave("decide", ex, System.lineSeparator() + this.howToWrite);
			return;
		}
		catch (SecretValueException ex) {
			// The command would refuse as well
			leave("write", ex, "");
			return;
		}
		if (this.properties.isAutoApply()) {
			this.service.migrate(new MigrateRequest(null, new StartupProgress(this.settings)));
		}
	}

	private void leave(String todo, MigrationException reason, String command) {
		logger.warn("No revision was written for the changed entities" + this.settings.suffix()
				+ ", because it is yours to " + todo + ":" + System.lineSeparator() + reason.getMessage()
				+ System.lineSeparator() + reason.getAction() + command);
	}

	private void check() {
		CheckResult result = this.service.check();
		if (result.changes().isEmpty() && result.questions().isEmpty()) {
			return;
		}
		String message = "The entities" + this.settings.suffix() + " have changed since the newest revision:"
				+ list(result);
		if (this.properties.getCheckOnStartup() == CheckOnStartup.FAIL) {
			throw new MigrationException(message, this.howToWrite);
		}
		logger.warn(message + System.lineSeparator() + this.howToWrite);
	}

	private static String list(List<SchemaChange> changes) {
		return lines(changes.stream().map(SchemaChange::describe));
	}

	private static String list(CheckResult result) {
		return lines(Stream.concat(result.changes().stream().map(SchemaChange::describe), result.questions().stream()));
	}

	private static String lines(Stream<String> items) {
		return items.map((item) -> System.lineSeparator() + "  " + item).collect(Collectors.joining());
	}

}
