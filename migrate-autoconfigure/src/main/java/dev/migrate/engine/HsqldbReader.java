package dev.migrate.engine;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import dev.migrate.schema.Column;
import dev.migrate.schema.GeneratedValue;
import dev.migrate.schema.Identifier;
import dev.migrate.schema.Identity;
import dev.migrate.schema.Index;
import dev.migrate.schema.IndexColumn;
import dev.migrate.schema.ObjectName;
import dev.migrate.schema.QualifiedName;
import dev.migrate.schema.Schema;
import dev.migrate.schema.Sequence;
import org.jspecify.annotations.Nullable;

/**
 * Reads one schema of an HSQLDB database.
 */
final class HsqldbReader {

	private final Connection connection;

	private final String schema;

	private final Identifiers identifiers;

	private final HsqldbExpressions expressions;

	private final SchemaBuilder builder = new SchemaBuilder();

	private final Map<List<String>, String> comments = new HashMap<>();

	private HsqldbReader(Connection connection, String schema, Identifiers identifiers) {
		this.connection = connection;
		this.schema = schema;
		this.identifiers = identifiers;
		this.expressions = new HsqldbExpressions(identifiers);
	}

	static Schema read(Connection connection, String schema, Identifiers identifiers) throws SQLException {
		return new HsqldbReader(connection, schema, identifiers).read();
	}

	private Schema read() throws SQLException {
		query(HsqldbCatalog.COMMENTS, this::addComment);
		query(HsqldbCatalog.TABLES, (row) -> {
			String table = CatalogQuery.string(row, "TABLE_NAME");
			this.builder.table(this.identifiers.identifier(table), this.comments.get(List.of(table)));
		});
		query(HsqldbCatalog.COLUMNS, (row) -> this.builder.column(name(row, "TABLE_NAME"), column(row)));
		new HsqldbConstraintReader(this.identifiers, this.expressions, this.schema).read(this.connection, this.builder);
		addIndexes();
		query(HsqldbCatalog.SEQUENCES, (row) -> this.builder.sequence(sequence(row)));
		query(InformationSchema.VIEWS, (row) -> this.builder.view(name(row, "TABLE_NAME"),
				this.expressions.normalizeQuery(CatalogQuery.text(row, "VIEW_DEFINITION"), this.schema)));
		return this.builder.build();
	}

	private void addComment(ResultSet row) throws SQLException {
		String comment = CatalogQuery.comment(row, "COMMENT");
		String column = CatalogQuery.nullableString(row, "COLUMN_NAME");
		if (comment != null) {
			String table = CatalogQuery.string(row, "OBJECT_NAME");
			this.comments.put((column != null) ? List.of(table, column) : List.of(table), comment);
		}
	}

	private Column column(ResultSet row) throws SQLException {
		String expression = CatalogQuery.nullableString(row, "GENERATION_EXPRESSION");
		String type = HsqldbTypes.normalize(CatalogQuery.string(row, "DTD_IDENTIFIER"));
		String collation = CatalogQuery.nullableString(row, "COLLATION");
		return new Column(name(row, "COLUMN_NAME"), CollatedType.of(type, collation).toString(),
				"YES".equals(row.getString("IS_NULLABLE")), defaultValue(row), identity(row),
				(expression != null) ? new GeneratedValue(this.expressions.normalize(expression, this.schema), true)
						: null,
				this.comments
					.get(List.of(CatalogQuery.string(row, "TABLE_NAME"), CatalogQuery.string(row, "COLUMN_NAME"))));
	}

	private @Nullable String defaultValue(ResultSet row) throws SQLException {
		String value = CatalogQuery.nullableString(row, "COLUMN_DEFAULT");
		return (value == null || value.equals("NULL")) ? null : this.expressions.normalize(value, this.schema);
	}

	private static @Nullable Identity identity(ResultSet row) throws SQLException {
		String generation = CatalogQuery.nullableString(row, "IDENTITY_GENERATION");
		return (generation == null) ? null : new Identity(generation.equals("ALWAYS"), row.getLong("IDENTITY_START"),
				row.getLong("IDENTITY_INCREMENT"));
	}

	/** Directions are not kept. */
	private void addIndexes() throws SQLException {
		Map<String, Identifier> tables = new LinkedHashMap<>();
		Map<String, List<IndexColumn>> columns = new HashMap<>();
		Set<String> unique = new HashSet<>();
		query(HsqldbCatalog.INDEXES, (row) -> {
			String index = CatalogQuery.string(row, "INDEX_NAME");
			tables.put(index, name(row, "TABLE_NAME"));
			columns.computeIfAbsent(index, (name) -> new ArrayList<>())
				.add(new IndexColumn(name(row, "COLUMN_NAME"), false));
			if (!row.getBoolean("NON_UNIQUE")) {
				unique.add(index);
			}
		});
		tables.keySet().removeIf((index) -> index.startsWith("SYS_IDX_"));
		tables.forEach((index, table) -> this.builder.index(table,
				new Index(ObjectName.given(this.identifiers.identifier(index)),
						Objects.requireNonNull(columns.get(index)), unique.contains(index), null)));
	}

	/** A sequence ends where its type does, whichever that is. */
	private Sequence sequence(ResultSet row) throws SQLException {
		long minimum = row.getLong("MINIMUM_VALUE");
		long maximum = row.getLong("MAXIMUM_VALUE");
		boolean whole = CatalogQuery.string(row, "DATA_TYPE").equals("INTEGER");
		return new Sequence(new QualifiedName(null, name(row, "SEQUENCE_NAME")), row.getLong("START_WITH"),
				row.getLong("INCREMENT"), (minimum == (whole ? Integer.MIN_VALUE : Long.MIN_VALUE)) ? null : minimum,
				(maximum == (whole ? Integer.MAX_VALUE : Long.MAX_VALUE)) ? null : maximum,
				"YES".equals(row.getString("CYCLE_OPTION")), null);
	}

	private Identifier name(ResultSet row, String label) throws SQLException {
		return this.identifiers.identifier(CatalogQuery.string(row, label));
	}

	private void query(String sql, CatalogQuery.RowReader reader) throws SQLException {
		CatalogQuery.forEach(this.connection, sql, reader, this.schema);
	}

}
