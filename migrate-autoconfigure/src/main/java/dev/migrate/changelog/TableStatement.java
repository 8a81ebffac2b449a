package dev.migrate.changelog;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.migrate.change.AddCheckConstraint;
import dev.migrate.change.AddColumn;
import dev.migrate.change.AddForeignKey;
import dev.migrate.change.AddPrimaryKey;
import dev.migrate.change.AddUniqueConstraint;
import dev.migrate.change.AlterColumnType;
import dev.migrate.change.AlterDefault;
import dev.migrate.change.CreateIndex;
import dev.migrate.change.CreateTable;
import dev.migrate.change.DropCheckConstraint;
import dev.migrate.change.DropColumn;
import dev.migrate.change.DropForeignKey;
import dev.migrate.change.DropIndex;
import dev.migrate.change.DropNotNull;
import dev.migrate.change.DropPrimaryKey;
import dev.migrate.change.DropUniqueConstraint;
import dev.migrate.change.RenameColumn;
import dev.migrate.change.RenameTable;
import dev.migrate.change.SchemaChange;
import dev.migrate.change.SetNotNull;
import dev.migrate.change.Step.Way;
import dev.migrate.engine.Engine;
import dev.migrate.schema.CheckConstraint;
import dev.migrate.schema.Column;
import dev.migrate.schema.ForeignKey;
import dev.migrate.schema.Identifier;
import dev.migrate.schema.Index;
import dev.migrate.schema.ObjectName;
import dev.migrate.schema.PrimaryKey;
import dev.migrate.schema.QualifiedName;
import dev.migrate.schema.ReferentialAction;
import dev.migrate.schema.Table;
import dev.migrate.schema.UniqueConstraint;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@code create table} and the actions of {@code alter table}.
 */
final class TableStatement {

	private static final String NAME = StatementReader.NAME;

	private static final String CONSTRAINT = "(?:constraint (?:if not exists )?(" + NAME + ") )?";

	private static final Map<Pattern, BiConsumer<TableStatement, Matcher>> ACTIONS = new LinkedHashMap<>();

	private static final Map<Pattern, BiConsumer<TableStatement, Matcher>> MEMBERS = new LinkedHashMap<>();

	private static final Pattern ONLINE = StatementReader.pattern("lock ?=? ?none|algorithm ?=? ?(?:instant|nocopy)");

	private static final Pattern IGNORED = StatementReader.pattern("(?:algorithm|lock) ?=? ?\\w+|wait \\d+|nowait"
			+ "|validate constraint .*|rename (?:constraint|index|key) .*|(?:enable|disable) .*|owner to .*|set \\(.*"
			+ "|(?:alter|modify) (?:column )?" + NAME + " (?:set|drop) (?:statistics|storage|comment|compression).*"
			+ "|replica identity .*|comment .*|cluster on .*|set without cluster|force");

