package dev.migrate.diff;

import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.migrate.schema.Schema;
import dev.migrate.schema.TypeRules;
import dev.migrate.schema.UserType;

/**
 * Which types a field can have had before and after, those of the schemas' own included:
 * an enumeration is one whether a type has a name or lists its values.
 *
 * @param types what the engine says about types without names
 * @param enumerations the named ones before and after
 */
record RelatedTypes(TypeRules types, Set<UserType> enumerations) {

	private static final String NAMELESS = "enum('')";

	static RelatedTypes of(TypeRules types, Schema before, Schema wanted) {
		return new RelatedTypes(types,
				Stream.of(before, wanted)
					.flatMap((schema) -> schema.types().stream())
					.filter(UserType.EnumType.class::isInstance)
					.collect(Collectors.toUnmodifiableSet()));
	}

	boolean related(String type, String other) {
		if (type.isEmpty() || other.isEmpty()) {
			return type.equals(other);
		}
		UnaryOperator<String> plain = (text) -> this.enumerations.stream().anyMatch((known) -> known.isTypeOf(text))
				? text.endsWith("[]") ? NAMELESS + "[]" : NAMELESS : text;
		return this.types.related(plain.apply(type), plain.apply(other));
	}

}
