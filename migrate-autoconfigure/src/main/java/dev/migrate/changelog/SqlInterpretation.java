package dev.migrate.changelog;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.migrate.change.AddCheckConstraint;
import dev.migrate.change.AddForeignKey;
import dev.migrate.change.AddPrimaryKey;
import dev.migrate.change.AddUniqueConstraint;
import dev.migrate.change.CreateIndex;
import dev.migrate.change.DropIndex;
import dev.migrate.change.Step;
import dev.migrate.engine.Engine;
import dev.migrate.engine.TableRebuilding.TableIndex;
import dev.migrate.engine.TableRebuilding;
import dev.migrate.schema.CheckConstraint;
import dev.migrate.schema.Identifier;
import dev.migrate.schema.Index;
import dev.migrate.schema.ObjectName;
import dev.migrate.schema.QualifiedName;
import dev.migrate.schema.Sequence;
import dev.migrate.schema.Table;
import liquibase.change.core.RawSQLChange;

import org.jspecify.annotations.Nullable;

/**
 * What SQL does, as far as engines write it for generated revisions; other SQL is left
 * out.
 */
final class SqlInterpretation {

	private static final String NAME = "(?:\"[^\"]+\"|`[^`]+`|[\\p{L}_][\\p{L}\\p{N}_$]*)";

	private static final String QUALIFIED = "(" + NAME + "(?:\\." + NAME + ")?)";

	/** What the rewrites of lint consist of. */
	private static final Set<Class<?>> BY_HAND = Set.of(AddForeignKey.class, AddUniqueConstraint.class,
			AddPrimaryKey.class, AddCheckConstraint.class, DropIndex.class, CreateIndex.class);

	private static final Map<Pattern, Interpretation> STATEMENTS = new LinkedHashMap<>();

