package dev.migrate.engine;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

import dev.migrate.schema.CheckConstraint;
import dev.migrate.schema.ForeignKey;
import dev.migrate.schema.Identifier;
import dev.migrate.schema.ObjectName;
import dev.migrate.schema.QualifiedName;
import dev.migrate.schema.ReferentialAction;

/**
 * Reads foreign keys and checks of one MariaDB database; keys are read with the indexes
 * that they are.
 */
final class MariaDbConstraintReader {

	private static final Pattern ENGINE_CHECK = Pattern.compile("CONSTRAINT_\\d+");

	private static final Pattern ENGINE_FOREIGN_KEY = Pattern.compile("(?:.+_ibfk_)?\\d+");

	private final Identifiers identifiers;

	private final MariaDbExpressions expressions;

	private final String schema;

	private final Map<Key, List<Reference>> references = new LinkedHashMap<>();

	private final Map<Identifier, List<ForeignKey>> foreignKeys = new HashMap<>();

	private final Set<List<String>> documents = new HashSet<>();

	MariaDbConstraintReader(Identifiers identifiers, MariaDbExpressions expressions, String schema) {
		this.identifiers = identifiers;
		this.expressions = expressions;
		this.schema = schema;
	}

	void read(Connection connection, SchemaBuilder builder) throws SQLException {
		CatalogQuery.forEach(connection, MariaDbCatalog.FOREIGN_KEY_COLUMNS,
				(row) -> this.references.computeIfAbsent(Key.of(row), (key) -> new ArrayList<>())
					.add(Reference.of(row)),
				this.schema);
		CatalogQuery.forEach(connection, MariaDbCatalog.FOREIGN_KEY_RULES, (row) -> addForeignKey(builder, row),
				this.schema);
		CatalogQuery.forEach(connection, MariaDbCatalog.CHECKS, (row) -> addCheck(builder, row), this.schema);
	}

	/**
	 * The foreign keys by table.
	 */
	Map<Identifier, List<ForeignKey>> foreignKeys() {
		return this.foreignKeys;
	}

	/**
	 * Tables and columns of texts that are checked to be JSON, which is what a column of
	 * type {@code json} is.
	 */
	Set<List<String>> documents() {
		return this.documents;
	}

	private void addForeignKey(SchemaBuilder builder, ResultSet row) throws SQLException {
		Key key = Key.of(row);
		List<Reference> columns = this.references.getOrDefault(key, List.of());
		if (columns.isEmpty()) {
			return;
		}
		Identifier table = identifier(key.table());
		Reference target = columns.get(0);
		ForeignKey foreignKey = new ForeignKey(name(key.name(), ENGINE_FOREIGN_KEY),
				columns.stream().map((column) -> identifier(column.column())).toList(),
				new QualifiedName(target.schema().equals(this.schema) ? null : identifier(target.schema()),
						identifier(target.table())),
				columns.stream().map((column) -> identifier(column.referenced())).toList(), action(row, "delete_rule"),
				action(row, "update_rule"));
		builder.foreignKey(table, foreignKey);
		this.foreignKeys.computeIfAbsent(table, (name) -> new ArrayList<>()).add(foreignKey);
	}

	/** {@code RESTRICT} and {@code NO ACTION} are the same. */
	private static ReferentialAction action(ResultSet row, String label) throws SQLException {
		String rule = CatalogQuery.string(row, label);
		return rule.equals("RESTRICT") ? ReferentialAction.NO_ACTION
				: ReferentialAction.valueOf(rule.replace(' ', '_'));
	}

	private void addCheck(SchemaBuilder builder, ResultSet row) throws SQLException {
		String table = CatalogQuery.string(row, "table_name");
		String name = CatalogQuery.string(row, "constraint_name");
		String condition = this.expressions.normalize(CatalogQuery.string(row, "check_clause"));
		boolean ofColumn = CatalogQuery.string(row, "level").equals("Column");
		if (ofColumn && condition.equals("json_valid(" + this.identifiers.sql(identifier(name)) + ")")) {
			this.documents.add(List.of(table, name));
			return;
		}
		ObjectName checkName = ofColumn ? ObjectName.generated(identifier(name)) : name(name, ENGINE_CHECK);
		builder.checkConstraint(identifier(table), new CheckConstraint(checkName, condition));
	}

	private ObjectName name(String name, Pattern engineMade) {
		return engineMade.matcher(name).matches() ? ObjectName.generated(identifier(name))
				: ObjectName.given(identifier(name));
	}

	private Identifier identifier(String catalogName) {
		return this.identifiers.identifier(catalogName);
	}

	/** What identifies a foreign key. */
	private record Key(String table, String name) {

		static Key of(ResultSet row) throws SQLException {
			return new Key(CatalogQuery.string(row, "table_name"), CatalogQuery.string(row, "constraint_name"));
		}

	}

	/** A column of a foreign key and what it refers to. */
	private record Reference(String column, String schema, String table, String referenced) {

		static Reference of(ResultSet row) throws SQLException {
			return new Reference(CatalogQuery.string(row, "column_name"),
					CatalogQuery.string(row, "referenced_table_schema"),
					CatalogQuery.string(row, "referenced_table_name"),
					CatalogQuery.string(row, "referenced_column_name"));
		}

	}

}
