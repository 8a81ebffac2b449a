package dev.migrate.engine;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;

import javax.sql.DataSource;

import dev.migrate.engine.TypeFamily.Family;
import dev.migrate.schema.Column;
import dev.migrate.schema.GeneratedValue;
import dev.migrate.schema.Identifier;
import dev.migrate.schema.QualifiedName;
import dev.migrate.schema.ReferentialAction;
import dev.migrate.schema.Schema;
import dev.migrate.schema.Sequence;

import org.jspecify.annotations.Nullable;

/**
 * H2 2.x, with the settings of one database.
 */
public final class H2Engine extends AbstractEngine {

	static final EngineType TYPE = new EngineType("h2", "H2", () -> new H2Engine(H2Settings.standard()),
			(connection) -> new H2Engine(H2Settings.read(connection)));

	/** How long a statement of the session may take. */
	private static final String QUERY_TIMEOUT = "(select cast(setting_value as integer) "
			+ "from information_schema.settings where setting_name = 'QUERY_TIMEOUT')";

	private final H2Settings settings;

	private final H2Expressions expressions;

	private final H2Alterations alterations;

	H2Engine(H2Settings settings) {
		super(TYPE, new Identifiers(settings.folding(), settings.caseInsensitive(), ReservedWords.H2));
		this.settings = settings;
		this.expressions = new H2Expressions(identifiers());
		this.alterations = new H2Alterations(this);
	}

	@Override
	public Schema read(Connection connection, String schema) throws SQLException {
		return H2Reader.read(connection, schema, this.settings, identifiers());
	}

	/**
	 * The shadow is a database of its own in this JVM's memory; the live one is not
	 * touched.
	 */
	@Override
	public Shadow openShadow(DataSource database, String home) throws SQLException {
		Properties user = new Properties();
		user.put("user", "sa");
		return InMemoryShadow.open(this, home, "jdbc:h2:mem:" + InMemoryShadow.name() + this.settings.url(), user);
	}

	@Override
	public String normalizeType(String declaredType) {
		return H2Types.normalize(declaredType);
	}

	@Override
	public String normalizeDefault(String expression, String type) {
		return this.expressions.normalizeDefault(expression, null);
	}

	@Override
	public ReferentialAction normalizeAction(ReferentialAction declared) {
		return (declared == ReferentialAction.RESTRICT) ? ReferentialAction.NO_ACTION : declared;
	}

	@Override
	public String normalizeCheck(String expression) {
		return this.expressions.normalize(expression, null);
	}

	@Override
	public boolean indexesForeignKeys() {
		return true;
	}

	@Override
	public boolean checksHoldTypes() {
		return true;
	}

	@Override
	public @Nullable String narrowing(String fromType, String toType) {
		return TypeNarrowing.between(fromType, toType);
	}

	@Override
	String utcSql() {
		return "set time zone 'UTC'";
	}

	@Override
	public @Nullable String misfitSql(String column, String fromType, String toType) {
		return new TypeMisfits((text, expression) -> "not regexp_like(" + text + ", '" + expression + "')")
			.condition(column, fromType, toType);
	}

	@Override
	public @Nullable String emptyValue(String type) {
		return type.equals("json") ? "json '{}'" : EmptyValues.of(type);
	}

	@Override
	public @Nullable String sampleValue(String type, int number) {
		String value = super.sampleValue(type, number);
		return type.equals("json") ? "json " + value : value;
	}

	/**
	 * Every generated column is a stored one; H2 has no word for it.
	 */
	@Override
	public String generatedSql(GeneratedValue generated) {
		return "generated always as (" + generated.expression() + ")";
	}

	@Override
	public boolean foreignKeysHoldIndexes() {
		return true;
	}

	@Override
	public boolean foreignKeysKeepUniqueness() {
		return true;
	}

	@Override
	@Nullable String rowNumber() {
		return "rownum()";
	}

	@Override
	@Nullable String randomUuid(TypeText type) {
		return isUuid(type) ? "random_uuid()" : null;
	}

	@Override
	String day(String number) {
		return "dateadd(day, " + number + ", date '1970-01-01')";
	}

