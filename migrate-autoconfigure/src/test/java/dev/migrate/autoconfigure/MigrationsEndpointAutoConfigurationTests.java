package dev.migrate.autoconfigure;

import java.nio.file.Path;

import dev.migrate.actuate.MigrationsEndpoint;
import dev.migrate.support.ChangelogDirectory;
import dev.migrate.support.TestDatabases;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import static org.assertj.core.api.Assertions.assertThat;

class MigrationsEndpointAutoConfigurationTests {

	@TempDir
	private Path module;

	@Test
	void isThereWhenItIsExposed() {
		application().withPropertyValues("management.endpoints.web.exposure.include=migrations")
			.run((context) -> assertThat(context).hasSingleBean(MigrationsEndpoint.class));
	}

	@Test
	void isNotThereUnlessItIsExposed() {
		application().run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(MigrationsEndpoint.class));
	}

	@Test
	void isNotThereWithoutAnybodyWhoMigrates() {
		application()
			.withPropertyValues("management.endpoints.web.exposure.include=migrations",
					"spring.liquibase.enabled=false")
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(MigrationsEndpoint.class));
	}

	private ApplicationContextRunner application() {
		ChangelogDirectory changelog = new ChangelogDirectory(this.module);
		changelog.writeSql("01_notes", Application.NOTES);
		return Application.withoutEntities(changelog, TestDatabases.create("h2"))
			.withConfiguration(AutoConfigurations.of(MigrationsEndpointAutoConfiguration.class));
	}

}
