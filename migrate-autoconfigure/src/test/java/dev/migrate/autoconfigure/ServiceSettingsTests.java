package dev.migrate.autoconfigure;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import dev.migrate.GenerationSettings;
import dev.migrate.GenerationSettings.Reference;
import dev.migrate.changelog.ChangelogSettings;
import dev.migrate.changelog.RevisionTemplate;
import dev.migrate.failure.MigrationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.autoconfigure.liquibase.LiquibaseProperties;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class ServiceSettingsTests {

	private static final Path MODULE = Path.of("/app").toAbsolutePath();

	@Test
	void writesIntoTheModuleByDefault() {
		ChangelogSettings settings = ServiceSettings.changelog(new LiquibaseProperties(), new MigrateProperties(),
				MODULE);
		assertThat(settings).isEqualTo(ChangelogSettings.of("classpath:/db/changelog/db.changelog-master.yaml",
				MODULE.resolve("src/main/resources/db/changelog/changes")));
	}

	@Test
	void handsOverWhatIsConfigured() {
		LiquibaseProperties liquibase = new LiquibaseProperties();
		liquibase.setChangeLog("classpath:/db/shop.yaml");
		liquibase.setContexts(List.of("prod", "eu"));
		liquibase.setLabelFilter(List.of("fast"));
		liquibase.setParameters(Map.of("owner", "shop"));
		MigrateProperties properties = new MigrateProperties();
		properties.setDirectory("/revisions");
		properties.setAuthor("ada");
		properties.setFileName("{timestamp}-{slug}");
		assertThat(ServiceSettings.changelog(liquibase, properties, MODULE)).isEqualTo(new ChangelogSettings(
				"classpath:/db/shop.yaml", Path.of("/revisions"), "prod,eu", "fast", Map.of("owner", "shop"),
				RevisionTemplate.STANDARD.withAuthor("ada").withFileName("{timestamp}-{slug}")));
	}

	@Test
	void readsRenamesAsTheCommandLineDoes() {
		MigrateProperties properties = new MigrateProperties();
		properties.setRenames(List.of("users.name=full_name", "author = writer"));
		properties.setTargets(List.of("h2", "postgresql"));
		properties.setReference(Reference.DATABASE);
		assertThat(ServiceSettings.generation(properties)).isEqualTo(new GenerationSettings(List.of("h2", "postgresql"),
				Reference.DATABASE, Map.of("users.name", "full_name", "author", "writer")));
	}

	@Test
	void refusesWhatIsNoDirectory() {
		MigrateProperties properties = new MigrateProperties();
		properties.setDirectory("db\0changes");
		assertThatExceptionOfType(MigrationException.class)
			.isThrownBy(() -> ServiceSettings.changelog(new LiquibaseProperties(), properties, MODULE))
			.withMessageStartingWith("'db\0changes' in app.migrate.directory is not the name of a directory: ")
			.satisfies((failure) -> assertThat(failure.getAction())
				.isEqualTo("Set it to one, absolute or relative to the application's module."));
	}

	@ParameterizedTest
	@ValueSource(strings = { "", " users", "a.b.c", "crm.", "users;", "[a-z]" })
	void refusesWhatIsNotAPattern(String pattern) {
		MigrateProperties properties = new MigrateProperties();
		properties.setExclude(List.of("legacy_*", pattern));
		assertThatExceptionOfType(MigrationException.class).isThrownBy(() -> ServiceSettings.generation(properties))
			.withMessage("'" + pattern + "' in app.migrate.exclude is not a pattern for names of tables.")
			.satisfies((failure) -> assertThat(failure.getAction()).contains("legacy_*, crm.*, crm.audit"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "users.name", "users.name=", "=full_name", "a=b=c", "" })
	void refusesWhatIsNotARename(String rename) {
		MigrateProperties properties = new MigrateProperties();
		properties.setRenames(List.of(rename));
		assertThatExceptionOfType(MigrationException.class).isThrownBy(() -> ServiceSettings.generation(properties))
			.withMessage("'" + rename + "' in app.migrate.renames is not a rename.")
			.satisfies((failure) -> assertThat(failure.getAction())
				.isEqualTo("Write what was renamed as users.name=full_name (a column) or author=writer (a table)."));
	}

}
