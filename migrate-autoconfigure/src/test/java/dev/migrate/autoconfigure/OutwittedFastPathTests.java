package dev.migrate.autoconfigure;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import javax.sql.DataSource;

import dev.migrate.MigrationService;
import dev.migrate.Tenant;
import dev.migrate.TenantProvider;
import dev.migrate.actuate.MigrationsEndpoint;
import dev.migrate.failure.MigrationException;
import dev.migrate.support.ChangelogDirectory;
import dev.migrate.support.TestDatabases;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.support.AbstractBeanDefinition;
import org.springframework.boot.actuate.liquibase.LiquibaseEndpoint;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.assertj.AssertableApplicationContext;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Starts that look as if nothing were to be done, nor to be said.
 */
@ExtendWith(OutputCaptureExtension.class)
class OutwittedFastPathTests {

	private static final String AUDIT = "app.migrate.databases.audit.";

	@TempDir
	private Path module;

	private ChangelogDirectory changelog;

	private final List<Tenant> tenants = new ArrayList<>();

	@BeforeEach
	void createChangelog() {
		this.changelog = new ChangelogDirectory(this.module);
		this.changelog.writeSql("01_notes", Application.NOTES);
	}

	/** Both run one changelog, as parts of what is too much for one database do. */
	@Test
	void refusesTwoDatabasesThatAreOneNow() {
		DataSource own = TestDatabases.create("h2");
		DataSource other = TestDatabases.create("h2");
		application(own, other).run((context) -> assertThat(context).hasNotFailed());
		application(own, other).run((context) -> {
			assertThat(usesLiquibase(context)).isFalse();
			assertThat(context.getBeanFactory().containsSingleton("auditLiquibase")).isFalse();
		});
		application(own, own).run((context) -> assertThat(context.getStartupFailure()).rootCause()
			.isInstanceOf(MigrationException.class)
			.hasMessageContaining("The databases 'default' and 'audit' are one, and would keep one history"));
	}

	private ApplicationContextRunner application(DataSource own, DataSource other) {
		return Application.withoutEntities(this.changelog, own)
			.withBean("auditDataSource", DataSource.class, () -> other,
					(definition) -> ((AbstractBeanDefinition) definition).setDefaultCandidate(false))
			.withPropertyValues(AUDIT + "change-log=" + ChangelogDirectory.MASTER,
					AUDIT + "directory=" + this.changelog.changes());
	}

	@Test
	void saysAtEveryStartWhatNoFileExplains(CapturedOutput output) {
		DataSource database = TestDatabases.create("h2");
		ApplicationContextRunner application = Application.withoutEntities(this.changelog, database);
		application.run((context) -> assertThat(context).hasNotFailed());
		TestDatabases.execute(database,
				"insert into databasechangelog (id, author, filename, dateexecuted, orderexecuted, exectype) values "
						+ "('02', 'x', 'db/changelog/changes/02_gone.sql', now(), 2, 'EXECUTED')");
		for (int start = 1; start <= 3; start++) {
			int before = output.getOut().length();
			boolean first = start == 1;
			application.run((context) -> assertThat(usesLiquibase(context)).isEqualTo(first));
			assertThat(output.getOut().substring(before)).as("start %d", start)
				.contains("Change sets have run that no file explains: db/changelog/changes/02_gone.sql");
		}
	}

	/** Another application that shares the history is nothing to speak of. */
	@Test
	void saysNothingOfAnotherApplication(CapturedOutput output) {
		DataSource database = TestDatabases.create("h2");
		ApplicationContextRunner application = Application.withoutEntities(this.changelog, database);
		application.run((context) -> assertThat(context).hasNotFailed());
		TestDatabases.execute(database,
				"insert into databasechangelog (id, author, filename, dateexecuted, orderexecuted, exectype) values "
						+ "('02', 'x', 'another/02.sql', now(), 2, 'EXECUTED')");
		application.run((context) -> assertThat(usesLiquibase(context)).isTrue());
		application.run((context) -> assertThat(usesLiquibase(context)).isFalse());
		assertThat(output).doesNotContain("no file explains");
	}

	@ParameterizedTest
	@CsvSource({ "SPRING_LIQUIBASE_CONTEXTS, later", "SPRING_LIQUIBASE_LABELFILTER, later",
			"SPRING_LIQUIBASE_LABEL_FILTER, later", "SPRING_LIQUIBASE_PARAMETERS_NAME, others",
			"SPRING_LIQUIBASE_DEFAULTSCHEMA, OTHER", "SPRING_LIQUIBASE_LIQUIBASE_SCHEMA, OTHER",
			"SPRING_LIQUIBASE_DATABASECHANGELOGTABLE, HISTORY",
			"SPRING_LIQUIBASE_CHANGELOG, classpath:/db/changelog/changes/01_notes.sql" })
	void seesWhatTheEnvironmentSays(String name, String value) {
		this.changelog.write("02_more.sql", """
				--liquibase formatted sql
				--changeset test:02_more-1 context:now labels:now
				create table ${name} (id int);
				--changeset test:02_more-2 context:later labels:later
				create table later (id int);
				""");
		DataSource database = TestDatabases.create("h2");
		TestDatabases.execute(database, "create schema other");
		ApplicationContextRunner application = Application.withoutEntities(this.changelog, database)
			.withInitializer((context) -> context.getEnvironment()
				.getPropertySources()
				.addFirst(new SystemEnvironmentPropertySource("systemEnvironment",
						Map.of("SPRING_LIQUIBASE_CONTEXTS", "now", "SPRING_LIQUIBASE_PARAMETERS_NAME", "more"))));
		application.run((context) -> assertThat(usesLiquibase(context)).isTrue());
		application.run((context) -> assertThat(usesLiquibase(context)).isFalse());
		application
			.withInitializer((context) -> context.getEnvironment()
				.getPropertySources()
				.addFirst(new SystemEnvironmentPropertySource("more-systemEnvironment", Map.of(name, value))))
			.run((context) -> {
				// It may be refused as well
				if (context.getStartupFailure() == null) {
					assertThat(usesLiquibase(context)).isTrue();
				}
			});
	}

