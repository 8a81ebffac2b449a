package dev.migrate.execution;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;

import javax.sql.DataSource;

import dev.migrate.changelog.ChangelogLoader;
import dev.migrate.changelog.ChangelogSettings;
import dev.migrate.changelog.RevisionTemplate;
import dev.migrate.support.Jars;
import dev.migrate.support.TestDatabases;
import liquibase.Scope;
import liquibase.changelog.FastCheckService;
import liquibase.integration.spring.SpringLiquibase;
import org.jspecify.annotations.Nullable;

import org.springframework.core.io.DefaultResourceLoader;
import org.springframework.core.io.ResourceLoader;
import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * An application's packaged changelog and its H2 database, with the three ways to say
 * whether anything is to be done: the long one, the short one, and that of Liquibase
 * alone, on a copy.
 */
final class TrackedDatabase {

	static final String MASTER = "db/changelog/db.changelog-master.yaml";

	final Path classes;

	final Map<String, String> parameters = new TreeMap<>();

	@Nullable String contexts;

	@Nullable String labels;

	String changeLog = "classpath:/" + MASTER;

	DataSource database = TestDatabases.create("h2");

	HistoryTables tables = HistoryTables.standard();

	/** Where the source tree has its revisions, if it is there. */
	Path sources = Path.of("/none/src/main/resources/db/changelog/changes");

	/** Whether the class path has the files in a jar. */
	boolean packaged;

	/** What happens to a jar before it is used. */
	Consumer<Path> packed = (jar) -> {
	};

	/** Whether what lies in "copy" is found before the rest. */
	boolean copyFirst;

	private int jars;

	TrackedDatabase(Path classes) {
		this.classes = classes;
		write(MASTER, """
				databaseChangeLog:
				- includeAll:
				    path: changes/
				    relativeToChangelogFile: true
				""");
	}

