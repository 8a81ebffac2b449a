package dev.migrate.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

import org.hibernate.boot.model.relational.AuxiliaryDatabaseObject;
import org.hibernate.boot.model.relational.Exportable;
import org.hibernate.boot.model.relational.Namespace;
import org.hibernate.boot.model.relational.Sequence;
import org.hibernate.boot.model.relational.SqlStringGenerationContext;
import org.hibernate.boot.registry.selector.spi.StrategySelector;
import org.hibernate.boot.spi.MetadataImplementor;
import org.hibernate.cfg.SchemaToolingSettings;
import org.hibernate.dialect.Dialect;
import org.hibernate.engine.config.spi.ConfigurationService;
import org.hibernate.mapping.Table;
import org.hibernate.mapping.UserDefinedType;
import org.hibernate.service.ServiceRegistry;
import org.hibernate.tool.schema.internal.DefaultSchemaFilterProvider;
import org.hibernate.tool.schema.spi.Exporter;
import org.hibernate.tool.schema.spi.SchemaFilter;
import org.hibernate.tool.schema.spi.SchemaFilterProvider;

/**
 * The statements with which Hibernate would create the schema, in its order, by its own
 * exporters, and without those that only bring data. Its schema tool is not asked as a
 * whole, because it leaves no say in how names are qualified.
 */
final class CreationCommands {

	private final MetadataImplementor metadata;

	private final Dialect dialect;

	private final SqlStringGenerationContext names;

	private final SchemaFilter filter;

	private final List<String> commands = new ArrayList<>();

	CreationCommands(MetadataImplementor metadata) {
		this.metadata = metadata;
		this.dialect = metadata.getDatabase().getDialect();
		this.names = new UnqualifiedNames(metadata.getDatabase().getJdbcEnvironment());
		this.filter = schemaFilter(metadata.getMetadataBuildingOptions().getServiceRegistry());
	}

	private static SchemaFilter schemaFilter(ServiceRegistry services) {
		Object setting = services.requireService(ConfigurationService.class)
			.getSettings()
			.get(SchemaToolingSettings.HBM2DDL_FILTER_PROVIDER);
		return services.requireService(StrategySelector.class)
			.resolveDefaultableStrategy(SchemaFilterProvider.class, setting, DefaultSchemaFilterProvider.INSTANCE)
			.getCreateFilter();
	}

	List<String> commands() {
		List<Namespace> namespaces = Namespaces.of(this.metadata)
			.stream()
			.filter(this.filter::includeNamespace)
			.toList();
		addAuxiliaryObjects(true);
		for (Namespace namespace : namespaces) {
			for (UserDefinedType type : namespace.getDependencyOrderedUserDefinedTypes()) {
				add(this.dialect.getUserDefinedTypeExporter(), type);
			}
		}
		for (Namespace namespace : namespaces) {
			addSequences(namespace);
			addTables(namespace);
			addIndexesAndUniqueKeys(namespace);
		}
		for (Namespace namespace : namespaces) {
			for (Table table : tables(namespace)) {
				table.getForeignKeys().values().forEach((key) -> add(this.dialect.getForeignKeyExporter(), key));
			}
		}
		addAuxiliaryObjects(false);
		return List.copyOf(this.commands);
	}

	private void addAuxiliaryObjects(boolean beforeTables) {
		for (AuxiliaryDatabaseObject object : this.metadata.getDatabase().getAuxiliaryDatabaseObjects()) {
			if (object.appliesToDialect(this.dialect) && object.beforeTablesOnCreation() == beforeTables) {
				add(this.dialect.getAuxiliaryDatabaseObjectExporter(), object);
			}
		}
	}

	private void addSequences(Namespace namespace) {
		for (Sequence sequence : namespace.getSequences()) {
			if (this.filter.includeSequence(sequence)) {
				add(this.dialect.getSequenceExporter(), sequence);
			}
		}
	}

	private void addTables(Namespace namespace) {
		for (boolean view : new boolean[] { false, true }) {
			for (Table table : tables(namespace)) {
				if (table.isPhysicalTable() && table.isView() == view) {
					add(this.dialect.getTableExporter(), table);
				}
			}
		}
	}

	private void addIndexesAndUniqueKeys(Namespace namespace) {
		for (Table table : tables(namespace)) {
			if (table.isPhysicalTable()) {
				table.getIndexes().values().forEach((index) -> add(this.dialect.getIndexExporter(), index));
				table.getUniqueKeys().values().forEach((key) -> add(this.dialect.getUniqueKeyExporter(), key));
			}
		}
	}

	private List<Table> tables(Namespace namespace) {
		return namespace.getTables().stream().filter(this.filter::includeTable).toList();
	}

	private <T extends Exportable> void add(Exporter<T> exporter, T object) {
		Arrays.stream(exporter.getSqlCreateStrings(object, this.metadata, this.names))
			.filter((command) -> !command.isBlank() && !isData(command))
			.forEach(this.commands::add);
	}

	/** A table that hands out numbers is created with its first row. */
	private static boolean isData(String command) {
		return command.stripLeading().toLowerCase(Locale.ROOT).startsWith("insert ");
	}

}
