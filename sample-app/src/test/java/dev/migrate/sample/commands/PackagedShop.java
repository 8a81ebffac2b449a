package dev.migrate.sample.commands;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

import dev.migrate.sample.ShopApplication;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The shop's jar, extracted as Spring Boot recommends it for fast starts.
 *
 * @param jar the extracted jar
 * @param loop where the classes lie that run many commands in one process
 */
record PackagedShop(Path jar, Path loop) {

	private static final List<Class<?>> LOOP = List.of(CommandLoop.class, CommandLoop.Ended.class,
			CommandLoop.ExitGuard.class);

	static PackagedShop install(Path packaged, Path directory) throws IOException, InterruptedException {
		Path extracted = directory.resolve("app");
		List<String> extraction = java("-Djarmode=tools", "-jar", packaged.toAbsolutePath().toString(), "extract",
				"--destination", extracted.toString());
		assertThat(new ProcessBuilder(extraction).inheritIO().start().waitFor()).isZero();
		PackagedShop shop = new PackagedShop(extracted.resolve(packaged.getFileName()), directory.resolve("loop"));
		installLoop(shop.loop);
		shop.installBare();
		return shop;
	}

	/**
	 * Puts the loop's classes into a directory of their own.
	 */
	static void installLoop(Path directory) throws IOException {
		for (Class<?> type : LOOP) {
			String file = type.getName().replace('.', '/') + ".class";
			Files.createDirectories(directory.resolve(file).getParent());
			try (InputStream compiled = Objects.requireNonNull(type.getClassLoader().getResourceAsStream(file))) {
				Files.copy(compiled, directory.resolve(file), StandardCopyOption.REPLACE_EXISTING);
			}
		}
	}

	/**
	 * The same application before it had a changelog.
	 */
	private void installBare() throws IOException {
		try (ZipFile full = new ZipFile(this.jar.toFile());
				ZipOutputStream bare = new ZipOutputStream(Files.newOutputStream(bareJar()))) {
			for (ZipEntry entry : Collections.list(full.entries())) {
				if (!entry.getName().startsWith("db/")) {
					bare.putNextEntry(new ZipEntry(entry.getName()));
					full.getInputStream(entry).transferTo(bare);
				}
			}
		}
	}

	private Path bareJar() {
		return this.jar.resolveSibling("bare.jar");
	}

	/**
	 * The program that runs a command.
	 * @param bare whether it is the shop without revisions
	 * @param added classes that join those of the shop, or null
	 */
	List<String> program(boolean bare, Path added, List<String> arguments) {
		List<String> program = java(launch(bare, added).toArray(String[]::new));
		program.addAll(arguments);
		return program;
	}

	/**
	 * What of the program follows {@code java}.
	 */
	List<String> launch(boolean bare, Path added) {
		String jar = (bare ? bareJar() : this.jar).toString();
		return (added == null) ? List.of("-jar", jar)
				: List.of("-cp", added + File.pathSeparator + jar, ShopApplication.class.getName());
	}

	/**
	 * The program that runs one command after the other.
	 * @param added classes that join those of the shop, or null
	 * @param answers where it leaves what they write
	 */
	List<String> loopProgram(Path added, Path answers) {
		String classes = this.loop + File.pathSeparator + ((added != null) ? added + File.pathSeparator : "")
				+ this.jar;
		return java("-Djava.security.manager=allow", "-cp", classes, CommandLoop.class.getName(),
				ShopApplication.class.getName(), answers.toString());
	}

	static List<String> java(String... arguments) {
		List<String> program = new ArrayList<>();
		program.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
		// As for the tests themselves, for the same reasons
		program.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:ReservedCodeCacheSize=512m", "-XX:SweeperThreshold=10",
				"-XX:+UseSerialGC"));
		program.addAll(List.of(arguments));
		return program;
	}

}
