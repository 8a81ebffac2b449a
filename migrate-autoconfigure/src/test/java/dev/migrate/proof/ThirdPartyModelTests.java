package dev.migrate.proof;

import java.nio.file.Path;
import java.sql.Connection;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import javax.sql.DataSource;

import dev.migrate.CheckResult;
import dev.migrate.GenerateRequest;
import dev.migrate.GenerateResult;
import dev.migrate.MigrateRequest;
import dev.migrate.MigrateResult;
import dev.migrate.MigrationService;
import dev.migrate.support.TestApplication;
import dev.migrate.support.TestDatabases;
import liquibase.Contexts;
import liquibase.LabelExpression;
import liquibase.Liquibase;
import liquibase.database.jvm.JdbcConnection;
import liquibase.resource.DirectoryResourceAccessor;
import org.hibernate.testing.orm.domain.StandardDomainModel;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.orm.jpa.persistenceunit.PersistenceManagedTypes;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The whole way, from empty to applied and back, with the domain models of Hibernate's
 * own test suite: input that nobody here wrote.
 */
class ThirdPartyModelTests {

	private static final String[] REFERENCE = { "app.migrate.enabled=false", "spring.liquibase.enabled=false",
			"spring.jpa.hibernate.ddl-auto=create" };

	/** What Hibernate itself makes, once per model and engine. */
	private static final Map<String, CatalogFacts> REFERENCES = new HashMap<>();

	@TempDir
	private Path module;

	static Stream<Arguments> modelsAndEngines() {
		return Arrays.stream(StandardDomainModel.values())
			.flatMap((model) -> TestDatabases.engines().stream().map((engine) -> Arguments.of(model, engine)));
	}

	@ParameterizedTest(name = "{0} on {1}")
	@MethodSource("modelsAndEngines")
	void isGeneratedAppliedValidatedAndRolledBack(StandardDomainModel model, String engine) throws Exception {
		DataSource database = TestDatabases.create(engine);
		application(model, database).run((context) -> generateAndApply(context.getBean(MigrationService.class)),
				"spring.jpa.hibernate.ddl-auto=none", "app.migrate.auto-apply=false");

		application(model, database).run((context) -> {
		}, "spring.jpa.hibernate.ddl-auto=validate");

		assertEqualsHibernatesOwn(database, model, engine);

		rollBackEverything(database);
		assertThat(CatalogFacts.of(database).toString()).isEmpty();
	}

	@ParameterizedTest(name = "{0}")
	@EnumSource
	void isWrittenOnOneEngineForAll(StandardDomainModel model) throws Exception {
		application(model, TestDatabases.create("h2")).run(
				(context) -> generateAndApply(context.getBean(MigrationService.class)),
				"spring.jpa.hibernate.ddl-auto=none", "app.migrate.auto-apply=false",
				"app.migrate.targets=" + String.join(",", TestDatabases.engines()));

		for (String engine : TestDatabases.engines().stream().filter((id) -> !id.equals("h2")).toList()) {
			DataSource other = TestDatabases.create(engine);
			application(model, other).run(
					(context) -> assertInStep(engine, context.getBean(MigrationService.class).check()),
					"spring.jpa.hibernate.ddl-auto=validate");
			assertEqualsHibernatesOwn(other, model, engine);

			rollBackEverything(other);
			assertThat(CatalogFacts.of(other).toString()).isEmpty();
		}
	}

	private static void assertInStep(String engine, CheckResult check) {
		assertThat(check.changes()).as(engine).isEmpty();
		assertThat(check.questions()).as(engine).isEmpty();
		assertThat(check.drift()).as(engine).isEmpty();
		assertThat(check.inStep()).as(engine).isTrue();
	}

	private void assertEqualsHibernatesOwn(DataSource database, StandardDomainModel model, String engine)
			throws Exception {
		CatalogFacts wanted = REFERENCES.get(model + " on " + engine);
		if (wanted == null) {
			DataSource reference = TestDatabases.create(engine);
			application(model, reference).run((context) -> {
			}, REFERENCE);
			wanted = CatalogFacts.of(reference);
			REFERENCES.put(model + " on " + engine, wanted);
		}
		assertThat(wanted.tables()).isNotEmpty();
		assertThat(CatalogFacts.of(database).differencesTo(wanted)).isEmpty();
	}

	private static void generateAndApply(MigrationService service) {
		GenerateResult generated = service.generate(GenerateRequest.of("Initial"));
		assertThat(generated.written()).isTrue();
		assertThat(generated.warnings()).isEmpty();
		MigrateResult migrated = service.migrate(MigrateRequest.head());
		assertThat(migrated.applied()).containsExactly(generated.revision());
		CheckResult check = service.check();
		assertThat(check.changes()).isEmpty();
		assertThat(check.questions()).isEmpty();
		assertThat(check.leftAlone()).isEmpty();
		assertThat(check.drift()).isEmpty();
		assertThat(check.inStep()).isTrue();
		assertThat(service.generate(GenerateRequest.of("Nothing")).written()).isFalse();
	}

	private void rollBackEverything(DataSource database) throws Exception {
		Path resources = this.module.resolve("src/main/resources");
		try (Connection connection = database.getConnection();
				Liquibase liquibase = new Liquibase("db/changelog/db.changelog-master.yaml",
						new DirectoryResourceAccessor(resources), new JdbcConnection(connection))) {
			int changeSets = liquibase.getDatabaseChangeLog().getChangeSets().size();
			assertThat(liquibase.listUnrunChangeSets(new Contexts(), new LabelExpression())).isEmpty();
			liquibase.rollback(changeSets, null, new Contexts(), new LabelExpression());
		}
	}

	private TestApplication application(StandardDomainModel model, DataSource database) {
		List<String> types = Arrays.stream(model.getDescriptor().getAnnotatedClasses())
			.map((type) -> ((Class<?>) type).getName())
			.toList();
		return new TestApplication(database, this.module, PersistenceManagedTypes.of(types, List.of()));
	}

}
