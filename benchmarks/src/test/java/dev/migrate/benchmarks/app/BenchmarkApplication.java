package dev.migrate.benchmarks.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/**
 * A small application with JPA. Once it has started, or done what its arguments ask for,
 * it says how much memory and processor time it took, and ends.
 */
@SpringBootApplication
public class BenchmarkApplication {

	public static void main(String[] args) {
		sayAtTheEndWhatItTook();
		SpringApplication.run(BenchmarkApplication.class, args).close();
	}

	/**
	 * At the end of the process, which a command ends by itself.
	 */
	static void sayAtTheEndWhatItTook() {
		Runtime.getRuntime().addShutdownHook(new Thread(BenchmarkApplication::sayWhatItTook));
	}

	private static void sayWhatItTook() {
		Path status = Path.of("/proc/self/status");
		try {
			if (Files.exists(status)) {
				Files.readAllLines(status)
					.stream()
					.filter((line) -> line.startsWith("VmHWM"))
					.forEach(System.out::println);
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		ProcessHandle.current()
			.info()
			.totalCpuDuration()
			.ifPresent((time) -> System.out.println("CPU: " + time.toMillis() + " ms"));
	}

}
