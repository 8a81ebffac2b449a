package dev.migrate.model;

import java.util.List;
import java.util.Map;

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

	private final MetadataDatabase database;

	private final DatabaseSnapshot snapshot;

	private LiquibaseTables(MetadataDatabase database, DatabaseSnapshot snapshot) {
		this.database = database;
		this.snapshot = snapshot;
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
		try {
			return Scope.child(quiet, () -> {
				MetadataDatabase database = new MetadataDatabase(metadata);
				return new LiquibaseTables(database, snapshot(database, mappings));
			});
		}
		catch (RuntimeException ex) {
			throw ex;
		}
		catch (Exception ex) {
			throw new IllegalStateException("liquibase-hibernate6 cannot read the entities", ex);
		}
	}

	private static DatabaseSnapshot snapshot(MetadataDatabase database, List<org.hibernate.mapping.Table> mappings)
			throws LiquibaseException {
		DatabaseObject[] examples = mappings.stream()
			.map((mapping) -> example(database, mapping.getName()))
			.toArray(DatabaseObject[]::new);
		SnapshotControl control = new SnapshotControl(database, false, Table.class, Column.class, PrimaryKey.class);
		return SnapshotGeneratorFactory.getInstance().createSnapshot(examples, database, control);
	}

	Table get(String name) {
		return this.snapshot.get(example(this.database, name));
	}

	private static Table example(MetadataDatabase database, String name) {
		return (Table) new Table().setName(name)
			.setSchema(database.getDefaultCatalogName(), database.getDefaultSchemaName());
	}

}
