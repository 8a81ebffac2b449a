package dev.migrate.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class InitCommandTests extends RealCommandTest {

	@Test
	void createsTheMasterChangelogAndTheDirectory() throws IOException {
		Path master = this.changelog.resources().resolve("db/changelog/db.changelog-master.yaml");
		Files.delete(this.changelog.changes());
		Files.delete(master);
		assertThat(run("migrate", "init")).isZero();
		assertOut("Created " + master, "Created " + this.changelog.changes());
		assertErr(
				"To see revisions at /actuator/migrations, add migrations to management.endpoints.web.exposure.include.",
				"Next: write the first revision with 'makemigrations -m \"Initial\"'.");
		assertThat(master).content().isEqualTo("""
				databaseChangeLog:
				  - includeAll:
				      path: changes/
				      relativeToChangelogFile: true
				      errorIfMissingOrEmpty: false
				""");
		assertThat(this.changelog.changes()).isDirectory();
		assertThat(run("migrate")).isZero();
		assertThat(jdbc().queryForList("show tables")).hasSize(2);
	}

	@Test
	void leavesAloneWhatIsThere() throws IOException {
		Path master = this.changelog.resources().resolve("db/changelog/db.changelog-master.yaml");
		Files.writeString(master, "databaseChangeLog: []");
		assertThat(run("migrate", "init")).isZero();
		assertOut("Everything is there already: classpath:/db/changelog/db.changelog-master.yaml and "
				+ this.changelog.changes());
		assertThat(master).content().isEqualTo("databaseChangeLog: []");
		assertThat(run("migrate", "init", "--json")).isZero();
		assertThat(out()).endsWith("\"created\":[],\"changed\":[],\"suggestions\":[\"To see revisions at "
				+ "/actuator/migrations, add migrations to management.endpoints.web.exposure.include.\"]}\n");
	}

	@Test
	void writesLauncherScriptsAndTheImportOfTheEnvironmentOnce() throws IOException {
		Path module = this.changelog.module();
		Files.writeString(module.resolve("pom.xml"), "<project/>");
		this.mainClass = "com.example.Shop";
		assertThat(run("migrate", "init")).isZero();
		assertOut("Created " + module.resolve("manage"), "Created " + module.resolve("manage.cmd"),
				"Created " + module.resolve("src/main/resources/application.properties"));
		assertThat(module.resolve("manage")).isExecutable().content().contains("\nmain=com.example.Shop\n");
		assertThat(module.resolve("manage.cmd")).content().contains("\r\nset \"MAIN=com.example.Shop\"\r\n");
		assertThat(run("migrate", "init")).isZero();
		assertThat(out()).startsWith("Everything is there already: ");
	}

	@Test
	void aScriptThatCannotBeWrittenIsNamed() throws IOException {
		Path module = this.changelog.module();
		Files.writeString(module.resolve("pom.xml"), "<project/>");
		Files.createSymbolicLink(module.resolve("manage"), module.resolve("nowhere/manage"));
		this.mainClass = "com.example.Shop";
		assertThat(run("migrate", "init")).isEqualTo(3);
		assertThat(err()).startsWith("error: Cannot write " + module.resolve("manage") + ": ")
			.endsWith("\nMake " + module + " writable, or run the command where the application's module is.\n");
	}

	@Test
	void aConfigurationIsChangedOnlyWhereThatIsSafe() throws IOException {
		Path module = this.changelog.module();
		Files.writeString(module.resolve("build.gradle"), "");
		Path configuration = this.changelog.resources().resolve("application.yml");
		this.mainClass = "com.example.Shop";
		Files.writeString(configuration, "spring.application.name: shop\n");
		assertThat(run("migrate", "init")).isZero();
		assertThat(err()).startsWith("To keep the database's password out of the sources, let the application read a "
				+ "file .env: spring.config.import=optional:file:.env[.properties]\n");
		Files.writeString(configuration, "server:\n  port: 1\n");
		assertThat(run("migrate", "init")).isZero();
		assertOut("Changed " + configuration);
		assertThat(configuration).content().contains("import: \"optional:file:.env[.properties]\"");
	}

	@Test
	void aJarAwayFromItsSourcesGetsNoScripts() {
		this.mainClass = "com.example.Shop";
		assertThat(run("migrate", "init")).isZero();
		assertThat(out()).startsWith("Everything is there already: ");
	}

}
