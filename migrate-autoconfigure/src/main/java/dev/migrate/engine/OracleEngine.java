package dev.migrate.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.migrate.engine.Identifiers.Folding;
import dev.migrate.schema.Column;
import dev.migrate.schema.GeneratedValue;
import dev.migrate.schema.Identifier;
import dev.migrate.schema.Identity;
import dev.migrate.schema.QualifiedName;
import dev.migrate.schema.Sequence;

import org.jspecify.annotations.Nullable;

/**
 * Oracle 19 and later, as a target.
 */
final class OracleEngine extends TargetEngine {

	static final EngineType TYPE = type("oracle", "Oracle", OracleEngine::new);

	private static final Map<String, String> NAMES = Map.ofEntries(Map.entry("varchar", "varchar2"),
			Map.entry("character varying", "varchar2"), Map.entry("nvarchar", "nvarchar2"),
			Map.entry("numeric", "number"), Map.entry("decimal", "number"), Map.entry("dec", "number"),
			Map.entry("double precision", "float"), Map.entry("character", "char"));

	private static final Map<String, String> STANDARD = Map.of("number", "numeric", "varchar2", "varchar", "nvarchar2",
			"varchar", "nchar", "char", "nclob", "clob", "raw", "varbinary", "float", "double precision",
			"binary_double", "double precision", "binary_float", "real");

	private static final Set<String> STRINGS = Set.of("varchar2", "nvarchar2", "char", "nchar", "raw");

	OracleEngine() {
		super(TYPE, new Identifiers(Folding.UPPER, false, ReservedWords.ORACLE), STANDARD);
	}

	/**
	 * An integer is a number of 38 digits.
	 */
	@Override
	public String normalizeType(String declaredType) {
		CollatedType declared = CollatedType.parse(declaredType);
		return normalize(declared.type()) + declared.clause();
	}

	private static String normalize(String declaredType) {
		TypeText type = TypeText.parse(declaredType).renamed(NAMES);
		List<String> arguments = type.arguments();
		return switch (type.name()) {
			case "integer", "int", "smallint" -> type.withName("number").withArguments("38", "0").scalar();
			case "number" ->
				(arguments.size() == 1) ? type.withArguments(arguments.get(0), "0").scalar() : type.scalar();
			case "float" -> (arguments.isEmpty() || arguments.equals(List.of("126"))) ? type.withArguments().scalar()
					: type.scalar();
			case "real" -> "float(63)";
			case "char", "nchar" -> arguments.isEmpty() ? type.withArguments("1").scalar() : type.scalar();
			case "timestamp", "timestamp with time zone", "timestamp with local time zone" ->
				arguments.isEmpty() ? type.withArguments("6").scalar() : type.scalar();
			default -> type.scalar();
		};
	}

	/**
	 * An empty text is no text here.
	 */
	@Override
	public @Nullable String emptyValue(String type) {
		String value = EmptyValues.of(standard(type));
		return "''".equals(value) ? "' '" : value;
	}

	/**
	 * A view that no longer fits is invalid until it fits again.
	 */
	@Override
	public boolean viewsHoldTables() {
		return false;
	}

	@Override
	public String addOwnColumnSql(QualifiedName table, Column column) {
		return "alter table " + sql(table) + " add " + columnSql(column);
	}

	@Override
	public String generatedSql(GeneratedValue generated) {
		return "generated always as (" + generated.expression() + ") virtual";
	}

	/**
	 * Whatever a column belongs to is away while another one takes its place.
	 */
	@Override
	public boolean keysHoldColumns() {
		return true;
	}

	@Override
	public boolean checksHoldTypes() {
		return true;
	}

	@Override
	public boolean foreignKeysHoldEverything() {
		return true;
	}

	/**
	 * A column that has values becomes longer, but of no other kind, and its numbers get
	 * no fewer digits: another column takes the values and its place.
	 */
	@Override
	public List<String> alterColumnSql(QualifiedName table, Column before, Column after) {
		if (before.type().equals(after.type()) || before.identity() != null
				|| isModified(before.type(), after.type())) {
			return List.of();
		}
		String alter = "alter table " + sql(table);
		String column = sql(after.name());
		String successor = sql(new Identifier("migrate_" + after.name().text(), after.name().delimited()));
		List<String> statements = new ArrayList<>(List.of(alter + " add " + successor + " " + after.type(),
				"update " + sql(table) + " set " + successor + " = " + column, alter + " drop column " + column,
				alter + " rename column " + successor + " to " + column));
		if (after.defaultValue() != null) {
			statements.add(alter + " modify " + column + " default " + after.defaultValue());
		}
		if (!after.nullable()) {
			statements.add(alter + " modify " + column + " not null");
		}
		if (after.comment() != null) {
			statements.addAll(commentSql(table, after.name(), after.comment()));
		}
		return statements;
	}

	/** What is too long for a shorter text is refused, not cut. */
	private boolean isModified(String fromType, String toType) {
		String name = TypeText.parse(fromType).name();
		return name.equals(TypeText.parse(toType).name())
				&& (STRINGS.contains(name) || narrowing(fromType, toType) == null);
	}

	@Override
	public String alterTypeSql(QualifiedName table, Column after) {
		return "alter table " + sql(table) + " modify " + sql(after.name()) + " " + after.type();
	}

	@Override
	public List<String> commentSql(QualifiedName table, @Nullable Identifier column, @Nullable String comment) {
		String object = (column != null) ? "column " + sql(table) + "." + sql(column) : "table " + sql(table);
		String text = (comment != null) ? comment.replace("'", "''") : "";
		return List.of("comment on " + object + " is '" + text + "'");
	}

	@Override
	public List<String> alterIdentitySql(QualifiedName table, Column before, Column after) {
		String modify = "alter table " + sql(table) + " modify " + sql(after.name());
		Identity identity = after.identity();
		return List.of((identity == null) ? modify + " drop identity"
				: modify + " generated " + (identity.always() ? "always" : "by default")
						+ " as identity (start with limit value increment by " + identity.increment() + ")");
	}

	/**
	 * The catalog tells the number behind those that are kept ready, which a restart
	 * throws away.
	 */
	@Override
	public List<String> skipUsedNumbersSql(QualifiedName sequence, long increment, QualifiedName table,
			Identifier column) {
		String owner = (sequence.schema() != null) ? literal(catalogName(sequence.schema()))
				: "sys_context('USERENV', 'CURRENT_SCHEMA')";
		return List.of("begin for migrate in (select greatest((select max(" + sql(column) + ") + " + increment
				+ " from " + sql(table) + "), last_number) as following from all_sequences where sequence_owner = "
				+ owner + " and sequence_name = " + literal(catalogName(sequence.name()))
				+ ") loop if migrate.following is not null then execute immediate "
				+ literal("alter sequence " + sql(sequence) + " restart start with ")
				+ " || migrate.following; end if; end loop; end;");
	}

	private static String literal(String text) {
		return "'" + text.replace("'", "''") + "'";
	}

	@Override
	public List<String> alterSequenceSql(Sequence before, Sequence after) {
		return List.of(AlterSequenceSql.of(this, before, after, 20)
			.replace(" no cycle", " nocycle")
			.replace(" no minvalue", " nominvalue")
			.replace(" no maxvalue", " nomaxvalue")
			.replace(" cache 0", " nocache"));
	}

}
