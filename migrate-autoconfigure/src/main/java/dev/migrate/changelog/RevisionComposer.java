package dev.migrate.changelog;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.migrate.change.ChangePlan;
import dev.migrate.change.SchemaChange;
import dev.migrate.engine.Engine;
import dev.migrate.schema.Schema;

/**
 * Composes the text of a revision. Same request, same text, but for the time.
 */
public final class RevisionComposer {

	private final ChangelogSettings settings;

	private final Clock clock;

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
		String id = this.settings.template().id(time, (message != null) ? RevisionName.slug(message) : suggestion);
		RevisionFormat format = this.settings.template().format().writer();
		String fileName = id + format.suffix();
		String path = this.settings.directoryLocation() + "/" + fileName;
		RevisionHeader header = new RevisionHeader(id, (message != null) ? message : suggestion.replace('_', ' '),
				request.parents().isEmpty() ? null : String.join(", ", request.parents()), time, true);
		StepContents contents = (this.settings.template().format() == ChangelogFormat.SQL)
				? new EngineStatements(request.plans().keySet()) : new SharedChanges();
		List<ChangeSetDraft> changeSets = changeSets(header, contents(request, contents));
		String content = format.write(new RevisionDocument(header, path, contents.properties(), changeSets));
		return new RevisionDraft(id, path, this.settings.directory().resolve(fileName), content);
	}

	private static List<ChangeSetContent> contents(ComposeRequest request, StepContents contents) {
		Map<String, List<RenderedStep>> stepsByEngine = new LinkedHashMap<>();
		request.plans().forEach((engine, plan) -> {
			List<SchemaChange> named = ConstraintNaming.apply(plan.changes(), request.current());
			stepsByEngine.put(engine.id(), steps(engine, plan.withChanges(named), request.current()));
		});
		List<ChangeSetContent> all = new ArrayList<>();
		for (MergedStep step : StepMerger.merge(stepsByEngine)) {
			boolean forAll = step.byEngine().size() == stepsByEngine.size();
			all.addAll(contents.of(step, forAll ? List.of() : List.copyOf(step.byEngine().keySet())));
		}
		return all.isEmpty() ? List.of(ChangeSetContent.EMPTY) : all;
	}

	private static List<RenderedStep> steps(Engine engine, ChangePlan plan, Schema current) {
		return engine.rebuilding()
			.map((rebuilding) -> new RebuildingStepRenderer(engine, rebuilding).render(plan))
			.orElseGet(() -> new StepRenderer(engine).render(plan.changes(), current));
	}

	private List<ChangeSetDraft> changeSets(RevisionHeader header, List<ChangeSetContent> contents) {
		RevisionTemplate template = this.settings.template();
		List<ChangeSetDraft> changeSets = new ArrayList<>();
		for (ChangeSetContent content : contents) {
			List<String> labels = new ArrayList<>(template.labels());
			List<String> comments = new ArrayList<>();
			template.comment(header.revision(), header.message()).ifPresent(comments::add);
			if (content.loses() != null) {
				labels.add(Revision.DESTRUCTIVE);
				comments.add("Loses " + content.loses());
			}
			changeSets.add(new ChangeSetDraft(header.revision() + "-" + (changeSets.size() + 1), template.author(),
					content.dbms(), content.quoted(), content.superfluous(), labels, template.contexts(),
					comments.isEmpty() ? null : String.join(". ", comments), content.changes(), content.rollback()));
		}
		return changeSets;
	}

}
