package dev.migrate.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import dev.migrate.MigrationService;
import dev.migrate.failure.MigrationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.context.annotation.Bean;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A command in a process of its own: its streams, its exit code, its classes.
 */
class CommandProcessTests {

	@TempDir
	private Path directory;

	/**
	 * As in a container, where no locale is set, and of which the process would make
	 * question marks.
	 */
	@Test
	void keepsStandardOutputForDataAndItsCharacters() throws Exception {
		assertThat(start("showmigrations")).isZero();
		assertThat(read("out")).isEqualTo("Before the application\nBücher → 本\n (no migrations)\n");
		assertThat(read("err")).isEqualTo("Printed by the application\n");
		assertThat(this.directory.resolve("application.log")).doesNotExist();
		assertThat(read("classes").lines()).noneMatch((line) -> line.contains(" org.hibernate.validator."));
	}

	@Test
	void handsOverExitCodes() throws Exception {
		assertThat(start("migrate", "--plam")).isEqualTo(2);
		assertThat(start("migrate")).isEqualTo(3);
		assertThat(read("err")).endsWith("error: Everything is refused.\nDo something else.\n");
	}

	@Test
	void loadsNothingOfTheCommandLineWithoutACommand() throws Exception {
		assertThat(start("import", "--spring.main.web-application-type=none")).isZero();
		assertThat(read("out")).contains("Started").contains("Printed by the application");
		assertThat(read("classes").lines()).anyMatch((line) -> line.contains("dev.migrate.cli.CommandRunListener"))
			.noneMatch((line) -> line.contains(" picocli."))
			.noneMatch((line) -> line.contains("dev.migrate.cli.CommandExecutor"));
	}

	private int start(String... args) throws Exception {
		List<String> command = new ArrayList<>(List.of(System.getProperty("java.home") + "/bin/java",
				"-XX:TieredStopAtLevel=1", "-Xlog:class+load:file=" + this.directory.resolve("classes"), "-cp",
				System.getProperty("java.class.path"), Application.class.getName()));
		command.addAll(List.of(args));
		ProcessBuilder builder = new ProcessBuilder(command).redirectOutput(this.directory.resolve("out").toFile())
			.redirectError(this.directory.resolve("err").toFile());
		builder.environment().put("LC_ALL", "C");
		builder.environment().put("LOGGING_FILE_NAME", this.directory.resolve("application.log").toString());
		Process process = builder.start();
		assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
		return process.exitValue();
	}

	private String read(String file) throws IOException {
		return Files.readString(this.directory.resolve(file)).replace(System.lineSeparator(), "\n");
	}

	/**
	 * The smallest application that has something to migrate.
	 */
	@SpringBootConfiguration
	static class Application {

		public static void main(String[] args) {
			System.out.println("Before the application");
			SpringApplication application = new SpringApplication(Application.class);
			application.setDefaultProperties(Map.of("spring.application.name", "B\u00fccher \u2192 \u672c"));
			application.run(args);
		}

		@Bean
		static BeanFactoryPostProcessor printing() {
			return (beanFactory) -> System.out.println("Printed by the application");
		}

		@Bean
		MigrationService migrationService() {
			StubMigrationService service = new ClosedInVain();
			service.migrate = (request) -> {
				throw new MigrationException("Everything is refused.", "Do something else.");
			};
			return service;
		}

	}

	/**
	 * Like DevTools' bean that ends a database in memory, which may be gone by then.
	 */
	static class ClosedInVain extends StubMigrationService implements AutoCloseable {

		@Override
		public void close() {
			throw new IllegalStateException("It is closed");
		}

	}

}
