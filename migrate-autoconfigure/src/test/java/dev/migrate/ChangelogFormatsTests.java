package dev.migrate;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;

import javax.sql.DataSource;

import dev.migrate.changelog.ChangelogFormat;
import dev.migrate.execution.MigrationStatus.RevisionStatus;
import dev.migrate.failure.MigrationException;
import dev.migrate.support.People;
import dev.migrate.support.TestApplication;
import dev.migrate.support.TestDatabases;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Revisions of all formats in one directory.
 */
class ChangelogFormatsTests {

	private static final String TARGETS = "app.migrate.targets=h2,postgresql,mariadb";

	@TempDir
	private Path module;

	@ParameterizedTest
	@ValueSource(strings = { "h2", "postgresql", "mariadb" })
	void goesOnInAnyFormatOnEveryTarget(String engine) {
		DataSource database = TestDatabases.create(engine);
		generate(database, People.Users.class, ChangelogFormat.SQL, Map.of(), TARGETS);
		generate(database, People.UsersWithPhone.class, ChangelogFormat.XML, Map.of(), TARGETS);
		generate(database, People.UsersWithStatus.class, ChangelogFormat.SQL, Map.of("users.status", "'active'"),
				TARGETS);
		generate(database, People.Users.class, ChangelogFormat.JSON, Map.of(), TARGETS);
		String last = generate(database, People.UsersWithPhone.class, ChangelogFormat.YAML, Map.of(), TARGETS);
		for (String target : List.of("h2", "postgresql", "mariadb")) {
			DataSource other = TestDatabases.create(target);
			inApplication(other, People.UsersWithPhone.class, (service) -> {
				service.migrate(MigrateRequest.head());
				assertThat(service.check().inStep()).as(target).isTrue();
				List<RevisionStatus> revisions = service.status().revisions();
				assertThat(revisions).hasSize(5);
				for (int i = 1; i < revisions.size(); i++) {
					assertThat(revisions.get(i).parent()).isEqualTo(revisions.get(i - 1).id());
				}
				assertThat(service.rollback(RollbackRequest.to("base").withDataLossAllowed()).unapplied()).hasSize(5);
				assertThat(service.migrate(MigrateRequest.head()).applied()).hasSize(5).endsWith(last);
				return service.check();
			}, TARGETS);
			assertThat(new TestApplication(other, this.module,
					TestApplication.of(other, this.module, People.UsersWithPhone.class).entities())
				.start("spring.jpa.hibernate.ddl-auto=validate")).satisfies((context) -> context.close());
		}
	}

	@Test
	void takesTheFormatAndTheTemplateFromTheProperties() {
		DataSource database = TestDatabases.create("h2");
		GenerateResult result = inApplication(database, People.Users.class,
				(service) -> service.generate(GenerateRequest.of("Add users")), "app.migrate.format=xml",
				"app.migrate.author=ann", "app.migrate.labels=shop", "app.migrate.contexts=prod,test",
				"app.migrate.comment=See {revision}", "app.migrate.file-name={timestamp}.v1.{slug}");
		assertThat(result.file()).hasFileName(result.revision() + ".xml");
		assertThat(result.revision()).matches("\\d{8}_\\d{6}\\.v1\\.add_users");
		assertThat(result.content()).contains("<changeSet id=\"" + result.revision()
				+ "-1\" author=\"ann\" contextFilter=\"prod, test\" labels=\"shop\">\n\t\t<comment>See "
				+ result.revision() + "</comment>");
	}

	@Test
	void refusesContextsThatDoNotRun() {
		DataSource database = TestDatabases.create("h2");
		inApplication(database, People.Users.class, (service) -> {
			assertThatExceptionOfType(MigrationException.class)
				.isThrownBy(() -> service.generate(GenerateRequest.of("Add users")))
				.withMessage("The revision would not run here: its change sets have the contexts [test] and the labels"
						+ " [], which this application does not run")
				.satisfies((ex) -> assertThat(ex.getAction())
					.isEqualTo("Give them contexts and labels (app.migrate.contexts, app.migrate.labels) that"
							+ " spring.liquibase.contexts and spring.liquibase.label-filter admit. Nothing has been"
							+ " written."));
			return null;
		}, "app.migrate.contexts=test", "spring.liquibase.contexts=prod");
	}

	private String generate(DataSource database, Class<?> entity, ChangelogFormat format, Map<String, String> defaults,
			String... properties) {
		return inApplication(database, entity, (service) -> {
			GenerateResult result = service.generate(GenerateRequest.of("Step in " + format)
				.withAnswers(Map.of(), defaults,
						(entity == People.UsersWithStatus.class) ? Set.of("users.phone_number") : Set.of())
				.withFormat(format));
			assertThat(result.file()).isNotNull()
				.satisfies((file) -> assertThat(file.toString()).endsWith("." + format.name().toLowerCase()));
			service.migrate(MigrateRequest.head());
			assertThat(service.check().inStep()).isTrue();
			return result;
		}, properties).revision();
	}

	private <T> T inApplication(DataSource database, Class<?> entity, Function<MigrationService, T> work,
			String... properties) {
		AtomicReference<T> result = new AtomicReference<>();
		String[] all = new String[properties.length + 1];
		System.arraycopy(properties, 0, all, 0, properties.length);
		all[properties.length] = "app.migrate.auto-apply=false";
		TestApplication.of(database, this.module, entity)
			.run((context) -> result.set(work.apply(context.getBean(MigrationService.class))), all);
		return result.get();
	}

}
