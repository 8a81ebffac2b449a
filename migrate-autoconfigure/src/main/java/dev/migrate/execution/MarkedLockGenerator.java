package dev.migrate.execution;

import java.util.Arrays;

import dev.migrate.execution.MigrationStatus.LockStatus;
import liquibase.Scope;
import liquibase.database.Database;
import liquibase.sql.Sql;
import liquibase.sql.UnparsedSql;
import liquibase.sqlgenerator.SqlGeneratorChain;
import liquibase.sqlgenerator.core.LockDatabaseChangeLogGenerator;
import liquibase.statement.core.LockDatabaseChangeLogStatement;

/**
 * Adds to the owner that Liquibase writes into its lock that a {@link SessionLock} is
 * held with it. Whoever finds such a row and gets the session lock knows that its owner
 * is dead. Liquibase finds this class by itself; runs without a session lock are not
 * marked.
 */
public final class MarkedLockGenerator extends LockDatabaseChangeLogGenerator {

	/** In Liquibase's scope while a session lock is held. */
	static final String SCOPE_KEY = MarkedLockGenerator.class.getName();

	private static final String MARK = ", migrate-starter";

	static boolean isMarked(LockStatus lock) {
		return lock.held() && lock.owner() != null && lock.owner().endsWith(MARK);
	}

	@Override
	public int getPriority() {
		return super.getPriority() + 1;
	}

	@Override
	@SuppressWarnings("rawtypes")
	public Sql[] generateSql(LockDatabaseChangeLogStatement statement, Database database, SqlGeneratorChain chain) {
		Sql[] sql = super.generateSql(statement, database, chain);
		return Scope.getCurrentScope().has(SCOPE_KEY) ? Arrays.stream(sql).map(this::marked).toArray(Sql[]::new) : sql;
	}

	private Sql marked(Sql sql) {
		String address = "(" + hostaddress + ")'";
		return new UnparsedSql(sql.toSql().replace(address, "(" + hostaddress + ")" + MARK + "'"),
				sql.getEndDelimiter());
	}

}
