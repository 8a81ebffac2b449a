package dev.migrate.model;

import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import org.hibernate.boot.model.relational.Namespace;
import org.hibernate.boot.model.relational.QualifiedName;
import org.hibernate.boot.model.relational.Sequence;
import org.hibernate.boot.registry.selector.spi.StrategySelector;
import org.hibernate.boot.spi.MetadataImplementor;
import org.hibernate.cfg.SchemaToolingSettings;
import org.hibernate.engine.config.spi.ConfigurationService;
import org.hibernate.mapping.Table;
import org.hibernate.mapping.UserDefinedType;
import org.hibernate.service.ServiceRegistry;
import org.hibernate.tool.schema.internal.DefaultSchemaFilterProvider;
import org.hibernate.tool.schema.spi.SchemaFilter;
import org.hibernate.tool.schema.spi.SchemaFilterProvider;

/**
 * What Hibernate would create for the entities: the application's own schema filter has
 * its say.
 */
final class MappedObjects {

	private final List<Namespace> namespaces;

	private final SchemaFilter filter;

	MappedObjects(MetadataImplementor metadata) {
		this.filter = filter(metadata.getMetadataBuildingOptions().getServiceRegistry());
		this.namespaces = StreamSupport.stream(metadata.getDatabase().getNamespaces().spliterator(), false)
			.filter(this.filter::includeNamespace)
			.toList();
	}

	private static SchemaFilter filter(ServiceRegistry services) {
		Object setting = services.requireService(ConfigurationService.class)
			.getSettings()
			.get(SchemaToolingSettings.HBM2DDL_FILTER_PROVIDER);
		return services.requireService(StrategySelector.class)
			.resolveDefaultableStrategy(SchemaFilterProvider.class, setting, DefaultSchemaFilterProvider.INSTANCE)
			.getCreateFilter();
	}

	/**
	 * All of them, tables before views.
	 */
	List<Table> tablesAndViews() {
		return Stream.concat(tables().stream(), views().stream()).toList();
	}

	List<Table> views() {
		return physicalTables().filter(Table::isView).toList();
	}

	List<Table> tables() {
		return physicalTables().filter((table) -> !table.isView()).toList();
	}

	private Stream<Table> physicalTables() {
		return this.namespaces.stream().flatMap(this::tables);
	}

	private Stream<Table> tables(Namespace namespace) {
		return namespace.getTables().stream().filter(Table::isPhysicalTable).filter(this.filter::includeTable);
	}

	List<Sequence> sequences() {
		return this.namespaces.stream().flatMap(this::sequences).toList();
	}

	private Stream<Sequence> sequences(Namespace namespace) {
		return StreamSupport.stream(namespace.getSequences().spliterator(), false).filter(this.filter::includeSequence);
	}

	List<UserDefinedType> types() {
		return this.namespaces.stream()
			.flatMap((namespace) -> namespace.getDependencyOrderedUserDefinedTypes().stream())
			.toList();
	}

	/**
	 * The names of tables, views and sequences.
	 */
	Stream<QualifiedName> names() {
		return Stream.concat(physicalTables().map(Table::getQualifiedTableName),
				sequences().stream().map(Sequence::getName));
	}

}
