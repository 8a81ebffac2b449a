package dev.migrate.change;

import java.util.List;

import dev.migrate.schema.QualifiedName;
import dev.migrate.schema.View;

/**
 * Creates a view.
 *
 * @param view the view
 */
public record CreateView(View view) implements SchemaChange {

	@Override
	public QualifiedName object() {
		return this.view.name();
	}

	@Override
	public Sign sign() {
		return Sign.ADD;
	}

	@Override
	public String describe() {
		return "Create view " + this.view.name();
	}

	@Override
	public String slug() {
		return "create_" + this.view.name().name().text();
	}

	@Override
	public List<SchemaChange> inverse() {
		return List.of(new DropView(this.view));
	}

}
