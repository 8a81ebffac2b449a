package dev.migrate.changelog;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.migrate.change.ChangePlan;
import dev.migrate.change.SchemaChange;
import dev.migrate.engine.Engine;
import dev.migrate.schema.Schema;

import org.jspecify.annotations.Nullable;

/**
 * What a revision is to say.
 *
 * @param message what the revision is for, or null to have one suggested from its changes
 * @param changelog the revisions before it
 * @param current the schema that they make on the connected engine
 * @param plans the steps by engine, the connected engine first; a plan without steps
 * makes a revision to be filled by hand
 * @param parents the ids of the revisions that it follows
 */
public record ComposeRequest(@Nullable String message, Changelog changelog, Schema current,
		Map<Engine, ChangePlan> plans, List<String> parents) {

	public ComposeRequest {
		if (plans.isEmpty()) {
			throw new IllegalArgumentException("A revision is for one engine at least");
		}
		message = (message != null && !message.isBlank()) ? message.strip() : null;
		plans = Collections.unmodifiableMap(new LinkedHashMap<>(plans));
		parents = List.copyOf(parents);
	}

	/**
	 * A revision behind all others.
	 */
	public ComposeRequest(@Nullable String message, Changelog changelog, Schema current,
			Map<Engine, ChangePlan> plans) {
		this(message, changelog, current, plans, RevisionGraph.of(changelog.revisions()).heads());
	}

	/**
	 * A revision for the connected engine alone.
	 */
	public static ComposeRequest of(@Nullable String message, Changelog changelog, Schema current, Engine engine,
			ChangePlan plan) {
		return new ComposeRequest(message, changelog, current, Map.of(engine, plan));
	}

	/**
	 * The steps of the first engine that has any.
	 */
	List<SchemaChange> leadingChanges() {
		return this.plans.values()
			.stream()
			.filter((plan) -> !plan.isEmpty())
			.findFirst()
			.map(ChangePlan::changes)
			.orElse(List.of());
	}

}
