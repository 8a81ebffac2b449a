package dev.migrate.changelog;

import java.nio.file.Path;
import java.util.List;

import dev.migrate.engine.Engines;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class BranchConflictTests {

	@TempDir
	private Path directory;

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					addColumn: { tableName: users, columns: [{ column: { name: a, type: int } }] }   | dropTable: { tableName: USERS }                | users
					renameTable: { oldTableName: users, newTableName: people }                       | addColumn: { tableName: people, columns: [{ column: { name: a, type: int } }] } | people
					addForeignKeyConstraint: { constraintName: f, baseTableName: a, baseColumnNames: x, referencedTableName: users, referencedColumnNames: id } | renameTable: { oldTableName: users, newTableName: people } | users
					addForeignKeyConstraint: { constraintName: f, baseTableName: a, baseColumnNames: x, referencedTableName: users, referencedColumnNames: id } | addForeignKeyConstraint: { constraintName: g, baseTableName: b, baseColumnNames: x, referencedTableName: users, referencedColumnNames: id } |
					createTable: { tableName: a, columns: [{ column: { name: u, type: int, constraints: { references: users(id), foreignKeyName: f } } }] } | dropTable: { tableName: users } | users
					createSequence: { sequenceName: s }                                              | alterSequence: { sequenceName: s, incrementBy: 5 } | s
					sql: { sql: "update users set name = 'from orders'" }                            | addColumn: { tableName: orders, columns: [{ column: { name: a, type: int } }] } |
					sql: { sql: 'update "users" set name = 1' }                                      | dropColumn: { tableName: users, columnName: name } | users
					sql: { sql: insert into a select * from users }                                  | dropTable: { tableName: users }                | users
					createView: { viewName: v, selectQuery: select 1 }                               | dropView: { viewName: v }                      | v
					createView: { viewName: v, selectQuery: select a from users }                    | dropTable: { tableName: users }                | users
					sql: { sql: "create or replace function tax(a int) returns int" }                | sql: { sql: "update a set b = tax(c)" }        | tax
					createProcedure: { procedureName: tax, procedureText: "create procedure tax() begin end" } | sql: { sql: "call tax()" }           | tax
					sql: { sql: "create trigger audited before insert on a" }                        | sql: { sql: "drop trigger audited" }           | audited
					sql: { sql: "create type mood as enum ('sad')" }                                 | addColumn: { tableName: users, columns: [{ column: { name: a, type: mood } }] } | mood
					createIndex: { indexName: ix_a, tableName: a, columns: [{ column: { name: b } }] } | sql: { sql: drop index concurrently if exists ix_a } | ix_a
					sql: { sql: "alter table a add type varchar(9)" }                                | sql: { sql: "alter table b add type varchar(9)" } |
					sql: { sql: "create index on a (x, y)" }                                         | sql: { sql: "create index on b (x, y)" }       |
					dropTable: { tableName: a }                                                      | dropTable: { tableName: b }                    |
					""")
	void isAboutWhatBothTouchAndOneChanges(String left, String right, String object) {
		assertThat(find(left, right)).extracting(BranchConflict::object)
			.isEqualTo((object != null) ? List.of(object) : List.of());
	}

	@Test
	void isBetweenTheRevisionsOfTheBranchesOnly() {
		ChangelogProject project = project("dropTable: { tableName: users }", "dropTable: { tableName: users }");
		revision(project, "4", "2", "dropTable: { tableName: x }");
		revision(project, "5", "4, 3", "dropTable: { tableName: users }");
		assertThat(BranchConflict.find(changelog(project))).as("branches have met").isEmpty();
		assertThat(BranchConflict.find(changelog(project), List.of("4", "3")))
			.containsExactly(new BranchConflict("2", "3", "users"));
	}

	private List<BranchConflict> find(String left, String right) {
		return BranchConflict.find(changelog(project(left, right)));
	}

	private static Changelog changelog(ChangelogProject project) {
		return project.loader().load(Engines.byId("h2"));
	}

	private ChangelogProject project(String left, String right) {
		ChangelogProject project = new ChangelogProject(this.directory)
			.packaged("db/changelog/db.changelog-master.yaml", ChangelogProject.MASTER);
		revision(project, "1", "none", "createTable: { tableName: t, columns: [{ column: { name: a, type: int } }] }");
		revision(project, "2", "1", left);
		revision(project, "3", "1", right);
		return project;
	}

	private static void revision(ChangelogProject project, String id, String parent, String change) {
		project.packaged("db/changelog/changes/" + id + ".yaml", """
				# Parent: %2$s
				# Created: 2026-11-21T02:03:55Z
				databaseChangeLog:
				  - changeSet:
				      id: %1$s
				      author: ann
				      changes:
				        - %3$s
				""".formatted(id, parent, change));
	}

}
