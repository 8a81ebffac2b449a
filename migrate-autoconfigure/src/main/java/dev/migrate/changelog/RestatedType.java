package dev.migrate.changelog;

import java.util.Optional;

import liquibase.change.Change;
import liquibase.change.core.AddAutoIncrementChange;
import liquibase.change.core.AddNotNullConstraintChange;
import liquibase.change.core.DropNotNullConstraintChange;
import liquibase.change.core.ModifyDataTypeChange;
import liquibase.change.core.RenameColumnChange;
import liquibase.change.core.SetColumnRemarksChange;
import org.jspecify.annotations.Nullable;

/**
 * The type that a change of something else about a column says. MySQL and MariaDB change
 * nothing about a column without it, and take what is said.
 */
public final class RestatedType {

	private RestatedType() {
	}

	/**
	 * What a change does to the type of its column on these engines.
	 */
	public static Optional<ModifyDataTypeChange> by(Change change) {
		if (change instanceof AddNotNullConstraintChange said) {
			return change(said.getSchemaName(), said.getTableName(), said.getColumnName(), said.getColumnDataType());
		}
		if (change instanceof DropNotNullConstraintChange said) {
			return change(said.getSchemaName(), said.getTableName(), said.getColumnName(), said.getColumnDataType());
		}
		if (change instanceof RenameColumnChange said) {
			return change(said.getSchemaName(), said.getTableName(), said.getOldColumnName(), said.getColumnDataType());
		}
		if (change instanceof SetColumnRemarksChange said) {
			return change(said.getSchemaName(), said.getTableName(), said.getColumnName(), said.getColumnDataType());
		}
		if (change instanceof AddAutoIncrementChange said) {
			return change(said.getSchemaName(), said.getTableName(), said.getColumnName(), said.getColumnDataType());
		}
		return Optional.empty();
	}

	private static Optional<ModifyDataTypeChange> change(@Nullable String schema, String table, String column,
			@Nullable String type) {
		if (type == null) {
			return Optional.empty();
		}
		ModifyDataTypeChange change = new ModifyDataTypeChange();
		change.setSchemaName(schema);
		change.setTableName(table);
		change.setColumnName(column);
		change.setNewDataType(type);
		return Optional.of(change);
	}

}
