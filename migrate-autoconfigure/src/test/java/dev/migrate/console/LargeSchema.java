package dev.migrate.console;

import java.util.Random;

/**
 * A schema as large ones are: clusters of tables around a few that everybody refers to.
 */
final class LargeSchema {

	private LargeSchema() {
	}

	/**
	 * A revision that creates it.
	 */
	static String changelog(int tables) {
		Random random = new Random(7);
		StringBuilder changes = new StringBuilder("databaseChangeLog:\n");
		for (int i = 0; i < tables; i++) {
			changes.append("""
					- changeSet:
					    id: large-%d
					    author: ada
					    changes:
					    - createTable:
					        tableName: %s
					        columns:
					        - column: {name: id, type: bigint, constraints: {primaryKey: true, nullable: false}}
					""".formatted(i, name(i)));
			for (int column = 0; column < 3 + random.nextInt(9); column++) {
				changes.append("        - column: {name: value_%d, type: varchar(255)}\n".formatted(column));
			}
			int references = (i == 0) ? 0 : 1 + random.nextInt(2);
			for (int reference = 0; reference < references; reference++) {
				int target = (random.nextInt(4) == 0) ? random.nextInt(Math.min(i, 8))
						: i - 1 - random.nextInt(Math.min(i, 12));
				changes.append("""
						        - column:
						            name: ref_%d
						            type: bigint
						            constraints: {foreignKeyName: fk_%d_%d, references: %s(id)}
						""".formatted(reference, i, reference, name(target)));
			}
		}
		return changes.toString();
	}

	static String name(int i) {
		String[] areas = { "billing", "catalog", "crm", "logistics", "reporting", "identity" };
		return areas[i / 50 % areas.length] + "_table_" + i;
	}

}
