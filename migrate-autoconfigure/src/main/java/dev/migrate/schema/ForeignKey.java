package dev.migrate.schema;

import java.util.List;

/**
 * A foreign key.
 *
 * @param name its name
 * @param columns the referring columns
 * @param referencedTable the table referred to
 * @param referencedColumns the columns referred to, in the order of {@code columns}
 * @param onDelete what happens to the referring row when its target goes
 * @param onUpdate what happens to the referring row when its target's key changes
 */
public record ForeignKey(ObjectName name, List<Identifier> columns, QualifiedName referencedTable,
		List<Identifier> referencedColumns, ReferentialAction onDelete, ReferentialAction onUpdate) {

	public ForeignKey {
		columns = List.copyOf(columns);
		referencedColumns = List.copyOf(referencedColumns);
	}

	public ForeignKey withReferencedTable(QualifiedName referencedTable) {
		return new ForeignKey(this.name, this.columns, referencedTable, this.referencedColumns, this.onDelete,
				this.onUpdate);
	}

}
