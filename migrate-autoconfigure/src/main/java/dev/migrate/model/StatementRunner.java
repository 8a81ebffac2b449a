package dev.migrate.model;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

import dev.migrate.model.EntityModel.FailedStatement;

/**
 * Runs statements one by one, going on where one is refused.
 */
final class StatementRunner {

	private final Connection connection;

	StatementRunner(Connection connection) {
		this.connection = connection;
	}

	/**
	 * Runs the statements.
	 * @return those that the engine refused
	 */
	List<FailedStatement> run(List<String> statements) throws SQLException {
		return runAtOnce(statements) ? List.of() : runUntilDone(statements);
	}

	/** Hibernate creates views by their names, whatever their queries need. */
	private List<FailedStatement> runUntilDone(List<String> statements) throws SQLException {
		List<FailedStatement> failures = runOneByOne(statements);
		int before = statements.size();
		while (!failures.isEmpty() && failures.size() < before) {
			before = failures.size();
			failures = runOneByOne(failures.stream().map(FailedStatement::sql).toList());
		}
		return failures;
	}

	/** A single round trip, where a failure can take back everything. */
	private boolean runAtOnce(List<String> statements) throws SQLException {
		if (this.connection.getMetaData().dataDefinitionCausesTransactionCommit()) {
			return false;
		}
		boolean autoCommit = this.connection.getAutoCommit();
		this.connection.setAutoCommit(false);
		try (Statement batch = this.connection.createStatement()) {
			for (String sql : statements) {
				batch.addBatch(sql);
			}
			batch.executeBatch();
			this.connection.commit();
			return true;
		}
		catch (SQLException ex) {
			this.connection.rollback();
			return false;
		}
		finally {
			this.connection.setAutoCommit(autoCommit);
		}
	}

	private List<FailedStatement> runOneByOne(List<String> statements) throws SQLException {
		List<FailedStatement> failures = new ArrayList<>();
		try (Statement statement = this.connection.createStatement()) {
			for (String sql : statements) {
				try {
					statement.execute(sql);
					end(this.connection::commit);
				}
				catch (SQLException ex) {
					failures.add(new FailedStatement(sql, String.valueOf(ex.getMessage())));
					end(this.connection::rollback);
				}
			}
		}
		return failures;
	}

	private void end(TransactionEnd end) throws SQLException {
		if (!this.connection.getAutoCommit()) {
			end.run();
		}
	}

	/**
	 * A commit or a rollback.
	 */
	@FunctionalInterface
	private interface TransactionEnd {

		void run() throws SQLException;

	}

}
