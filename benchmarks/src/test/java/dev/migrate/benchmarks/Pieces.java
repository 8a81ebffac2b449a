package dev.migrate.benchmarks;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import javax.sql.DataSource;

import dev.migrate.benchmarks.app.BenchmarkApplication;
import dev.migrate.engine.Engine;
import dev.migrate.engine.Engines;
import dev.migrate.schema.Schema;
import liquibase.database.Database;
import liquibase.database.DatabaseFactory;
import liquibase.database.jvm.JdbcConnection;
import liquibase.integration.spring.SpringLiquibase;
import liquibase.snapshot.DatabaseSnapshot;
import liquibase.snapshot.SnapshotControl;
import liquibase.snapshot.SnapshotGeneratorFactory;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.output.MigrateResult;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

import org.springframework.beans.factory.InitializingBean;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.io.DefaultResourceLoader;
import org.springframework.core.io.ResourceLoader;
import org.springframework.util.FileSystemUtils;

/**
 * Pieces of work in a JVM that has done them often, beside what Liquibase and Flyway do
 * for the same.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class Pieces {

	@Param({ "200", "2000" })
	private int steps;

	@Param({ "h2", "postgresql" })
	private String engine = "";

	private Path directory = Path.of("");

	private Databases databases;

	private ConfigurableApplicationContext application;

	private DataSource dataSource;

	private InitializingBean starter;

	private SpringLiquibase liquibase;

	private Flyway flyway;

	@Setup
	public void start() throws Exception {
		this.directory = Files.createTempDirectory("pieces");
		new GeneratedChangelog(this.directory).write(this.steps);
		this.databases = new Databases(this.directory);
		ClassLoader classLoader = new URLClassLoader(new URL[] { this.directory.toUri().toURL() },
				getClass().getClassLoader());
		this.application = start(classLoader, "migrated");
		this.dataSource = this.application.getBean(DataSource.class);
		this.starter = this.application.getBean("migrationInitializer", InitializingBean.class);
		this.liquibase = liquibase(new DefaultResourceLoader(classLoader));
		try (ConfigurableApplicationContext other = start(classLoader, "flyway", "--app.migrate.enabled=false",
				"--spring.liquibase.enabled=false")) {
			this.flyway = Flyway.configure(classLoader)
				.dataSource(other.getEnvironment().getProperty("spring.datasource.url"),
						other.getEnvironment().getProperty("spring.datasource.username"), "")
				.load();
		}
		this.flyway.migrate();
	}

	private ConfigurableApplicationContext start(ClassLoader classLoader, String database, String... arguments)
			throws Exception {
		List<String> all = new ArrayList<>(List.of(arguments));
		all.addAll(this.databases.create(this.engine, database));
		all.addAll(List.of("--spring.jpa.hibernate.ddl-auto=none", "--spring.main.web-application-type=none",
				"--spring.flyway.enabled=false", "--logging.level.root=warn"));
		return new SpringApplicationBuilder(BenchmarkApplication.class)
			.resourceLoader(new DefaultResourceLoader(classLoader))
			.run(all.toArray(String[]::new));
	}

	private SpringLiquibase liquibase(ResourceLoader resources) {
		SpringLiquibase liquibase = new SpringLiquibase();
		liquibase.setDataSource(this.dataSource);
		liquibase.setResourceLoader(resources);
		liquibase.setChangeLog("classpath:/db/changelog/db.changelog-master.yaml");
		liquibase.setAnalyticsEnabled(false);
		return liquibase;
	}

	@TearDown
	public void stop() throws IOException {
		this.application.close();
		this.databases.close();
		FileSystemUtils.deleteRecursively(this.directory);
	}

	/** A run at startup with nothing pending. */
	@Benchmark
	public void startupRun() throws Exception {
		this.starter.afterPropertiesSet();
	}

	@Benchmark
	public void startupRunOfLiquibase() throws Exception {
		this.liquibase.afterPropertiesSet();
	}

	@Benchmark
	public MigrateResult startupRunOfFlyway() {
		return this.flyway.migrate();
	}

	/** Everything that a tenth as many tables consist of. */
	@Benchmark
	public Schema readSchema() throws Exception {
		Engine reader = Engines.find(this.engine).orElseThrow();
		try (Connection connection = this.dataSource.getConnection()) {
			return reader.read(connection, connection.getSchema());
		}
	}

	@Benchmark
	public DatabaseSnapshot readSchemaOfLiquibase() throws Exception {
		try (Connection connection = this.dataSource.getConnection()) {
			Database database = DatabaseFactory.getInstance()
				.findCorrectDatabaseImplementation(new JdbcConnection(connection));
			return SnapshotGeneratorFactory.getInstance()
				.createSnapshot(database.getDefaultSchema(), database, new SnapshotControl(database));
		}
	}

}
