package dev.migrate.change;

import java.util.List;

import dev.migrate.schema.QualifiedName;
import dev.migrate.schema.View;

/**
 * Drops a view, which holds no rows of its own.
 *
 * @param view the view as it was
 */
public record DropView(View view) implements SchemaChange {

	@Override
	public QualifiedName object() {
		return this.view.name();
	}

	@Override
	public Sign sign() {
		return Sign.REMOVE;
	}

	@Override
	public String describe() {
		return "Drop view " + this.view.name();
	}

	@Override
	public String slug() {
		return "drop_" + this.view.name().name().text();
	}

	@Override
	public List<SchemaChange> inverse() {
		return List.of(new CreateView(this.view));
	}

}
