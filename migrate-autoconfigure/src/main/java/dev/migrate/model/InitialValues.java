package dev.migrate.model;

import java.lang.reflect.Constructor;
import java.math.BigDecimal;
import java.util.Objects;

import dev.migrate.schema.Identifier;
import dev.migrate.schema.QualifiedName;
import org.hibernate.boot.spi.MetadataImplementor;
import org.hibernate.dialect.Dialect;
import org.hibernate.mapping.Component;
import org.hibernate.mapping.PersistentClass;
import org.hibernate.mapping.Property;
import org.hibernate.mapping.Table;
import org.hibernate.mapping.Value;
import org.hibernate.metamodel.mapping.JdbcMapping;
import org.hibernate.type.BasicType;
import org.jspecify.annotations.Nullable;

/**
 * The values that new entities have before anybody sets them:
 * {@code private Status status
 * = Status.NEW}.
 */
final class InitialValues {

	private final MetadataImplementor metadata;

	private final MappedSchemas schemas;

	private final Dialect dialect;

	InitialValues(MetadataImplementor metadata, MappedSchemas schemas) {
		this.metadata = metadata;
		this.schemas = schemas;
		this.dialect = metadata.getDatabase().getDialect();
	}

	@Nullable String of(QualifiedName table, Identifier column) {
		return this.metadata.getEntityBindings()
			.stream()
			.filter((entity) -> !Boolean.TRUE.equals(entity.isAbstract()))
			.map((entity) -> of(entity, table, column))
			.filter(Objects::nonNull)
			.findFirst()
			.orElse(null);
	}

	private @Nullable String of(PersistentClass entity, QualifiedName table, Identifier column) {
		try {
			Object instance = null;
			for (Property property : entity.getPropertyClosure()) {
				if (maps(property, table, column)) {
					instance = (instance != null) ? instance : instantiate(entity.getMappedClass());
					return literal(property, instance, column);
				}
			}
			return null;
		}
		// An entity may do in its constructor whatever it likes; the value is only
		// offered.
		catch (Exception | LinkageError ex) {

			return null;
		}
	}

	private boolean maps(Property property, QualifiedName table, Identifier column) {
		Value value = property.getValue();
		Table mapped = value.getTable();
		return mapped != null && this.schemas.is(mapped, table) && hasColumn(value, column);
	}

	private static boolean hasColumn(Value value, Identifier column) {
		return value.getColumns().stream().anyMatch((mapped) -> mapped.getName().equalsIgnoreCase(column.text()));
	}

	private static Object instantiate(Class<?> type) throws ReflectiveOperationException {
		Constructor<?> constructor = type.getDeclaredConstructor();
		constructor.setAccessible(true);
		return constructor.newInstance();
	}

	private @Nullable String literal(Property property, Object owner, Identifier column) {
		Object value = property.getGetter(owner.getClass()).get(owner);
		if (value == null) {
			return null;
		}
		if (property.getValue() instanceof Component component) {
			return component.getProperties()
				.stream()
				.filter((part) -> hasColumn(part.getValue(), column))
				.map((part) -> literal(part, value, column))
				.findFirst()
				.orElse(null);
		}
		return (property.getType() instanceof BasicType<?> type) ? literal(type, value) : null;
	}

	private @Nullable String literal(JdbcMapping mapping, Object value) {
		Object relational = mapping.convertToRelationalValue(value);
		if (relational instanceof Enum<?> constant) {
			return mapping.getJdbcType().isNumber() ? String.valueOf(constant.ordinal()) : quote(constant.name());
		}
		if (relational instanceof Boolean flag) {
			return this.dialect.toBooleanValueString(flag);
		}
		if (relational instanceof BigDecimal number) {
			return number.toPlainString();
		}
		if (relational instanceof Number number) {
			return number.toString();
		}
		boolean text = relational instanceof String || relational instanceof Character;
		return text ? quote(relational.toString()) : null;
	}

	private String quote(String text) {
		StringBuilder literal = new StringBuilder();
		this.dialect.appendLiteral(literal::append, text);
		return literal.toString();
	}

}
