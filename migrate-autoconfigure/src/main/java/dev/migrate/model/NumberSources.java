package dev.migrate.model;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

import org.hibernate.boot.spi.MetadataImplementor;
import org.hibernate.dialect.Dialect;
import org.hibernate.generator.Generator;
import org.hibernate.id.enhanced.DatabaseStructure;
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

	NumberSources(MetadataImplementor metadata) {
		this.metadata = metadata;
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
			String row = numbers.getSegmentColumnName() + " = '" + numbers.getSegmentValue().replace("'", "''")
					+ "' and ";
			return inTable(numbers.getTableName(), numbers.getValueColumnName(), row, numbers.getIncrementSize(), table,
					key);
		}
		if (!(generator instanceof SequenceStyleGenerator sequence)) {
			return null;
		}
		DatabaseStructure structure = sequence.getDatabaseStructure();
		String name = structure.getPhysicalName().getObjectName().getText();
		if (structure.isPhysicalSequence()) {
			return new NumberSource(name, table.getName(), key.getName(), structure.getIncrementSize(), null);
		}
		return this.metadata.collectTableMappings()
			.stream()
			.filter((mapped) -> mapped.getName().equals(name) && mapped.getColumnSpan() == 1)
			.findFirst()
			.map((mapped) -> inTable(mapped.getQuotedName(this.dialect),
					mapped.getColumn(0).getQuotedName(this.dialect), "", structure.getIncrementSize(), table, key))
			.orElse(null);
	}

	private NumberSource inTable(String source, String value, String row, int increment, Table table, Column key) {
		String column = key.getQuotedName(this.dialect);
		String rows = table.getQuotedName(this.dialect);
		String next = column + " + " + increment;
		String sql = "update " + source + " set " + value + " = (select max(" + column + ") + " + increment + " from "
				+ rows + ") where " + row + "exists (select 1 from " + rows + " where " + next + " > " + source + "."
				+ value + ")";
		String name = source.substring(source.lastIndexOf('.') + 1).replaceAll("[\"`\\[\\]]", "");
		return new NumberSource(name, table.getName(), key.getName(), increment, sql);
	}

}