	static {
		define("alter table " + QUALIFIED + " add constraint (" + NAME + ") check \\((.*)\\)",
				SqlInterpretation::addCheck);
		define("alter table " + QUALIFIED + " drop (?:constraint|check) (" + NAME + ")",
				(sql, match) -> sql.state.dropConstraint(sql.qualified(match.group(1)), sql.name(match.group(2))));
		define("alter table " + QUALIFIED + " add column (" + NAME + ") (.*)", SqlInterpretation::addColumn);
		define("alter table " + QUALIFIED + " alter column (" + NAME + ") (.*)",
				(sql, match) -> sql.state.changeColumn(sql.qualified(match.group(1)), sql.name(match.group(2)),
						(column) -> new ColumnSql(sql.engine).alter(column, match.group(3))));
		define("alter table " + QUALIFIED + " modify column (" + NAME + ") (.*)",
				(sql, match) -> sql.state.changeColumn(sql.qualified(match.group(1)), sql.name(match.group(2)),
						(column) -> new ColumnSql(sql.engine).read(column.name(), match.group(3))));
		define("alter table " + QUALIFIED + " modify (" + NAME + ") (.*)",
				(sql, match) -> sql.state.changeColumn(sql.qualified(match.group(1)), sql.name(match.group(2)),
						(column) -> new ColumnSql(sql.engine).modify(column, match.group(3))));
		define("alter table " + QUALIFIED
				+ " add (?!(?:constraint|index|key|primary|unique|foreign|check|fulltext|spatial|partition|column)\\b)("
				+ NAME + ") (.*)", SqlInterpretation::addColumn);
		define("alter table " + QUALIFIED + " rename column (" + NAME + ") to (" + NAME + ")",
				(sql, match) -> new ColumnRename(sql.qualified(match.group(1)), sql.name(match.group(2)),
						sql.name(match.group(3)), sql.engine)
					.applyTo(sql.state));
		define("alter table " + QUALIFIED + " drop column (" + NAME + ")",
				(sql, match) -> sql.state.change(sql.qualified(match.group(1)),
						(table) -> ColumnInterpretations.without(table, sql.name(match.group(2)))));
		define("alter table " + QUALIFIED + " rename to " + QUALIFIED, SqlInterpretation::renameTable);
		define("alter table " + QUALIFIED + " set schema (" + NAME + ")",
				(sql, match) -> sql.moveTable(sql.qualified(match.group(1)), match.group(2)));
		define("do \\$\\$begin execute format\\('alter table " + QUALIFIED + " set schema %I'.*",
				(sql, match) -> sql.moveTable(sql.qualified(match.group(1)), null));
		define("pragma legacy_alter_table = (on|off)",
				(sql, match) -> sql.alone = match.group(1).equalsIgnoreCase("on"));
		define("drop table " + QUALIFIED, (sql, match) -> sql.state.dropTable(sql.qualified(match.group(1))));
		define("alter sequence " + QUALIFIED + " rename to (" + NAME + ")",
				(sql, match) -> sql.state.renameSequence(sql.qualified(match.group(1)),
						new QualifiedName(sql.qualified(match.group(1)).schema(), sql.name(match.group(2)))));
		define("comment on table " + QUALIFIED + " is '(.*)'", (sql, match) -> sql.state
			.change(sql.qualified(match.group(1)), (table) -> table.withComment(comment(match.group(2)))));
		define("comment on column " + QUALIFIED + "\\.(" + NAME + ") is '(.*)'",
				(sql, match) -> sql.state.changeColumn(sql.qualified(match.group(1)), sql.name(match.group(2)),
						(column) -> column.withComment(comment(match.group(3)))));
		define("rename table " + QUALIFIED + " to " + QUALIFIED,
				(sql, match) -> sql.renameAny(sql.qualified(match.group(1)), sql.qualified(match.group(2))));
		define("create sequence " + QUALIFIED + " start with \\(select .*? upper\\('((?:[^']|'')+)'\\)\\).*",
				SqlInterpretation::copySequence);
		define("create sequence " + QUALIFIED + " (start with -?\\d+.*)", SqlInterpretation::createSequence);
		define("drop sequence " + QUALIFIED, (sql, match) -> sql.state.dropSequence(sql.qualified(match.group(1))));
		define("alter sequence " + QUALIFIED + " (.*)", SqlInterpretation::alterSequence);
		define("create type " + QUALIFIED + " as enum \\((.*)\\)", (sql, match) -> sql.state
			.createType(new TypeSql(sql.engine).enumeration(sql.qualified(match.group(1)), match.group(2))));
		define("create type " + QUALIFIED + " as \\((.*)\\)", (sql, match) -> sql.state
			.createType(new TypeSql(sql.engine).struct(sql.qualified(match.group(1)), match.group(2))));
		define("alter type " + QUALIFIED + " rename to (" + NAME + ")", SqlInterpretation::renameType);
		define("alter type " + QUALIFIED + " (.*)", (sql, match) -> sql.state.changeType(sql.qualified(match.group(1)),
				(type) -> new TypeSql(sql.engine).alter(type, match.group(2))));
		define("drop type " + QUALIFIED, (sql, match) -> sql.state.dropType(sql.qualified(match.group(1))));
		define("create (unique |)(?:[a-z ]*)index (" + NAME + ") on " + QUALIFIED + ".*",
				SqlInterpretation::createIndex);
	}

	private final SchemaState state;

	private final LiquibaseDialect dialect;

	private final Engine engine;

	/** Whether a table is renamed without what refers to it. */
	private boolean alone;

	private SqlInterpretation(ChangeContext context) {
		this.state = context.state();
		this.dialect = context.dialect();
		this.engine = this.dialect.engine();
	}

	static void register(ChangeInterpretation interpretation) {
		interpretation.register(RawSQLChange.class, SqlInterpretation::apply);
	}

	private static void define(String pattern, Interpretation interpretation) {
		STATEMENTS.put(Pattern.compile(pattern, Pattern.CASE_INSENSITIVE | Pattern.DOTALL), interpretation);
	}

	private static void apply(RawSQLChange change, ChangeContext context) {
		SqlInterpretation interpretation = new SqlInterpretation(context);
		SqlStatements.of(change).forEach(interpretation::apply);
	}

	private void apply(String statement) {
		Optional<TableRebuilding> rebuilding = this.engine.rebuilding();
		if (rebuilding.isPresent() && createsWhole(statement, rebuilding.get())) {
			return;
		}
		for (Map.Entry<Pattern, Interpretation> entry : STATEMENTS.entrySet()) {
			Matcher match = entry.getKey().matcher(statement);
			if (match.matches()) {
				entry.getValue().apply(this, match);
				return;
			}
		}
		readAsWrittenByHand(statement);
	}

