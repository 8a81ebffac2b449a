package dev.migrate.engine;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

import dev.migrate.schema.CheckConstraint;
import dev.migrate.schema.ForeignKey;
import dev.migrate.schema.Identifier;
import dev.migrate.schema.ObjectName;
import dev.migrate.schema.PrimaryKey;
import dev.migrate.schema.QualifiedName;
import dev.migrate.schema.ReferentialAction;
import dev.migrate.schema.UniqueConstraint;

/**
 * Reads the constraints of one schema of an H2 database.
 */
final class H2ConstraintReader {

	private static final Pattern ENGINE_NAME = Pattern.compile("CONSTRAINT_[0-9A-F]+(?:_\\d+)?");

	private final Identifiers identifiers;

	private final H2Expressions expressions;

	private final String schema;

	private final H2KeyColumns renamed;

	private final Map<Key, List<KeyColumn>> keyColumns = new HashMap<>();

	private final Map<Key, Reference> references = new HashMap<>();

	private final Map<Key, String> conditions = new HashMap<>();

	private H2ConstraintReader(Identifiers identifiers, H2Expressions expressions, String schema,
			H2KeyColumns renamed) {
		this.identifiers = identifiers;
		this.expressions = expressions;
		this.schema = schema;
		this.renamed = renamed;
	}

	static void read(Connection connection, Identifiers identifiers, H2Expressions expressions, String schema,
			SchemaBuilder builder) throws SQLException {
		new H2ConstraintReader(identifiers, expressions, schema, H2KeyColumns.read(connection, schema)).read(connection,
				builder);
	}

	private void read(Connection connection, SchemaBuilder builder) throws SQLException {
		CatalogQuery.forEach(connection, InformationSchema.KEY_COLUMNS,
				(row) -> this.keyColumns.computeIfAbsent(key(row, ""), (key) -> new ArrayList<>())
					.add(KeyColumn.of(row)));
		CatalogQuery.forEach(connection, InformationSchema.REFERENCES,
				(row) -> this.references.put(key(row, ""),
						new Reference(key(row, "UNIQUE_"), action(row, "DELETE_RULE"), action(row, "UPDATE_RULE"))),
				this.schema);
		CatalogQuery.forEach(connection, H2Catalog.CHECKS,
				(row) -> this.conditions.put(key(row, ""), CatalogQuery.string(row, "CHECK_CLAUSE")), this.schema);
		CatalogQuery.forEach(connection, InformationSchema.CONSTRAINTS,
				(row) -> add(builder, identifier(CatalogQuery.string(row, "TABLE_NAME")), key(row, ""),
						CatalogQuery.string(row, "CONSTRAINT_TYPE")),
				this.schema);
	}

	private void add(SchemaBuilder builder, Identifier table, Key key, String type) {
		ObjectName name = name(key);
		switch (type) {
			case "PRIMARY KEY" -> builder.primaryKey(table, new PrimaryKey(name, columns(key)));
			case "UNIQUE" -> builder.uniqueConstraint(table, new UniqueConstraint(name, columns(key)));
			case "CHECK" -> {
				String condition = this.conditions.getOrDefault(key, "");
				builder.checkConstraint(table,
						new CheckConstraint(name, this.expressions.normalize(condition, this.schema)));
			}
			case "FOREIGN KEY" -> {
				Reference reference = this.references.get(key);
				if (reference != null) {
					builder.foreignKey(table, foreignKey(name, key, reference));
				}
			}
			default -> throw new IllegalStateException("Unknown type of constraint: " + type);
		}
	}

	private ForeignKey foreignKey(ObjectName name, Key key, Reference reference) {
		List<KeyColumn> target = keyColumns(reference.target());
		String targetSchema = target.get(0).schema();
		List<String> referenced = keyColumns(key).stream()
			.map((column) -> target.get(column.positionInTarget() - 1).name())
			.toList();
		return new ForeignKey(name, columns(key),
				new QualifiedName(targetSchema.equals(this.schema) ? null : identifier(targetSchema),
						identifier(target.get(0).table())),
				identifiers(this.renamed.referenced(key.name(), referenced)), reference.onDelete(),
				reference.onUpdate());
	}

	/** H2 stores {@code NO ACTION} as {@code RESTRICT} and cannot tell them apart. */
	private static ReferentialAction action(ResultSet row, String label) throws SQLException {
		String rule = CatalogQuery.string(row, label);
		return rule.equals("RESTRICT") ? ReferentialAction.NO_ACTION
				: ReferentialAction.valueOf(rule.replace(' ', '_'));
	}

	private ObjectName name(Key key) {
		boolean engineMade = ENGINE_NAME.matcher(key.name().toUpperCase(Locale.ROOT)).matches();
		return engineMade ? ObjectName.generated(identifier(key.name())) : ObjectName.given(identifier(key.name()));
	}

	private List<KeyColumn> keyColumns(Key key) {
		return this.keyColumns.getOrDefault(key, List.of());
	}

	private List<Identifier> columns(Key key) {
		return identifiers(this.renamed.own(key.name(), keyColumns(key).stream().map(KeyColumn::name).toList()));
	}

	private List<Identifier> identifiers(List<String> catalogNames) {
		return catalogNames.stream().map(this::identifier).toList();
	}

	private Identifier identifier(String catalogName) {
		return this.identifiers.identifier(catalogName);
	}

	private static Key key(ResultSet row, String prefix) throws SQLException {
		return new Key(CatalogQuery.string(row, prefix + "CONSTRAINT_SCHEMA"),
				CatalogQuery.string(row, prefix + "CONSTRAINT_NAME"));
	}

	/** What identifies a constraint. */
	private record Key(String schema, String name) {
	}

	/** A column of a key or of a foreign key, which also has a place in its target. */
	private record KeyColumn(String schema, String table, String name, int positionInTarget) {

		static KeyColumn of(ResultSet row) throws SQLException {
			return new KeyColumn(CatalogQuery.string(row, "TABLE_SCHEMA"), CatalogQuery.string(row, "TABLE_NAME"),
					CatalogQuery.string(row, "COLUMN_NAME"), row.getInt("POSITION_IN_UNIQUE_CONSTRAINT"));
		}

	}

	/** What a foreign key refers to. */
	private record Reference(Key target, ReferentialAction onDelete, ReferentialAction onUpdate) {
	}

}