	void write(String location, String content) {
		try {
			Path file = this.classes.resolve(location);
			Files.createDirectories(file.getParent());
			Files.writeString(file, content);
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

	String read(String location) {
		try {
			return Files.readString(this.classes.resolve(location));
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/**
	 * Writes a file of the included folder with one change set.
	 */
	void revision(String name, String attributes, String sql) {
		write("db/changelog/changes/" + name + ".sql",
				"--liquibase formatted sql\n--changeset test:" + name + " " + attributes + "\n" + sql + ";\n");
	}

	void delete(String location) {
		try {
			Files.delete(this.classes.resolve(location));
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/**
	 * The locations of its files.
	 */
	List<String> files() {
		try (Stream<Path> files = Files.walk(this.classes)) {
			return files.filter(Files::isRegularFile)
				.map((file) -> this.classes.relativize(file).toString().replace('\\', '/'))
				.sorted()
				.toList();
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

	MigrationRun run() {
		return withResources((resources) -> liquibase(resources).run(null, MigrationProgress.SILENT));
	}

	void with(Consumer<MigrationLiquibase> work) {
		withResources((resources) -> {
			work.accept(liquibase(resources));
			return resources;
		});
	}

	MigrationLiquibase liquibase(ResourceLoader resources) {
		MigrationLiquibase liquibase = new MigrationLiquibase(new ChangelogLoader(settings(), resources));
		liquibase.setDataSource(this.database);
		configure(liquibase);
		liquibase.setRemembering(true);
		return liquibase;
	}

	boolean isUpToDate() {
		return withResources((resources) -> new UpToDateCheck(new RunSettings(settings(), this.tables, true),
				resources.getClassLoader())
			.confirm(this.database)
			.isPresent());
	}

	/**
	 * Plain Liquibase has something to do, and the check does not take it for done.
	 */
	void assertNotDone() {
		assertThat(isDoneForPlainLiquibase()).as("plain Liquibase has nothing to do").isFalse();
		assertThat(isUpToDate()).as("is taken for done").isFalse();
	}

	/**
	 * Whether plain Liquibase has nothing to do on a copy of the database, and does not
	 * fail at that.
	 */
	boolean isDoneForPlainLiquibase() {
		DataSource copy = TestDatabases.create("h2");
		restore(copy, backup(this.database));
		List<String> before = tablesOf(copy);
		try {
			withResources((resources) -> {
				SpringLiquibase liquibase = new SpringLiquibase();
				liquibase.setResourceLoader(resources);
				liquibase.setDataSource(copy);
				configure(liquibase);
				Scope.getCurrentScope().getSingleton(FastCheckService.class).clearCache();
				liquibase.afterPropertiesSet();
				return liquibase;
			});
		}
		catch (Exception ex) {
			return false;
		}
		return tablesOf(copy).equals(before);
	}

	/**
	 * Whether a run of ours that knows no short way changes nothing at all in a copy of
	 * the database, and does not fail at that.
	 */
	boolean isDoneTheLongWay() {
		DataSource database = this.database;
		this.database = TestDatabases.create("h2");
		try {
			restore(this.database, backup(database));
			List<String> before = backup();
			withResources((resources) -> {
				MigrationLiquibase liquibase = liquibase(resources);
				liquibase.setRemembering(false);
				return liquibase.run(null, MigrationProgress.SILENT);
			});
			return backup().equals(before);
		}
		catch (RuntimeException ex) {
			return false;
		}
		finally {
			this.database = database;
		}
	}

	List<String> backup() {
		return backup(this.database);
	}

	private static List<String> backup(DataSource database) {
		return new JdbcTemplate(database).queryForList("script", String.class);
	}

	void restore(List<String> backup) {
		new JdbcTemplate(this.database).execute("drop all objects");
		restore(this.database, backup);
	}

	void sql(String sql) {
		new JdbcTemplate(this.database).execute(sql);
	}

	private static void restore(DataSource database, List<String> backup) {
		backup.stream().filter((sql) -> !sql.contains("CREATE USER")).forEach(new JdbcTemplate(database)::execute);
	}

	/** A lock that was held once has more in it than one that was not. */
	private static List<String> tablesOf(DataSource database) {
		return backup(database).stream().filter((sql) -> !sql.contains("LOCK")).toList();
	}

	private void configure(SpringLiquibase liquibase) {
		liquibase.setChangeLog(this.changeLog);
		liquibase.setContexts(this.contexts);
		liquibase.setLabelFilter(this.labels);
		liquibase.setChangeLogParameters(this.parameters);
		liquibase.setLiquibaseSchema(this.tables.schema());
		liquibase.setDatabaseChangeLogTable(this.tables.history());
		liquibase.setDatabaseChangeLogLockTable(this.tables.lock());
	}

	private ChangelogSettings settings() {
		return new ChangelogSettings(this.changeLog, this.sources, this.contexts, this.labels, this.parameters,
				RevisionTemplate.STANDARD);
	}

	private <T> T withResources(Work<T> work) {
		Thread thread = Thread.currentThread();
		ClassLoader before = thread.getContextClassLoader();
		try (URLClassLoader classLoader = new URLClassLoader(urls(), getClass().getClassLoader())) {
			thread.setContextClassLoader(classLoader);
			return work.with(new DefaultResourceLoader(classLoader));
		}
		catch (RuntimeException ex) {
			throw ex;
		}
		catch (Exception ex) {
			throw new IllegalStateException(ex);
		}
		finally {
			thread.setContextClassLoader(before);
		}
	}

	/** What lies in "copy" comes a second time. */
	private URL[] urls() throws IOException {
		Path copy = this.classes.resolve("copy");
		if (!Files.isDirectory(copy)) {
			return new URL[] { url(this.classes) };
		}
		return this.copyFirst ? new URL[] { url(copy), url(this.classes) } : new URL[] { url(this.classes), url(copy) };
	}

	private URL url(Path root) throws IOException {
		if (!this.packaged) {
			return root.toUri().toURL();
		}
		Path jar = this.classes.resolveSibling(this.classes.getFileName() + "-" + this.jars++ + ".jar");
		this.packed.accept(Jars.pack(root, jar));
		return jar.toUri().toURL();
	}

	private interface Work<T> {

		T with(ResourceLoader resources) throws Exception;

	}

}
