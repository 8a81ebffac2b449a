package dev.migrate.engine;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.stream.Stream;

import javax.sql.DataSource;

import dev.migrate.engine.Identifiers.Folding;
import dev.migrate.schema.Column;
import dev.migrate.schema.Identifier;
import dev.migrate.schema.QualifiedName;
import dev.migrate.schema.Schema;
import dev.migrate.schema.UserType;
import dev.migrate.schema.Sequence;

import org.jspecify.annotations.Nullable;

/**
 * PostgreSQL.
 */
public final class PostgreSqlEngine extends AbstractEngine {

	static final EngineType TYPE = new EngineType("postgresql", "PostgreSQL", PostgreSqlEngine::new,
			(connection) -> new PostgreSqlEngine());

	static final Identifiers IDENTIFIERS = new Identifiers(Folding.LOWER, false, ReservedWords.POSTGRESQL);

	private final PostgreSqlAlterations alterations = new PostgreSqlAlterations(this);

	private final PostgreSqlUserTypes userTypes = new PostgreSqlUserTypes(this);

	PostgreSqlEngine() {
		super(TYPE, IDENTIFIERS);
	}

	@Override
	public boolean takesBackSchemaChanges() {
		return true;
	}

	@Override
	public boolean indexesConcurrently() {
		return true;
	}

	@Override
	public boolean validatesLater() {
		return true;
	}

	@Override
	public boolean rewritesForType(String fromType, String toType) {
		return PostgreSqlRewrites.forType(fromType, toType);
	}

	@Override
	public boolean rewritesForColumn(Column column) {
		return PostgreSqlRewrites.forColumn(column);
	}

	/**
	 * What the planner goes by; a table that nobody has analyzed yet is counted as far as
	 * it matters.
	 */
	@Override
	public OptionalLong estimatedRows(Connection connection, QualifiedName table, long enough) throws SQLException {
		List<Long> estimates = CatalogQuery.list(connection,
				"select c.reltuples::bigint from pg_catalog.pg_class c where c.oid = to_regclass(?)",
				(row) -> row.getLong(1), sql(table));
		if (estimates.isEmpty() || estimates.get(0) >= 0) {
			return estimates.stream().mapToLong(Long::longValue).findFirst();
		}
		return super.estimatedRows(connection, table, enough);
	}

	@Override
	public @Nullable String instantType(String type) {
		return type.matches("timestamp\\(\\d\\)") ? type + " with time zone" : null;
	}

	@Override
	public boolean writesThroughViews() {
		return true;
	}

	@Override
	public String inBatches(QualifiedName table, String assignment, String condition) {
		return "do $$begin loop update " + sql(table) + " set " + assignment
				+ " where ctid = any(array(select ctid from " + sql(table) + " where " + condition
				+ " limit 10000)); exit when not found; commit; end loop; end$$";
	}

	@Override
	public int nameLimit() {
		return 63;
	}

	@Override
	public boolean keepsJsonAsText() {
		return true;
	}

	@Override
	public boolean padsText() {
		return true;
	}

	@Override
	public boolean isSystemSchema(Identifier schema) {
		return schema.text().startsWith("pg_") || super.isSystemSchema(schema);
	}

	@Override
	public Schema read(Connection connection, String schema) throws SQLException {
		return PostgreSqlSearchPath.with(connection, schema, () -> PostgreSqlReader.read(connection, schema));
	}

	@Override
	public List<String> missingPrivileges(Connection connection, String schema) throws SQLException {
		List<String> missing = new ArrayList<>();
		try (PreparedStatement statement = connection.prepareStatement("select has_schema_privilege(?, 'CREATE'), "
				+ "has_database_privilege(current_database(), 'CREATE')")) {
			statement.setString(1, schema);
			try (ResultSet result = statement.executeQuery()) {
				result.next();
				if (!result.getBoolean(1)) {
					missing.add("no CREATE on schema " + schema + ": revisions cannot create anything there");
				}
				if (!result.getBoolean(2)) {
					missing.add("no CREATE on the database: schemas are compared in temporary tables");
				}
			}
		}
		return missing;
	}

	/**
	 * The shadow is a schema in a transaction on one connection of the live database; it
	 * is rolled back when the shadow is closed.
	 */
	@Override
	public Shadow openShadow(DataSource database, String home) throws SQLException {
		return PostgreSqlShadow.open(this, database, home);
	}

	@Override
	public String normalizeType(String declaredType) {
		return PostgreSqlTypes.normalize(declaredType);
	}

	@Override
	public String normalizeDefault(String expression, String type) {
		return PostgreSqlExpressions.normalizeDefault(expression, type);
	}

	@Override
	public String normalizeCheck(String expression) {
		return PostgreSqlExpressions.normalize(expression);
	}

	@Override
	public boolean checksHoldTypes() {
		return true;
	}

	@Override
	public @Nullable String narrowing(String fromType, String toType) {
		return TypeNarrowing.between(PostgreSqlLargeObjects.content(fromType, toType),
				PostgreSqlLargeObjects.content(toType, fromType));
	}

	@Override
	String utcSql() {
		return "set local time zone 'UTC'";
	}

	@Override
	public @Nullable String misfitSql(String column, String fromType, String toType) {
		return new TypeMisfits((text, expression) -> text + " !~ '" + expression + "'").condition(
				PostgreSqlLargeObjects.value(column, fromType, toType),
				PostgreSqlLargeObjects.content(fromType, toType), PostgreSqlLargeObjects.content(toType, fromType));
	}

	/** Made of where the row lies. */
	@Override
	@Nullable String rowNumber() {
		return "cast((ctid::text::point)[0] * 10000 + (ctid::text::point)[1] as bigint)";
	}

