package dev.migrate.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

import org.hibernate.boot.model.naming.Identifier;
import org.hibernate.boot.model.relational.AuxiliaryDatabaseObject;
import org.hibernate.boot.model.relational.Exportable;
import org.hibernate.boot.spi.MetadataImplementor;
import org.hibernate.dialect.Dialect;
import org.hibernate.mapping.ForeignKey;
import org.hibernate.mapping.Table;
import org.hibernate.tool.schema.spi.Exporter;
import org.jspecify.annotations.Nullable;

/**
 * The statements with which Hibernate would create the schema, in its order, by its own
 * exporters, and without those that only bring data. Its schema tool is not asked as a
 * whole, because it leaves no say in how names are qualified.
 */
final class CreationCommands {

	private final MetadataImplementor metadata;

	private final Dialect dialect;

	private final MappedSchemas schemas;

	private final RelativeNames names;

	private final List<String> commands = new ArrayList<>();

	CreationCommands(MetadataImplementor metadata, MappedSchemas schemas) {
		this.metadata = metadata;
		this.dialect = metadata.getDatabase().getDialect();
		this.schemas = schemas;
		this.names = RelativeNames.of(metadata, schemas);
	}

	List<String> of(MappedObjects objects) {
		addAuxiliaryObjects(true);
		objects.types().forEach((type) -> add(this.dialect.getUserDefinedTypeExporter(), type));
		objects.sequences().forEach((sequence) -> add(this.dialect.getSequenceExporter(), sequence));
		objects.tablesAndViews().forEach((table) -> add(this.dialect.getTableExporter(), table));
		List<Table> tables = objects.tables();
		for (Table table : tables) {
			table.getIndexes().values().forEach((index) -> add(this.dialect.getIndexExporter(), index));
			table.getUniqueKeys().values().forEach((key) -> add(this.dialect.getUniqueKeyExporter(), key));
		}
		for (Table table : tables) {
			table.getForeignKeys().values().forEach(this::addForeignKey);
		}
		addAuxiliaryObjects(false);
		return List.copyOf(this.commands);
	}

	private void addForeignKey(ForeignKey key) {
		boolean fromHome = qualifier(key.getTable()) == null;
		boolean toHome = qualifier(key.getReferencedTable()) == null;
		add(this.dialect.getForeignKeyExporter(), key, (toHome && !fromHome) ? this.names.withHome() : this.names);
	}

	private @Nullable Identifier qualifier(Table table) {
		return this.schemas.qualifier(table.getCatalogIdentifier(), table.getSchemaIdentifier());
	}

	private void addAuxiliaryObjects(boolean beforeTables) {
		for (AuxiliaryDatabaseObject object : this.metadata.getDatabase().getAuxiliaryDatabaseObjects()) {
			if (object.appliesToDialect(this.dialect) && object.beforeTablesOnCreation() == beforeTables) {
				add(this.dialect.getAuxiliaryDatabaseObjectExporter(), object);
			}
		}
	}

	private <T extends Exportable> void add(Exporter<T> exporter, T object) {
		add(exporter, object, this.names);
	}

	private <T extends Exportable> void add(Exporter<T> exporter, T object, RelativeNames names) {
		Arrays.stream(exporter.getSqlCreateStrings(object, this.metadata, names))
			.filter((command) -> !command.isBlank() && !isData(command))
			.forEach(this.commands::add);
	}

	/** A table that hands out numbers is created with its first row. */
	private static boolean isData(String command) {
		return command.stripLeading().toLowerCase(Locale.ROOT).startsWith("insert ");
	}

}
