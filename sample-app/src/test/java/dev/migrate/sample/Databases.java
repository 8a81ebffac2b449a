package dev.migrate.sample;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import javax.sql.DataSource;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.test.context.DynamicPropertyRegistry;

/**
 * Empty databases on the engines that the shop supports.
 */
public enum Databases {

	H2 {

		@Override
		public DriverManagerDataSource create() {
			String url = "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1";
			return new DriverManagerDataSource(url, "sa", "");
		}

	},

	POSTGRESQL {

		@Override
		public DriverManagerDataSource create() {
			String name = "shop_" + UUID.randomUUID().toString().replace('-', '_');
			new JdbcTemplate(PostgreSqlServer.INSTANCE.getPostgresDatabase()).execute("create database " + name);
			String url = "jdbc:postgresql://localhost:" + PostgreSqlServer.INSTANCE.getPort() + "/" + name;
			return new DriverManagerDataSource(url, "postgres", "postgres");
		}

	};

	/**
	 * An empty database that nobody else uses.
	 */
	public abstract DriverManagerDataSource create();

	/**
	 * An empty database that one process after the other may use.
	 * @param directory where it may have files
	 */
	DriverManagerDataSource createToShare(Path directory) {
		return (this == H2) ? new DriverManagerDataSource("jdbc:h2:file:" + directory.resolve("shared"), "sa", "")
				: create();
	}

	/**
	 * Connects the shop to an empty database.
	 */
	void connect(DynamicPropertyRegistry registry) {
		DriverManagerDataSource database = create();
		registry.add("spring.datasource.url", database::getUrl);
		registry.add("spring.datasource.username", database::getUsername);
		registry.add("spring.datasource.password", database::getPassword);
	}

	/**
	 * The arguments that start the shop on a database, and on any port.
	 */
	static String[] arguments(DriverManagerDataSource database, String... others) {
		List<String> arguments = new ArrayList<>(List.of(others));
		arguments.add("--server.port=0");
		arguments.add("--spring.datasource.url=" + database.getUrl());
		arguments.add("--spring.datasource.username=" + database.getUsername());
		arguments.add("--spring.datasource.password=" + database.getPassword());
		return arguments.toArray(String[]::new);
	}

	/**
	 * The tables of a database in lower case, without Hibernate's temporary ones and what
	 * a start notes for the next.
	 */
	public static List<String> tables(DataSource database) {
		return new JdbcTemplate(database).queryForList("""
				select lower(table_name) from information_schema.tables
				where table_type = 'BASE TABLE' and lower(table_schema) = 'public'
				and lower(table_name) <> 'databasechangelog_state'
				order by 1""", String.class);
	}

	private static final class PostgreSqlServer {

		static final EmbeddedPostgres INSTANCE = start();

		private static EmbeddedPostgres start() {
			try {
				return EmbeddedPostgres.start();
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
		}

	}

}
