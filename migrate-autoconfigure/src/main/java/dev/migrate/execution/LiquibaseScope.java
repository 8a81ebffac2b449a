package dev.migrate.execution;

import java.util.HashMap;
import java.util.Map;

import dev.migrate.changelog.ThreadScope;
import dev.migrate.failure.SecretParameters;
import liquibase.Scope;
import liquibase.Scope.ScopedRunnerWithReturn;
import liquibase.analytics.configuration.AnalyticsArgs;
import liquibase.command.CommandScope;
import liquibase.integration.IntegrationDetails;
import liquibase.integration.spring.SpringLiquibase;

/**
 * The surroundings that Liquibase's code expects.
 */
final class LiquibaseScope {

	private LiquibaseScope() {
	}

	/**
	 * Does some work in a scope such as {@link SpringLiquibase} makes for its run.
	 * @param secrets what nobody is to see in its log
	 */
	static <T> T call(SpringLiquibase settings, SecretParameters secrets, ScopedRunnerWithReturn<T> work)
			throws Exception {
		Map<String, Object> values = values(settings);
		values.put(Scope.Attr.logService.name(), new MaskedLogService(secrets));
		return ThreadScope.call(values, work);
	}

	private static Map<String, Object> values(SpringLiquibase settings) throws ReflectiveOperationException {
		Map<String, Object> values = new HashMap<>();
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

}