	/**
	 * What keeps others out of a table for as short a time as it can is in nobody's
	 * generated SQL.
	 */
	private void readAsWrittenByHand(String statement) {
		ChangeEffects effects = new ChangeEffects(this.engine);
		for (Step step : new StatementReader(this.dialect, this.state.toSchema()).read(SqlText.plain(statement))) {
			if (step instanceof Step.Structure structure && BY_HAND.contains(structure.change().getClass())) {
				effects.apply(structure, this.state);
			}
		}
	}

	/** Where a table is created with everything in it, the engine reads it, too. */
	private boolean createsWhole(String statement, TableRebuilding rebuilding) {
		Optional<Table> table = rebuilding.createdTable(statement);
		table.ifPresent(this.state::createTable);
		Optional<TableIndex> index = rebuilding.createdIndex(statement);
		index.ifPresent((created) -> this.state.change(created.table(),
				(before) -> before.withIndexes(SchemaState.with(before.indexes(), created.index()))));
		return table.isPresent() || index.isPresent();
	}

	private static @Nullable String comment(String literal) {
		return literal.isEmpty() ? null : literal.replace("''", "'");
	}

	private void addCheck(Matcher match) {
		CheckConstraint check = new CheckConstraint(ObjectName.given(name(match.group(2))), match.group(3));
		this.state.change(qualified(match.group(1)),
				(table) -> table.withCheckConstraints(SchemaState.with(table.checkConstraints(), check)));
	}

	private void addColumn(Matcher match) {
		this.state.change(qualified(match.group(1)), (table) -> table.withColumns(SchemaState.with(table.columns(),
				new ColumnSql(this.engine).read(name(match.group(2)), match.group(3)))));
	}

	private void renameTable(Matcher match) {
		QualifiedName from = qualified(match.group(1));
		QualifiedName to = qualified(match.group(2));
		if (this.alone) {
			this.state.moveTable(from, to);
		}
		else {
			this.state.renameTable(from, to);
		}
	}

	private void moveTable(QualifiedName from, @Nullable String schema) {
		String qualifier = (schema != null) ? schema + "." : "";
		this.state.renameTable(from, qualified(qualifier + this.engine.sql(from.name())));
	}

	private void renameAny(QualifiedName from, QualifiedName to) {
		this.state.renameTable(from, to);
		this.state.renameSequence(from, to);
	}

	/**
	 * How an engine renames a sequence that has no statement for it.
	 */
	private void copySequence(Matcher match) {
		String original = match.group(2).replace("''", "'");
		this.state.copySequence((name) -> name.name().text().equalsIgnoreCase(original), qualified(match.group(1)));
	}

	private void createSequence(Matcher match) {
		Sequence plain = new Sequence(qualified(match.group(1)), 1, 1, null, null, false, null);
		this.state.createSequence(new SequenceSql(this.engine).alter(plain, match.group(2)));
	}

	private void alterSequence(Matcher match) {
		this.state.changeSequence(qualified(match.group(1)),
				(sequence) -> new SequenceSql(this.engine).alter(sequence, match.group(2)));
	}

	private void renameType(Matcher match) {
		QualifiedName from = qualified(match.group(1));
		this.state.renameType(from, new QualifiedName(from.schema(), name(match.group(2))), this.engine::sql);
	}

	private void createIndex(Matcher match) {
		if (match.group().matches("(?is)create (?:unique )?index concurrently .*")) {
			readAsWrittenByHand(match.group());
			return;
		}
		Index index = new Index(ObjectName.given(name(match.group(2))), List.of(), !match.group(1).isEmpty(),
				match.group());
		this.state.change(qualified(match.group(3)),
				(table) -> table.withIndexes(SchemaState.with(table.indexes(), index)));
	}

	private Identifier name(String sql) {
		boolean quoted = sql.startsWith("\"") || sql.startsWith("`");
		return quoted ? this.engine.identifier(sql.substring(1, sql.length() - 1)) : this.engine.unquoted(sql);
	}

	private QualifiedName qualified(String sql) {
		Matcher first = Pattern.compile(NAME).matcher(sql);
		if (!first.lookingAt() || first.end() == sql.length()) {
			return new QualifiedName(null, name(sql));
		}
		Identifier schema = name(first.group());
		return new QualifiedName(this.dialect.isHome(schema) ? null : schema, name(sql.substring(first.end() + 1)));
	}

	@FunctionalInterface
	private interface Interpretation {

		void apply(SqlInterpretation sql, Matcher match);

	}

}
