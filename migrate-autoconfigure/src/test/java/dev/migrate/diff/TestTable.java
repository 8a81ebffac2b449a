package dev.migrate.diff;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import dev.migrate.schema.CheckConstraint;
import dev.migrate.schema.Column;
import dev.migrate.schema.ForeignKey;
import dev.migrate.schema.GeneratedValue;
import dev.migrate.schema.Identifier;
import dev.migrate.schema.Identity;
import dev.migrate.schema.Index;
import dev.migrate.schema.IndexColumn;
import dev.migrate.schema.ObjectName;
import dev.migrate.schema.PrimaryKey;
import dev.migrate.schema.QualifiedName;
import dev.migrate.schema.ReferentialAction;
import dev.migrate.schema.Schema;
import dev.migrate.schema.Table;
import dev.migrate.schema.UniqueConstraint;

/**
 * Builds tables for tests. A name that starts with {@code engine_} counts as made up by
 * the engine.
 */
final class TestTable {

	private final String name;

	private final List<Column> columns = new ArrayList<>();

	private final List<UniqueConstraint> uniques = new ArrayList<>();

	private final List<ForeignKey> foreignKeys = new ArrayList<>();

	private final List<CheckConstraint> checks = new ArrayList<>();

	private final List<Index> indexes = new ArrayList<>();

	private PrimaryKey primaryKey;

	private String comment;

	private TestTable(String name) {
		this.name = name;
	}

	/**
	 * A table with a primary key column {@code id}.
	 */
	static TestTable table(String name) {
		return bare(name).column("id", "bigint not null").key("id");
	}

	static TestTable bare(String name) {
		return new TestTable(name);
	}

	static Schema schema(TestTable... tables) {
		return new Schema(Arrays.stream(tables).map(TestTable::build).toList(), List.of());
	}

	/**
	 * A column: {@code varchar(20) not null default 'x'}.
	 */
	TestTable column(String name, String definition) {
		return column(columnOf(name, definition));
	}

	TestTable column(Column column) {
		this.columns.add(column);
		return this;
	}

	TestTable identity(String name, String definition) {
		return column(columnOf(name, definition).withIdentity(Identity.byDefault()));
	}

	TestTable generated(String name, String definition, String expression) {
		return column(columnOf(name, definition).withGenerated(new GeneratedValue(expression, true)));
	}

	TestTable key(String... columns) {
		this.primaryKey = new PrimaryKey(named("engine_pk_" + this.name), identifiers(columns));
		return this;
	}

	TestTable noKey() {
		this.primaryKey = null;
		return this;
	}

	TestTable unique(String name, String... columns) {
		this.uniques.add(new UniqueConstraint(named(name), identifiers(columns)));
		return this;
	}

	TestTable references(String name, String column, String table) {
		return references(name, column, table, "id", ReferentialAction.NO_ACTION);
	}

	TestTable references(String name, String columns, String table, String referenced, ReferentialAction onDelete) {
		this.foreignKeys.add(new ForeignKey(named(name), identifiers(columns.split(",")), QualifiedName.of(table),
				identifiers(referenced.split(",")), onDelete, ReferentialAction.NO_ACTION));
		return this;
	}

	TestTable check(String name, String expression) {
		this.checks.add(new CheckConstraint(named(name), expression));
		return this;
	}

	/**
	 * An index on columns: {@code name}, {@code name desc}.
	 */
	TestTable index(String name, String... columns) {
		this.indexes.add(new Index(named(name), keys(columns), false, null));
		return this;
	}

	TestTable uniqueIndex(String name, String... columns) {
		this.indexes.add(new Index(named(name), keys(columns), true, null));
		return this;
	}

	TestTable definedIndex(String name, String definition) {
		this.indexes.add(new Index(named(name), List.of(), false, definition));
		return this;
	}

	TestTable comment(String comment) {
		this.comment = comment;
		return this;
	}

	Table build() {
		return new Table(QualifiedName.of(this.name), this.comment, this.columns, this.primaryKey, this.uniques,
				this.foreignKeys, this.checks, this.indexes);
	}

	static Column columnOf(String name, String definition) {
		String rest = definition;
		String defaultValue = null;
		int at = rest.indexOf(" default ");
		if (at > 0) {
			defaultValue = rest.substring(at + " default ".length());
			rest = rest.substring(0, at);
		}
		boolean mandatory = rest.endsWith(" not null");
		String type = mandatory ? rest.substring(0, rest.length() - " not null".length()) : rest;
		return Column.of(name, type, !mandatory).withDefaultValue(defaultValue);
	}

	private static ObjectName named(String name) {
		Identifier identifier = Identifier.of(name);
		return name.startsWith("engine_") ? ObjectName.generated(identifier) : ObjectName.given(identifier);
	}

	private static List<Identifier> identifiers(String... names) {
		return Arrays.stream(names).map(Identifier::of).toList();
	}

	private static List<IndexColumn> keys(String... columns) {
		return Arrays.stream(columns)
			.map((column) -> column.endsWith(" desc")
					? new IndexColumn(Identifier.of(column.substring(0, column.length() - " desc".length())), true)
					: new IndexColumn(Identifier.of(column), false))
			.toList();
	}

}
