package dev.migrate.engine;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.migrate.schema.Column;
import dev.migrate.schema.ForeignKey;
import dev.migrate.schema.Identifier;
import dev.migrate.schema.Index;
import dev.migrate.schema.QualifiedName;
import dev.migrate.schema.Table;

/**
 * Statements that stop the rebuilding of a table before anything is lost. SQL has no
 * better means to stop than a check that fails: its name says why.
 *
 * @param engine the engine
 * @param before the table before
 * @param after the table after
 * @param oldName what the old table is called until it is dropped
 */
record SqliteSafeguards(SqliteEngine engine, Table before, Table after, QualifiedName oldName) {

	static final String GUARD = "migrate_check";

	private static final String INSERT = "insert into " + GUARD;

	/**
	 * Whether the old table is the one that the revision was written for, and the new one
	 * is there.
	 */
	List<String> beforeCopy() {
		String name = lowerCase(this.before.name().name());
		String old = lowerCase(this.oldName.name());
		String table = this.engine.sql(this.before.name().name());
		Map<String, String> conditions = new LinkedHashMap<>();
		conditions.put(table + " has other columns than this revision knows of", hasColumns(old, this.before));
		conditions.put(table + " could not be created anew", hasColumns(name, this.after));
		conditions.put(table + " has other indexes than this revision knows of",
				sorted("select lower(name) as name from sqlite_master where type = 'index' and sql is not null"
						+ " and lower(tbl_name) = " + old) + " = "
						+ sorted(this.before.indexes().stream().map(Index::name).map((index) -> index.identifier())));
		conditions.put(
				table + " has triggers, which would be lost: drop them in a change set before this one,"
						+ " and create them in one behind it",
				"not exists (select 1 from sqlite_master where type = 'trigger' and lower(tbl_name) = " + old + ")");
		conditions.put(table + " is strict, without rowid, deferrable or on conflict, which would be lost",
				"not exists (select 1 from sqlite_master m join pragma_table_list t on t.name = m.name"
						+ " where lower(m.name) = " + old + " and (t.wr or t.strict or m.sql like '%on conflict%'"
						+ " or m.sql like '%deferrable%'))");
		conditions.put("foreign keys to " + table + " are enforced: connect with foreign_keys=off",
				"not exists (select 1 from pragma_foreign_keys f, sqlite_master m, pragma_foreign_key_list(m.name) k"
						+ " where f.foreign_keys and m.type = 'table' and lower(k.\"table\") in (" + name + ", " + old
						+ "))");
		return guard(conditions);
	}

	private String hasColumns(String table, Table expected) {
		return sorted("select lower(name) as name from pragma_table_xinfo(" + table + ")") + " = "
				+ sorted(expected.columns().stream().map(Column::name));
	}

	/**
	 * Whether all rows are there, and are what the new table promises beyond what SQLite
	 * sees to.
	 * @param values what each column got
	 */
	List<String> afterCopy(Map<Identifier, String> values) {
		Map<String, String> conditions = new LinkedHashMap<>();
		String table = this.engine.sql(this.before.name());
		conditions.put("not every row of " + table + " was copied",
				"(select count(*) from " + table + ") = (select count(*) from " + this.engine.sql(this.oldName) + ")");
		for (Column column : this.after.columns()) {
			boolean number = SqliteTypes.isNumber(column.type()) && this.before.column(column.name())
				.filter((former) -> !SqliteTypes.isNumber(former.type()))
				.isPresent();
			if (number && values.containsKey(column.name())) {
				String name = this.engine.sql(column.name());
				conditions.put(table + "." + name + " has values that are no numbers",
						"not exists (select 1 from " + table + " where typeof(" + name + ") in ('text', 'blob'))");
			}
		}
		this.after.foreignKeys()
			.stream()
			.filter((key) -> this.before.foreignKeys().stream().noneMatch((former) -> sameReference(former, key)))
			.forEach((key) -> conditions.put(
					table + " has rows without a match in " + this.engine.sql(key.referencedTable()),
					"not exists (" + orphans(key, table) + ")"));
		return guard(conditions);
	}

	private static boolean sameReference(ForeignKey key, ForeignKey other) {
		return key.columns().equals(other.columns()) && key.referencedTable().equals(other.referencedTable())
				&& key.referencedColumns().equals(other.referencedColumns());
	}

	private String orphans(ForeignKey key, String table) {
		List<String> given = new ArrayList<>();
		List<String> matching = new ArrayList<>();
		for (int i = 0; i < key.columns().size(); i++) {
			String column = "c." + this.engine.sql(key.columns().get(i));
			given.add(column + " is not null");
			matching.add("p." + this.engine.sql(key.referencedColumns().get(i)) + " = " + column);
		}
		return "select 1 from " + table + " c where " + String.join(" and ", given) + " and not exists (select 1 from "
				+ this.engine.sql(key.referencedTable()) + " p where " + String.join(" and ", matching) + ")";
	}

	/**
	 * A statement that ends the transaction where a safeguard fails.
	 */
	static String ending(String statement) {
		return statement.startsWith(INSERT) ? "insert or rollback" + statement.substring("insert".length()) : statement;
	}

	private static List<String> guard(Map<String, String> conditions) {
		List<String> columns = new ArrayList<>();
		for (String reason : conditions.keySet()) {
			String column = "c" + (columns.size() + 1);
			columns.add(column + " integer constraint \"" + reason.replace("\"", "\"\"") + "\" check (" + column + ")");
		}
		return List.of("create temporary table " + GUARD + " (" + String.join(", ", columns) + ")",
				INSERT + " values (" + String.join(", ", conditions.values()) + ")", "drop table " + GUARD);
	}

	private static String sorted(String query) {
		return "coalesce((select group_concat(name) from (" + query + " order by 1)), '')";
	}

	private String sorted(Stream<Identifier> names) {
		return literal(
				names.map((name) -> lowered(this.engine.catalogName(name))).sorted().collect(Collectors.joining(",")));
	}

	private String lowerCase(Identifier name) {
		return literal(lowered(this.engine.catalogName(name)));
	}

	/** As SQLite's {@code lower} does it. */
	private static String lowered(String text) {
		return text.chars()
			.mapToObj((c) -> String.valueOf((char) c))
			.map((c) -> (c.charAt(0) < 128) ? c.toLowerCase(Locale.ROOT) : c)
			.collect(Collectors.joining());
	}

	static String literal(String text) {
		return "'" + text.replace("'", "''") + "'";
	}

}
