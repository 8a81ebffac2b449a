package dev.migrate.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

import dev.migrate.schema.CheckConstraint;
import dev.migrate.schema.Column;
import dev.migrate.schema.ForeignKey;
import dev.migrate.schema.Identifier;
import dev.migrate.schema.Index;
import dev.migrate.schema.IndexColumn;
import dev.migrate.schema.ObjectName;
import dev.migrate.schema.PrimaryKey;
import dev.migrate.schema.QualifiedName;
import dev.migrate.schema.ReferentialAction;
import dev.migrate.schema.Table;
import dev.migrate.schema.UniqueConstraint;

/**
 * Writes the statements that create tables, and whatever belongs to them, on SQLite.
 *
 * @param engine the engine
 */
record SqliteTableSql(Engine engine) {

	String create(Table table) {
		List<String> parts = new ArrayList<>();
		PrimaryKey key = table.primaryKey();
		for (Column column : table.columns()) {
			parts.add((column.identity() != null && key != null) ? numbered(column, key) : column(column));
		}
		if (key != null && table.columns().stream().noneMatch((column) -> column.identity() != null)) {
			parts.add(constraint(key.name()) + "primary key " + list(key.columns()));
		}
		for (UniqueConstraint unique : table.uniqueConstraints()) {
			parts.add(constraint(unique.name()) + "unique " + list(unique.columns()));
		}
		for (CheckConstraint check : table.checkConstraints()) {
			parts.add(constraint(check.name()) + "check (" + check.expression() + ")");
		}
		table.foreignKeys().forEach((foreignKey) -> parts.add(foreignKey(foreignKey)));
		return "create table " + this.engine.sql(table.name()) + " (" + String.join(", ", parts) + ")";
	}

	String column(Column column) {
		StringBuilder sql = new StringBuilder(this.engine.sql(column.name()));
		if (!column.type().isEmpty()) {
			sql.append(' ').append(column.type());
		}
		if (column.generated() != null) {
			sql.append(' ').append(this.engine.generatedSql(column.generated()));
		}
		if (column.defaultValue() != null) {
			sql.append(" default ").append(column.defaultValue());
		}
		return column.nullable() ? sql.toString() : sql.append(" not null").toString();
	}

	/** Only a column that is the key by itself can be numbered. */
	private String numbered(Column column, PrimaryKey key) {
		return column(column) + " " + constraint(key.name()) + "primary key autoincrement";
	}

	private String foreignKey(ForeignKey key) {
		return constraint(key.name()) + "foreign key " + list(key.columns()) + " references "
				+ this.engine.sql(key.referencedTable())
				+ (key.referencedColumns().isEmpty() ? "" : " " + list(key.referencedColumns()))
				+ action(" on delete ", key.onDelete()) + action(" on update ", key.onUpdate());
	}

	private static String action(String words, ReferentialAction action) {
		return (action != ReferentialAction.NO_ACTION) ? words + action.sql() : "";
	}

	private String constraint(ObjectName name) {
		return (name.origin() == ObjectName.Origin.ENGINE) ? ""
				: "constraint " + this.engine.sql(name.identifier()) + " ";
	}

	String index(QualifiedName table, Index index) {
		if (index.definition() != null) {
			return index.definition();
		}
		String columns = index.columns().stream().map(this::indexColumn).collect(Collectors.joining(", "));
		return "create " + (index.unique() ? "unique " : "") + "index " + this.engine.sql(index.name().identifier())
				+ " on " + this.engine.sql(table) + " (" + columns + ")";
	}

	private String indexColumn(IndexColumn column) {
		return this.engine.sql(column.name()) + (column.descending() ? " desc" : "");
	}

	String list(List<Identifier> names) {
		return names.stream().map(this.engine::sql).collect(Collectors.joining(", ", "(", ")"));
	}

}
