package dev.migrate.diff;

import java.util.ArrayList;
import java.util.List;

import dev.migrate.change.CreateType;
import dev.migrate.change.DropType;
import dev.migrate.change.SchemaChange;
import dev.migrate.schema.UserType;
import dev.migrate.schema.UserType.StructType;

/**
 * The order of types, whose attributes can have other types.
 */
final class TypeOrder {

	private TypeOrder() {
	}

	/**
	 * The steps so that each comes after those whose types its own type has in it.
	 */
	static List<SchemaChange> usedFirst(List<SchemaChange> steps) {
		List<SchemaChange> pending = new ArrayList<>(steps);
		List<SchemaChange> sorted = new ArrayList<>();
		while (!pending.isEmpty()) {
			SchemaChange next = pending.stream()
				.filter((step) -> pending.stream().noneMatch((other) -> other != step && uses(type(step), type(other))))
				.findFirst()
				.orElse(pending.get(0));
			pending.remove(next);
			sorted.add(next);
		}
		return sorted;
	}

	private static UserType type(SchemaChange step) {
		return (step instanceof CreateType create) ? create.type() : ((DropType) step).type();
	}

	private static boolean uses(UserType type, UserType other) {
		return type instanceof StructType struct
				&& struct.attributes().stream().anyMatch((attribute) -> other.isTypeOf(attribute.type()));
	}

}
