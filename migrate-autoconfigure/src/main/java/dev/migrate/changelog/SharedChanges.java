package dev.migrate.changelog;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A step as one of Liquibase's changes, which all its engines share.
 */
final class SharedChanges implements StepContents {

	private final EngineValues values = new EngineValues();

	@Override
	public List<ChangeSetContent> of(MergedStep step, List<String> dbms) {
		Map<String, List<ChangeNode>> forward = new LinkedHashMap<>();
		Map<String, List<ChangeNode>> rollback = new LinkedHashMap<>();
		List<ChangeNode> special = new ArrayList<>();
		step.byEngine().forEach((engine, rendered) -> {
			forward.put(engine, List.of(rendered.change()));
			rollback.put(engine, rendered.common());
			special.addAll(rendered.special());
		});
		RenderedStep first = step.first();
		List<ChangeNode> done = this.values.unify(forward);
		List<ChangeNode> undone = Stream.concat(this.values.unify(rollback).stream(), special.stream()).toList();
		return List.of(new ChangeSetContent(dbms, first.quoted(), first.superfluous(), first.loses(), done, undone));
	}

	@Override
	public List<PropertyDraft> properties() {
		return this.values.properties();
	}

}
