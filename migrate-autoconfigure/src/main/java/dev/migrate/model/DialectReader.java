package dev.migrate.model;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.migrate.engine.Engine;
import dev.migrate.schema.Column;
import dev.migrate.schema.Identifier;
import dev.migrate.schema.Index;
import dev.migrate.schema.IndexColumn;
import dev.migrate.schema.ObjectName;
import dev.migrate.schema.PrimaryKey;
import dev.migrate.schema.Schema;
import dev.migrate.schema.Sequence;
import dev.migrate.schema.Table;
import dev.migrate.schema.View;
import org.hibernate.boot.spi.MetadataImplementor;
import org.hibernate.dialect.Dialect;
import org.hibernate.mapping.Selectable;
import org.hibernate.mapping.UniqueKey;
import org.jspecify.annotations.Nullable;

/**
 * Reads entities that are bound for an engine which is not at hand. liquibase-hibernate6
 * does the reading; what it leaves out or gets wrong is put right from the same metadata.
 */
final class DialectReader {

	private final MetadataImplementor metadata;

	private final Dialect dialect;

	private final Engine engine;

	private final MappedSchemas schemas;

	private final Names names;

	private final ColumnReader columns;

	private final ConstraintReader constraints;

	/**
	 * Creates a reader.
	 * @param metadata metadata that nobody else uses: its columns are put in order
	 * @param engine the engine that the metadata is bound for
	 * @param schemas where the metadata's objects are
	 */
	DialectReader(MetadataImplementor metadata, Engine engine, MappedSchemas schemas) {
		this.metadata = metadata;
		this.dialect = metadata.getDatabase().getDialect();
		this.engine = engine;
		this.schemas = schemas;
		this.names = new Names(engine, schemas);
		this.columns = new ColumnReader(metadata, engine, this.names);
		this.constraints = new ConstraintReader(metadata, engine, schemas);
	}

	Schema read() {
		this.metadata.orderColumns(true);
		MappedObjects objects = new MappedObjects(this.metadata);
		List<org.hibernate.mapping.Table> mappings = objects.tables();
		LiquibaseTables found = LiquibaseTables.read(this.metadata, mappings);
		List<Table> tables = mappings.stream()
			.map((mapping) -> table(mapping, found.get(mapping)))
			.sorted(Comparator.comparing(Table::name))
			.toList();
		List<Sequence> sequences = objects.sequences()
			.stream()
			.map(this::sequence)
			.sorted(Comparator.comparing(Sequence::name))
			.toList();
		return new Schema(tables, sequences, views(objects),
				new MappedTypes(this.metadata, this.engine, this.schemas).all(objects));
	}

	private List<View> views(MappedObjects objects) {
		return objects.views().stream().map((mapping) -> {
			String query = mapping.getViewQuery().strip();
			return new View(this.names.table(mapping), query, query);
		}).sorted(Comparator.comparing(View::name)).toList();
	}

	private Table table(org.hibernate.mapping.Table mapping, liquibase.structure.core.Table found) {
		List<Column> columns = found.getColumns()
			.stream()
			.map((column) -> this.columns.read(column, mapping(mapping, column)))
			.toList();
		return new Table(this.names.table(mapping), this.engine.keepsComments() ? found.getRemarks() : null, columns,
				primaryKey(mapping, found), this.constraints.uniqueConstraints(mapping),
				this.constraints.foreignKeys(mapping), this.constraints.checkConstraints(mapping), indexes(mapping));
	}

	private static org.hibernate.mapping.Column mapping(org.hibernate.mapping.Table table,
			liquibase.structure.core.Column column) {
		return table.getColumns()
			.stream()
			.filter((mapping) -> mapping.getName().equals(column.getName()))
			.findFirst()
			.orElseThrow();
	}

	private @Nullable PrimaryKey primaryKey(org.hibernate.mapping.Table mapping, liquibase.structure.core.Table found) {
		if (found.getPrimaryKey() == null) {
			return null;
		}
		List<Identifier> columns = found.getPrimaryKey()
			.getColumns()
			.stream()
			.map((column) -> this.names.column(mapping(mapping, column)))
			.toList();
		// A unique constraint over the key's columns lends it its name.
		UniqueKey unique = mapping.getPrimaryKey().getOrderingUniqueKey();
		ObjectName name = (unique != null && unique.isNameExplicit()) ? this.names.given(unique.getName(), this.dialect)
				: this.names.generated("pk", mapping, List.of());
		return new PrimaryKey(this.engine.primaryKeyName(name), columns);
	}

	private List<Index> indexes(org.hibernate.mapping.Table mapping) {
		return Stream
			.concat(mapping.getIndexes().values().stream().map(this::index),
					this.constraints.uniqueIndexes(mapping).stream())
			.toList();
	}

	private Index index(org.hibernate.mapping.Index mapping) {
		// Where an index is not qualified, Hibernate forgets its quotes.
		ObjectName name = this.names.given(
				this.dialect.qualifyIndexName() ? mapping.getQuotedName(this.dialect) : mapping.getName(),
				this.dialect);
		List<Selectable> keys = mapping.getSelectables();
		if (keys.stream().anyMatch(Selectable::isFormula)) {
			String definition = keys.stream().map(Selectable::getText).collect(Collectors.joining(", "));
			return new Index(name, List.of(), mapping.isUnique(), definition);
		}
		List<IndexColumn> columns = keys.stream()
			.map((key) -> new IndexColumn(this.names.column((org.hibernate.mapping.Column) key),
					"desc".equalsIgnoreCase(mapping.getSelectableOrderMap().get(key))))
			.toList();
		return new Index(name, columns, mapping.isUnique(), null);
	}

	private Sequence sequence(org.hibernate.boot.model.relational.Sequence mapping) {
		return new Sequence(this.names.name(mapping.getName()), mapping.getInitialValue(), mapping.getIncrementSize(),
				null, null, false, cache(mapping));
	}

	/** Where Hibernate does not leave it to the engine. */
	private @Nullable Long cache(org.hibernate.boot.model.relational.Sequence mapping) {
		String create = this.dialect.getSequenceSupport()
			.getCreateSequenceString("s", mapping.getInitialValue(), mapping.getIncrementSize());
		return create.endsWith(" nocache") ? 0L : null;
	}

}
