package dev.migrate;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

import javax.sql.DataSource;

import dev.migrate.change.SchemaChange;
import dev.migrate.changelog.ChangelogFormat;
import dev.migrate.execution.RollbackPlan;
import dev.migrate.support.TestApplication;
import dev.migrate.support.TestDatabases;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Schemas that entities or settings name.
 */
class NamedSchemaTests {

	private static final String DEFAULT_SCHEMA = "spring.jpa.properties.hibernate.default_schema=crm";

	private static final String DEFAULT_CATALOG = "spring.jpa.properties.hibernate.default_catalog=crm";

	private static final String[] VALIDATED = { "spring.jpa.hibernate.ddl-auto=validate" };

	@TempDir
	private Path module;

	private DataSource database;

	@AfterEach
	void dropSchemas() throws SQLException {
		TestDatabases.dropSchemas(this.database, List.of("crm"));
	}

	@ParameterizedTest
	@CsvSource({ "h2, YAML", "h2, XML", "h2, JSON", "h2, SQL", "postgresql, SQL", "postgresql, YAML", "mariadb, YAML",
			"hsqldb, XML" })
	void aSchemaIsDroppedOnTheWayBackOnlyIfTheRevisionCreatedIt(String engine, ChangelogFormat format) {
		this.database = TestDatabases.create(engine);
		String[] properties = inCatalogOn(engine);
		inApplication((service) -> {
			GenerateResult generated = service.generate(GenerateRequest.of("Initial").withFormat(format));
			assertThat(generated.changes()).extracting(SchemaChange::describe)
				.containsExactly("Create schema crm", "Create table crm.customer");
			service.migrate(MigrateRequest.head());
			assertThat(schemaExists()).isTrue();
			RollbackPlan plan = service.planRollback("base");
			assertThat(plan.losses()).hasSize(1);
			service.rollback(RollbackRequest.to("base").withDataLossAllowed());
			assertThat(schemaExists()).isFalse();
		}, properties);

		new JdbcTemplate(this.database).execute("create schema crm");
		inApplication((service) -> {
			service.migrate(MigrateRequest.head());
			service.rollback(RollbackRequest.to("base").withDataLossAllowed());
			assertThat(schemaExists()).isTrue();
			service.migrate(MigrateRequest.head());
		}, properties);
		inApplication((service) -> assertThat(service.check().inStep()).isTrue(), properties);
	}

	@ParameterizedTest
	@MethodSource("dev.migrate.support.TestDatabases#enginesWithSchemas")
	void whatSomebodyElseHasPutThereStays(String engine) {
		this.database = TestDatabases.create(engine);
		inApplication((service) -> {
			service.generate(GenerateRequest.of("Initial"));
			service.migrate(MigrateRequest.head());
			new JdbcTemplate(this.database).execute("create table crm.kept (id integer)");
			assertThat(service.check().inStep()).isTrue();
			assertThat(service.drift().changes()).extracting(SchemaChange::describe)
				.containsExactly("Create table crm.kept");
			try {
				service.rollback(RollbackRequest.to("base").withDataLossAllowed());
			}
			catch (RuntimeException ex) {
				assertThat(ex.getMessage()).containsIgnoringCase("crm");
			}
			assertThat(new JdbcTemplate(this.database).queryForList("select * from crm.kept")).isEmpty();
		}, inCatalogOn(engine));
	}

	@ParameterizedTest
	@MethodSource("dev.migrate.support.TestDatabases#enginesWithSchemas")
	void liquibasesDefaultSchemaGoesWithoutSaying(String engine) throws SQLException {
		this.database = TestDatabases.create(engine);
		TestDatabases.withSchemas(this.database, List.of("crm"), () -> {
			String[] properties = { inCatalogOn(engine)[0], "spring.liquibase.default-schema=crm" };
			inApplication((service) -> {
				GenerateResult generated = service.generate(GenerateRequest.of("Initial"));
				assertThat(generated.changes()).extracting(SchemaChange::describe)
					.containsExactly("Create table customer");
				assertThat(generated.content()).doesNotContain("crm");
				service.migrate(MigrateRequest.head());
				assertThat(service.environment().schema()).isEqualToIgnoringCase("crm");
				assertThat(new JdbcTemplate(this.database).queryForList("select * from crm.customer")).isEmpty();
			}, properties);
			inApplication((service) -> {
				assertThat(service.drift().changes()).isEmpty();
				assertThat(service.check().inStep()).isTrue();
			}, properties[0], properties[1], VALIDATED[0]);
		});
	}

	@Test
	void aForeignKeyReachesTheDefaultSchemaFromAnotherOne() {
		this.database = TestDatabases.h2Database();
		TestApplication application = TestApplication.of(this.database, this.module, Customer.class, Order.class);
		application.run((context) -> {
			MigrationService service = context.getBean(MigrationService.class);
			service.generate(GenerateRequest.of("Initial"));
			service.migrate(MigrateRequest.head());
			assertThat(service.check().inStep()).isTrue();
			assertThat(service.drift().changes()).isEmpty();
		});
	}

	@Test
	void aRevisionForSeveralEnginesPutsTablesWhereHibernateLooksForThem() {
		this.database = TestDatabases.h2Database();
		TestApplication application = TestApplication.of(this.database, this.module, Customer.class, Order.class);
		application.run((context) -> context.getBean(MigrationService.class).generate(GenerateRequest.of("Initial")),
				"app.migrate.targets=h2, postgresql, mariadb");
		for (String engine : List.of("h2", "postgresql", "mariadb")) {
			TestApplication elsewhere = TestApplication.of(TestDatabases.create(engine), this.module, Customer.class,
					Order.class);
			elsewhere.run((context) -> assertThat(context.getBean(MigrationService.class).check().inStep()).isTrue(),
					VALIDATED);
		}
	}

	private static String[] inCatalogOn(String engine) {
		return new String[] { engine.equals("mariadb") ? DEFAULT_CATALOG : DEFAULT_SCHEMA };
	}

	private boolean schemaExists() {
		return new JdbcTemplate(this.database).queryForObject(
				"select count(*) from information_schema.schemata where lower(schema_name) = 'crm'",
				Integer.class) == 1;
	}

	private void inApplication(Consumer<MigrationService> work, String... properties) {
		String[] all = Stream.concat(Stream.of("app.migrate.auto-apply=false"), Stream.of(properties))
			.toArray(String[]::new);
		TestApplication.of(this.database, this.module, Customer.class)
			.run((context) -> work.accept(context.getBean(MigrationService.class)), all);
	}

	@Entity(name = "Customer")
	static class Customer {

		@Id
		Long id;

	}

	@Entity(name = "Order")
	@Table(name = "orders", schema = "shop")
	static class Order {

		@Id
		Long id;

		@ManyToOne
		Customer customer;

	}

}
