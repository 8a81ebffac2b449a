package dev.migrate.engine;

import java.util.List;
import java.util.Map;

import dev.migrate.engine.Identifiers.Folding;
import dev.migrate.failure.MigrationException;
import dev.migrate.schema.Column;
import dev.migrate.schema.GeneratedValue;
import dev.migrate.schema.Identifier;
import dev.migrate.schema.QualifiedName;
import dev.migrate.schema.Sequence;

/**
 * SQL Server 2019 and later, as a target.
 */
final class SqlServerEngine extends TargetEngine {

	static final EngineType TYPE = type("mssql", "Microsoft SQL Server", SqlServerEngine::new);

	private static final Map<String, String> NAMES = Map.ofEntries(Map.entry("integer", "int"),
			Map.entry("decimal", "numeric"), Map.entry("dec", "numeric"), Map.entry("double precision", "float"),
			Map.entry("character", "char"), Map.entry("character varying", "varchar"),
			Map.entry("char varying", "varchar"), Map.entry("binary varying", "varbinary"));

	private static final Map<String, String> STANDARD = Map.of("int", "integer", "bit", "boolean", "datetime2",
			"timestamp", "datetimeoffset", "timestamp with time zone", "nvarchar", "varchar", "nchar", "char", "float",
			"double precision", "uniqueidentifier", "uuid");

	SqlServerEngine() {
		super(TYPE, new Identifiers(Folding.NONE, true, ReservedWords.SQL_SERVER), STANDARD);
	}

	@Override
	public String displayName() {
		return "SQL Server";
	}

	@Override
	public String normalizeType(String declaredType) {
		CollatedType declared = CollatedType.parse(declaredType);
		return normalize(declared.type()) + declared.clause();
	}

	private static String normalize(String declaredType) {
		TypeText type = TypeText.parse(declaredType.replaceAll("\\[(\\w+)\\]", "$1")).renamed(NAMES);
		List<String> arguments = type.arguments();
		return switch (type.name()) {
			case "float" -> floatingPoint(type);
			case "char", "nchar", "binary" -> arguments.isEmpty() ? type.withArguments("1").scalar() : type.scalar();
			case "numeric" ->
				(arguments.size() == 1) ? type.withArguments(arguments.get(0), "0").scalar() : type.scalar();
			case "datetime2", "datetimeoffset", "time" ->
				arguments.equals(List.of("7")) ? type.withArguments().scalar() : type.scalar();
			default -> type.scalar();
		};
	}

	private static String floatingPoint(TypeText type) {
		boolean real = !type.arguments().isEmpty()
				&& Integer.parseInt(type.arguments().get(0)) <= ReducedTypes.REAL_BITS;
		return real ? "real" : "float";
	}

	/**
	 * A view is an alias for its query, looked up when it is used.
	 */
	@Override
	public boolean viewsHoldTables() {
		return false;
	}

	@Override
	public boolean foreignKeysHoldEverything() {
		return true;
	}

	@Override
	public boolean checksHoldTypes() {
		return true;
	}

	@Override
	public boolean keysHoldColumns() {
		return true;
	}

	@Override
	public boolean defaultsAreConstraints() {
		return true;
	}

	@Override
	public String addOwnColumnSql(QualifiedName table, Column column) {
		return "alter table " + sql(table) + " add " + columnSql(column);
	}

	@Override
	public String columnSql(Column column) {
		GeneratedValue generated = column.generated();
		return (generated != null) ? sql(column.name()) + " " + generatedSql(generated) : super.columnSql(column);
	}

	@Override
	public String generatedSql(GeneratedValue generated) {
		return "as (" + generated.expression() + ")" + (generated.stored() ? " persisted" : "");
	}

