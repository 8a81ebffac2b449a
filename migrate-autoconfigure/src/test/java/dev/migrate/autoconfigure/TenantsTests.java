package dev.migrate.autoconfigure;

import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import javax.sql.DataSource;

import dev.migrate.MigrateRequest;
import dev.migrate.MigrationService;
import dev.migrate.RollbackRequest;
import dev.migrate.Tenant;
import dev.migrate.TenantProvider;
import dev.migrate.TenantStatus;
import dev.migrate.TenantsFailedException;
import dev.migrate.actuate.ApplyDescriptor.AppliedTo;
import dev.migrate.actuate.MigrationsEndpoint;
import dev.migrate.actuate.MigrationsHealthIndicator;
import dev.migrate.actuate.RevisionDescriptor;
import dev.migrate.execution.MigrationProgress;
import dev.migrate.failure.MigrationException;
import dev.migrate.support.ChangelogDirectory;
import dev.migrate.support.TestDatabases;
import liquibase.integration.spring.MultiTenantSpringLiquibase;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.core.io.DefaultResourceLoader;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.AbstractDataSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

@ExtendWith(OutputCaptureExtension.class)
class TenantsTests {

	@TempDir
	private Path module;

	private ChangelogDirectory changelog;

	private final List<Tenant> tenants = new ArrayList<>();

	@BeforeEach
	void createChangelog() {
		this.changelog = new ChangelogDirectory(this.module);
		this.changelog.writeSql("01_notes", Application.NOTES + ";\n--rollback drop table notes");
	}

	@ParameterizedTest
	@ValueSource(strings = { "h2", "postgresql", "mariadb" })
	void haveTheTablesAndTheHistoryInTheirSchemas(String engine) throws Exception {
		DataSource database = TestDatabases.create(engine);
		TestDatabases.withSchemas(database, List.of("acme", "beta"), () -> {
			this.tenants.add(Tenant.inSchema("acme", "acme"));
			this.tenants.add(Tenant.inSchema("beta", "beta"));
			application(database).run((context) -> {
				assertThat(context).hasNotFailed();
				MigrationService service = context.getBean(MigrationService.class);
				assertThat(service.tenants()).containsExactly("acme", "beta");
				assertThat(service.status().upToDate()).isTrue();
				for (String schema : List.of("acme", "beta")) {
					assertThat(count(database, schema + ".notes")).isZero();
					assertThat(count(database, schema + ".DATABASECHANGELOG")).isOne();
				}
				assertThatThrownBy(() -> count(database, "notes")).as("in the database itself").isNotNull();
				service.tenant("beta").rollback(RollbackRequest.to("base").withDataLossAllowed());
				assertThat(service.tenantStatuses())
					.extracting(TenantStatus::tenant, TenantStatus::revision, TenantStatus::pending)
					.containsExactly(tuple("acme", "01_notes", List.of()), tuple("beta", null, List.of("01_notes")));
				assertThat(service.status().upToDate()).isFalse();
			});
		});
	}

	/** The recipe of docs/tenants.md. Plain SQL means another schema to that one. */
	@ParameterizedTest
	@ValueSource(strings = { "h2", "postgresql", "mariadb" })
	void keepTheHistoryThatMultiTenantSpringLiquibaseHasMade(String engine) throws Exception {
		this.changelog.write("00_rows.yaml", """
				databaseChangeLog:
				- changeSet:
				    id: 00_rows-1
				    author: test
				    changes:
				    - createTable: { tableName: rows_, columns: [ { column: { name: id, type: int } } ] }
				""");
		Files.delete(this.changelog.changes().resolve("01_notes.sql"));
		DataSource database = TestDatabases.create(engine);
		TestDatabases.withSchemas(database, List.of("acme", "beta"), () -> {
			migrateOtherwise(database);
			this.changelog.writeSql("01_row", "insert into rows_ (id) values (2)");
			List.of("acme", "beta").forEach((schema) -> this.tenants.add(Tenant.inSchema(schema, schema)));
			application(database).run((context) -> {
				assertThat(context).hasNotFailed();
				for (String schema : List.of("acme", "beta")) {
					assertThat(count(database, schema + ".rows_")).isOne();
					assertThat(new JdbcTemplate(database).queryForList(
							"select ID from " + schema + ".DATABASECHANGELOG order by ORDEREXECUTED", String.class))
						.containsExactly("00_rows-1", "01_row-1");
				}
			});
		});
	}

