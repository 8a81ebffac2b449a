package dev.migrate.engine;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.migrate.engine.SchemaScope.Place;
import dev.migrate.schema.CheckConstraint;
import dev.migrate.schema.Column;
import dev.migrate.schema.GeneratedValue;
import dev.migrate.schema.Identifier;
import dev.migrate.schema.Index;
import dev.migrate.schema.Schema;
import dev.migrate.schema.Table;
import dev.migrate.schema.UserType;
import dev.migrate.schema.View;
import org.jspecify.annotations.Nullable;

/**
 * The types and expressions of one schema as they are understood from outside of it: what
 * a reader names without its schema gets it back, and the stand-ins of a shadow show as
 * what they stand for.
 *
 * @param engine the engine
 * @param scope all schemas
 * @param place the schema that was read
 * @param read what was read
 */
record PlacedText(Engine engine, SchemaScope scope, Place place, Schema read) {

	private static final Pattern NEXT_VALUE = Pattern.compile("(?<=\\bnextval\\('|\\bnext value for )[\\w\"]++(?!\\.)");

	Schema applyTo(Schema schema) {
		if (this.scope.named().isEmpty()) {
			return schema;
		}
		return schema.withTables(schema.tables().stream().map(this::table).toList())
			.withViews(schema.views()
				.stream()
				.map((view) -> new View(view.name(), live(view.definition()), view.query()))
				.toList());
	}

	private Table table(Table table) {
		return table.withColumns(table.columns().stream().map(this::column).toList())
			.withCheckConstraints(table.checkConstraints()
				.stream()
				.map((check) -> new CheckConstraint(check.name(), live(check.expression())))
				.toList())
			.withIndexes(table.indexes().stream().map((index) -> index(table, index)).toList());
	}

	private Column column(Column column) {
		GeneratedValue generated = column.generated();
		String defaultValue = column.defaultValue();
		return column.withType(live(type(column.type())))
			.withDefaultValue((defaultValue != null) ? live(defaultValue(defaultValue)) : null)
			.withGenerated(
					(generated != null) ? new GeneratedValue(live(generated.expression()), generated.stored()) : null);
	}

	private String type(String type) {
		for (UserType own : this.read.types()) {
			String name = this.engine.sql(own.name());
			if (type.equals(name) || type.startsWith(name + "[")) {
				return qualifier() + type;
			}
		}
		return type;
	}

	private String defaultValue(String expression) {
		return NEXT_VALUE.matcher(expression)
			.replaceAll((name) -> Matcher.quoteReplacement(qualifier() + name.group()));
	}

	private String qualifier() {
		@Nullable Identifier schema = this.place.qualifier();
		return (schema != null) ? this.engine.sql(schema) + "." : "";
	}

	private Index index(Table table, Index index) {
		@Nullable String definition = index.definition();
		if (definition == null) {
			return index;
		}
		String own = " on " + this.engine.sql(table.name());
		return new Index(index.name(), List.of(), index.unique(),
				live(definition.replace(own, " on " + qualifier() + own.substring(" on ".length()))));
	}

	/**
	 * What is in the home goes without a qualifier. Nobody else has the name of a
	 * stand-in, so text can be searched for it.
	 */
	private String live(String text) {
		Place home = this.scope.home();
		String live = (this.place.qualifier() == null) ? text
				: text.replaceAll("(?<![\\w.'])" + Pattern.quote(sql(home.catalogName())) + "\\.", "");
		for (Place standIn : this.scope.places().filter(Place::isStandIn).toList()) {
			live = live.replace(standIn.catalogName() + ".", sql(standIn.liveName()) + ".");
		}
		return live;
	}

	private String sql(String catalogName) {
		return this.engine.sql(this.engine.identifier(catalogName));
	}

}
