package dev.migrate.engine;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * {@code pg_dump} and {@code psql}. Restoring is one transaction.
 */
final class PostgreSqlBackup implements BackupTool {

	private static final Pattern VERSION = Pattern.compile("(?<=PostgreSQL\\) )(\\d+)(?:\\.\\d+)*");

	private static final String INSTALL = "Install PostgreSQL's client programs in the server's version or a later one "
			+ "(Debian and Ubuntu: apt install postgresql-client; macOS: brew install libpq), and put them on the PATH "
			+ "or name their directory in app.migrate.backup.programs.";

	@Override
	public void save(BackupAccess access, Path file) throws SQLException {
		program("pg_dump", access).run(arguments(access, "--no-password", "--encoding=UTF8"), environment(access), null,
				file);
	}

	@Override
	public void restore(BackupAccess access, Path file) throws SQLException, IOException {
		NativeProgram program = program("psql", access);
		Path clear = Files.createTempFile("migrate", ".sql");
		try {
			Files.writeString(clear, clearing());
			program.run(
					arguments(access, "--no-password", "--no-psqlrc", "--quiet", "--single-transaction",
							"--set=ON_ERROR_STOP=1", "--file=" + clear, "--file=" + file.toAbsolutePath()),
					environment(access), null, null);
		}
		finally {
			Files.delete(clear);
		}
	}

	private static NativeProgram program(String name, BackupAccess access) throws SQLException {
		NativeProgram program = NativeProgram.find(name, access.programs(), INSTALL);
		try (Connection connection = access.dataSource().getConnection()) {
			DatabaseMetaData server = connection.getMetaData();
			program.requireVersion(VERSION, server.getDatabaseMajorVersion(),
					server.getDatabaseProductName() + " " + server.getDatabaseProductVersion().replaceFirst(" .*", ""));
		}
		return program;
	}

	private static List<String> arguments(BackupAccess access, String... options) {
		ServerAddress address = ServerAddress.parse(access.url());
		List<String> arguments = new ArrayList<>(List.of(options));
		arguments.add("--host=" + address.host());
		if (address.port() != null) {
			arguments.add("--port=" + address.port());
		}
		if (access.user() != null) {
			arguments.add("--username=" + access.user());
		}
		arguments.add("--dbname=" + (address.database().isEmpty() ? access.user() : address.database()));
		return arguments;
	}

	private static Map<String, String> environment(BackupAccess access) {
		Map<String, String> environment = new HashMap<>();
		Map<String, String> parameters = ServerAddress.parse(access.url()).parameters();
		String password = (access.password() != null && !access.password().isEmpty()) ? access.password()
				: parameters.get("password");
		if (password != null) {
			environment.put("PGPASSWORD", password);
		}
		Map.of("sslmode", "PGSSLMODE", "sslrootcert", "PGSSLROOTCERT", "sslcert", "PGSSLCERT")
			.forEach((parameter, variable) -> {
				if (parameters.containsKey(parameter)) {
					environment.put(variable, parameters.get(parameter));
				}
			});
		return environment;
	}

	private static String clearing() {
		try (InputStream script = PostgreSqlBackup.class.getResourceAsStream("clear-postgresql.sql")) {
			return new String(Objects.requireNonNull(script).readAllBytes(), StandardCharsets.UTF_8);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
