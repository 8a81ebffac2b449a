package dev.migrate.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

/**
 * Where the applications have their databases: files of H2, a PostgreSQL server.
 */
final class Databases implements AutoCloseable {

	private final Path directory;

	private final EmbeddedPostgres postgres;

	Databases(Path directory) throws IOException {
		this.directory = directory;
		this.postgres = EmbeddedPostgres.start();
	}

	/**
	 * Creates a database.
	 * @return how an application is told of it
	 */
	List<String> create(String engine, String name) throws SQLException {
		String url = "jdbc:h2:file:" + this.directory.resolve(name);
		if (engine.equals("postgresql")) {
			try (Connection connection = this.postgres.getPostgresDatabase().getConnection();
					Statement statement = connection.createStatement()) {
				statement.execute("create database " + name);
			}
			url = this.postgres.getJdbcUrl("postgres", name);
		}
		return List.of("--spring.datasource.url=" + url,
				"--spring.datasource.username=" + (engine.equals("h2") ? "sa" : "postgres"));
	}

	@Override
	public void close() throws IOException {
		this.postgres.close();
	}

}
