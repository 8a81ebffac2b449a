package dev.migrate.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

import dev.migrate.schema.CheckConstraint;
import dev.migrate.schema.ForeignKey;
import dev.migrate.schema.Identifier;
import dev.migrate.schema.ObjectName;
import dev.migrate.schema.PrimaryKey;
import dev.migrate.schema.QualifiedName;
import dev.migrate.schema.ReferentialAction;
import dev.migrate.schema.Table;
import dev.migrate.schema.UniqueConstraint;
import org.jspecify.annotations.Nullable;

/**
 * Reads the constraints of a table, those of its columns included.
 */
final class SqliteConstraintParser {

	private final Identifiers identifiers;

	private final SqliteExpressions expressions;

	private final SqliteTokens body;

	private @Nullable PrimaryKey primaryKey;

	private @Nullable Identifier numbered;

	private final List<UniqueConstraint> uniqueConstraints = new ArrayList<>();

	private final List<ForeignKey> foreignKeys = new ArrayList<>();

	private final List<CheckConstraint> checkConstraints = new ArrayList<>();

	/** The name given to the constraint that comes next. */
	private @Nullable String name;

	SqliteConstraintParser(Identifiers identifiers, SqliteTokens body) {
		this.identifiers = identifiers;
		this.expressions = new SqliteExpressions(identifiers);
		this.body = body;
	}

	/**
	 * The table with all constraints that were read.
	 */
	Table addedTo(Table table) {
		return table.withPrimaryKey(this.primaryKey)
			.withUniqueConstraints(this.uniqueConstraints)
			.withForeignKeys(this.foreignKeys)
			.withCheckConstraints(this.checkConstraints);
	}

	boolean isInKey(Identifier column) {
		return this.primaryKey != null && this.primaryKey.columns().contains(column);
	}

	/**
	 * Whether a column numbers its rows and never gives a number twice.
	 */
	boolean isNumbered(Identifier column) {
		return column.equals(this.numbered);
	}

	/**
	 * Reads a constraint of the table, or goes past what is none.
	 */
	void readOfTable() {
		acceptName();
		if (this.body.accept("primary", "key")) {
			key(list(this.body.group()));
		}
		else if (this.body.accept("unique")) {
			unique(list(this.body.group()));
		}
		else if (this.body.accept("foreign", "key")) {
			List<Identifier> referring = list(this.body.group());
			this.body.accept("references");
			reference(referring);
		}
		else if (!acceptCheck() && !this.body.done()) {
			this.body.next();
		}
	}

	/**
	 * Reads a constraint of a column, if there is one.
	 */
	boolean acceptOfColumn(Identifier column) {
		List<Identifier> itself = List.of(column);
		if (acceptName()) {
			return true;
		}
		if (this.body.accept("primary", "key")) {
			key(itself);
		}
		else if (this.body.accept("unique")) {
			unique(itself);
		}
		else if (this.body.accept("references")) {
			reference(itself);
		}
		else {
			return acceptCheck() || acceptDeferral();
		}
		return true;
	}

	/**
	 * Goes past a name that turns out to be of something that has no name in a schema.
	 */
	void dropName() {
		this.name = null;
	}

	void acceptConflictClause() {
		if (this.body.accept("on", "conflict")) {
			this.body.next();
		}
	}

	private boolean acceptName() {
		boolean named = this.body.accept("constraint");
		if (named) {
			this.name = this.body.name();
		}
		return named;
	}

	private void key(List<Identifier> columns) {
		this.primaryKey = new PrimaryKey(takeName("primary", List.of()), columns);
		if (!this.body.accept("asc")) {
			this.body.accept("desc");
		}
		acceptConflictClause();
		if (this.body.accept("autoincrement")) {
			this.numbered = columns.get(0);
		}
	}

	private void unique(List<Identifier> columns) {
		this.uniqueConstraints.add(new UniqueConstraint(takeName("unique", columns), columns));
		acceptConflictClause();
	}

	private boolean acceptCheck() {
		if (!this.body.accept("check")) {
			return false;
		}
		String condition = this.expressions.normalize(this.body.group());
		ObjectName checkName = takeName("check_%08x".formatted(condition.hashCode()), List.of());
		this.checkConstraints.add(new CheckConstraint(checkName, condition));
		acceptConflictClause();
		return true;
	}

	/** A foreign key may name no columns, and means its target's primary key then. */
	private void reference(List<Identifier> referring) {
		Identifier target = this.identifiers.identifier(this.body.name());
		List<Identifier> referenced = this.body.isAt("(") ? list(this.body.group()) : List.of();
		ReferentialAction onDelete = ReferentialAction.NO_ACTION;
		ReferentialAction onUpdate = ReferentialAction.NO_ACTION;
		while (this.body.isAt("on") || this.body.isAt("match")) {
			if (this.body.accept("on", "delete")) {
				onDelete = action();
			}
			else if (this.body.accept("on", "update")) {
				onUpdate = action();
			}
			else {
				this.body.next();
				this.body.next();
			}
		}
		this.foreignKeys.add(new ForeignKey(takeName("foreign", referring), referring, new QualifiedName(null, target),
				referenced, onDelete, onUpdate));
		acceptDeferral();
	}

	private ReferentialAction action() {
		for (ReferentialAction action : ReferentialAction.values()) {
			if (this.body.accept(action.sql().split(" "))) {
				return action;
			}
		}
		return ReferentialAction.NO_ACTION;
	}

	private boolean acceptDeferral() {
		boolean deferral = this.body.accept("not", "deferrable") || this.body.accept("deferrable");
		if (deferral && this.body.accept("initially")) {
			this.body.next();
		}
		return deferral;
	}

	/** Columns in parentheses; what else can stand there is no matter of a schema. */
	private List<Identifier> list(List<SqlTokens.Token> group) {
		SqliteTokens list = new SqliteTokens(group);
		List<Identifier> names = new ArrayList<>();
		while (!list.done()) {
			names.add(this.identifiers.identifier(list.name()));
			while (!list.done() && !list.accept(",")) {
				if (list.next().isWord("autoincrement")) {
					this.numbered = names.get(0);
				}
			}
		}
		return names;
	}

	/** The given name, or one that says what it is for: SQLite makes up none. */
	private ObjectName takeName(String kind, List<Identifier> over) {
		String given = this.name;
		this.name = null;
		if (given != null) {
			return ObjectName.given(this.identifiers.identifier(given));
		}
		String columns = over.stream().map((column) -> "_" + column.text()).collect(Collectors.joining());
		return ObjectName.generated(Identifier.delimited("sqlite_" + kind + columns));
	}

}
