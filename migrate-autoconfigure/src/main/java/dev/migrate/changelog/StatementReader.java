package dev.migrate.changelog;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.migrate.change.CreateIndex;
import dev.migrate.change.CreateTable;
import dev.migrate.change.DropIndex;
import dev.migrate.change.DropSchema;
import dev.migrate.change.DropTable;
import dev.migrate.change.RenameTable;
import dev.migrate.change.SchemaChange;
import dev.migrate.change.Step;
import dev.migrate.change.Step.Way;
import dev.migrate.schema.Identifier;
import dev.migrate.schema.Index;
import dev.migrate.schema.IndexColumn;
import dev.migrate.schema.ObjectName;
import dev.migrate.schema.QualifiedName;
import dev.migrate.schema.Schema;
import dev.migrate.schema.Table;
import org.jspecify.annotations.Nullable;

/**
 * Reads a statement that somebody wrote by hand as steps. What it does not know is said
 * to be not understood, never guessed.
 */
final class StatementReader {

	static final String NAME = "(?:\"[^\"]+\"|`[^`]+`|[\\p{L}_][\\p{L}\\p{N}_$]*)";

	static final String QUALIFIED = "(" + NAME + "(?:\\." + NAME + ")?)";

	private static final Pattern IGNORED = pattern(
			"(?:comment on|create (?:or replace )?(?:view|materialized view|function"
					+ "|procedure|trigger|sequence|extension|schema|type|domain|role|user)|create (?:temporary|temp) |grant|revoke|set"
					+ "|reset|analyze|select|alter (?:sequence|view|role|user|function|procedure)|insert|refresh materialized view"
					+ "|drop (?:view|materialized view|function|procedure|trigger|sequence|type)|alter type .* add value"
					+ "|begin|commit|savepoint|release)\\b.*");

	private static final Map<Pattern, BiConsumer<StatementReader, Matcher>> STATEMENTS = new LinkedHashMap<>();

	static {
		define("alter table (?:if exists )?(?:only )?" + QUALIFIED + " (.*)",
				(reader, match) -> reader.alterTable(match.group(1), match.group(2)));
		define("create (unique )?(?:fulltext |spatial )?index (concurrently )?(?:if not exists )?(" + NAME
				+ ") on (?:only )?" + QUALIFIED + "(?: using \\w+)? ?\\((.*)", StatementReader::createIndex);
		define("drop index (concurrently )?(?:if exists )?" + QUALIFIED + "(?: on " + QUALIFIED
				+ ")?(?: (?:cascade|restrict))?", StatementReader::dropIndex);
		define("create table (?:if not exists )?" + QUALIFIED + " ?\\((.*)",
				(reader, match) -> new TableStatement(reader).create(reader.qualified(match.group(1)), match.group(2)));
		define("create table (?:if not exists )?" + QUALIFIED + " (?:as|like) .*", (reader, match) -> reader
			.add(new CreateTable(Table.of("t", List.of(), null).withName(reader.qualified(match.group(1))))));
		define("drop table (?:if exists )?(.*?)(?: (?:cascade|restrict)(?: constraints)?)?",
				StatementReader::dropTables);
		define("rename table " + QUALIFIED + " to " + QUALIFIED, (reader, match) -> reader
			.add(new RenameTable(reader.qualified(match.group(1)), reader.qualified(match.group(2)))));
		define("drop schema (?:if exists )?(" + NAME + ").*",
				(reader, match) -> reader.add(new DropSchema(reader.name(match.group(1)))));
		define("(?:update (?:only )?|delete from (?:only )?|truncate (?:table )?(?:only )?|merge into )" + QUALIFIED
				+ "\\b.*", (reader, match) -> reader.steps.add(new Step.Rows(reader.qualified(match.group(1)), true)));
	}

	private final LiquibaseDialect dialect;

	private final Schema before;

	private final List<Step> steps = new ArrayList<>();

	private boolean understood = true;

	StatementReader(LiquibaseDialect dialect, Schema before) {
		this.dialect = dialect;
		this.before = before;
	}

	private static void define(String statement, BiConsumer<StatementReader, Matcher> reading) {
		STATEMENTS.put(pattern(statement), reading);
	}

