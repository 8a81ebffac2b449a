package dev.migrate.execution;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import dev.migrate.changelog.Allocations;
import dev.migrate.changelog.SqlText;

/**
 * Reads statements. What it does not know to be harmless counts as unknown.
 */
final class SqlEffectReader {

	static final String NAME = "(?:\"[^\"]+\"|`[^`]+`|\\[[^\\]]+\\]|\\p{N}*[\\p{L}_][\\p{L}\\p{N}_$]*)";

	static final String TABLE = "(" + NAME + "(?:\\s*\\.\\s*" + NAME + ")*)";

	private static final String COLUMN = "(" + NAME + ")";

	private static final Pattern HARMLESS = pattern(
			"(?:execute immediate @migrate_drop|(?:prepare|execute|deallocate prepare) migrate_drop|drop schema [^,]+ restrict|create(?! or replace table)|comment|grant|revoke|insert|pragma legacy_alter_table|savepoint|release|analyze(?! .*(?:delete|update|merge|with)\\b)|reindex|refresh|set|reset"
					+ "|drop (?:unique )?(?:index|view|materialized view|trigger|function|procedure|sequence|synonym|alias)"
					+ "|drop cast|alter type \\S+ rename|alter (?:index|view|sequence|function|procedure)|select (?:pg_catalog\\.)?setval|select next value for"
					+ "|execute immediate concat\\('alter sequence)\\b.*");

	private static final Pattern ALTER_TABLE = pattern(
			"alter (?:online |offline |ignore )*table (?:if exists )?(?:only )?" + TABLE
					+ " (?:wait \\d+ |nowait )?(.*)");

	private static final Pattern HARMLESS_ALTERATION = pattern(
			"(?:add\\b.*|drop (?:constraint|primary key|foreign key|check|unique)\\b.*"
					+ "|drop (?:index|key) (?:if exists )?(?!cascade\\b|restrict\\b)" + NAME + ".*"
					+ "|(?:alter|modify) (?:column )?" + NAME
					+ " (?:set|drop) (?:not null|null|default|identity|expression|generated|statistics|storage|comment|on null|invisible|visible|start|increment|minvalue|maxvalue|cycle|cache|no)\\b.*"
					+ "|alter (?:column )?" + NAME
					+ " (?:add generated|restart)\\b.*|rename constraint .*|alter constraint .*|validate constraint .*"
					+ "|(?:owner to|enable|disable|comment) .*|comment\\s*=.*)");

	private static final Map<Pattern, Function<MatchResult, SqlEffect>> STATEMENTS = new LinkedHashMap<>();

	static {
		STATEMENTS.put(pattern("create or replace table (?:if not exists )?" + TABLE + ".*"),
				(match) -> new SqlEffect.DropTable(match.group(1)));
		STATEMENTS.put(pattern("drop (schema|database) (?:if exists )?" + TABLE + ".*"), SqlEffectReader::whole);
		STATEMENTS.put(pattern("drop (type|domain|extension) (?:if exists )?" + TABLE + ".* cascade"),
				SqlEffectReader::whole);
		STATEMENTS.put(pattern("drop (all) (objects).*"), SqlEffectReader::whole);
		STATEMENTS.put(pattern("drop (owned by) (" + NAME + ").*"), SqlEffectReader::whole);
		STATEMENTS.put(pattern("delete (?:low_priority |quick |ignore |" + NAME + " )*from (?:only )?" + TABLE
				+ "(?: (?:as )?(?!returning\\b)" + NAME + ")?(?: where (?:true|1 ?= ?1|" + NAME
				+ " is not null))?(?: returning .*)?"), (match) -> new SqlEffect.EmptyTable(match.group(1)));
		STATEMENTS.put(pattern("delete (?:low_priority |quick |ignore |" + NAME + " )*from (?:only )?" + TABLE + ".*"),
				(match) -> new SqlEffect.ChangeRows("Delete rows of", match.group(1), List.of()));
		STATEMENTS.put(pattern("update (?:only )?" + TABLE + "(.*)"),
				(match) -> new SqlEffect.ChangeRows("Overwrite values of", match.group(1), assigned(match.group(2))));
		STATEMENTS.put(pattern("merge into (?:only )?" + TABLE + ".* then delete.*"),
				(match) -> new SqlEffect.ChangeRows("Delete rows of", match.group(1), List.of()));
	}

	private static final Pattern VARIABLE = pattern("set @(?!migrate_).*");

	private static final Pattern TRUNCATE = pattern("truncate (?:table )?(?:only )?(.*)");

