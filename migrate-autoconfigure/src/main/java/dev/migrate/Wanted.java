package dev.migrate;

import java.sql.SQLException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.migrate.engine.Engine;
import dev.migrate.engine.Shadow;
import dev.migrate.failure.MigrationException;
import dev.migrate.model.EntityModel;
import dev.migrate.model.EntityModel.FailedStatement;
import dev.migrate.model.EntityModel.ModelSchema;
import dev.migrate.schema.Identifier;
import dev.migrate.schema.Schema;

/**
 * What the entities need on the connected engine.
 *
 * @param engine the connected engine
 * @param home the schema whose objects go without a qualifier
 * @param model the entities
 * @param read their schema, as the engine made it in a shadow
 */
record Wanted(Engine engine, Identifier home, EntityModel model, ModelSchema read) {

	private static final Pattern CREATION = Pattern.compile("\\s*create\\s+(\\w+\\s+)*?(table|sequence|view|type)\\b",
			Pattern.CASE_INSENSITIVE);

	private static final Pattern EXTENSION = Pattern.compile("create extension (?:if not exists )?(\\w+)");

	static Wanted read(LiveDatabase database, EntityModel entities) throws SQLException {
		Engine engine = database.engine();
		try (Shadow shadow = database.openShadow(engine)) {
			String home = shadow.scope().home().liveName();
			EntityModel model = entities.within(home);
			Wanted wanted = new Wanted(engine, engine.identifier(home), model, model.readIn(shadow));
			wanted.requireTables();
			return wanted;
		}
	}

	/**
	 * A table that could not be made would look like one that the entities no longer
	 * have, and would be dropped with its rows; so would a type with its columns.
	 */
	private void requireTables() {
		this.read.failures().forEach(this::requireExtension);
		for (FailedStatement failure : this.read.failures()) {
			if (CREATION.matcher(failure.sql()).lookingAt()) {
				throw new MigrationException(refused(failure, "what the entities need is not known"),
						"Correct the mapping that the statement comes from. Nothing has been written.");
			}
		}
	}

	private void requireExtension(FailedStatement failure) {
		Matcher extension = EXTENSION.matcher(failure.sql());
		if (extension.matches()) {
			String name = extension.group(1);
			throw new MigrationException(
					this.engine.displayName() + " does not load the extension " + name
							+ ", which columns of the entities need: " + failure.reason(),
					"Install it on the server" + (name.equals("vector") ? ", where it is called pgvector" : "")
							+ ". If only the user is not allowed to load it, have an administrator execute: create extension "
							+ name + ". Nothing has been written.");
		}
	}

	Schema schema() {
		return this.read.schema();
	}

	List<String> entities() {
		return this.model.entityNames();
	}

	/**
	 * What Hibernate's own DDL could not do on its own engine, in words.
	 */
	List<String> warnings() {
		return this.read.failures()
			.stream()
			.map((failure) -> refused(failure, "what it would create does not count"))
			.toList();
	}

	private String refused(FailedStatement failure, String consequence) {
		return this.engine.displayName() + " refuses a statement of Hibernate's, so " + consequence + ": "
				+ failure.sql() + " (" + failure.reason() + ")";
	}

}
