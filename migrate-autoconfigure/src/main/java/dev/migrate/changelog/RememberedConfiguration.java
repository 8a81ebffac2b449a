package dev.migrate.changelog;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

import liquibase.command.CommandScope;
import liquibase.configuration.ConfigurationValueConverter;
import liquibase.configuration.ConfigurationValueObfuscator;
import liquibase.configuration.ConfigurationValueProvider;
import liquibase.configuration.ConfiguredValue;
import liquibase.configuration.ConfiguredValueModifierFactory;
import liquibase.configuration.LiquibaseConfiguration;
import liquibase.configuration.ProvidedValue;
import liquibase.configuration.core.EnvironmentValueProvider;
import liquibase.configuration.core.SystemPropertyValueProvider;
import org.jspecify.annotations.Nullable;

/**
 * Liquibase's configuration without a copy of all system properties for each question. It
 * gives the same answers: what somebody sets while it is in use counts.
 */
final class RememberedConfiguration extends LiquibaseConfiguration {

	/** What nobody has set, by its first name: all its names. */
	private final Map<String, String[]> unset = new ConcurrentHashMap<>();

	private final ConfiguredValueModifierFactory modifiers;

	private volatile int properties = System.getProperties().size();

	RememberedConfiguration(LiquibaseConfiguration configuration, ConfiguredValueModifierFactory modifiers) {
		this.modifiers = modifiers;
		for (ConfigurationValueProvider provider : configuration.getProviders()) {
			boolean slow = provider.getClass() == SystemPropertyValueProvider.class
					|| provider.getClass() == EnvironmentValueProvider.class;
			registerProvider(slow ? new RememberedValues(provider) : provider);
		}
	}

	/**
	 * Nearly all that Liquibase asks for has been set by nobody.
	 */
	@Override
	public <T> ConfiguredValue<T> getCurrentConfiguredValue(@Nullable ConfigurationValueConverter<T> converter,
			@Nullable ConfigurationValueObfuscator<T> obfuscator, ConfigurationValueProvider @Nullable [] additional,
			String... keyAndAliases) {
		boolean asked = additional != null && additional.length > 0;
		if (!asked && isUnset(keyAndAliases)) {
			ConfiguredValue<T> nothing = new Unset<>(keyAndAliases[0], converter, obfuscator);
			this.modifiers.override(nothing);
			return nothing;
		}
		ConfiguredValue<T> value = super.getCurrentConfiguredValue(converter, obfuscator, additional, keyAndAliases);
		if (!asked && !value.found()) {
			this.unset.put(keyAndAliases[0], keyAndAliases);
		}
		return value;
	}

	private boolean isUnset(String... keyAndAliases) {
		int properties = System.getProperties().size();
		if (properties != this.properties) {
			this.properties = properties;
			this.unset.clear();
		}
		if (!Arrays.equals(this.unset.get(keyAndAliases[0]), keyAndAliases)) {
			return false;
		}
		for (ConfigurationValueProvider provider : getProviders()) {
			if (!(provider instanceof RememberedValues) && provider.getProvidedValue(keyAndAliases) != null) {
				return false;
			}
		}
		return true;
	}

	/**
	 * What nobody has set.
	 *
	 * @param <T> its type
	 */
	private static final class Unset<T> extends ConfiguredValue<T> {

		Unset(String key, @Nullable ConfigurationValueConverter<T> converter,
				@Nullable ConfigurationValueObfuscator<T> obfuscator) {
			super(key, converter, obfuscator);
		}

	}

	/**
	 * Values that are looked for once.
	 */
	private static final class RememberedValues implements ConfigurationValueProvider {

		private final ConfigurationValueProvider provider;

		private final Map<List<String>, Optional<ProvidedValue>> values = new ConcurrentHashMap<>();

		private volatile int properties = System.getProperties().size();

		RememberedValues(ConfigurationValueProvider provider) {
			this.provider = provider;
		}

		@Override
		public int getPrecedence() {
			return this.provider.getPrecedence();
		}

		@Override
		public @Nullable ProvidedValue getProvidedValue(String... keyAndAliases) {
			int properties = System.getProperties().size();
			if (properties != this.properties) {
				this.properties = properties;
				this.values.clear();
			}
			List<String> keys = Arrays.asList(keyAndAliases);
			Optional<ProvidedValue> known = this.values.get(keys);
			if (known == null || !isCurrent(known)) {
				known = Optional.ofNullable(this.provider.getProvidedValue(keyAndAliases));
				this.values.put(List.of(keyAndAliases), known);
			}
			return known.orElse(null);
		}

		/** The environment does not change. */
		private boolean isCurrent(Optional<ProvidedValue> known) {
			return known.isEmpty() || this.provider.getClass() == EnvironmentValueProvider.class
					|| known.get().getValue().equals(System.getProperties().get(known.get().getActualKey()));
		}

		@Override
		public void validate(CommandScope commandScope) {
			this.provider.validate(commandScope);
		}

	}

}
