package dev.migrate.project;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The script {@code manage} in modules of builds of all kinds. What stands for the
 * build's wrapper records what it is asked for, and leaves a class path behind as the
 * build would.
 */
@EnabledOnOs({ OS.LINUX, OS.MAC })
class ManageScriptTests {

	private static final String CLASSES = Path
		.of(ManagedMain.class.getProtectionDomain().getCodeSource().getLocation().getPath())
		.toString();

	@TempDir
	private Path directory;

	private Path root;

	@BeforeEach
	void resolveLinks() throws IOException {
		this.root = Files.createDirectories(this.directory.toRealPath().resolve("shop"));
	}

	@Test
	void aGradleBuildOfOneModuleIsAskedForItsClassPath() throws Exception {
		Path module = gradle(this.root);
		write("settings.gradle", "");
		assertThat(manage(module, "migrate", "--plan")).isEqualTo(new Result(0, "manage [migrate, --plan]\n",
				"gradlew: -q -p " + this.root + " -I " + module + "/build/manage.gradle :manageClasspath\na hint\n"));
		assertThat(module.resolve("build/manage.gradle")).content()
			.contains("tasks.register('manageClasspath')")
			.contains("sourceSets.main.runtimeClasspath");
	}

	@Test
	void aModuleOfAGradleBuildIsBuiltFromTheRoot() throws Exception {
		write("settings.gradle.kts", "include(\"apps:web\")");
		Path module = gradle(this.root.resolve("apps/web"));
		Result result = manage(module, "showmigrations");
		assertThat(result.err()).startsWith(
				"gradlew: -q -p " + this.root + " -I " + module + "/build/manage.gradle :apps:web:manageClasspath\n");
		assertThat(result.out()).isEqualTo("manage [showmigrations]\n");
	}

	@Test
	void aModuleOfAMavenBuildIsBuiltFromTheRootWithWhatItNeeds() throws Exception {
		write("apps/pom.xml", "<project><modules><module>web</module></modules></project>");
		write("pom.xml", "<project><modules><module>apps</module></modules></project>");
		Path module = maven(this.root.resolve("apps/web"));
		Result result = manage(module, "migrate");
		assertThat(result).isEqualTo(new Result(0, "manage [migrate]\n",
				"mvnw: -q -Dstyle.color=never -f " + this.root
						+ "/pom.xml -pl apps/web -am compile dependency:build-classpath "
						+ "-Dmdep.includeScope=runtime -Dmdep.outputFile=target/manage.libraries\na hint\n"));
	}

	@Test
	void aModuleThatNoOtherNamesIsABuildOfItsOwn() throws Exception {
		write("pom.xml", "<project><modules><module>other</module></modules></project>");
		Path module = maven(this.root.resolve("web"));
		script(module.resolve("mvnw"), mavenScript(module));
		assertThat(manage(module, "migrate").err())
			.startsWith("mvnw: -q -Dstyle.color=never -f " + module + "/pom.xml compile ");
	}

	@Test
	void runStartsTheApplicationItself() throws Exception {
		Path module = gradle(this.root);
		write("settings.gradle", "");
		assertThat(manage(module, "run", "--server.port=0", "two words").out())
			.isEqualTo("nobody [--server.port=0, two words]\n");
		assertThat(manage(module, "run", "fail").code()).isEqualTo(7);
		assertThat(manage(module, "migrate", "fail").code()).isEqualTo(7);
	}

	@Test
	void buildsOnlyWhenASourceHasChangedAndARevisionIsNone() throws Exception {
		Path module = gradle(this.root);
		write("settings.gradle", "");
		manage(module, "migrate");
		assertThat(manage(module, "migrate").err()).isEqualTo("a hint\n");
		later(write("src/main/resources/db/changelog/changes/01_notes.sql", ""));
		assertThat(manage(module, "migrate").err()).isEqualTo("a hint\n");
		later(write("src/main/java/User.java", ""));
		assertThat(manage(module, "migrate").err()).startsWith("gradlew: ");
	}

	/** Called as what is built, or hidden, or both. */
	@ParameterizedTest
	@ValueSource(strings = { ".work/build", "target", "two words" })
	void aClassThatGoesHasTheRestBuilt(String directory) throws Exception {
		this.root = Files.createDirectories(this.root.resolve(directory));
		Path module = gradle(this.root);
		write("settings.gradle", "");
		Path entity = write("src/main/java/shop/build/Order.java", "");
		manage(module, "migrate");
		assertThat(manage(module, "migrate").err()).isEqualTo("a hint\n");
		later(entity);
		assertThat(manage(module, "migrate").err()).startsWith("gradlew: ");
		Files.delete(entity);
		later(entity.getParent());
		assertThat(manage(module, "migrate").err()).startsWith("gradlew: ");
	}

	@Test
	void aBuildThatFailsIsTheEnd() throws Exception {
		Path module = gradle(this.root);
		write("settings.gradle", "");
		script(this.root.resolve("gradlew"), "exit 1");
		assertThat(manage(module, "migrate")).isEqualTo(new Result(3, "", "manage: the build has failed\n"));
	}

