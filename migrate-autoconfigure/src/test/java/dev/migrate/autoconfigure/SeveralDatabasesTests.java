package dev.migrate.autoconfigure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import javax.sql.DataSource;

import dev.migrate.GenerateRequest;
import dev.migrate.HostApplication;
import dev.migrate.CheckResult;
import dev.migrate.MigrationService;
import dev.migrate.RollbackRequest;
import dev.migrate.Seeder;
import dev.migrate.failure.MigrationException;
import dev.migrate.support.AuditEntities;
import dev.migrate.support.ChangelogDirectory;
import dev.migrate.support.TestDatabases;
import jakarta.persistence.EntityManagerFactory;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.support.AbstractBeanDefinition;
import org.springframework.boot.test.context.assertj.AssertableApplicationContext;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.mock.env.MockEnvironment;
import org.springframework.orm.jpa.JpaTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * An application with a database beside its own, of another engine, which keeps an
 * {@link dev.migrate.support.Entry} for what happens.
 */
@ExtendWith(OutputCaptureExtension.class)
class SeveralDatabasesTests {

	private static final String AUDIT = "app.migrate.databases.audit.";

	private static final String ENTRY = "create table entry (id bigint not null primary key, happened varchar(255))";

	@TempDir
	private Path module;

	private DataSource own = TestDatabases.create("h2");

	private DataSource audit = TestDatabases.create("h2");

	@ParameterizedTest
	@DisplayName("89 several persistence units, each with a database of its own")
	@CsvSource({ "h2, postgresql", "postgresql, mariadb" })
	void writesAndRunsTheRevisionsOfEachBeforeItsJpaStarts(String engine, String auditEngine, CapturedOutput output)
			throws Exception {
		this.own = TestDatabases.create(engine);
		this.audit = TestDatabases.create(auditEngine);
		ApplicationContextRunner application = Application.validating(withEntries())
			.withPropertyValues("app.migrate.auto-generate=true");
		application.run((context) -> {
			assertThat(context).hasNotFailed();
			assertThat(service(context, "audit").check().inStep()).isTrue();
			assertThat(service(context, "default").check().inStep()).isTrue();
			assertThat(context.getBeansOfType(EntityManagerFactory.class)).hasSize(2);
		});
		assertThat(revisions("changes")).singleElement().asString().contains("notes").doesNotContain("entry");
		assertThat(revisions("audit/changes")).singleElement().asString().contains("entry").doesNotContain("notes");
		assertThat(count(this.own, "notes")).isZero();
		assertThat(count(this.audit, "entry")).isZero();
		assertThat(output).contains("Wrote revision ")
			.contains(" for database 'audit' to ")
			.contains(" of database 'audit' in ");
		withEntries().run((context) -> {
			assertThat(context).hasNotFailed();
			assertThat(context.getBeanFactory().containsSingleton("liquibase")).as("Liquibase runs").isFalse();
			assertThat(context.getBeanFactory().containsSingleton("auditLiquibase")).as("Liquibase runs").isFalse();
		});
	}

	@Test
	@DisplayName("89 several persistence units of one database, each with its own changelog and history")
	void keepsThePersistenceUnitsOfOneDatabaseApart() throws Exception {
		this.audit = this.own;
		Application.validating(withEntries())
			.withPropertyValues("app.migrate.auto-generate=true",
					AUDIT + "liquibase.database-change-log-table=AUDIT_HISTORY")
			.run((context) -> {
				assertThat(context).hasNotFailed();
				for (String name : List.of("default", "audit")) {
					CheckResult check = service(context, name).check();
					assertThat(check.changes()).as(name).isEmpty();
					assertThat(check.drift()).as(name).isEmpty();
					assertThat(check.inStep()).as(name).isTrue();
				}
			});
		assertThat(revisions("changes")).singleElement().asString().contains("notes").doesNotContain("entry");
		assertThat(revisions("audit/changes")).singleElement().asString().contains("entry").doesNotContain("notes");
		assertThat(count(this.own, "notes")).isZero();
		assertThat(count(this.own, "entry")).isZero();
	}

	@Test
	void meansItsOwnDatabaseWhereNoneIsNamed() {
		changelogs();
		withAudit().withUserConfiguration(Injected.class).run((context) -> {
			assertThat(context).hasNotFailed();
			Injected injected = context.getBean(Injected.class);
			assertThat(injected.own.name()).isEqualTo("default");
			assertThat(injected.audit.name()).isEqualTo("audit");
			assertThat(injected.all).extracting(MigrationService::name).containsExactly("default", "audit");
		});
	}

