package dev.migrate.execution;

import java.util.HashMap;
import java.util.Map;

import liquibase.Scope;
import liquibase.Scope.ScopedRunnerWithReturn;
import liquibase.ScopeManager;
import liquibase.analytics.configuration.AnalyticsArgs;
import liquibase.command.CommandScope;
import liquibase.integration.IntegrationDetails;
import liquibase.integration.spring.SpringLiquibase;
import org.jspecify.annotations.Nullable;

/**
 * The surroundings that Liquibase's code expects. Its current scope belongs to a thread
 * and to all that it has started since: those of a web server, for instance, which then
 * end one another's scopes. Here every thread gets its own.
 */
final class LiquibaseScope {

	/** The value that tells whose scope it is. */
	private static final String OWNER = "dev.migrate.thread";

	private static final ThreadLocal<Boolean> SEPARATED = ThreadLocal.withInitial(() -> false);

	private LiquibaseScope() {
	}

	/**
	 * Does some work in a scope such as {@link SpringLiquibase} makes for its run.
	 */
	static <T> T call(SpringLiquibase settings, ScopedRunnerWithReturn<T> work) throws Exception {
		if (!SEPARATED.get()) {
			Scope.setScopeManager(new OwnScope(inherited()));
			SEPARATED.set(true);
		}
		return Scope.child(values(settings), work);
	}

	/**
	 * Gives this thread a root of its own, hence services of its own: those that look
	 * after locks and histories do not expect two runs at a time.
	 */
	static void separate() {
		Scope.setScopeManager(new OwnScope(null));
		SEPARATED.set(true);
	}

	/**
	 * The innermost scope that no other thread has entered: the root, as a rule.
	 */
	private static Scope inherited() {
		Scope scope = Scope.getCurrentScope();
		Thread owner = scope.get(OWNER, Thread.class);
		while (owner != null && owner != Thread.currentThread() && scope.getParent() != null) {
			scope = scope.getParent();
			owner = scope.get(OWNER, Thread.class);
		}
		return scope;
	}

	private static Map<String, Object> values(SpringLiquibase settings) throws ReflectiveOperationException {
		Map<String, Object> values = new HashMap<>();
		values.put(OWNER, Thread.currentThread());
		// What fails is told by an exception, and need not be told in between
		values.put(CommandScope.DO_NOT_SEND_EXCEPTION_TO_UI, true);
		// Liquibase's own lasts as long as the JVM, however many runs that has
		values.put(Scope.Attr.deploymentId.name(), "%010d".formatted(System.currentTimeMillis() % 10_000_000_000L));
		values.put(Scope.Attr.ui.name(),
				settings.getUiService().getUiServiceClass().getDeclaredConstructor().newInstance());
		values.put(Scope.Attr.integrationDetails.name(), new IntegrationDetails("spring"));
		if (settings.getAnalyticsEnabled() != null) {
			values.put(AnalyticsArgs.ENABLED.getKey(), settings.getAnalyticsEnabled());
		}
		if (settings.getLicenseKey() != null) {
			values.put("liquibase.licenseKey", settings.getLicenseKey());
		}
		return values;
	}

	private static final class OwnScope extends ScopeManager {

		private @Nullable Scope current;

		OwnScope(@Nullable Scope current) {
			this.current = current;
		}

		@Override
		public @Nullable Scope getCurrentScope() {
			return this.current;
		}

		@Override
		protected void setCurrentScope(Scope scope) {
			this.current = scope;
		}

		@Override
		protected Scope init(Scope scope) {
			return scope;
		}

	}

}
