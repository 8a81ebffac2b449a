package dev.migrate.autoconfigure;

import java.io.File;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.SpringBootConfiguration;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

class ApplicationModuleTests {

	private static final Path WORKING_DIRECTORY = Path.of("").toAbsolutePath();

	@TempDir
	private Path module;

	@ParameterizedTest
	@ValueSource(strings = { "target/classes", "target/test-classes", "target/app.jar", "target/app-1.0-SNAPSHOT.war",
			"build/classes/java/main", "build/classes/kotlin/main", "build/libs/app.jar", "out/production/app",
			"out/production/classes", "out/production/app/main", "bin", "bin/main" })
	void isWhereTheBuildPutsItsOutput(String output) throws IOException {
		Files.createFile(this.module.resolve("pom.xml"));
		assertThat(ApplicationModule.directory(this.module.resolve(output).toFile())).isEqualTo(this.module);
	}

	@ParameterizedTest
	@ValueSource(strings = { "src", "build.gradle", "build.gradle.kts" })
	void isRecognisedByWhatABuildNeeds(String file) throws IOException {
		Files.createFile(this.module.resolve(file));
		assertThat(ApplicationModule.directory(this.module.resolve("target/classes").toFile())).isEqualTo(this.module);
	}

	@Test
	void isTheInnermostOfNestedModules() throws IOException {
		Path inner = Files.createDirectories(this.module.resolve("target/app"));
		Files.createFile(this.module.resolve("pom.xml"));
		Files.createFile(inner.resolve("pom.xml"));
		assertThat(ApplicationModule.directory(inner.resolve("target/classes").toFile())).isEqualTo(inner);
	}

	@ParameterizedTest
	@ValueSource(strings = { "app.jar", "lib/app.jar", "classes", "target/nested/app.jar" })
	void isTheWorkingDirectoryWhereNothingWasBuilt(String output) throws IOException {
		Files.createFile(this.module.resolve("pom.xml"));
		assertThat(ApplicationModule.directory(this.module.resolve(output).toFile())).isEqualTo(WORKING_DIRECTORY);
	}

	@Test
	void isTheWorkingDirectoryWhereTheSourcesAreNot() {
		assertThat(ApplicationModule.directory(this.module.resolve("target/app.jar").toFile()))
			.isEqualTo(WORKING_DIRECTORY);
	}

	@Test
	void isTheWorkingDirectoryOfAnApplicationFromNowhere() {
		assertThat(ApplicationModule.directory((File) null)).isEqualTo(WORKING_DIRECTORY);
	}

	@Test
	void isFoundByTheApplicationsClass() {
		try (AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext(Main.class)) {
			Path directory = ApplicationModule.directory(context.getBeanFactory());
			assertThat(directory.resolve("src/test/java")
				.resolve(Main.class.getName().replaceAll("\\$.*", "").replace('.', '/') + ".java")).exists();
		}
	}

	@Test
	void isTheWorkingDirectoryWithoutAnApplicationClass() {
		try (AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext(Object.class)) {
			assertThat(ApplicationModule.directory(context.getBeanFactory())).isEqualTo(WORKING_DIRECTORY);
		}
	}

	@ParameterizedTest
	@CsvSource({ "target/classes, pom.xml, true", "bin/main, src, true", "target/classes, , false",
			"classes, pom.xml, false", "target/app.jar, pom.xml, false", "app.jar, pom.xml, false" })
	void somebodyDevelopsWhatRunsFromTheClassesOfABuild(String output, String file, boolean developing)
			throws Exception {
		if (file != null) {
			Files.createFile(this.module.resolve(file));
		}
		Path place = this.module.resolve(output);
		String path = DevelopedApplication.class.getName().replace('.', '/') + ".class";
		byte[] content = DevelopedApplication.class.getResourceAsStream("/" + path).readAllBytes();
		if (output.endsWith(".jar")) {
			Files.createDirectories(place.getParent());
			try (JarOutputStream jar = new JarOutputStream(Files.newOutputStream(place))) {
				jar.putNextEntry(new JarEntry(path));
				jar.write(content);
			}
		}
		else {
			Files.createDirectories(place.resolve(path).getParent());
			Files.write(place.resolve(path), content);
		}
		try (URLClassLoader loader = new OwnApplication(place);
				AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext(
						loader.loadClass(DevelopedApplication.class.getName()))) {
			// Spring Boot does not tell where a class comes from below methods of JUnit
			assertThat(CompletableFuture.supplyAsync(() -> ApplicationModule.runsFromClasses(context)).join())
				.isEqualTo(developing);
		}
	}

	@Test
	void nobodyDevelopsAnApplicationFromNowhere() {
		try (AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext(Object.class)) {
			assertThat(ApplicationModule.runsFromClasses(context)).isFalse();
		}
	}

	/** Has the application's class from another place than the tests. */
	private static final class OwnApplication extends URLClassLoader {

		OwnApplication(Path place) throws MalformedURLException {
			super(new URL[] { place.toUri().toURL() }, ApplicationModuleTests.class.getClassLoader());
		}

		@Override
		protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
			if (!name.equals(DevelopedApplication.class.getName())) {
				return super.loadClass(name, resolve);
			}
			Class<?> loaded = findLoadedClass(name);
			return (loaded != null) ? loaded : findClass(name);
		}

	}

	@SpringBootConfiguration
	static class Main {

	}

}
