package dev.migrate.sample;

import java.io.IOException;
import java.net.ConnectException;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Several shops that start at once on one empty database, which somebody else migrates.
 */
class ManyShopsIT {

	private static final Path JAR = Path.of("target/sample-app.jar").toAbsolutePath();

	private static final int SHOPS = 4;

	@TempDir
	private Path directory;

	private final List<ShopProcess.Running> shops = new ArrayList<>();

	@AfterEach
	void end() {
		this.shops.forEach(ShopProcess.Running::close);
	}

	@Test
	void waitWithTheirPortsShutAndMigrateOnce() throws IOException {
		DriverManagerDataSource database = Databases.POSTGRESQL.create();
		JdbcTemplate jdbc = new JdbcTemplate(database);
		jdbc.execute("create table databasechangeloglock (id integer primary key, locked boolean not null, "
				+ "lockgranted timestamp, lockedby varchar(255))");
		jdbc.update("insert into databasechangeloglock values (1, true, now(), 'desk (10.0.0.7)')");
		List<Integer> ports = freePorts();
		for (int port : ports) {
			List<String> arguments = new ArrayList<>(Arrays.asList(Databases.arguments(database)));
			arguments.set(arguments.indexOf("--server.port=0"), "--server.port=" + port);
			this.shops.add(new ShopProcess(this.directory, List.of("-jar", JAR.toString()))
				.start(arguments.toArray(String[]::new)));
		}
		for (ShopProcess.Running shop : this.shops) {
			shop.awaitOutput("Waiting for desk (10.0.0.7), which migrates the database since ");
		}
		assertThat(ports).allSatisfy((port) -> assertThatExceptionOfType(ConnectException.class)
			.isThrownBy(() -> new Socket("localhost", port).close()));
		assertThat(jdbc.queryForList("select * from pg_tables where tablename = 'users'")).isEmpty();
		jdbc.update("update databasechangeloglock set locked = false, lockedby = null, lockgranted = null");
		for (ShopProcess.Running shop : this.shops) {
			shop.awaitOutput("Started ShopApplication");
		}
		assertThat(this.shops).extracting(ShopProcess.Running::port).containsExactlyElementsOf(ports);
		assertThat(jdbc.queryForList("select id from databasechangelog", String.class)).isNotEmpty()
			.doesNotHaveDuplicates();
	}

	private static List<Integer> freePorts() throws IOException {
		List<ServerSocket> sockets = new ArrayList<>();
		for (int i = 0; i < SHOPS; i++) {
			sockets.add(new ServerSocket(0));
		}
		List<Integer> ports = sockets.stream().map(ServerSocket::getLocalPort).toList();
		for (ServerSocket socket : sockets) {
			socket.close();
		}
		return ports;
	}

}