	static Pattern pattern(String regex) {
		return Pattern.compile(regex, Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
	}

	/**
	 * The statement itself, and what it does.
	 * @param statement a statement on one line, without comments
	 */
	List<Step> read(String statement) {
		if (!IGNORED.matcher(statement).matches()) {
			this.understood = false;
			for (Map.Entry<Pattern, BiConsumer<StatementReader, Matcher>> entry : STATEMENTS.entrySet()) {
				Matcher match = entry.getKey().matcher(statement);
				if (match.matches()) {
					this.understood = true;
					entry.getValue().accept(this, match);
					break;
				}
			}
		}
		this.steps.add(0, new Step.Sql(statement, this.understood));
		return List.copyOf(this.steps);
	}

	LiquibaseDialect dialect() {
		return this.dialect;
	}

	void notUnderstood() {
		this.understood = false;
	}

	void add(SchemaChange change, Way... ways) {
		this.steps.add(new Step.Structure(change, Set.of(ways)));
	}

	Table table(QualifiedName name) {
		return this.before.table(name).orElseGet(() -> Table.of("unknown", List.of(), null).withName(name));
	}

	private void alterTable(String name, String actions) {
		new TableStatement(this).alter(table(qualified(name)), actions);
	}

	private void createIndex(Matcher match) {
		QualifiedName table = qualified(match.group(4));
		Index index = index(name(match.group(3)), match.group(1) != null, match.group(5));
		if (match.group(2) != null) {
			add(new CreateIndex(table, index), Way.CONCURRENTLY);
		}
		else {
			add(new CreateIndex(table, index));
		}
	}

	/**
	 * An index.
	 * @param rest what follows the parenthesis that its columns begin with
	 */
	Index index(Identifier name, boolean unique, String rest) {
		int end = SqlText.closing("(" + rest, 0) - 1;
		String list = rest.substring(0, Math.min(end, rest.length()));
		boolean plain = rest.substring(Math.min(end + 1, rest.length())).isBlank();
		List<IndexColumn> columns = new ArrayList<>();
		for (String part : SqlText.split(list)) {
			Matcher column = pattern("(" + NAME + ")(?:\\(\\d+\\))?( asc| desc)?(?: nulls (?:first|last))?")
				.matcher(part);
			plain &= column.matches();
			if (column.matches()) {
				columns.add(new IndexColumn(name(column.group(1)), " desc".equalsIgnoreCase(column.group(2))));
			}
		}
		return plain ? new Index(ObjectName.given(name), columns, unique, null)
				: new Index(ObjectName.given(name), List.of(), unique, "(" + rest);
	}

	private void dropIndex(Matcher match) {
		QualifiedName name = qualified(match.group(2));
		Optional<Table> table = this.before.tables()
			.stream()
			.filter((candidate) -> candidate.indexes()
				.stream()
				.anyMatch((index) -> index.name().identifier().equals(name.name())))
			.findFirst();
		String named = match.group(3);
		QualifiedName on = (named != null) ? qualified(named)
				: table.map(Table::name).orElse(QualifiedName.of("unknown"));
		Index index = table.stream()
			.flatMap((found) -> found.indexes().stream())
			.filter((candidate) -> candidate.name().identifier().equals(name.name()))
			.findFirst()
			.orElseGet(() -> new Index(ObjectName.given(name.name()), List.of(), false, null));
		if (match.group(1) != null) {
			add(new DropIndex(on, index), Way.CONCURRENTLY);
		}
		else {
			add(new DropIndex(on, index));
		}
	}

	private void dropTables(Matcher match) {
		for (String name : SqlText.split(match.group(1))) {
			add(new DropTable(table(qualified(name))));
		}
	}

	Identifier name(String sql) {
		boolean quoted = sql.startsWith("\"") || sql.startsWith("`");
		return quoted ? this.dialect.engine().identifier(sql.substring(1, sql.length() - 1))
				: this.dialect.engine().unquoted(sql);
	}

	List<Identifier> names(String list) {
		return SqlText.split(list).stream().map((part) -> name(part.replaceFirst("(?i) (?:asc|desc)$", ""))).toList();
	}

	QualifiedName qualified(String sql) {
		Matcher first = Pattern.compile(NAME).matcher(sql);
		if (!first.lookingAt() || first.end() == sql.length()) {
			return new QualifiedName(null, name(sql));
		}
		Identifier schema = name(first.group());
		return new QualifiedName(this.dialect.isHome(schema) ? null : schema, name(sql.substring(first.end() + 1)));
	}

	/** A name for what has none. */
	ObjectName named(@Nullable String name, String standIn) {
		return (name != null) ? ObjectName.given(name(name))
				: ObjectName.generated(new Identifier(standIn.replaceAll("[^\\w]", "_"), false));
	}

}
