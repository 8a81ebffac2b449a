package dev.migrate.lint;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;

import dev.migrate.LintRequest;
import dev.migrate.LintResult;
import dev.migrate.LintSettings;
import dev.migrate.MigrateRequest;
import dev.migrate.change.AddColumn;
import dev.migrate.execution.MigrationProgress;
import dev.migrate.failure.MigrationException;
import dev.migrate.failure.UnknownNameException;
import dev.migrate.support.TestDatabases;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

/**
 * What is looked at, on which engines, how large tables are, and what is meant.
 */
class LinterTests {

	private static final List<String> USERS = List
		.of("create table users (id bigint not null primary key, name varchar(20), age integer)");

	private static final String INDEX = "create index ix_users_name on users (name)";

	@TempDir
	private Path module;

	@Test
	void looksAtWhatIsPendingAndElseAtTheNewest() {
		LintProject project = LintProject.of(this.module, USERS, "alter table users drop column age");
		assertThat(project.lint().revisions()).containsExactly(LintProject.BEFORE, LintProject.CHANGE);
		assertThat(project.lint().findings()).as("of a table that comes with it").isEmpty();
		project.service().migrate(new MigrateRequest(LintProject.BEFORE, MigrationProgress.SILENT));
		LintResult pending = project.lint();
		assertThat(pending.revisions()).containsExactly(LintProject.CHANGE);
		assertThat(pending.engines()).containsExactly("h2");
		assertThat(pending.findings()).singleElement().satisfies((finding) -> {
			assertThat(finding.code()).isEqualTo("ban-drop-column");
			assertThat(finding.revision()).isEqualTo(LintProject.CHANGE);
			assertThat(finding.changeSet()).isEqualTo(LintProject.CHANGE + "-1");
			assertThat(finding.object()).isEqualTo("users.age");
			assertThat(finding.rows()).isZero();
		});
		project.service().migrate(MigrateRequest.head());
		assertThat(project.lint())
			.isEqualTo(new LintResult(List.of(LintProject.CHANGE), List.of("h2"), pending.findings()));
		assertThat(project.service().lint(LintRequest.of("base:20260101")).revisions())
			.containsExactly(LintProject.BEFORE);
		assertThat(project.service().lint(LintRequest.of("base:head")).findings()).hasSize(1);
		assertThat(project.service().lint(LintRequest.of("20260102")).findings()).hasSize(1);
	}

	@Test
	void looksForEveryTarget() {
		LintProject project = LintProject.of(this.module, USERS, INDEX, "drop table users");
		project.targets = List.of("postgresql", "mariadb");
		project.service().migrate(new MigrateRequest(LintProject.BEFORE, MigrationProgress.SILENT));
		assertThat(project.lint().findings()).extracting(LintFinding::code, LintFinding::engines)
			.containsExactly(tuple("require-concurrent-index-creation", List.of("postgresql")),
					tuple("ban-drop-table", List.of("h2", "postgresql", "mariadb")));
	}

