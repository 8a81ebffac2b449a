package dev.migrate.changelog;

import dev.migrate.schema.View;
import liquibase.change.core.CreateViewChange;
import liquibase.change.core.DropViewChange;
import liquibase.change.core.RenameViewChange;

/**
 * What changes of views do.
 */
final class ViewInterpretations {

	private ViewInterpretations() {
	}

	static void register(ChangeInterpretation interpretation) {
		interpretation.register(CreateViewChange.class, ViewInterpretations::create);
		interpretation.register(DropViewChange.class, (change, context) -> context.state()
			.dropView(context.names().qualified(change.getSchemaName(), change.getViewName())));
		interpretation.register(RenameViewChange.class,
				(change, context) -> context.state()
					.renameView(context.names().qualified(change.getSchemaName(), change.getOldViewName()),
							context.names().qualified(change.getSchemaName(), change.getNewViewName())));
	}

	private static void create(CreateViewChange change, ChangeContext context) {
		String query = change.getSelectQuery();
		if (query != null) {
			context.state()
				.createView(new View(context.names().qualified(change.getSchemaName(), change.getViewName()),
						query.strip(), query.strip()));
		}
	}

}