	@Test
	void rollsOneBackAndLeavesTheOtherAsItIs() {
		changelogs();
		withAudit().run((context) -> {
			MigrationService service = service(context, "audit");
			service.rollback(RollbackRequest.to("base").withDataLossAllowed());
			assertThat(service.status().upToDate()).isFalse();
			assertThat(service(context, "default").status().upToDate()).isTrue();
			assertThat(count(this.own, "notes")).isZero();
		});
	}

	@Test
	void namesTheDatabaseThatFailsAndLeavesTheOtherAsItWas() {
		changelogs();
		writeAudit("02_broken", "create tabel t (id bigint)");
		withAudit().run((context) -> assertThat(failure(context))
			.hasMessageStartingWith("Database 'audit': Revision 02_broken failed at change set 02_broken-1 in "));
		assertThat(count(this.own, "notes")).isZero();
		new ChangelogDirectory(this.module).writeSql("02_broken", "create tabel t (id bigint)");
		withAudit().run((context) -> assertThat(failure(context))
			.hasMessageStartingWith("Database 'default': Revision 02_broken failed at change set 02_broken-1 in "));
	}

	@Test
	void handsDownWhatIsSaidOfTheApplicationsOwn() {
		changelogs();
		withAudit()
			.withPropertyValues("app.migrate.author=ann", "app.migrate.format=xml", AUDIT + "format=json",
					"app.migrate.include=notes", "app.migrate.lock.wait=7s", "spring.liquibase.contexts=prod",
					"spring.liquibase.parameters.owner=ann", AUDIT + "liquibase.parameters.place=here",
					"spring.liquibase.default-schema=PUBLIC", "spring.liquibase.tag=v1",
					AUDIT + "liquibase.database-change-log-table=AUDIT_HISTORY")
			.run((context) -> {
				assertThat(context).hasNotFailed();
				DatabaseSettings settings = context.getBean("auditMigratedDatabase", MigratedDatabase.class).settings();
				assertThat(settings.properties().getAuthor()).isEqualTo("ann");
				assertThat(settings.properties().getFormat()).hasToString("JSON");
				assertThat(settings.properties().getLock().getWait()).hasSeconds(7);
				assertThat(settings.properties().getInclude()).isEmpty();
				assertThat(settings.liquibase().getContexts()).containsExactly("prod");
				assertThat(settings.liquibase().getParameters()).containsEntry("owner", "ann")
					.containsEntry("place", "here");
				assertThat(settings.liquibase().getDefaultSchema()).isNull();
				assertThat(settings.liquibase().getTag()).isNull();
				assertThat(count(this.audit, "AUDIT_HISTORY")).isOne();
			});
	}

	@Test
	void doesNotStartWithoutAChangelogThatIsNamed() {
		withAudit().withPropertyValues(AUDIT + "change-log=classpath:/db/ledger/master.yaml")
			.run((context) -> assertThat(failure(context))
				.hasMessage("Database 'audit': The changelog classpath:/db/ledger/master.yaml does not exist.")
				.extracting(MigrationException::getAction)
				.isEqualTo(
						"Correct app.migrate.databases.audit.change-log, or write the first revision with the command "
								+ "'makemigrations --database audit' (java -jar <application>.jar makemigrations --database audit)."));
	}

	@ParameterizedTest
	@CsvSource({
			"author, ann, classpath:/db/changelog/audit/db.changelog-master.yaml, src/main/resources/db/changelog/audit/changes",
			"change-log, classpath:db/ledger/master.yaml, classpath:db/ledger/master.yaml, src/main/resources/db/ledger/changes",
			"liquibase.change-log, file:/srv/log/master.xml, file:/srv/log/master.xml, /srv/log/changes",
			"directory, elsewhere, classpath:/db/changelog/audit/db.changelog-master.yaml, elsewhere" })
	void findsTheRevisionsOfADatabaseBesideItsChangelog(String key, String value, String changeLog, String directory) {
		MockEnvironment environment = new MockEnvironment().withProperty(AUDIT + key, value)
			.withProperty("app.migrate.directory", "own")
			.withProperty("spring.liquibase.change-log", "own.yaml");
		assertThat(DatabaseSettings.further(environment)).singleElement().satisfies((settings) -> {
			assertThat(settings.liquibase().getChangeLog()).isEqualTo(changeLog);
			assertThat(settings.properties().getDirectory()).isEqualTo(directory);
		});
	}

