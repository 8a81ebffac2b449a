package dev.migrate;

import java.nio.file.Path;
import java.util.List;

import javax.sql.DataSource;

import dev.migrate.change.SchemaChange;
import dev.migrate.schema.Identifier;
import dev.migrate.schema.ObjectFilter;
import dev.migrate.schema.QualifiedName;
import dev.migrate.support.TestApplication;
import dev.migrate.support.TestDatabases;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tables that settings take out of the comparison.
 */
class FilteredObjectsTests {

	private static final QualifiedName USERS = QualifiedName.of("users");

	private static final QualifiedName CRM_USERS = new QualifiedName(Identifier.of("crm"), Identifier.of("users"));

	@TempDir
	private Path module;

	@ParameterizedTest(name = "{displayName} on {0}")
	@MethodSource("dev.migrate.support.TestDatabases#engines")
	@DisplayName("84 include and exclude on both sides")
	void onBothSides(String engine) {
		DataSource database = TestDatabases.create(engine);
		TestApplication application = TestApplication.of(database, this.module, Customer.class, LegacyOrder.class,
				Purchase.class);
		application.run((context) -> {
			MigrationService service = context.getBean(MigrationService.class);
			GenerateResult initial = service.generate(GenerateRequest.of("Initial"));
			assertThat(initial.changes()).extracting(SchemaChange::describe)
				.containsExactly("Create table customer", "Create table purchase");
			service.migrate(MigrateRequest.head());
			TestDatabases.execute(database, "create table legacy_order (id integer)",
					"create table legacy_x (a integer)");
			assertThat(service.check().inStep()).isTrue();
			assertThat(service.drift().changes()).isEmpty();
		}, "app.migrate.exclude=legacy_*");
		application.run((context) -> {
			MigrationService service = context.getBean(MigrationService.class);
			assertThat(service.check().changes()).isEmpty();
		}, "app.migrate.include=customer");
	}

	@ParameterizedTest(name = "{displayName} on {0}")
	@MethodSource("dev.migrate.support.TestDatabases#engines")
	@DisplayName("91 excluded becomes included, and excluded again: its table comes, and stays with its rows")
	void excludedBecomesIncluded(String engine) {
		DataSource database = TestDatabases.create(engine);
		TestApplication application = TestApplication.of(database, this.module, Customer.class, LegacyOrder.class);
		application.run((context) -> {
			MigrationService service = context.getBean(MigrationService.class);
			service.generate(GenerateRequest.of("Initial"));
			service.migrate(MigrateRequest.head());
		}, "app.migrate.exclude=legacy_*");
		application.run((context) -> {
			MigrationService service = context.getBean(MigrationService.class);
			assertThat(service.generate(GenerateRequest.of("Included")).changes()).extracting(SchemaChange::describe)
				.containsExactly("Create table legacy_order");
			service.migrate(MigrateRequest.head());
			assertThat(service.check().inStep()).isTrue();
			TestDatabases.execute(database, "insert into legacy_order (id) values (7)");
		});
		application.run((context) -> {
			MigrationService service = context.getBean(MigrationService.class);
			assertThat(service.generate(GenerateRequest.of("Excluded")).written()).isFalse();
			assertThat(service.check().inStep()).isTrue();
			assertThat(new JdbcTemplate(database).queryForList("select id from legacy_order", Long.class))
				.containsExactly(7L);
		}, "app.migrate.exclude=legacy_*");
	}

	@Test
	void patternsFitNamesWhateverTheirCase() {
		assertThat(ObjectFilter.of(List.of(), List.of("USERS")).includes(USERS)).isFalse();
		assertThat(ObjectFilter.of(List.of(), List.of("use?s")).includes(CRM_USERS)).isFalse();
		assertThat(ObjectFilter.of(List.of("crm.*"), List.of()).includes(USERS)).isFalse();
		assertThat(ObjectFilter.of(List.of("crm.*"), List.of()).includes(CRM_USERS)).isTrue();
		assertThat(ObjectFilter.of(List.of("*.users"), List.of("crm.users")).includes(CRM_USERS)).isFalse();
		assertThat(ObjectFilter.of(List.of("*.users"), List.of("crm.users")).includes(USERS)).isTrue();
		assertThat(ObjectFilter.of(List.of(), List.of("user")).includes(USERS)).isTrue();
	}

	@Entity(name = "Customer")
	static class Customer {

		@Id
		Long id;

	}

	@Entity(name = "LegacyOrder")
	static class LegacyOrder {

		@Id
		Long id;

	}

	@Entity(name = "Purchase")
	static class Purchase {

		@Id
		Long id;

		@ManyToOne
		LegacyOrder legacyOrder;

	}

}
