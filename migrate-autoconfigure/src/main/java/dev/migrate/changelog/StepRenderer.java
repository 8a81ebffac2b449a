package dev.migrate.changelog;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import dev.migrate.change.ChangePlan;
import dev.migrate.change.DropForeignKey;
import dev.migrate.change.SchemaChange;
import dev.migrate.engine.Engine;
import dev.migrate.schema.ForeignKey;
import dev.migrate.schema.Schema;
import dev.migrate.schema.Table;
import org.jspecify.annotations.Nullable;

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

	/**
	 * Renders a plan.
	 */
	List<RenderedStep> render(ChangePlan plan) {
		List<SchemaChange> changes = plan.changes();
		Schema former = plan.from();
		WayBack back = new WayBack(this.dialect.engine(), changes, former);
		ForeignKeyHeirs heirs = new ForeignKeyHeirs(changes, former);
		ChangeEffects effects = new ChangeEffects(this.dialect.engine());
		SchemaState state = new SchemaState(plan.from());
		List<RenderedStep> steps = new ArrayList<>();
		for (SchemaChange change : changes) {
			Table met = state.table(change.object());
			LiquibaseDialect dialect = this.dialect.meeting(met);
			for (SchemaChange part : this.splitter.split(change)) {
				steps.add(render(part, back.from(part, met), heirs, dialect));
				clearedAfter(part, heirs.at(part)).map(StepRenderer::step).forEach(steps::add);
			}
			effects.apply(change, state);
		}
		return steps;
	}

	/**
	 * SQL that clears away what a change leaves behind, which nothing has to undo.
	 */
	private Stream<ChangeNode> clearedAfter(SchemaChange change, @Nullable ForeignKey heir) {
		if (!(change instanceof DropForeignKey drop)) {
			return Stream.empty();
		}
		List<String> sql = this.dialect.engine().afterDropForeignKeySql(drop.table(), drop.foreignKey(), heir);
		return sql.isEmpty() ? Stream.empty() : Stream.of(ChangeNode.sql(sql));
	}

	private static boolean comesBack(SchemaChange change, List<SchemaChange> changes) {
		return change instanceof DropForeignKey && changes.containsAll(change.inverse());
	}

	private static RenderedStep step(ChangeNode cleared) {
		return new RenderedStep(false, null, null, cleared, List.of());
	}

	private RenderedStep render(SchemaChange change, List<SchemaChange> undoing, ForeignKeyHeirs heirs,
			LiquibaseDialect dialect) {
		Names plain = new Names(dialect, false);
		RenderedStep step = render(change, undoing, heirs, plain, false);
		return plain.allPlain() ? step : render(change, undoing, heirs, new Names(dialect, true), true);
	}

	private RenderedStep render(SchemaChange change, List<SchemaChange> undoing, ForeignKeyHeirs heirs, Names names,
			boolean quoted) {
		ChangeNode forward = this.renderer.render(change, names);
		List<ChangeNode> rollback = new ArrayList<>();
		for (SchemaChange undo : undoing) {
			for (SchemaChange part : this.splitter.split(undo)) {
				rollback.add(this.renderer.render(part, names));
				if (!comesBack(part, undoing)) {
					clearedAfter(part, heirs.at(change))
						.forEach((node) -> rollback.add(node.onlyOn(this.dialect.engine().id())));
				}
			}
		}
		return new RenderedStep(quoted, SchemaNodes.superfluous(change), change.loses().orElse(null), forward,
				rollback);
	}

}
