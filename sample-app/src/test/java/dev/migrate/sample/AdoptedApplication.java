package dev.migrate.sample;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.migrate.sample.ShopProcess.Outcome;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A small application that was written without migrate-starter, in a module of its own.
 */
final class AdoptedApplication {

	private static final Pattern OURS = Pattern.compile(
			".*/(migrate-(autoconfigure|starter|starter-test|console)/.*|migrate-[^/]*\\.jar|liquibase-[^/]*\\.jar)");

	private static final Pattern DEVTOOLS = Pattern.compile(".*/spring-boot-devtools-[^/]*\\.jar");

	private final ShopSources sources;

	private final DriverManagerDataSource database;

	private final Map<String, String> properties = new TreeMap<>();

	private AdoptedApplication(ShopSources sources, DriverManagerDataSource database) {
		this.sources = sources;
		this.database = database;
	}

	static AdoptedApplication create(Path module) throws IOException {
		AdoptedApplication application = new AdoptedApplication(new ShopSources(module), Databases.POSTGRESQL.create());
		application.write("pom.xml", "<project/>");
		application.write("src/main/java/crm/CrmApplication.java", """
				package crm;

				import org.springframework.boot.SpringApplication;
				import org.springframework.boot.autoconfigure.SpringBootApplication;

				@SpringBootApplication
				public class CrmApplication {

					public static void main(String[] args) {
						SpringApplication.run(CrmApplication.class, args);
					}

				}
				""");
		application.write("src/main/java/crm/Customer.java", """
				package crm;

				import jakarta.persistence.*;

				@Entity
				public class Customer {

					@Id
					@GeneratedValue(strategy = GenerationType.IDENTITY)
					Long id;

					@Column(nullable = false, unique = true)
					String email;

					@Column(nullable = false)
					String name;

				}
				""");
		application.write("src/main/java/crm/Purchase.java", """
				package crm;

				import java.math.BigDecimal;

				import jakarta.persistence.*;

				@Entity
				public class Purchase {

					@Id
					@GeneratedValue(strategy = GenerationType.IDENTITY)
					Long id;

					@ManyToOne(optional = false)
					Customer customer;

					@Column(nullable = false, precision = 10, scale = 2)
					BigDecimal total;

				}
				""");
		application.set("spring.datasource.url", application.database.getUrl());
		application.set("spring.datasource.username", application.database.getUsername());
		application.set("spring.datasource.password", application.database.getPassword());
		application.set("spring.main.web-application-type", "none");
		return application;
	}

	JdbcTemplate jdbc() {
		return new JdbcTemplate(this.database);
	}

	/**
	 * Sets a property in its configuration.
	 */
	void set(String property, String value) throws IOException {
		this.properties.put(property, value);
		write("src/main/resources/application.properties",
				this.properties.entrySet()
					.stream()
					.map((entry) -> entry.getKey() + "=" + entry.getValue() + "\n")
					.collect(Collectors.joining()));
	}

	void write(String file, String text) throws IOException {
		Path path = this.sources.module().resolve(file);
		Files.createDirectories(path.getParent());
		Files.writeString(path, text);
	}

	void insertAfter(String entity, String anchor, String text) throws IOException {
		replace(entity, anchor, anchor + text);
	}

	void remove(String entity, String text) throws IOException {
		replace(entity, text, "");
	}

	private void replace(String entity, String old, String text) throws IOException {
		Path file = this.sources.module().resolve("src/main/java/crm/" + entity + ".java");
		String source = Files.readString(file);
		assertThat(source).containsOnlyOnce(old);
		Files.writeString(file, source.replace(old, text));
	}

	void compile() throws IOException {
		this.sources.compile();
	}

	List<String> revisions() throws IOException {
		try (Stream<Path> files = Files.list(this.sources.changes())) {
			return files.map((file) -> file.getFileName().toString()).sorted().toList();
		}
	}

	/**
	 * Starts it, which ends at once as it serves nothing, or runs a command.
	 */
	Outcome run(With libraries, String... command) {
		String classPath = this.sources.module().resolve("target/classes") + File.pathSeparator + libraries.classPath();
		return new ShopProcess(this.sources.module(), List.of("-cp", classPath, "crm.CrmApplication")).run(command);
	}

	/**
	 * What takes care of its tables.
	 */
	enum With {

		NEITHER(false, false), FLYWAY(false, true), STARTER_AND_FLYWAY(true, true), STARTER(true, false);

		private final boolean starter;

		private final boolean flyway;

		With(boolean starter, boolean flyway) {
			this.starter = starter;
			this.flyway = flyway;
		}

		String classPath() {
			List<String> entries = new ArrayList<>(Arrays.stream(ShopSources.libraries().split(File.pathSeparator))
				.filter((entry) -> !DEVTOOLS.matcher(entry).matches())
				.filter((entry) -> this.starter || !OURS.matcher(entry).matches())
				.toList());
			if (this.flyway) {
				entries.add(Path.of("target/flyway").toAbsolutePath() + File.separator + "*");
			}
			return String.join(File.pathSeparator, entries);
		}

	}

}
