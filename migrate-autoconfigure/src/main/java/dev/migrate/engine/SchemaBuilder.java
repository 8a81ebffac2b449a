package dev.migrate.engine;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;

import dev.migrate.schema.CheckConstraint;
import dev.migrate.schema.Column;
import dev.migrate.schema.ForeignKey;
import dev.migrate.schema.Identifier;
import dev.migrate.schema.Index;
import dev.migrate.schema.ObjectName;
import dev.migrate.schema.PrimaryKey;
import dev.migrate.schema.QualifiedName;
import dev.migrate.schema.Schema;
import dev.migrate.schema.Sequence;
import dev.migrate.schema.Table;
import dev.migrate.schema.UniqueConstraint;
import dev.migrate.schema.UserType;
import dev.migrate.schema.View;

import org.jspecify.annotations.Nullable;

/**
 * Puts a schema together from rows that arrive by kind of object, in any order. What
 * belongs to a table that was not announced is ignored.
 */
final class SchemaBuilder {

	private static final Set<String> LIQUIBASE_TABLES = Set.of("databasechangelog", "databasechangeloglock");

	private final Map<Identifier, Parts> tables = new TreeMap<>();

	private final List<Sequence> sequences = new ArrayList<>();

	private final List<View> views = new ArrayList<>();

	private final List<UserType> types = new ArrayList<>();

	void table(Identifier name, @Nullable String comment) {
		if (!LIQUIBASE_TABLES.contains(name.text().toLowerCase(Locale.ROOT))) {
			this.tables.put(name, new Parts(name, comment));
		}
	}

	void column(Identifier table, Column column) {
		with(table, (parts) -> parts.columns.add(column));
	}

	void primaryKey(Identifier table, PrimaryKey primaryKey) {
		with(table, (parts) -> parts.primaryKey = primaryKey);
	}

	void uniqueConstraint(Identifier table, UniqueConstraint constraint) {
		with(table, (parts) -> parts.uniqueConstraints.add(constraint));
	}

	void foreignKey(Identifier table, ForeignKey foreignKey) {
		with(table, (parts) -> parts.foreignKeys.add(foreignKey));
	}

	void checkConstraint(Identifier table, CheckConstraint constraint) {
		with(table, (parts) -> parts.checkConstraints.add(constraint));
	}

	void index(Identifier table, Index index) {
		with(table, (parts) -> parts.indexes.add(index));
	}

	void sequence(Sequence sequence) {
		this.sequences.add(sequence);
	}

	/**
	 * Adds a view.
	 * @param definition its query; if it is empty, the user may not see it, and the view
	 * is ignored
	 */
	void view(Identifier name, String definition) {
		if (!definition.isBlank()) {
			this.views.add(new View(new QualifiedName(null, name), definition, null));
		}
	}

	void type(UserType type) {
		this.types.add(type);
	}

	Schema build() {
		this.sequences.sort(Comparator.comparing(Sequence::name));
		this.views.sort(Comparator.comparing(View::name));
		this.types.sort(Comparator.comparing(UserType::name));
		return new Schema(this.tables.values().stream().map(Parts::build).toList(), this.sequences, this.views,
				this.types);
	}

	private void with(Identifier table, Consumer<Parts> action) {
		Parts parts = this.tables.get(table);
		if (parts != null) {
			action.accept(parts);
		}
	}

	private static final class Parts {

		private final Identifier name;

		private final @Nullable String comment;

		private final List<Column> columns = new ArrayList<>();

		private @Nullable PrimaryKey primaryKey;

		private final List<UniqueConstraint> uniqueConstraints = new ArrayList<>();

		private final List<ForeignKey> foreignKeys = new ArrayList<>();

		private final List<CheckConstraint> checkConstraints = new ArrayList<>();

		private final List<Index> indexes = new ArrayList<>();

		Parts(Identifier name, @Nullable String comment) {
			this.name = name;
			this.comment = comment;
		}

		Table build() {
			Comparator<ObjectName> byName = Comparator.comparing(ObjectName::identifier);
			this.uniqueConstraints.sort(Comparator.comparing(UniqueConstraint::name, byName));
			this.foreignKeys.sort(Comparator.comparing(ForeignKey::name, byName));
			this.checkConstraints.sort(Comparator.comparing(CheckConstraint::name, byName));
			this.indexes.sort(Comparator.comparing(Index::name, byName));
			return new Table(new QualifiedName(null, this.name), this.comment,
					this.columns.stream().map(this::withImpliedNotNull).toList(), this.primaryKey,
					this.uniqueConstraints, this.foreignKeys, this.checkConstraints, this.indexes);
		}

		private Column withImpliedNotNull(Column column) {
			boolean key = this.primaryKey != null && this.primaryKey.columns().contains(column.name());
			return (key && column.nullable()) ? column.withNullable(false) : column;
		}

	}

}
