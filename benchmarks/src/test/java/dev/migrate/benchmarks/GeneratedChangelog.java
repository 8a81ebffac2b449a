package dev.migrate.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The same steps for Liquibase, a YAML file each, and for Flyway: every tenth creates a
 * table, the others add a column to it.
 *
 * @param root where they are written, as the root of a class path
 */
record GeneratedChangelog(Path root) {

	void write(int steps) throws IOException {
		Path changes = Files.createDirectories(this.root.resolve("db/changelog/changes"));
		Path migrations = Files.createDirectories(this.root.resolve("db/migration"));
		Files.writeString(this.root.resolve("db/changelog/db.changelog-master.yaml"), """
				databaseChangeLog:
				- includeAll:
				    path: changes/
				    relativeToChangelogFile: true
				""");
		for (int step = 0; step < steps; step++) {
			int table = step / 10;
			boolean first = step % 10 == 0;
			Files.writeString(changes.resolve("%06d_step.yaml".formatted(step)),
					first ? created(step, table) : added(step, table));
			Files.writeString(migrations.resolve("V%06d__step.sql".formatted(step + 1)),
					first ? "create table t_%d (id bigint primary key, name varchar(99) not null);\n".formatted(table)
							: "alter table t_%d add c_%d varchar(255);\n".formatted(table, step));
		}
	}

	private static String created(int step, int table) {
		return """
				databaseChangeLog:
				- changeSet:
				    id: step-%d
				    author: benchmark
				    changes:
				    - createTable:
				        tableName: t_%d
				        columns:
				        - column: { name: id, type: bigint, constraints: { nullable: false, primaryKey: true } }
				        - column: { name: name, type: varchar(99), constraints: { nullable: false } }
				    rollback:
				    - dropTable: { tableName: t_%d }
				""".formatted(step, table, table);
	}

	private static String added(int step, int table) {
		return """
				databaseChangeLog:
				- changeSet:
				    id: step-%d
				    author: benchmark
				    changes:
				    - addColumn:
				        tableName: t_%d
				        columns:
				        - column: { name: c_%d, type: varchar(255) }
				    rollback:
				    - dropColumn: { tableName: t_%d, columnName: c_%d }
				""".formatted(step, table, step, table, step);
	}

}
