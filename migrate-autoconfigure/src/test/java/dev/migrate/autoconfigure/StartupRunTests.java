package dev.migrate.autoconfigure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import javax.sql.DataSource;

import dev.migrate.MigrationService;
import dev.migrate.execution.DataLoss;
import dev.migrate.failure.MigrationException;
import dev.migrate.support.ChangelogDirectory;
import dev.migrate.support.TestDatabases;
import com.zaxxer.hikari.HikariDataSource;
import jakarta.persistence.EntityManagerFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.flyway.FlywayAutoConfiguration;
import org.springframework.boot.test.context.assertj.AssertableApplicationContext;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.context.runner.ContextConsumer;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;

@ExtendWith(OutputCaptureExtension.class)
class StartupRunTests {

	@TempDir
	private Path module;

	private ChangelogDirectory changelog;

	@BeforeEach
	void createChangelog() {
		this.changelog = new ChangelogDirectory(this.module);
		this.changelog.writeSql("01_notes", Application.NOTES);
	}

	/** A command, in another test of this JVM, has quietened it. */
	@BeforeEach
	void hearWhatTheRunSays() {
		LoggingSystem.get(getClass().getClassLoader()).setLogLevel("dev.migrate", LogLevel.INFO);
	}

	@ParameterizedTest
	@ValueSource(strings = { "h2", "postgresql" })
	void appliesWhatIsPendingBeforeHibernateValidatesTheSchema(String engine, CapturedOutput output) {
		DataSource database = TestDatabases.create(engine);
		ApplicationContextRunner application = Application.validating(Application.with(this.changelog, database));
		application.run((context) -> {
			assertThat(context).hasNotFailed().hasSingleBean(EntityManagerFactory.class);
			assertThat(context.getBean(MigrationService.class).status().upToDate()).isTrue();
		});
		assertThat(output).containsOnlyOnce("Applied revision 01_notes");
		application.run((context) -> assertThat(context).hasNotFailed());
		assertThat(output).containsOnlyOnce("Applied revision 01_notes");
		assertThat(executed(database)).isEqualTo(1);
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void warnsOfWhatANewerVersionHasRunAndNotOfOtherApplications(boolean apply, CapturedOutput output)
			throws IOException {
		this.changelog.writeSql("02_more", "alter table notes add title varchar(9)",
				"create index ix on notes (title)");
		DataSource database = TestDatabases.create("h2");
		ApplicationContextRunner application = Application.with(this.changelog, database);
		application.run((context) -> assertThat(context).hasNotFailed());
		TestDatabases.execute(database, "insert into DATABASECHANGELOG (ID, AUTHOR, FILENAME, DATEEXECUTED, "
				+ "ORDEREXECUTED, EXECTYPE) values ('1', 'ann', 'db/other/01.sql', current_timestamp, 9, 'EXECUTED')");
		Files.delete(this.changelog.changes().resolve("02_more.sql"));
		application.withPropertyValues("app.migrate.auto-apply=" + apply)
			.run((context) -> assertThat(context).hasNotFailed());
		assertThat(output).containsOnlyOnce("Change sets have run that no file explains: db/changelog/changes/"
				+ "02_more.sql. If a newer version of the application has run them, its tables may not be those of "
				+ "this one's entities. Otherwise bring the files back, or forget that they ran with the command "
				+ "'migrate stamp --purge' (java -jar <application>.jar migrate stamp --purge).");
	}

	@ParameterizedTest
	@ValueSource(strings = { "h2", "postgresql" })
	void onlyTellsWhatIsPendingWithoutAutoApply(String engine, CapturedOutput output) {
		this.changelog.writeSql("02_more", "alter table notes add title varchar(9)",
				"create index ix on notes (title)");
		DataSource database = TestDatabases.create(engine);
		ApplicationContextRunner application = Application.with(this.changelog, database);
		application.withPropertyValues("app.migrate.auto-apply=false").run((context) -> {
			assertThat(context).hasNotFailed();
			assertThat(context.getBean(MigrationService.class).status().pending()).hasSize(3);
		});
		assertThat(output).containsOnlyOnce("2 revisions pending: 01_notes, 02_more. app.migrate.auto-apply is false: "
				+ "apply with the command 'migrate' (java -jar <application>.jar migrate).");
		assertThat(tables(database)).isEmpty();
		application.run((context) -> assertThat(context.getBean(MigrationService.class).status().upToDate()).isTrue());
		assertThat(tables(database)).contains("notes");
	}

	@Test
	void startsWithPendingRevisionsAlthoughHibernateIsToValidateTheSchema() {
		DataSource database = TestDatabases.create("h2");
		ApplicationContextRunner application = Application.validating(Application.with(this.changelog, database));
		application.withPropertyValues("app.migrate.auto-apply=false")
			.run((context) -> assertThat(context).hasNotFailed());
		application.run((context) -> assertThat(context).hasNotFailed());
		new JdbcTemplate(database).execute("alter table notes drop column text");
		application.withPropertyValues("app.migrate.auto-apply=false")
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.hasMessageContaining("missing column [text] in table [notes]"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "true", "false" })
	void startsWithoutAChangelogAndSaysHowToBegin(boolean autoApply, CapturedOutput output) throws Exception {
		deleteChangelog();
		DataSource database = TestDatabases.create("h2");
		Application.validating(Application.with(this.changelog.module(), database))
			.withPropertyValues("app.migrate.auto-apply=" + autoApply)
			.run((context) -> assertThat(context).hasNotFailed());
		assertThat(output)
			.containsOnlyOnce("No revisions yet: classpath:/db/changelog/db.changelog-master.yaml does not "
					+ "exist. Write the first one with the command 'makemigrations' "
					+ "(java -jar <application>.jar makemigrations).");
		assertThat(tables(database)).isEmpty();
	}

	@Test
	void doesNotStartWithoutAChangelogThatIsNamed() throws Exception {
		deleteChangelog();
		Application.with(this.changelog.module(), TestDatabases.create("h2"))
			.withPropertyValues("spring.liquibase.change-log=classpath:/db/changelog/shop.yaml")
			.run((context) -> assertThat(failure(context))
				.hasMessage("The changelog classpath:/db/changelog/shop.yaml does not exist.")
				.extracting(MigrationException::getAction)
				.isEqualTo("Correct spring.liquibase.change-log, or write the first revision with the command "
						+ "'makemigrations' (java -jar <application>.jar makemigrations)."));
	}

	@Test
	void refusesWhatCanLoseDataWhenToldTo() {
		DataSource database = TestDatabases.create("h2");
		ApplicationContextRunner application = Application.withoutEntities(this.changelog, database);
		application.run((context) -> assertThat(context).hasNotFailed());
		writeMarkedDrop();
		application.withPropertyValues("app.migrate.allow-destructive=false").run((context) -> {
			assertThat(failure(context))
				.hasMessage("1 pending change set can lose data, and " + "app.migrate.allow-destructive is false:"
						+ System.lineSeparator() + "  02_drop-1: Drop column text of notes (its values are lost)");
			assertThat(failure(context).getAction()).isEqualTo("Look at them and apply them with the command 'migrate' "
					+ "(java -jar <application>.jar migrate), or set app.migrate.allow-destructive=true. "
					+ "Nothing has been applied.");
		});
		assertThat(executed(database)).isOne();
		application.run((context) -> assertThat(context).hasNotFailed());
		application.withPropertyValues("app.migrate.allow-destructive=false")
			.run((context) -> assertThat(context).hasNotFailed());
	}

	@ParameterizedTest
	@ValueSource(strings = { "h2", "postgresql", "mariadb" })
	void refusesToDropAllThatThereIsWhenToldTo(String engine) {
		DataSource database = TestDatabases.create(engine);
		ApplicationContextRunner application = Application.withoutEntities(this.changelog, database);
		application.run((context) -> assertThat(context).hasNotFailed());
		TestDatabases.execute(database, "insert into notes (id, text) values (1, 'abc')",
				"create table legacy (id int)");
		ApplicationContextRunner dropping = application.withPropertyValues("spring.liquibase.drop-first=true");
		ApplicationContextRunner careful = dropping.withPropertyValues("app.migrate.allow-destructive=false");
		careful.run((context) -> {
			assertThat(failure(context)).hasMessage("All that is in the database would be dropped, because "
					+ "spring.liquibase.drop-first is true, and app.migrate.allow-destructive is false:"
					+ System.lineSeparator() + "  Drop table notes (1 row)");
			assertThat(failure(context).getAction()).isEqualTo("Set spring.liquibase.drop-first=false, which is meant "
					+ "for tests. If the rows may go, drop them with the command 'migrate' (java -jar <application>.jar "
					+ "migrate), or set app.migrate.allow-destructive=true. Nothing has been dropped.");
		});
		assertThat(new JdbcTemplate(database).queryForObject("select text from notes", String.class)).isEqualTo("abc");
		careful.withPropertyValues("app.migrate.auto-apply=false")
			.run((context) -> assertThat(context.getBean(MigrationService.class).pendingLosses(null))
				.extracting(DataLoss::describe)
				.containsExactly("Drop table notes (1 row)"));
		dropping.run((context) -> assertThat(context).hasNotFailed());
		careful.run((context) -> assertThat(context.getBean(MigrationService.class).status().applied()).hasSize(1));
		assertThat(new JdbcTemplate(database).queryForList("select * from notes")).isEmpty();
	}

	/** A database for tests or for a new developer has nothing to lose. */
	@Test
	void runsAHistoryWithDropsOnANewDatabaseAllTheSame() {
		writeMarkedDrop();
		DataSource database = TestDatabases.create("h2");
		Application.withoutEntities(this.changelog, database)
			.withPropertyValues("app.migrate.allow-destructive=false")
			.run((context) -> assertThat(context).hasNotFailed());
		assertThat(executed(database)).isEqualTo(2);
	}

	private void writeMarkedDrop() {
		this.changelog.write("02_drop.yaml", """
				databaseChangeLog:
				- changeSet:
				    id: 02_drop-1
				    author: test
				    labels: destructive
				    comment: Drop column text of notes (its values are lost)
				    changes:
				    - dropColumn: {tableName: notes, columnName: text}
				""");
	}

	@ParameterizedTest
	@ValueSource(strings = { "h2", "postgresql", "mariadb" })
	void refusesToDropWhatNobodyHasMarkedWhenToldTo(String engine) {
		DataSource database = TestDatabases.create(engine);
		ApplicationContextRunner application = Application.withoutEntities(this.changelog, database);
		application.run((context) -> assertThat(context).hasNotFailed());
		TestDatabases.execute(database, "create table legacy (id int)", "insert into notes (id, text) values (1, 'a')");
		this.changelog.write("02_drop.yaml", """
				databaseChangeLog:
				- changeSet:
				    id: 02_drop-1
				    author: test
				    changes:
				    - dropColumn: {tableName: notes, columnName: text}
				- changeSet:
				    id: 02_drop-2
				    author: test
				    changes:
				    - createTable: {tableName: interim, columns: [{column: {name: id, type: int}}]}
				- changeSet:
				    id: 02_drop-3
				    author: test
				    changes:
				    - sql: {sql: "drop table legacy"}
				    - sql: {sql: "drop table interim"}
				""");
		application.withPropertyValues("app.migrate.allow-destructive=false")
			.run((context) -> assertThat(failure(context))
				.hasMessage("2 pending change sets can lose data, and " + "app.migrate.allow-destructive is false:"
						+ System.lineSeparator() + "  02_drop-1: Drop column text of notes (1 value)"
						+ System.lineSeparator() + "  02_drop-3: Drop table legacy (no rows)"));
		assertThat(new JdbcTemplate(database).queryForObject("select text from notes", String.class)).isEqualTo("a");
		application.run((context) -> assertThat(context).hasNotFailed());
		application.withPropertyValues("app.migrate.allow-destructive=false")
			.run((context) -> assertThat(context).hasNotFailed());
	}

	@ParameterizedTest
	@ValueSource(strings = { "h2", "postgresql", "mariadb" })
	void refusesToNarrowOrEmptyWhatNobodyHasMarkedWhenToldTo(String engine) throws Exception {
		DataSource database = TestDatabases.create(engine);
		ApplicationContextRunner application = Application.withoutEntities(this.changelog, database);
		application.run((context) -> assertThat(context).hasNotFailed());
		TestDatabases.execute(database, "insert into notes (id, text) values (1, 'abc')",
				"create table legacy (id int)", "create table words (text varchar(9))");
		Files.writeString(this.changelog.changes().resolveSibling("legacy.sql"), "drop table legacy;\n");
		this.changelog.write("02_less.yaml", """
				databaseChangeLog:
				- changeSet:
				    id: 02_less-1
				    author: test
				    changes:
				    - modifyDataType: {tableName: notes, columnName: text, newDataType: varchar(2)}
				- changeSet:
				    id: 02_less-2
				    author: test
				    changes:
				    - modifyDataType: {tableName: words, columnName: text, newDataType: varchar(5)}
				    - modifyDataType: {tableName: words, columnName: text, newDataType: varchar(20)}
				- changeSet:
				    id: 02_less-3
				    author: test
				    changes:
				    - sqlFile: {path: ../legacy.sql, relativeToChangelogFile: true}
				- changeSet:
				    id: 02_less-4
				    author: test
				    changes:
				    - sql: {sql: delete from words}
				    - sql: {sql: delete from notes}
				""");
		application.withPropertyValues("app.migrate.allow-destructive=false")
			.run((context) -> assertThat(failure(context))
				.hasMessage("4 pending change sets can lose data, and app.migrate.allow-destructive is false:"
						+ System.lineSeparator()
						+ "  02_less-1: Change type of column text of notes (1 value that does not fit)"
						+ System.lineSeparator()
						+ "  02_less-2: Change type of column text of words (no values that do not fit)"
						+ System.lineSeparator() + "  02_less-3: Drop table legacy (no rows)" + System.lineSeparator()
						+ "  02_less-4: Delete all rows of notes (1 row)"));
		assertThat(new JdbcTemplate(database).queryForObject("select text from notes", String.class)).isEqualTo("abc");
	}

	@Test
	void refusesToDropWithAPoolOfOneConnection() {
		DataSource database = TestDatabases.create("h2");
		startWithOneConnection(database, (context) -> assertThat(context).hasNotFailed());
		this.changelog.writeSql("02_drop", "drop table notes");
		startWithOneConnection(database, (context) -> assertThat(failure(context))
			.hasMessageEndingWith("  02_drop-1: Drop table notes (no rows)"));
	}

	private void startWithOneConnection(DataSource database, ContextConsumer<AssertableApplicationContext> consumer) {
		try (HikariDataSource pool = new HikariDataSource()) {
			pool.setDataSource(database);
			pool.setMaximumPoolSize(1);
			pool.setConnectionTimeout(2000);
			Application.withoutEntities(this.changelog, pool)
				.withPropertyValues("app.migrate.allow-destructive=false")
				.run(consumer);
		}
	}

	@Test
	void doesNotStartWhenAChangeSetFails() {
		this.changelog.writeSql("02_broken", "create tabel t (id bigint)");
		Application.with(this.changelog, TestDatabases.create("h2"))
			.run((context) -> assertThat(failure(context))
				.hasMessageStartingWith("Revision 02_broken failed at change set 02_broken-1 in "));
	}

	@Test
	void isWaitedForByWhoeverUsesTheSchemaInPlaceOfLiquibase() {
		Application.with(this.changelog, TestDatabases.create("h2")).run((context) -> {
			DefaultListableBeanFactory beans = (DefaultListableBeanFactory) context.getBeanFactory();
			for (String name : List.of("entityManagerFactory", "jdbcTemplate", "namedParameterJdbcTemplate")) {
				assertThat(beans.getBeanDefinition(name).getDependsOn()).as(name)
					.contains("migrationInitializer")
					.doesNotContain("liquibase");
			}
		});
	}

	@ParameterizedTest
	@ValueSource(strings = { "true", "false" })
	void runsBeforeDataScripts(boolean deferred) {
		DataSource database = TestDatabases.create("h2");
		Application.validating(Application.with(this.changelog, database))
			.withPropertyValues("spring.sql.init.mode=always",
					"spring.sql.init.data-locations=classpath:dev/migrate/autoconfigure/notes.sql",
					"spring.jpa.defer-datasource-initialization=" + deferred)
			.run((context) -> {
				assertThat(context).hasNotFailed();
				assertThat(context.getBean(JdbcTemplate.class).queryForList("select text from notes", String.class))
					.containsExactly("from a script");
			});
	}

	@ParameterizedTest
	@ValueSource(strings = { "update", "create" })
	void comesBeforeHibernatesOwnSchemaActions(String ddlAuto) {
		DataSource database = TestDatabases.create("h2");
		Application.with(this.changelog, database)
			.withPropertyValues("spring.jpa.hibernate.ddl-auto=" + ddlAuto)
			.run((context) -> {
				assertThat(context).hasNotFailed();
				assertThat(context.getBean(MigrationService.class).status().upToDate()).isTrue();
			});
		assertThat(tables(database)).contains("notes");
	}

	@Test
	void comesBeforeFlyway() {
		DataSource database = TestDatabases.create("h2");
		Application.with(this.changelog, database)
			.withConfiguration(AutoConfigurations.of(FlywayAutoConfiguration.class))
			.withPropertyValues("spring.flyway.locations=classpath:dev/migrate/autoconfigure/flyway",
					"spring.flyway.baseline-on-migrate=true", "spring.flyway.baseline-version=0")
			.run((context) -> {
				assertThat(context).hasNotFailed();
				assertThat(context.getBean(JdbcTemplate.class).queryForList("select text from notes", String.class))
					.containsExactly("from Flyway");
			});
	}

	@Test
	void leavesAnEmbeddedDatabaseToTheRevisions() {
		Application.with(this.changelog.module()).run((context) -> {
			assertThat(context).hasNotFailed();
			assertThat(Application.setting(context.getBean(EntityManagerFactory.class), "hibernate.hbm2ddl.auto"))
				.isIn(null, "none");
		});
	}

	@Test
	void doesNothingByItselfInCommandMode() {
		DataSource database = TestDatabases.create("h2");
		Application.withoutEntities(this.changelog, database)
			.withPropertyValues("app.migrate.cli.active=true")
			.run((context) -> {
				assertThat(context).hasNotFailed();
				assertThat(context.getBeanFactory().containsSingleton("liquibase")).isFalse();
			});
		assertThat(tables(database)).isEmpty();
	}

	private void deleteChangelog() throws Exception {
		Files.delete(this.changelog.resources().resolve("db/changelog/db.changelog-master.yaml"));
	}

	private static MigrationException failure(AssertableApplicationContext context) {
		assertThat(context).hasFailed();
		for (Throwable cause = context.getStartupFailure(); cause != null; cause = cause.getCause()) {
			if (cause instanceof MigrationException failure) {
				return failure;
			}
		}
		throw new AssertionError("Failed otherwise", context.getStartupFailure());
	}

	private static Integer executed(DataSource database) {
		return new JdbcTemplate(database).queryForObject("select count(*) from databasechangelog", Integer.class);
	}

	private static List<String> tables(DataSource database) {
		return new JdbcTemplate(database).queryForList(
				"select lower(table_name) from information_schema.tables " + "where lower(table_schema) = 'public'",
				String.class);
	}

}
