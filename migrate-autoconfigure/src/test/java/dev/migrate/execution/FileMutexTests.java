package dev.migrate.execution;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

class FileMutexTests {

	@TempDir
	private Path directory;

	private Path file;

	@BeforeEach
	void nameFile() {
		this.file = this.directory.resolve("shop.db-migrate-lock");
	}

	@Test
	void isTakenOnceAtATime() throws IOException {
		try (FileMutex first = new FileMutex(this.file); FileMutex second = new FileMutex(this.file)) {
			assertThat(first.take()).isTrue();
			assertThat(second.take()).isFalse();
		}
		try (FileMutex third = new FileMutex(this.file)) {
			assertThat(third.take()).isTrue();
		}
	}

	@Test
	void isNotLostByWhoeverTriesInTheSameProcess() throws Exception {
		try (FileMutex first = new FileMutex(this.file); FileMutex second = new FileMutex(this.file)) {
			assertThat(first.take()).isTrue();
			assertThat(second.take()).isFalse();
			assertThat(isTakenElsewhere()).isFalse();
		}
		assertThat(isTakenElsewhere()).isTrue();
	}

	@Test
	void endsWithItsProcess() throws Exception {
		assertThat(isTakenElsewhere()).isTrue();
		try (FileMutex mutex = new FileMutex(this.file)) {
			assertThat(mutex.take()).isTrue();
		}
	}

	@Test
	void holdsNothingWhereThereIsNoFile() throws IOException {
		Path missing = this.directory.resolve("missing");
		try (FileMutex mutex = new FileMutex(missing.resolve("lock"))) {
			assertThatIOException().isThrownBy(mutex::take);
			Files.createDirectory(missing);
			assertThat(mutex.take()).isTrue();
		}
	}

	private boolean isTakenElsewhere() throws IOException, InterruptedException {
		return new ProcessBuilder(System.getProperty("java.home") + "/bin/java", "-cp",
				System.getProperty("java.class.path"), FileMutexTests.class.getName(), this.file.toString())
			.inheritIO()
			.start()
			.waitFor() == 0;
	}

	/**
	 * Tries to take a lock, and ends with it.
	 */
	public static void main(String[] arguments) throws IOException {
		System.exit(new FileMutex(Path.of(arguments[0])).take() ? 0 : 1);
	}

}
