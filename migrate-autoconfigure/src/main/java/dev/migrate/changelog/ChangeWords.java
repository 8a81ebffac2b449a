package dev.migrate.changelog;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.migrate.failure.SecretParameters;
import liquibase.change.Change;
import liquibase.change.ColumnConfig;
import liquibase.change.core.EmptyChange;
import liquibase.change.core.RawSQLChange;
import liquibase.changelog.ChangeSet;

import org.jspecify.annotations.Nullable;

/**
 * What change sets do, in the words in which {@code makemigrations} announces its
 * changes; Liquibase's own are those of a log.
 */
public final class ChangeWords {

	private static final int EXCERPT = 100;

	/** An attribute, the first of several that has a value, or an object's whole name. */
	private static final Pattern ATTRIBUTE = Pattern.compile("\\{(@?)([\\w|]+)}");

	private static final List<String> SCHEMAS = List.of("schemaName", "catalogName", "baseTableSchemaName",
			"baseTableCatalogName");

	private static final Map<String, String> WORDS = Map.ofEntries(
			Map.entry("createTable", "Create table {@tableName}"), Map.entry("dropTable", "Drop table {@tableName}"),
			Map.entry("renameTable", "Rename table {@oldTableName} to {newTableName}"),
			Map.entry("setTableRemarks", "Set comment on table {@tableName}"),
			Map.entry("addColumn", "Add column {columns} to {@tableName}"),
			Map.entry("dropColumn", "Drop column {columnName|columns} from {@tableName}"),
			Map.entry("renameColumn", "Rename column {oldColumnName} on {@tableName} to {newColumnName}"),
			Map.entry("modifyDataType", "Alter column {columnName} on {@tableName} to {newDataType}"),
			Map.entry("setColumnRemarks", "Set comment on column {columnName} of {@tableName}"),
			Map.entry("addNotNullConstraint", "Make column {columnName} on {@tableName} not null"),
			Map.entry("dropNotNullConstraint", "Make column {columnName} on {@tableName} nullable"),
			Map.entry("addDefaultValue", "Set default of column {columnName} on {@tableName}"),
			Map.entry("dropDefaultValue", "Remove default of column {columnName} on {@tableName}"),
			Map.entry("addAutoIncrement", "Add identity to column {columnName} on {@tableName}"),
			Map.entry("addPrimaryKey", "Add primary key {constraintName} on {@tableName} ({columnNames})"),
			Map.entry("dropPrimaryKey", "Drop primary key {constraintName} on {@tableName}"),
			Map.entry("addUniqueConstraint", "Add unique constraint {constraintName} on {@tableName} ({columnNames})"),
			Map.entry("dropUniqueConstraint", "Drop unique constraint {constraintName} on {@tableName}"),
			Map.entry("addForeignKeyConstraint",
					"Add foreign key {constraintName} on {@baseTableName} ({baseColumnNames}) to {referencedTableName}"),
			Map.entry("dropForeignKeyConstraint", "Drop foreign key {constraintName} on {@baseTableName}"),
			Map.entry("createIndex", "Create index {indexName} on {@tableName} ({columns})"),
			Map.entry("dropIndex", "Drop index {indexName} on {@tableName}"),
			Map.entry("createSequence", "Create sequence {@sequenceName}"),
			Map.entry("alterSequence", "Alter sequence {@sequenceName}"),
			Map.entry("dropSequence", "Drop sequence {@sequenceName}"),
			Map.entry("renameSequence", "Rename sequence {@oldSequenceName} to {newSequenceName}"),
			Map.entry("createView", "Create view {@viewName}"), Map.entry("dropView", "Drop view {@viewName}"),
			Map.entry("renameView", "Rename view {@oldViewName} to {newViewName}"),
			Map.entry("insert", "Insert a row into {@tableName}"),
			Map.entry("update", "Update {columns} of {@tableName}"), Map.entry("delete", "Delete rows of {@tableName}"),
			Map.entry("loadData", "Load rows of {@tableName} from {file}"),
			Map.entry("loadUpdateData", "Load rows of {@tableName} from {file}"),
			Map.entry("sqlFile", "Run the SQL in {path}"), Map.entry("customChange", "Run {class}"),
			Map.entry("tagDatabase", "Tag the database {tag}"));

	private ChangeWords() {
	}

	/**
	 * What a change set does, change by change; at least one.
	 * @param secrets what nobody is to see of it
	 */
	public static List<String> of(ChangeSet changeSet, SecretParameters secrets) {
		if (JavaRevision.isOne(changeSet)) {
			return List.of("Run Java code of the application");
		}
		List<String> words = changeSet.getChanges()
			.stream()
			.filter((change) -> !(change instanceof EmptyChange))
			.map((change) -> of(change, secrets))
			.toList();
		return words.isEmpty() ? List.of("Do nothing") : words;
	}

	private static String of(Change change, SecretParameters secrets) {
		Change meant = NotedChange.read(change).orElse(change);
		if (meant instanceof RawSQLChange raw && raw.getSql() != null) {
			return excerpt(secrets.masked(raw.getSql()));
		}
		String words = WORDS.get(meant.getSerializedObjectName());
		if (words == null) {
			return secrets.masked(meant.getDescription());
		}
		return secrets.masked(ATTRIBUTE.matcher(words)
			.replaceAll((attribute) -> Matcher.quoteReplacement(
					(attribute.group(1).isEmpty() ? "" : schema(meant)) + value(meant, attribute.group(2))))
			.replaceAll(" {2,}", " "));
	}

	private static String schema(Change change) {
		return SCHEMAS.stream()
			.map((field) -> text(change, field))
			.filter((schema) -> !schema.isEmpty())
			.findFirst()
			.map((schema) -> schema + ".")
			.orElse("");
	}

	private static String value(Change change, String fields) {
		return Stream.of(fields.split("\\|"))
			.map((field) -> text(change, field))
			.filter((text) -> !text.isEmpty())
			.findFirst()
			.orElse("");
	}

	private static String text(Change change, String field) {
		if (!change.getSerializableFields().contains(field)) {
			return "";
		}
		Object value = change.getSerializableFieldValue(field);
		return (value instanceof Collection<?> columns)
				? columns.stream().map(ChangeWords::column).filter(Objects::nonNull).collect(Collectors.joining(", "))
				: Objects.toString(value, "");
	}

	private static @Nullable String column(@Nullable Object value) {
		if (!(value instanceof ColumnConfig column)) {
			return null;
		}
		return column.getName() + (Boolean.TRUE.equals(column.getDescending()) ? " desc" : "");
	}

	private static String excerpt(String sql) {
		String line = sql.replaceAll("(?m)^\\s*--.*$", "").replaceAll("[\\s;]+$", "").replaceAll("\\s+", " ").strip();
		return (line.length() > EXCERPT) ? line.substring(0, EXCERPT) + "…" : line;
	}

}
