package dev.migrate.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import dev.migrate.engine.SqlTokens.Token;
import dev.migrate.schema.Column;
import dev.migrate.schema.GeneratedValue;
import dev.migrate.schema.Identifier;
import dev.migrate.schema.Identity;
import dev.migrate.schema.QualifiedName;
import dev.migrate.schema.Table;
import org.jspecify.annotations.Nullable;

/**
 * Reads what {@code create table} says: SQLite's catalog is the statements themselves,
 * and nothing else tells names, conditions and collations.
 */
final class SqliteTableParser {

	private static final Set<String> TABLE_CONSTRAINTS = Set.of("constraint", "primary", "unique", "check", "foreign");

	private static final Set<String> COLUMN_CONSTRAINTS = Set.of("constraint", "primary", "not", "null", "unique",
			"check", "default", "collate", "references", "generated", "as", "deferrable");

	private final Identifiers identifiers;

	private final SqliteExpressions expressions;

	private final SqliteTokens body;

	private final SqliteConstraintParser constraints;

	private final List<Column> columns = new ArrayList<>();

	private SqliteTableParser(Identifiers identifiers, SqliteTokens body) {
		this.identifiers = identifiers;
		this.expressions = new SqliteExpressions(identifiers);
		this.body = body;
		this.constraints = new SqliteConstraintParser(identifiers, body);
	}

	/**
	 * The table that a statement creates, or empty if it does something else.
	 */
	static Optional<Table> parse(String sql, Identifiers identifiers) {
		SqliteTokens statement = SqliteTokens.of(sql);
		if (!statement.accept("create", "table")) {
			return Optional.empty();
		}
		statement.accept("if", "not", "exists");
		String name = statement.name();
		if (statement.accept(".")) {
			name = statement.name();
		}
		if (!statement.isAt("(")) {
			return Optional.empty();
		}
		SqliteTableParser parser = new SqliteTableParser(identifiers, new SqliteTokens(statement.group()));
		return Optional.of(parser.read(identifiers.identifier(name)));
	}

	private Table read(Identifier table) {
		while (!this.body.done()) {
			if (TABLE_CONSTRAINTS.stream().anyMatch(this.body::isAt)) {
				this.constraints.readOfTable();
			}
			else if (!this.body.accept(",")) {
				readColumn();
			}
		}
		Table bare = Table.of("t", this.columns.stream().map(this::withKeyProperties).toList(), null)
			.withName(new QualifiedName(null, table));
		return this.constraints.addedTo(bare);
	}

	private Column withKeyProperties(Column column) {
		Column identified = this.constraints.isNumbered(column.name()) ? column.withIdentity(Identity.byDefault())
				: column;
		return this.constraints.isInKey(column.name()) ? identified.withNullable(false) : identified;
	}

	private void readColumn() {
		Identifier name = this.identifiers.identifier(this.body.name());
		List<Token> type = new ArrayList<>();
		while (!atEnd() && COLUMN_CONSTRAINTS.stream().noneMatch(this.body::isAt)) {
			type.addAll(this.body.isAt("(") ? this.body.groupWithParentheses() : List.of(this.body.next()));
		}
		Column column = new Column(name, SqliteTypes.normalize(SqlTokens.print(type)), true, null, null, null, null);
		while (!atEnd()) {
			if (!this.constraints.acceptOfColumn(name)) {
				column = withProperty(column);
			}
		}
		this.columns.add(column);
	}

	private boolean atEnd() {
		return this.body.done() || this.body.isAt(",");
	}

	private Column withProperty(Column column) {
		this.constraints.dropName();
		if (this.body.accept("not", "null")) {
			this.constraints.acceptConflictClause();
			return column.withNullable(false);
		}
		if (this.body.accept("collate")) {
			return column.withType(SqliteTypes.normalize(column.type() + " collate " + this.body.name()));
		}
		if (this.body.accept("default")) {
			return column.withDefaultValue(defaultValue());
		}
		if (this.body.accept("generated", "always", "as") || this.body.accept("as")) {
			String expression = this.expressions.normalize(this.body.group());
			return column.withGenerated(new GeneratedValue(expression, this.body.accept("stored")));
		}
		this.body.next();
		return column;
	}

	private @Nullable String defaultValue() {
		if (this.body.isAt("(")) {
			return this.expressions.normalizeDefault(this.body.group(), true);
		}
		List<Token> value = new ArrayList<>();
		if (this.body.isAt("-") || this.body.isAt("+")) {
			value.add(this.body.next());
		}
		value.add(this.body.next());
		return this.expressions.normalizeDefault(value, false);
	}

}