	static {
		member(CONSTRAINT + "primary key using index (" + NAME + ").*", TableStatement::addPrimaryKeyByIndex);
		member(CONSTRAINT + "primary key ?\\(([^)]*)\\).*", TableStatement::addPrimaryKey);
		member(CONSTRAINT + "unique using index (" + NAME + ").*", TableStatement::addUniqueByIndex);
		member(CONSTRAINT + "unique (?:index |key )?(?:" + NAME + " ?)?\\(([^)]*)\\).*", TableStatement::addUnique);
		member(CONSTRAINT + "foreign key (?:" + NAME + " ?)?\\(([^)]*)\\) references " + StatementReader.QUALIFIED
				+ " ?(?:\\(([^)]*)\\))?(.*)", TableStatement::addForeignKey);
		member(CONSTRAINT + "check ?(\\(.*)", TableStatement::addCheck);
		member("(?:index|key) (?:if not exists )?(" + NAME + ") ?\\((.*)",
				(sql, match) -> sql.add(new CreateIndex(sql.table.name(),
						sql.reader.index(sql.reader.name(match.group(1)), false, match.group(2)))));
		action("drop constraint (?:if exists )?(" + NAME + ").*",
				(sql, match) -> sql.dropConstraint(sql.reader.name(match.group(1))));
		action("drop (?:foreign key|check) (?:if exists )?(" + NAME + ").*",
				(sql, match) -> sql.dropConstraint(sql.reader.name(match.group(1))));
		action("drop primary key.*", (sql, match) -> sql.add(new DropPrimaryKey(sql.table.name(),
				new PrimaryKey(ObjectName.generated(sql.table.name().name()), List.of()))));
		action("drop (?:index|key) (?:if exists )?(" + NAME + ")",
				(sql, match) -> sql.add(new DropIndex(sql.table.name(),
						new Index(ObjectName.given(sql.reader.name(match.group(1))), List.of(), false, null))));
		action("drop (?:column )?(?:if exists )?(" + NAME + ")(?: cascade| restrict)?",
				(sql, match) -> sql.add(new DropColumn(sql.table.name(), sql.column(match.group(1)))));
		action("rename (?:to|as) " + StatementReader.QUALIFIED, (sql, match) -> sql.rename(match.group(1)));
		action("rename (?:column )?(" + NAME + ") to (" + NAME + ")", TableStatement::renameColumn);
		action("alter (?:column )?(" + NAME + ") rename to (" + NAME + ")", TableStatement::renameColumn);
		action("set schema (" + NAME + ")", (sql, match) -> sql.add(new RenameTable(sql.table.name(),
				new QualifiedName(sql.reader.name(match.group(1)), sql.table.name().name()))));
		action("alter (?:column )?(" + NAME + ") set not null", (sql, match) -> sql
			.add(new SetNotNull(sql.table.name(), sql.column(match.group(1)).withNullable(false))));
		action("alter (?:column )?(" + NAME + ") drop not null", (sql, match) -> sql
			.add(new DropNotNull(sql.table.name(), sql.column(match.group(1)).withNullable(true))));
		action("alter (?:column )?(" + NAME + ") (?:set default (.*)|drop default)", TableStatement::alterDefault);
		action("alter (?:column )?(" + NAME + ") (?:set data )?type (.*?)(?: using .*)?",
				(sql, match) -> sql.alterType(sql.column(match.group(1)), sql.type(match.group(2))));
		action("alter column (?:if exists )?(" + NAME + ") (?!(?:set|drop|add|rename|restart)\\b)(.*)",
				(sql, match) -> sql.alterType(sql.column(match.group(1)),
						sql.definition(match.group(1), match.group(2)).column().type()));
		action("modify (?:column )?(?:if exists )?(" + NAME + ") (.*)", TableStatement::redefine);
		action("change (?:column )?(?:if exists )?(" + NAME + ") (" + NAME + ") (.*)", TableStatement::changeColumn);
		action("add (?:column )?(?:if not exists )?(?!(?:constraint|primary|unique|foreign|check|index|key|fulltext"
				+ "|spatial|partition|exclude)\\b)(" + NAME + ") (.*)", TableStatement::addColumn);
	}

	private final StatementReader reader;

	private Table table = Table.of("unknown", List.of(), null);

	private boolean online;

	TableStatement(StatementReader reader) {
		this.reader = reader;
	}

	private static void action(String action, BiConsumer<TableStatement, Matcher> reading) {
		ACTIONS.put(StatementReader.pattern(action), reading);
	}

	private static void member(String member, BiConsumer<TableStatement, Matcher> reading) {
		ACTIONS.put(StatementReader.pattern("add " + member), reading);
		MEMBERS.put(StatementReader.pattern(member), reading);
	}

	/**
	 * Reads what follows the name of an altered table.
	 */
	void alter(Table altered, String actions) {
		this.table = altered;
		List<String> parts = SqlText.split(actions);
		this.online = parts.stream().anyMatch((part) -> ONLINE.matcher(part).matches());
		for (String part : parts) {
			if (!IGNORED.matcher(part).matches() && !read(part, ACTIONS)) {
				this.reader.notUnderstood();
			}
		}
	}

