package dev.migrate.autoconfigure;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.migrate.autoconfigure.MigrateProperties.Database;
import dev.migrate.failure.MigrationException;
import dev.migrate.failure.SecretParameters;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.autoconfigure.liquibase.LiquibaseProperties;
import org.springframework.boot.context.properties.bind.AbstractBindHandler;
import org.springframework.boot.context.properties.bind.BindContext;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.core.env.Environment;
import org.springframework.util.StringUtils;

/**
 * What the properties say about one database.
 *
 * @param name its name
 * @param properties how its revisions are written, and what happens at startup
 * @param liquibase how Liquibase runs on it
 * @param changeLogRequired whether a missing master changelog is a mistake and not a
 * beginning
 * @param dataSource the bean name of its DataSource, or null if it is not said
 * @param entityManagerFactory the bean name of its entity manager factory, or null if it
 * is not said
 */
record DatabaseSettings(String name, MigrateProperties properties, LiquibaseProperties liquibase,
		boolean changeLogRequired, @Nullable String dataSource, @Nullable String entityManagerFactory) {

	static final String DEFAULT = "default";

	static final String PREFIX = "app.migrate.databases";

	/** What only makes sense for the database that it was said of. */
	private static final Set<ConfigurationPropertyName> NOT_INHERITED = Stream
		.concat(Stream.of("enabled", "databases", "directory", "renames", "include", "exclude", "shadow")
			.map((key) -> "app.migrate." + key),
				Stream
					.of("change-log", "url", "user", "password", "driver-class-name", "default-schema",
							"liquibase-schema", "liquibase-tablespace", "drop-first", "clear-checksums",
							"rollback-file", "test-rollback-on-update", "tag")
					.map((key) -> "spring.liquibase." + key))
		.map(ConfigurationPropertyName::of)
		.collect(Collectors.toUnmodifiableSet());

	/** What there is once, however many databases there are. */
	private static final List<String> OF_THE_APPLICATION = List.of("cli", "console", "databases", "health");

	static DatabaseSettings ofDefault(MigrateProperties properties, LiquibaseProperties liquibase,
			Environment environment) {
		return new DatabaseSettings(DEFAULT, properties, liquibase,
				environment.containsProperty("spring.liquibase.change-log"), null, null);
	}

	/**
	 * The application's own database, and those beside it.
	 */
	static List<DatabaseSettings> all(MigrateProperties properties, LiquibaseProperties liquibase,
			Environment environment) {
		List<DatabaseSettings> settings = new ArrayList<>(List.of(ofDefault(properties, liquibase, environment)));
		settings.addAll(further(environment));
		return settings;
	}

	/**
	 * The databases beside the default one.
	 */
	static List<DatabaseSettings> further(Environment environment) {
		Binder binder = Binder.get(environment);
		Map<String, Database> databases = binder.bind(PREFIX, Bindable.mapOf(String.class, Database.class))
			.orElse(Map.of());
		DatabaseNames.verify(databases.keySet());
		List<DatabaseSettings> settings = new ArrayList<>();
		databases.forEach((name, database) -> {
			if (database.isEnabled()) {
				settings.add(bind(name, binder));
			}
		});
		return settings;
	}

	private static DatabaseSettings bind(String name, Binder binder) {
		String prefix = PREFIX + "." + ConfigurationPropertyName.adapt(name, '.').toString();
		refuseWhatIsTheApplications(prefix, binder);
		Database database = new Database();
		Inheriting inheriting = new Inheriting();
		binder.bind(ConfigurationPropertyName.of("app.migrate"), Bindable.ofInstance((MigrateProperties) database),
				inheriting);
		binder.bind(ConfigurationPropertyName.of("spring.liquibase"), Bindable.ofInstance(database.getLiquibase()),
				inheriting);
		String standard = new LiquibaseProperties().getChangeLog();
		binder.bind(prefix, Bindable.ofInstance(database));
		LiquibaseProperties liquibase = database.getLiquibase();
		String changeLog = database.getChangeLog();
		boolean given = changeLog != null || !standard.equals(liquibase.getChangeLog());
		if (changeLog != null) {
			liquibase.setChangeLog(changeLog);
		}
		else if (!given) {
			liquibase.setChangeLog("classpath:/db/changelog/" + name + "/db.changelog-master.yaml");
		}
		if (!binder.bind(prefix + ".directory", String.class).isBound()) {
			database.setDirectory(directoryBeside(liquibase.getChangeLog()));
		}
		return new DatabaseSettings(name, database, liquibase, given, database.getDataSource(),
				database.getEntityManagerFactory());
	}

	private static void refuseWhatIsTheApplications(String prefix, Binder binder) {
		for (String key : OF_THE_APPLICATION) {
			if (binder.bind(prefix + "." + key, Bindable.mapOf(String.class, Object.class)).isBound()) {
				throw new MigrationException(
						prefix + "." + key + " says nothing: there is one app.migrate." + key + " for all databases.",
						"Remove it, or set app.migrate." + key + ".");
			}
		}
	}

	/**
	 * Where the revisions of a master changelog are if nothing is said.
	 */
	private static String directoryBeside(String changeLog) {
		boolean file = changeLog.startsWith("file:");
		String path = changeLog.replaceFirst("^[a-z]+:", "");
		String folder = path.substring(0, path.lastIndexOf('/') + 1);
		return (file ? folder : "src/main/resources/" + StringUtils.trimLeadingCharacter(folder, '/')) + "changes";
	}

	/**
	 * What nobody is to see of the parameters of several databases.
	 */
	static SecretParameters secrets(Collection<DatabaseSettings> databases) {
		Map<String, String> parameters = new LinkedHashMap<>();
		databases.forEach((settings) -> Stream.ofNullable(settings.liquibase().getParameters())
			.forEach((values) -> values.forEach((name, value) -> parameters.put(settings.name() + "." + name, value))));
		return new SecretParameters(parameters);
	}

	boolean isDefault() {
		return this.name.equals(DEFAULT);
	}

	/**
	 * The name of the bean that does for this database what another one does for the
	 * default one.
	 */
	String bean(String name) {
		return isDefault() ? name : this.name + StringUtils.capitalize(name);
	}

	/**
	 * What commands are told to mean this database.
	 */
	String option() {
		return isDefault() ? "" : " --database " + this.name;
	}

	/**
	 * A command that is about this database, as it is typed.
	 */
	String command(String name) {
		String command = name + option();
		return "'" + command + "' (java -jar <application>.jar " + command + ")";
	}

	/**
	 * What follows upon a word that is true of this database alone.
	 */
	String suffix() {
		return isDefault() ? "" : " for database '" + this.name + "'";
	}

	String changeLogProperty() {
		return isDefault() ? "spring.liquibase.change-log" : PREFIX + "." + this.name + ".change-log";
	}

	/**
	 * The failure of a changelog that is named and not there.
	 */
	MigrationException missingChangelog() {
		return new MigrationException("The changelog " + this.liquibase.getChangeLog() + " does not exist.",
				"Correct " + changeLogProperty() + ", or write the first revision with the command "
						+ command("makemigrations") + ".");
	}

	/**
	 * The bean name of its entity manager factory, if it has any.
	 */
	String factory() {
		return (this.entityManagerFactory != null) ? this.entityManagerFactory : bean("entityManagerFactory");
	}

	/**
	 * Does some work for this database, whose failure names it where there are others.
	 */
	void naming(Runnable work) {
		try {
			work.run();
		}
		catch (MigrationException ex) {
			throw isDefault() && this.properties.getDatabases().isEmpty() ? ex
					: new MigrationException("Database '" + this.name + "': " + ex.getMessage(), ex.getAction(), ex);
		}
	}

	/**
	 * Leaves out what is not handed on from the application's own database.
	 */
	private static final class Inheriting extends AbstractBindHandler {

		@Override
		public <T> @Nullable Bindable<T> onStart(ConfigurationPropertyName name, Bindable<T> target,
				BindContext context) {
			return NOT_INHERITED.contains(name) ? null : super.onStart(name, target, context);
		}

	}

}
