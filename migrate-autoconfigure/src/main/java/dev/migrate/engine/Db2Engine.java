package dev.migrate.engine;

import java.util.List;
import java.util.Map;

import dev.migrate.engine.Identifiers.Folding;
import dev.migrate.schema.Column;
import dev.migrate.schema.GeneratedValue;
import dev.migrate.schema.Identifier;
import dev.migrate.schema.Identity;
import dev.migrate.schema.QualifiedName;
import dev.migrate.schema.Sequence;

/**
 * Db2 11.5 for Linux, UNIX and Windows, as a target.
 */
final class Db2Engine extends TargetEngine {

	static final EngineType TYPE = type("db2", "DB2", Db2Engine::new);

	private static final Map<String, String> NAMES = Map.ofEntries(Map.entry("int", "integer"),
			Map.entry("decimal", "numeric"), Map.entry("dec", "numeric"), Map.entry("double precision", "double"),
			Map.entry("character", "char"), Map.entry("character varying", "varchar"),
			Map.entry("char varying", "varchar"), Map.entry("binary varying", "varbinary"),
			Map.entry("character large object", "clob"), Map.entry("binary large object", "blob"));

	private static final Map<String, String> STANDARD = Map.of("double", "double precision", "dbclob", "clob",
			"graphic", "char", "vargraphic", "varchar");

	Db2Engine() {
		super(TYPE, new Identifiers(Folding.UPPER, false, ReservedWords.DB2), STANDARD);
	}

	@Override
	public String displayName() {
		return "Db2";
	}

	@Override
	public String normalizeType(String declaredType) {
		TypeText type = TypeText.parse(declaredType).renamed(NAMES);
		List<String> arguments = type.arguments();
		return switch (type.name()) {
			case "float" -> floatingPoint(type);
			case "double" -> "double";
			case "numeric" ->
				(arguments.size() == 1) ? type.withArguments(arguments.get(0), "0").scalar() : type.scalar();
			case "char", "binary" -> arguments.isEmpty() ? type.withArguments("1").scalar() : type.scalar();
			case "timestamp" -> arguments.isEmpty() ? type.withArguments("6").scalar() : type.scalar();
			case "time" -> "time";
			default -> type.scalar();
		};
	}

	private static String floatingPoint(TypeText type) {
		boolean real = !type.arguments().isEmpty()
				&& Integer.parseInt(type.arguments().get(0)) <= ReducedTypes.REAL_BITS;
		return real ? "real" : "double";
	}

	/**
	 * A view that no longer fits is inoperative until it is created again.
	 */
	@Override
	public boolean viewsHoldTables() {
		return true;
	}

	@Override
	public String generatedSql(GeneratedValue generated) {
		return "generated always as (" + generated.expression() + ")";
	}

	@Override
	public List<String> alterIdentitySql(QualifiedName table, Column before, Column after) {
		String alter = "alter table " + sql(table) + " alter column " + sql(after.name());
		Identity identity = after.identity();
		return List.of((identity == null) ? alter + " drop identity"
				: alter + " set generated " + (identity.always() ? "always" : "by default")
						+ " as identity (start with " + identity.start() + " increment by " + identity.increment()
						+ ")");
	}

	/**
	 * Only a constant can be restarted with.
	 */
	@Override
	public String skipUsedIdentitySql(QualifiedName table, Column column) {
		String key = sql(column.name());
		return restart("select max(" + key + ") + 1 from " + sql(table),
				"alter table " + sql(table) + " alter column " + key + " restart with ");
	}

	/**
	 * The catalog tells with which number the next of those begins that are kept ready.
	 */
	@Override
	public List<String> skipUsedNumbersSql(QualifiedName sequence, long increment, QualifiedName table,
			Identifier column) {
		String schema = (sequence.schema() != null) ? literal(catalogName(sequence.schema())) : "current schema";
		return List.of(restart(
				"select greatest((select max(" + sql(column) + ") + " + increment + " from " + sql(table)
						+ "), nextcachefirstvalue) from syscat.sequences where seqschema = " + schema
						+ " and seqname = " + literal(catalogName(sequence.name())),
				"alter sequence " + sql(sequence) + " restart with "));
	}

	/** Without rows there is no number to restart with. */
	private static String restart(String number, String statement) {
		return "begin declare migrate_next bigint; declare migrate_restart varchar(1000); set migrate_next = (" + number
				+ "); if migrate_next is not null then set migrate_restart = " + literal(statement)
				+ " concat varchar(migrate_next); execute immediate migrate_restart; end if; end";
	}

	private static String literal(String text) {
		return "'" + text.replace("'", "''") + "'";
	}

	/**
	 * Db2 renames tables and indexes only. The catalog tells with which number the other
	 * sequence has to begin.
	 */
	@Override
	public List<String> replaceSequenceSql(QualifiedName from, QualifiedName to) {
		String schema = (from.schema() != null) ? literal(catalogName(from.schema())) : "current schema";
		return List.of("begin declare migrate_create varchar(1000); set migrate_create = (select "
				+ literal("create sequence " + sql(to) + " as bigint start with ")
				+ " concat varchar(nextcachefirstvalue) concat ' increment by ' concat varchar(increment)"
				+ " from syscat.sequences where seqschema = " + schema + " and seqname = "
				+ literal(catalogName(from.name())) + "); execute immediate migrate_create; execute immediate "
				+ literal("drop sequence " + sql(from)) + "; end");
	}

	@Override
	public List<String> alterSequenceSql(Sequence before, Sequence after) {
		return List.of(AlterSequenceSql.of(this, before, after, 20).replace(" cache 0", " no cache"));
	}

}
