package dev.migrate.engine;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import dev.migrate.engine.SqlTokens.Token;
import dev.migrate.schema.Column;
import dev.migrate.schema.GeneratedValue;
import dev.migrate.schema.Identifier;
import dev.migrate.schema.Identity;
import dev.migrate.schema.Index;
import dev.migrate.schema.IndexColumn;
import dev.migrate.schema.QualifiedName;
import dev.migrate.schema.Schema;
import dev.migrate.schema.Sequence;
import dev.migrate.schema.UserType.Attribute;
import dev.migrate.schema.UserType.EnumType;
import dev.migrate.schema.UserType.StructType;

import org.jspecify.annotations.Nullable;

/**
 * Reads one schema of a PostgreSQL database. The search path must have been set to it.
 */
final class PostgreSqlReader {

	private final Connection connection;

	private final String schema;

	private final SchemaBuilder builder = new SchemaBuilder();

	private PostgreSqlReader(Connection connection, String schema) {
		this.connection = connection;
		this.schema = schema;
	}

	static Schema read(Connection connection, String schema) throws SQLException {
		return new PostgreSqlReader(connection, schema).read();
	}

	private Schema read() throws SQLException {
		query(PostgreSqlCatalog.TABLES,
				(row) -> this.builder.table(name(row, "table_name"), CatalogQuery.comment(row, "comment")));
		query(PostgreSqlCatalog.COLUMNS, (row) -> this.builder.column(name(row, "table_name"), column(row)));
		query(PostgreSqlCatalog.CONSTRAINTS,
				(row) -> new PostgreSqlConstraintRow(row, this.schema).addTo(this.builder));
		query(PostgreSqlCatalog.INDEXES, (row) -> this.builder.index(name(row, "table_name"), index(row)));
		query(PostgreSqlCatalog.SEQUENCES, (row) -> this.builder.sequence(sequence(row)));
		query(PostgreSqlCatalog.VIEWS, (row) -> this.builder.view(name(row, "view_name"), definition(row)));
		query(PostgreSqlCatalog.ENUM_TYPES, (row) -> this.builder
			.type(new EnumType(new QualifiedName(null, name(row, "type_name")), CatalogQuery.strings(row, "labels"))));
		query(PostgreSqlCatalog.STRUCT_TYPES, (row) -> this.builder.type(struct(row)));
		return this.builder.build();
	}

	private static Column column(ResultSet row) throws SQLException {
		String type = CollatedType
			.of(PostgreSqlTypes.normalize(CatalogQuery.string(row, "type")),
					CatalogQuery.nullableString(row, "collation"))
			.toString();
		String expression = CatalogQuery.nullableString(row, "expression");
		String generated = CatalogQuery.string(row, "generated");
		return new Column(name(row, "column_name"), type, !row.getBoolean("mandatory"),
				(expression != null && generated.isEmpty()) ? defaultValue(expression, type) : null, identity(row),
				(expression != null && !generated.isEmpty())
						? new GeneratedValue(PostgreSqlExpressions.normalize(expression), generated.equals("s")) : null,
				CatalogQuery.comment(row, "comment"));
	}

	/** {@code default null} is kept as {@code NULL::character varying}. */
	private static @Nullable String defaultValue(String expression, String type) {
		return expression.startsWith("NULL::") ? null : PostgreSqlExpressions.normalizeDefault(expression, type);
	}

	private static @Nullable Identity identity(ResultSet row) throws SQLException {
		String identity = CatalogQuery.string(row, "identity");
		return identity.isEmpty() ? null
				: new Identity(identity.equals("a"), row.getLong("seqstart"), row.getLong("seqincrement"));
	}

	private Index index(ResultSet row) throws SQLException {
		boolean unique = row.getBoolean("is_unique");
		String name = CatalogQuery.string(row, "index_name");
		List<String> columns = CatalogQuery.strings(row, "column_names");
		if (!row.getBoolean("plain")) {
			return new Index(PostgreSqlNames.indexName(name, CatalogQuery.string(row, "table_name"), List.of()),
					List.of(), unique, definition(CatalogQuery.string(row, "definition")));
		}
		List<String> descending = CatalogQuery.strings(row, "descending");
		List<IndexColumn> keys = IntStream.range(0, columns.size())
			.mapToObj((i) -> new IndexColumn(PostgreSqlEngine.IDENTIFIERS.identifier(columns.get(i)),
					descending.get(i).equals("1")))
			.toList();
		return new Index(PostgreSqlNames.indexName(name, CatalogQuery.string(row, "table_name"), columns), keys, unique,
				null);
	}

	private static StructType struct(ResultSet row) throws SQLException {
		List<String> names = CatalogQuery.strings(row, "names");
		List<String> types = CatalogQuery.strings(row, "types");
		List<Attribute> attributes = IntStream.range(0, names.size())
			.mapToObj((i) -> new Attribute(PostgreSqlEngine.IDENTIFIERS.identifier(names.get(i)),
					PostgreSqlTypes.normalize(types.get(i))))
			.toList();
		return new StructType(new QualifiedName(null, name(row, "type_name")), attributes);
	}

	private static String definition(ResultSet row) throws SQLException {
		return CatalogQuery.string(row, "definition").strip().replaceFirst(";$", "");
	}

	/** The catalog always names the schema; it must not show where it was read. */
	private String definition(String definition) {
		List<Token> tokens = new ArrayList<>(SqlTokens.of(definition));
		for (int i = tokens.size() - 2; i >= 0; i--) {
			if (tokens.get(i + 1).is(".") && namesSchema(tokens.get(i).text())) {
				tokens.subList(i, i + 2).clear();
			}
		}
		return SqlTokens.print(tokens.stream().map(Token::folded).toList());
	}

	private boolean namesSchema(String text) {
		return text.equals(this.schema) || text.equals("\"" + this.schema.replace("\"", "\"\"") + "\"")
				|| (text.equals("pg_temp") && this.schema.startsWith("pg_temp_"));
	}

	private static Sequence sequence(ResultSet row) throws SQLException {
		long cache = row.getLong("seqcache");
		return SequenceDefaults.sequence(new QualifiedName(null, name(row, "sequence_name")), row.getLong("seqstart"),
				row.getLong("seqincrement"), row.getLong("seqmin"), row.getLong("seqmax"), row.getBoolean("seqcycle"),
				(cache == 1) ? null : cache);
	}

	private static Identifier name(ResultSet row, String label) throws SQLException {
		return PostgreSqlEngine.IDENTIFIERS.identifier(CatalogQuery.string(row, label));
	}

	private void query(String sql, CatalogQuery.RowReader reader) throws SQLException {
		CatalogQuery.forEach(this.connection, sql, reader, this.schema);
	}

}
