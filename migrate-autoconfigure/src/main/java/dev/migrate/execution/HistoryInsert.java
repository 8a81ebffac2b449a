package dev.migrate.execution;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import dev.migrate.engine.Engine;
import dev.migrate.engine.Engines;
import liquibase.ChecksumVersion;
import liquibase.Scope;
import liquibase.changelog.ChangeLogHistoryServiceFactory;
import liquibase.changelog.ChangeSet;
import liquibase.database.Database;
import liquibase.database.ObjectQuotingStrategy;
import liquibase.exception.LiquibaseException;
import liquibase.sqlgenerator.core.MarkChangeSetRanGenerator;
import liquibase.statement.DatabaseFunction;
import liquibase.statement.core.MarkChangeSetRanStatement;
import liquibase.util.StringUtil;
import org.jspecify.annotations.Nullable;

/**
 * Writes the statement that adds a row to the history, as Liquibase does, which finds out
 * anew for each value of each row of what type a text is.
 */
final class HistoryInsert {

	private static final List<String> COLUMNS = List.of("ID", "AUTHOR", "FILENAME", "DATEEXECUTED", "ORDEREXECUTED",
			"MD5SUM", "DESCRIPTION", "COMMENTS", "EXECTYPE", "CONTEXTS", "LABELS", "LIQUIBASE", "DEPLOYMENT_ID");

	private static final int LONGEST = 250;

	private static final int LAST_ASCII = 127;

	private final Database database;

	private final String begin;

	private final String now;

	private final String version = MarkChangeSetRanGenerator.getLiquibaseBuildVersion();

	HistoryInsert(Database database) {
		this.database = database;
		this.begin = begin(database);
		this.now = now(database);
	}

	/** When the row is written, and thus how long what it is about took. */
	private static String now(Database database) {
		return Engines.find(database.getShortName())
			.map(Engine::clockSql)
			.orElseGet(() -> database
				.generateDatabaseFunctionValue(new DatabaseFunction(database.getCurrentDateTimeFunction())));
	}

	private static String begin(Database database) {
		ObjectQuotingStrategy strategy = database.getObjectQuotingStrategy();
		database.setObjectQuotingStrategy(ObjectQuotingStrategy.LEGACY);
		try {
			String catalog = database.getLiquibaseCatalogName();
			String schema = database.getLiquibaseSchemaName();
			String table = database.getDatabaseChangeLogTableName();
			List<String> columns = COLUMNS.stream()
				.map((column) -> database.escapeColumnName(catalog, schema, table, column))
				.toList();
			return "INSERT INTO " + database.escapeTableName(catalog, schema, table) + " (" + String.join(", ", columns)
					+ ") VALUES (";
		}
		finally {
			database.setObjectQuotingStrategy(strategy);
		}
	}

	/**
	 * The statement, or null if there is more to it than a new row of ordinary texts.
	 */
	@Nullable String sql(MarkChangeSetRanStatement row) throws LiquibaseException {
		ChangeSet changeSet = row.getChangeSet();
		if (!row.getExecType().ran || row.getExecType().ranBefore
				|| MarkChangeSetRanGenerator.getTagFromChangeset(changeSet) != null) {
			return null;
		}
		String comments = changeSet.getComments();
		List<@Nullable String> texts = new ArrayList<>(Arrays.asList(changeSet.getId(), changeSet.getAuthor(),
				changeSet.getFilePath(), changeSet.generateCheckSum(ChecksumVersion.latest()).toString(),
				StringUtil.limitSize(changeSet.getDescription(), LONGEST),
				StringUtil.limitSize((comments != null) ? comments.trim() : "", LONGEST), row.getExecType().value,
				changeSet.buildFullContext(), changeSet.buildFullLabels(), this.version,
				Scope.getCurrentScope().getDeploymentId()));
		if (!texts.stream().allMatch(this::isOrdinary)) {
			return null;
		}
		List<String> values = new ArrayList<>(texts.stream().map(this::literal).toList());
		values.add(3, this.now);
		values.add(4,
				String.valueOf(Scope.getCurrentScope()
					.getSingleton(ChangeLogHistoryServiceFactory.class)
					.getChangeLogService(this.database)
					.getNextSequenceValue()));
		return this.begin + String.join(", ", values) + ")";
	}

	/**
	 * Whether it is written as a text on every engine, in the same way: "now()" is not,
	 * and some have another kind of text for what is not ASCII.
	 */
	private boolean isOrdinary(@Nullable String text) {
		return text == null || !(text.startsWith("\"") || text.startsWith("to_date(")
				|| text.equalsIgnoreCase(this.database.getCurrentDateTimeFunction())
				|| text.chars().anyMatch((character) -> character > LAST_ASCII));
	}

	private String literal(@Nullable String text) {
		return (text == null || text.equalsIgnoreCase("null")) ? "NULL"
				: "'" + this.database.escapeStringForDatabase(text) + "'";
	}

}
