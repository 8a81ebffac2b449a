package dev.migrate.changelog;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

import dev.migrate.change.AddCheckConstraint;
import dev.migrate.change.AddForeignKey;
import dev.migrate.change.AddPrimaryKey;
import dev.migrate.change.AddUniqueConstraint;
import dev.migrate.change.CreateIndex;
import dev.migrate.change.CreateSequence;
import dev.migrate.change.CreateTable;
import dev.migrate.change.DropCheckConstraint;
import dev.migrate.change.DropForeignKey;
import dev.migrate.change.DropIndex;
import dev.migrate.change.DropPrimaryKey;
import dev.migrate.change.DropSequence;
import dev.migrate.change.DropTable;
import dev.migrate.change.DropUniqueConstraint;
import dev.migrate.change.SchemaChange;
import dev.migrate.schema.CheckConstraint;
import dev.migrate.schema.ForeignKey;
import dev.migrate.schema.Identifier;
import dev.migrate.schema.Index;
import dev.migrate.schema.ObjectName;
import dev.migrate.schema.PrimaryKey;
import dev.migrate.schema.Table;
import dev.migrate.schema.UniqueConstraint;

import org.jspecify.annotations.Nullable;

/**
 * The names that tables, sequences, constraints and indexes share, because some engines
 * keep them in one space.
 */
final class SchemaNames {

	private SchemaNames() {
	}

	static List<Identifier> of(Table table) {
		return Stream.concat(Stream.of(table.name().name()), ofMembers(table).stream()).toList();
	}

	/**
	 * The names of a table's keys, constraints and indexes.
	 */
	static List<Identifier> ofMembers(Table table) {
		return Stream.of(Stream.ofNullable(table.primaryKey()).map(PrimaryKey::name),
				table.uniqueConstraints().stream().map(UniqueConstraint::name),
				table.foreignKeys().stream().map(ForeignKey::name),
				table.checkConstraints().stream().map(CheckConstraint::name), table.indexes().stream().map(Index::name))
			.flatMap((names) -> names)
			.map(ObjectName::identifier)
			.toList();
	}

	/**
	 * The names that steps give and that nobody may replace.
	 */
	static List<Identifier> given(List<SchemaChange> changes) {
		Stream<Identifier> members = changes.stream()
			.map(SchemaNames::added)
			.filter(Objects::nonNull)
			.filter((name) -> name.origin() != ObjectName.Origin.ENGINE)
			.map(ObjectName::identifier);
		Stream<Identifier> relations = changes.stream()
			.filter((change) -> change instanceof CreateTable || change instanceof CreateSequence)
			.map((change) -> change.object().name());
		return Stream.concat(relations, members).toList();
	}

	private static @Nullable ObjectName added(SchemaChange change) {
		if (change instanceof CreateTable create) {
			PrimaryKey key = create.table().primaryKey();
			return (key != null) ? key.name() : null;
		}
		if (change instanceof AddPrimaryKey add) {
			return add.primaryKey().name();
		}
		if (change instanceof AddUniqueConstraint add) {
			return add.unique().name();
		}
		if (change instanceof AddForeignKey add) {
			return add.foreignKey().name();
		}
		if (change instanceof AddCheckConstraint add) {
			return add.check().name();
		}
		return (change instanceof CreateIndex create) ? create.index().name() : null;
	}

	/**
	 * The names that a step sets free.
	 */
	static List<Identifier> dropped(SchemaChange change) {
		if (change instanceof DropTable drop) {
			return of(drop.table());
		}
		if (change instanceof DropSequence drop) {
			return List.of(drop.sequence().name().name());
		}
		if (change instanceof DropPrimaryKey drop) {
			return List.of(drop.primaryKey().name().identifier());
		}
		if (change instanceof DropUniqueConstraint drop) {
			return List.of(drop.unique().name().identifier());
		}
		if (change instanceof DropForeignKey drop) {
			return List.of(drop.foreignKey().name().identifier());
		}
		if (change instanceof DropCheckConstraint drop) {
			return List.of(drop.check().name().identifier());
		}
		return (change instanceof DropIndex drop) ? List.of(drop.index().name().identifier()) : List.of();
	}

}
