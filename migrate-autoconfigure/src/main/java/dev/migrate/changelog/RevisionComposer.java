package dev.migrate.changelog;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import dev.migrate.change.SchemaChange;
import dev.migrate.failure.MigrationException;

/**
 * Composes the text of a revision. Same request, same text, but for the time.
 */
public final class RevisionComposer {

	private final ChangelogSettings settings;

	private final Clock clock;

	private final RevisionFormat format = new YamlRevisionFormat();

	public RevisionComposer(ChangelogSettings settings, Clock clock) {
		this.settings = settings;
		this.clock = clock;
	}

	/**
	 * Composes a revision that is later than all others.
	 */
	public RevisionDraft compose(ComposeRequest request) {
		List<Revision> existing = request.changelog().revisions();
		Instant time = RevisionName.timeAfter(existing.stream().map(Revision::id).toList(), this.clock.instant());
		String suggestion = RevisionName.suggest(request.leadingChanges(), existing.isEmpty());
		String message = request.message();
		String id = id(time, (message != null) ? RevisionName.slug(message) : suggestion);
		String fileName = id + this.format.suffix();
		String path = this.settings.directoryLocation() + "/" + fileName;
		RevisionHeader header = new RevisionHeader(id, (message != null) ? message : suggestion.replace('_', ' '),
				request.changelog().head().map(Revision::id).orElse(null), time, true);
		EngineValues values = new EngineValues();
		List<ChangeSetDraft> changeSets = changeSets(id, request, values);
		String content = this.format.write(new RevisionDocument(header, path, values.properties(), changeSets));
		return new RevisionDraft(id, path, this.settings.directory().resolve(fileName), content);
	}

	private String id(Instant time, String slug) {
		String pattern = this.settings.fileName();
		if (!pattern.startsWith("{timestamp}") || !pattern.contains("{slug}")
				|| pattern.matches(".*[/\\\\:*?\"<>|].*")) {
			throw new MigrationException("Revisions cannot be named '" + pattern + "'",
					"Set app.migrate.file-name to a pattern that begins with {timestamp}, by which revisions are ordered, "
							+ "contains {slug}, and has no path separators, such as {timestamp}_{slug}.");
		}
		return pattern.replace("{timestamp}", RevisionName.timestamp(time)).replace("{slug}", slug);
	}

	private List<ChangeSetDraft> changeSets(String id, ComposeRequest request, EngineValues values) {
		Map<String, List<RenderedStep>> stepsByEngine = new LinkedHashMap<>();
		request.plans().forEach((engine, plan) -> {
			List<SchemaChange> named = ConstraintNaming.apply(plan.changes(), request.current());
			stepsByEngine.put(engine.id(), new StepRenderer(engine).render(named));
		});
		List<ChangeSetDraft> changeSets = new ArrayList<>();
		for (MergedStep step : StepMerger.merge(stepsByEngine)) {
			boolean forAll = step.byEngine().size() == stepsByEngine.size();
			List<String> dbms = forAll ? List.of() : List.copyOf(step.byEngine().keySet());
			changeSets.add(changeSet(id + "-" + (changeSets.size() + 1), dbms, step, values));
		}
		if (changeSets.isEmpty()) {
			changeSets.add(new ChangeSetDraft(id + "-1", this.settings.author(), List.of(), false, null, List.of(),
					List.of()));
		}
		return changeSets;
	}

	private ChangeSetDraft changeSet(String id, List<String> dbms, MergedStep step, EngineValues values) {
		Map<String, List<ChangeNode>> forward = new LinkedHashMap<>();
		Map<String, List<ChangeNode>> rollback = new LinkedHashMap<>();
		List<ChangeNode> special = new ArrayList<>();
		step.byEngine().forEach((engine, rendered) -> {
			forward.put(engine, List.of(rendered.change()));
			rollback.put(engine, rendered.common());
			special.addAll(rendered.special());
		});
		RenderedStep first = step.first();
		List<ChangeNode> done = values.unify(forward);
		List<ChangeNode> undone = Stream.concat(values.unify(rollback).stream(), special.stream()).toList();
		return new ChangeSetDraft(id, this.settings.author(), dbms, first.quoted(), first.loses(), done, undone);
	}

}
