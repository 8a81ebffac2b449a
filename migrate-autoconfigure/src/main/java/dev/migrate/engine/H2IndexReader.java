package dev.migrate.engine;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
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
		Map<String, List<Row>> indexes = new LinkedHashMap<>();
		CatalogQuery.list(connection, H2Catalog.INDEXES, this::row, schema)
			.forEach((row) -> indexes.computeIfAbsent(row.index(), (name) -> new ArrayList<>()).add(row));
		indexes.values().forEach((rows) -> builder.index(identifier(rows.get(0).table()), index(rows)));
	}

	private Row row(ResultSet row) throws SQLException {
		return new Row(CatalogQuery.string(row, "TABLE_NAME"), CatalogQuery.string(row, "INDEX_NAME"),
				CatalogQuery.string(row, "INDEX_TYPE_NAME"), "NO".equals(row.getString("NULLS_DISTINCT")),
				CatalogQuery.string(row, "COLUMN_NAME"), "DESC".equals(row.getString("ORDERING_SPECIFICATION")),
				CatalogQuery.nullableString(row, "NULL_ORDERING"), row.getBoolean("IS_UNIQUE"));
	}

	private Index index(List<Row> rows) {
		Row first = rows.get(0);
		Identifier identifier = identifier(first.index());
		boolean engineMade = ENGINE_NAME.matcher(first.index().toUpperCase(Locale.ROOT)).matches();
		ObjectName name = engineMade ? ObjectName.generated(identifier) : ObjectName.given(identifier);
		if (rows.stream().anyMatch(this::isSpecial)) {
			return new Index(name, List.of(), first.isUniqueIndex(), definition(rows));
		}
		return new Index(name,
				rows.stream().map((row) -> new IndexColumn(identifier(row.column()), row.descending())).toList(),
				first.isUniqueIndex(), null);
	}

	private boolean isSpecial(Row row) {
		return !(row.type().equals("INDEX") || row.type().equals("UNIQUE INDEX")) || row.nullsNotDistinct()
				|| isCovering(row) || !defaultNullOrdering(row.descending()).equals(row.nullOrdering());
	}

	/** A unique index tells the columns that it only carries along apart. */
	private static boolean isCovering(Row row) {
		return row.isUniqueIndex() && !row.uniqueColumn();
	}

	private String defaultNullOrdering(boolean descending) {
		return switch (this.settings.nullOrdering()) {
			case "FIRST" -> "FIRST";
			case "LAST" -> "LAST";
			case "HIGH" -> descending ? "FIRST" : "LAST";
			default -> descending ? "LAST" : "FIRST";
		};
	}

	private String definition(List<Row> rows) {
		Row first = rows.get(0);
		String keys = rows.stream()
			.filter((row) -> !isCovering(row))
			.map((row) -> sql(row.column()) + (row.descending() ? " desc" : "")
					+ ((row.nullOrdering() != null) ? " nulls " + row.nullOrdering().toLowerCase(Locale.ROOT) : ""))
			.collect(Collectors.joining(", "));
		String carried = rows.stream()
			.filter(H2IndexReader::isCovering)
			.map((row) -> sql(row.column()))
			.collect(Collectors.joining(", "));
		String kind = first.type().toLowerCase(Locale.ROOT);
		return "create " + (first.nullsNotDistinct() ? kind.replace("unique", "unique nulls not distinct") : kind) + " "
				+ sql(first.index()) + " on " + sql(first.table()) + " (" + keys + ")"
				+ (carried.isEmpty() ? "" : " include (" + carried + ")");
	}

	private Identifier identifier(String catalogName) {
		return this.identifiers.identifier(catalogName);
	}

	private String sql(String catalogName) {
		return this.identifiers.sql(identifier(catalogName));
	}

	private record Row(String table, String index, String type, boolean nullsNotDistinct, String column,
			boolean descending, @Nullable String nullOrdering, boolean uniqueColumn) {

		boolean isUniqueIndex() {
			return this.type.startsWith("UNIQUE");
		}

	}

}
