package dev.migrate.autoconfigure;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.migrate.MigrationService;
import dev.migrate.failure.MigrationException;

/**
 * What the properties of the application's own database are called for a further one:
 * failures name the former, whose names everybody knows.
 *
 * @param database the further database's name
 */
record PropertyNames(String database) {

	/** Those that each database has for itself. */
	private static final Pattern OWN = Pattern.compile("(?<![\\w.-])app\\.migrate\\.(?=(?:auto-apply|auto-generate"
			+ "|allow-destructive|check-on-startup|directory|format|fast-path|author|labels|contexts|comment|file-name"
			+ "|targets|reference|renames|include|exclude|shadow|lock|lock-timeout|lock-retries|statement-timeout|backup"
			+ "|lint|tenants)(?![\\w-]))");

	private static final Pattern LIQUIBASE = Pattern.compile("(?<![\\w.-])spring\\.liquibase\\.(change-log\\b)?");

	private static final Pattern DATA_SOURCE = Pattern.compile("(?<![\\w.-])spring\\.datasource\\.([\\w-]+)");

	/**
	 * A service whose failures name the properties of its database.
	 */
	MigrationService spelledBy(Supplier<MigrationService> service) {
		try {
			return spelledBy(service.get());
		}
		catch (MigrationException ex) {
			ex.spell(this::spell);
			throw ex;
		}
	}

	private MigrationService spelledBy(MigrationService service) {
		return (MigrationService) Proxy.newProxyInstance(MigrationService.class.getClassLoader(),
				new Class<?>[] { MigrationService.class }, (proxy, method, arguments) -> {
					if (method.getName().equals("equals")) {
						return proxy == arguments[0];
					}
					try {
						Object result = method.invoke(service, arguments);
						return (result instanceof MigrationService tenant) ? spelledBy(tenant) : result;
					}
					catch (InvocationTargetException ex) {
						if (ex.getTargetException() instanceof MigrationException failure) {
							failure.spell(this::spell);
						}
						throw ex.getTargetException();
					}
				});
	}

	String spell(String text) {
		String prefix = Matcher.quoteReplacement(DatabaseSettings.PREFIX + "." + this.database + ".");
		String own = OWN.matcher(text).replaceAll(prefix);
		String liquibase = LIQUIBASE.matcher(own)
			.replaceAll((match) -> prefix + ((match.group(1) != null) ? match.group(1) : "liquibase."));
		return DATA_SOURCE.matcher(liquibase).replaceAll("the $1 of its DataSource");
	}

}
