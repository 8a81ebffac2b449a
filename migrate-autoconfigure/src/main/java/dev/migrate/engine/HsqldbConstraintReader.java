package dev.migrate.engine;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import dev.migrate.schema.CheckConstraint;
import dev.migrate.schema.ForeignKey;
import dev.migrate.schema.Identifier;
import dev.migrate.schema.ObjectName;
import dev.migrate.schema.PrimaryKey;
import dev.migrate.schema.QualifiedName;
import dev.migrate.schema.ReferentialAction;
import dev.migrate.schema.UniqueConstraint;

/**
 * Reads the constraints of one schema of an HSQLDB database.
 */
final class HsqldbConstraintReader {

	private static final String ENGINE_PREFIX = "SYS_";

	private final Identifiers identifiers;

	private final HsqldbExpressions expressions;

	private final String schema;

	private final Map<List<String>, List<KeyColumn>> keyColumns = new HashMap<>();

	private final Map<String, Reference> references = new HashMap<>();

	private final Map<String, String> conditions = new HashMap<>();

	HsqldbConstraintReader(Identifiers identifiers, HsqldbExpressions expressions, String schema) {
		this.identifiers = identifiers;
		this.expressions = expressions;
		this.schema = schema;
	}

	void read(Connection connection, SchemaBuilder builder) throws SQLException {
		CatalogQuery.forEach(connection, InformationSchema.KEY_COLUMNS,
				(row) -> this.keyColumns
					.computeIfAbsent(List.of(CatalogQuery.string(row, "CONSTRAINT_SCHEMA"),
							CatalogQuery.string(row, "CONSTRAINT_NAME")), (key) -> new ArrayList<>())
					.add(KeyColumn.of(row)));
		CatalogQuery.forEach(connection, InformationSchema.REFERENCES,
				(row) -> this.references.put(CatalogQuery.string(row, "CONSTRAINT_NAME"), Reference.of(row)),
				this.schema);
		CatalogQuery.forEach(
				connection, HsqldbCatalog.CHECKS, (row) -> this.conditions
					.put(CatalogQuery.string(row, "CONSTRAINT_NAME"), CatalogQuery.string(row, "CHECK_CLAUSE")),
				this.schema);
		CatalogQuery.forEach(connection, InformationSchema.CONSTRAINTS,
				(row) -> add(builder, this.identifiers.identifier(CatalogQuery.string(row, "TABLE_NAME")),
						CatalogQuery.string(row, "CONSTRAINT_NAME"), CatalogQuery.string(row, "CONSTRAINT_TYPE")),
				this.schema);
	}

	private void add(SchemaBuilder builder, Identifier table, String constraint, String type) {
		Identifier identifier = this.identifiers.identifier(constraint);
		ObjectName name = constraint.startsWith(ENGINE_PREFIX) ? ObjectName.generated(identifier)
				: ObjectName.given(identifier);
		switch (type) {
			case "PRIMARY KEY" -> builder.primaryKey(table, new PrimaryKey(name, columns(constraint)));
			case "UNIQUE" -> builder.uniqueConstraint(table, new UniqueConstraint(name, columns(constraint)));
			case "FOREIGN KEY" -> builder.foreignKey(table, foreignKey(name, constraint));
			default -> {
				String condition = this.expressions.normalize(this.conditions.getOrDefault(constraint, ""),
						this.schema);
				if (HsqldbExpressions.mandatory(condition) == null) {
					builder.checkConstraint(table, new CheckConstraint(name, condition));
				}
			}
		}
	}

	private ForeignKey foreignKey(ObjectName name, String constraint) {
		Reference reference = Objects.requireNonNull(this.references.get(constraint));
		List<KeyColumn> target = this.keyColumns.getOrDefault(reference.target(), List.of());
		String targetSchema = target.get(0).schema();
		List<Identifier> referenced = keyColumns(constraint).stream()
			.map((column) -> this.identifiers.identifier(target.get(column.positionInTarget() - 1).name()))
			.toList();
		return new ForeignKey(name, columns(constraint),
				new QualifiedName(targetSchema.equals(this.schema) ? null : this.identifiers.identifier(targetSchema),
						this.identifiers.identifier(target.get(0).table())),
				referenced, reference.onDelete(), reference.onUpdate());
	}

	private List<KeyColumn> keyColumns(String constraint) {
		return this.keyColumns.getOrDefault(List.of(this.schema, constraint), List.of());
	}

	private List<Identifier> columns(String constraint) {
		return keyColumns(constraint).stream().map((column) -> this.identifiers.identifier(column.name())).toList();
	}

	/** A column of a key or of a foreign key, which also has a place in its target. */
	private record KeyColumn(String schema, String table, String name, int positionInTarget) {

		static KeyColumn of(ResultSet row) throws SQLException {
			return new KeyColumn(CatalogQuery.string(row, "TABLE_SCHEMA"), CatalogQuery.string(row, "TABLE_NAME"),
					CatalogQuery.string(row, "COLUMN_NAME"), row.getInt("POSITION_IN_UNIQUE_CONSTRAINT"));
		}

	}

	/** What a foreign key refers to: schema and name of a key. */
	private record Reference(List<String> target, ReferentialAction onDelete, ReferentialAction onUpdate) {

		static Reference of(ResultSet row) throws SQLException {
			return new Reference(
					List.of(CatalogQuery.string(row, "UNIQUE_CONSTRAINT_SCHEMA"),
							CatalogQuery.string(row, "UNIQUE_CONSTRAINT_NAME")),
					action(row, "DELETE_RULE"), action(row, "UPDATE_RULE"));
		}

		private static ReferentialAction action(ResultSet row, String label) throws SQLException {
			return ReferentialAction.valueOf(CatalogQuery.string(row, label).replace(' ', '_'));
		}

	}

}
