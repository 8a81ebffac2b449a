package dev.migrate.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import dev.migrate.engine.SqlTokens.Kind;
import dev.migrate.engine.SqlTokens.Token;
import dev.migrate.engine.TableRebuilding.TableIndex;
import dev.migrate.schema.Identifier;
import dev.migrate.schema.Index;
import dev.migrate.schema.IndexColumn;
import dev.migrate.schema.ObjectName;
import dev.migrate.schema.QualifiedName;

/**
 * Reads what {@code create index} says.
 *
 * @param identifiers the database's identifiers
 */
record SqliteIndexParser(Identifiers identifiers) {

	/**
	 * The index that a statement creates and its table, or empty if it does something
	 * else.
	 */
	Optional<TableIndex> parse(String sql) {
		SqliteTokens statement = SqliteTokens.of(sql);
		boolean unique = statement.accept("create", "unique", "index");
		if (!unique && !statement.accept("create", "index")) {
			return Optional.empty();
		}
		statement.accept("if", "not", "exists");
		String name = statement.name();
		if (statement.accept(".")) {
			name = statement.name();
		}
		statement.accept("on");
		Identifier table = this.identifiers.identifier(statement.name());
		List<Token> keys = statement.group();
		List<Token> condition = statement.rest();
		List<IndexColumn> columns = columns(keys);
		ObjectName indexName = ObjectName.given(this.identifiers.identifier(name));
		String definition = (columns.isEmpty() || !condition.isEmpty())
				? definition(indexName, unique, table, keys, condition) : null;
		return Optional.of(new TableIndex(new QualifiedName(null, table),
				new Index(indexName, (definition != null) ? List.of() : columns, unique, definition)));
	}

	private String definition(ObjectName name, boolean unique, Identifier table, List<Token> keys,
			List<Token> condition) {
		SqliteExpressions expressions = new SqliteExpressions(this.identifiers);
		String head = "create " + (unique ? "unique " : "") + "index " + this.identifiers.sql(name.identifier())
				+ " on " + this.identifiers.sql(table) + " (" + expressions.print(keys) + ")";
		return condition.isEmpty() ? head : head + " " + expressions.print(condition);
	}

	/** The keys if all of them are plain columns, else none. */
	private List<IndexColumn> columns(List<Token> keys) {
		SqliteTokens list = new SqliteTokens(keys);
		List<IndexColumn> columns = new ArrayList<>();
		while (!list.done()) {
			Token name = list.next();
			if (name.kind() != Kind.WORD && name.kind() != Kind.QUOTED) {
				return List.of();
			}
			boolean descending = list.accept("desc");
			if (!descending) {
				list.accept("asc");
			}
			if (!list.done() && !list.accept(",")) {
				return List.of();
			}
			String text = (name.kind() == Kind.QUOTED) ? name.unquoted() : name.text();
			columns.add(new IndexColumn(this.identifiers.identifier(text), descending));
		}
		return columns;
	}

}
