package dev.migrate.changelog;

import dev.migrate.change.CreateView;
import dev.migrate.change.DropView;
import dev.migrate.schema.View;

/**
 * Changes of views.
 */
final class ViewNodes {

	private ViewNodes() {
	}

	static void register(ChangeRenderer renderer) {
		renderer.register(CreateView.class,
				(change, names) -> on("createView", change.view(), names).with("selectQuery", change.view().text()));
		renderer.register(DropView.class, (change, names) -> on("dropView", change.view(), names));
	}

	private static ChangeNode on(String change, View view, Names names) {
		return ChangeNode.of(change)
			.with("schemaName", names.schema(view.name()))
			.with("viewName", names.write(view.name().name()));
	}

}