	@Test
	void saysWhatIsPendingInADatabaseThatIsNotToBeMigrated(CapturedOutput output) {
		changelogs();
		withAudit().withPropertyValues(AUDIT + "auto-apply=false").run((context) -> assertThat(context).hasNotFailed());
		assertThat(count(this.own, "notes")).isZero();
		assertThat(output)
			.contains("1 revision pending for database 'audit': 01_entry. app.migrate.auto-apply is false: "
					+ "apply with the command 'migrate --database audit' "
					+ "(java -jar <application>.jar migrate --database audit).");
	}

	@Test
	void seedsEachWithItsOwn() {
		changelogs();
		Seeder own = () -> {
		};
		Seeder audit = new Seeder() {

			@Override
			public void seed() {
			}

			@Override
			public String database() {
				return "audit";
			}

		};
		withAudit().withBean("own", Seeder.class, () -> own)
			.withBean("audit", Seeder.class, () -> audit)
			.run((context) -> Map.of("migratedDatabase", own, "auditMigratedDatabase", audit)
				.forEach((database, seeder) -> {
					HostApplication host = context.getBean(database, MigratedDatabase.class).application();
					host.inSeeders((seeders) -> assertThat(seeders).containsExactly(seeder));
					assertThat(host.seedLocation()).isEqualTo(seeder.equals(own) ? "db/seed" : "db/seed/audit");
				}));
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void takesBackWhatSeedersOfADatabaseHaveDoneBeforeOneFailed(boolean declared) {
		changelogs();
		ApplicationContextRunner application = withEntries().withBean("own", Seeder.class, () -> failing("default"))
			.withBean("audit", Seeder.class, () -> failing("audit"));
		if (declared) {
			application = application.withUserConfiguration(AuditTransactions.class);
		}
		application.run((context) -> {
			for (String name : List.of("default", "audit")) {
				MigrationException failure = failure(() -> service(context, name).seed());
				assertThat(failure).hasMessageContaining("has failed: No network");
				assertThat(failure.getAction()).startsWith("What seeders have done is taken back");
			}
		});
		assertThat(count(this.own, "notes")).isZero();
		assertThat(count(this.audit, "entry")).isZero();
	}

	private Seeder failing(String database) {
		return new Seeder() {

			@Override
			public void seed() throws IOException {
				if (database.equals("audit")) {
					new JdbcTemplate(SeveralDatabasesTests.this.audit).update("insert into entry (id) values (1)");
				}
				else {
					new JdbcTemplate(SeveralDatabasesTests.this.own).update("insert into notes (id) values (1)");
				}
				throw new IOException("No network");
			}

			@Override
			public String database() {
				return database;
			}

		};
	}

	@Test
	void leavesADatabaseAloneThatIsSwitchedOff() {
		changelogs();
		withAudit().withPropertyValues(AUDIT + "enabled=false").run((context) -> {
			assertThat(context).hasNotFailed().hasSingleBean(MigrationService.class);
			assertThat(service(context, "default").name()).isEqualTo("default");
		});
	}

	@Test
	void saysThatADatabaseHasNoEntities() {
		changelogs();
		withAudit().run((context) -> {
			assertThat(context).hasNotFailed();
			assertThat(service(context, "audit").check().inStep()).isTrue();
			assertThat(failure(() -> service(context, "audit").generate(GenerateRequest.of(null))))
				.satisfies((failure) -> {
					assertThat(failure).hasMessage("The database 'audit' has no entities: there is no entity manager "
							+ "factory 'auditEntityManagerFactory'.");
					assertThat(failure.getAction())
						.isEqualTo("Set app.migrate.databases.audit.entity-manager-factory to the name of a bean "
								+ "(entityManagerFactory). Without entities, write revisions by hand: "
								+ "'makemigrations --empty --database audit'.");
				});
		});
	}

	@Test
	void refusesADatabaseWithoutADataSource() {
		application().withPropertyValues(AUDIT + "data-source=auditing").run((context) -> {
			assertThat(failure(context)).hasMessage("There is no DataSource 'auditing' for the database 'audit'.")
				.extracting(MigrationException::getAction)
				.isEqualTo("Set app.migrate.databases.audit.data-source to the name of a bean (dataSource), or "
						+ "app.migrate.databases.audit.liquibase.url to where it is.");
		});
	}

	@Test
	void refusesOneHistoryForTwoDatabases() {
		changelogs();
		application().withPropertyValues(AUDIT + "data-source=dataSource").run((context) -> {
			MigrationException failure = failure(context);
			assertThat(failure).hasMessageMatching("The databases 'default' and 'audit' are one, and would keep one "
					+ "history: the table databasechangelog in jdbc:h2:mem:\\w+\\.");
			assertThat(failure.getAction())
				.isEqualTo("Correct app.migrate.databases.audit.data-source, or give it a history of its own with "
						+ "app.migrate.databases.audit.liquibase.database-change-log-table.");
		});
		application()
			.withPropertyValues(AUDIT + "data-source=dataSource",
					AUDIT + "liquibase.database-change-log-table=AUDIT_HISTORY")
			.run((context) -> assertThat(context).hasNotFailed());
		assertThat(count(this.own, "entry")).isZero();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					default | The database 'default' is the application's own and cannot be configured under app.migrate.databases. | Configure it under app.migrate and spring.liquibase, and call the other one something else.
					[a.b]   | 'a.b' under app.migrate.databases is not a name for a database. | Begin it with a letter, and go on with letters, digits, '-' and '_'.
					Audit   | Two databases under app.migrate.databases have one name: 'audit' and 'Audit'. | Spell it the same everywhere. An environment variable cannot tell capitals and dashes; name the database in lower case and without dashes if there is one.
					""")
	void refusesANameThatCannotBeOne(String name, String message, String action) {
		application().withPropertyValues(AUDIT + "author=ann", "app.migrate.databases." + name + ".author=ann")
			.run((context) -> {
				assertThat(failure(context)).hasMessage(message);
				assertThat(failure(context).getAction()).isEqualTo(action);
			});
	}

	@ParameterizedTest
	@CsvSource({ "cli.enabled=true, cli", "console.enabled=true, console", "health.time-to-live=7s, health",
			"databases.stock.author=ann, databases" })
	void refusesWhatThereIsOnceForAllDatabases(String setting, String group) {
		withAudit().withPropertyValues(AUDIT + setting).run((context) -> {
			assertThat(failure(context)).hasMessage("app.migrate.databases.audit." + group
					+ " says nothing: there is one app.migrate." + group + " for all databases.");
			assertThat(failure(context).getAction()).isEqualTo("Remove it, or set app.migrate." + group + ".");
		});
	}

	private ApplicationContextRunner application() {
		return Application.with(this.module, this.own)
			.withPropertyValues(
					AUDIT + "directory=" + this.module.resolve("src/main/resources/db/changelog/audit/changes"));
	}

	private ApplicationContextRunner withAudit() {
		return application().withBean("auditDataSource", DataSource.class, () -> this.audit,
				(definition) -> ((AbstractBeanDefinition) definition).setDefaultCandidate(false));
	}

	private ApplicationContextRunner withEntries() {
		return withAudit().withUserConfiguration(AuditEntities.class);
	}

	private void changelogs() {
		new ChangelogDirectory(this.module).writeSql("01_notes", Application.NOTES);
		writeAudit("01_entry", ENTRY);
	}

	private void writeAudit(String revision, String sql) {
		try {
			Path changes = Files
				.createDirectories(this.module.resolve("src/main/resources/db/changelog/audit/changes"));
			Files.writeString(changes.resolveSibling("db.changelog-master.yaml"),
					"databaseChangeLog: [{includeAll: {path: changes/, relativeToChangelogFile: true}}]");
			Files.writeString(changes.resolve(revision + ".sql"), "--liquibase formatted sql\n--changeset test:"
					+ revision + "-1\n" + sql + ";\n--rollback drop table entry;\n");
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private List<String> revisions(String directory) throws Exception {
		List<String> contents = new ArrayList<>();
		try (Stream<Path> files = Files
			.list(this.module.resolve("src/main/resources/db/changelog").resolve(directory))) {
			for (Path file : files.toList()) {
				contents.add(Files.readString(file));
			}
		}
		return contents;
	}

	private static MigrationService service(AssertableApplicationContext context, String name) {
		return context.getBeansOfType(MigrationService.class)
			.values()
			.stream()
			.filter((service) -> service.name().equals(name))
			.findFirst()
			.orElseThrow();
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

	private static MigrationException failure(Runnable work) {
		try {
			work.run();
		}
		catch (MigrationException ex) {
			return ex;
		}
		throw new AssertionError("Did not fail");
	}

	private static Integer count(DataSource database, String table) {
		return new JdbcTemplate(database).queryForObject("select count(*) from " + table, Integer.class);
	}

	@Configuration(proxyBeanMethods = false)
	static class AuditTransactions {

		@Bean(defaultCandidate = false)
		PlatformTransactionManager auditTransactionManager(
				@Qualifier("auditEntityManagerFactory") EntityManagerFactory entities) {
			return new JpaTransactionManager(entities);
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Injected {

		@Autowired
		private MigrationService own;

		@Autowired
		@Qualifier("audit")
		private MigrationService audit;

		@Autowired
		private List<MigrationService> all;

	}

}
