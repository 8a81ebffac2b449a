package dev.migrate.changelog;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

import liquibase.change.Change;

/**
 * Applies Liquibase's changes to a schema: the reverse of {@link ChangeRenderer}. Changes
 * that touch nothing that entities can need are left out.
 */
final class ChangeInterpretation {

	private final Map<Class<? extends Change>, Interpretation<Change>> interpretations = new LinkedHashMap<>();

	ChangeInterpretation() {
		TableInterpretations.register(this);
		ColumnInterpretations.register(this);
		ConstraintInterpretations.register(this);
		SequenceInterpretations.register(this);
		ViewInterpretations.register(this);
		SqlInterpretation.register(this);
	}

	<C extends Change> void register(Class<C> kind, Interpretation<C> interpretation) {
		this.interpretations.put(kind, (change, context) -> interpretation.apply(kind.cast(change), context));
	}

	Set<Class<? extends Change>> kinds() {
		return this.interpretations.keySet();
	}

	void apply(Change change, ChangeContext context) {
		NotedChange.read(change)
			.ifPresentOrElse((noted) -> applyAsItStands(noted, context.with(noted.getChangeSet())),
					() -> applyAsItStands(change, context));
	}

	private void applyAsItStands(Change change, ChangeContext context) {
		Interpretation<Change> interpretation = this.interpretations.get(change.getClass());
		if (interpretation != null) {
			interpretation.apply(change, context);
		}
	}

	/**
	 * Applies changes of one kind.
	 *
	 * @param <C> the kind
	 */
	@FunctionalInterface
	interface Interpretation<C extends Change> {

		void apply(C change, ChangeContext context);

	}

}
