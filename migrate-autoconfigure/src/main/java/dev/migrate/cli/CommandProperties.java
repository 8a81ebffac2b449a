package dev.migrate.cli;

import java.util.LinkedHashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.springframework.core.env.CommandLinePropertySource;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.PropertySource;
import org.springframework.util.ClassUtils;

/**
 * The properties of an application in command mode, which come before all others: no
 * server, nothing printed or created at startup, only warnings logged. What the command
 * line itself says about logging is kept.
 */
final class CommandProperties {

	private static final String DATABASE_ACTION = "jakarta.persistence.schema-generation.database.action";

	private CommandProperties() {
	}

	static void addTo(ConfigurableEnvironment environment, boolean debug, @Nullable Class<?> mainClass) {
		Map<String, Object> properties = new LinkedHashMap<>();
		properties.put("app.migrate.cli.active", "true");
		if (mainClass != null) {
			properties.put("app.migrate.cli.main-class", mainClass.getName());
		}
		properties.put("spring.main.web-application-type", "none");
		properties.put("spring.main.banner-mode", "off");
		properties.put("spring.main.log-startup-info", "false");
		properties.put("spring.main.keep-alive", "false");
		properties.put("spring.jpa.hibernate.ddl-auto", "none");
		properties.put("spring.jpa.properties.hibernate.hbm2ddl.auto", "none");
		properties.put("spring.jpa.properties." + DATABASE_ACTION, "none");
		properties.put("spring.sql.init.mode", "never");
		properties.put("spring.flyway.enabled", "false");
		// In a background thread the entities are not there when they are asked for
		properties.put("spring.data.jpa.repositories.bootstrap-mode", "default");
		// Our --debug shows a stack trace; Boot's would log every condition
		properties.put("debug", "false");
		properties.put("trace", "false");
		properties.putAll(logging(debug));
		PropertySource<?> commandLine = environment.getPropertySources()
			.get(CommandLinePropertySource.COMMAND_LINE_PROPERTY_SOURCE_NAME);
		properties.keySet().removeIf((name) -> name.startsWith("logging.") && isSet(commandLine, name));
		environment.getPropertySources().addFirst(new MapPropertySource("migrateCommand", properties));
	}

	/**
	 * A failure is reported once, by us: the loggers that would do so before are switched
	 * off, and none shows a stack trace that nobody asked for.
	 */
	private static Map<String, Object> logging(boolean debug) {
		Map<String, Object> properties = new LinkedHashMap<>();
		properties.put("logging.level.root", "warn");
		// The application's own file may be where nobody can write, or in use by a server
		properties.put("logging.file.name", "");
		properties.put("logging.file.path", "");
		if (!debug) {
			properties.put("logging.level." + CommandContext.class.getName(), "off");
			properties.put("logging.level.com.zaxxer.hikari", "off");
			properties.put("logging.level.liquibase.changelog", "off");
			// The command is over: DevTools cannot end a database in memory that is gone
			properties.put("logging.level.org.springframework.beans.factory.support.DisposableBeanAdapter", "off");
			properties.put("logging.exception-conversion-word",
					ClassUtils.isPresent("ch.qos.logback.classic.Logger", null) ? "%nopex" : "%ex{none}");
		}
		return properties;
	}

	private static boolean isSet(@Nullable PropertySource<?> source, String name) {
		return source != null && source.containsProperty(name);
	}

}
