package dev.migrate.model;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.migrate.engine.Engine;
import dev.migrate.engine.Shadow;
import dev.migrate.failure.MigrationException;
import dev.migrate.schema.DatabaseObject;
import dev.migrate.schema.Identifier;
import dev.migrate.schema.QualifiedName;
import dev.migrate.schema.Schema;
import jakarta.persistence.PersistenceException;
import org.hibernate.MappingException;
import org.hibernate.boot.spi.MetadataImplementor;
import org.hibernate.mapping.Formula;
import org.hibernate.mapping.PersistentClass;
import org.hibernate.mapping.Table;
import org.hibernate.dialect.Dialect;
import org.jspecify.annotations.Nullable;

/**
 * The entities as Hibernate has bound them for the running application.
 */
final class HibernateEntityModel implements EntityModel {

	private final MetadataImplementor metadata;

	private final PersistenceUnit unit;

	private final String home;

	/** Binding takes as long as reading the entities does. */
	private final Map<TargetDialect, MetadataImplementor> bound = new ConcurrentHashMap<>();

	HibernateEntityModel(MetadataImplementor metadata, PersistenceUnit unit) {
		this(metadata, unit, MappedSchemas.home(metadata));
	}

	private HibernateEntityModel(MetadataImplementor metadata, PersistenceUnit unit, String home) {
		this.metadata = metadata;
		this.unit = unit;
		this.home = home;
	}

	@Override
	public EntityModel within(String home) {
		return new HibernateEntityModel(this.metadata, this.unit, home);
	}

	private MappedSchemas schemas() {
		return new MappedSchemas(this.metadata, this.home);
	}

	@Override
	public List<String> entityNames() {
		return this.metadata.getEntityBindings().stream().map(PersistentClass::getEntityName).sorted().toList();
	}

	@Override
	public ModelSchema readIn(Shadow shadow) throws SQLException {
		Names names = new Names(shadow.engine(), schemas());
		for (Identifier schema : new MappedObjects(this.metadata).names()
			.map(names::schema)
			.flatMap(Stream::ofNullable)
			.collect(Collectors.toCollection(TreeSet::new))) {
			shadow.include(schema);
		}
		List<String> statements = new ArrayList<>(creationCommands());
		statements.addAll(0, new MappedTypes(this.metadata, shadow.engine(), schemas()).extensions());
		List<FailedStatement> failures = new StatementRunner(shadow.connection()).run(statements);
		Schema schema = withQueries(new ColumnOrder(this.metadata, schemas()).apply(shadow.read()));
		return new ModelSchema(schema.withObjects(objectsFor(this.metadata.getDatabase().getDialect())), failures);
	}

	private Schema withQueries(Schema schema) {
		Map<String, String> queries = new HashMap<>();
		new MappedObjects(this.metadata).views()
			.forEach((view) -> queries.put(schemas().key(view), view.getViewQuery().strip()));
		return schema.withViews(schema.views()
			.stream()
			.map((view) -> view.withQuery(queries.get(MappedSchemas.key(view.name()))))
			.toList());
	}

	@Override
	public List<String> creationCommands() {
		try {
			return new CreationCommands(this.metadata, schemas()).of(new MappedObjects(this.metadata));
		}
		catch (MappingException ex) {
			throw new MigrationException("Hibernate cannot write the schema of the entities: " + ex.getMessage(),
					"Correct the mapping that the message names.", ex);
		}
	}

	@Override
	public Schema readFor(Engine target) {
		TargetDialect dialect = TargetDialect.of(target.id());
		try {
			MetadataImplementor bound = boundFor(dialect);
			MappedSchemas places = new MappedSchemas(bound, this.home);
			Schema schema = new DialectReader(bound, target, places).read();
			return schema.withObjects(
					Stream
						.concat(new AuxiliaryObjects(bound, places).ofArrays().stream(),
								objectsFor(bound.getDatabase().getDialect()).stream())
						.toList());
		}
		catch (PersistenceException | UnsupportedOperationException ex) {
			throw new MigrationException(
					"The entities cannot be read for " + target.displayName() + ": " + ex.getMessage(),
					"Take " + target.id() + " out of app.migrate.targets, or map the entities in a way that "
							+ target.displayName() + " supports.",
					ex);
		}
	}

	private List<DatabaseObject> objectsFor(Dialect dialect) {
		return new AuxiliaryObjects(this.metadata, schemas()).of(dialect);
	}

	MetadataImplementor boundFor(TargetDialect dialect) {
		return this.bound.computeIfAbsent(dialect, this.unit::bindFor);
	}

	@Override
	public @Nullable String initialValue(QualifiedName table, Identifier column) {
		return new InitialValues(this.metadata, schemas()).of(table, column);
	}

	@Override
	public Function<QualifiedName, List<String>> firstRows() {
		return new FirstRows(this.metadata, schemas());
	}

	@Override
	public Function<QualifiedName, List<String>> firstRowsFor(Engine target) {
		MetadataImplementor bound = boundFor(TargetDialect.of(target.id()));
		return new FirstRows(bound, new MappedSchemas(bound, this.home));
	}

	@Override
	public List<String> queries() {
		Stream<String> tables = this.metadata.getEntityBindings()
			.stream()
			.flatMap((entity) -> Stream.ofNullable(entity.getTable().getSubselect()));
		Stream<String> columns = this.metadata.getEntityBindings()
			.stream()
			.flatMap((entity) -> entity.getProperties()
				.stream()
				.flatMap((property) -> property.getSelectables().stream())
				.filter(Formula.class::isInstance)
				.map((formula) -> query((Formula) formula, entity.getTable())));
		return Stream.concat(tables, columns).distinct().sorted().toList();
	}

	/** A formula reads columns of its own table. */
	private static String query(Formula formula, Table table) {
		return "select " + formula.getFormula() + " from " + table.getName();
	}

	@Override
	public List<NumberSource> numberSources() {
		return new NumberSources(this.metadata, schemas()).all();
	}

	@Override
	public List<NumberSource> numberSourcesFor(Engine target) {
		MetadataImplementor bound = boundFor(TargetDialect.of(target.id()));
		return new NumberSources(bound, new MappedSchemas(bound, this.home)).all();
	}

}
