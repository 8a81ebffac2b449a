package dev.migrate.model;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;

import dev.migrate.schema.Column;
import dev.migrate.schema.ForeignKey;
import dev.migrate.schema.Identifier;
import dev.migrate.schema.PrimaryKey;
import dev.migrate.schema.QualifiedName;
import dev.migrate.schema.Schema;
import dev.migrate.schema.Table;
import org.hibernate.boot.model.relational.ColumnOrderingStrategy;
import org.hibernate.boot.spi.MetadataImplementor;
import org.jspecify.annotations.Nullable;

/**
 * Puts the columns of tables and keys into the order in which Hibernate would have
 * created them. Hibernate orders its metadata once and for good, and only if it is about
 * to create a schema itself; the running application's must not be touched, so the schema
 * is ordered instead.
 */
final class ColumnOrder {

	private final MetadataImplementor metadata;

	private final MappedSchemas schemas;

	private final ColumnOrderingStrategy strategy;

	ColumnOrder(MetadataImplementor metadata, MappedSchemas schemas) {
		this.metadata = metadata;
		this.schemas = schemas;
		this.strategy = metadata.getMetadataBuildingOptions().getColumnOrderingStrategy();
	}

	Schema apply(Schema schema) {
		Map<String, org.hibernate.mapping.Table> mappings = new HashMap<>();
		this.metadata.collectTableMappings().forEach((table) -> mappings.put(this.schemas.key(table), table));
		Map<QualifiedName, Table> ordered = new HashMap<>();
		for (Table table : schema.tables()) {
			org.hibernate.mapping.Table mapping = mappings.get(MappedSchemas.key(table.name()));
			ordered.put(table.name(), (mapping != null) ? order(table, mapping) : table);
		}
		List<Table> tables = schema.tables()
			.stream()
			.map((table) -> orderForeignKeys(ordered.getOrDefault(table.name(), table), ordered))
			.toList();
		return schema.withTables(tables);
	}

	private Table order(Table table, org.hibernate.mapping.Table mapping) {
		Table ordered = table
			.withColumns(sort(table.columns(), Column::name, this.strategy.orderTableColumns(mapping, this.metadata)));
		PrimaryKey key = table.primaryKey();
		if (key == null || key.columns().size() < 2 || mapping.getPrimaryKey() == null) {
			return ordered;
		}
		List<Identifier> columns = sort(key.columns(), Function.identity(),
				this.strategy.orderConstraintColumns(mapping.getPrimaryKey(), this.metadata));
		return ordered.withPrimaryKey(new PrimaryKey(key.name(), columns));
	}

	private static <T> List<T> sort(List<T> members, Function<T, Identifier> name,
			@Nullable List<org.hibernate.mapping.Column> order) {
		if (order == null) {
			return members;
		}
		List<String> words = order.stream().map(org.hibernate.mapping.Column::getName).map(ColumnOrder::word).toList();
		List<T> sorted = new ArrayList<>(members);
		// What is not in the mapping, if there is such a thing, comes last.
		sorted.sort(Comparator.comparingInt((member) -> {
			int index = words.indexOf(word(name.apply(member).text()));
			return (index >= 0) ? index : Integer.MAX_VALUE;
		}));
		return sorted;
	}

	private static Table orderForeignKeys(Table table, Map<QualifiedName, Table> tables) {
		return table.withForeignKeys(table.foreignKeys().stream().map((key) -> {
			Table referenced = tables.get(key.referencedTable());
			PrimaryKey target = (referenced != null) ? referenced.primaryKey() : null;
			return (target != null) ? order(key, target.columns()) : key;
		}).toList());
	}

	/** A foreign key lists its columns as the key that it refers to does. */
	private static ForeignKey order(ForeignKey key, List<Identifier> target) {
		if (key.columns().size() < 2 || !target.containsAll(key.referencedColumns())) {
			return key;
		}
		List<Integer> order = IntStream.range(0, key.columns().size())
			.boxed()
			.sorted(Comparator.comparingInt((i) -> target.indexOf(key.referencedColumns().get(i))))
			.toList();
		return new ForeignKey(key.name(), order.stream().map(key.columns()::get).toList(), key.referencedTable(),
				order.stream().map(key.referencedColumns()::get).toList(), key.onDelete(), key.onUpdate());
	}

	private static String word(String name) {
		return name.toLowerCase(Locale.ROOT);
	}

}
