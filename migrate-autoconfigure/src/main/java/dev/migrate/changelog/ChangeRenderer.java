package dev.migrate.changelog;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import dev.migrate.change.SchemaChange;

/**
 * Makes the Liquibase change of a step.
 */
final class ChangeRenderer {

	private final Map<Class<? extends SchemaChange>, Rendering<SchemaChange>> renderings = new LinkedHashMap<>();

	ChangeRenderer() {
		SchemaNodes.register(this);
		TableNodes.register(this);
		ColumnNodes.register(this);
		ConstraintNodes.register(this);
		SequenceNodes.register(this);
		ViewNodes.register(this);
		TypeNodes.register(this);
		DatabaseObjects.register(this);
		Allocations.register(this);
	}

	<C extends SchemaChange> void register(Class<C> kind, Rendering<C> rendering) {
		this.renderings.put(kind, (change, names) -> rendering.render(kind.cast(change), names));
	}

	Set<Class<? extends SchemaChange>> kinds() {
		return this.renderings.keySet();
	}

	ChangeNode render(SchemaChange change, Names names) {
		Rendering<SchemaChange> rendering = this.renderings.get(change.getClass());
		return Objects.requireNonNull(rendering, () -> "No rendering of " + change.getClass()).render(change, names);
	}

	/**
	 * Makes the Liquibase change of a step of one kind.
	 *
	 * @param <C> the kind
	 */
	@FunctionalInterface
	interface Rendering<C extends SchemaChange> {

		ChangeNode render(C change, Names names);

	}

}
