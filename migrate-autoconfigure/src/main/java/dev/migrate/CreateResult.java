package dev.migrate;

import java.util.List;

/**
 * Tables and views that Hibernate has created.
 *
 * @param tables the tables
 * @param views the views
 * @param refused statements of Hibernate's that the engine refused, with its reason
 */
public record CreateResult(List<String> tables, List<String> views, List<String> refused) {

	public CreateResult {
		tables = List.copyOf(tables);
		views = List.copyOf(views);
		refused = List.copyOf(refused);
	}

}
