package dev.migrate.schema;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

import org.jspecify.annotations.Nullable;

/**
 * A table with everything that belongs to it.
 *
 * @param name its name
 * @param comment its comment, or null; never empty
 * @param columns its columns in order
 * @param primaryKey its primary key, or null
 * @param uniqueConstraints its unique constraints
 * @param foreignKeys the foreign keys from it to others
 * @param checkConstraints its check constraints, those of its columns included
 * @param indexes its indexes
 */
public record Table(QualifiedName name, @Nullable String comment, List<Column> columns, @Nullable PrimaryKey primaryKey,
		List<UniqueConstraint> uniqueConstraints, List<ForeignKey> foreignKeys, List<CheckConstraint> checkConstraints,
		List<Index> indexes) {

	public Table {
		columns = List.copyOf(columns);
		uniqueConstraints = List.copyOf(uniqueConstraints);
		foreignKeys = List.copyOf(foreignKeys);
		checkConstraints = List.copyOf(checkConstraints);
		indexes = List.copyOf(indexes);
	}

	/**
	 * A table with columns and a primary key only.
	 */
	public static Table of(String name, List<Column> columns, @Nullable PrimaryKey primaryKey) {
		return new Table(QualifiedName.of(name), null, columns, primaryKey, List.of(), List.of(), List.of(), List.of());
	}

	public Optional<Column> column(Identifier name) {
		return this.columns.stream().filter((column) -> column.name().equals(name)).findFirst();
	}

	public Table withName(QualifiedName name) {
		return new Table(name, this.comment, this.columns, this.primaryKey, this.uniqueConstraints, this.foreignKeys,
				this.checkConstraints, this.indexes);
	}

	/**
	 * The same table with other names for itself and for what its foreign keys refer to.
	 */
	Table withNames(UnaryOperator<QualifiedName> names) {
		return withName(names.apply(this.name)).withForeignKeys(this.foreignKeys.stream()
			.map((key) -> key.withReferencedTable(names.apply(key.referencedTable())))
			.toList());
	}

	public Table withComment(@Nullable String comment) {
		return new Table(this.name, comment, this.columns, this.primaryKey, this.uniqueConstraints, this.foreignKeys,
				this.checkConstraints, this.indexes);
	}

	public Table withColumns(List<Column> columns) {
		return new Table(this.name, this.comment, columns, this.primaryKey, this.uniqueConstraints, this.foreignKeys,
				this.checkConstraints, this.indexes);
	}

	public Table withPrimaryKey(@Nullable PrimaryKey primaryKey) {
		return new Table(this.name, this.comment, this.columns, primaryKey, this.uniqueConstraints, this.foreignKeys,
				this.checkConstraints, this.indexes);
	}

	public Table withUniqueConstraints(List<UniqueConstraint> uniqueConstraints) {
		return new Table(this.name, this.comment, this.columns, this.primaryKey, uniqueConstraints, this.foreignKeys,
				this.checkConstraints, this.indexes);
	}

	public Table withForeignKeys(List<ForeignKey> foreignKeys) {
		return new Table(this.name, this.comment, this.columns, this.primaryKey, this.uniqueConstraints, foreignKeys,
				this.checkConstraints, this.indexes);
	}

	public Table withCheckConstraints(List<CheckConstraint> checkConstraints) {
		return new Table(this.name, this.comment, this.columns, this.primaryKey, this.uniqueConstraints,
				this.foreignKeys, checkConstraints, this.indexes);
	}

	public Table withIndexes(List<Index> indexes) {
		return new Table(this.name, this.comment, this.columns, this.primaryKey, this.uniqueConstraints,
				this.foreignKeys, this.checkConstraints, indexes);
	}

}
