package dev.migrate.execution;

import java.util.logging.Level;

import dev.migrate.failure.SecretParameters;
import liquibase.Scope;
import liquibase.logging.LogService;
import liquibase.logging.Logger;
import liquibase.logging.core.AbstractLogService;
import liquibase.logging.core.AbstractLogger;
import org.jspecify.annotations.Nullable;

/**
 * Liquibase's log without the values of secret parameters: it logs the SQL that it runs,
 * and the exception of what fails.
 */
final class MaskedLogService extends AbstractLogService {

	private final LogService delegate = Scope.getCurrentScope().get(Scope.Attr.logService, LogService.class);

	private final SecretParameters secrets;

	MaskedLogService(SecretParameters secrets) {
		this.secrets = secrets;
	}

	@Override
	public int getPriority() {
		return PRIORITY_NOT_APPLICABLE;
	}

	@Override
	@SuppressWarnings({ "rawtypes", "try" })
	public Logger getLog(Class type) {
		Logger logger = this.delegate.getLog(liquibaseName(type));
		return new AbstractLogger() {

			@Override
			public void log(Level level, @Nullable String message, @Nullable Throwable ex) {
				logger.log(level, MaskedLogService.this.secrets.mask(message), MaskedLogService.this.secrets.mask(ex));
			}

		};
	}

	/** What logs is configured by Liquibase's names, whoever has extended its classes. */
	private static Class<?> liquibaseName(Class<?> type) {
		Class<?> named = type;
		while (named.getName().startsWith("dev.migrate.") && named.getSuperclass() != Object.class) {
			named = named.getSuperclass();
		}
		return named;
	}

}
