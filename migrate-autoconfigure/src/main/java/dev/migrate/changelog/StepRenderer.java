package dev.migrate.changelog;

import java.util.ArrayList;
import java.util.List;

import dev.migrate.change.SchemaChange;
import dev.migrate.engine.Engine;

/**
 * Renders steps for one engine, each with what undoes it. A step that Liquibase cannot
 * express in a single change becomes several.
 */
final class StepRenderer {

	private final LiquibaseDialect dialect;

	private final StepSplitter splitter;

	private final ChangeRenderer renderer = new ChangeRenderer();

	StepRenderer(Engine engine) {
		this.dialect = new LiquibaseDialect(engine);
		this.splitter = new StepSplitter(this.dialect);
	}

	List<RenderedStep> render(List<SchemaChange> changes) {
		return changes.stream().flatMap((change) -> this.splitter.split(change).stream()).map(this::render).toList();
	}

	private RenderedStep render(SchemaChange change) {
		Names plain = new Names(this.dialect, false);
		RenderedStep step = render(change, plain, false);
		return plain.allPlain() ? step : render(change, new Names(this.dialect, true), true);
	}

	private RenderedStep render(SchemaChange change, Names names, boolean quoted) {
		ChangeNode forward = this.renderer.render(change, names);
		List<ChangeNode> rollback = new ArrayList<>();
		for (SchemaChange undo : change.inverse()) {
			this.splitter.split(undo).forEach((part) -> rollback.add(this.renderer.render(part, names)));
		}
		return new RenderedStep(quoted, change.loses().orElse(null), forward, rollback);
	}

}
