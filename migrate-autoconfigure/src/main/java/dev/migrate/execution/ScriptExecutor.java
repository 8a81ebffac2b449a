package dev.migrate.execution;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

import dev.migrate.engine.Engine;
import dev.migrate.engine.Engines;
import dev.migrate.failure.MigrationException;
import liquibase.Scope;
import liquibase.changelog.ChangeSet;
import liquibase.database.Database;
import liquibase.exception.DatabaseException;
import liquibase.executor.Executor;
import liquibase.executor.LoggingExecutor;
import liquibase.sql.visitor.SqlVisitor;
import liquibase.sqlgenerator.SqlGeneratorFactory;
import liquibase.statement.ExecutablePreparedStatement;
import liquibase.statement.SqlStatement;
import liquibase.statement.core.CommentStatement;
import liquibase.statement.core.GetNextChangeSetSequenceValueStatement;

/**
 * Writes statements down where Liquibase would run them. Each ends with a semicolon, on a
 * line of its own after a comment. Only reading reaches the database.
 */
final class ScriptExecutor extends LoggingExecutor {

	private final StringBuilder script = new StringBuilder();

	private boolean statements;

	private final int newestOrder;

	private final Optional<Engine> engine;

	/**
	 * Creates an executor.
	 * @param newestOrder the place of the history's newest row
	 */
	ScriptExecutor(Executor reading, Database database, int newestOrder) {
		super(reading, null, database);
		this.newestOrder = newestOrder;
		this.engine = Engines.find(database.getShortName());
	}

	String script() {
		String heading = this.engine.map(Engine::scriptHeading)
			.orElse(List.of())
			.stream()
			.map((line) -> line + "\n")
			.collect(Collectors.joining());
		return (this.statements ? heading : "") + this.script.toString().strip() + "\n";
	}

	/**
	 * Writes a line that is no statement of Liquibase's.
	 */
	void line(String line) {
		this.script.append(line).append('\n');
	}

	@Override
	public void comment(String message) {
		message.lines().forEach((line) -> line("-- " + line));
	}

	@Override
	public void execute(SqlStatement statement) throws DatabaseException {
		execute(statement, List.of());
	}

	@Override
	public void execute(SqlStatement statement, List<SqlVisitor> sqlVisitors) throws DatabaseException {
		if (statement instanceof CommentStatement comment) {
			comment(comment.getText());
			return;
		}
		if (statement instanceof ExecutablePreparedStatement) {
			throw notAsSql("reads values from a file");
		}
		if (SqlGeneratorFactory.getInstance().generateStatementsVolatile(statement, this.database)) {
			throw notAsSql("depends on what the database looks like at that point");
		}
		for (String sql : applyVisitors(statement, sqlVisitors)) {
			if (sql != null && !sql.isBlank()) {
				write(this.engine.map((engine) -> engine.scripted(sql)).orElse(sql).strip());
			}
		}
	}

	@Override
	public int update(SqlStatement statement) throws DatabaseException {
		execute(statement);
		return 0;
	}

	@Override
	public int update(SqlStatement statement, List<SqlVisitor> sqlVisitors) throws DatabaseException {
		execute(statement, sqlVisitors);
		return 0;
	}

	@Override
	public int queryForInt(SqlStatement statement) throws DatabaseException {
		return (statement instanceof GetNextChangeSetSequenceValueStatement) ? this.newestOrder
				: super.queryForInt(statement);
	}

	private void write(String sql) {
		this.statements = true;
		String lastLine = sql.substring(sql.lastIndexOf('\n') + 1);
		this.script.append(sql);
		if (lastLine.contains("--")) {
			this.script.append('\n');
		}
		line(sql.endsWith(";") && !lastLine.contains("--") ? "" : ";");
	}

	/**
	 * The failure of a change set that does something else than running SQL.
	 */
	static MigrationException notAsSql(String reason) {
		ChangeSet changeSet = Scope.getCurrentScope().get(Scope.Attr.changeSet, ChangeSet.class);
		String name = (changeSet != null) ? "Change set " + changeSet.getId() + " in " + changeSet.getFilePath()
				: "A change set";
		return new MigrationException(name + " cannot be written as SQL: it " + reason + ".",
				"Run its revision with migrate, and write SQL for those before and behind it.");
	}

}
