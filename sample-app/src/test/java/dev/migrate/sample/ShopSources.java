package dev.migrate.sample;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

import org.springframework.util.FileSystemUtils;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A copy of the shop's module that a test may change and compile.
 *
 * @param module the copy's directory
 */
public record ShopSources(Path module) {

	/**
	 * Copies the module, sources only.
	 */
	public static ShopSources copyTo(Path module) throws IOException {
		FileSystemUtils.copyRecursively(Path.of("src/main"), module.resolve("src/main"));
		return new ShopSources(module);
	}

	/**
	 * The revisions' ids, oldest first.
	 */
	List<String> revisions() throws IOException {
		try (Stream<Path> files = Files.list(changes())) {
			return files.map((file) -> file.getFileName().toString().replace(".yaml", "")).sorted().toList();
		}
	}

	/**
	 * A revision's text.
	 */
	String revision(String id) throws IOException {
		return Files.readString(changes().resolve(id + ".yaml"));
	}

	/**
	 * Adds a revision.
	 * @param changeSets its change sets as YAML
	 */
	void addRevision(String id, String changeSets) throws IOException {
		Files.writeString(changes().resolve(id + ".yaml"), "databaseChangeLog:\n" + changeSets.indent(2));
	}

	/**
	 * Where the revisions are.
	 */
	Path changes() {
		return this.module.resolve("src/main/resources/db/changelog/changes");
	}

	/**
	 * Puts text after a piece of a class's source that is there once.
	 */
	void insertAfter(String type, String anchor, String text) throws IOException {
		Path file = this.module.resolve("src/main/java/dev/migrate/sample/" + type + ".java");
		String source = Files.readString(file);
		assertThat(source).containsOnlyOnce(anchor);
		Files.writeString(file, source.replace(anchor, anchor + text));
	}

	/**
	 * Builds the module as Maven would: classes and resources.
	 */
	public void compile() throws IOException {
		Path classes = Files.createDirectories(this.module.resolve("target/classes"));
		FileSystemUtils.copyRecursively(this.module.resolve("src/main/resources"), classes);
		JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
		try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, StandardCharsets.UTF_8);
				Stream<Path> sources = Files.walk(this.module.resolve("src/main/java"))) {
			List<File> compiled = sources.filter((path) -> path.toString().endsWith(".java"))
				.map(Path::toFile)
				.toList();
			List<String> options = List.of("-proc:none", "-parameters", "-d", classes.toString(), "-cp", libraries());
			assertThat(compiler.getTask(null, files, null, options, null, files.getJavaFileObjectsFromFiles(compiled))
				.call()).isTrue();
		}
	}

	/**
	 * The compiled module as a process.
	 */
	public ShopProcess process() {
		String classPath = this.module.resolve("target/classes") + File.pathSeparator + libraries();
		return new ShopProcess(this.module, List.of("-cp", classPath, ShopApplication.class.getName()));
	}

	/** The test's class path without the shop itself and its tests. */
	static String libraries() {
		Path built = Path.of("target").toAbsolutePath();
		return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
			.filter((entry) -> !Path.of(entry).toAbsolutePath().startsWith(built))
			.collect(Collectors.joining(File.pathSeparator));
	}

}
