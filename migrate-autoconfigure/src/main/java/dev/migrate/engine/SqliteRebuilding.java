package dev.migrate.engine;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import dev.migrate.schema.Column;
import dev.migrate.schema.Identifier;
import dev.migrate.schema.QualifiedName;
import dev.migrate.schema.Table;

/**
 * How SQLite has a table changed for which it has no statement: a new one takes its place
 * and its rows.
 *
 * @param engine the engine
 */
record SqliteRebuilding(SqliteEngine engine) implements TableRebuilding {

	/** What an added column can have as its default: nothing that has to be computed. */
	private static final Pattern CONSTANT = Pattern.compile("'(?:[^']|'')*'|-?[\\d.]+(?:e[+-]?\\d+)?|true|false",
			Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

	private static final String SAVEPOINT = "migrate_rebuild";

	private static final String OLD = "migrate_old_";

	private static final Pattern PARTS = Pattern.compile("(?:savepoint|release) " + SAVEPOINT
			+ "|pragma legacy_alter_table = (?:on|off)|insert into (?:" + SqliteSafeguards.GUARD
			+ " values .*|sqlite_sequence \\(name, seq\\) select .*|.+ from \"?" + OLD + "[^ ]*)",
			Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

	/** Columns are added and dropped in place as long as nothing hangs on them. */
	@Override
	public boolean isNeeded(Table before, Table after) {
		if (!Objects.equals(before.primaryKey(), after.primaryKey())
				|| !before.uniqueConstraints().equals(after.uniqueConstraints())
				|| !before.foreignKeys().equals(after.foreignKeys())
				|| !before.checkConstraints().equals(after.checkConstraints())) {
			return true;
		}
		List<Column> dropped = without(before.columns(), after.columns());
		List<Column> added = without(after.columns(), before.columns());
		if (dropped.isEmpty() && added.size() == 1) {
			return !canBeAdded(added.get(0));
		}
		return !added.isEmpty() || dropped.size() > 1;
	}

	private static List<Column> without(List<Column> columns, List<Column> others) {
		Set<Column> present = new HashSet<>(others);
		return columns.stream().filter((column) -> !present.contains(column)).toList();
	}

	private static boolean canBeAdded(Column column) {
		if (column.identity() != null || (column.generated() != null && column.generated().stored())) {
			return false;
		}
		return column.defaultValue() == null || CONSTANT.matcher(column.defaultValue()).matches();
	}

	@Override
	public List<String> createSql(Table table) {
		SqliteTableSql sql = new SqliteTableSql(this.engine);
		return Stream.concat(Stream.of(sql.create(table)), indexes(table, sql)).toList();
	}

	private static Stream<String> indexes(Table table, SqliteTableSql sql) {
		return table.indexes().stream().map((index) -> sql.index(table.name(), index));
	}

	/**
	 * The old table has another name from the first statement on, which it loses with the
	 * transaction as soon as a safeguard fails: in a script that goes on all the same,
	 * nothing is left that the last statements could drop. Names in conditions of views
	 * and triggers, and in other tables' foreign keys, mean the new one.
	 */
	@Override
	public List<String> rebuildSql(Table before, Table after, Map<Identifier, String> values) {
		SqliteTableSql sql = new SqliteTableSql(this.engine);
		QualifiedName name = before.name();
		QualifiedName oldName = new QualifiedName(name.schema(), oldName(name.name()));
		SqliteSafeguards safeguards = new SqliteSafeguards(this.engine, before, after, oldName);
		List<String> statements = new ArrayList<>(List.of("savepoint " + SAVEPOINT, "pragma legacy_alter_table = on",
				"alter table " + this.engine.sql(name) + " rename to " + this.engine.sql(oldName.name()),
				"pragma legacy_alter_table = off", sql.create(after)));
		statements.addAll(safeguards.beforeCopy());
		if (isNumbered(before) && isNumbered(after)) {
			statements.add(keepNumber(oldName.name(), name.name()));
		}
		List<Identifier> columns = List.copyOf(values.keySet());
		statements.add("insert into " + this.engine.sql(name) + " " + sql.list(columns) + " select "
				+ String.join(", ", values.values()) + " from " + this.engine.sql(oldName));
		statements.addAll(safeguards.afterCopy(values));
		statements.add("drop table " + this.engine.sql(oldName));
		indexes(after, sql).forEach(statements::add);
		statements.add("release " + SAVEPOINT);
		return statements;
	}

	@Override
	public boolean isPart(String statement) {
		return PARTS.matcher(statement).matches();
	}

	private static Identifier oldName(Identifier table) {
		return new Identifier(OLD + table.text(), table.delimited());
	}

	private static boolean isNumbered(Table table) {
		return table.columns().stream().anyMatch((column) -> column.identity() != null);
	}

	/** Numbers of rows that are gone are not given again. */
	private String keepNumber(Identifier table, Identifier newTable) {
		return "insert into sqlite_sequence (name, seq) select "
				+ SqliteSafeguards.literal(this.engine.catalogName(newTable))
				+ ", seq from sqlite_sequence where lower(name) = lower("
				+ SqliteSafeguards.literal(this.engine.catalogName(table)) + ")";
	}

	@Override
	public Optional<Table> createdTable(String sql) {
		return SqliteTableParser.parse(sql, this.engine.identifiers());
	}

	@Override
	public Optional<TableIndex> createdIndex(String sql) {
		return new SqliteIndexParser(this.engine.identifiers()).parse(sql);
	}

}
