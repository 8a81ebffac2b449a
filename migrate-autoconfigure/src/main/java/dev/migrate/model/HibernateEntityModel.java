package dev.migrate.model;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

import dev.migrate.engine.Engine;
import dev.migrate.engine.Shadow;
import dev.migrate.failure.MigrationException;
import dev.migrate.schema.Identifier;
import dev.migrate.schema.QualifiedName;
import dev.migrate.schema.Schema;
import jakarta.persistence.PersistenceException;
import org.hibernate.MappingException;
import org.hibernate.boot.spi.MetadataImplementor;
import org.hibernate.mapping.PersistentClass;
import org.jspecify.annotations.Nullable;

/**
 * The entities as Hibernate has bound them for the running application.
 */
final class HibernateEntityModel implements EntityModel {

	private final MetadataImplementor metadata;

	private final PersistenceUnit unit;

	HibernateEntityModel(MetadataImplementor metadata, PersistenceUnit unit) {
		this.metadata = metadata;
		this.unit = unit;
	}

	@Override
	public List<String> entityNames() {
		return this.metadata.getEntityBindings().stream().map(PersistentClass::getEntityName).sorted().toList();
	}

	@Override
	public ModelSchema readIn(Shadow shadow) throws SQLException {
		List<String> statements = new ArrayList<>(creationCommands());
		statements.addAll(0, new MappedTypes(this.metadata, shadow.engine()).extensions());
		List<FailedStatement> failures = new StatementRunner(shadow.connection()).run(statements);
		return new ModelSchema(withQueries(new ColumnOrder(this.metadata).apply(shadow.read())), failures);
	}

	private Schema withQueries(Schema schema) {
		Map<String, String> queries = new HashMap<>();
		new MappedObjects(this.metadata).views()
			.forEach((view) -> queries.put(view.getName().toLowerCase(Locale.ROOT), view.getViewQuery().strip()));
		return schema.withViews(schema.views()
			.stream()
			.map((view) -> view.withQuery(queries.get(view.name().name().text().toLowerCase(Locale.ROOT))))
			.toList());
	}

	@Override
	public List<String> creationCommands() {
		MappedObjects objects = ownObjects();
		try {
			return new CreationCommands(this.metadata).of(objects);
		}
		catch (MappingException ex) {
			throw new MigrationException("Hibernate cannot write the schema of the entities: " + ex.getMessage(),
					"Correct the mapping that the message names.", ex);
		}
	}

	private MappedObjects ownObjects() {
		MappedObjects objects = new MappedObjects(this.metadata);
		new OwnSchema(this.metadata).require(objects);
		return objects;
	}

	@Override
	public Schema readFor(Engine target) {
		ownObjects();
		TargetDialect dialect = TargetDialect.of(target.id());
		try {
			return new DialectReader(boundFor(dialect), target).read();
		}
		catch (PersistenceException | UnsupportedOperationException ex) {
			throw new MigrationException(
					"The entities cannot be read for " + target.displayName() + ": " + ex.getMessage(),
					"Take " + target.id() + " out of app.migrate.targets, or map the entities in a way that "
							+ target.displayName() + " supports.",
					ex);
		}
	}

	MetadataImplementor boundFor(TargetDialect dialect) {
		return this.unit.bindFor(dialect);
	}

	@Override
	public @Nullable String initialValue(QualifiedName table, Identifier column) {
		return new InitialValues(this.metadata).of(table, column);
	}

	@Override
	public Function<QualifiedName, List<String>> firstRows() {
		return new FirstRows(this.metadata);
	}

	@Override
	public Function<QualifiedName, List<String>> firstRowsFor(Engine target) {
		return new FirstRows(boundFor(TargetDialect.of(target.id())));
	}

	@Override
	public List<NumberSource> numberSources() {
		return new NumberSources(this.metadata).all();
	}

	@Override
	public List<NumberSource> numberSourcesFor(Engine target) {
		return new NumberSources(boundFor(TargetDialect.of(target.id()))).all();
	}

}
