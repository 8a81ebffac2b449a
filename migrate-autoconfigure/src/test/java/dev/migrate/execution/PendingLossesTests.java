package dev.migrate.execution;

import java.nio.file.Path;
import java.util.List;

import javax.sql.DataSource;

import dev.migrate.support.ChangelogDirectory;
import dev.migrate.support.TestDatabases;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a run would take away, where its statements cannot be made out.
 */
class PendingLossesTests {

	private final DataSource database = TestDatabases.create("h2");

	private ChangelogDirectory changelog;

	@BeforeEach
	void writeChangelog(@TempDir Path module) {
		this.changelog = new ChangelogDirectory(module);
		this.changelog.writeSql("01_initial", "create table author (id bigint)", "insert into author values (1)");
		this.changelog.write("02_moved.yaml", """
				databaseChangeLog:
				- changeSet:
				    id: 02-1
				    author: ada
				    modifySql: [regExpReplace: {replace: "(", with: ""}]
				    changes:
				    - createTable: {tableName: moved, columns: [{column: {name: id, type: bigint}}]}
				- changeSet:
				    id: 02-2
				    author: ada
				    modifySql: [regExpReplace: {replace: "(", with: ""}]
				    changes:
				    - dropTable: {tableName: author}
				- changeSet:
				    id: 02-3
				    author: ada
				    labels: destructive
				    modifySql: [regExpReplace: {replace: "(", with: ""}]
				    changes:
				    - update: {tableName: author, columns: [{column: {name: id, value: 2}}]}
				""");
	}

	/** What only adds something is not suspected. */
	@Test
	void whatDropsSomethingCountsThoughItsStatementsAreNotKnown() {
		this.changelog.liquibase(this.database).run("01_initial", MigrationProgress.SILENT);
		assertThat(losses()).containsExactly("Run 02-2 (what that takes away is not known before it has run)",
				"Run 02-3 (what that takes away is not known before it has run)");
	}

	@Test
	void aDatabaseInWhichNothingHasRunHasNothingToLose() {
		assertThat(losses()).isEmpty();
	}

	private List<String> losses() {
		return new PendingLosses(this.changelog.liquibase(this.database)).upTo(null)
			.stream()
			.map(DataLoss::describe)
			.toList();
	}

}
