package dev.migrate.rows;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.migrate.engine.Engine;
import dev.migrate.schema.ForeignKey;
import dev.migrate.schema.QualifiedName;
import dev.migrate.schema.Schema;
import dev.migrate.schema.Table;
import org.jspecify.annotations.Nullable;

/**
 * Makes rows up that fit a schema: for each table one with a value in every column and
 * one with nulls wherever they are admitted.
 */
public final class SampleRows {

	private final Connection connection;

	private final Engine engine;

	private int number;

	/**
	 * Rows for a database of an engine.
	 */
	public SampleRows(Connection connection, Engine engine) {
		this.connection = connection;
		this.engine = engine;
	}

	/**
	 * Puts rows into some tables of a schema, those that others refer to first.
	 * @return why the database refuses rows, by the tables for which none could be made
	 * up
	 */
	public Map<QualifiedName, String> putInto(Collection<Table> tables, Schema schema) throws SQLException {
		Map<QualifiedName, String> refused = new LinkedHashMap<>();
		for (Table table : referencedFirst(tables, schema)) {
			String refusal = put(table, schema, false);
			put(table, schema, true);
			if (refusal != null && contents(Set.of(table), schema).isEmpty(table.name())) {
				refused.put(table.name(), refusal);
			}
		}
		this.connection.commit();
		return refused;
	}

	private static Set<Table> referencedFirst(Collection<Table> tables, Schema schema) {
		Set<Table> ordered = new LinkedHashSet<>();
		tables.forEach((table) -> visit(table, schema, new LinkedHashSet<>(), ordered));
		ordered.retainAll(tables);
		return ordered;
	}

	private static void visit(Table table, Schema schema, Set<Table> above, Set<Table> ordered) {
		if (!above.add(table)) {
			return;
		}
		for (ForeignKey key : table.foreignKeys()) {
			schema.table(key.referencedTable()).ifPresent((referenced) -> visit(referenced, schema, above, ordered));
		}
		above.remove(table);
		ordered.add(table);
	}

	/**
	 * What a check allows, the schema does not tell: several rows are tried.
	 * @return why none of them fits, or null if one does
	 */
	private @Nullable String put(Table table, Schema schema, boolean sparse) throws SQLException {
		this.number++;
		List<String> refusals = new ArrayList<>();
		Set<Table> needed = new LinkedHashSet<>(Set.of(table));
		table.foreignKeys().forEach((key) -> schema.table(key.referencedTable()).ifPresent(needed::add));
		SampleRow row = new SampleRow(this.engine, table, contents(needed, schema), this.number, sparse);
		for (SampleRow.Guess guess : SampleRow.Guess.values()) {
			this.connection.commit();
			try (Statement statement = this.connection.createStatement()) {
				statement.execute(row.insert(guess));
				return null;
			}
			catch (SQLException ex) {
				this.connection.rollback();
				refusals.add(String.valueOf(ex.getMessage()).lines().findFirst().orElse(""));
			}
		}
		return refusals.get(0);
	}

	private TableContents contents(Set<Table> tables, Schema schema) throws SQLException {
		return TableContents.read(this.connection, this.engine, schema, tables);
	}

}
