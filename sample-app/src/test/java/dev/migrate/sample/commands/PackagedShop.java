package dev.migrate.sample.commands;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The shop's jar, installed as Spring Boot recommends it for fast starts: extracted, with
 * an archive of its classes. A case starts it many times.
 *
 * @param jar the extracted jar
 * @param archive the archive of its classes
 */
record PackagedShop(Path jar, Path archive) {

	static PackagedShop install(Path packaged, Path directory) throws IOException, InterruptedException {
		Path archive = directory.resolve("shop.jsa");
		run(directory, List.of("-Djarmode=tools", "-jar", packaged.toAbsolutePath().toString(), "extract",
				"--destination", directory.resolve("app").toString()));
		PackagedShop shop = new PackagedShop(directory.resolve("app").resolve(packaged.getFileName()), archive);
		run(directory, List.of("-XX:TieredStopAtLevel=1", "-XX:ArchiveClassesAtExit=" + archive, "-jar",
				shop.jar().toString(), "makemigrations", "--dry-run"));
		return shop;
	}

	private static void run(Path directory, List<String> arguments) throws IOException, InterruptedException {
		List<String> program = new ArrayList<>(List.of(java()));
		program.addAll(arguments);
		assertThat(new ProcessBuilder(program).directory(directory.toFile()).inheritIO().start().waitFor()).isZero();
	}

	/**
	 * The program that runs a command.
	 */
	List<String> program(List<String> arguments) {
		List<String> program = new ArrayList<>(List.of(java(), "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC",
				"-XX:SharedArchiveFile=" + this.archive, "-Xshare:auto", "-jar", this.jar.toString()));
		program.addAll(arguments);
		return program;
	}

	private static String java() {
		return Path.of(System.getProperty("java.home"), "bin", "java").toString();
	}

}
