package dev.migrate.execution;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import javax.sql.DataSource;

import dev.migrate.failure.MigrationException;
import dev.migrate.failure.Secrets;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.BeanWrapper;
import org.springframework.beans.PropertyAccessorFactory;

/**
 * Opens connections, and says whom it tried to reach as whom when it cannot.
 */
public final class Connections {

	/** MariaDB's, whose SQLState for it says nothing. */
	private static final int UNKNOWN_DATABASE = 1049;

	/** MariaDB's for all of them, and for those of one user. */
	private static final Set<Integer> TOO_MANY_CONNECTIONS = Set.of(1040, 1226);

	/** Hikari's, Commons DBCP's and Tomcat's, when no connection comes back. */
	private static final Pattern POOL_IS_EMPTY = Pattern
		.compile("Connection is not available, request timed out|Timeout waiting for idle object|Timeout: Pool empty");

	/** PgBouncer's, when no session of the server comes back. */
	private static final Pattern NO_SESSION = Pattern.compile("query_wait_timeout");

	private static final String FULL = "The server takes no more connections: end some, or let it have more of them "
			+ "(max_connections), and make the pools of its applications smaller.";

	private static final Pattern DATABASE_NAME = Pattern.compile("^jdbc:[a-z]+://[^/]+/([^?;]+)");

	private Connections() {
	}

	/**
	 * Opens a connection.
	 * @throws MigrationException if there is none to be had
	 */
	public static Connection open(DataSource dataSource) {
		try {
			return dataSource.getConnection();
		}
		catch (MigrationException ex) {
			throw ex;
		}
		// Connection pools wrap the driver's exception into one of their own
		catch (SQLException | RuntimeException ex) {
			throw failure(dataSource, ex);
		}
	}

	private static MigrationException failure(DataSource dataSource, Exception failure) {
		String url = property(dataSource, "jdbcUrl", "url", "URL");
		String user = property(dataSource, "username", "user");
		StringBuilder message = new StringBuilder("Could not connect to the database");
		if (url != null) {
			message.append(' ').append(Secrets.mask(url));
		}
		if (user != null && !user.isEmpty()) {
			message.append(" as user '").append(user).append('\'');
		}
		message.append(": ").append(DatabaseReason.of(failure).text());
		return new MigrationException(message.toString(), action(url, failure), failure);
	}

	private static String action(@Nullable String url, Exception failure) {
		SQLException refusal = refusal(failure);
		String state = (refusal != null) ? refusal.getSQLState().toUpperCase(Locale.ROOT) : "";
		if (refusal == null && says(failure, POOL_IS_EMPTY)) {
			return "All connections of the pool are in use: make it larger (spring.datasource.hikari.maximum-pool-size), "
					+ "or have migrations connect by themselves, with spring.liquibase.user and spring.liquibase.password.";
		}
		if (says(failure, NO_SESSION)) {
			return "The pool in front of the server has no session to spare, and a run takes two of them: set "
					+ "spring.liquibase.url to the server itself, or make the pool larger.";
		}
		if (refusal != null && TOO_MANY_CONNECTIONS.contains(refusal.getErrorCode())) {
			return FULL;
		}
		if (DatabaseReason.of(failure).kind() == DatabaseReason.Kind.NOT_ALLOWED) {
			return "Grant the database user the database: GRANT CONNECT ON DATABASE <database> TO <user> (PostgreSQL), "
					+ "GRANT ALL ON <database>.* TO <user> (MariaDB), or name another user.";
		}
		return switch (state) {
			case "53300" -> FULL;
			case "28000", "28P01" -> "Correct spring.datasource.username and spring.datasource.password "
					+ "(or spring.liquibase.user and spring.liquibase.password, if they are set).";
			case "3D000" -> create(url, '"');
			case "90146", "90149" ->
				"Leave IFEXISTS=TRUE out of spring.datasource.url, so that the database is created, "
						+ "or correct its name there.";
			case "90020" -> "Another process has the database file open: stop it, "
					+ "or add ;AUTO_SERVER=TRUE to spring.datasource.url in both.";
			default -> (refusal != null && refusal.getErrorCode() == UNKNOWN_DATABASE) ? create(url, '`')
					: "Start the database server, or correct spring.datasource.url (or spring.liquibase.url, if it is set).";
		};
	}

	private static @Nullable SQLException refusal(Throwable failure) {
		SQLException refusal = null;
		for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
			if (cause instanceof SQLException ex && ex.getSQLState() != null) {
				refusal = ex;
			}
		}
		return refusal;
	}

	private static boolean says(Throwable failure, Pattern words) {
		for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
			if (words.matcher(String.valueOf(cause.getMessage())).find()) {
				return true;
			}
		}
		return false;
	}

	private static String create(@Nullable String url, char quote) {
		Matcher matcher = DATABASE_NAME.matcher(String.valueOf(url));
		String name = matcher.find() ? matcher.group(1) : "<name>";
		String quoted = name.matches("[a-z_][a-z0-9_]*") ? name : quote + name + quote;
		return "Create the database: CREATE DATABASE " + quoted + ";  or correct the name in spring.datasource.url.";
	}

	private static @Nullable String property(DataSource dataSource, String... names) {
		BeanWrapper properties = PropertyAccessorFactory.forBeanPropertyAccess(dataSource);
		for (String name : names) {
			if (properties.isReadableProperty(name) && properties.getPropertyValue(name) instanceof String value) {
				return value;
			}
		}
		return null;
	}

}
