package dev.migrate.engine;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Pattern;

import javax.sql.DataSource;

import dev.migrate.engine.Identifiers.Folding;
import dev.migrate.schema.Column;
import dev.migrate.schema.GeneratedValue;
import dev.migrate.schema.Identifier;
import dev.migrate.schema.ObjectName;
import dev.migrate.schema.QualifiedName;
import dev.migrate.schema.Schema;
import dev.migrate.schema.Sequence;
import org.jspecify.annotations.Nullable;

/**
 * SQLite 3.37 and later. It has neither sequences nor comments, types are what was
 * declared, and most changes of a table build it anew.
 */
public final class SqliteEngine extends AbstractEngine {

	static final EngineType TYPE = new EngineType("sqlite", "SQLite", SqliteEngine::new,
			(connection) -> new SqliteEngine());

	private static final String MAIN = "main";

	private static final Pattern DUPLICATE = Pattern.compile("\\[SQLITE_CONSTRAINT_(?:PRIMARYKEY|UNIQUE|ROWID)]");

	private final SqliteExpressions expressions;

	SqliteEngine() {
		super(TYPE, new Identifiers(Folding.ASCII_LOWER, true, ReservedWords.SQLITE));
		this.expressions = new SqliteExpressions(identifiers());
	}

	@Override
	public String currentSchema(Connection connection) {
		return MAIN;
	}

	@Override
	public Schema read(Connection connection, String schema) throws SQLException {
		return SqliteReader.read(connection, schema, identifiers());
	}

	/**
	 * The shadow is a database of its own in this JVM's memory; the live one is not
	 * touched.
	 */
	@Override
	public Shadow openShadow(DataSource database, String home) throws SQLException {
		return InMemoryShadow.open(this, home, "jdbc:sqlite::memory:", new Properties());
	}

	@Override
	public Identifier unquoted(String name) {
		return identifier(name);
	}

	@Override
	public String normalizeType(String declaredType) {
		return SqliteTypes.normalize(declaredType);
	}

	@Override
	public String normalizeDefault(String expression, String type) {
		String normal = this.expressions.normalizeDefault(expression);
		return (normal != null) ? normal : "null";
	}

	@Override
	public String normalizeCheck(String expression) {
		return this.expressions.normalize(expression);
	}

	@Override
	String standard(String type) {
		return SqliteTypes.standard(type);
	}

	@Override
	public @Nullable String narrowing(String fromType, String toType) {
		return SqliteTypes.narrowing(fromType, toType);
	}

	/**
	 * Types have whatever names somebody gave them.
	 */
	@Override
	public @Nullable String emptyValue(String type) {
		String value = super.emptyValue(type);
		return (value == null && SqliteTypes.isNumber(type)) ? "0" : value;
	}

	@Override
	@Nullable String rowNumber() {
		return "rowid";
	}

	/** It keeps them as bytes. */
	@Override
	String randomUuid(TypeText type) {
		return "randomblob(16)";
	}

	@Override
	String day(String number) {
		return "date('1970-01-01', " + number + " || ' days')";
	}

	@Override
	public String columnSql(Column column) {
		return new SqliteTableSql(this).column(column);
	}

	@Override
	public String generatedSql(GeneratedValue generated) {
		return "generated always as (" + generated.expression() + ") " + (generated.stored() ? "stored" : "virtual");
	}

	@Override
	public boolean keysNumberRows(String type) {
		return type.equals("integer");
	}

	/**
	 * Hibernate adds foreign keys to tables that are there, which SQLite cannot.
	 */
	@Override
	public boolean entitiesHaveForeignKeys() {
		return false;
	}

	@Override
	public boolean keepsComments() {
		return false;
	}

	/**
	 * Liquibase would build the table anew, without most of what is in it.
	 */
	@Override
	public List<String> addColumnSql(QualifiedName table, Column column) {
		return List.of("alter table " + sql(table) + " add column " + columnSql(column));
	}

	@Override
	public List<String> dropColumnSql(QualifiedName table, Identifier column) {
		return List.of("alter table " + sql(table) + " drop column " + sql(column));
	}

	@Override
	public List<String> renameColumnSql(QualifiedName table, Identifier from, Identifier to) {
		return List.of("alter table " + sql(table) + " rename column " + sql(from) + " to " + sql(to));
	}

	@Override
	public Optional<TableRebuilding> rebuilding() {
		return Optional.of(new SqliteRebuilding(this));
	}

	@Override
	public List<String> alterIdentitySql(QualifiedName table, Column before, Column after) {
		throw new UnsupportedOperationException("SQLite builds the table anew");
	}

	@Override
	public BackupTool backupTool() {
		return new SqliteBackup();
	}

	@Override
	public boolean viewsFollowRenames() {
		return true;
	}

	@Override
	public List<String> alterSequenceSql(Sequence before, Sequence after) {
		throw new UnsupportedOperationException("SQLite has no sequences");
	}

	@Override
	public @Nullable Path lockFile(Connection connection) throws SQLException {
		String file = CatalogQuery
			.list(connection, "select file from pragma_database_list where name = 'main'", (row) -> row.getString(1))
			.get(0);
		return (file == null || file.isEmpty()) ? null : Path.of(file + "-migrate-lock");
	}

	@Override
	public boolean isShared(Connection connection) throws SQLException {
		return lockFile(connection) != null;
	}

	@Override
	public boolean takesBackSchemaChanges() {
		return true;
	}

	/**
	 * The driver has one code for whatever a constraint refuses.
	 */
	@Override
	public boolean isDuplicate(SQLException failure) {
		return DUPLICATE.matcher(String.valueOf(failure.getMessage())).lookingAt();
	}

	/**
	 * Its shell goes on after failures unless it is told not to.
	 */
	@Override
	public List<String> scriptHeading() {
		return List.of(".bail on");
	}

	@Override
	public List<String> renameIndexSql(QualifiedName table, ObjectName from, ObjectName to) {
		return List.of();
	}

	@Override
	public String scripted(String statement) {
		return SqliteSafeguards.ending(statement);
	}

}
