package dev.migrate.diff;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.migrate.change.AlterType;
import dev.migrate.change.CreateExtension;
import dev.migrate.change.CreateType;
import dev.migrate.change.DropType;
import dev.migrate.schema.Column;
import dev.migrate.schema.Schema;
import dev.migrate.schema.TypeRules;
import dev.migrate.schema.UserType;
import dev.migrate.schema.UserType.Attribute;
import dev.migrate.schema.UserType.EnumType;
import dev.migrate.schema.UserType.StructType;
import dev.migrate.schema.UserType.Use;

import org.jspecify.annotations.Nullable;

/**
 * Compares the types that a schema has of its own, and finds the extensions that types
 * come from.
 *
 * @param types what the engine knows about types
 */
record UserTypeDiffer(TypeRules types) {

	void difference(Schema before, Schema wanted, Steps steps) {
		extensions(wanted).stream()
			.filter((extension) -> !extensions(before).contains(extension))
			.forEach((extension) -> steps.add(new CreateExtension(extension)));
		for (UserType type : before.types()) {
			Optional<UserType> partner = wanted.type(type.name());
			if (partner.isEmpty()) {
				if (uses(wanted, type).isEmpty()) {
					steps.add(new DropType(type));
				}
			}
			else if (!partner.get().equals(type)) {
				steps.add(new AlterType(type, partner.get(), uses(before, type), narrowing(type, partner.get())));
			}
		}
		wanted.types()
			.stream()
			.filter((type) -> before.type(type.name()).isEmpty())
			.forEach((type) -> steps.add(new CreateType(type)));
	}

	private Set<String> extensions(Schema schema) {
		Stream<String> columns = schema.tables()
			.stream()
			.flatMap((table) -> table.columns().stream())
			.map(Column::type);
		Stream<String> attributes = schema.types()
			.stream()
			.filter(StructType.class::isInstance)
			.flatMap((type) -> ((StructType) type).attributes().stream())
			.map(Attribute::type);
		return Stream.concat(columns, attributes)
			.map(this.types::extension)
			.filter(Objects::nonNull)
			.collect(Collectors.toCollection(TreeSet::new));
	}

	private static List<Use> uses(Schema schema, UserType type) {
		return schema.tables()
			.stream()
			.flatMap((table) -> table.columns()
				.stream()
				.filter((column) -> type.isTypeOf(column.type()))
				.map((column) -> new Use(table.name(), column)))
			.toList();
	}

	private @Nullable String narrowing(UserType before, UserType after) {
		if (before instanceof EnumType from && after instanceof EnumType to) {
			List<String> removed = new ArrayList<>(from.values());
			removed.removeAll(to.values());
			return removed.isEmpty() ? null
					: ((removed.size() == 1) ? "the value " : "the values ") + String.join(", ", removed);
		}
		if (before instanceof StructType from && after instanceof StructType to) {
			String losses = from.attributes()
				.stream()
				.map((attribute) -> narrowing(attribute, to))
				.filter(Objects::nonNull)
				.collect(Collectors.joining(" and "));
			return losses.isEmpty() ? null : losses;
		}
		return "all values of type " + before.name();
	}

	private @Nullable String narrowing(Attribute before, StructType after) {
		for (Attribute attribute : after.attributes()) {
			if (attribute.name().equals(before.name())) {
				String narrowing = this.types.narrowing(before.type(), attribute.type());
				return (narrowing != null) ? narrowing + " in attribute " + before.name() : null;
			}
		}
		return "the values of attribute " + before.name();
	}

}
