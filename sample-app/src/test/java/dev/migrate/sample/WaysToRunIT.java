package dev.migrate.sample;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

import dev.migrate.sample.ShopProcess.Outcome;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.util.FileSystemUtils;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/**
 * Commands of the shop, however it is started.
 */
class WaysToRunIT {

	private static final Path JAR = Path.of("target/sample-app.jar");

	private static final String NO_FILE = "--spring.datasource.url=jdbc:h2:mem:shop";

	@TempDir
	private Path directory;

	@AfterEach
	void makeWritable() throws IOException {
		Files.setPosixFilePermissions(this.directory, PosixFilePermissions.fromString("rwx------"));
	}

	@Test
	void anExplodedJarAnswers() throws IOException {
		Path exploded = this.directory.resolve("exploded");
		try (ZipInputStream jar = new ZipInputStream(Files.newInputStream(JAR))) {
			for (ZipEntry entry = jar.getNextEntry(); entry != null; entry = jar.getNextEntry()) {
				Path file = exploded.resolve(entry.getName());
				Files.createDirectories(entry.isDirectory() ? file : file.getParent());
				if (!entry.isDirectory()) {
					Files.copy(jar, file);
				}
			}
		}
		Outcome outcome = new ShopProcess(this.directory,
				List.of("-cp", exploded.toString(), "org.springframework.boot.loader.launch.JarLauncher"))
			.run("migrate", "--check", NO_FILE);
		assertThat(outcome.endsWith(1).out()).startsWith("Target database is not up to date.\n");
		assertThat(outcome.err()).isEmpty();
	}

	/**
	 * The script builds with whatever Maven is on the path, and says nothing of it on
	 * standard output.
	 */
	@Test
	void theManageScriptHandsOverStreamsAndExitCodes() throws IOException, InterruptedException {
		ShopSources sources = ShopSources.copyTo(this.directory.resolve("shop"));
		Files.writeString(sources.module().resolve("pom.xml"), "<project/>");
		sources.compile();
		sources.process().run("migrate", "init").endsWith(0);
		Path manage = sources.module().resolve("manage");
		Path maven = this.directory.resolve("mvn");
		Files.writeString(maven, "#!/bin/sh\necho Building\nprintf '%s' '" + ShopSources.libraries() + "' > "
				+ sources.module().resolve("target/manage.libraries") + "\n");
		maven.toFile().setExecutable(true);
		Outcome built = run(List.of(manage.toString(), "showmigrations"));
		assertThat(built.endsWith(0).out()).startsWith("shop\n [ ] 20261102_091431_create_users_and_catalog\n");
		assertThat(built.err()).isEqualTo("Building\n");
		Outcome mistyped = run(List.of(manage.toString(), "migrate", "--plam"));
		assertThat(mistyped.endsWith(2).out()).isEmpty();
		assertThat(mistyped.err()).startsWith("error: Unknown option: '--plam'\n");
		assertThat(run(List.of(manage.toString(), "migrate", "--check")).endsWith(1).err()).isEmpty();
		Outcome misspelt = run(List.of(manage.toString(), "migrat", "--plan"));
		assertThat(misspelt.endsWith(2).out()).isEmpty();
		assertThat(misspelt.err()).startsWith("error: Unmatched arguments from index 0: 'migrat', '--plan'\n")
			.contains("Did you mean: manage migrate ");
		assertThat(run(List.of(manage.toString(), "--spring.profiles.active=dev")).endsWith(2).err())
			.startsWith("error: There is no command\nTry 'manage --help' ");
		assertThat(run(List.of(manage.toString(), "--help")).endsWith(0).out()).contains("\n  showmigrations ");
	}

	/**
	 * As README has it, in a module that was compiled before. What the application ends
	 * with ends the build.
	 */
	@Test
	void mavenHandsOverTheArgumentsOfItsRun() throws IOException, InterruptedException {
		assumeTrue(isThere("mvn"), "mvn is not on the PATH");
		ShopSources sources = ShopSources.copyTo(this.directory.resolve("shop"));
		sources.compile();
		FileSystemUtils.deleteRecursively(sources.module().resolve("src/main/java"));
		Files.writeString(sources.module().resolve("pom.xml"),
				"""
						<project>
							<modelVersion>4.0.0</modelVersion>
							<parent>
								<groupId>dev.migrate</groupId>
								<artifactId>migrate-parent</artifactId>
								<version>0.1.0-SNAPSHOT</version>
								<relativePath>%s</relativePath>
							</parent>
							<artifactId>shop</artifactId>
							<properties>
								<spring-boot.run.skip>false</spring-boot.run.skip>
								<spring-boot.run.main-class>%s</spring-boot.run.main-class>
								<spring-boot.run.additional-classpath-elements>%s</spring-boot.run.additional-classpath-elements>
							</properties>
						</project>
						"""
					.formatted(sources.module().toRealPath().relativize(Path.of("../pom.xml").toRealPath()),
							ShopApplication.class.getName(), ShopSources.libraries().replace(File.pathSeparator, ",")));
		Outcome listed = maven(sources, "showmigrations " + NO_FILE);
		assertThat(listed.endsWith(0).out()).contains("shop\n [ ] 20261102_091431_create_users_and_catalog\n");
		Outcome checked = maven(sources, "migrate --check " + NO_FILE);
		assertThat(checked.endsWith(1).out()).contains("Target database is not up to date.\n")
			.contains("Process terminated with exit code: 1");
	}

