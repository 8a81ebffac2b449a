package dev.migrate.engine;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import dev.migrate.engine.SchemaScope.Place;
import dev.migrate.schema.Identifier;
import dev.migrate.schema.QualifiedName;
import dev.migrate.schema.Schema;

/**
 * Reads several schemas as one, in which the objects of all but the home go by qualified
 * names. The stand-ins of a shadow show as what they stand for.
 *
 * @param engine the engine
 * @param scope the schemas
 */
record ScopedReader(Engine engine, SchemaScope scope) {

	Schema read(Connection connection) throws SQLException {
		List<Schema> schemas = new ArrayList<>();
		for (Place place : this.scope.places().toList()) {
			Schema read = this.engine.read(connection, place.catalogName());
			PlacedText text = new PlacedText(this.engine, this.scope, place, read);
			schemas.add(text.applyTo(read).withNames((name) -> name(name, place)));
		}
		return Schema.union(schemas);
	}

	/** A reader leaves the schema out where it is the one that is being read. */
	private QualifiedName name(QualifiedName name, Place place) {
		Identifier schema = name.schema();
		if (schema == null) {
			return new QualifiedName(place.qualifier(), name.name());
		}
		Optional<Place> other = this.scope.place(this.engine.catalogName(schema));
		return other.isPresent() ? new QualifiedName(other.get().qualifier(), name.name()) : name;
	}

}
