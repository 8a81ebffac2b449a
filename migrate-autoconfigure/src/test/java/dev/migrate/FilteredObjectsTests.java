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
