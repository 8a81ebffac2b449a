package dev.migrate.lint;

import java.util.List;
import java.util.Objects;

import dev.migrate.change.AddColumn;
import dev.migrate.change.AlterColumnType;
import dev.migrate.change.CreateTable;
import dev.migrate.change.SchemaChange;
import dev.migrate.schema.Column;
import dev.migrate.schema.SchemaObject;

/**
 * The columns that get their types by a change.
 */
final class NewColumns {

	private NewColumns() {
	}

	static List<Column> of(LintSite site) {
		SchemaChange change = site.change();
		if (change instanceof CreateTable create) {
			return create.table().columns();
		}
		if (change instanceof AddColumn add) {
			return List.of(add.column());
		}
		return (change instanceof AlterColumnType alter) ? List.of(alter.after()) : List.of();
	}

	/**
	 * How one of them is known.
	 */
	static String name(LintSite site, Column column) {
		return SchemaObject.of(Objects.requireNonNull(site.change()).object(), column.name());
	}

}
