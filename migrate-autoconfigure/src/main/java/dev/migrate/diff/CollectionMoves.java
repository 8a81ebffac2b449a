package dev.migrate.diff;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import dev.migrate.schema.Column;
import dev.migrate.schema.ForeignKey;
import dev.migrate.schema.Identifier;
import dev.migrate.schema.Table;

/**
 * A collection of values that becomes an entity, or an entity that becomes one: both
 * refer to the same owner, and what one holds has room in the other.
 *
 * @param reshaping what comes and goes
 * @param types which types a field can have had
 */
record CollectionMoves(Reshaping reshaping, RelatedTypes types) {

	void ask(RelocationQuestions questions) {
		for (Table dropped : this.reshaping.dropped()) {
			this.reshaping.created()
				.stream()
				.filter((created) -> isEntity(dropped) != isEntity(created)
						&& (isEntity(created) ? hasRoom(created, dropped) : hasRoom(dropped, created)))
				.findFirst()
				.ifPresent((created) -> questions.rows(dropped.name(), created.name()));
		}
	}

	/**
	 * An entity has a key of its own, a collection at most one that its owner is part of.
	 */
	private boolean isEntity(Table table) {
		List<Identifier> key = Reshaping.key(table);
		return key.size() == 1 && !Reshaping.referring(table).contains(key.get(0));
	}

	private boolean hasRoom(Table entity, Table collection) {
		if (!this.reshaping.types().entitiesHaveForeignKeys()) {
			Set<Identifier> shared = collection.columns()
				.stream()
				.filter((column) -> Reshaping.has(entity, column) && !Reshaping.key(entity).contains(column.name()))
				.map(Column::name)
				.collect(Collectors.toSet());
			return !shared.isEmpty() && hasRoom(entity, shared, Reshaping.without(collection, shared));
		}
		for (ForeignKey owner : collection.foreignKeys()) {
			for (ForeignKey same : entity.foreignKeys()) {
				if (isStaying(owner) && same.referencedTable().equals(owner.referencedTable()) && hasRoom(entity,
						Set.copyOf(same.columns()), Reshaping.without(collection, Set.copyOf(owner.columns())))) {
					return true;
				}
			}
		}
		return false;
	}

	private boolean isStaying(ForeignKey key) {
		return this.reshaping.former().table(key.referencedTable()).isPresent()
				&& this.reshaping.wanted().table(key.referencedTable()).isPresent();
	}

	/** Whether each value has a column of its own. */
	private boolean hasRoom(Table entity, Set<Identifier> taken, List<Column> values) {
		List<Column> free = new ArrayList<>(Reshaping.own(entity));
		free.removeIf((column) -> taken.contains(column.name()));
		for (Column value : values) {
			Column room = free.stream()
				.filter((column) -> this.types.related(value.type(), column.type()))
				.findFirst()
				.orElse(null);
			if (room == null) {
				return false;
			}
			free.remove(room);
		}
		return true;
	}

}
