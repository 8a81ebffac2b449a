package dev.migrate.engine;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import dev.migrate.schema.ForeignKey;
import dev.migrate.schema.Identifier;
import dev.migrate.schema.Index;
import dev.migrate.schema.PrimaryKey;
import dev.migrate.schema.Schema;
import dev.migrate.schema.Table;

/**
 * Reads one database of a SQLite connection. What SQLite makes for an extension's table
 * is left out, as that table itself is, and so are the tables in which Hibernate keeps
 * identifiers for a statement on many rows: it creates them by itself when it starts.
 */
final class SqliteReader {

	private static final String STATEMENTS = """
			select m.type, m.tbl_name, m.sql from %s.sqlite_master m
			where m.sql is not null and m.type in ('table', 'index', 'view') and m.name not like 'sqlite\\_%%' escape '\\'
				and not exists (select 1 from pragma_table_list t
					where t.schema = ? and t.name = m.tbl_name and t.type in ('virtual', 'shadow'))
			order by m.type desc, m.name
			""";

	/** A column of Hibernate's own tables. */
	private static final Identifier SESSION = Identifier.of("hib_sess_id");

	private final Identifiers identifiers;

	private final Map<Identifier, Table> tables = new TreeMap<>();

	private final SchemaBuilder builder = new SchemaBuilder();

	private SqliteReader(Identifiers identifiers) {
		this.identifiers = identifiers;
	}

	static Schema read(Connection connection, String schema, Identifiers identifiers) throws SQLException {
		SqliteReader reader = new SqliteReader(identifiers);
		String quoted = "\"" + schema.replace("\"", "\"\"") + "\"";
		CatalogQuery.forEach(connection, STATEMENTS.formatted(quoted), reader::add, schema);
		return reader.schema();
	}

	private void add(ResultSet row) throws SQLException {
		String sql = CatalogQuery.string(row, "sql");
		if (CatalogQuery.string(row, "type").equals("table")) {
			SqliteTableParser.parse(sql, this.identifiers)
				.filter((table) -> table.column(SESSION).isEmpty())
				.ifPresent((table) -> this.tables.put(table.name().name(), table));
			return;
		}
		if (CatalogQuery.string(row, "type").equals("view")) {
			this.builder.view(this.identifiers.identifier(CatalogQuery.string(row, "tbl_name")), query(sql));
			return;
		}
		new SqliteIndexParser(this.identifiers).parse(sql)
			.ifPresent((found) -> this.tables.computeIfPresent(found.table().name(), (name, table) -> {
				List<Index> indexes = new ArrayList<>(table.indexes());
				indexes.add(found.index());
				return table.withIndexes(indexes);
			}));
	}

	/** What stands behind {@code create view … as}. */
	private String query(String sql) {
		SqliteTokens statement = SqliteTokens.of(sql);
		while (!statement.done() && !statement.accept("as")) {
			statement.next();
		}
		return new SqliteExpressions(this.identifiers).print(statement.rest());
	}

	private Schema schema() {
		this.tables.forEach((name, table) -> {
			this.builder.table(name, null);
			table.columns().forEach((column) -> this.builder.column(name, column));
			PrimaryKey key = table.primaryKey();
			if (key != null) {
				this.builder.primaryKey(name, key);
			}
			table.uniqueConstraints().forEach((unique) -> this.builder.uniqueConstraint(name, unique));
			table.checkConstraints().forEach((check) -> this.builder.checkConstraint(name, check));
			table.foreignKeys().forEach((foreignKey) -> this.builder.foreignKey(name, withTarget(foreignKey)));
			table.indexes().forEach((index) -> this.builder.index(name, index));
		});
		return this.builder.build();
	}

	/** A foreign key that names no columns means its target's primary key. */
	private ForeignKey withTarget(ForeignKey key) {
		Table target = this.tables.get(key.referencedTable().name());
		if (!key.referencedColumns().isEmpty() || target == null || target.primaryKey() == null) {
			return key;
		}
		return new ForeignKey(key.name(), key.columns(), key.referencedTable(), target.primaryKey().columns(),
				key.onDelete(), key.onUpdate());
	}

}
