package dev.migrate.engine;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.migrate.schema.Column;
import dev.migrate.schema.GeneratedValue;
import dev.migrate.schema.Identifier;
import dev.migrate.schema.Identity;
import dev.migrate.schema.QualifiedName;
import dev.migrate.schema.Schema;
import dev.migrate.schema.Sequence;
import org.jspecify.annotations.Nullable;

/**
 * Reads one database of a MariaDB server.
 */
final class MariaDbReader {

	static final long DEFAULT_CACHE = 1000;

	private static final Pattern ON_UPDATE = Pattern.compile("on update [^,]+");

	private final Connection connection;

	private final String schema;

	private final Identifiers identifiers;

	private final MariaDbExpressions expressions;

	private final SchemaBuilder builder = new SchemaBuilder();

	private final Map<String, String> collations = new HashMap<>();

	private final List<String> sequences = new ArrayList<>();

	/** Columns of texts that are JSON, with their tables. */
	private final Set<List<String>> documents = new HashSet<>();

	private MariaDbReader(Connection connection, String schema, Identifiers identifiers) {
		this.connection = connection;
		this.schema = schema;
		this.identifiers = identifiers;
		this.expressions = new MariaDbExpressions(identifiers);
	}

	static Schema read(Connection connection, String schema, Identifiers identifiers) throws SQLException {
		return new MariaDbReader(connection, schema, identifiers).read();
	}

	private Schema read() throws SQLException {
		query(MariaDbCatalog.TABLES, this::addTable);
		MariaDbConstraintReader constraints = new MariaDbConstraintReader(this.identifiers, this.expressions,
				this.schema);
		constraints.read(this.connection, this.builder);
		this.documents.addAll(constraints.documents());
		query(MariaDbCatalog.COLUMNS, (row) -> this.builder.column(name(row, "table_name"), column(row)));
		new MariaDbIndexReader(this.identifiers, constraints.foreignKeys()).read(this.connection, this.schema,
				this.builder);
		for (String sequence : this.sequences) {
			addSequence(sequence);
		}
		query(MariaDbCatalog.VIEWS, (row) -> this.builder.view(name(row, "table_name"),
				this.expressions.normalizeQuery(CatalogQuery.text(row, "view_definition"), this.schema)));
		return this.builder.build();
	}

	private void addTable(ResultSet row) throws SQLException {
		String table = CatalogQuery.string(row, "table_name");
		if (CatalogQuery.string(row, "table_type").equals("SEQUENCE")) {
			this.sequences.add(table);
			return;
		}
		this.builder.table(this.identifiers.identifier(table), CatalogQuery.comment(row, "table_comment"));
		this.collations.put(table, CatalogQuery.string(row, "table_collation"));
	}

	private Column column(ResultSet row) throws SQLException {
		String type = type(row);
		String extra = CatalogQuery.string(row, "extra");
		String expression = CatalogQuery.nullableString(row, "generation_expression");
		GeneratedValue generated = (expression != null)
				? new GeneratedValue(this.expressions.normalize(expression), extra.contains("STORED")) : null;
		return new Column(name(row, "column_name"), type, "YES".equals(row.getString("is_nullable")),
				(generated != null) ? null : defaultValue(row, type),
				extra.contains("auto_increment") ? Identity.byDefault() : null, generated,
				CatalogQuery.comment(row, "column_comment"));
	}

	private String type(ResultSet row) throws SQLException {
		String table = CatalogQuery.string(row, "table_name");
		if (this.documents.contains(List.of(table, CatalogQuery.string(row, "column_name")))) {
			return "json";
		}
		StringBuilder type = new StringBuilder(CatalogQuery.string(row, "column_type"));
		String collation = CatalogQuery.nullableString(row, "collation_name");
		if (collation != null && !collation.equals(this.collations.get(table))) {
			type.append(" collate ").append(collation);
		}
		String extra = CatalogQuery.string(row, "extra");
		Matcher update = ON_UPDATE.matcher(extra);
		if (update.find()) {
			type.append(' ').append(update.group());
		}
		return MariaDbTypes.normalize(extra.contains("INVISIBLE") ? type + " invisible" : type.toString());
	}

	private @Nullable String defaultValue(ResultSet row, String type) throws SQLException {
		String value = CatalogQuery.nullableString(row, "column_default");
		return (value == null || value.equals("NULL")) ? null : this.expressions.normalizeDefault(value, type);
	}

	private void addSequence(String name) throws SQLException {
		String sql = this.identifiers.sql(this.identifiers.identifier(this.schema)) + "."
				+ this.identifiers.sql(this.identifiers.identifier(name));
		CatalogQuery.forEach(this.connection, MariaDbCatalog.sequence(sql),
				(row) -> this.builder.sequence(sequence(this.identifiers.identifier(name), row)));
	}

	/** MariaDB keeps the ends of the range for itself. */
	private static Sequence sequence(Identifier name, ResultSet row) throws SQLException {
		long increment = row.getLong("increment");
		long minimum = row.getLong("minimum_value");
		long maximum = row.getLong("maximum_value");
		long cache = row.getLong("cache_size");
		return SequenceDefaults.sequence(new QualifiedName(null, name), row.getLong("start_value"), increment,
				(minimum == Long.MIN_VALUE + 1) ? Long.MIN_VALUE : minimum,
				(maximum == Long.MAX_VALUE - 1) ? Long.MAX_VALUE : maximum, row.getBoolean("cycle_option"),
				(cache == DEFAULT_CACHE) ? null : cache);
	}

	private Identifier name(ResultSet row, String label) throws SQLException {
		return this.identifiers.identifier(CatalogQuery.string(row, label));
	}

	private void query(String sql, CatalogQuery.RowReader reader) throws SQLException {
		CatalogQuery.forEach(this.connection, sql, reader, this.schema);
	}

}
