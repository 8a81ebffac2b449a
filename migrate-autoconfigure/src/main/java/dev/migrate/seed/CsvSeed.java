package dev.migrate.seed;

import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.migrate.engine.Engine;
import dev.migrate.failure.MigrationException;
import dev.migrate.failure.NearMatches;
import dev.migrate.schema.Column;
import dev.migrate.schema.Identifier;
import dev.migrate.schema.Schema;
import dev.migrate.schema.Table;
import dev.migrate.schema.UniqueConstraint;
import org.jspecify.annotations.Nullable;

/**
 * A file of the rows of one table, whose name is the file's and whose columns are its
 * headers. A row whose key is there already is left alone.
 */
final class CsvSeed {

	private final SeedFile file;

	private final Engine engine;

	private final Connection connection;

	private final Schema schema;

	CsvSeed(SeedFile file, Engine engine, Connection connection, Schema schema) {
		this.file = file;
		this.engine = engine;
		this.connection = connection;
		this.schema = schema;
	}

	String run() throws SQLException, IOException {
		try (InputStreamReader text = new InputStreamReader(this.file.content().getInputStream(),
				StandardCharsets.UTF_8)) {
			CsvReader rows = new CsvReader(text);
			List<@Nullable String> headers = rows.read();
			if (headers == null) {
				return "0 rows";
			}
			Table table = table();
			List<Column> columns = columns(table, headers);
			return insert(table, columns, rows);
		}
	}

	private String insert(Table table, List<Column> columns, CsvReader rows) throws SQLException, IOException {
		int inserted = 0;
		int there = 0;
		int[] types = types(table, columns);
		List<Integer> key = key(table, columns);
		String names = columns.stream()
			.map((column) -> this.engine.sql(column.name()))
			.collect(Collectors.joining(", "));
		String marks = String.join(", ", columns.stream().map((column) -> "?").toList());
		try (PreparedStatement insert = this.connection.prepareStatement(
				"insert into " + this.engine.sql(table.name()) + " (" + names + ") values (" + marks + ")")) {
			for (List<@Nullable String> row = rows.read(); row != null; row = rows.read()) {
				requireAsManyAs(columns, row, rows.line());
				if (exists(table, columns, key, types, row)) {
					there++;
				}
				else {
					insert(insert, types, row, rows.line());
					inserted++;
				}
			}
		}
		return inserted + ((inserted == 1) ? " row" : " rows")
				+ ((there > 0) ? ", " + there + ((there == 1) ? " is" : " are") + " there already" : "");
	}

	private void insert(PreparedStatement insert, int[] types, List<@Nullable String> row, int line)
			throws SQLException {
		try {
			for (int i = 0; i < types.length; i++) {
				set(insert, i + 1, row.get(i), types[i]);
			}
			insert.executeUpdate();
		}
		catch (SQLException | DateTimeException ex) {
			throw new MigrationException(
					"The database refuses " + this.file.location() + ", line " + line + ": " + ex.getMessage(),
					"Correct the line. Nothing has been put in.", ex);
		}
	}

	private boolean exists(Table table, List<Column> columns, List<Integer> key, int[] types,
			List<@Nullable String> row) throws SQLException {
		List<Integer> values = key.stream().filter((i) -> row.get(i) != null).toList();
		String condition = key.stream()
			.map((i) -> this.engine.sql(columns.get(i).name()) + ((row.get(i) != null) ? " = ?" : " is null"))
			.collect(Collectors.joining(" and "));
		try (PreparedStatement query = this.connection
			.prepareStatement("select 1 from " + this.engine.sql(table.name()) + " where " + condition)) {
			for (int i = 0; i < values.size(); i++) {
				set(query, i + 1, row.get(values.get(i)), types[values.get(i)]);
			}
			try (ResultSet result = query.executeQuery()) {
				return result.next();
			}
		}
	}

	/**
	 * What tells one row from another: the primary key, else a unique constraint, else
	 * all that the file says.
	 */
	private static List<Integer> key(Table table, List<Column> columns) {
		List<Identifier> names = columns.stream().map(Column::name).toList();
		Stream<List<Identifier>> primaryKey = (table.primaryKey() != null) ? Stream.of(table.primaryKey().columns())
				: Stream.empty();
		return Stream.concat(primaryKey, table.uniqueConstraints().stream().map(UniqueConstraint::columns))
			.filter(names::containsAll)
			.findFirst()
			.orElse(names)
			.stream()
			.map(names::indexOf)
			.toList();
	}