	@ParameterizedTest
	@ValueSource(strings = { "h2", "postgresql", "mariadb" })
	void leavesOutNoTenant(String engine) throws Exception {
		DataSource database = TestDatabases.create(engine);
		TestDatabases.withSchemas(database, List.of("acme", "beta"), () -> {
			this.tenants.add(Tenant.inSchema("acme", "acme"));
			start(database);
			start(database);
			this.tenants.add(Tenant.inSchema("beta", "beta"));
			start(database);
			assertThat(count(database, "beta.notes")).isZero();
			TestDatabases.execute(database, "drop table beta.notes", "delete from beta.DATABASECHANGELOG");
			start(database);
			assertThat(count(database, "beta.notes")).isZero();
			TestDatabases.dropSchemas(database, List.of("beta"));
			TestDatabases.createSchemas(database, List.of("beta"));
			start(database);
			assertThat(count(database, "beta.notes")).isZero();
			// As one who moves in with the state of another, but without his history
			TestDatabases.execute(database, "delete from beta.DATABASECHANGELOG", "drop table beta.notes",
					"delete from beta.DATABASECHANGELOG_STATE",
					"insert into beta.DATABASECHANGELOG_STATE select * from acme.DATABASECHANGELOG_STATE");
			start(database);
			assertThat(count(database, "beta.notes")).isZero();
		});
	}

	private void start(DataSource database) {
		Application.withoutEntities(this.changelog, database)
			.withBean(TenantProvider.class, () -> () -> this.tenants)
			.run((context) -> assertThat(context).hasNotFailed());
	}

	@ParameterizedTest
	@ValueSource(strings = { "h2", "postgresql", "mariadb" })
	void answersAsAfterALongStart(String engine) {
		this.changelog.write("02_more.sql", """
				--liquibase formatted sql
				--changeset test:02_more-1 context:now labels:"a b,c" runOnChange:true
				--comment: in words
				create table more (id int);
				--rollback drop table more;
				--changeset test:02_more-2 context:later
				create table later (id int);
				--changeset test:02_more-3
				--preconditions onFail:MARK_RAN
				--precondition-sql-check expectedResult:1 select count(*) from notes
				create table marked (id int);
				""");
		this.changelog.write("03_tag.yaml", """
				databaseChangeLog:
				- changeSet:
				    id: 03_tag-1
				    author: test
				    changes:
				    - tagDatabase: { tag: v3 }
				""");
		DataSource database = TestDatabases.create(engine);
		DataSource other = TestDatabases.create(engine);
		ApplicationContextRunner application = application(database, other).withBean(LiquibaseEndpoint.class)
			.withConfiguration(AutoConfigurations.of(MigrationsEndpointAutoConfiguration.class))
			.withPropertyValues("management.endpoints.web.exposure.include=migrations",
					"spring.liquibase.contexts=now");
		application.run((context) -> assertThat(context).hasNotFailed());
		Object[] answers = new Object[2];
		application.run((context) -> {
			assertThat(usesLiquibase(context)).isFalse();
			answers[0] = answers(context);
		});
		application.withPropertyValues("app.migrate.fast-path.enabled=false").run((context) -> {
			assertThat(usesLiquibase(context)).isTrue();
			answers[1] = answers(context);
		});
		assertThat(answers[0]).usingRecursiveComparison().isEqualTo(answers[1]);
		assertThat(answers[0].toString()).isNotEmpty();
	}

	private static List<Object> answers(AssertableApplicationContext context) {
		return List.of(
				context.getBean(LiquibaseEndpoint.class).liquibaseBeans().getContexts().values().iterator().next(),
				context.getBean(MigrationsEndpoint.class).migrations().contexts().values().iterator().next(),
				List.of(context.getBeansOfType(MigrationService.class).keySet()));
	}

	private static boolean usesLiquibase(AssertableApplicationContext context) {
		assertThat(context).hasNotFailed();
		return context.getSourceApplicationContext().getBeanFactory().containsSingleton("liquibase");
	}

	private static Integer count(DataSource database, String table) {
		return new JdbcTemplate(database).queryForObject("select count(*) from " + table, Integer.class);
	}

}