	@Test
	void theClassesOfLibrariesAreKeptReadyToRun() throws Exception {
		Path jar = libraries();
		this.root = Files.createDirectories(this.root.resolve("two words"));
		Path module = gradle(this.root, CLASSES + ":" + jar + ":" + this.root + "/nothing.jar");
		write("settings.gradle", "");
		Path archive = module.resolve("build/manage.jsa");
		String shared = ProjectLauncher.class.getName() + " source: shared objects file (top)";
		manage(module, "showmigrations");
		assertThat(manage(module, "check", "fail").code()).isEqualTo(7);
		assertThat(inCi(module, "check").out()).isEqualTo("manage [check]\n");
		assertThat(archive).as("not by a command that needs few, or has failed, or that nothing follows")
			.doesNotExist();
		assertThat(manage(module, "makemigrations", "-m", "two words"))
			.isEqualTo(new Result(0, "manage [makemigrations, -m, two words]\n", "a hint\n"));
		assertThat(archive).exists();
		assertThat(withClassesTold(module)).contains(shared);
		later(jar);
		assertThat(withClassesTold(module)).contains(ProjectLauncher.class.getName()).doesNotContain(shared);
		assertThat(manage(module, "check").out()).isEqualTo("manage [check]\n");
		Files.setLastModifiedTime(archive, FileTime.from(Instant.now().plusSeconds(120)));
		assertThat(withClassesTold(module)).as("made anew").contains(shared);
		assertThat(manage(Map.of("JAVA_OPTS", "-Xshare:off"), module, "check").out()).isEqualTo("manage [check]\n");
		Files.write(archive, Arrays.copyOf(Files.readAllBytes(archive), 100_000));
		assertThat(withClassesTold(module)).as("a JVM would crash on half of one").doesNotContain(shared);
		assertThat(manage(Map.of("JAVA_OPTS", "-Xshare:off"), module, "check"))
			.isEqualTo(new Result(0, "manage [check]\n", "a hint\n"));
		try (Stream<Path> files = Files.list(archive.getParent())) {
			assertThat(files.map((file) -> file.getFileName().toString())).containsExactlyInAnyOrder("manage.classpath",
					"manage.gradle", "manage.jsa", "manage.jsa.for");
		}
	}

	private String withClassesTold(Path module) throws Exception {
		Path told = this.directory.resolve("classes.log");
		Result result = manage(Map.of("JAVA_OPTS", "-Xlog:class+load:file=" + told), module, "showmigrations");
		assertThat(result).isEqualTo(new Result(0, "manage [showmigrations]\n", "a hint\n"));
		return Files.readString(told);
	}

	private Result inCi(Path module, String... arguments) throws Exception {
		return manage(Map.of("CI", "true"), module, arguments);
	}

	/** What launches the application, as it comes in the starter's jar. */
	private Path libraries() throws IOException {
		Path jar = this.directory.toRealPath().resolve("migrate-autoconfigure-1.jar");
		try (JarOutputStream entries = new JarOutputStream(Files.newOutputStream(jar))) {
			for (Class<?> type : List.of(ProjectLauncher.class, ProjectClassLoader.class)) {
				String name = type.getName().replace('.', '/') + ".class";
				entries.putNextEntry(new JarEntry(name));
				try (InputStream content = Objects.requireNonNull(type.getClassLoader().getResourceAsStream(name))) {
					content.transferTo(entries);
				}
			}
		}
		return jar;
	}

	private Path gradle(Path module) throws IOException {
		return gradle(module, CLASSES);
	}

	private Path gradle(Path module, String classPath) throws IOException {
		Files.createDirectories(module);
		Files.writeString(module.resolve("build.gradle"), "");
		script(this.root.resolve("gradlew"), "echo \"gradlew: $*\"; mkdir -p '" + module + "/build'; printf '%s' '"
				+ classPath + "' > '" + module + "/build/manage.classpath'");
		return installed(module);
	}

	private Path maven(Path module) throws IOException {
		Files.createDirectories(module);
		Files.writeString(module.resolve("pom.xml"), "<project/>");
		script(this.root.resolve("mvnw"), mavenScript(module));
		return installed(module);
	}

	private static String mavenScript(Path module) {
		return "echo \"mvnw: $*\"; mkdir -p '" + module + "/target'; printf '%s' '" + CLASSES + "' > '" + module
				+ "/target/manage.libraries'";
	}

	private static Path installed(Path module) throws IOException {
		new LauncherScripts(module, ManagedMain.class.getName()).write();
		return module;
	}

	private Path write(String file, String content) throws IOException {
		Path path = this.root.resolve(file);
		Files.createDirectories(path.getParent());
		return Files.writeString(path, content);
	}

	private static void script(Path file, String commands) throws IOException {
		Files.writeString(file, "#!/bin/sh\n" + commands + "\n");
		assertThat(file.toFile().setExecutable(true)).isTrue();
	}

	private static void later(Path file) throws IOException {
		Files.setLastModifiedTime(file, FileTime.from(Instant.now().plusSeconds(60)));
	}

	private Result manage(Path module, String... arguments) throws IOException, InterruptedException {
		return manage(Map.of(), module, arguments);
	}

	private Result manage(Map<String, String> variables, Path module, String... arguments)
			throws IOException, InterruptedException {
		List<String> program = new ArrayList<>(List.of(module.resolve("manage").toString()));
		program.addAll(List.of(arguments));
		Path out = this.directory.resolve("out");
		Path err = this.directory.resolve("err");
		ProcessBuilder builder = new ProcessBuilder(program).directory(this.directory.toFile())
			.redirectOutput(out.toFile())
			.redirectError(err.toFile());
		builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
		builder.environment().keySet().removeAll(List.of("JAVA_OPTS", "CI"));
		builder.environment().putAll(variables);
		int code = builder.start().waitFor();
		return new Result(code, Files.readString(out), Files.readString(err));
	}

	/**
	 * How the script ended.
	 */
	record Result(int code, String out, String err) {
	}

}
