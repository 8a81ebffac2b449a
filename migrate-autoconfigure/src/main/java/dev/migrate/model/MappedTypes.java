package dev.migrate.model;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import dev.migrate.engine.Engine;
import dev.migrate.schema.QualifiedName;
import dev.migrate.schema.UserType;
import dev.migrate.schema.UserType.Attribute;
import dev.migrate.schema.UserType.EnumType;
import dev.migrate.schema.UserType.StructType;

import org.hibernate.boot.model.relational.SimpleAuxiliaryDatabaseObject;
import org.hibernate.boot.spi.MetadataImplementor;
import org.hibernate.dialect.Dialect;
import org.hibernate.mapping.UserDefinedObjectType;

/**
 * The types that Hibernate creates for columns, and those that it takes for granted.
 */
final class MappedTypes {

	/** Hibernate knows enumerations as auxiliary objects only, that is as SQL. */
	private static final Pattern ENUM = Pattern.compile("create type (\\S+) as enum ?\\((.*)\\)",
			Pattern.CASE_INSENSITIVE);

	private static final Pattern VALUE = Pattern.compile("'((?:[^']|'')*)'");

	private final MetadataImplementor metadata;

	private final Engine engine;

	private final MappedSchemas schemas;

	private final Names names;

	/**
	 * Reads types.
	 * @param metadata entities that are bound for the engine
	 * @param schemas where the metadata's objects are
	 */
	MappedTypes(MetadataImplementor metadata, Engine engine, MappedSchemas schemas) {
		this.metadata = metadata;
		this.engine = engine;
		this.schemas = schemas;
		this.names = new Names(engine, schemas);
	}

	/**
	 * The statements that load what column types need before the first of them is used.
	 */
	List<String> extensions() {
		return this.metadata.collectTableMappings()
			.stream()
			.flatMap((table) -> table.getColumns().stream())
			.map((column) -> this.engine.normalizeType(DeclaredType.of(column.getSqlType(this.metadata)).type()))
			.map(this.engine::extension)
			.filter(Objects::nonNull)
			.distinct()
			.sorted()
			.flatMap((extension) -> this.engine.createExtensionSql(extension).stream())
			.toList();
	}

	List<UserType> all(MappedObjects objects) {
		Stream<UserType> structs = objects.types()
			.stream()
			.filter(UserDefinedObjectType.class::isInstance)
			.map((type) -> struct((UserDefinedObjectType) type));
		return Stream.concat(enumerations(), structs).sorted(Comparator.comparing(UserType::name)).toList();
	}

	private UserType struct(UserDefinedObjectType type) {
		List<Attribute> attributes = type.getColumns()
			.stream()
			.map((column) -> new Attribute(this.names.column(column),
					this.engine.normalizeType(column.getSqlType(this.metadata))))
			.toList();
		return new StructType(name(type.getNameIdentifier().getText(), type.getNameIdentifier().isQuoted()),
				attributes);
	}

	private Stream<UserType> enumerations() {
		Dialect dialect = this.metadata.getDatabase().getDialect();
		return this.metadata.getDatabase()
			.getAuxiliaryDatabaseObjects()
			.stream()
			.filter((object) -> object.appliesToDialect(dialect))
			.filter(SimpleAuxiliaryDatabaseObject.class::isInstance)
			.flatMap((object) -> Arrays.stream(object.sqlCreateStrings(RelativeNames.of(this.metadata, this.schemas))))
			.map(ENUM::matcher)
			.filter(Matcher::matches)
			.map((match) -> enumeration(match.group(1), match.group(2)));
	}

	private EnumType enumeration(String name, String values) {
		boolean quoted = name.startsWith("\"");
		return new EnumType(name(quoted ? name.substring(1, name.length() - 1) : name, quoted),
				VALUE.matcher(values).results().map((value) -> value.group(1).replace("''", "'")).toList());
	}

	private QualifiedName name(String text, boolean quoted) {
		return new QualifiedName(null, this.names.identifier(text, quoted));
	}

}
