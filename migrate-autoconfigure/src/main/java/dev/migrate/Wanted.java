package dev.migrate;

import java.sql.SQLException;
import java.util.List;

import javax.sql.DataSource;

import dev.migrate.engine.Engine;
import dev.migrate.engine.Shadow;
import dev.migrate.model.EntityModel;
import dev.migrate.model.EntityModel.ModelSchema;
import dev.migrate.schema.Schema;

/**
 * What the entities need on the connected engine.
 *
 * @param engine the connected engine
 * @param model the entities
 * @param read their schema, as the engine made it in a shadow
 */
record Wanted(Engine engine, EntityModel model, ModelSchema read) {

	static Wanted read(Engine engine, EntityModel model, DataSource dataSource) throws SQLException {
		try (Shadow shadow = engine.openShadow(dataSource)) {
			return new Wanted(engine, model, model.readIn(shadow));
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
			.map((failure) -> this.engine.displayName() + " refuses a statement of Hibernate's, so what it would create"
					+ " does not count: " + failure.sql() + " (" + failure.reason() + ")")
			.toList();
	}

}
