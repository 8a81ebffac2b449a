package dev.migrate.sample;

import java.io.File;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
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

import javax.sql.DataSource;

import dev.migrate.sample.commands.Outcome;
import dev.migrate.sample.commands.Pipe;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A small application that was written without migrate-starter, in a module of its own.
 */
final class AdoptedApplication implements AutoCloseable {

	private static final String MAIN = "crm.CrmApplication";

	private static final Path FLYWAY = Path.of("target/flyway");

	private static final Pattern OURS = Pattern.compile(
			".*/(migrate-(autoconfigure|starter|starter-test|console)/.*|migrate-[^/]*\\.jar|liquibase-[^/]*\\.jar)");

	private static final Pattern DEVTOOLS = Pattern.compile(".*/spring-boot-devtools-[^/]*\\.jar");

	private final ShopSources sources;

	private final DriverManagerDataSource database;

	private final Map<String, String> properties = new TreeMap<>();

	private final Path home;

	private Pipe commands;

	private With with;

	private AdoptedApplication(ShopSources sources, Path home, DriverManagerDataSource database) {
		this.sources = sources;
		this.home = home;
		this.database = database;
	}

	/**
	 * Writes it.
	 * @param directory where there is nothing yet
	 */
	static AdoptedApplication create(Path directory, DriverManagerDataSource database) throws IOException {
		Path home = Files.createDirectory(directory.resolve("commands"));
		AdoptedApplication application = new AdoptedApplication(new ShopSources(directory.resolve("crm")), home,
				database);
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
		close();
		this.sources.compile();
	}

	List<String> revisions() throws IOException {
		try (Stream<Path> files = Files.list(this.sources.changes())) {
			return files.map((file) -> file.getFileName().toString()).sorted().toList();
		}
	}

	/**
	 * Starts it, which ends at once as it serves nothing.
	 */
	void start(With libraries) {
		new ShopProcess(this.sources.module(), List.of("-cp", classPath(libraries), MAIN)).run().endsWith(0);
	}

	/**
	 * Runs a command, in the process of the last one if its classes are the same.
	 */
	Outcome run(With libraries, String... command) throws IOException {
		if (this.commands == null || this.with != libraries) {
			close();
			this.commands = Pipe.of(MAIN, classPath(libraries), this.sources.module(), this.home);
			this.with = libraries;
		}
		return this.commands.run(List.of(command));
	}

	private String classPath(With libraries) {
		return this.sources.module().resolve("target/classes") + File.pathSeparator + libraries.classPath();
	}

	/**
	 * Has Flyway run its scripts, in this process, where it is not on the class path.
	 */
	void flyway(String scripts) throws Exception {
		List<URL> jars = new ArrayList<>();
		try (Stream<Path> files = Files.list(FLYWAY)) {
			for (Path file : files.toList()) {
				jars.add(file.toUri().toURL());
			}
		}
		try (URLClassLoader loader = new URLClassLoader(jars.toArray(URL[]::new), getClass().getClassLoader())) {
			Object flyway = loader.loadClass("org.flywaydb.core.Flyway")
				.getMethod("configure", ClassLoader.class)
				.invoke(null, loader);
			flyway = call(flyway, "dataSource", DataSource.class, this.database);
			flyway = call(flyway, "locations", String[].class,
					new String[] { "filesystem:" + this.sources.module().resolve(scripts) });
			flyway = flyway.getClass().getMethod("load").invoke(flyway);
			flyway.getClass().getMethod("migrate").invoke(flyway);
		}
	}

	private static Object call(Object target, String method, Class<?> type, Object argument) throws Exception {
		return target.getClass().getMethod(method, type).invoke(target, argument);
	}

	@Override
	public void close() {
		if (this.commands != null) {
			this.commands.close();
			this.commands = null;
		}
	}

	/**
	 * What takes care of its tables.
	 */
	enum With {

		NEITHER(false, false), STARTER_AND_FLYWAY(true, true), STARTER(true, false);

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
				entries.add(FLYWAY.toAbsolutePath() + File.separator + "*");
			}
			return String.join(File.pathSeparator, entries);
		}

	}

}