	private static final Pattern BLOCK = pattern("do (?:language \\w+ )?(\\$\\w*\\$)(.*)\\1.*");

	/** Where a statement begins within a block, whose strings have been taken out. */
	private static final Pattern WITHIN_BLOCK = pattern(
			"(?:^|\\) ?|\\b(?:begin|atomic|then|else|loop|do) )((?:drop|alter|truncate|delete)\\b.*)");

	private static final Pattern STRING = Pattern.compile("'[^']*'");

	private static final Pattern ASSIGNMENTS = pattern(" set (.*?)(?: where .*)?");

	private static final Pattern DROP_TABLE = pattern("drop tables? (?:if exists )?(.*)");

	/** Runs what stands behind it, and tells how. */
	private static final Pattern ANALYZED = pattern(
			"(?:explain|analyze)\\b(?:.*\\banaly[sz]e\\b)?.*?\\b((?:delete|update|merge|with)\\b.*)");

	private static final Pattern EXPLAINED = pattern("explain(?!.*\\banaly[sz]e\\b).*");

	private static final Pattern RENAME_TABLES = pattern("rename tables? (?:if exists )?(.*)");

	private static final Pattern SP_RENAME = pattern(
			"(?:exec(?:ute)? )?sp_rename N?'" + TABLE + "' ?, ?N?'" + TABLE + "'(?: ?, ?N?'(\\w+)')?");

	/** What takes rows away wherever it stands. */
	private static final Pattern SUSPICIOUS = pattern(".*\\b(?:drop (?:table|schema|database|column)|truncate)\\b.*");

	private static final Pattern USING = pattern("(.*?) using (.*)");

	/** Keeps less of a value than there is. */
	private static final Pattern SHORTENS = pattern(
			".*\\b(?:left|right|substr|substring|trunc|round|floor|ceil|ceiling|null)\\b.*|.*\\[.*");

	private static final Pattern DROP_COLUMN = Pattern
		.compile("drop (?:column )?(?:if exists )?\\(?" + COLUMN + "[^,]*", Pattern.CASE_INSENSITIVE);

	private static final Pattern RENAME_COLUMN = pattern("rename (?:column )?" + COLUMN + " to " + COLUMN);

	private static final Pattern MARIADB_CHANGE = pattern(
			"change (?:column )?(?:if exists )?" + COLUMN + " " + COLUMN + " (.*)");

	private static final Pattern PARTITION = pattern("(drop|truncate) partition (?:if exists )?(.*)");

	private static final Pattern H2_RENAME_COLUMN = pattern("alter (?:column )?" + COLUMN + " rename to " + COLUMN);

	private static final Pattern CHANGE_TYPE = pattern(
			"(?:alter|modify) (?:column )?" + COLUMN + " (?:(?:set data )?type )?(.*)");

	private SqlEffectReader() {
	}

	/**
	 * The statement on one line, without comments and end.
	 */
	static String plain(String text) {
		return SqlText.plain(text);
	}

	/**
	 * The columns that an update assigns, as far as it is a plain one.
	 */
	private static List<String> assigned(String rest) {
		Matcher set = ASSIGNMENTS.matcher(rest);
		if (!set.matches()) {
			return List.of();
		}
		return split(set.group(1)).stream()
			.map((assignment) -> assignment.replaceFirst("\\s*=.*", "").strip())
			.filter((column) -> !column.isEmpty())
			.toList();
	}

	static List<SqlEffect> read(String text) {
		return Allocations.isMarked(text) ? List.of()
				: SqlPieces.of(text).stream().flatMap((piece) -> statement(plain(piece)).stream()).toList();
	}

	private static List<SqlEffect> statement(String statement) {
		if (statement.isEmpty() || SqlPieces.isTransaction(statement) || EXPLAINED.matcher(statement).matches()) {
			return List.of();
		}
		if (HARMLESS.matcher(statement).matches()) {
			return VARIABLE.matcher(statement).matches() ? dynamic(statement) : List.of();
		}
		List<SqlEffect> effects = known(statement);
		if (effects.isEmpty() || effects.stream().noneMatch(SqlEffect.Unknown.class::isInstance)
				|| effects.stream().anyMatch(SqlEffect::loses) || !SUSPICIOUS.matcher(statement).matches()) {
			return effects;
		}
		return Stream.concat(Stream.of(new SqlEffect.MayLose(statement)), effects.stream()).toList();
	}