	/**
	 * A column that is altered becomes nullable unless it is said to be mandatory.
	 */
	@Override
	public List<String> alterColumnSql(QualifiedName table, Column before, Column after) {
		if (before.type().equals(after.type()) && before.nullable() == after.nullable()) {
			return List.of();
		}
		String alter = "alter table " + sql(table);
		String redefine = alter + " alter column " + sql(after.name()) + " " + after.type()
				+ (after.nullable() ? " null" : " not null");
		boolean converted = !TypeText.parse(before.type()).name().equals(TypeText.parse(after.type()).name());
		if (before.defaultValue() == null || after.defaultValue() == null || !converted) {
			return List.of(redefine);
		}
		return List.of(dropDefaultSql(table, after), redefine, alter + " add constraint "
				+ sql(defaultName(table, after)) + " default " + after.defaultValue() + " for " + sql(after.name()));
	}

	/**
	 * A default is a constraint, which holds on to the type of its column and keeps its
	 * name when the table or the column gets another one.
	 */
	private String dropDefaultSql(QualifiedName table, Column column) {
		String name = sql(table).replace("'", "''");
		String of = column.name().text().replace("'", "''");
		return "declare @migrate_sql nvarchar(1000) select @migrate_sql = N'alter table " + name
				+ " drop constraint ' + quotename(name) from sys.default_constraints where parent_object_id = "
				+ "object_id(N'" + name + "') and parent_column_id = columnproperty(parent_object_id, N'" + of
				+ "', 'ColumnId') exec sp_executesql @migrate_sql";
	}

	/**
	 * The name that Liquibase gives to the constraint that is a default.
	 */
	private static Identifier defaultName(QualifiedName table, Column column) {
		return new Identifier("DF_" + table.name().text() + "_" + column.name().text(), false);
	}

	@Override
	public List<String> alterIdentitySql(QualifiedName table, Column before, Column after) {
		throw new MigrationException(
				"SQL Server cannot change whether and how a column that exists is numbered: " + sql(table) + "."
						+ sql(after.name()),
				"Add a column beside it, or write the revision with makemigrations --empty, with a new table that takes the rows.");
	}

	/**
	 * Only a constant can be restarted with. The catalog tells the number that was handed
	 * out last, or the first one where none was.
	 */
	@Override
	public List<String> skipUsedNumbersSql(QualifiedName sequence, long increment, QualifiedName table,
			Identifier column) {
		String used = "max(" + sql(column) + ") + " + increment;
		String last = "cast(current_value as bigint)";
		String name = sql(sequence).replace("'", "''");
		return List.of("declare @migrate_used bigint, @migrate_next bigint, @migrate_sql nvarchar(1000) "
				+ "select @migrate_used = " + used + " from " + sql(table) + " select @migrate_next = "
				+ "case when @migrate_used > " + last + " + " + increment + " then @migrate_used else " + last + " + "
				+ increment + " end from sys.sequences where object_id = object_id(N'" + name
				+ "') and @migrate_used > " + last + " if @migrate_next is not null begin set @migrate_sql = "
				+ "N'alter sequence " + name + " restart with ' + cast(@migrate_next as nvarchar(20)) "
				+ "exec sp_executesql @migrate_sql end");
	}

	/**
	 * A batch with one result, for a driver that takes the first one: the return code of
	 * the procedure is below zero where somebody else has the lock.
	 */
	@Override
	public SessionLockSql sessionLock() {
		return new SessionLockSql(
				lockSql("sp_getapplock", "@LockMode = 'Exclusive', @LockOwner = 'Session', @LockTimeout = 0"),
				lockSql("sp_releaseapplock", "@LockOwner = 'Session'"));
	}

	private static String lockSql(String procedure, String arguments) {
		return "set nocount on; declare @migrate_name nvarchar(255) = left(N'migrate ' + ?, 255), @migrate_code int; "
				+ "exec @migrate_code = " + procedure + " @Resource = @migrate_name, " + arguments
				+ "; select case when @migrate_code >= 0 then 1 else 0 end";
	}

	@Override
	public List<String> alterSequenceSql(Sequence before, Sequence after) {
		String sql = AlterSequenceSql.of(this, before, after, 0);
		return List.of(sql.endsWith(" cache 0") ? sql.replace(" cache 0", " cache") : sql);
	}

}
