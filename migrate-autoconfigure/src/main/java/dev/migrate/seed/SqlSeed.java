package dev.migrate.seed;

import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;

import dev.migrate.engine.Engine;
import dev.migrate.engine.SqlStatementReader;
import dev.migrate.failure.MigrationException;

/**
 * A file of statements. One that only meets a row that is there already is passed over.
 */
final class SqlSeed {

	private final SeedFile file;

	private final Engine engine;

	private final Connection connection;

	SqlSeed(SeedFile file, Engine engine, Connection connection) {
		this.file = file;
		this.engine = engine;
		this.connection = connection;
	}

	String run() throws SQLException, IOException {
		int ran = 0;
		int passedOver = 0;
		boolean backslashes = this.connection.getMetaData().getIdentifierQuoteString().equals("`");
		try (InputStreamReader text = new InputStreamReader(this.file.content().getInputStream(),
				StandardCharsets.UTF_8); Statement statement = this.connection.createStatement()) {
			SqlStatementReader statements = new SqlStatementReader(text, backslashes);
			for (String sql = statements.read(); sql != null; sql = statements.read()) {
				if (run(statement, sql)) {
					ran++;
				}
				else {
					passedOver++;
				}
			}
		}
		return ran + ((ran == 1) ? " statement" : " statements")
				+ ((passedOver > 0) ? ", " + passedOver + " passed over: the rows are there" : "");
	}

	private boolean run(Statement statement, String sql) throws SQLException {
		Savepoint before = this.connection.setSavepoint();
		try {
			statement.execute(sql);
			return true;
		}
		catch (SQLException ex) {
			this.connection.rollback(before);
			if (this.engine.isDuplicate(ex)) {
				return false;
			}
			throw new MigrationException(
					"The database refuses a statement of " + this.file.location() + ": " + ex.getMessage(),
					"Correct the statement. Nothing has been put in.", ex);
		}
	}

}