	private static List<SqlEffect> known(String statement) {
		if (SqlPieces.isBlock(statement)) {
			return within(statement, statement);
		}
		Matcher drop = DROP_TABLE.matcher(statement);
		if (drop.matches()) {
			return tables(drop.group(1), SqlEffect.DropTable::new);
		}
		Matcher truncate = TRUNCATE.matcher(statement);
		if (truncate.matches()) {
			return tables(truncate.group(1), SqlEffect.EmptyTable::new);
		}
		Matcher analyzed = ANALYZED.matcher(statement);
		if (analyzed.matches()) {
			return statement(analyzed.group(1));
		}
		Matcher renames = RENAME_TABLES.matcher(statement);
		if (renames.matches()) {
			return renames(renames.group(1), statement);
		}
		Matcher renamed = SP_RENAME.matcher(statement);
		if (renamed.matches()) {
			return List.of(renamed(renamed));
		}
		WithStatement with = WithStatement.parse(statement);
		if (with != null) {
			return within(with, statement);
		}
		Matcher block = BLOCK.matcher(statement);
		if (block.matches()) {
			return within(block.group(2), statement);
		}
		Matcher alter = ALTER_TABLE.matcher(statement);
		if (alter.matches()) {
			return alterations(alter.group(1), alter.group(2), statement);
		}
		for (Map.Entry<Pattern, Function<MatchResult, SqlEffect>> entry : STATEMENTS.entrySet()) {
			Matcher match = entry.getKey().matcher(statement);
			if (match.matches()) {
				return List.of(entry.getValue().apply(match));
			}
		}
		List<SqlEffect> effects = dynamic(statement);
		effects.add(new SqlEffect.Unknown(statement));
		return effects;
	}

	/** MySQL's and MariaDB's, one after the other. */
	private static List<SqlEffect> renames(String list, String statement) {
		List<SqlEffect> effects = new ArrayList<>();
		for (String rename : split(list)) {
			Matcher match = pattern(TABLE + "(?: wait \\d+| nowait)? to " + TABLE).matcher(rename);
			effects.add(match.matches() ? new SqlEffect.RenameTable(match.group(1), match.group(2))
					: new SqlEffect.Unknown(statement));
		}
		return effects;
	}

	/** SQL Server's, which is told by a word what it renames. */
	private static SqlEffect renamed(MatchResult match) {
		String from = match.group(1);
		if (!"column".equalsIgnoreCase(match.group(3))) {
			return new SqlEffect.RenameTable(from, beside(from, match.group(2)));
		}
		int place = from.length() - last(from).length();
		return new SqlEffect.RenameColumn(from.substring(0, Math.max(place - 1, 0)), last(from), match.group(2));
	}

	/** What the strings that are run as statements take away for certain. */
	private static List<SqlEffect> dynamic(String statement) {
		List<SqlEffect> effects = new ArrayList<>();
		for (DynamicSql sql : DynamicSql.in(statement)) {
			List<SqlEffect> known = sql.complete() ? read(sql.text()) : List.of(sql.effect());
			known.stream().filter(SqlEffect::loses).forEach(effects::add);
		}
		return effects;
	}

	private static List<SqlEffect> tables(String list, Function<String, SqlEffect> effect) {
		List<SqlEffect> effects = new ArrayList<>();
		Matcher table = Pattern.compile(TABLE)
			.matcher(list.replaceFirst("(?i) (?:cascade|restrict|restart identity|continue identity|purge).*$", ""));
		while (table.find()) {
			effects.add(effect.apply(table.group()));
		}
		return effects;
	}

	private static SqlEffect whole(MatchResult match) {
		return new SqlEffect.DropWhole("Drop " + match.group(1).toLowerCase(Locale.ROOT) + " " + match.group(2));
	}

	/**
	 * What a block takes away for certain, and that nobody can tell what else it does.
	 */
	private static List<SqlEffect> within(String body, String block) {
		List<SqlEffect> effects = new ArrayList<>();
		for (String part : STRING.matcher(body).replaceAll("''").split(";")) {
			Matcher statement = WITHIN_BLOCK.matcher(part.strip());
			if (statement.find()) {
				read(statement.group(1)).stream().filter(SqlEffect::loses).forEach(effects::add);
			}
		}
		effects.addAll(dynamic(body));
		effects.add(new SqlEffect.Unknown(block));
		return effects;
	}

