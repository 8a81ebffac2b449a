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

import dev.migrate.changelog.Allocations;
import dev.migrate.changelog.SqlText;

/**
 * Reads statements. What it does not know to be harmless counts as unknown.
 */
final class SqlEffectReader {

	static final String NAME = "(?:\"[^\"]+\"|`[^`]+`|\\[[^\\]]+\\]|[\\p{L}_][\\p{L}\\p{N}_$]*)";

	static final String TABLE = "(" + NAME + "(?:\\s*\\.\\s*" + NAME + ")*)";

	private static final String COLUMN = "(" + NAME + ")";

	private static final Pattern HARMLESS = pattern(
			"(?:execute immediate @migrate_drop|(?:prepare|execute|deallocate prepare) migrate_drop|drop schema [^,]+ restrict|create(?! or replace table)|comment|grant|revoke|insert|pragma legacy_alter_table|savepoint|release|analyze|reindex|refresh|set|reset"
					+ "|drop (?:unique )?(?:index|view|materialized view|trigger|function|procedure|sequence|synonym|alias)"
					+ "|drop cast|alter type \\S+ rename|alter (?:index|view|sequence|function|procedure)|select (?:pg_catalog\\.)?setval|select next value for"
					+ "|execute immediate concat\\('alter sequence)\\b.*");

	private static final Pattern ALTER_TABLE = pattern("alter table (?:if exists )?(?:only )?" + TABLE + " (.*)");

	private static final Pattern HARMLESS_ALTERATION = pattern(
			"(?:add\\b.*|drop (?:constraint|primary key|foreign key|index|key|check|unique)\\b.*"
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
		STATEMENTS.put(
				pattern("delete from (?:only )?" + TABLE + "(?: (?:as )?(?!returning\\b)" + NAME
						+ ")?(?: where (?:true|1 ?= ?1))?(?: returning .*)?"),
				(match) -> new SqlEffect.EmptyTable(match.group(1)));
		STATEMENTS.put(pattern("delete from (?:only )?" + TABLE + ".*"),
				(match) -> new SqlEffect.ChangeRows("Delete rows of", match.group(1), List.of()));
		STATEMENTS.put(pattern("update (?:only )?" + TABLE + "(.*)"),
				(match) -> new SqlEffect.ChangeRows("Overwrite values of", match.group(1), assigned(match.group(2))));
		STATEMENTS.put(pattern("rename table " + TABLE + " to " + TABLE),
				(match) -> new SqlEffect.RenameTable(match.group(1), match.group(2)));
	}

	private static final Pattern VARIABLE = pattern("set @(?!migrate_).*");

	private static final Pattern TRUNCATE = pattern("truncate (?:table )?(?:only )?(.*)");

	private static final Pattern BLOCK = pattern("do (?:language \\w+ )?(\\$\\w*\\$)(.*)\\1.*");

	private static final Pattern COMPOUND = pattern("(?:begin|declare|if|while)\\b.*");

	/** Where a statement begins within a block, whose strings have been taken out. */
	private static final Pattern WITHIN_BLOCK = pattern(
			"(?:^|\\) ?|\\b(?:begin|atomic|then|else|loop|do) )((?:drop|alter|truncate|delete)\\b.*)");

	private static final Pattern STRING = Pattern.compile("'[^']*'");

	private static final Pattern ASSIGNMENTS = pattern(" set (.*?)(?: where .*)?");

	private static final Pattern DROP_TABLE = pattern("drop table (?:if exists )?(.*)");

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
		String statement = plain(text);
		if (statement.isEmpty() || Allocations.isMarked(text)) {
			return List.of();
		}
		if (HARMLESS.matcher(statement).matches()) {
			return VARIABLE.matcher(statement).matches() ? dynamic(statement) : List.of();
		}
		if (COMPOUND.matcher(statement).matches()) {
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
			effects.addAll(alteration(table, alteration, statement));
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
		return List
			.of(type.matches() ? new SqlEffect.ChangeType(table, type.group(1), RowDemandReader.type(type.group(2)))
					: new SqlEffect.Unknown(statement));
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