	/**
	 * Reads what follows the parenthesis that a table's definition begins with.
	 */
	void create(QualifiedName name, String definition) {
		this.table = Table.of("new", List.of(), null).withName(name);
		String body = definition.substring(0,
				Math.min(definition.length(), Math.max(0, SqlText.closing("(" + definition, 0) - 1)));
		List<Column> columns = new ArrayList<>();
		List<String> members = new ArrayList<>();
		List<Runnable> inline = new ArrayList<>();
		for (String part : SqlText.split(body)) {
			if (MEMBERS.keySet().stream().anyMatch((member) -> member.matcher(part).matches())) {
				members.add(part);
			}
			else {
				Matcher column = StatementReader.pattern("(" + NAME + ") (.*)").matcher(part);
				if (column.matches()) {
					ColumnDefinition read = definition(column.group(1), column.group(2));
					columns.add(read.column());
					inline.add(() -> addMembers(read));
				}
			}
		}
		add(new CreateTable(this.table.withColumns(columns)));
		inline.forEach(Runnable::run);
		members.forEach((member) -> read(member, MEMBERS));
	}

	private boolean read(String part, Map<Pattern, BiConsumer<TableStatement, Matcher>> readings) {
		for (Map.Entry<Pattern, BiConsumer<TableStatement, Matcher>> entry : readings.entrySet()) {
			Matcher match = entry.getKey().matcher(part);
			if (match.matches()) {
				entry.getValue().accept(this, match);
				return true;
			}
		}
		return false;
	}

	private void add(SchemaChange change, Way... ways) {
		if (this.online) {
			this.reader.add(change, Way.ONLINE);
		}
		else {
			this.reader.add(change, ways);
		}
	}

	private Column column(String name) {
		Identifier identifier = this.reader.name(name);
		return this.table.column(identifier).orElseGet(() -> new Column(identifier, "", true, null, null, null, null));
	}

	private Engine engine() {
		return this.reader.dialect().engine();
	}

	private String type(String declared) {
		return engine().normalizeType(declared);
	}

	private ColumnDefinition definition(String name, String rest) {
		return ColumnDefinition.read(this.reader.name(name), rest, engine());
	}

	private void addColumn(Matcher match) {
		ColumnDefinition read = definition(match.group(1), match.group(2));
		add(new AddColumn(this.table.name(), read.column()));
		addMembers(read);
	}

	private void addMembers(ColumnDefinition read) {
		String name = engine().sql(read.column().name());
		for (String member : read.members()) {
			if (member.startsWith("references ")) {
				read("foreign key (" + name + ") " + member, MEMBERS);
			}
			else {
				read(member.startsWith("check") ? member : member + " (" + name + ")", MEMBERS);
			}
		}
	}

	private void redefine(Matcher match) {
		redefine(column(match.group(1)), definition(match.group(1), match.group(2)).column());
	}

	private void changeColumn(Matcher match) {
		Column before = column(match.group(1));
		Column after = definition(match.group(2), match.group(3)).column();
		if (!before.name().equals(after.name())) {
			renameColumn(match);
		}
		redefine(before.withName(after.name()), after);
	}

	private void redefine(Column before, Column after) {
		if (!before.type().equals(after.type())) {
			alterType(before, after.type());
		}
		if (before.nullable() != after.nullable()) {
			add(after.nullable() ? new DropNotNull(this.table.name(), after)
					: new SetNotNull(this.table.name(), after));
		}
	}

	private void alterType(Column before, String type) {
		String narrowing = before.type().isEmpty() ? null : engine().narrowing(before.type(), type);
		add(new AlterColumnType(this.table.name(), before, before.withType(type), narrowing));
	}

	private void alterDefault(Matcher match) {
		Column before = column(match.group(1));
		add(new AlterDefault(this.table.name(), before, before.withDefaultValue(match.group(2))));
	}

