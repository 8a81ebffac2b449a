package dev.migrate.project;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Objects;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class ProjectClassLoaderTests {

	private static final String RESOURCE = "dev/migrate/project/manage";

	@TempDir
	private Path classes;

	@TempDir
	private Path others;

	private ClassLoader loader = ClassLoader.getSystemClassLoader();

	@BeforeEach
	void load() throws IOException {
		copy(ManagedMain.class, this.others);
		Files.writeString(Files.createDirectories(this.classes.resolve(RESOURCE).getParent()).resolve("manage"), "own");
		this.loader = new ProjectClassLoader(this.classes + File.pathSeparator + this.others,
				ManagedMain.class.getClassLoader());
	}

	private static void copy(Class<?> type, Path directory) throws IOException {
		Path file = directory.resolve(type.getName().replace('.', '/') + ".class");
		Files.createDirectories(file.getParent());
		Files.write(file,
				Objects.requireNonNull(type.getResourceAsStream(type.getSimpleName() + ".class")).readAllBytes());
	}

	@Test
	void theProjectsClassesComeBeforeThoseOfItsLibraries() throws Exception {
		Class<?> own = this.loader.loadClass(ManagedMain.class.getName());
		assertThat(own.getClassLoader()).isSameAs(this.loader);
		assertThat(this.loader.loadClass(ManagedMain.class.getName())).isSameAs(own);
		assertThat(own.getProtectionDomain().getCodeSource().getLocation()).isEqualTo(this.others.toUri().toURL());
		assertThat(this.loader.loadClass(LauncherScripts.class.getName())).isSameAs(LauncherScripts.class);
		assertThat(this.loader.loadClass("java.lang.String")).isSameAs(String.class);
		assertThatExceptionOfType(ClassNotFoundException.class)
			.isThrownBy(() -> this.loader.loadClass("dev.migrate.project.Nothing"));
	}

	@Test
	void itsResourcesDoToo() throws Exception {
		assertThat(this.loader.getResource(RESOURCE)).isEqualTo(this.classes.resolve(RESOURCE).toUri().toURL());
		assertThat(Collections.list(this.loader.getResources(RESOURCE))).containsExactly(
				this.classes.resolve(RESOURCE).toUri().toURL(),
				ManagedMain.class.getClassLoader().getResource(RESOURCE));
		assertThat(Collections.list(this.loader.getResources("META-INF/spring.factories")))
			.isEqualTo(Collections.list(ManagedMain.class.getClassLoader().getResources("META-INF/spring.factories")));
		assertThat(this.loader.getResource("nowhere")).isNull();
	}

	@Test
	void whatTheApplicationThrowsIsThrown() {
		System.setProperty(ProjectLauncher.CLASSES, this.classes.toString());
		ClassLoader context = Thread.currentThread().getContextClassLoader();
		try {
			assertThatExceptionOfType(IllegalStateException.class)
				.isThrownBy(() -> ProjectLauncher.main(new String[] { Failing.class.getName(), "two words" }))
				.withMessage("[two words]");
		}
		finally {
			Thread.currentThread().setContextClassLoader(context);
			System.clearProperty(ProjectLauncher.CLASSES);
		}
	}

	/**
	 * An application that does not start.
	 */
	static final class Failing {

		private Failing() {
		}

		static void main(String[] args) {
			throw new IllegalStateException(List.of(args).toString());
		}

	}

}
