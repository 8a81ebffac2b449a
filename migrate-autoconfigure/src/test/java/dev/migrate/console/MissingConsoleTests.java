package dev.migrate.console;

import java.nio.file.Path;
import java.time.Duration;

import javax.sql.DataSource;

import dev.migrate.autoconfigure.MigrateAutoConfiguration;
import dev.migrate.autoconfigure.MigrationsConsoleAutoConfiguration;
import dev.migrate.autoconfigure.MissingConsoleAutoConfiguration;
import dev.migrate.support.ChangelogDirectory;
import dev.migrate.support.TestDatabases;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * An application whose web framework the console does not know.
 */
@ExtendWith(OutputCaptureExtension.class)
class MissingConsoleTests {

	@TempDir
	private Path module;

	@Test
	void saysThatThereIsNone(CapturedOutput output) {
		ChangelogDirectory changelog = new ChangelogDirectory(this.module);
		changelog.writeSql("01_notes", "create table notes (id bigint not null primary key)");
		new WebApplicationContextRunner()
			.withClassLoader(new FilteredClassLoader("org.springframework.web.servlet.function"))
			.withConfiguration(AutoConfigurations.of(MigrateAutoConfiguration.class,
					MigrationsConsoleAutoConfiguration.class, MissingConsoleAutoConfiguration.class))
			.withBean(DataSource.class, () -> TestDatabases.create("h2"))
			.withPropertyValues("app.migrate.console.enabled=true", "app.migrate.directory=" + changelog.changes())
			.run((context) -> {
				ConfigurableApplicationContext source = context.getSourceApplicationContext();
				context.publishEvent(
						new ApplicationReadyEvent(new SpringApplication(), new String[0], source, Duration.ZERO));
				assertThat(output)
					.containsOnlyOnce("app.migrate.console.enabled is true, but this application has no console, which "
							+ "needs Spring MVC or WebFlux. /actuator/migrations and the commands tell the same.");
			});
	}

}
