package dev.migrate.changelog;

import java.util.HashMap;
import java.util.Map;
import java.util.logging.Level;

import liquibase.Scope;
import liquibase.logging.LogService;
import liquibase.logging.Logger;
import liquibase.logging.core.AbstractLogService;
import liquibase.logging.core.AbstractLogger;
import liquibase.resource.ResourceAccessor;
import liquibase.ui.LoggerUIService;

import org.jspecify.annotations.Nullable;

/**
 * Runs Liquibase where what it has to say would mislead or nobody wants to hear it: it
 * says "Table users created" of a table in a shadow.
 */
public final class QuietLiquibase {

	private static final LogService SILENCE = new SilentLogService();

	private QuietLiquibase() {
	}

	/**
	 * Runs an action in a scope of its own that has no database, so that parsing cannot
	 * create history tables in it.
	 */
	public static <T> T call(ResourceAccessor resources, Scope.ScopedRunnerWithReturn<T> action) throws Exception {
		Map<String, Object> scope = new HashMap<>();
		scope.put(Scope.Attr.logService.name(), SILENCE);
		scope.put(Scope.Attr.ui.name(), new LoggerUIService());
		scope.put(Scope.Attr.resourceAccessor.name(), resources);
		scope.put(Scope.Attr.database.name(), null);
		return ThreadScope.call(scope, action);
	}

	private static final class SilentLogService extends AbstractLogService {

		@Override
		public int getPriority() {
			return 0;
		}

		@Override
		@SuppressWarnings("rawtypes")
		public Logger getLog(Class type) {
			return new AbstractLogger() {

				@Override
				public void close() {
				}

				@Override
				public void log(Level level, @Nullable String message, @Nullable Throwable ex) {
				}

			};
		}

	}

}
