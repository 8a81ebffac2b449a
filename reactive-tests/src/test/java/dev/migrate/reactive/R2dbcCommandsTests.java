package dev.migrate.reactive;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Commands of an application with R2DBC, each in a process of its own: they reach the
 * database by the JDBC URL of {@code spring.liquibase}.
 */
class R2dbcCommandsTests {

	private static final String REVISION = "20261121_020355_notes";

	@TempDir
	private Path directory;

	private Path changes;

	@BeforeEach
	void createChangelog() throws IOException {
		Path changelog = Files.createDirectories(this.directory.resolve("src/main/resources/db/changelog"));
		Files.writeString(changelog.resolve("db.changelog-master.yaml"), """
				databaseChangeLog:
				- includeAll: {path: changes/, relativeToChangelogFile: true}
				""");
		this.changes = Files.createDirectories(changelog.resolve("changes"));
		Files.writeString(this.changes.resolve(REVISION + ".sql"), """
				--liquibase formatted sql
				--changeset ann:1
				create table notes (id bigint not null primary key, text varchar(255));
				--rollback drop table notes
				""");
	}

	@Test
	void runTheRevisionsAndUndoThem() {
		assertThat(run("migrate", "--check").endsWith(1).out()).contains(" [ ] " + REVISION);
		assertThat(run("migrate", "--sql").endsWith(0).out()).containsIgnoringCase("create table notes");
		assertThat(run("migrate").endsWith(0).out()).contains("  Applying " + REVISION + "... OK");
		assertThat(run("migrate", "drift").endsWith(0).out()).contains("No drift detected.");
		assertThat(run("migrate", "downgrade", "--yes").endsWith(0).out())
			.contains("  Unapplying " + REVISION + "... OK");
	}

	/** As README says of such an application: by hand. */
	@Test
	void writeRevisionsByHandOnly() throws IOException {
		Outcome difference = run("makemigrations", "-m", "Forgotten").endsWith(3);
		assertThat(difference.out()).isEmpty();
		assertThat(difference.err()).contains("There is no entity manager factory, hence no entities.",
				"makemigrations --empty");
		assertThat(run("makemigrations", "--empty", "-m", "Add tags").endsWith(0).out())
			.startsWith("Migrations for 'reactive':\n");
		try (var files = Files.list(this.changes)) {
			assertThat(files.map((file) -> file.getFileName().toString())).hasSize(2)
				.anyMatch((name) -> name.endsWith("_add_tags.yaml"));
		}
	}

	private Outcome run(String... command) {
		List<String> line = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
				"-XX:TieredStopAtLevel=1", "-cp", System.getProperty("java.class.path"), Application.class.getName()));
		line.addAll(List.of(command));
		String database = "h2:file:" + this.directory.resolve("notes");
		line.addAll(List.of("--spring.application.name=reactive",
				"--spring.r2dbc.url=r2dbc:h2:file:///" + this.directory.resolve("notes"), "--spring.r2dbc.username=sa",
				"--spring.liquibase.url=jdbc:" + database, "--spring.liquibase.user=sa",
				"--app.migrate.directory=" + this.changes));
		try {
			Path out = Files.createTempFile(this.directory, "out", ".txt");
			Path err = Files.createTempFile(this.directory, "err", ".txt");
			Process process = new ProcessBuilder(line).directory(this.directory.toFile())
				.redirectOutput(out.toFile())
				.redirectError(err.toFile())
				.start();
			process.getOutputStream().close();
			return new Outcome(process.waitFor(), Files.readString(out), Files.readString(err));
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

	private record Outcome(int exitCode, String out, String err) {

		Outcome endsWith(int exitCode) {
			assertThat(this.exitCode).as("exit code%n%s%n%s", this.out, this.err).isEqualTo(exitCode);
			return this;
		}

	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Application {

		public static void main(String[] args) {
			SpringApplication.run(Application.class, args);
		}

	}

}
