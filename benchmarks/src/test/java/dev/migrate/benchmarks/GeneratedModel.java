package dev.migrate.benchmarks;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

import dev.migrate.benchmarks.app.BenchmarkApplication;

/**
 * Entities for an application: each has a sequence, a unique column, an enumeration and,
 * nine of ten, a reference to the one before it. Liquibase's stack does not stand a chain
 * of thousands.
 *
 * @param classes where their classes are written
 */
record GeneratedModel(Path classes) {

	private static final String PACKAGE = BenchmarkApplication.class.getPackageName() + ".model";

	/**
	 * Writes them.
	 * @param entities their number
	 * @param changed whether the first one has a column that it had not before
	 */
	void write(int entities, boolean changed) throws IOException {
		Path sources = Files.createDirectories(this.classes.resolveSibling("entities"));
		List<Path> files = new ArrayList<>();
		for (int i = 0; i < entities; i++) {
			Path file = sources.resolve("Entity%d.java".formatted(i));
			Files.writeString(file, source(i, changed && i == 0));
			files.add(file);
		}
		compile(files);
	}

	private void compile(List<Path> files) throws IOException {
		JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
		StringWriter messages = new StringWriter();
		try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, null)) {
			List<String> options = List.of("-d", this.classes.toString(), "-proc:none", "-classpath",
					System.getProperty("java.class.path"));
			if (!compiler.getTask(messages, manager, null, options, null, manager.getJavaFileObjectsFromPaths(files))
				.call()) {
				throw new IllegalStateException(messages.toString());
			}
		}
	}

	private static String source(int entity, boolean changed) {
		return """
				package %1$s;

				import jakarta.persistence.*;

				@Entity
				public class Entity%2$d {

					enum Status { NEW, ACTIVE, GONE }

					@Id
					@GeneratedValue
					private Long id;

					@Column(nullable = false, unique = true, length = 40)
					private String code;

					@Column(nullable = false)
					private String name;

					private java.math.BigDecimal amount;

					private java.time.Instant changedAt;

					private boolean active;

					@Enumerated(EnumType.STRING)
					private Status status;

					%3$s

					%4$s

				}
				""".formatted(
				PACKAGE, entity, (entity % 10 > 0)
						? "@ManyToOne(fetch = FetchType.LAZY) private Entity%d parent;".formatted(entity - 1) : "",
				changed ? "private String nickname;" : "");
	}

}