	private Table table() {
		String name = this.file.table();
		for (String candidate : List.of(name, this.file.stem())) {
			for (Table table : this.schema.tables()) {
				if (text(table).equalsIgnoreCase(candidate)) {
					return table;
				}
			}
		}
		List<String> near = NearMatches.of(name, this.schema.tables().stream().map(CsvSeed::text).toList());
		throw new MigrationException("There is no table " + name + " for " + this.file.location() + ".",
				near.isEmpty() ? "Run 'migrate' first, or name the file after its table, as 01_users.csv."
						: "Did you mean " + String.join(" or ", near) + "? The file is named after its table.");
	}

	private static String text(Table table) {
		String name = table.name().name().text();
		return (table.name().schema() != null) ? table.name().schema().text() + "." + name : name;
	}

	private List<Column> columns(Table table, List<@Nullable String> headers) {
		List<Column> columns = new ArrayList<>();
		for (String header : headers) {
			columns.add(table.columns()
				.stream()
				.filter((column) -> column.name().text().equalsIgnoreCase(header))
				.findFirst()
				.orElseThrow(() -> noColumn(table, header)));
		}
		return columns;
	}

	private MigrationException noColumn(Table table, @Nullable String header) {
		List<String> names = table.columns().stream().map((column) -> column.name().text()).toList();
		return new MigrationException(
				"Table " + table.name() + " has no column '" + header + "', as " + this.file.location() + " says.",
				"It has: " + String.join(", ", names) + ". The first line of the file names columns.");
	}

	private void requireAsManyAs(List<Column> columns, List<@Nullable String> row, int line) {
		if (row.size() != columns.size()) {
			throw new MigrationException(
					this.file.location() + ", line " + line + " has " + row.size()
							+ ((row.size() == 1) ? " value for " : " values for ") + columns.size() + " columns.",
					"Put quotes around a value that holds a comma. Nothing has been put in.");
		}
	}

	private int[] types(Table table, List<Column> columns) throws SQLException {
		String names = columns.stream()
			.map((column) -> this.engine.sql(column.name()))
			.collect(Collectors.joining(", "));
		try (Statement statement = this.connection.createStatement();
				ResultSet empty = statement
					.executeQuery("select " + names + " from " + this.engine.sql(table.name()) + " where 1 = 0")) {
			ResultSetMetaData metaData = empty.getMetaData();
			int[] types = new int[columns.size()];
			for (int i = 0; i < types.length; i++) {
				types[i] = metaData.getColumnType(i + 1);
			}
			return types;
		}
	}

	/**
	 * Types that are the engine's own are left for it to convert.
	 */
	private static void set(PreparedStatement statement, int index, @Nullable String value, int type)
			throws SQLException {
		if (value == null) {
			statement.setNull(index, type);
			return;
		}
		switch (type) {
			case Types.BOOLEAN, Types.BIT -> statement.setBoolean(index, value.equals("1")
					|| value.equalsIgnoreCase("t") || value.equalsIgnoreCase("true") || value.equalsIgnoreCase("yes"));
			case Types.OTHER, Types.SQLXML, Types.ARRAY, Types.STRUCT, Types.DISTINCT ->
				statement.setObject(index, value, Types.OTHER);
			case Types.DATE -> statement.setObject(index, LocalDate.parse(value));
			case Types.TIME -> statement.setObject(index, LocalTime.parse(value));
			case Types.TIMESTAMP -> statement.setObject(index, time(value));
			case Types.CLOB, Types.NCLOB, Types.LONGVARCHAR -> statement.setString(index, value);
			default -> statement.setObject(index, value, type);
		}
	}

	/**
	 * Whether a column of this type has a time zone, its driver does not always say.
	 */
	private static Object time(String value) {
		String text = value.replace(' ', 'T');
		boolean zoned = text.matches(".*(?:Z|[+-]\\d\\d(?::?\\d\\d)?)$") && text.contains("T");
		return zoned ? OffsetDateTime.parse(text) : LocalDateTime.parse(text.contains("T") ? text : text + "T00:00");
	}

}
