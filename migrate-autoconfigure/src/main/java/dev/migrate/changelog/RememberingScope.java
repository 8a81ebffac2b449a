package dev.migrate.changelog;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import liquibase.Scope;
import liquibase.SingletonObject;
import liquibase.configuration.ConfiguredValueModifierFactory;
import liquibase.configuration.LiquibaseConfiguration;

/**
 * A scope in which Liquibase's questions about its configuration and its services, of
 * which it has dozens for each change set, are answered from memory.
 */
final class RememberingScope extends Scope {

	private final Map<Class<?>, SingletonObject> singletons = new ConcurrentHashMap<>();

	RememberingScope(Scope parent) {
		super(parent, Map.of());
		this.singletons.put(LiquibaseConfiguration.class,
				new RememberedConfiguration(parent.getSingleton(LiquibaseConfiguration.class),
						parent.getSingleton(ConfiguredValueModifierFactory.class)));
	}

	@Override
	public <T extends SingletonObject> T getSingleton(Class<T> type) {
		SingletonObject known = this.singletons.get(type);
		if (known == null) {
			known = super.getSingleton(type);
			this.singletons.put(type, known);
		}
		return type.cast(known);
	}

}
