package dev.migrate.project;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import dev.migrate.failure.MigrationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class EnvironmentImportTests {

	@TempDir
	private Path resources;

	@Test
	void createsAConfigurationWhereThereIsNone() {
		Path file = this.resources.resolve("main/application.properties");
		assertThat(new EnvironmentImport(this.resources.resolve("main")).add()).isEqualTo(file);
		assertThat(file).content().isEqualTo("spring.config.import=optional:file:.env[.properties]\n");
	}

	@Test
	void isAppendedToProperties() throws IOException {
		assertChanged("application.properties", "# The shop\nspring.application.name=shop",
				"# The shop\nspring.application.name=shop\nspring.config.import=optional:file:.env[.properties]\n");
	}

	@Test
	void joinsTheOtherKeysOfSpring() throws IOException {
		assertChanged("application.yml", """
				# The shop
				spring:

				    # Its name
				    application:
				        name: shop # a short one
				server:
				    port: 1
				""", """
				# The shop
				spring:
				    config:
				      import: "optional:file:.env[.properties]"

				    # Its name
				    application:
				        name: shop # a short one
				server:
				    port: 1
				""");
	}

	@Test
	void comesFirstWhereNothingIsSaidOfSpring() throws IOException {
		assertChanged("application.yaml", "server:\n  port: 1\n", """
				spring:
				  config:
				    import: "optional:file:.env[.properties]"

				server:
				  port: 1
				""");
	}

	@Test
	void whatMayMeanSomethingElseIsLeftToAPerson() throws IOException {
		assertUntouched("application.properties", "spring.config.import=other.properties\n");
		assertUntouched("application.properties", "a=b\n#---\nspring.config.activate.on-profile=prod\n");
		assertUntouched("application.yml", "spring:\n  application:\n    name: shop\n---\nspring:\n  a: b\n");
		assertUntouched("application.yml", "spring:\n  config:\n    import: other.yml\n");
		assertUntouched("application.yml", "spring.application.name: shop\n");
		assertUntouched("application.yml", "spring: { application: { name: shop } }\n");
		assertUntouched("application.yml", "{ \"spring\": { } }\n");
	}

	@Test
	void namesWhatCannotBeWritten() throws IOException {
		Path file = Files.writeString(this.resources.resolve("main"), "a file where a directory should be");
		assertThatExceptionOfType(MigrationException.class).isThrownBy(() -> new EnvironmentImport(file).add())
			.withMessageStartingWith("Cannot write " + file + ": ")
			.satisfies((failure) -> assertThat(failure.getAction())
				.isEqualTo("Make it writable, or import optional:file:.env[.properties] by hand."));
	}

	private void assertChanged(String name, String before, String after) throws IOException {
		Path file = Files.writeString(this.resources.resolve(name), before);
		assertThat(new EnvironmentImport(this.resources).add()).isEqualTo(file);
		assertThat(file).content().isEqualTo(after);
	}

	private void assertUntouched(String name, String content) throws IOException {
		Path file = Files.writeString(this.resources.resolve(name), content);
		assertThat(new EnvironmentImport(this.resources).add()).isNull();
		assertThat(file).content().isEqualTo(content);
		Files.delete(file);
	}

}