	/**
	 * Liquibase's {@code modifyDataType} redefines the whole column. A text that becomes
	 * a document would be one that holds nothing but that text.
	 */
	@Override
	public List<String> alterColumnSql(QualifiedName table, Column before, Column after) {
		if (after.type().equals("json") && TypeFamily.of(TypeText.parse(before.type())) == Family.CHARACTER) {
			return List.of(alterTypeSql(table, after) + " using " + sql(after.name()) + " format json");
		}
		boolean plain = before.defaultValue() == null && before.identity() == null && before.comment() == null;
		return (plain || before.type().equals(after.type())) ? List.of() : List.of(alterTypeSql(table, after));
	}

	@Override
	public boolean movesSequences() {
		return true;
	}

	@Override
	public List<String> renameSequenceSql(QualifiedName from, QualifiedName to) {
		return this.alterations.renameSequence(from, to);
	}

	@Override
	public List<String> skipUsedNumbersSql(QualifiedName sequence, long increment, QualifiedName table,
			Identifier column) {
		return this.alterations.skipUsedNumbers(sequence, increment, table, column);
	}

	@Override
	public List<String> alterIdentitySql(QualifiedName table, Column before, Column after) {
		return this.alterations.alterIdentity(table, before, after);
	}

	@Override
	public List<String> alterSequenceSql(Sequence before, Sequence after) {
		return this.alterations.alterSequence(before, after);
	}

	@Override
	public OrderedWrites orderedWrites(Connection connection) throws SQLException {
		return H2OrderedWrites.begin(connection);
	}

	@Override
	public SessionsSql sessions() {
		return SessionsSql.of("concat(session_id, ' of ', session_start)", "information_schema.sessions",
				"session_id = session_id()",
				"(select bool_or(is_admin) from information_schema.users where user_name = current_user)");
	}

	/**
	 * It has no word for what a session had before, so variables of the session keep it.
	 */
	@Override
	public List<String> timeoutSql(@Nullable Duration lock, @Nullable Duration statement) {
		List<String> sql = new ArrayList<>();
		if (lock != null) {
			sql.add("set @migrate_lock_timeout = lock_timeout()");
			sql.add("set lock_timeout " + lock.toMillis());
		}
		if (statement != null) {
			sql.add("set @migrate_query_timeout = " + QUERY_TIMEOUT);
			sql.add("set query_timeout " + statement.toMillis());
		}
		return sql;
	}

	@Override
	public List<String> resetTimeoutsSql() {
		return List.of("set lock_timeout coalesce(@migrate_lock_timeout, lock_timeout())",
				"set query_timeout coalesce(@migrate_query_timeout, " + QUERY_TIMEOUT + ")",
				"set @migrate_lock_timeout = null", "set @migrate_query_timeout = null");
	}

	@Override
	public BackupTool backupTool() {
		return new H2Backup();
	}

	/**
	 * H2 tells nobody but an administrator which rights there are.
	 */
	@Override
	public List<String> missingPrivileges(Connection connection, String schema) throws SQLException {
		try (PreparedStatement statement = connection.prepareStatement("select (select is_admin from "
				+ "information_schema.users where user_name = current_user) or exists (select 1 from "
				+ "information_schema.schemata where schema_name = ? and schema_owner = current_user)")) {
			statement.setString(1, schema);
			try (ResultSet result = statement.executeQuery()) {
				return (result.next() && result.getBoolean(1)) ? List.of()
						: List.of("neither an administrator nor the owner of schema " + schema
								+ ": revisions create nothing there without ALTER ANY SCHEMA");
			}
		}
	}

	/**
	 * Its issues 4123 and 4247: what was committed last may be gone after the compaction
	 * that closing a file begins with, and in the worst case the file cannot be opened
	 * again.
	 */
	@Override
	public List<String> faults(Connection connection) throws SQLException {
		if (!connection.getMetaData().getDatabaseProductVersion().startsWith("2.3.232")) {
			return List.of();
		}
		return CatalogQuery.list(connection, """
				select 1 from information_schema.settings
				where database_path() is not null and setting_name = 'MAX_COMPACT_TIME' and setting_value <> '0'
				""", (row) -> "H2 2.3.232 may lose rows, or the file, when it closes one: add "
				+ ";MAX_COMPACT_TIME=0 to every URL that opens it");
	}

	@Override
	public @Nullable String grantSql(String refusal, String user) {
		return Grants.h2(refusal, user);
	}

}
