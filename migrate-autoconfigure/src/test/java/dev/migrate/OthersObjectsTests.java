package dev.migrate;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import javax.sql.DataSource;

import dev.migrate.change.SchemaChange;
import dev.migrate.support.TestApplication;
import dev.migrate.support.TestDatabases;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Index;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What is not the entities': history, catalogs, other schemas and other entity manager
 * factories.
 */
class OthersObjectsTests {

	@TempDir
	private Path module;

	@ParameterizedTest(name = "{displayName} on {0}")
	@MethodSource("dev.migrate.support.TestDatabases#engines")
	@DisplayName("85, 86 our own and Liquibase's tables never appear, whatever they are called, and system objects neither")
	void historyAndCatalogs(String engine) {
		DataSource database = TestDatabases.create(engine);
		for (String reference : List.of("changelog", "database")) {
			TestApplication.of(database, this.module, Person.class).run((context) -> {
				MigrationService service = context.getBean(MigrationService.class);
				if (service.status().applied().isEmpty()) {
					assertThat(service.generate(GenerateRequest.of("Initial")).changes())
						.extracting(SchemaChange::describe)
						.containsExactly("Create table person", "Create index ix_person_name on person (name)");
					service.migrate(MigrateRequest.head());
				}
				CheckResult check = service.check();
				assertThat(check.inStep()).isTrue();
				assertThat(check.leftAlone()).isEmpty();
				assertThat(service.drift().changes()).isEmpty();
				assertThat(service.contents()).extracting((contents) -> contents.operation())
					.noneMatch((operation) -> operation.contains("ran_"));
			}, "app.migrate.auto-apply=false", "spring.liquibase.database-change-log-table=ran_before",
					"spring.liquibase.database-change-log-lock-table=ran_lock", "app.migrate.reference=" + reference);
		}
	}

	@ParameterizedTest(name = "{displayName} on {0}")
	@MethodSource("dev.migrate.support.TestDatabases#enginesWithSchemas")
	@DisplayName("88 a foreign key made by hand into a schema of somebody else is left alone")
	void foreignSchema(String engine) throws Exception {
		DataSource database = TestDatabases.create(engine);
		TestDatabases.withSchemas(database, List.of("others"),
				() -> TestApplication.of(database, this.module, Person.class).run((context) -> {
					MigrationService service = context.getBean(MigrationService.class);
					service.generate(GenerateRequest.of("Initial"));
					service.migrate(MigrateRequest.head());
					TestDatabases.execute(database, "create table others.team (id bigint not null primary key)",
							"alter table person add constraint fk_team foreign key (team_id) references others.team (id)");
					CheckResult check = service.check();
					assertThat(check.changes()).isEmpty();
					assertThat(check.questions()).isEmpty();
					assertThat(service.drift().changes()).extracting(SchemaChange::describe)
						.noneMatch((change) -> change.contains("table others"));
					TestDatabases.execute(database,
							engine.equals("mariadb") ? "alter table person drop foreign key fk_team"
									: "alter table person drop constraint fk_team");
				}, "app.migrate.auto-apply=false"));
	}

	@Test
	@DisplayName("90 order of changes deterministic: the same bytes whatever the order of the entities")
	void order() {
		List<String> contents = new ArrayList<>();
		for (Class<?>[] entities : new Class<?>[][] { { Person.class, Pet.class, Vet.class },
				{ Vet.class, Person.class, Pet.class }, { Pet.class, Vet.class, Person.class } }) {
			TestApplication.of(TestDatabases.h2Database(), this.module, entities)
				.run((context) -> contents.add(context.getBean(MigrationService.class)
					.generate(GenerateRequest.of("Initial").withDryRun(true))
					.content()
					.replaceAll("20\\d{6}_\\d{6}|# Created: .*", "")), "app.migrate.auto-apply=false",
						"app.migrate.targets=h2, postgresql, mariadb");
		}
		assertThat(contents.get(0)).contains("createTable").isEqualTo(contents.get(1)).isEqualTo(contents.get(2));
	}

	@Entity(name = "Person")
	@Table(name = "person", indexes = @Index(name = "ix_person_name", columnList = "name"))
	static class Person {

		@Id
		Long id;

		String name;

		Long teamId;

	}

	@Entity(name = "Pet")
	static class Pet {

		@Id
		Long id;

		@ManyToOne
		Person owner;

		@ManyToOne
		Vet vet;

	}

	@Entity(name = "Vet")
	static class Vet {

		@Id
		Long id;

	}

}
