package dev.migrate.engine;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.Set;

import javax.sql.DataSource;

import dev.migrate.schema.Identifier;
import dev.migrate.schema.CheckConstraint;
import dev.migrate.schema.Column;
import dev.migrate.schema.ObjectName;
import dev.migrate.schema.QualifiedName;
import dev.migrate.schema.Schema;
import dev.migrate.schema.Sequence;
import dev.migrate.schema.Table;
import org.jspecify.annotations.Nullable;

/**
 * MariaDB, read from its catalog and tried out in scratch databases.
 */
public final class MariaDbEngine extends AbstractMySqlEngine {

	private static final int DUPLICATE = 1062;

	private static final Set<String> SYSTEM_DATABASES = Set.of("mysql", "performance_schema", "sys");

	static final EngineType TYPE = new EngineType("mariadb", "MariaDB", MariaDbEngine::new,
			(connection) -> new MariaDbEngine());

	private final MariaDbColumnChecks columnChecks;

	MariaDbEngine() {
		this(MariaDbColumnChecks.NONE);
	}

	private MariaDbEngine(MariaDbColumnChecks checks) {
		super(TYPE, ReservedWords.MARIADB, checks);
		this.columnChecks = checks;
	}

	@Override
	public Engine meeting(Table table) {
		MariaDbColumnChecks checks = new MariaDbColumnChecks(table);
		return checks.isEmpty() ? this : new MariaDbEngine(checks);
	}

	@Override
	public String addCheckSql(QualifiedName table, CheckConstraint check) {
		return this.columnChecks.column(check)
			.map((column) -> alterations().redefine(table, column))
			.orElseGet(() -> super.addCheckSql(table, check));
	}

	@Override
	public String dropCheckSql(QualifiedName table, CheckConstraint check) {
		return this.columnChecks.column(check)
			.map((column) -> alterations().withoutCheck(table, column))
			.orElseGet(() -> super.dropCheckSql(table, check));
	}

	/**
	 * What the optimizer goes by.
	 */
	@Override
	public OptionalLong estimatedRows(Connection connection, QualifiedName table, long enough) throws SQLException {
		String database = (table.schema() != null) ? catalogName(table.schema()) : currentSchema(connection);
		return CatalogQuery
			.list(connection,
					"select table_rows from information_schema.tables where table_schema = ? and table_name = ?",
					(row) -> row.getLong(1), database, catalogName(table.name()))
			.stream()
			.mapToLong(Long::longValue)
			.findFirst();
	}

	/**
	 * Most changes go on while others write (since 11.2 also those that copy the table),
	 * but what cannot keeps them out without a word.
	 */
	@Override
	public String unlessOnline() {
		return "lock=none";
	}

	/**
	 * Longer text, and values behind those of an enumeration, are what every row has
	 * already.
	 */
	@Override
	public boolean rewritesForType(String fromType, String toType) {
		TypeText from = TypeText.parse(fromType);
		TypeText to = TypeText.parse(toType);
		boolean same = from.name().equals(to.name());
		boolean longer = same && from.name().equals("varchar") && narrowing(fromType, toType) == null;
		boolean appended = same && from.name().equals("enum") && to.arguments().size() >= from.arguments().size()
				&& to.arguments().subList(0, from.arguments().size()).equals(from.arguments());
		return !fromType.equals(toType) && !longer && !appended;
	}

	@Override
	public boolean rewritesForColumn(Column column) {
		return column.identity() != null || (column.generated() != null && column.generated().stored());
	}

	@Override
	public int nameLimit() {
		return 64;
	}

	@Override
	public String currentSchema(Connection connection) throws SQLException {
		return connection.getCatalog();
	}

	@Override
	public boolean isSystemSchema(Identifier schema) {
		return SYSTEM_DATABASES.contains(schema.text().toLowerCase(Locale.ROOT)) || super.isSystemSchema(schema);
	}

	@Override
	public Schema read(Connection connection, String schema) throws SQLException {
		return MariaDbReader.read(connection, schema, identifiers());
	}

