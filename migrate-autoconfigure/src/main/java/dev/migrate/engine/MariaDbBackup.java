package dev.migrate.engine;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.migrate.failure.MigrationException;

/**
 * {@code mariadb-dump} and {@code mariadb}.
 */
final class MariaDbBackup implements BackupTool {

	private static final Pattern VERSION = Pattern.compile("(\\d+)\\.\\d+\\.\\d+(?=-MariaDB)");

	private static final Pattern USE = Pattern.compile("USE `((?:[^`]|``)+)`;");

	private static final int LONGEST_NAME = 300;

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
		List<String> others = others(access);
		if (!others.isEmpty()) {
			// What is made of what the others have comes behind them
			arguments.remove(arguments.size() - 1);
			arguments.add("--databases");
			arguments.addAll(others);
			arguments.add(access.home());
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
	public void restore(BackupAccess access, Path file) throws SQLException, IOException {
		NativeProgram program = program("mariadb", access);
		Set<String> saved = saved(file);
		if (!saved.isEmpty() && !saved.contains(access.home())) {
			throw new MigrationException(
					file + " was made of the databases " + String.join(", ", saved) + ", and this one is "
							+ access.home() + ".",
					"Connect the application to one of them: they would be replaced. Or change their names in the file.");
		}
		for (String database : saved.isEmpty() ? Set.of(access.home()) : saved) {
			clear(access, database);
		}
		program.run(arguments(access, "--default-character-set=utf8mb4", "--batch"), environment(access), file, null);
	}

	/**
	 * Those that are there. No schema is part of a database here, to be saved with it.
	 */
	private static List<String> others(BackupAccess access) throws SQLException {
		List<String> others = new ArrayList<>();
		try (Connection connection = access.dataSource().getConnection();
				PreparedStatement statement = connection
					.prepareStatement("select schema_name from information_schema.schemata where schema_name = ?")) {
			for (String name : access.others().get()) {
				statement.setString(1, name);
				try (ResultSet found = statement.executeQuery()) {
					if (found.next() && !found.getString(1).equals(access.home())) {
						others.add(found.getString(1));
					}
				}
			}
		}
		return others;
	}

	/** The databases that a backup of several names, in its order. */
	private static Set<String> saved(Path file) throws IOException {
		Set<String> saved = new LinkedHashSet<>();
		try (BufferedReader lines = Files.newBufferedReader(file, StandardCharsets.ISO_8859_1)) {
			for (String line = lines.readLine(); line != null; line = lines.readLine()) {
				Matcher use = (line.length() < LONGEST_NAME) ? USE.matcher(line) : null;
				if (use != null && use.matches()) {
					String name = new String(use.group(1).getBytes(StandardCharsets.ISO_8859_1),
							StandardCharsets.UTF_8);
					saved.add(name.replace("``", "`"));
				}
			}
		}
		return saved;
	}

	private static void clear(BackupAccess access, String database) throws SQLException {
		try (Connection connection = access.dataSource().getConnection();
				Statement statement = connection.createStatement()) {
			statement.execute("set foreign_key_checks = 0");
			try {
				for (String drop : drops(connection, database)) {
					statement.execute(drop);
				}
			}
			finally {
				statement.execute("set foreign_key_checks = 1");
			}
		}
	}

	private static List<String> drops(Connection connection, String database) throws SQLException {
		List<String> drops = new ArrayList<>();
		try (PreparedStatement statement = connection.prepareStatement("select concat('drop ', kind, ' if exists `', "
				+ "replace(place, '`', '``'), '`.`', replace(name, '`', '``'), '`') from (select "
				+ "case table_type when 'VIEW' then 'view' when 'SEQUENCE' then 'sequence' else 'table' end as kind, "
				+ "table_schema as place, table_name as name from information_schema.tables union all "
				+ "select lower(routine_type), routine_schema, routine_name from information_schema.routines) objects "
				+ "where place = ?")) {
			statement.setString(1, database);
			try (ResultSet objects = statement.executeQuery()) {
				while (objects.next()) {
					drops.add(objects.getString(1));
				}
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

	private static List<String> arguments(BackupAccess access, String... options) {
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
		arguments.add(access.home());
		return arguments;
	}

	private static Map<String, String> environment(BackupAccess access) {
		String password = access.password();
		String inUrl = ServerAddress.parse(access.url()).parameters().get("password");
		String known = (password != null && !password.isEmpty()) ? password : inUrl;
		return (known != null) ? Map.of("MYSQL_PWD", known) : Map.of();
	}

}
