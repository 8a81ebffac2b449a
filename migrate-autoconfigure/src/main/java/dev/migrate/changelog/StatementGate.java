package dev.migrate.changelog;

import java.util.List;

import liquibase.database.Database;
import liquibase.exception.DatabaseException;
import liquibase.executor.jvm.JdbcExecutor;
import liquibase.sql.Sql;
import liquibase.sql.visitor.SqlVisitor;
import liquibase.sqlgenerator.SqlGeneratorFactory;
import liquibase.statement.CompoundStatement;
import liquibase.statement.ExecutablePreparedStatement;
import liquibase.statement.SqlStatement;
import liquibase.statement.core.RawParameterizedSqlStatement;
import liquibase.statement.core.RuntimeStatement;
import org.jspecify.annotations.Nullable;

/**
 * Executes the statements of a change set one by one, and asks before each.
 */
public abstract class StatementGate extends JdbcExecutor {

	private boolean open = true;

	/**
	 * Whether a statement may be executed.
	 * @param sql what it says, or null if that is not known
	 */
	protected abstract boolean enter(@Nullable String sql) throws DatabaseException;

	/**
	 * A statement that was asked for has come to its end.
	 */
	protected void leave() {
	}

	/**
	 * From here on statements are asked for, or no longer.
	 */
	public void guard(boolean guarded) {
		this.open = !guarded;
	}

	@Override
	public void execute(SqlStatement sql, List<SqlVisitor> visitors) throws DatabaseException {
		if (this.open) {
			super.execute(sql, visitors);
			return;
		}
		// To generate one that is a program is to run it
		if (sql instanceof RuntimeStatement || sql instanceof ExecutablePreparedStatement
				|| sql instanceof RawParameterizedSqlStatement || sql instanceof CompoundStatement) {
			one(sql, null, visitors);
			return;
		}
		Sql[] parts = SqlGeneratorFactory.getInstance().generateSql(sql, this.database);
		if (parts == null || parts.length == 0) {
			one(sql, null, visitors);
			return;
		}
		for (Sql part : parts) {
			one(generated(part), part.toSql(), visitors);
		}
	}

	/**
	 * A statement that is SQL already.
	 */
	protected static SqlStatement generated(Sql part) {
		return new RuntimeStatement() {

			@Override
			public Sql[] generate(Database database) {
				return new Sql[] { part };
			}

		};
	}

	private void one(SqlStatement statement, @Nullable String sql, List<SqlVisitor> visitors) throws DatabaseException {
		if (enter(sql)) {
			super.execute(statement, visitors);
			leave();
		}
	}

}