	private void rename(String to) {
		QualifiedName name = this.reader.qualified(to);
		add(new RenameTable(this.table.name(),
				(name.schema() != null) ? name : new QualifiedName(this.table.name().schema(), name.name())));
	}

	private void renameColumn(Matcher match) {
		add(new RenameColumn(this.table.name(), column(match.group(1)), this.reader.name(match.group(2))));
	}

	private void addPrimaryKey(Matcher match) {
		add(new AddPrimaryKey(this.table.name(),
				new PrimaryKey(named(match.group(1), "pk"), this.reader.names(match.group(2)))));
	}

	private void addPrimaryKeyByIndex(Matcher match) {
		add(new AddPrimaryKey(this.table.name(),
				new PrimaryKey(named(match.group(1), "pk"), columnsOf(match.group(2)))), Way.USING_INDEX);
	}

	private void addUnique(Matcher match) {
		add(new AddUniqueConstraint(this.table.name(),
				new UniqueConstraint(named(match.group(1), "uk"), this.reader.names(match.group(2)))));
	}

	private void addUniqueByIndex(Matcher match) {
		add(new AddUniqueConstraint(this.table.name(),
				new UniqueConstraint(named(match.group(1), "uk"), columnsOf(match.group(2)))), Way.USING_INDEX);
	}

	private List<Identifier> columnsOf(String index) {
		Identifier name = this.reader.name(index);
		return this.table.indexes()
			.stream()
			.filter((candidate) -> candidate.name().identifier().equals(name))
			.flatMap((found) -> found.columns().stream())
			.map((column) -> column.name())
			.toList();
	}

	private void addForeignKey(Matcher match) {
		QualifiedName referenced = this.reader.qualified(match.group(3));
		String columns = match.group(4);
		ForeignKey key = new ForeignKey(named(match.group(1), "fk"), this.reader.names(match.group(2)), referenced,
				(columns != null) ? this.reader.names(columns) : List.of(), action(match.group(5), "delete"),
				action(match.group(5), "update"));
		add(new AddForeignKey(this.table.name(), key), ways(match.group(5)));
	}

	private ReferentialAction action(String rest, String event) {
		for (ReferentialAction action : ReferentialAction.values()) {
			if (StatementReader.pattern(".*\\bon " + event + " " + action.sql() + "\\b.*").matcher(rest).matches()) {
				return engine().normalizeAction(action);
			}
		}
		return ReferentialAction.NO_ACTION;
	}

	private void addCheck(Matcher match) {
		String rest = match.group(2);
		int end = SqlText.closing(rest, 0);
		String expression = rest.substring(1, Math.max(1, Math.min(end, rest.length())));
		add(new AddCheckConstraint(this.table.name(),
				new CheckConstraint(named(match.group(1), "ck"), engine().normalizeCheck(expression))),
				ways(rest.substring(Math.min(end + 1, rest.length()))));
	}

	private static Way[] ways(String rest) {
		boolean notValid = StatementReader.pattern(".*\\bnot valid\\b.*").matcher(rest).matches();
		return notValid ? new Way[] { Way.NOT_VALID } : new Way[0];
	}

	private ObjectName named(@Nullable String name, String prefix) {
		return this.reader.named(name, prefix + "_" + this.table.name().name().text());
	}

	private void dropConstraint(Identifier name) {
		this.table.foreignKeys()
			.stream()
			.filter((key) -> key.name().identifier().equals(name))
			.forEach((key) -> add(new DropForeignKey(this.table.name(), key)));
		this.table.uniqueConstraints()
			.stream()
			.filter((unique) -> unique.name().identifier().equals(name))
			.forEach((unique) -> add(new DropUniqueConstraint(this.table.name(), unique)));
		this.table.checkConstraints()
			.stream()
			.filter((check) -> check.name().identifier().equals(name))
			.forEach((check) -> add(new DropCheckConstraint(this.table.name(), check)));
		if (this.table.primaryKey() != null && this.table.primaryKey().name().identifier().equals(name)) {
			add(new DropPrimaryKey(this.table.name(), this.table.primaryKey()));
		}
	}

}