	private void migrateOtherwise(DataSource database) {
		MultiTenantSpringLiquibase before = new MultiTenantSpringLiquibase();
		before.setDataSource(database);
		before.setSchemas(List.of("acme", "beta"));
		before.setChangeLog(ChangelogDirectory.MASTER);
		try (URLClassLoader classPath = new URLClassLoader(new URL[] { this.changelog.resources().toUri().toURL() },
				getClass().getClassLoader())) {
			before.setResourceLoader(new DefaultResourceLoader(classPath));
			before.afterPropertiesSet();
		}
		catch (Exception ex) {
			throw new IllegalStateException(ex);
		}
	}

	@Test
	void haveDatabasesOfTheirOwn() {
		DataSource acme = TestDatabases.create("h2");
		DataSource beta = TestDatabases.create("postgresql");
		this.tenants.add(Tenant.inDatabase("acme", acme));
		this.tenants.add(Tenant.inDatabase("beta", beta));
		application(TestDatabases.create("h2")).run((context) -> {
			assertThat(context).hasNotFailed();
			assertThat(count(acme, "notes")).isZero();
			assertThat(count(beta, "notes")).isZero();
		});
	}

	@Test
	void areMigratedAlthoughItFailsForOneOfThem(CapturedOutput output) {
		DataSource database = TestDatabases.create("h2");
		TestDatabases.execute(database, "create schema acme", "create schema beta", "create table beta.notes (id int)");
		List.of("acme", "gone", "beta").forEach((id) -> this.tenants.add(Tenant.inSchema(id, id)));
		this.tenants.add(Tenant.inDatabase("driverless", new WithoutDriver()));
		this.tenants.add(Tenant.inSchema("late", "late"));
		TestDatabases.execute(database, "create schema late");
		application(database).run((context) -> {
			assertThat(context).hasFailed();
			TenantsFailedException failed = find(context.getStartupFailure());
			assertThat(failed.tenants()).containsExactly("gone", "beta", "driverless");
			assertThat(failed.getMessage()).startsWith("3 of 5 tenants could not be migrated:" + System.lineSeparator()
					+ "  gone: The schema 'gone' of the tenant 'gone' does not exist." + System.lineSeparator()
					+ "  beta: Revision 01_notes failed at change set 01_notes-1 in ");
			assertThat(failed.getAction().lines()).satisfiesExactly(
					(line) -> assertThat(line).isEqualTo("The others have been migrated. Correct what is said of each, "
							+ "and repeat it alone: 'migrate --tenant gone'."),
					(line) -> assertThat(line)
						.isEqualTo("  gone: Create it (create schema gone), then repeat it for this "
								+ "tenant: 'migrate --tenant gone'. If there is no such tenant, correct the TenantProvider."),
					(line) -> assertThat(line).startsWith("  beta: If the database had this object before its first "),
					(line) -> assertThat(line)
						.isEqualTo("  driverless: Add the dependency that it is a part of, such as the "
								+ "driver of the tenant's database, or one in the version that the others want."));
		});
		assertThat(count(database, "acme.notes")).isZero();
		assertThat(count(database, "late.notes")).isZero();
		application(database).withPropertyValues("app.migrate.tenants.on-failure=warn").run((context) -> {
			assertThat(context).hasNotFailed();
			assertThat(output).contains("3 of 5 tenants could not be migrated:",
					"  driverless: A class is missing, or not of the right version: org/postgresql/Driver",
					"  gone: Create it (create schema gone)");
			MigrationService service = context.getBean(MigrationService.class);
			assertThat(service.tenantStatuses()).extracting(TenantStatus::error)
				.containsExactly(null, "The schema 'gone' of the tenant 'gone' does not exist.", null,
						"A class is missing, or not of the right version: org/postgresql/Driver", null);
			TestDatabases.execute(database, "drop table beta.notes");
			assertThat(service.tenant("beta").migrate(MigrateRequest.head()).applied()).containsExactly("01_notes");
			MigrationException missing = catchThrowableOfType(MigrationException.class,
					() -> service.tenant("gone").migrate(MigrateRequest.head()));
			assertThat(missing.getAction()).isEqualTo("Create it (create schema gone), then repeat it for this tenant: "
					+ "'migrate --tenant gone'. If there is no such tenant, correct the TenantProvider.");
		});
	}

