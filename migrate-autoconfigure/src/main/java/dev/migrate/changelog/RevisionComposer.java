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
import dev.migrate.failure.MigrationException;

import org.jspecify.annotations.Nullable;

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
		return compose(request, time, null);
	}

	/**
	 * Composes a revision that runs where others ran, in their place.
	 */
	public RevisionDraft compose(ComposeRequest request, Squash squash) {
		String last = squash.last().id();
		Instant time = RevisionName.time(last)
			.orElseThrow(() -> new MigrationException(last + " has no time in its name, by which revisions are ordered",
					"Squash a range that ends with a revision that has one."));
		return compose(request, time, squash);
	}

	private RevisionDraft compose(ComposeRequest request, Instant time, @Nullable Squash squash) {
		String suggestion = RevisionName.suggest(request.leadingChanges(), request.changelog().revisions().isEmpty());
		String given = request.message();
		String id = this.settings.template().id(time, slug(given, request.leadingChanges(), suggestion));
		RevisionFormat format = this.settings.template().format().writer();
		String fileName = id + format.suffix();
		String path = this.settings.directoryLocation() + "/" + fileName;
		RevisionHeader header = new RevisionHeader(id, (given != null) ? given : suggestion.replace('_', ' '),
				request.parents().isEmpty() ? null : String.join(", ", request.parents()), time, true,
				(squash != null) ? squash.ids() : List.of());
		StepContents contents = (this.settings.template().format() == ChangelogFormat.SQL)
				? new EngineStatements(request.plans().keySet()) : new SharedChanges();
		List<ChangeSetDraft> changeSets = changeSets(header, contents(request, contents), squash);
		String content = format.write(new RevisionDocument(header, path, contents.properties(), changeSets));
		return new RevisionDraft(id, path, this.settings.directory().resolve(fileName), content);
	}

	private String slug(@Nullable String message, List<SchemaChange> changes, String suggestion) {
		return this.settings.template()
			.naming()
			.slug(message, changes)
			.map(RevisionName::slug)
			.orElseGet(() -> (message != null) ? RevisionName.slug(message) : suggestion);
	}

	private List<ChangeSetContent> contents(ComposeRequest request, StepContents contents) {
		Map<String, List<RenderedStep>> stepsByEngine = new LinkedHashMap<>();
		request.plans().forEach((engine, plan) -> {
			List<SchemaChange> named = ConstraintNaming.apply(plan.changes(), request.current(),
					this.settings.template().naming());
			stepsByEngine.put(engine.id(), steps(engine, plan.withChanges(named)));
		});
		List<ChangeSetContent> all = new ArrayList<>();
		for (MergedStep step : StepMerger.merge(stepsByEngine)) {
			boolean forAll = step.byEngine().size() == stepsByEngine.size();
			all.addAll(contents.of(step, forAll ? List.of() : List.copyOf(step.byEngine().keySet())));
		}
		return all.isEmpty() ? List.of(ChangeSetContent.EMPTY) : all;
	}

	private static List<RenderedStep> steps(Engine engine, ChangePlan plan) {
		return engine.rebuilding()
			.map((rebuilding) -> new RebuildingStepRenderer(engine, rebuilding).render(plan))
			.orElseGet(() -> new StepRenderer(engine).render(plan));
	}

	private List<ChangeSetDraft> changeSets(RevisionHeader header, List<ChangeSetContent> contents,
			@Nullable Squash squash) {
		RevisionTemplate template = this.settings.template();
		List<ChangeSetDraft> changeSets = new ArrayList<>();
		if (squash != null) {
			changeSets.add(new ChangeSetDraft(header.revision() + "-0", template.author(), List.of(), false, null,
					template.labels(), template.contexts(), null, squash.guard(), List.of(), List.of()));
		}
		for (ChangeSetContent content : contents) {
			List<String> labels = new ArrayList<>(template.labels());
			List<String> comments = new ArrayList<>();
			template.comment(header.revision(), header.message()).ifPresent(comments::add);
			if (content.loses() != null) {
				labels.add(Revision.DESTRUCTIVE);
				comments.add("Loses " + content.loses());
			}
			changeSets
				.add(new ChangeSetDraft(header.revision() + "-" + (changeSets.size() + ((squash != null) ? 0 : 1)),
						template.author(), content.dbms(), content.quoted(), content.superfluous(), labels,
						template.contexts(), comments.isEmpty() ? null : String.join(". ", comments),
						(squash != null) ? squash.precondition() : null, content.changes(), content.rollback()));
		}
		return changeSets;
	}

}
