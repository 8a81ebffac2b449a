package dev.migrate.support;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.abort;

/**
 * A real PgBouncer that hands out the sessions of a PostgreSQL server by transactions.
 * Where there is none, Debian's is installed, which takes the right to do so.
 */
public final class PgBouncer implements AutoCloseable {

	private static final Path PROGRAM = Path.of("/usr/sbin/pgbouncer");

	private final Process process;

	private final String url;

	private PgBouncer(Process process, String url) {
		this.process = process;
		this.url = url;
	}

	/**
	 * Starts it, or skips the test where there is none and none can be had.
	 * @param directory an empty directory
	 * @param server the JDBC URL of the database behind it, without a password
	 * @param sessions how many sessions of the server there are for all
	 */
	public static PgBouncer start(Path directory, String server, int sessions) throws Exception {
		if (!Files.isExecutable(PROGRAM) && !(install() && Files.isExecutable(PROGRAM))) {
			abort("No test through PgBouncer: there is no " + PROGRAM
					+ ", and 'apt-get install pgbouncer' is not possible here.");
		}
		URI address = URI.create(server.substring("jdbc:".length()));
		int port = freePort();
		Path settings = directory.resolve("pgbouncer.ini");
		Files.writeString(settings, """
				[databases]
				* = host=%s port=%d user=postgres
				[pgbouncer]
				listen_addr = 127.0.0.1
				listen_port = %d
				unix_socket_dir =
				auth_type = any
				pool_mode = transaction
				default_pool_size = %d
				query_wait_timeout = 5
				ignore_startup_parameters = extra_float_digits
				""".formatted(address.getHost(), address.getPort(), port, sessions));
		Process process = new ProcessBuilder(command(settings)).redirectErrorStream(true)
			.redirectOutput(directory.resolve("pgbouncer.log").toFile())
			.start();
		await().atMost(Duration.ofSeconds(20)).ignoreExceptions().until(() -> {
			new Socket("127.0.0.1", port).close();
			return true;
		});
		return new PgBouncer(process, "jdbc:postgresql://127.0.0.1:" + port + address.getPath() + "?user=postgres");
	}

	/** It does not run as root. */
	private static List<String> command(Path settings) throws IOException {
		if (!"root".equals(System.getProperty("user.name"))) {
			return List.of(PROGRAM.toString(), settings.toString());
		}
		settings.getParent().toFile().setExecutable(true, false);
		settings.toFile().setReadable(true, false);
		return List.of(PROGRAM.toString(), "--user=nobody", settings.toString());
	}

	private static int freePort() throws IOException {
		try (ServerSocket socket = new ServerSocket(0)) {
			return socket.getLocalPort();
		}
	}

	private static boolean install() {
		return run("apt-get", "update") && run("apt-get", "install", "--yes", "--no-install-recommends", "pgbouncer");
	}

	private static boolean run(String... command) {
		try {
			ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true)
				.redirectOutput(ProcessBuilder.Redirect.DISCARD);
			builder.environment().put("DEBIAN_FRONTEND", "noninteractive");
			Process process = builder.start();
			process.getOutputStream().close();
			if (!process.waitFor(5, TimeUnit.MINUTES)) {
				process.destroyForcibly();
				return false;
			}
			return process.exitValue() == 0;
		}
		catch (IOException ex) {
			return false;
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return false;
		}
	}

	/**
	 * The JDBC URL of the database through it.
	 */
	public String url() {
		return this.url;
	}

	@Override
	public void close() {
		this.process.destroy();
		this.process.onExit().join();
	}

}