	@Test
	void areMigratedSeveralAtATimeButNotMore() {
		DataSource database = TestDatabases.create("h2");
		IntStream.range(0, 12).forEach((i) -> {
			TestDatabases.execute(database, "create schema t" + i);
			this.tenants.add(Tenant.inSchema("t" + i, "t" + i));
		});
		AtomicInteger running = new AtomicInteger();
		// Nobody goes on before three are under way
		CountDownLatch three = new CountDownLatch(3);
		ConcurrentLinkedQueue<Integer> seen = new ConcurrentLinkedQueue<>();
		Map<String, Boolean> done = new ConcurrentHashMap<>();
		application(database).withPropertyValues("app.migrate.tenants.parallelism=3", "app.migrate.auto-apply=false")
			.run((context) -> context.getBean(MigrationService.class)
				.migrate(new MigrateRequest(null, new MigrationProgress() {

					@Override
					public MigrationProgress forTenant(String tenant) {
						return new MigrationProgress() {

							@Override
							public void applying(String revision) {
								seen.add(running.incrementAndGet());
								three.countDown();
								try {
									assertThat(three.await(30, TimeUnit.SECONDS)).isTrue();
								}
								catch (InterruptedException ex) {
									Thread.currentThread().interrupt();
								}
							}

							@Override
							public void applied(String revision, Duration took) {
								running.decrementAndGet();
								done.put(tenant, true);
							}

						};
					}

				})));
		assertThat(done).hasSize(12);
		assertThat(three.getCount()).as("of three at a time").isZero();
		assertThat(seen).hasSize(12).contains(3).allMatch((number) -> number <= 3);
	}

	@Test
	void areNotAskedForLiquibaseWhenNothingIsPending() {
		DataSource database = TestDatabases.create("h2");
		TestDatabases.execute(database, "create schema acme");
		this.tenants.add(Tenant.inSchema("acme", "acme"));
		application(database).run((context) -> assertThat(context).hasNotFailed());
		Integer runs = count(database, "acme.DATABASECHANGELOG_STATE");
		assertThat(runs).isPositive();
		application(database).run((context) -> {
			assertThat(context).hasNotFailed();
			assertThat(context.getBeanFactory().containsSingleton("liquibase")).isFalse();
		});
	}

	@Test
	void areToldOfByEndpointAndHealth() {
		DataSource database = TestDatabases.create("h2");
		TestDatabases.execute(database, "create schema acme", "create schema beta");
		List.of("acme", "gone", "beta").forEach((id) -> this.tenants.add(Tenant.inSchema(id, id)));
		this.changelog.writeSql("02_more", "alter table notes add a int", "alter table notes add b int");
		application(database)
			.withConfiguration(AutoConfigurations.of(MigrationsEndpointAutoConfiguration.class,
					MigrationsHealthAutoConfiguration.class))
			.withPropertyValues("app.migrate.tenants.on-failure=warn", "management.endpoints.web.exposure.include=*",
					"management.endpoints.jmx.exposure.include=*", "spring.jmx.enabled=true")
			.run((context) -> {
				// Of one who is not the one who is farthest behind
				TestDatabases.execute(database, "delete from acme.databasechangelog where id like '02_more%'",
						"delete from beta.databasechangelog where id = '02_more-2'",
						"update beta.databasechangeloglock set locked = true, lockedby = 'web-1', "
								+ "lockgranted = timestamp '1970-01-01 00:00:00'");
				assertThat(context.getBean(MigrationsEndpoint.class).migrations().contexts().values()).singleElement()
					.satisfies((found) -> assertThat(found.databases().get("default").tenants()).hasSize(3)
						.hasEntrySatisfying("acme", (acme) -> {
							assertThat(acme.revision()).isEqualTo("01_notes");
							assertThat(acme.pending()).containsExactly("02_more");
							assertThat(acme.lock()).isNull();
						})
						.hasEntrySatisfying("beta", (beta) -> assertThat(beta.lock().owner()).isEqualTo("web-1"))
						.hasEntrySatisfying("gone", (gone) -> assertThat(gone.error())
							.isEqualTo("The schema 'gone' of the tenant 'gone' does not exist.")));
				assertThat(context.getBean(MigrationsHealthIndicator.class).health()).satisfies((health) -> {
					assertThat(health.getStatus().getCode()).isEqualTo("DOWN");
					assertThat(health.getDetails().get("default")).asString()
						.contains("gone: The schema 'gone' of the tenant 'gone' does not exist.")
						.contains("state=pending, partial, locked for too long, unreachable", "tenants=3",
								"partial=[beta: 02_more]", "lockedBy=beta: web-1");
				});
			});
	}

