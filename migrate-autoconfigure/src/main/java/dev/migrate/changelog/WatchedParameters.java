package dev.migrate.changelog;

import java.util.function.Consumer;

import dev.migrate.failure.SecretParameters;
import liquibase.changelog.ChangeLogParameters;
import liquibase.changelog.DatabaseChangeLog;
import liquibase.database.Database;

/**
 * Tells which parameters a changelog asks for, wherever their values come from, and keeps
 * in mind which of the values nobody is to see.
 */
final class WatchedParameters extends ChangeLogParameters {

	private final SecretParameters secrets;

	private final Consumer<String> asked;

	/**
	 * Creates parameters.
	 * @param secrets gets to know the secret ones that are asked for
	 * @param asked hears the name of each that is asked for
	 */
	WatchedParameters(Database database, SecretParameters secrets, Consumer<String> asked) {
		super(database);
		this.secrets = secrets;
		this.asked = asked;
	}

	@Override
	public Object getValue(String key, DatabaseChangeLog changeLog) {
		this.asked.accept(key);
		Object value = super.getValue(key, changeLog);
		this.secrets.add(key, value);
		return value;
	}

	@Override
	public boolean hasValue(String key, DatabaseChangeLog changeLog) {
		this.asked.accept(key);
		return super.hasValue(key, changeLog);
	}

}
