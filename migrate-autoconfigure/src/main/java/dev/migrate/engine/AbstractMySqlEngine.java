package dev.migrate.engine;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import dev.migrate.engine.Identifiers.Folding;
import dev.migrate.schema.Column;
import dev.migrate.schema.ForeignKey;
import dev.migrate.schema.GeneratedValue;
import dev.migrate.schema.Identifier;
import dev.migrate.schema.ObjectName;
import dev.migrate.schema.ObjectName.Origin;
import dev.migrate.schema.QualifiedName;
import dev.migrate.schema.ReferentialAction;
import org.jspecify.annotations.Nullable;

/**
 * What MySQL and MariaDB have in common. A database is what other engines call a schema.
 */
abstract class AbstractMySqlEngine extends AbstractEngine {

	private final MariaDbExpressions expressions = new MariaDbExpressions(identifiers());

	private final MariaDbAlterations alterations;

	AbstractMySqlEngine(EngineType type, Set<String> reserved, MariaDbColumnChecks checks) {
		super(type, new Identifiers(Folding.NONE, false, reserved, "`"));
		this.alterations = new MariaDbAlterations(this, checks);
	}

	final MariaDbAlterations alterations() {
		return this.alterations;
	}

	/**
	 * Names are kept as they are written, and those of tables found only so.
	 */
	@Override
	public Identifier unquoted(String name) {
		return identifier(name);
	}

	@Override
	public ObjectName primaryKeyName(ObjectName asked) {
		return ObjectName.generated(identifier("PRIMARY"));
	}

	@Override
	public String normalizeType(String declaredType) {
		return MariaDbTypes.normalize(declaredType);
	}

	@Override
	public String normalizeDefault(String expression, String type) {
		return this.expressions.normalizeDefault(expression, type);
	}

	@Override
	public ReferentialAction normalizeAction(ReferentialAction declared) {
		return (declared == ReferentialAction.RESTRICT) ? ReferentialAction.NO_ACTION : declared;
	}

	@Override
	public String normalizeCheck(String expression) {
		return this.expressions.normalize(expression);
	}

	@Override
	final String standard(String type) {
		return type.startsWith("tinyint(1)") ? "boolean" : MariaDbTypes.standard(type);
	}

	@Override
	public @Nullable String narrowing(String fromType, String toType) {
		if (isBitToText(fromType, toType)) {
			return "values that cannot be converted to " + toType;
		}
		return fromType.equals(toType) ? null
				: TypeNarrowing.between(MariaDbTypes.standard(fromType), MariaDbTypes.standard(toType));
	}

	/** A bit becomes the character that has its number, which nobody can see. */
	static boolean isBitToText(String fromType, String toType) {
		return TypeText.parse(fromType).name().equals("bit")
				&& TypeFamily.of(TypeText.parse(MariaDbTypes.standard(toType))) == TypeFamily.Family.CHARACTER;
	}

	@Override
	public boolean viewsHoldTables() {
		return false;
	}

	@Override
	public boolean writesThroughViews() {
		return true;
	}

	@Override
	public boolean indexesForeignKeys() {
		return true;
	}

	@Override
	public boolean foreignKeysHoldIndexes() {
		return true;
	}

	@Override
	public boolean foreignKeysHoldEverything() {
		return true;
	}

	/**
	 * The index that was made for the foreign key stays behind. It may serve another one,
	 * for which none was made then.
	 */
	@Override
	public final List<String> afterDropForeignKeySql(QualifiedName table, ForeignKey key, @Nullable ForeignKey heir) {
		Identifier index = indexOf(key);
		if (heir == null) {
			return dropIndexOfForeignKeySql(table, index, null);
		}
		String columns = heir.columns().stream().map(this::sql).collect(Collectors.joining(", ", " (", ")"));
		return index.equals(indexOf(heir)) ? List.of()
				: dropIndexOfForeignKeySql(table, index, sql(indexOf(heir)) + columns);
	}

	private static Identifier indexOf(ForeignKey key) {
		return (key.name().origin() != Origin.ENGINE) ? key.name().identifier() : key.columns().get(0);
	}

	/**
	 * SQL statements that drop an index if it is there.
	 * @param another name and columns of the index that takes its place, or null
	 */
	abstract List<String> dropIndexOfForeignKeySql(QualifiedName table, Identifier index, @Nullable String another);

	@Override
	public String placesSql(QualifiedName table, Identifier column, List<Identifier> owners) {
		return new PlacesSql(this, table, owners).join(column);
	}

	@Override
	public @Nullable String rowNumbers() {
		return "(@migrate_row := coalesce(@migrate_row, 0) + 1)";
	}

	@Override
	@Nullable String rowNumber() {
		return rowNumbers();
	}

	@Override
	@Nullable String randomUuid(TypeText type) {
		return isUuid(type) ? "uuid()" : null;
	}

	@Override
	String day(String number) {
		return "date_add('1970-01-01', interval " + number + " day)";
	}

	@Override
	final String text(String number) {
		return "cast(" + number + " as char)";
	}

	@Override
	public String columnSql(Column column) {
		return this.alterations.column(column.withComment(null));
	}

	@Override
	public String generatedSql(GeneratedValue generated) {
		return "generated always as (" + generated.expression() + ") " + (generated.stored() ? "stored" : "virtual");
	}

	@Override
	public String alterTypeSql(QualifiedName table, Column after) {
		return this.alterations.redefine(table, after);
	}

	@Override
	public List<String> alterColumnSql(QualifiedName table, Column before, Column after) {
		return this.alterations.alterColumn(table, before, after);
	}

	@Override
	public List<String> renameColumnSql(QualifiedName table, Identifier from, Identifier to) {
		return List.of(this.alterations.renameColumn(table, from, to));
	}

	@Override
	public List<String> alterIdentitySql(QualifiedName table, Column before, Column after) {
		return List.of(this.alterations.redefine(table, after));
	}

	@Override
	public boolean movesTables() {
		return true;
	}

	@Override
	public List<String> moveTableSql(QualifiedName from, QualifiedName to) {
		return List.of("rename table " + sql(from) + " to " + sql(to));
	}

	@Override
	public final SessionLockSql sessionLock() {
		String name = "concat('migrate ', md5(concat(database(), ' ', ?)))";
		return new SessionLockSql("select get_lock(" + name + ", 0)", "select release_lock(" + name + ")");
	}

	@Override
	public @Nullable String grantSql(String refusal, String user) {
		return Grants.mariaDb(refusal);
	}

}