	@Override
	@Nullable String randomUuid(TypeText type) {
		return isUuid(type) ? "gen_random_uuid()" : null;
	}

	@Override
	String day(String number) {
		return "date '1970-01-01' + cast(" + number + " as integer)";
	}

	@Override
	public String placesSql(QualifiedName table, Identifier column, List<Identifier> owners) {
		return new PlacesSql(this, table, owners).from(column);
	}

	/**
	 * Bytes and arrays are written as text.
	 */
	@Override
	public @Nullable String emptyValue(String type) {
		if (type.endsWith("[]")) {
			return "'{}'";
		}
		return switch (type) {
			case "bytea" -> "''";
			case "oid" -> "lo_from_bytea(0, '')";
			default -> EmptyValues.of(type);
		};
	}

	@Override
	public @Nullable String sampleValue(String type, int number) {
		return type.equals("bytea") ? "'\\x%08x'".formatted(Math.abs(number)) : super.sampleValue(type, number);
	}

	@Override
	public boolean viewsFollowRenames() {
		return true;
	}

	@Override
	public List<String> createTypeSql(UserType type) {
		return this.userTypes.create(type);
	}

	@Override
	public List<String> dropTypeSql(UserType type) {
		return this.userTypes.drop(type);
	}

	@Override
	public List<String> alterTypeSql(UserType before, UserType after, List<UserType.Use> uses) {
		return this.userTypes.alter(before, after, uses);
	}

	@Override
	public @Nullable String extension(String type) {
		return PostgreSqlTypes.extension(type);
	}

	@Override
	public List<String> createExtensionSql(String extension) {
		return List.of("create extension if not exists " + sql(new Identifier(extension, false)));
	}

	/**
	 * Types that PostgreSQL does not have by itself know nothing of each other, and the
	 * number of a large object is not what it stands for.
	 */
	@Override
	public List<String> alterColumnSql(QualifiedName table, Column before, Column after) {
		if (PostgreSqlLargeObjects.convert(before.type(), after.type())) {
			return this.userTypes.retype(table, before, after,
					PostgreSqlLargeObjects.converted(sql(after.name()), before.type(), after.type()));
		}
		boolean foreign = !before.type().equals(after.type())
				&& !(PostgreSqlTypes.isBuiltIn(before.type()) && PostgreSqlTypes.isBuiltIn(after.type()));
		return foreign ? this.userTypes.retype(table, before, after,
				PostgreSqlUserTypes.throughText(sql(after.name()), after.type())) : List.of();
	}

	@Override
	public String alterTypeSql(QualifiedName table, Column after) {
		return "alter table " + sql(table) + " alter column " + sql(after.name()) + " type " + after.type() + " using "
				+ sql(after.name()) + "::" + after.type();
	}

	@Override
	public List<String> alterIdentitySql(QualifiedName table, Column before, Column after) {
		return this.alterations.alterIdentity(table, before, after);
	}

	@Override
	public List<String> skipUsedNumbersSql(QualifiedName sequence, long increment, QualifiedName table,
			Identifier column) {
		return this.alterations.skipUsedNumbers(sequence, increment, table, column);
	}

	@Override
	public List<String> alterSequenceSql(Sequence before, Sequence after) {
		return this.alterations.alterSequence(before, after);
	}

	@Override
	public boolean boundsWaits() {
		return true;
	}

	@Override
	public List<String> timeoutSql(@Nullable Duration lock, @Nullable Duration statement) {
		return Stream
			.of((lock != null) ? "set lock_timeout = " + lock.toMillis() : "",
					(statement != null) ? "set statement_timeout = " + statement.toMillis() : "")
			.filter((sql) -> !sql.isEmpty())
			.toList();
	}

	@Override
	public List<String> resetTimeoutsSql() {
		return List.of("reset lock_timeout", "reset statement_timeout");
	}

	/** Its now() is the time at which the transaction began. */
	@Override
	public String clockSql() {
		return "clock_timestamp()";
	}

	/**
	 * What limits a transaction would end the lock before its owner. Which of the limits
	 * there are depends on the version.
	 */
	@Override
	public SessionLockSql sessionLock() {
		return new SessionLockSql("select pg_try_advisory_xact_lock(hashtextextended(?, 0)) "
				+ "from (select count(set_config(name, '0', true)) as limits from pg_settings "
				+ "where name in ('idle_in_transaction_session_timeout', 'transaction_timeout')) as lifted "
				+ "where limits > 0", null);
	}

	@Override
	public BackupTool backupTool() {
		return new PostgreSqlBackup();
	}

	@Override
	public boolean movesTables() {
		return true;
	}

	@Override
	public List<String> moveTableSql(QualifiedName from, QualifiedName to) {
		return moveSql("table ", from, to);
	}

	/**
	 * Liquibase's change has no place for another schema.
	 */
	@Override
	public List<String> renameSequenceSql(QualifiedName from, QualifiedName to) {
		return Objects.equals(from.schema(), to.schema()) ? List.of() : moveSql("sequence ", from, to);
	}

	private List<String> moveSql(String kind, QualifiedName from, QualifiedName to) {
		QualifiedName renamed = new QualifiedName(from.schema(), to.name());
		List<String> statements = new ArrayList<>();
		if (!renamed.equals(from)) {
			statements.add("alter " + kind + sql(from) + " rename to " + sql(to.name()));
		}
		String move = "alter " + kind + sql(renamed) + " set schema ";
		statements.add((to.schema() != null) ? move + sql(to.schema())
				: "do $$begin execute format('" + move.replace("'", "''") + "%I', current_schema()); end$$");
		return statements;
	}

	@Override
	public @Nullable String grantSql(String refusal, String user) {
		return Grants.postgreSql(refusal, user);
	}

}
