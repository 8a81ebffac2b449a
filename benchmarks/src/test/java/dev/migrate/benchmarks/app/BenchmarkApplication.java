package dev.migrate.benchmarks.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * A small application with JPA. Once it has started it says how much memory and processor
 * time it took, and ends.
 */
@SpringBootApplication
public class BenchmarkApplication {

	public static void main(String[] args) throws IOException {
		ConfigurableApplicationContext context = SpringApplication.run(BenchmarkApplication.class, args);
		Path status = Path.of("/proc/self/status");
		if (Files.exists(status)) {
			Files.readAllLines(status).stream().filter((line) -> line.startsWith("VmHWM")).forEach(System.out::println);
		}
		context.close();
		ProcessHandle.current()
			.info()
			.totalCpuDuration()
			.ifPresent((time) -> System.out.println("CPU: " + time.toMillis() + " ms"));
	}

}
