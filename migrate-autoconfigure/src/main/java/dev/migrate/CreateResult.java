package dev.migrate;

import java.util.List;

/**
 * Tables that Hibernate has created.
 *
 * @param tables the tables
 * @param refused statements of Hibernate's that the engine refused, with its reason
 */
public record CreateResult(List<String> tables, List<String> refused) {

	public CreateResult {
		tables = List.copyOf(tables);
		refused = List.copyOf(refused);
	}

}
