package dev.migrate.engine;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
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
 *
 * @param identifiers the database's identifiers
 * @param expressions the database's expressions
 * @param schema the schema's name as the catalogs spell it
 */
record H2ConstraintReader(Identifiers identifiers, H2Expressions expressions, String schema) {

	private static final Pattern ENGINE_NAME = Pattern.compile("CONSTRAINT_[0-9A-F]+(?:_\\d+)?");

	void read(Connection connection, SchemaBuilder builder) throws SQLException {
		H2KeyColumns columns = H2KeyColumns.read(connection, this.schema);
		CatalogQuery.forEach(connection, H2Catalog.KEYS, (row) -> {
			List<Identifier> names = names(columns.own(CatalogQuery.string(row, "CONSTRAINT_NAME"),
					CatalogQuery.strings(row, "COLUMN_NAMES")));
			if ("PRIMARY KEY".equals(row.getString("KIND"))) {
				builder.primaryKey(name(row, "TABLE_NAME"), new PrimaryKey(constraintName(row), names));
			}
			else {
				builder.uniqueConstraint(name(row, "TABLE_NAME"), new UniqueConstraint(constraintName(row), names));
			}
		}, this.schema);
		CatalogQuery.forEach(connection, H2Catalog.FOREIGN_KEYS,
				(row) -> builder.foreignKey(name(row, "TABLE_NAME"), foreignKey(row, columns)), this.schema);
		CatalogQuery.forEach(connection, H2Catalog.CHECKS,
				(row) -> builder.checkConstraint(name(row, "TABLE_NAME"), checkConstraint(row)), this.schema);
	}

	private ForeignKey foreignKey(ResultSet row, H2KeyColumns columns) throws SQLException {
		String referencedSchema = CatalogQuery.string(row, "REFERENCED_SCHEMA");
		Identifier qualifier = referencedSchema.equals(this.schema) ? null
				: this.identifiers.identifier(referencedSchema);
		String constraint = CatalogQuery.string(row, "CONSTRAINT_NAME");
		return new ForeignKey(constraintName(row),
				names(columns.own(constraint, CatalogQuery.strings(row, "COLUMN_NAMES"))),
				new QualifiedName(qualifier, name(row, "REFERENCED_TABLE")),
				names(columns.referenced(constraint, CatalogQuery.strings(row, "REFERENCED_COLUMNS"))),
				action(row, "DELETE_RULE"), action(row, "UPDATE_RULE"));
	}

	/** H2 stores {@code NO ACTION} as {@code RESTRICT} and cannot tell them apart. */
	private static ReferentialAction action(ResultSet row, String label) throws SQLException {
		String rule = CatalogQuery.string(row, label);
		return rule.equals("RESTRICT") ? ReferentialAction.NO_ACTION
				: ReferentialAction.valueOf(rule.replace(' ', '_'));
	}

	private CheckConstraint checkConstraint(ResultSet row) throws SQLException {
		return new CheckConstraint(constraintName(row),
				this.expressions.normalize(CatalogQuery.string(row, "CHECK_CLAUSE"), this.schema));
	}

	private ObjectName constraintName(ResultSet row) throws SQLException {
		Identifier name = name(row, "CONSTRAINT_NAME");
		boolean engineMade = ENGINE_NAME.matcher(name.text().toUpperCase(Locale.ROOT)).matches();
		return engineMade ? ObjectName.generated(name) : ObjectName.given(name);
	}

	private Identifier name(ResultSet row, String label) throws SQLException {
		return this.identifiers.identifier(CatalogQuery.string(row, label));
	}

	private List<Identifier> names(List<String> catalogNames) {
		return catalogNames.stream().map(this.identifiers::identifier).toList();
	}

}
