package dev.migrate.changelog;

import java.util.Map;

import liquibase.analytics.configuration.AnalyticsArgs;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What Liquibase finds in the scope of a thread.
 */
class ThreadScopeTests {

	@Test
	void nothingIsReportedToLiquibasesMaker() throws Exception {
		assertThat(ThreadScope.call(Map.of(), AnalyticsArgs::isAnalyticsEnabled)).isFalse();
		assertThat(AnalyticsArgs.ENABLED.getCurrentValue()).isNull();
	}

	@Test
	void whoeverWantsToReportDoes() throws Exception {
		System.setProperty(AnalyticsArgs.ENABLED.getKey(), "true");
		try {
			assertThat(ThreadScope.call(Map.of(), AnalyticsArgs.ENABLED::getCurrentValue)).isTrue();
		}
		finally {
			System.clearProperty(AnalyticsArgs.ENABLED.getKey());
		}
		Map<String, Object> asked = Map.of(AnalyticsArgs.ENABLED.getKey(), true);
		assertThat(ThreadScope.call(asked, AnalyticsArgs.ENABLED::getCurrentValue)).isTrue();
	}

}
