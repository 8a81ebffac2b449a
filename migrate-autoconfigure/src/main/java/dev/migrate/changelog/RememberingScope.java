package dev.migrate.changelog;

import java.util.Map;

import liquibase.Scope;
import liquibase.SingletonObject;
import liquibase.configuration.LiquibaseConfiguration;

/**
 * A scope in which Liquibase's questions about its configuration, of which it has dozens
 * for each change set, are answered from memory.
 */
final class RememberingScope extends Scope {

	private final LiquibaseConfiguration configuration;

	RememberingScope(Scope parent) {
		super(parent, Map.of());
		this.configuration = new RememberedConfiguration(parent.getSingleton(LiquibaseConfiguration.class));
	}

	@Override
	public synchronized <T extends SingletonObject> T getSingleton(Class<T> type) {
		return (type == LiquibaseConfiguration.class) ? type.cast(this.configuration) : super.getSingleton(type);
	}

}
