package dev.migrate.changelog;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

import dev.migrate.engine.Engine;

/**
 * A step as the statements of its engines, which are for one engine alone where they
 * differ.
 */
final class EngineStatements implements StepContents {

	private final Map<String, ChangeSql> engines;

	EngineStatements(Collection<Engine> engines) {
		this.engines = engines.stream().collect(Collectors.toMap(Engine::id, ChangeSql::new));
	}

	@Override
	public List<ChangeSetContent> of(MergedStep step, List<String> dbms) {
		Map<ChangeSetContent, List<String>> engines = new LinkedHashMap<>();
		step.byEngine()
			.forEach((engine, rendered) -> engines
				.computeIfAbsent(content(rendered, Objects.requireNonNull(this.engines.get(engine))),
						(content) -> new ArrayList<>())
				.add(engine));
		List<ChangeSetContent> contents = new ArrayList<>();
		engines.forEach((content, its) -> contents.add(new ChangeSetContent((engines.size() == 1) ? dbms : its,
				content.quoted(), content.superfluous(), content.loses(), content.changes(), content.rollback())));
		return contents;
	}

	private static ChangeSetContent content(RenderedStep step, ChangeSql sql) {
		ChangeNode forward = ChangeNode.sql(sql.statements(step.change(), step.quoted()))
			.with(SqlRevisionFormat.NOTE, NotedChange.note(step.change(), step.quoted()));
		List<String> back = step.rollback()
			.stream()
			.flatMap((change) -> sql.statements(change, step.quoted()).stream())
			.toList();
		return new ChangeSetContent(List.of(), false, step.superfluous(), step.loses(), List.of(forward),
				back.isEmpty() ? List.of() : List.of(ChangeNode.sql(back)));
	}

	@Override
	public List<PropertyDraft> properties() {
		return List.of();
	}

}
