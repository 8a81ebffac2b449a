package dev.migrate.execution;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

import dev.migrate.engine.SqlStatementReader;
import liquibase.change.AbstractSQLChange;
import liquibase.changelog.ChangeSet;
import liquibase.database.Database;
import liquibase.database.DatabaseList;
import liquibase.exception.UnexpectedLiquibaseException;
import liquibase.sql.visitor.SqlVisitor;
import liquibase.util.StringUtil;

/**
 * The SQL that somebody has written into a change set, statement by statement, as it will
 * run.
 */
final class WrittenSql {

	/** All others are harmless here, and in most files there are none of these. */
	private static final Pattern WORTH_READING = Pattern
		.compile("\\b(?:drop|truncate|delete|replace|alter|modify|change)\\b", Pattern.CASE_INSENSITIVE);

	/** More than anybody writes: rows to load, which Liquibase takes long to divide. */
	private static final int LONG = 1_000_000;

	private final ChangeSet changeSet;

	private final Database database;

	WrittenSql(ChangeSet changeSet, Database database) {
		this.changeSet = changeSet;
		this.database = database;
	}

	/**
	 * The statements of a change, as far as they may be of interest.
	 */
	List<String> statements(AbstractSQLChange change) {
		String sql = text(change);
		if (this.changeSet.getSqlVisitors().isEmpty() && !WORTH_READING.matcher(sql).find()) {
			return List.of();
		}
		try {
			return (sql.length() < LONG)
					? Arrays
						.stream(StringUtil.processMultiLineSQL(sql, change.isStripComments(),
								change.isSplitStatements(), change.getEndDelimiter(), this.changeSet))
						.map(this::visited)
						.toList()
					: divided(sql);
		}
		catch (RuntimeException ex) {
			// A character that Liquibase does not take: it says so where it names the
			// change set
			return divided(sql);
		}
	}

	/**
	 * What {@code modifySql} puts before and behind each statement.
	 */
	String aroundEach() {
		return visited("");
	}

	/** A statement as {@code modifySql} leaves it. */
	private String visited(String statement) {
		try {
			String visited = statement;
			for (SqlVisitor visitor : this.changeSet.getSqlVisitors()) {
				if (DatabaseList.definitionMatches(visitor.getApplicableDbms(), this.database, true)) {
					visited = visitor.modifySql(visited, this.database);
				}
			}
			return visited;
		}
		catch (RuntimeException ex) {
			// A pattern that is none: whoever runs it says so
			return statement;
		}
	}

	/**
	 * Its text. A file that is not there is missed by whoever runs it.
	 */
	static String text(AbstractSQLChange change) {
		try {
			String sql = change.getSql();
			return (sql != null) ? sql : "";
		}
		catch (UnexpectedLiquibaseException ex) {
			return "";
		}
	}

	private static List<String> divided(String sql) {
		List<String> statements = new ArrayList<>();
		try {
			SqlStatementReader reader = new SqlStatementReader(new StringReader(sql), false);
			for (String statement = reader.read(); statement != null; statement = reader.read()) {
				if (WORTH_READING.matcher(statement).find()) {
					statements.add(statement);
				}
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return statements;
	}

}
