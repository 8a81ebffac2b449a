package dev.migrate.changelog;

import java.util.Map;

import liquibase.Scope;
import liquibase.Scope.ScopedRunnerWithReturn;
import liquibase.ScopeManager;
import liquibase.analytics.configuration.AnalyticsArgs;
import org.jspecify.annotations.Nullable;

/**
 * Liquibase's current scope belongs to a thread and to all that it has started since:
 * those of a web server, for instance, which then end one another's scopes. Here every
 * thread gets its own.
 */
public final class ThreadScope extends ScopeManager {

	/** The value that tells whose scope it is. */
	private static final String OWNER = "dev.migrate.thread";

	private static final ThreadLocal<@Nullable ThreadScope> OWN = new ThreadLocal<>();

	private @Nullable Scope current;

	private ThreadScope(@Nullable Scope current) {
		this.current = current;
	}

	/**
	 * Does some work in a scope of this thread.
	 * @param values what the scope holds
	 */
	public static <T> T call(Map<String, Object> values, ScopedRunnerWithReturn<T> work) throws Exception {
		ThreadScope own = OWN.get();
		if (own == null) {
			own = use(inherited());
		}
		return own.enter(values, work);
	}

	/**
	 * Gives this thread a root of its own, hence services of its own: those that look
	 * after locks and histories do not expect two runs at a time.
	 */
	public static void separate() {
		use(null);
	}

	private static ThreadScope use(@Nullable Scope scope) {
		ThreadScope own = new ThreadScope(scope);
		Scope.setScopeManager(own);
		OWN.set(own);
		return own;
	}

	/**
	 * The innermost scope that no other thread has entered: the root, as a rule.
	 */
	private static Scope inherited() {
		Scope scope = Scope.getCurrentScope();
		while (scope.getParent() != null && (scope instanceof RememberingScope || isForeign(scope))) {
			scope = scope.getParent();
		}
		return scope;
	}

	private static boolean isForeign(Scope scope) {
		Thread owner = scope.get(OWNER, Thread.class);
		return owner != null && owner != Thread.currentThread();
	}

	private <T> T enter(Map<String, Object> values, ScopedRunnerWithReturn<T> work) throws Exception {
		Scope outer = Scope.getCurrentScope();
		// One run may be part of another, and somebody else may have set another manager
		if (this.current != outer || outer.has(OWNER)) {
			return Scope.child(values, work);
		}
		this.current = new RememberingScope(outer);
		try {
			return Scope.child(values(), () -> Scope.child(values, work));
		}
		finally {
			this.current = outer;
		}
	}

	/**
	 * Liquibase asks its maker's server whether to report what it is used for, and
	 * whoever has no way out waits a second or more for that. Here it does so where
	 * somebody has asked for it.
	 */
	private static Map<String, Object> values() {
		return AnalyticsArgs.ENABLED.getCurrentConfiguredValue().found() ? Map.of(OWNER, Thread.currentThread())
				: Map.of(OWNER, Thread.currentThread(), AnalyticsArgs.ENABLED.getKey(), false);
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
