package dev.migrate.model;

import java.util.List;

import dev.migrate.schema.DatabaseObject;
import org.hibernate.boot.model.relational.AuxiliaryDatabaseObject;
import org.hibernate.boot.model.relational.NamedAuxiliaryDatabaseObject;
import org.hibernate.boot.spi.MetadataImplementor;
import org.hibernate.dialect.Dialect;
import org.hibernate.mapping.UserDefinedArrayType;
import org.hibernate.mapping.UserDefinedType;
import org.hibernate.tool.schema.spi.Exporter;

/**
 * The auxiliary database objects of a mapping. Those with names of their own are types
 * that Hibernate makes for columns.
 */
final class AuxiliaryObjects {

	private final MetadataImplementor metadata;

	private final RelativeNames names;

	AuxiliaryObjects(MetadataImplementor metadata, MappedSchemas schemas) {
		this.metadata = metadata;
		this.names = RelativeNames.of(metadata, schemas);
	}

	/**
	 * Those that are meant for a dialect, in the order in which Hibernate creates them.
	 */
	List<DatabaseObject> of(Dialect dialect) {
		return this.metadata.getDatabase()
			.getAuxiliaryDatabaseObjects()
			.stream()
			.filter((object) -> object.appliesToDialect(dialect) && !(object instanceof NamedAuxiliaryDatabaseObject))
			.map(this::read)
			.filter((object) -> !object.create().isEmpty())
			.toList();
	}

	/**
	 * The types that arrays need where an engine has no type for all of them, each with
	 * the functions that Hibernate's queries call.
	 */
	List<DatabaseObject> ofArrays() {
		Exporter<UserDefinedType> exporter = this.metadata.getDatabase().getDialect().getUserDefinedTypeExporter();
		return new MappedObjects(this.metadata).types()
			.stream()
			.filter(UserDefinedArrayType.class::isInstance)
			.map((type) -> DatabaseObject.of(true,
					List.of(exporter.getSqlCreateStrings(type, this.metadata, this.names)),
					List.of(exporter.getSqlDropStrings(type, this.metadata, this.names))))
			.toList();
	}

	private DatabaseObject read(AuxiliaryDatabaseObject object) {
		return DatabaseObject.of(object.beforeTablesOnCreation(), List.of(object.sqlCreateStrings(this.names)),
				List.of(object.sqlDropStrings(this.names)));
	}

}
