package dev.migrate.model;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

import org.hibernate.boot.model.relational.QualifiedName;
import org.hibernate.boot.spi.MetadataImplementor;
import org.hibernate.cfg.AvailableSettings;
import org.hibernate.dialect.Dialect;
import org.hibernate.engine.config.spi.ConfigurationService;
import org.hibernate.engine.config.spi.StandardConverters;
import org.hibernate.generator.Generator;
import org.hibernate.id.OptimizableGenerator;
import org.hibernate.id.enhanced.DatabaseStructure;
import org.hibernate.id.enhanced.NoopOptimizer;
import org.hibernate.id.enhanced.Optimizer;
import org.hibernate.id.enhanced.PooledLoOptimizer;
import org.hibernate.id.enhanced.PooledLoThreadLocalOptimizer;
import org.hibernate.id.enhanced.PooledOptimizer;
import org.hibernate.id.enhanced.SequenceStyleGenerator;
import org.hibernate.id.enhanced.TableGenerator;
import org.hibernate.mapping.Column;
import org.hibernate.mapping.PersistentClass;
import org.hibernate.mapping.RootClass;
import org.hibernate.mapping.Selectable;
import org.hibernate.mapping.Table;
import org.hibernate.mapping.UnionSubclass;

import org.jspecify.annotations.Nullable;

/**
 * Finds out which keys come from which sequence or table.
 */
final class NumberSources {

	private final MetadataImplementor metadata;

	private final Dialect dialect;

	private final MappedSchemas schemas;

	private final RelativeNames names;

	NumberSources(MetadataImplementor metadata, MappedSchemas schemas) {
		this.metadata = metadata;
		this.schemas = schemas;
		this.names = RelativeNames.of(metadata, schemas);
		this.dialect = metadata.getDatabase().getDialect();
	}

	List<NumberSource> all() {
		return this.metadata.getEntityBindings()
			.stream()
			.filter(RootClass.class::isInstance)
			.map(RootClass.class::cast)
			.flatMap(this::of)
			.distinct()
			.sorted(Comparator.comparing(NumberSource::name).thenComparing(NumberSource::table))
			.toList();
	}

	private Stream<NumberSource> of(RootClass root) {
		List<Selectable> key = root.getIdentifier().getSelectables();
		Generator generator = (key.size() == 1) ? root.getIdentifier()
			.createGenerator(this.metadata.getMetadataBuildingOptions().getIdentifierGeneratorFactory(), this.dialect,
					root)
				: null;
		if (generator == null || !(key.get(0) instanceof Column column)) {
			return Stream.empty();
		}
		return tables(root).flatMap((table) -> Stream.ofNullable(source(generator, table, column)));
	}

	/**
	 * Classes with tables of their own take their keys from where the first of them does.
	 */
	private Stream<Table> tables(RootClass root) {
		return this.metadata.getEntityBindings()
			.stream()
			.filter((entity) -> entity == root || (entity instanceof UnionSubclass && entity.getRootClass() == root))
			.map(PersistentClass::getTable)
			.filter(Table::isPhysicalTable)
			.distinct();
	}

	private @Nullable NumberSource source(Generator generator, Table table, Column key) {
		if (generator instanceof TableGenerator numbers) {
			return mapped((mapped) -> mapped.getQualifiedTableName().render().equals(numbers.getTableName()))
				.map((mapped) -> inTable(stored(numbers, mapped), numbers.getIncrementSize(), mapped, table, key))
				.orElse(null);
		}
		if (!(generator instanceof SequenceStyleGenerator sequence)) {
			return null;
		}
		DatabaseStructure structure = sequence.getDatabaseStructure();
		QualifiedName name = structure.getPhysicalName();
		if (structure.isPhysicalSequence()) {
			return new NumberSource(this.schemas.key(name), this.schemas.key(table), key.getName(),
					structure.getIncrementSize(), null, null);
		}
		return mapped(
				(mapped) -> this.schemas.key(mapped).equals(this.schemas.key(name)) && mapped.getColumnSpan() == 1)
			.map((mapped) -> inTable(stored(sequence, mapped), structure.getIncrementSize(), mapped, table, key))
			.orElse(null);
	}

	private StoredNumber stored(TableGenerator numbers, Table mapped) {
		boolean lastUsed = this.metadata.getMetadataBuildingOptions()
			.getServiceRegistry()
			.requireService(ConfigurationService.class)
			.getSetting(AvailableSettings.TABLE_GENERATOR_STORE_LAST_USED, StandardConverters.BOOLEAN, true);
		return new StoredNumber(this.names.format(mapped.getQualifiedTableName()), numbers.getValueColumnName(),
				numbers.getSegmentColumnName(), numbers.getSegmentValue(), this.schemas.key(mapped),
				numbers.getInitialValue() - (lastUsed ? 1 : 0), size(numbers));
	}

	private StoredNumber stored(SequenceStyleGenerator sequence, Table mapped) {
		return new StoredNumber(this.names.format(mapped.getQualifiedTableName()),
				mapped.getColumn(0).getQuotedName(this.dialect), null, null, this.schemas.key(mapped),
				sequence.getDatabaseStructure().getInitialValue(), size(sequence));
	}

	/**
	 * How many numbers the stored one is the last of.
	 */
	private static @Nullable Integer size(OptimizableGenerator generator) {
		Optimizer optimizer = generator.getOptimizer();
		if (optimizer instanceof PooledOptimizer) {
			return optimizer.getIncrementSize();
		}
		boolean first = optimizer instanceof NoopOptimizer || optimizer instanceof PooledLoOptimizer
				|| optimizer instanceof PooledLoThreadLocalOptimizer;
		return first ? 1 : null;
	}

	private Optional<Table> mapped(Predicate<Table> condition) {
		return this.metadata.collectTableMappings().stream().filter(condition).findFirst();
	}

	private NumberSource inTable(StoredNumber stored, int increment, Table numbers, Table table, Column key) {
		String sql = StoredNumber.skipUsedSql(stored.table(), stored.column(), stored.condition(),
				this.names.format(table.getQualifiedTableName()), key.getQuotedName(this.dialect), increment);
		return new NumberSource(this.schemas.key(numbers), this.schemas.key(table), key.getName(), increment, sql,
				stored);
	}

}