	/**
	 * A query changes nothing by itself, unless nobody can tell what it calls.
	 */
	private static List<SqlEffect> within(WithStatement with, String statement) {
		List<SqlEffect> effects = new ArrayList<>();
		with.named().forEach((query) -> effects.addAll(read(query)));
		effects.removeIf(SqlEffect.Unknown.class::isInstance);
		List<SqlEffect> main = read(with.main());
		boolean understood = main.stream().noneMatch(SqlEffect.Unknown.class::isInstance);
		if (understood) {
			effects.addAll(main);
		}
		return (understood || !effects.isEmpty()) ? effects : List.of(new SqlEffect.Unknown(statement));
	}

	private static List<SqlEffect> alterations(String table, String alterations, String statement) {
		Matcher name = pattern("rename (?:(?:to|as) )?" + TABLE).matcher(alterations);
		if (name.matches()) {
			return List.of(new SqlEffect.RenameTable(table, beside(table, name.group(1))));
		}
		Matcher schema = pattern("set schema (" + NAME + ")").matcher(alterations);
		if (schema.matches()) {
			return List.of(new SqlEffect.RenameTable(table, schema.group(1) + "." + last(table)));
		}
		List<SqlEffect> effects = new ArrayList<>();
		for (String alteration : split(alterations)) {
			Matcher among = pattern("rename (?:to|as|=) ?" + TABLE).matcher(alteration);
			effects.addAll(among.matches() ? List.of(new SqlEffect.RenameTable(table, beside(table, among.group(1))))
					: alteration(table, alteration, statement));
		}
		return effects;
	}

	/** A new name without a schema stands for one in the table's own. */
	private static String beside(String table, String newName) {
		return newName.contains(".") ? newName : table.substring(0, table.length() - last(table).length()) + newName;
	}

	private static String last(String table) {
		String last = table;
		Matcher parts = Pattern.compile(NAME).matcher(table);
		while (parts.find()) {
			last = parts.group();
		}
		return last;
	}

	private static List<SqlEffect> alteration(String table, String alteration, String statement) {
		if (HARMLESS_ALTERATION.matcher(alteration).matches()) {
			return List.of();
		}
		Matcher partition = PARTITION.matcher(alteration);
		if (partition.matches()) {
			String verb = partition.group(1).equalsIgnoreCase("drop") ? "Drop" : "Empty";
			return List.of(new SqlEffect.DropWhole(verb + " partition " + partition.group(2) + " of " + table));
		}
		Matcher change = MARIADB_CHANGE.matcher(alteration);
		if (change.matches()) {
			SqlEffect type = new SqlEffect.ChangeType(table, change.group(2), RowDemandReader.type(change.group(3)));
			return change.group(1).equalsIgnoreCase(change.group(2)) ? List.of(type)
					: List.of(new SqlEffect.RenameColumn(table, change.group(1), change.group(2)), type);
		}
		for (Pattern rename : List.of(H2_RENAME_COLUMN, RENAME_COLUMN)) {
			Matcher match = rename.matcher(alteration);
			if (match.matches()) {
				return List.of(new SqlEffect.RenameColumn(table, match.group(1), match.group(2)));
			}
		}
		Matcher drop = DROP_COLUMN.matcher(alteration);
		if (drop.lookingAt()) {
			return List.of(new SqlEffect.DropColumn(table, drop.group(1)));
		}
		Matcher type = CHANGE_TYPE.matcher(alteration);
		if (!type.matches()) {
			return List.of(new SqlEffect.Unknown(statement));
		}
		SqlEffect retyped = new SqlEffect.ChangeType(table, type.group(1), RowDemandReader.type(type.group(2)));
		Matcher using = USING.matcher(type.group(2));
		return (using.matches() && replaces(using.group(2), type.group(1)))
				? List.of(retyped, new SqlEffect.MayLose(statement)) : List.of(retyped);
	}

	/** Whether the new values are not made of the whole old ones. */
	private static boolean replaces(String expression, String column) {
		return SHORTENS.matcher(expression).matches() || !LiveNames.words(expression).contains(LiveNames.word(column));
	}

	/**
	 * Cuts at the commas that are in no parentheses. A column after the first of
	 * {@code drop (a, b)} is dropped as well.
	 */
	static List<String> split(String alterations) {
		String list = alterations;
		Matcher several = pattern("drop (?:column )?(?:if exists )?\\(?(" + NAME + "(?:\\s*,\\s*" + NAME + ")+)\\)?")
			.matcher(alterations);
		if (several.matches()) {
			list = "drop column " + several.group(1).replaceAll("\\s*,\\s*", ", drop column ");
		}
		return SqlText.split(list);
	}

	static Pattern pattern(String regex) {
		return Pattern.compile(regex, Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
	}

}
