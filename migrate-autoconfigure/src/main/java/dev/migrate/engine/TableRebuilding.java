package dev.migrate.engine;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.migrate.schema.Identifier;
import dev.migrate.schema.Index;
import dev.migrate.schema.QualifiedName;
import dev.migrate.schema.Table;

/**
 * How an engine changes a table where it has no statement for the change: it builds the
 * table anew, moves the rows over, and puts the new one in the place of the old.
 */
public interface TableRebuilding {

	/**
	 * Whether the engine has no statement that makes one table of the other.
	 * @param before the table before a single step
	 * @param after the table after it, under the same name
	 */
	boolean isNeeded(Table before, Table after);

	/**
	 * SQL statements that create a table with everything in it, because nothing can be
	 * added later without building it anew.
	 */
	List<String> createSql(Table table);

	/**
	 * SQL statements that build a table anew with all its rows. They fail and change
	 * nothing where the table has something that they do not know of and would lose.
	 * @param before the table as it is
	 * @param after the table as it is to be, under the same name
	 * @param values what each column gets that is not computed: an expression over the
	 * columns before
	 */
	List<String> rebuildSql(Table before, Table after, Map<Identifier, String> values);

	/**
	 * Whether a statement is one of those that build a table anew, and neither creates,
	 * alters nor drops anything.
	 */
	boolean isPart(String statement);

	/**
	 * The table that a statement creates, or empty if it does something else: for a
	 * schema that is not read from a database.
	 */
	Optional<Table> createdTable(String sql);

	/**
	 * The index that a statement creates, or empty if it does something else.
	 */
	Optional<TableIndex> createdIndex(String sql);

	/**
	 * An index and the table that it is of.
	 *
	 * @param table the table
	 * @param index the index
	 */
	record TableIndex(QualifiedName table, Index index) {
	}

}
