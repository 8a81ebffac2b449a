package dev.migrate.engine;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

import javax.sql.DataSource;

import dev.migrate.engine.Identifiers.Folding;
import dev.migrate.engine.TypeFamily.Family;
import dev.migrate.schema.Column;
import dev.migrate.schema.GeneratedValue;
import dev.migrate.schema.Identifier;
import dev.migrate.schema.ObjectName;
import dev.migrate.schema.QualifiedName;
import dev.migrate.schema.ReferentialAction;
import dev.migrate.schema.Schema;
import dev.migrate.schema.Sequence;
import org.jspecify.annotations.Nullable;

/**
 * HSQLDB 2.7, with the settings of one database.
 */
public final class HsqldbEngine extends AbstractEngine {

	static final EngineType TYPE = new EngineType("hsqldb", "HSQL Database Engine",
			() -> new HsqldbEngine(HsqldbSettings.standard()),
			(connection) -> new HsqldbEngine(HsqldbSettings.read(connection)));

	private final HsqldbSettings settings;

	private final HsqldbExpressions expressions;

	private final HsqldbAlterations alterations = new HsqldbAlterations(this);

	HsqldbEngine(HsqldbSettings settings) {
		super(TYPE, new Identifiers(Folding.UPPER, false, ReservedWords.HSQLDB));
		this.settings = settings;
		this.expressions = new HsqldbExpressions(identifiers());
	}

	@Override
	public String displayName() {
		return "HSQLDB";
	}

	@Override
	public Schema read(Connection connection, String schema) throws SQLException {
		return HsqldbReader.read(connection, schema, identifiers());
	}

	/**
	 * The shadow is a database of its own in this JVM's memory; the live one is not
	 * touched.
	 */
	@Override
	public Shadow openShadow(DataSource database, String home) throws SQLException {
		return InMemoryShadow.open(this, home, "jdbc:hsqldb:mem:" + InMemoryShadow.name(), this.settings.ofShadow());
	}

	@Override
	public boolean indexesForeignKeys() {
		return true;
	}

	@Override
	public String normalizeType(String declaredType) {
		return HsqldbTypes.normalize(declaredType);
	}

	@Override
	public String normalizeDefault(String expression, String type) {
		return this.expressions.normalize(expression, null);
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
	public boolean checksHoldTypes() {
		return true;
	}

	@Override
	public @Nullable String narrowing(String fromType, String toType) {
		return TypeNarrowing.between(fromType, toType);
	}

	@Override
	@Nullable String rowNumber() {
		return "rownum()";
	}

	@Override
	@Nullable String randomUuid(TypeText type) {
		return (isUuid(type) || Integer.valueOf(16).equals(TypeFamily.length(type))) ? "uuid()" : null;
	}

	@Override
	String day(String number) {
		return "dateadd('day', " + number + ", date '1970-01-01')";
	}

	@Override
	public boolean foreignKeysHoldEverything() {
		return true;
	}

	@Override
	String utcSql() {
		return "set time zone interval '0:00' hour to minute";
	}

	/**
	 * A text that becomes bytes would be taken for their digits.
	 */
	@Override
	public @Nullable String misfitSql(String column, String fromType, String toType) {
		boolean digits = TypeFamily.of(TypeText.parse(fromType)) == Family.CHARACTER
				&& TypeFamily.of(TypeText.parse(toType)) == Family.BINARY;
		return digits ? column + " is not null"
				: new TypeMisfits((text, expression) -> "not regexp_matches(" + text + ", '" + expression + "')")
					.condition(column, fromType, toType);
	}

	/**
	 * Its catalog goes on looking for the former name.
	 */
	@Override
	public boolean renamesBreakComputedColumns() {
		return true;
	}

	/**
	 * Every generated column is a stored one; HSQLDB has no word for it.
	 */
	@Override
	public String generatedSql(GeneratedValue generated) {
		return "generated always as (" + generated.expression() + ")";
	}

	/**
	 * Rows are numbered as the column comes, but only one that may be empty does come to
	 * them.
	 */
	@Override
	public List<String> addColumnSql(QualifiedName table, Column column) {
		return (column.identity() != null) ? this.alterations.addIdentity(table, column) : List.of();
	}

	/**
	 * Liquibase's {@code modifyDataType} redefines the whole column.
	 */
	@Override
	public List<String> alterColumnSql(QualifiedName table, Column before, Column after) {
		if (isNumberAndBytes(before.type(), after.type()) || isNumberAndBytes(after.type(), before.type())) {
			return this.alterations.alterEmpty(table, after);
		}
		boolean retyped = before.identity() != null && !before.type().equals(after.type());
		return retyped ? List.of(alterTypeSql(table, after)) : List.of();
	}

	private static boolean isNumberAndBytes(String type, String other) {
		Family family = TypeFamily.of(TypeText.parse(other));
		return switch (TypeFamily.of(TypeText.parse(type))) {
			case EXACT, APPROXIMATE, BOOLEAN -> family == Family.BINARY || family == Family.UUID;
			default -> false;
		};
	}

	/**
	 * A default cannot stand in parentheses.
	 */
	@Override
	public String guardedTime(String expression) {
		return "/**/" + expression;
	}

	/**
	 * Liquibase refuses every expression but a few.
	 */
	@Override
	public List<String> setDefaultSql(QualifiedName table, Column column) {
		return List.of(alterColumn(table, column) + " set default " + column.defaultValue());
	}

	@Override
	public List<String> commentSql(QualifiedName table, @Nullable Identifier column, @Nullable String comment) {
		String object = (column != null) ? "column " + sql(table) + "." + sql(column) : "table " + sql(table);
		String text = (comment != null) ? comment.replace("'", "''") : "";
		return List.of("comment on " + object + " is '" + text + "'");
	}

	@Override
	public List<String> renameConstraintSql(QualifiedName table, ObjectName from, ObjectName to) {
		return List.of("alter constraint " + sql(new QualifiedName(table.schema(), from.identifier())) + " rename to "
				+ sql(to.identifier()));
	}

	@Override
	public List<String> renameSequenceSql(QualifiedName from, QualifiedName to) {
		return List.of("alter sequence " + sql(from) + " rename to " + sql(to.name()));
	}

	@Override
	public List<String> alterIdentitySql(QualifiedName table, Column before, Column after) {
		return this.alterations.alterIdentity(table, after);
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

	private String alterColumn(QualifiedName table, Column column) {
		return "alter table " + sql(table) + " alter column " + sql(column.name());
	}

	@Override
	public SessionsSql sessions() {
		String table = "information_schema.system_sessions";
		return SessionsSql.of("concat(session_id, ' of ', connected)", table, "session_id = session_id()",
				"(select is_admin from " + table + " where session_id = session_id())");
	}

	@Override
	public BackupTool backupTool() {
		return new HsqldbBackup();
	}

}
