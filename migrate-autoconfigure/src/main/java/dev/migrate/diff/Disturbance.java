package dev.migrate.diff;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

import dev.migrate.change.AlterColumnType;
import dev.migrate.change.DropColumn;
import dev.migrate.change.DropIndex;
import dev.migrate.change.DropPrimaryKey;
import dev.migrate.change.DropUniqueConstraint;
import dev.migrate.change.SchemaChange;
import dev.migrate.schema.ForeignKey;
import dev.migrate.schema.Identifier;
import dev.migrate.schema.Index;
import dev.migrate.schema.IndexColumn;
import dev.migrate.schema.QualifiedName;
import dev.migrate.schema.TypeRules;

/**
 * What the other steps do below the foreign keys: a foreign key has to be away while the
 * key that it refers to is, while one of its columns is, or while both ends change to a
 * type that does not compare with the former.
 */
final class Disturbance {

	private final Set<Key> keys = new HashSet<>();

	private final Set<Key> columns = new HashSet<>();

	private final Set<IndexKey> indexes = new HashSet<>();

	Disturbance(List<SchemaChange> changes, TypeRules types) {
		boolean everything = types.foreignKeysHoldEverything();
		boolean keys = everything || types.foreignKeysKeepUniqueness();
		for (SchemaChange change : changes) {
			if (change instanceof DropPrimaryKey drop) {
				key(drop.table(), drop.primaryKey().columns(), keys, everything);
			}
			else if (change instanceof DropUniqueConstraint drop) {
				key(drop.table(), drop.unique().columns(), keys, everything);
			}
			else if (change instanceof DropColumn drop) {
				this.columns.add(new Key(drop.table(), Set.of(drop.column().name())));
			}
			else if (change instanceof AlterColumnType alter
					&& (everything || !Comparability.of(alter.before().type(), alter.after().type()))) {
				this.columns.add(new Key(alter.table(), Set.of(alter.after().name())));
			}
			else if (change instanceof DropIndex drop && types.foreignKeysHoldIndexes()) {
				this.indexes.add(new IndexKey(drop.table(), columns(drop.index()), true));
			}
		}
	}

	private void key(QualifiedName table, List<Identifier> columns, boolean serves, boolean servesPrefixes) {
		this.keys.add(new Key(table, Set.copyOf(columns)));
		if (serves) {
			this.indexes.add(new IndexKey(table, columns, servesPrefixes));
		}
	}

	boolean concerns(QualifiedName table, ForeignKey key) {
		return this.keys.contains(new Key(key.referencedTable(), Set.copyOf(key.referencedColumns())))
				|| key.columns().stream().anyMatch((column) -> touches(table, column))
				|| key.referencedColumns().stream().anyMatch((column) -> touches(key.referencedTable(), column))
				|| this.indexes.stream().anyMatch((index) -> index.serves(table, key.columns()));
	}

	private boolean touches(QualifiedName table, Identifier column) {
		return this.columns.contains(new Key(table, Set.of(column)));
	}

	private static List<Identifier> columns(Index index) {
		return index.columns().stream().map(IndexColumn::name).toList();
	}

	private record Key(QualifiedName table, Set<Identifier> columns) {
	}

	/**
	 * What an index is on.
	 *
	 * @param prefixes whether it serves those foreign keys, too, that have its first
	 * columns alone
	 */
	private record IndexKey(QualifiedName table, List<Identifier> columns, boolean prefixes) {

		boolean serves(QualifiedName other, List<Identifier> key) {
			return this.table.equals(other)
					&& (this.prefixes ? this.columns.size() >= key.size() : this.columns.size() == key.size())
					&& Set.copyOf(this.columns.subList(0, key.size())).equals(Set.copyOf(key));
		}

	}

}