	@Test
	void areToldOfOneByOneForARevision() {
		DataSource database = TestDatabases.create("h2");
		TestDatabases.execute(database, "create schema acme", "create schema beta");
		List.of("acme", "beta", "gone").forEach((id) -> this.tenants.add(Tenant.inSchema(id, id)));
		operated(database, "app.migrate.auto-apply=false").run((context) -> {
			context.getBean(MigrationService.class).tenant("acme").migrate(MigrateRequest.head());
			assertThat(context.getBean(MigrationsEndpoint.class).revision("01_notes").contexts().values())
				.singleElement()
				.satisfies((found) -> {
					RevisionDescriptor.Revision revision = found.databases().get("default");
					assertThat(revision.state()).as("of the one who is farthest behind").isEqualTo("PENDING");
					assertThat(revision.changeSets()).hasSize(1);
					assertThat(revision.tenants()).containsOnlyKeys("acme", "beta", "gone");
					assertThat(revision.tenants().get("acme").state()).isEqualTo("APPLIED");
					assertThat(revision.tenants().get("acme").appliedAt()).isNotNull();
					assertThat(revision.tenants().get("beta").state()).isEqualTo("PENDING");
					assertThat(revision.tenants().get("gone").error())
						.isEqualTo("The schema 'gone' of the tenant 'gone' does not exist.");
				});
			assertThat(context.getBean(MigrationsEndpoint.class).revision("nothing")).isNull();
		});
	}

	@Test
	void areAppliedOnRequestAllTheSame() {
		DataSource database = TestDatabases.create("h2");
		TestDatabases.execute(database, "create schema acme", "create schema beta");
		List.of("acme", "gone", "beta").forEach((id) -> this.tenants.add(Tenant.inSchema(id, id)));
		operated(database, "app.migrate.auto-apply=false", "management.endpoint.migrations.access=UNRESTRICTED")
			.run((context) -> {
				AppliedTo applied = context.getBean(MigrationsEndpoint.class).apply(null).databases().get("default");
				assertThat(applied.applied()).containsExactly("01_notes");
				assertThat(applied.changeSets()).isEqualTo(2);
				assertThat(applied.error()).startsWith("1 of 3 tenants could not be migrated:")
					.contains("gone: The schema 'gone' of the tenant 'gone' does not exist.");
				assertThat(count(database, "acme.notes")).isZero();
				assertThat(count(database, "beta.notes")).isZero();
				TestDatabases.execute(database,
						"update beta.databasechangeloglock set locked = true, lockedby = 'web-1'");
				assertThat(context.getBean(MigrationService.class).lock().owner()).isEqualTo("web-1");
				assertThatThrownBy(() -> context.getBean(MigrationsEndpoint.class).apply("default"))
					.hasMessageStartingWith("Database 'default.beta' is locked by web-1 since ");
			});
	}