	private Outcome maven(ShopSources sources, String arguments) throws IOException, InterruptedException {
		List<String> program = new ArrayList<>(
				List.of("mvn", "-o", "-B", "-f", sources.module().resolve("pom.xml").toString(), "spring-boot:run",
						"-Dspring-boot.run.arguments=" + arguments));
		String repository = System.getProperty("localRepository");
		if (repository != null) {
			program.add("-Dmaven.repo.local=" + repository);
		}
		return run(program);
	}

	private static boolean isThere(String program) {
		return Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
			.anyMatch((folder) -> Files.isExecutable(Path.of(folder, program)));
	}

	/**
	 * As bootRun starts it: classes and resources apart, in the module's directory.
	 */
	@Test
	void theClassPathOfAGradleBuildFindsItsModule() throws IOException {
		ShopSources sources = ShopSources.copyTo(this.directory.resolve("shop"));
		Files.writeString(sources.module().resolve("build.gradle"), "");
		sources.compile();
		Path build = Files.createDirectories(sources.module().resolve("build/classes/java"));
		Path classes = Files.move(sources.module().resolve("target/classes"), build.resolve("main"));
		Path resources = sources.module().resolve("build/resources/main");
		FileSystemUtils.copyRecursively(sources.module().resolve("src/main/resources"), resources);
		ShopProcess gradle = new ShopProcess(sources.module(), List.of("-cp",
				classes + ":" + resources + ":" + ShopSources.libraries(), ShopApplication.class.getName()));
		String last = sources.revisions().get(sources.revisions().size() - 1);
		Files.delete(sources.changes().resolve(last + ".yaml"));
		assertThat(gradle.run("makemigrations", "-m", "Again", NO_FILE).endsWith(0).out())
			.startsWith("Migrations for 'shop':\n  src/main/resources/db/changelog/changes/");
		assertThat(sources.revisions()).last().asString().endsWith("_again");
	}

	@Test
	void whatWritesNothingNeedsNoWritableDirectory() throws IOException, InterruptedException {
		List<String> program = new ArrayList<>(unprivileged());
		Path jar = Files.copy(JAR, this.directory.resolve("shop.jar"));
		Files.setPosixFilePermissions(jar, PosixFilePermissions.fromString("r--r--r--"));
		Files.setPosixFilePermissions(this.directory, PosixFilePermissions.fromString("r-xr-xr-x"));
		program.addAll(List.of(java(), "-XX:TieredStopAtLevel=1", "-jar", "shop.jar", "migrate", "--plan", NO_FILE));
		Outcome outcome = run(program);
		assertThat(outcome.endsWith(0).out())
			.startsWith("Planned operations:\n20261102_091431_create_users_and_catalog\n");
		assertThat(outcome.err()).isEmpty();
	}

	@Test
	void backupsThatMayNotBeReadAreNamed() throws IOException, InterruptedException {
		List<String> program = new ArrayList<>(unprivileged());
		Path jar = Files.copy(JAR, this.directory.resolve("shop.jar"));
		Files.setPosixFilePermissions(jar, PosixFilePermissions.fromString("r--r--r--"));
		Path backups = Files.createDirectory(this.directory.resolve("backups"));
		Files.setPosixFilePermissions(backups, PosixFilePermissions.fromString("---------"));
		Files.setPosixFilePermissions(this.directory, PosixFilePermissions.fromString("r-xr-xr-x"));
		program.addAll(
				List.of(java(), "-XX:TieredStopAtLevel=1", "-jar", "shop.jar", "migrate", "backup", "--list", NO_FILE));
		assertThat(run(program).endsWith(3).err()).startsWith("error: Cannot read ")
			.contains("/backups: ")
			.endsWith("\nMake it readable, or set app.migrate.backup.directory to another one.\n");
		Files.setPosixFilePermissions(backups, PosixFilePermissions.fromString("rwx------"));
	}

	/**
	 * Permissions do not stop root.
	 */
	private static List<String> unprivileged() {
		if (!System.getProperty("user.name").equals("root")) {
			return List.of();
		}
		assumeTrue(Files.isExecutable(Path.of("/usr/bin/setpriv")), "setpriv is not there");
		return List.of("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups");
	}

	private Outcome run(List<String> program) throws IOException, InterruptedException {
		Path out = Files.createTempFile("out", ".txt");
		Path err = Files.createTempFile("err", ".txt");
		ProcessBuilder builder = new ProcessBuilder(program).directory(this.directory.toFile())
			.redirectOutput(out.toFile())
			.redirectError(err.toFile());
		builder.environment().merge("PATH", this.directory.toString(), (path, first) -> first + ":" + path);
		Process process = builder.start();
		process.getOutputStream().close();
		Outcome outcome = new Outcome(process.waitFor(), Files.readString(out), Files.readString(err));
		Files.delete(out);
		Files.delete(err);
		return outcome;
	}

	private static String java() {
		return Path.of(System.getProperty("java.home"), "bin", "java").toString();
	}

}