	/**
	 * The shadow is a scratch database on the same server.
	 */
	@Override
	public Shadow openShadow(DataSource database, String home) throws SQLException {
		return MariaDbShadow.open(this, database, home);
	}

	@Override
	public @Nullable String misfitSql(String column, String fromType, String toType) {
		return isBitToText(fromType, toType) ? column + " is not null"
				: new TypeMisfits(MariaDbAlterations.MISFIT_WORDS).condition(column, MariaDbTypes.standard(fromType),
						MariaDbTypes.standard(toType));
	}

	/**
	 * A variable that has no value yet would be none in the next row either.
	 */
	@Override
	public String rowNumbers() {
		return "rownum()";
	}

	@Override
	public @Nullable String emptyValue(String type) {
		return EmptyValues.of(MariaDbTypes.standard(type));
	}

	@Override
	public @Nullable String sampleValue(String type, int number) {
		return super.sampleValue(MariaDbTypes.standard(type), number);
	}

	@Override
	List<String> dropIndexOfForeignKeySql(QualifiedName table, Identifier index, @Nullable String another) {
		return List
			.of("alter table " + sql(table) + ((another != null) ? " add index if not exists " + another + "," : "")
					+ " drop index if exists " + sql(index));
	}

	@Override
	public List<String> skipUsedNumbersSql(QualifiedName sequence, long increment, QualifiedName table,
			Identifier column) {
		return alterations().skipUsedNumbers(sequence, increment, table, column);
	}

	@Override
	public List<String> alterSequenceSql(Sequence before, Sequence after) {
		return alterations().alterSequence(before, after);
	}

	@Override
	public List<String> renameConstraintSql(QualifiedName table, ObjectName from, ObjectName to) {
		return List.of();
	}

	@Override
	public List<String> renameUniqueConstraintSql(QualifiedName table, ObjectName from, ObjectName to) {
		return renameIndexSql(table, from, to);
	}

	@Override
	public List<String> renameIndexSql(QualifiedName table, ObjectName from, ObjectName to) {
		return List.of("alter table " + sql(table) + " rename index " + sql(from.identifier()) + " to "
				+ sql(to.identifier()));
	}

	@Override
	public List<String> renameSequenceSql(QualifiedName from, QualifiedName to) {
		return List.of("rename table " + sql(from) + " to " + sql(to));
	}

	@Override
	public boolean boundsWaits() {
		return true;
	}

	/**
	 * On the session that does the work: a statement that its client has not waited for
	 * goes on, and with it the lock.
	 */
	/**
	 * Whole seconds, for what holds the table's definition and for what holds its rows.
	 */
	@Override
	public List<String> timeoutSql(@Nullable Duration lock, @Nullable Duration statement) {
		List<String> sql = new ArrayList<>();
		if (lock != null) {
			long seconds = Math.max(1, lock.plusMillis(999).toSeconds());
			sql.add("set session lock_wait_timeout = " + seconds);
			sql.add("set session innodb_lock_wait_timeout = " + seconds);
		}
		if (statement != null) {
			sql.add("set session max_statement_time = " + statement.toMillis() / 1000.0);
		}
		return sql;
	}

	@Override
	public List<String> resetTimeoutsSql() {
		return List.of("set session lock_wait_timeout = default", "set session innodb_lock_wait_timeout = default",
				"set session max_statement_time = default");
	}

	@Override
	public List<String> missingPrivileges(Connection connection, String schema) throws SQLException {
		return MariaDbPrivileges.missing(connection, schema);
	}

	@Override
	public BackupTool backupTool() {
		return new MariaDbBackup();
	}

	/**
	 * A database is dropped with everything in it.
	 */
	@Override
	public List<String> dropSchemaSql(Identifier schema) {
		return List.of("set @migrate_drop = (select if(count(*) = 0, 'drop schema " + sql(schema).replace("'", "''")
				+ "', 'do 0') from information_schema.tables where table_schema = '"
				+ catalogName(schema).replace("'", "''") + "')", "execute immediate @migrate_drop");
	}

	@Override
	public boolean isDuplicate(SQLException failure) {
		return failure.getErrorCode() == DUPLICATE;
	}

}
