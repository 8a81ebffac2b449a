package dev.migrate.engine;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;

import dev.migrate.schema.Column;
import dev.migrate.schema.GeneratedValue;
import dev.migrate.schema.Identifier;
import dev.migrate.schema.Identity;
import dev.migrate.schema.QualifiedName;
import dev.migrate.schema.Schema;
import dev.migrate.schema.Sequence;

import org.jspecify.annotations.Nullable;

/**
 * Reads one schema of an H2 database.
 */
final class H2Reader {

	private static final long DEFAULT_CACHE = 32;

	private final Connection connection;

	private final String schema;

	private final Identifiers identifiers;

	private final H2Expressions expressions;

	private final SchemaBuilder builder = new SchemaBuilder();

	H2Reader(Connection connection, String schema, H2Settings settings, Identifiers identifiers) {
		this.connection = connection;
		this.schema = schema;
		this.identifiers = identifiers;
		this.expressions = new H2Expressions(identifiers);
	}

	static Schema read(Connection connection, String schema, H2Settings settings, Identifiers identifiers)
			throws SQLException {
		return new H2Reader(connection, schema, settings, identifiers).read(settings);
	}

	private Schema read(H2Settings settings) throws SQLException {
		query(H2Catalog.TABLES,
				(row) -> this.builder.table(name(row, "TABLE_NAME"), CatalogQuery.comment(row, "REMARKS")));
		query(H2Catalog.COLUMNS, (row) -> this.builder.column(name(row, "TABLE_NAME"), column(row)));
		H2ConstraintReader.read(this.connection, this.identifiers, this.expressions, this.schema, this.builder);
		new H2IndexReader(this.identifiers, settings).read(this.connection, this.schema, this.builder);
		query(H2Catalog.SEQUENCES, (row) -> this.builder.sequence(sequence(row)));
		query(InformationSchema.VIEWS, (row) -> this.builder.view(name(row, "TABLE_NAME"),
				expression(CatalogQuery.text(row, "VIEW_DEFINITION"))));
		return this.builder.build();
	}

	private Column column(ResultSet row) throws SQLException {
		String generation = CatalogQuery.nullableString(row, "GENERATION_EXPRESSION");
		return new Column(name(row, "COLUMN_NAME"), type(row), "YES".equals(row.getString("IS_NULLABLE")),
				defaultValue(row), identity(row),
				(generation != null) ? new GeneratedValue(expression(generation), true) : null,
				CatalogQuery.comment(row, "REMARKS"));
	}

	private String type(ResultSet row) throws SQLException {
		String domain = CatalogQuery.nullableString(row, "DOMAIN_NAME");
		if (domain == null) {
			return H2Types.normalize(CatalogQuery.string(row, "TYPE"));
		}
		String domainName = this.identifiers.sql(this.identifiers.identifier(domain));
		String domainSchema = CatalogQuery.string(row, "DOMAIN_SCHEMA");
		return domainSchema.equals(this.schema) ? domainName
				: this.identifiers.sql(this.identifiers.identifier(domainSchema)) + "." + domainName;
	}

	private @Nullable String defaultValue(ResultSet row) throws SQLException {
		String value = CatalogQuery.nullableString(row, "COLUMN_DEFAULT");
		return (value == null || value.equals("NULL")) ? null : this.expressions.normalizeDefault(value, this.schema);
	}

	private static @Nullable Identity identity(ResultSet row) throws SQLException {
		String generation = CatalogQuery.nullableString(row, "IDENTITY_GENERATION");
		return (generation == null) ? null : new Identity(generation.equals("ALWAYS"), row.getLong("IDENTITY_START"),
				row.getLong("IDENTITY_INCREMENT"));
	}

	private Sequence sequence(ResultSet row) throws SQLException {
		long increment = row.getLong("INCREMENT");
		long minimum = row.getLong("MINIMUM_VALUE");
		long maximum = row.getLong("MAXIMUM_VALUE");
		long cache = row.getLong("CACHE");
		return SequenceDefaults.sequence(new QualifiedName(null, name(row, "SEQUENCE_NAME")),
				row.getLong("START_VALUE"), increment, minimum, maximum, "YES".equals(row.getString("CYCLE_OPTION")),
				(cache == DEFAULT_CACHE) ? null : cache);
	}

	private String expression(String text) {
		return this.expressions.normalize(text, this.schema);
	}

	private Identifier name(ResultSet row, String label) throws SQLException {
		return this.identifiers.identifier(CatalogQuery.string(row, label));
	}

	private void query(String sql, CatalogQuery.RowReader reader) throws SQLException {
		CatalogQuery.forEach(this.connection, sql, reader, this.schema);
	}

}
