package dev.migrate.model;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

import liquibase.Scope;
import liquibase.exception.LiquibaseException;
import liquibase.snapshot.DatabaseSnapshot;
import liquibase.snapshot.SnapshotControl;
import liquibase.snapshot.SnapshotGeneratorFactory;
import liquibase.structure.DatabaseObject;
import liquibase.structure.core.Column;
import liquibase.structure.core.PrimaryKey;
import liquibase.structure.core.Table;
import org.hibernate.boot.spi.MetadataImplementor;

/**
 * The tables of entities as liquibase-hibernate6 reads them from Hibernate's metadata.
 */
final class LiquibaseTables {

	private final Map<org.hibernate.mapping.Table, Table> tables = new IdentityHashMap<>();

	private LiquibaseTables() {
	}

	/**
	 * Reads tables with their columns and primary keys. The rest is not asked for:
	 * foreign keys come without their actions and in a time that grows with the square of
	 * the tables, unique constraints with names that nobody gave, indexes without their
	 * being unique.
	 */
	static LiquibaseTables read(MetadataImplementor metadata, List<org.hibernate.mapping.Table> mappings) {
		// liquibase-hibernate6 reports every column that it finds.
		Map<String, Object> quiet = Map.of(Scope.Attr.logService.name(), new WarningsOnlyLogService());
		LiquibaseTables tables = new LiquibaseTables();
		try {
			for (List<org.hibernate.mapping.Table> group : withDistinctNames(mappings)) {
				Scope.child(quiet, () -> tables.add(showing(group, metadata), group));
			}
			return tables;
		}
		catch (RuntimeException ex) {
			throw ex;
		}
		catch (Exception ex) {
			throw new IllegalStateException("liquibase-hibernate6 cannot read the entities", ex);
		}
	}

	/**
	 * Groups of tables: liquibase-hibernate6 finds them by their names and knows no
	 * schemas.
	 */
	private static List<List<org.hibernate.mapping.Table>> withDistinctNames(
			List<org.hibernate.mapping.Table> mappings) {
		List<Map<String, org.hibernate.mapping.Table>> groups = new ArrayList<>();
		for (org.hibernate.mapping.Table mapping : mappings) {
			String name = mapping.getName().toLowerCase(Locale.ROOT);
			Map<String, org.hibernate.mapping.Table> group = groups.stream()
				.filter((candidate) -> !candidate.containsKey(name))
				.findFirst()
				.orElseGet(LinkedHashMap::new);
			if (group.isEmpty()) {
				groups.add(group);
			}
			group.put(name, mapping);
		}
		return groups.stream().map((group) -> List.copyOf(group.values())).toList();
	}

	private static MetadataImplementor showing(List<org.hibernate.mapping.Table> mappings,
			MetadataImplementor metadata) {
		return (MetadataImplementor) Proxy.newProxyInstance(LiquibaseTables.class.getClassLoader(),
				new Class<?>[] { MetadataImplementor.class }, (proxy, method, arguments) -> {
					try {
						return method.getName().equals("collectTableMappings") ? mappings
								: method.invoke(metadata, arguments);
					}
					catch (InvocationTargetException ex) {
						throw ex.getTargetException();
					}
				});
	}

	private void add(MetadataImplementor metadata, List<org.hibernate.mapping.Table> mappings)
			throws LiquibaseException {
		MetadataDatabase database = new MetadataDatabase(metadata);
		DatabaseObject[] examples = mappings.stream()
			.map((mapping) -> example(database, mapping))
			.toArray(DatabaseObject[]::new);
		SnapshotControl control = new SnapshotControl(database, false, Table.class, Column.class, PrimaryKey.class);
		DatabaseSnapshot snapshot = SnapshotGeneratorFactory.getInstance().createSnapshot(examples, database, control);
		mappings.forEach((mapping) -> this.tables.put(mapping,
				Objects.requireNonNull(snapshot.get(example(database, mapping)))));
	}

	Table get(org.hibernate.mapping.Table mapping) {
		return Objects.requireNonNull(this.tables.get(mapping));
	}

	private static Table example(MetadataDatabase database, org.hibernate.mapping.Table mapping) {
		return (Table) new Table().setName(mapping.getName())
			.setSchema(database.getDefaultCatalogName(), database.getDefaultSchemaName());
	}

}
