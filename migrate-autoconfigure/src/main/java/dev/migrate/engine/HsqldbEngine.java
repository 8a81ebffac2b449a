package dev.migrate.engine;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

import javax.sql.DataSource;

import dev.migrate.engine.Identifiers.Folding;
import dev.migrate.schema.Column;
import dev.migrate.schema.GeneratedValue;
import dev.migrate.schema.Identifier;
import dev.migrate.schema.Identity;
import dev.migrate.schema.QualifiedName;
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
	public String normalizeType(String declaredType) {
		return HsqldbTypes.normalize(declaredType);
	}

	@Override
	public String normalizeDefault(String expression, String type) {
		return this.expressions.normalize(expression, null);
	}

	@Override
	public String normalizeCheck(String expression) {
		return this.expressions.normalize(expression, null);
	}

	@Override
	public @Nullable String narrowing(String fromType, String toType) {
		return TypeNarrowing.between(fromType, toType);
	}

	@Override
	public boolean foreignKeysHoldEverything() {
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
	public List<String> renameSequenceSql(QualifiedName from, QualifiedName to) {
		return List.of("alter sequence " + sql(from) + " rename to " + sql(to.name()));
	}

	/**
	 * A column that already has rows would start to count among their numbers, unless it
	 * is told about them by an update.
	 */
	@Override
	public List<String> alterIdentitySql(QualifiedName table, Column before, Column after) {
		Identity identity = after.identity();
		if (identity == null) {
			return List.of(alterColumn(table, after) + " drop identity");
		}
		List<String> statements = new ArrayList<>();
		statements.add(alterColumn(table, after) + " " + after.type() + " generated "
				+ (identity.always() ? "always" : "by default") + " as identity (start with " + identity.start()
				+ " increment by " + identity.increment() + ")");
		if (!identity.always()) {
			statements.add("update " + sql(table) + " set " + sql(after.name()) + " = " + sql(after.name()));
		}
		return statements;
	}

	@Override
	public String alterSequenceSql(Sequence before, Sequence after) {
		return AlterSequenceSql.of(this, before, after, 0);
	}

	private String alterColumn(QualifiedName table, Column column) {
		return "alter table " + sql(table) + " alter column " + sql(column.name());
	}

	@Override
	public BackupTool backupTool() {
		return new HsqldbBackup();
	}

}
