package dev.migrate.changelog;

import java.util.Map;

import liquibase.GlobalConfiguration;
import liquibase.Scope;
import liquibase.configuration.AbstractConfigurationValueProvider;
import liquibase.configuration.ConfiguredValue;
import liquibase.configuration.ConfiguredValueModifier;
import liquibase.configuration.ConfiguredValueModifierFactory;
import liquibase.configuration.LiquibaseConfiguration;
import liquibase.configuration.ProvidedValue;
import org.jspecify.annotations.Nullable;
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

	@Test
	void whatNobodyHasSetMayBeSetInAScope() throws Exception {
		ThreadScope.call(Map.of(), () -> {
			assertThat(table()).isEqualTo("DATABASECHANGELOG");
			Scope.child(Map.of(PROPERTY, "scope"), () -> assertThat(table()).isEqualTo("scope"));
			return assertThat(table()).isEqualTo("DATABASECHANGELOG");
		});
	}

	@Test
	void aProviderThatSomebodyAddsInBetweenIsAsked() throws Exception {
		ThreadScope.call(Map.of(), () -> {
			assertThat(table()).isEqualTo("DATABASECHANGELOG");
			LiquibaseConfiguration configuration = Scope.getCurrentScope().getSingleton(LiquibaseConfiguration.class);
			Added added = new Added();
			configuration.registerProvider(added);
			assertThat(table()).isEqualTo("added");
			configuration.unregisterProvider(added);
			return assertThat(table()).isEqualTo("DATABASECHANGELOG");
		});
	}

	@Test
	void aModifierThatSomebodyAddsInBetweenHasItsSay() throws Exception {
		ThreadScope.call(Map.of(), () -> {
			assertThat(table()).isEqualTo("DATABASECHANGELOG");
			ConfiguredValueModifierFactory modifiers = Scope.getCurrentScope()
				.getSingleton(ConfiguredValueModifierFactory.class);
			Modified modified = new Modified();
			modifiers.register(modified);
			try {
				return assertThat(table()).isEqualTo("modified");
			}
			finally {
				modifiers.unregister(modified);
			}
		});
	}

	private static String table() {
		return GlobalConfiguration.DATABASECHANGELOG_TABLE_NAME.getCurrentValue();
	}

	private static final class Added extends AbstractConfigurationValueProvider {

		@Override
		public int getPrecedence() {
			return 500;
		}

		@Override
		public @Nullable ProvidedValue getProvidedValue(String... keyAndAliases) {
			return keyAndAliases[0].equals(PROPERTY)
					? new ProvidedValue(keyAndAliases[0], keyAndAliases[0], "added", "Added", this) : null;
		}

	}

	private static final class Modified implements ConfiguredValueModifier<Object> {

		@Override
		public int getOrder() {
			return 1;
		}

		@Override
		public void override(ConfiguredValue<Object> value) {
			if (value.getProvidedValue().getRequestedKey().equals(PROPERTY)) {
				value.override("modified", "Modified");
			}
		}

		@Override
		public String override(String value) {
			return value;
		}

	}

}
