package dev.migrate.execution;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.migrate.changelog.Allocations;

/**
 * Reads statements. What it does not know to be harmless counts as unknown.
 */
final class SqlEffectReader {

	static final String NAME = "(?:\"[^\"]+\"|`[^`]+`|\\[[^\\]]+\\]|[\\p{L}_][\\p{L}\\p{N}_$]*)";

	static final String TABLE = "(" + NAME + "(?:\\s*\\.\\s*" + NAME + ")*)";

	private static final String COLUMN = "(" + NAME + ")";

	private static final Pattern COMMENTS = Pattern.compile("--[^\\n]*|/\\*.*?\\*/", Pattern.DOTALL);

	private static final Pattern HARMLESS = pattern(
			"(?:execute immediate @migrate_drop|(?:prepare|execute|deallocate prepare) migrate_drop|drop schema [^,]+ restrict|create|comment|grant|revoke|insert|pragma legacy_alter_table|savepoint|release|analyze|reindex|refresh|set|reset"
					+ "|drop (?:unique )?(?:index|view|materialized view|trigger|function|procedure|sequence|synonym|alias)"
					+ "|alter (?:index|view|sequence|function|procedure)|select (?:pg_catalog\\.)?setval|select next value for"
					+ "|execute immediate concat\\('alter sequence)\\b.*");

	private static final Pattern ALTER_TABLE = pattern("alter table (?:if exists )?(?:only )?" + TABLE + " (.*)");

	private static final Pattern HARMLESS_ALTERATION = pattern(
			"(?:add\\b.*|drop (?:constraint|primary key|foreign key|index|check|unique)\\b.*"
					+ "|(?:alter|modify) (?:column )?" + NAME
					+ " (?:set|drop) (?:not null|null|default|identity|expression|generated|statistics|storage|comment|on null|invisible|visible|start|increment|minvalue|maxvalue|cycle|cache|no)\\b.*"
					+ "|alter (?:column )?" + NAME
					+ " (?:add generated|restart)\\b.*|rename constraint .*|alter constraint .*|validate constraint .*"
					+ "|(?:owner to|enable|disable|comment) .*|comment\\s*=.*)");

	private static final Map<Pattern, Function<MatchResult, SqlEffect>> STATEMENTS = new LinkedHashMap<>();

	static {
		STATEMENTS.put(pattern("truncate (?:table )?(?:only )?" + TABLE + ".*"),
				(match) -> new SqlEffect.ChangeRows("Delete all rows of", match.group(1), List.of()));
		STATEMENTS.put(pattern("delete from (?:only )?" + TABLE + ".*"),
				(match) -> new SqlEffect.ChangeRows("Delete rows of", match.group(1), List.of()));
		STATEMENTS.put(pattern("update (?:only )?" + TABLE + "(.*)"),
				(match) -> new SqlEffect.ChangeRows("Overwrite values of", match.group(1), assigned(match.group(2))));
		STATEMENTS.put(pattern("rename table " + TABLE + " to " + TABLE),
				(match) -> new SqlEffect.RenameTable(match.group(1), match.group(2)));
	}

	private static final Pattern ASSIGNMENTS = pattern(" set (.*?)(?: where .*)?");

	private static final Pattern DROP_TABLE = pattern("drop table (?:if exists )?(.*)");

	private static final Pattern DROP_COLUMN = Pattern
		.compile("drop (?:column )?(?:if exists )?\\(?" + COLUMN + "[^,]*", Pattern.CASE_INSENSITIVE);

	private static final Pattern RENAME_COLUMN = pattern("rename (?:column )?" + COLUMN + " to " + COLUMN);

	private static final Pattern MARIADB_RENAME_COLUMN = pattern("change (?:column )?" + COLUMN + " " + COLUMN + " .*");

	private static final Pattern H2_RENAME_COLUMN = pattern("alter (?:column )?" + COLUMN + " rename to " + COLUMN);

	private static final Pattern CHANGE_TYPE = pattern(
			"(?:alter|modify) (?:column )?" + COLUMN + " (?:(?:set data )?type )?(.*)");

	private SqlEffectReader() {
	}

	/**
	 * The statement on one line, without comments and end.
	 */
	static String plain(String text) {
		String statement = COMMENTS.matcher(text).replaceAll(" ").replaceAll("\\s+", " ").strip();
		return statement.replaceAll("[; ]+$", "");
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
		if (statement.isEmpty() || HARMLESS.matcher(statement).matches() || Allocations.isMarked(text)) {
			return List.of();
		}
		Matcher drop = DROP_TABLE.matcher(statement);
		if (drop.matches()) {
			return tables(drop.group(1));
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
		return List.of(new SqlEffect.Unknown(statement));
	}

	private static List<SqlEffect> tables(String list) {
		List<SqlEffect> effects = new ArrayList<>();
		Matcher table = Pattern.compile(TABLE).matcher(list.replaceFirst("(?i) (?:cascade|restrict).*$", ""));
		while (table.find()) {
			effects.add(new SqlEffect.DropTable(table.group()));
		}
		return effects;
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
		for (Pattern rename : List.of(H2_RENAME_COLUMN, RENAME_COLUMN, MARIADB_RENAME_COLUMN)) {
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
		List<String> parts = new ArrayList<>();
		int depth = 0;
		int start = 0;
		for (int i = 0; i < list.length(); i++) {
			char c = list.charAt(i);
			depth += (c == '(') ? 1 : (c == ')') ? -1 : 0;
			if (c == ',' && depth == 0) {
				parts.add(list.substring(start, i).strip());
				start = i + 1;
			}
		}
		parts.add(list.substring(start).strip());
		return parts;
	}

	static Pattern pattern(String regex) {
		return Pattern.compile(regex, Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
	}

}
