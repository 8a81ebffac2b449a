package dev.migrate.file;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class WholeFileTests {

	private static final int WRITERS = 4;

	private static final int SIZE = 2_000_000;

	@TempDir
	private Path directory;

	@Test
	void oneOfSeveralWritersWinsAndTheOthersAreTold() throws Exception {
		ExecutorService writers = Executors.newFixedThreadPool(WRITERS);
		try {
			for (int round = 0; round < 50; round++) {
				Path file = this.directory.resolve(round + ".yaml");
				CyclicBarrier start = new CyclicBarrier(WRITERS);
				List<Future<String>> written = IntStream.range(0, WRITERS)
					.mapToObj((writer) -> writers.submit(() -> create(file, "writer " + writer, start)))
					.toList();
				List<String> won = new ArrayList<>();
				for (Future<String> one : written) {
					won.add(one.get());
				}
				won.removeIf(Objects::isNull);
				assertThat(won).hasSize(1);
				assertThat(file).hasContent(won.get(0));
			}
		}
		finally {
			writers.shutdownNow();
		}
		assertThat(names()).hasSize(50).allMatch((name) -> name.endsWith(".yaml"));
	}

	private static @Nullable String create(Path file, String content, CyclicBarrier start) throws Exception {
		start.await();
		try {
			WholeFile.create(file, content);
			return content;
		}
		catch (FileAlreadyExistsException ex) {
			return null;
		}
	}

	@Test
	@DisabledOnOs(OS.WINDOWS)
	void noLinkLeadsItElsewhere() throws IOException {
		Path elsewhere = Files.createDirectory(this.directory.resolve("elsewhere"));
		Path kept = Files.writeString(elsewhere.resolve("kept"), "kept");
		Files.createSymbolicLink(this.directory.resolve(".a.yaml.tmp"), kept);
		Files.createSymbolicLink(this.directory.resolve("b.yaml"), elsewhere.resolve("made"));
		WholeFile.create(this.directory.resolve("a.yaml"), "a");
		assertThat(this.directory.resolve("a.yaml")).hasContent("a");
		assertThatExceptionOfType(FileAlreadyExistsException.class)
			.isThrownBy(() -> WholeFile.create(this.directory.resolve("b.yaml"), "b"));
		assertThat(elsewhere).isDirectoryContaining("glob:**kept").isDirectoryNotContaining("glob:**made");
		assertThat(kept).hasContent("kept");
	}

	/** Whoever is killed leaves files that nobody takes for one of these. */
	@Test
	void aKilledWriterLeavesNothingHalf() throws Exception {
		Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp",
				System.getProperty("java.class.path"), Endless.class.getName(), this.directory.toString())
			.inheritIO()
			.start();
		try {
			while (process.isAlive() && names().stream().filter((name) -> name.endsWith(".yaml")).count() < 5) {
				Thread.sleep(5);
			}
			assertThat(process.isAlive()).isTrue();
		}
		finally {
			process.destroyForcibly().waitFor();
		}
		for (String name : names()) {
			if (name.endsWith(".yaml")) {
				assertThat(Files.size(this.directory.resolve(name))).isEqualTo(SIZE);
			}
			else {
				assertThat(name).startsWith(".").endsWith(".tmp");
			}
		}
		assertThat(Files.size(this.directory.resolve("replaced.yaml"))).isEqualTo(SIZE);
	}

	@Test
	@DisabledOnOs(OS.WINDOWS)
	void whatTheDeadHaveLeftGoesWithTheNextFileAndNothingElse() throws IOException {
		FileTime longAgo = FileTime.from(Instant.now().minus(Duration.ofDays(2)));
		Path dead = unfinished();
		Path living = unfinished();
		Path folder = Files.createDirectory(unfinished());
		List<Path> others = List.of(Files.writeString(this.directory.resolve(".a.yaml.tmp"), "theirs"),
				Files.writeString(this.directory.resolve("." + UUID.randomUUID() + ".tmp"), "theirs"),
				Files.writeString(this.directory.resolve(".migrate-notes.tmp"), "theirs"));
		Path target = Files.writeString(this.directory.resolve("target"), "kept");
		Path link = Files.createSymbolicLink(unfinished(), target);
		for (Path file : Stream.concat(others.stream(), Stream.of(folder, target, Files.writeString(dead, "half")))
			.toList()) {
			Files.setLastModifiedTime(file, longAgo);
		}
		Files.writeString(living, "half");
		WholeFile.create(this.directory.resolve("a.yaml"), "a");
		assertThat(dead).doesNotExist();
		assertThat(others).allSatisfy((file) -> assertThat(file).exists());
		assertThat(List.of(living, folder, link, target)).allSatisfy((file) -> assertThat(file).exists());
		Files.setLastModifiedTime(living, longAgo);
		WholeFile.replace(this.directory.resolve("a.yaml"), "b");
		assertThat(living).doesNotExist();
		assertThat(this.directory.resolve("a.yaml")).hasContent("b");
	}

	private Path unfinished() {
		return this.directory.resolve(UnfinishedFiles.newName());
	}

	@Test
	@DisabledOnOs(OS.WINDOWS)
	void otherContentLeavesPermissionsAndLinksAsTheyAre() throws IOException {
		Path real = Files.writeString(this.directory.resolve("real.yml"), "old");
		Files.setPosixFilePermissions(real, PosixFilePermissions.fromString("rw-rw----"));
		Path link = Files.createSymbolicLink(this.directory.resolve("application.yml"), Path.of("real.yml"));
		WholeFile.replace(link, "new");
		assertThat(real).hasContent("new");
		assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(real))).isEqualTo("rw-rw----");
		assertThat(Files.isSymbolicLink(link)).isTrue();
		assertThat(names()).containsExactlyInAnyOrder("real.yml", "application.yml");
	}

	private List<String> names() throws IOException {
		try (Stream<Path> files = Files.list(this.directory)) {
			return files.map((file) -> file.getFileName().toString()).toList();
		}
	}

	/**
	 * Writes until it is killed.
	 */
	static class Endless {

		public static void main(String[] args) throws IOException {
			Path directory = Path.of(args[0]);
			Path replaced = directory.resolve("replaced.yaml");
			WholeFile.create(replaced, "o".repeat(SIZE));
			for (int i = 0;; i++) {
				WholeFile.create(directory.resolve(i + ".yaml"), "x".repeat(SIZE));
				WholeFile.replace(replaced, String.valueOf(i % 10).repeat(SIZE));
			}
		}

	}

}
