package dev.migrate.engine;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

import dev.migrate.schema.ForeignKey;
import dev.migrate.schema.Identifier;
import dev.migrate.schema.Index;
import dev.migrate.schema.IndexColumn;
import dev.migrate.schema.ObjectName;
import dev.migrate.schema.ObjectName.Origin;
import dev.migrate.schema.PrimaryKey;
import dev.migrate.schema.UniqueConstraint;
import org.jspecify.annotations.Nullable;

/**
 * Reads the indexes of one MariaDB database, which primary keys and unique constraints
 * are too.
 *
 * @param identifiers the database's identifiers
 * @param foreignKeys the foreign keys by table: MariaDB makes an index for each that none
 * serves
 */
record MariaDbIndexReader(Identifiers identifiers, Map<Identifier, List<ForeignKey>> foreignKeys) {

	void read(Connection connection, String schema, SchemaBuilder builder) throws SQLException {
		Map<Header, List<Part>> indexes = new LinkedHashMap<>();
		CatalogQuery.forEach(connection, MariaDbCatalog.INDEXES,
				(row) -> indexes.computeIfAbsent(Header.of(row), (header) -> new ArrayList<>()).add(Part.of(row)),
				schema);
		indexes.forEach((header, parts) -> add(builder, header, parts));
	}

	private void add(SchemaBuilder builder, Header header, List<Part> parts) {
		Identifier table = this.identifiers.identifier(header.table());
		List<Identifier> columns = parts.stream().map((part) -> this.identifiers.identifier(part.column())).toList();
		boolean plain = parts.stream().allMatch(Part::isPlain) && header.isPlain();
		boolean ascending = parts.stream().noneMatch(Part::descending);
		ObjectName name = name(header, columns);
		if (header.name().equals("PRIMARY")) {
			builder.primaryKey(table, new PrimaryKey(name, columns));
		}
		else if (header.unique() && plain && ascending) {
			builder.uniqueConstraint(table, new UniqueConstraint(name, columns));
		}
		else if (!(plain && ascending && servesForeignKeyOnly(table, name, columns))) {
			ObjectName shown = header.unique() ? name : ObjectName.given(name.identifier());
			builder.index(table, plain ? new Index(shown, keys(parts), header.unique(), null)
					: new Index(shown, List.of(), header.unique(), definition(header, parts)));
		}
	}

	/**
	 * A constraint without a name gets that of its first column; Hibernate gives a name
	 * to every other index.
	 */
	private ObjectName name(Header header, List<Identifier> columns) {
		Identifier name = this.identifiers.identifier(header.name());
		String first = columns.get(0).text();
		boolean engineMade = header.name().equals("PRIMARY") || name.text().equalsIgnoreCase(first)
				|| name.text().toLowerCase(Locale.ROOT).matches("\\Q" + first.toLowerCase(Locale.ROOT) + "\\E_\\d+");
		return engineMade ? ObjectName.generated(name) : ObjectName.given(name);
	}

	private boolean servesForeignKeyOnly(Identifier table, ObjectName name, List<Identifier> columns) {
		return this.foreignKeys.getOrDefault(table, List.of())
			.stream()
			.anyMatch((key) -> key.columns().equals(columns) && (key.name().identifier().equals(name.identifier())
					|| (key.name().origin() == Origin.ENGINE && name.origin() == Origin.ENGINE)));
	}

	private List<IndexColumn> keys(List<Part> parts) {
		return parts.stream()
			.map((part) -> new IndexColumn(this.identifiers.identifier(part.column()), part.descending()))
			.toList();
	}

	private String definition(Header header, List<Part> parts) {
		String kind = header.unique() ? "unique "
				: header.isPlain() ? "" : header.type().toLowerCase(Locale.ROOT) + " ";
		return "create " + kind + "index " + sql(header.name()) + " on " + sql(header.table())
				+ parts.stream().map(this::keySql).collect(Collectors.joining(", ", " (", ")"));
	}

	private String keySql(Part part) {
		return sql(part.column()) + ((part.length() != null) ? "(" + part.length() + ")" : "")
				+ (part.descending() ? " desc" : "");
	}

	private String sql(String catalogName) {
		return this.identifiers.sql(this.identifiers.identifier(catalogName));
	}

	private record Header(String table, String name, boolean unique, String type) {

		static Header of(ResultSet row) throws SQLException {
			return new Header(CatalogQuery.string(row, "table_name"), CatalogQuery.string(row, "index_name"),
					!row.getBoolean("non_unique"), CatalogQuery.string(row, "index_type"));
		}

		/** A hash is how long texts are kept unique. */
		boolean isPlain() {
			return this.type.equals("BTREE") || this.type.equals("HASH");
		}

	}

	/** A column of an index, of which a prefix of some length may count only. */
	private record Part(String column, boolean descending, @Nullable String length) {

		static Part of(ResultSet row) throws SQLException {
			return new Part(CatalogQuery.string(row, "column_name"), "D".equals(row.getString("collation")),
					CatalogQuery.nullableString(row, "sub_part"));
		}

		boolean isPlain() {
			return this.length == null;
		}

	}

}