	@Test
	void haveBackupsOfTheirOwnWhereASchemaIsADatabase() throws Exception {
		DataSource database = TestDatabases.create("mariadb");
		TestDatabases.withSchemas(database, List.of("acme", "beta"), () -> {
			this.tenants.add(Tenant.inSchema("acme", "acme"));
			this.tenants.add(Tenant.inSchema("beta", "beta"));
			application(database)
				.withPropertyValues("app.migrate.backup.directory=" + this.module.resolve("backups"),
						"app.migrate.backup.programs=" + TestDatabases.programs("mariadb"))
				.run((context) -> {
					MigrationService service = context.getBean(MigrationService.class);
					assertThat(service.tenantsApart()).containsExactly("acme", "beta");
					MigrationService acme = service.tenant("acme");
					Path file = acme.backup(null).file();
					TestDatabases.execute(database, "insert into acme.notes (id) values (1)",
							"insert into beta.notes (id) values (2)");
					assertThat(acme.restore(null)).isEqualTo(file);
					assertThat(count(database, "acme.notes")).isZero();
					assertThat(count(database, "beta.notes")).as("nobody else's").isOne();
				});
		});
	}

	@Test
	void doNotBringBackWhatTheyShareWithOthers() {
		DataSource database = TestDatabases.create("h2");
		TestDatabases.execute(database, "create schema acme", "create schema beta");
		this.tenants.add(Tenant.inSchema("acme", "acme"));
		this.tenants.add(Tenant.inSchema("beta", "beta"));
		application(database).withPropertyValues("app.migrate.backup.directory=" + this.module.resolve("backups"))
			.run((context) -> {
				MigrationService service = context.getBean(MigrationService.class);
				assertThat(service.tenantsApart()).isEmpty();
				Path file = service.tenant("acme").backup(null).file();
				TestDatabases.execute(database, "insert into beta.notes (id) values (2)");
				MigrationException refused = catchThrowableOfType(MigrationException.class,
						() -> service.tenant("acme").restore(null));
				assertThat(refused)
					.hasMessage("A backup of 'default.acme' is one of the database that it shares with others.");
				assertThat(refused.getAction())
					.isEqualTo("To bring all of them back, leave --tenant out and name the file.");
				assertThat(count(database, "beta.notes")).isOne();
				service.restore(file.toString());
				assertThat(count(database, "beta.notes")).isZero();
			});
	}

	private ApplicationContextRunner operated(DataSource database, String... properties) {
		return application(database).withConfiguration(AutoConfigurations.of(MigrationsEndpointAutoConfiguration.class))
			.withPropertyValues("management.endpoints.web.exposure.include=*",
					"management.endpoints.jmx.exposure.include=*", "spring.jmx.enabled=true")
			.withPropertyValues(properties);
	}

	@Test
	void refusesWhatIsDoneForOneAtATime() {
		DataSource database = TestDatabases.create("h2");
		application(database).run((context) -> {
			MigrationService service = context.getBean(MigrationService.class);
			MigrationException failure = catchThrowableOfType(MigrationException.class,
					() -> service.planRollback("base"));
			assertThat(failure).hasMessage("The database 'default' has tenants, and this is done for one of them.");
			assertThat(failure.getAction())
				.isEqualTo("Name the tenant: --tenant ID on the command line, MigrationService.tenant(id) in Java.");
			failure = catchThrowableOfType(MigrationException.class, service::status);
			assertThat(failure).hasMessage("What has run in the database 'default' cannot be told: it has no tenants.");
			assertThat(failure.getAction())
				.isEqualTo("Its changelog runs for each of its tenants; see its TenantProvider.");
			this.tenants.add(Tenant.inSchema("acme", "acme"));
			assertThatThrownBy(() -> service.tenant("amce"))
				.hasMessage("There is no tenant 'amce' of the database 'default'.");
			this.tenants.set(0, new Tenant("none", null, null));
			assertThatThrownBy(service::tenants).hasMessage("The tenant 'none' has neither a schema nor a DataSource.");
			this.tenants.set(0, Tenant.inSchema(" ", "acme"));
			failure = catchThrowableOfType(MigrationException.class, service::tenants);
			assertThat(failure).hasMessage("A tenant of the database 'default' has no id.");
			assertThat(failure.getAction()).isEqualTo("Have its TenantProvider give each tenant an id of his own.");
			this.tenants.set(0, null);
			assertThatThrownBy(service::tenants)
				.hasMessageStartingWith("The tenants of the database 'default' cannot be listed: ");
		});
	}

