package dev.migrate.engine;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * {@code mariadb-dump} and {@code mariadb}.
 */
final class MariaDbBackup implements BackupTool {

	private static final Pattern VERSION = Pattern.compile("(\\d+)\\.\\d+\\.\\d+(?=-MariaDB)");

	private static final String INSTALL = "Install MariaDB's client programs in the server's version or a later one "
			+ "(Debian and Ubuntu: apt install mariadb-client; macOS: brew install mariadb), and put them on the PATH "
			+ "or name their directory in app.migrate.backup.programs.";

	@Override
	public void save(BackupAccess access, Path file) throws SQLException {
		List<String> arguments = arguments(access, "--single-transaction", "--routines", "--triggers", "--hex-blob",
				"--default-character-set=utf8mb4");
		if (hasEvents(access)) {
			arguments.add(0, "--events");
		}
		program("mariadb-dump", access).run(arguments, environment(access), null, file);
	}

	/**
	 * A server whose scheduler is switched off for good refuses to be asked for them.
	 */
	private static boolean hasEvents(BackupAccess access) throws SQLException {
		try (Connection connection = access.dataSource().getConnection();
				Statement statement = connection.createStatement();
				ResultSet result = statement.executeQuery("select @@event_scheduler <> 'DISABLED'")) {
			return result.next() && result.getBoolean(1);
		}
	}

	@Override
	public void restore(BackupAccess access, Path file) throws SQLException {
		NativeProgram program = program("mariadb", access);
		clear(access);
		program.run(arguments(access, "--default-character-set=utf8mb4", "--batch"), environment(access), file, null);
	}

	private static void clear(BackupAccess access) throws SQLException {
		try (Connection connection = access.dataSource().getConnection();
				Statement statement = connection.createStatement()) {
			statement.execute("set foreign_key_checks = 0");
			try {
				for (String drop : drops(statement)) {
					statement.execute(drop);
				}
			}
			finally {
				statement.execute("set foreign_key_checks = 1");
			}
		}
	}

	private static List<String> drops(Statement statement) throws SQLException {
		List<String> drops = new ArrayList<>();
		try (ResultSet objects = statement
			.executeQuery("select concat('drop ', case table_type when 'VIEW' then 'view' "
					+ "when 'SEQUENCE' then 'sequence' else 'table' end, ' if exists `', replace(table_name, '`', '``'), '`') "
					+ "from information_schema.tables where table_schema = database() union all "
					+ "select concat('drop ', lower(routine_type), ' if exists `', replace(routine_name, '`', '``'), '`') "
					+ "from information_schema.routines where routine_schema = database()")) {
			while (objects.next()) {
				drops.add(objects.getString(1));
			}
		}
		return drops;
	}

	private static NativeProgram program(String name, BackupAccess access) throws SQLException {
		NativeProgram program = NativeProgram.find(name, access.programs(), INSTALL);
		try (Connection connection = access.dataSource().getConnection()) {
			DatabaseMetaData server = connection.getMetaData();
			program.requireVersion(VERSION, server.getDatabaseMajorVersion(),
					server.getDatabaseProductName() + " " + server.getDatabaseProductVersion().replaceFirst("-.*", ""));
		}
		return program;
	}

	/**
	 * That of the connection, which need not be that of the URL.
	 */
	private static String database(BackupAccess access) throws SQLException {
		try (Connection connection = access.dataSource().getConnection()) {
			return connection.getCatalog();
		}
	}

	private static List<String> arguments(BackupAccess access, String... options) throws SQLException {
		ServerAddress address = ServerAddress.parse(access.url());
		List<String> arguments = new ArrayList<>(List.of(options));
		arguments.add("--protocol=tcp");
		arguments.add("--host=" + address.host());
		if (address.port() != null) {
			arguments.add("--port=" + address.port());
		}
		String user = access.user();
		if (user != null) {
			// With the host that the server sees it come from
			arguments.add("--user=" + user.replaceFirst("@[^@]*$", ""));
		}
		arguments.add(database(access));
		return arguments;
	}

	private static Map<String, String> environment(BackupAccess access) {
		String password = access.password();
		String inUrl = ServerAddress.parse(access.url()).parameters().get("password");
		String known = (password != null && !password.isEmpty()) ? password : inUrl;
		return (known != null) ? Map.of("MYSQL_PWD", known) : Map.of();
	}

}
