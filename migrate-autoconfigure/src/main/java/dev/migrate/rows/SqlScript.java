package dev.migrate.rows;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import dev.migrate.engine.SqlStatementReader;
import dev.migrate.failure.MigrationException;

/**
 * SQL that somebody wrote, or that a database wrote about itself.
 *
 * @param text its statements, with semicolons between them
 */
public record SqlScript(String text) {

	/** What a dump says about users, sessions and locks. */
	private static final Pattern NOT_SCHEMA = Pattern.compile(
			"(?:set|use|lock|unlock|grant|revoke|analyze|(?:create|alter|drop) (?:user|role|database)|"
					+ "drop table if exists|create schema (?:if not exists )?\\S+$|comment on (?:extension|schema)|"
					+ "select pg_catalog\\.set_config|alter \\w+ .* owner to)\\b.*|create schema .*",
			Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

	private static final Pattern COPY = Pattern.compile("copy\\s.*\\bfrom\\s+stdin",
			Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

	/**
	 * Runs all statements.
	 * @throws MigrationException if the database refuses one
	 */
	public void run(Connection connection) throws SQLException {
		run(connection, this.text, false);
	}

	/**
	 * Runs the statements of a dump that are about the schema and its rows.
	 * @throws MigrationException if the database refuses one
	 */
	public void runAsDump(Connection connection) throws SQLException {
		// Those that begin with a backslash are for psql
		String statements = this.text.lines()
			.filter((line) -> !line.startsWith("\\"))
			.collect(Collectors.joining("\n"));
		run(connection, statements, true);
	}

	private static void run(Connection connection, String text, boolean dump) throws SQLException {
		boolean backslashes = connection.getMetaData().getIdentifierQuoteString().equals("`");
		try (Statement statement = connection.createStatement()) {
			SqlStatementReader statements = new SqlStatementReader(new StringReader(text), backslashes);
			for (String sql = statements.read(); sql != null; sql = statements.read()) {
				if (!dump || !NOT_SCHEMA.matcher(sql).matches()) {
					run(statement, sql);
				}
			}
			connection.commit();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static void run(Statement statement, String sql) {
		if (COPY.matcher(sql).lookingAt()) {
			throw new MigrationException("The dump holds rows as COPY, which only psql reads.",
					"Write it with pg_dump --inserts, or without rows by pg_dump --schema-only.");
		}
		try {
			statement.execute(sql);
		}
		catch (SQLException ex) {
			throw new MigrationException("The database refuses a statement of the script: " + ex.getMessage()
					+ System.lineSeparator() + "Statement: " + sql, "Correct the statement.", ex);
		}
	}

}
