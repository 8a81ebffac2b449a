package dev.migrate.engine;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

import dev.migrate.schema.CheckConstraint;
import dev.migrate.schema.ForeignKey;
import dev.migrate.schema.Identifier;
import dev.migrate.schema.PrimaryKey;
import dev.migrate.schema.QualifiedName;
import dev.migrate.schema.ReferentialAction;
import dev.migrate.schema.UniqueConstraint;

/**
 * A row of {@link PostgreSqlCatalog#CONSTRAINTS}.
 *
 * @param row the row
 * @param schema the schema's name as the catalogs spell it
 */
record PostgreSqlConstraintRow(ResultSet row, String schema) {

	void addTo(SchemaBuilder builder) throws SQLException {
		Identifier table = identifier(string("table_name"));
		switch (string("kind")) {
			case "p" -> builder.primaryKey(table, primaryKey());
			case "u" -> builder.uniqueConstraint(table, uniqueConstraint());
			case "f" -> builder.foreignKey(table, foreignKey());
			default -> builder.checkConstraint(table, checkConstraint());
		}
	}

	private PrimaryKey primaryKey() throws SQLException {
		return new PrimaryKey(PostgreSqlNames.name(string("constraint_name"), string("table_name"), List.of(), "pkey"),
				identifiers("column_names"));
	}

	private UniqueConstraint uniqueConstraint() throws SQLException {
		return new UniqueConstraint(PostgreSqlNames.name(string("constraint_name"), string("table_name"),
				CatalogQuery.strings(this.row, "column_names"), "key"), identifiers("column_names"));
	}

	private ForeignKey foreignKey() throws SQLException {
		String referencedSchema = string("referenced_schema");
		return new ForeignKey(
				PostgreSqlNames.name(string("constraint_name"), string("table_name"),
						CatalogQuery.strings(this.row, "column_names"), "fkey"),
				identifiers("column_names"),
				new QualifiedName(referencedSchema.equals(this.schema) ? null : identifier(referencedSchema),
						identifier(string("referenced_table"))),
				identifiers("referenced_columns"), action("on_delete"), action("on_update"));
	}

	private CheckConstraint checkConstraint() throws SQLException {
		List<String> columns = CatalogQuery.strings(this.row, "column_names");
		return new CheckConstraint(
				PostgreSqlNames.name(string("constraint_name"), string("table_name"),
						(columns.size() == 1) ? columns : List.of(), "check"),
				PostgreSqlExpressions.normalize(string("expression")));
	}

	private ReferentialAction action(String label) throws SQLException {
		return switch (string(label)) {
			case "r" -> ReferentialAction.RESTRICT;
			case "c" -> ReferentialAction.CASCADE;
			case "n" -> ReferentialAction.SET_NULL;
			case "d" -> ReferentialAction.SET_DEFAULT;
			default -> ReferentialAction.NO_ACTION;
		};
	}

	private List<Identifier> identifiers(String label) throws SQLException {
		return CatalogQuery.strings(this.row, label).stream().map(PostgreSqlEngine.IDENTIFIERS::identifier).toList();
	}

	private static Identifier identifier(String catalogName) {
		return PostgreSqlEngine.IDENTIFIERS.identifier(catalogName);
	}

	private String string(String label) throws SQLException {
		return CatalogQuery.string(this.row, label);
	}

}