	@Test
	void refusesWhatItDoesNotKnow() {
		LintProject project = LintProject.of(this.module, USERS, INDEX);
		assertThatExceptionOfType(UnknownNameException.class)
			.isThrownBy(() -> project.service().lint(LintRequest.pending().withDialect("postgres")))
			.withMessage("There is no database dialect called 'postgres'");
		assertThatExceptionOfType(UnknownNameException.class)
			.isThrownBy(() -> project.service().lint(LintRequest.of("2027")))
			.withMessage("Can't locate revision identified by '2027'");
		assertThatExceptionOfType(MigrationException.class)
			.isThrownBy(() -> new LintSettings(LintRules.standard(), List.of("ban-drop-colum"), 0))
			.withMessage("There is no lint rule 'ban-drop-colum', which app.migrate.lint.ignore names")
			.satisfies((ex) -> assertThat(ex.getAction()).startsWith("Did you mean ban-drop-column"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "postgresql", "mariadb", "h2" })
	void aTableIsAsLargeAsItsEngineSays(String engine) {
		LintProject project = LintProject.of(this.module, USERS, INDEX);
		project.settings = new LintSettings(List.of(new Waiting()), List.of(), 100);
		project.database = TestDatabases.create(engine);
		project.service().migrate(new MigrateRequest(LintProject.BEFORE, MigrationProgress.SILENT));
		assertThat(project.lint().findings()).isEmpty();
		TestDatabases.execute(project.database,
				IntStream.range(0, 120)
					.mapToObj((id) -> "insert into users values (" + id + ", 'Ada', 36)")
					.toArray(String[]::new));
		TestDatabases.execute(project.database, switch (engine) {
			case "postgresql" -> "analyze users";
			case "mariadb" -> "analyze table users";
			default -> "analyze";
		});
		Long counted = engine.equals("h2") ? 100L : 120L;
		assertThat(project.lint().findings()).extracting(LintFinding::rows).containsExactly(counted);
	}

	@Test
	void postgreSqlCountsWhatNobodyHasAnalyzed() {
		LintProject project = LintProject.of(this.module, USERS, INDEX);
		project.settings = new LintSettings(List.of(new Waiting()), List.of(), 2);
		project.database = TestDatabases.create("postgresql");
		project.service().migrate(new MigrateRequest(LintProject.BEFORE, MigrationProgress.SILENT));
		assertThat(project.lint().findings()).isEmpty();
		TestDatabases.execute(project.database, "insert into users select n, 'Ada', 1 from generate_series(1, 9) n");
		assertThat(project.lint().findings()).extracting(LintFinding::rows).containsExactly(2L);
	}

	@Test
	void whatIsMeantIsNoFindingAndHasAReason() {
		LintProject project = new LintProject(this.module);
		project.changelog.writeSql(LintProject.BEFORE, USERS.toArray(String[]::new));
		project.changelog.write(LintProject.CHANGE + ".sql", """
				--liquibase formatted sql
				--changeset ann:meant
				--comment lint:ignore ban-drop-column nobody reads it since 2.4
				alter table users drop column age;
				--changeset ann:no-reason
				--comment lint:ignore ban-drop-column
				alter table users drop column name;
				--changeset ann:not-needed
				--comment lint:ignore ban-drop-table, require-concurrent-index-creation it is small
				create table other (id integer);
				--changeset ann:unknown
				--comment lint:ignore ban-drop-colum a typing error
				create table another (id integer);
				""");
		assertThat(project.lint("h2")).extracting(LintFinding::code, LintFinding::changeSet, LintFinding::message)
			.containsExactly(tuple("ban-drop-column", "no-reason", project.lint("h2").get(0).message()),
					tuple("invalid-suppression", "no-reason", "It gives no reason, so nothing is ignored."),
					tuple("invalid-suppression", "not-needed",
							"The change set does nothing that this rule would find."),
					tuple("invalid-suppression", "unknown", "There is no rule of this name, so nothing is ignored."));
		assertThat(project.lint("postgresql")).as("where the rule applies").hasSize(5);
		project.settings = new LintSettings(LintRules.standard(),
				List.of("invalid-suppression", "ban-drop-column", LintRules.TIMEOUTS), 0);
		assertThat(project.lint("postgresql")).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "yaml", "xml", "json" })
	void saysSoInEveryFormat(String format) {
		LintProject project = new LintProject(this.module);
		project.changelog.writeSql(LintProject.BEFORE, USERS.toArray(String[]::new));
		project.changelog.write(LintProject.CHANGE + "." + format, switch (format) {
			case "yaml" -> """
					databaseChangeLog:
					- changeSet:
					    id: a
					    author: ann
					    comment: "lint:ignore ban-drop-table: moved to the archive"
					    changes: [ dropTable: { tableName: users } ]
					""";
			case "json" -> """
					{"databaseChangeLog": [{"changeSet": {"id": "a", "author": "ann",
					"comment": "lint:ignore ban-drop-table moved to the archive",
					"changes": [{"dropTable": {"tableName": "users"}}]}}]}
					""";
			default -> """
					<databaseChangeLog xmlns="http://www.liquibase.org/xml/ns/dbchangelog"
					xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
					xsi:schemaLocation="http://www.liquibase.org/xml/ns/dbchangelog
					http://www.liquibase.org/xml/ns/dbchangelog/dbchangelog-latest.xsd">
					<changeSet id="a" author="ann"><comment>Old.
					lint:ignore ban-drop-table moved to the archive</comment><dropTable tableName="users"/></changeSet>
					</databaseChangeLog>
					""";
		});
		assertThat(project.lint("h2")).isEmpty();
	}

	@Test
	void aRuleOfTheApplicationTakesThePlaceOfOne() {
		LintProject project = LintProject.of(this.module, USERS, "drop table users",
				"alter table users add column other integer");
		LintRule own = new StepRule("ban-drop-table") {

			@Override
			protected void check(LintSite site, LintReport report) {
				if (site.change() instanceof AddColumn add) {
					report.add(this, site, "other", "Not " + add.column().name() + ".", null);
				}
			}

		};
		project.settings = new LintSettings(LintRules.with(List.of(own)), List.of(), 0);
		assertThat(project.lint("h2")).extracting(LintFinding::message).containsExactly("Not other.");
	}

	/** Whoever changes a large table has to wait. */
	private static final class Waiting extends StepRule {

		Waiting() {
			super("waiting");
		}

		@Override
		protected void check(LintSite site, LintReport report) {
			if (site.table() != null && report.isLarge(site.table())) {
				report.add(this, site, "users", "It is large.", null);
			}
		}

	}

}
