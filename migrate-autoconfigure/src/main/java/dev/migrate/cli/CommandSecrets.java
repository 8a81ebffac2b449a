package dev.migrate.cli;

import java.util.LinkedHashMap;
import java.util.Map;

import dev.migrate.failure.SecretParameters;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * What nobody is to see of the parameters of the application's changelogs, in failures
 * that come from elsewhere: ours come without them.
 */
final class CommandSecrets {

	private static final String PARAMETERS = "spring.liquibase.parameters";

	private static final String DATABASES = "app.migrate.databases";

	private static final Bindable<Map<String, String>> STRINGS = Bindable.mapOf(String.class, String.class);

	private CommandSecrets() {
	}

	static SecretParameters of(@Nullable ConfigurableApplicationContext context) {
		Map<String, String> parameters = new LinkedHashMap<>();
		if (context != null) {
			Binder binder = Binder.get(context.getEnvironment());
			binder.bind(PARAMETERS, STRINGS).ifBound(parameters::putAll);
			binder.bind(DATABASES, Bindable.mapOf(String.class, Object.class))
				.ifBound((databases) -> databases.keySet()
					.forEach((name) -> binder.bind(DATABASES + "." + name + ".liquibase.parameters", STRINGS)
						.ifBound((own) -> own.forEach((key, value) -> parameters.put(name + "." + key, value)))));
		}
		return new SecretParameters(parameters);
	}

}