	@Test
	void cannotBeListedWhereTheirProviderFails() {
		DataSource database = TestDatabases.create("h2");
		Application.withoutEntities(this.changelog, database)
			.withBean(TenantProvider.class,
					() -> () -> new JdbcTemplate(database).query("select name from registry.tenant",
							(row, number) -> Tenant.inSchema(row.getString(1), row.getString(1))))
			.run((context) -> assertThat(context.getStartupFailure()).cause()
				.isInstanceOfSatisfying(MigrationException.class, (failure) -> {
					assertThat(failure)
						.hasMessageStartingWith("The tenants of the database 'default' cannot be listed: ")
						.hasMessageContaining("select name from registry.tenant")
						.rootCause()
						.hasMessageStartingWith("Schema \"REGISTRY\" not found");
					assertThat(failure.getAction()).startsWith(
							"Correct its TenantProvider. It is asked before the database is migrated, so tables that it "
									+ "reads have to be there by then");
				}));
	}

	@Test
	void doNotKeepAServerFromStartingThatDoesNotMigrate(CapturedOutput output) {
		ApplicationContextRunner server = application(TestDatabases.create("h2"))
			.withPropertyValues("app.migrate.auto-apply=false");
		server.run((context) -> assertThat(context).as("no tenants yet").hasNotFailed());
		assertThat(output).doesNotContain("cannot be reached");
		this.tenants.add(Tenant.inSchema("gone", "gone"));
		server.run((context) -> {
			assertThat(context).hasNotFailed();
			MigrationException failure = catchThrowableOfType(MigrationException.class,
					() -> context.getBean(MigrationService.class).status());
			assertThat(failure).hasMessage("What has run in the database 'default' cannot be told: "
					+ "The schema 'gone' of the tenant 'gone' does not exist.");
			assertThat(failure.getAction()).startsWith("Create it (create schema gone), ");
			assertThat(context.getBean(MigrationService.class).lock().held()).as("or no revision could be written")
				.isFalse();
		});
		assertThat(output).contains("1 of 1 tenants of database 'default' cannot be reached:",
				"  gone: The schema 'gone' of the tenant 'gone' does not exist.");
	}

	@Test
	void haveNoSchemasWhereTheEngineHasNone() {
		this.tenants.add(Tenant.inSchema("acme", "acme"));
		application(TestDatabases.create("sqlite")).run((context) -> {
			TenantsFailedException failed = find(context.getStartupFailure());
			assertThat(failed)
				.hasMessage("1 of 1 tenants could not be migrated:\n  acme: The tenant 'acme' cannot have "
						+ "a schema: SQLite has none.");
			assertThat(failed.getAction().lines()).containsExactly(
					"Correct what is said of each, and repeat it alone: 'migrate --tenant acme'.",
					"  acme: Give each tenant a database: have the TenantProvider return Tenant.inDatabase(id, dataSource).");
		});
	}

	private static Tuple tuple(String tenant, String revision, List<String> pending) {
		return Tuple.tuple(tenant, Optional.ofNullable(revision), pending);
	}

	/** As one whose driver nobody has added. */
	private static final class WithoutDriver extends AbstractDataSource {

		@Override
		public Connection getConnection() {
			throw new NoClassDefFoundError("org/postgresql/Driver");
		}

		@Override
		public Connection getConnection(String username, String password) {
			return getConnection();
		}

	}

	private static TenantsFailedException find(Throwable failure) {
		for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
			if (cause instanceof TenantsFailedException failed) {
				return failed;
			}
		}
		throw new AssertionError("Failed otherwise", failure);
	}

	private ApplicationContextRunner application(DataSource database) {
		return Application.withoutEntities(this.changelog, database)
			.withBean(TenantProvider.class, () -> () -> this.tenants);
	}

	private static Integer count(DataSource database, String table) {
		return new JdbcTemplate(database).queryForObject("select count(*) from " + table, Integer.class);
	}

}
