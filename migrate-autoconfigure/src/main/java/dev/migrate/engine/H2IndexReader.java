package dev.migrate.engine;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import dev.migrate.schema.Identifier;
import dev.migrate.schema.Index;
import dev.migrate.schema.IndexColumn;
import dev.migrate.schema.ObjectName;

import org.jspecify.annotations.Nullable;

/**
 * Reads the indexes of one schema of an H2 database.
 *
 * @param identifiers the database's identifiers
 * @param settings the database's settings
 */
record H2IndexReader(Identifiers identifiers, H2Settings settings) {

	private static final Pattern ENGINE_NAME = Pattern.compile("INDEX_[0-9A-F]+(?:_\\d+)?");

	void read(Connection connection, String schema, SchemaBuilder builder) throws SQLException {
		Map<String, List<Part>> parts = new HashMap<>();
		CatalogQuery.forEach(connection, H2Catalog.INDEX_COLUMNS,
				(row) -> parts.computeIfAbsent(CatalogQuery.string(row, "INDEX_NAME"), (name) -> new ArrayList<>())
					.add(Part.of(row)),
				schema);
		CatalogQuery.forEach(connection, H2Catalog.INDEXES, (row) -> {
			Header header = Header.of(row);
			builder.index(identifier(header.table()), index(header, parts.getOrDefault(header.name(), List.of())));
		}, schema);
	}

	private Index index(Header header, List<Part> parts) {
		boolean engineMade = ENGINE_NAME.matcher(header.name().toUpperCase(Locale.ROOT)).matches();
		ObjectName name = engineMade ? ObjectName.generated(identifier(header.name()))
				: ObjectName.given(identifier(header.name()));
		if (isSpecial(header, parts)) {
			return new Index(name, List.of(), header.isUnique(), definition(header, parts));
		}
		return new Index(name,
				parts.stream().map((part) -> new IndexColumn(identifier(part.column()), part.descending())).toList(),
				header.isUnique(), null);
	}

	private boolean isSpecial(Header header, List<Part> parts) {
		return !header.isPlain() || parts.stream()
			.anyMatch((part) -> header.carries(part)
					|| !defaultNullOrdering(part.descending()).equals(part.nullOrdering()));
	}

	private String defaultNullOrdering(boolean descending) {
		return switch (this.settings.nullOrdering()) {
			case "FIRST" -> "FIRST";
			case "LAST" -> "LAST";
			case "HIGH" -> descending ? "FIRST" : "LAST";
			default -> descending ? "LAST" : "FIRST";
		};
	}

	private String definition(Header header, List<Part> parts) {
		String keys = parts.stream()
			.filter((part) -> !header.carries(part))
			.map(this::keySql)
			.collect(Collectors.joining(", "));
		String carried = parts.stream()
			.filter(header::carries)
			.map((part) -> sql(part.column()))
			.collect(Collectors.joining(", "));
		String kind = header.type().toLowerCase(Locale.ROOT);
		return "create " + (header.nullsNotDistinct() ? kind.replace("unique", "unique nulls not distinct") : kind)
				+ " " + sql(header.name()) + " on " + sql(header.table()) + " (" + keys + ")"
				+ (carried.isEmpty() ? "" : " include (" + carried + ")");
	}

	private String keySql(Part part) {
		String nulls = (part.nullOrdering() != null) ? " nulls " + part.nullOrdering().toLowerCase(Locale.ROOT) : "";
		return sql(part.column()) + (part.descending() ? " desc" : "") + nulls;
	}

	private Identifier identifier(String catalogName) {
		return this.identifiers.identifier(catalogName);
	}

	private String sql(String catalogName) {
		return this.identifiers.sql(identifier(catalogName));
	}

	private record Header(String table, String name, String type, boolean nullsNotDistinct) {

		static Header of(ResultSet row) throws SQLException {
			return new Header(CatalogQuery.string(row, "TABLE_NAME"), CatalogQuery.string(row, "INDEX_NAME"),
					CatalogQuery.string(row, "INDEX_TYPE_NAME"), "NO".equals(row.getString("NULLS_DISTINCT")));
		}

		boolean isUnique() {
			return this.type.startsWith("UNIQUE");
		}

		boolean isPlain() {
			return (this.type.equals("INDEX") || this.type.equals("UNIQUE INDEX")) && !this.nullsNotDistinct;
		}

		/** The columns that a unique index does not keep unique it only carries along. */
		boolean carries(Part part) {
			return isUnique() && !part.unique();
		}

	}

	private record Part(String column, boolean descending, @Nullable String nullOrdering, boolean unique) {

		static Part of(ResultSet row) throws SQLException {
			return new Part(CatalogQuery.string(row, "COLUMN_NAME"),
					"DESC".equals(row.getString("ORDERING_SPECIFICATION")),
					CatalogQuery.nullableString(row, "NULL_ORDERING"), row.getBoolean("IS_UNIQUE"));
		}

	}

}
