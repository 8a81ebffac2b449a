package dev.migrate.cli;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ShowCommandTests extends RealCommandTest {

	@BeforeEach
	void writeRevisions() {
		this.changelog.write("01_users.yaml", """
				# Revision: 01_users
				# Message: The people
				# Parent: none
				# Created: 2026-11-21T02:03:00Z
				databaseChangeLog:
				- changeSet:
				    id: 1
				    author: test
				    comment: All of them
				    changes:
				    - createTable:
				        tableName: users
				        columns:
				        - column: { name: id, type: bigint }
				- changeSet:
				    id: 2
				    author: test
				    context: demo
				    changes:
				    - insert:
				        tableName: users
				        columns:
				        - column: { name: id, valueNumeric: 1 }
				- changeSet:
				    id: 3
				    author: test
				    changes:
				    - executeCommand: { executable: make-coffee }
				    rollback: []
				""");
	}

	@Test
	void showsTheFileAndItsChangeSets() {
		assertThat(run("migrate", "show", "01")).isZero();
		assertOut("Rev: 01_users (head)", "Parent: <base>", "Path: db/changelog/changes/01_users.yaml",
				"Created: 2026-11-21T02:03:00Z", "State: pending", "", "    The people", "", "[ ] 1 (test)",
				"    All of them", "    CREATE TABLE PUBLIC.users (id BIGINT);", "  rollback",
				"    DROP TABLE PUBLIC.users;", "[ ] 2 (test)", "    INSERT INTO PUBLIC.users (id) VALUES (1);",
				"  no rollback", "[ ] 3 (test)", "    -- runs the program make-coffee", "  rollback (nothing to do)");
		assertErr();
		assertThat(jdbc().queryForList("show tables")).isEmpty();
	}

	@Test
	void printsJson() {
		assertThat(run("migrate", "show", "head", "--json")).isZero();
		assertThat(out()).startsWith("{\"id\":\"01_users\",\"state\":\"pending\",")
			.contains("\"sql\":[\"CREATE TABLE PUBLIC.users (id BIGINT)\"],\"rollback\":[\"DROP TABLE PUBLIC.users\"]");
	}

	@Test
	void findsNoRevisionOfThatName() {
		assertThat(run("migrate", "show", "nonsense")).isEqualTo(2);
		assertOut();
		assertErr("error: Can't locate revision identified by 'nonsense'", "showmigrations lists the revisions.");
	}

}
