package dev.migrate.model;

import java.util.logging.Level;

import liquibase.Scope;
import liquibase.logging.LogService;
import liquibase.logging.Logger;
import liquibase.logging.core.AbstractLogService;
import liquibase.logging.core.AbstractLogger;
import org.jspecify.annotations.Nullable;

/**
 * Passes on what Liquibase logs from warnings upwards.
 */
final class WarningsOnlyLogService extends AbstractLogService {

	private final LogService delegate = Scope.getCurrentScope().get(Scope.Attr.logService, LogService.class);

	@Override
	public int getPriority() {
		return PRIORITY_NOT_APPLICABLE;
	}

	@Override
	@SuppressWarnings({ "rawtypes", "try" })
	public Logger getLog(Class type) {
		Logger logger = this.delegate.getLog(type);
		return new AbstractLogger() {

			@Override
			public void log(Level level, String message, @Nullable Throwable ex) {
				if (level.intValue() >= Level.WARNING.intValue()) {
					logger.log(level, message, ex);
				}
			}

		};
	}

}
