package dev.migrate.changelog;

import java.util.Map;

import liquibase.GlobalConfiguration;
import liquibase.Scope;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class RememberedConfigurationTests {

	private static final String PROPERTY = "liquibase.databaseChangelogTableName";

	@AfterEach
	void clear() {
		System.clearProperty(PROPERTY);
	}

	@Test
	void whatIsSetAndChangedInBetweenCounts() throws Exception {
		ThreadScope.call(Map.of(), () -> {
			assertThat(table()).isEqualTo("DATABASECHANGELOG");
			System.setProperty(PROPERTY, "first");
			assertThat(table()).isEqualTo("first");
			System.setProperty(PROPERTY, "second");
			assertThat(table()).isEqualTo("second");
			System.clearProperty(PROPERTY);
			return assertThat(table()).isEqualTo("DATABASECHANGELOG");
		});
	}

	@Test
	void whatTheScopeSaysGoesBeforeAsEver() throws Exception {
		System.setProperty(PROPERTY, "property");
		ThreadScope.call(Map.of(), () -> {
			assertThat(table()).isEqualTo("property");
			Scope.child(Map.of(PROPERTY, "scope"), () -> assertThat(table()).isEqualTo("scope"));
			return assertThat(table()).isEqualTo("property");
		});
	}

	private static String table() {
		return GlobalConfiguration.DATABASECHANGELOG_TABLE_NAME.getCurrentValue();
	}

}
