package dev.migrate.engine;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import dev.migrate.schema.Identifier;
import org.jspecify.annotations.Nullable;

/**
 * The schemas of a database that count: the one whose objects go without a qualifier, and
 * those that are named. What an engine calls a database may be what others call a schema.
 *
 * @param home the schema whose objects go without a qualifier
 * @param named the others
 */
public record SchemaScope(Place home, List<Place> named) {

	public SchemaScope {
		named = List.copyOf(named);
	}

	/**
	 * Schemas of a live database.
	 * @param home the schema whose objects go without a qualifier, as the catalogs spell
	 * it
	 * @param named the others that count
	 */
	public static SchemaScope of(Engine engine, String home, Collection<Identifier> named) {
		SchemaScope scope = new SchemaScope(new Place(home, home, null), List.of());
		for (Identifier schema : named) {
			scope = scope.with(schema, engine.catalogName(schema), engine.catalogName(schema));
		}
		return scope;
	}

	/**
	 * The same with another schema, unless it is there.
	 * @param name its name
	 * @param liveName how the catalogs of the live database spell it
	 * @param catalogName under which name it is read
	 */
	SchemaScope with(Identifier name, String liveName, String catalogName) {
		if (places().anyMatch((place) -> place.liveName().equals(liveName))) {
			return this;
		}
		List<Place> places = new ArrayList<>(this.named);
		places.add(new Place(catalogName, liveName, name));
		return new SchemaScope(this.home, places);
	}

	/**
	 * The live schemas for which those of a shadow stand.
	 */
	public SchemaScope live() {
		return new SchemaScope(this.home.live(), this.named.stream().map(Place::live).toList());
	}

	Stream<Place> places() {
		return Stream.concat(Stream.of(this.home), this.named.stream());
	}

	Optional<Place> place(String catalogName) {
		return places().filter((place) -> place.catalogName().equals(catalogName)).findFirst();
	}

	Optional<Place> live(String liveName) {
		return places().filter((place) -> place.liveName().equals(liveName)).findFirst();
	}

	/**
	 * A schema.
	 *
	 * @param catalogName under which name it is read: in a shadow that of its stand-in
	 * @param liveName how the catalogs of the live database spell it
	 * @param qualifier what qualifies its objects, or null for the one that goes without
	 */
	public record Place(String catalogName, String liveName, @Nullable Identifier qualifier) {

		Place live() {
			return new Place(this.liveName, this.liveName, this.qualifier);
		}

		boolean isStandIn() {
			return !this.catalogName.equals(this.liveName);
		}

	}

}
