package dev.migrate.model;

import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.migrate.engine.Engine;
import dev.migrate.schema.Identifier;
import dev.migrate.schema.ObjectName;
import dev.migrate.schema.QualifiedName;
import org.hibernate.dialect.Dialect;
import org.hibernate.mapping.Column;
import org.hibernate.mapping.Table;
import org.jspecify.annotations.Nullable;

/**
 * Hibernate's names as an engine would have them in its catalogs.
 */
final class Names {

	/** The shortest limit among the engines that have one worth naming. */
	private static final int LONGEST = 63;

	private final Engine engine;

	private final MappedSchemas schemas;

	Names(Engine engine, MappedSchemas schemas) {
		this.engine = engine;
		this.schemas = schemas;
	}

	QualifiedName table(Table table) {
		return name(table.getQualifiedTableName());
	}

	QualifiedName name(org.hibernate.boot.model.relational.QualifiedName name) {
		return new QualifiedName(schema(name), identifier(name.getObjectName()));
	}

	/**
	 * The schema of an object, or null if it is the home.
	 */
	@Nullable Identifier schema(org.hibernate.boot.model.relational.QualifiedName name) {
		var schema = this.schemas.qualifier(name.getCatalogName(), name.getSchemaName());
		return (schema != null) ? identifier(schema) : null;
	}

	private Identifier identifier(org.hibernate.boot.model.naming.Identifier identifier) {
		return identifier(identifier.getText(), identifier.isQuoted());
	}

	Identifier column(Column column) {
		return identifier(column.getName(), column.isQuoted());
	}

	Identifier identifier(String text, boolean quoted) {
		return quoted ? this.engine.identifier(text) : this.engine.unquoted(text);
	}

	/**
	 * A name that Hibernate passes on as it stands, quotes included.
	 */
	ObjectName given(String name, Dialect dialect) {
		String plain = org.hibernate.boot.model.naming.Identifier.toIdentifier(name).getText();
		boolean quoted = plain.length() < name.length()
				|| (name.charAt(0) == dialect.openQuote() && name.endsWith(String.valueOf(dialect.closeQuote())));
		return ObjectName.given(identifier(plain, quoted));
	}

	/**
	 * A name in place of the one that the engine would make up.
	 */
	ObjectName generated(String prefix, Table table, Iterable<Column> columns) {
		Stream.Builder<String> parts = Stream.<String>builder().add(prefix).add(table.getName());
		columns.forEach((column) -> parts.add(column.getName()));
		String name = parts.build().collect(Collectors.joining("_")).toLowerCase(Locale.ROOT);
		return ObjectName.generated(identifier(shorten(name), false));
	}

	private static String shorten(String name) {
		if (name.length() <= LONGEST) {
			return name;
		}
		String hash = Integer.toHexString(name.hashCode());
		return name.substring(0, LONGEST - hash.length() - 1) + "_" + hash;
	}

}
