package dev.migrate.execution;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import dev.migrate.changelog.Allocations;
import dev.migrate.changelog.SqlText;

import static dev.migrate.execution.SqlSyntax.NAME;
import static dev.migrate.execution.SqlSyntax.TABLE;
import static dev.migrate.execution.SqlSyntax.beside;
import static dev.migrate.execution.SqlSyntax.last;
import static dev.migrate.execution.SqlSyntax.pattern;

/**
 * Reads statements. What it does not know to be harmless counts as unknown.
 */
final class SqlEffectReader {

	private static final Pattern HARMLESS = pattern(
			"(?:execute immediate @migrate_drop|(?:prepare|execute|deallocate prepare) migrate_drop|drop schema [^,]+ restrict|create(?! or replace (?:table|database|schema)\\b)|comment|grant|revoke|insert|pragma legacy_alter_table|savepoint|release|analyze(?! .*(?:delete|update|merge|with)\\b)|reindex|refresh|set|reset"
					+ "|drop (?:unique )?(?:index|view|materialized view|trigger|function|procedure|sequence|synonym|alias)"
					+ "|drop cast|alter type \\S+ rename|alter (?:index|view|sequence|function|procedure)|select (?:pg_catalog\\.)?setval|select next value for"
					+ "|execute immediate concat\\('alter sequence)\\b.*");

	private static final Pattern ALTER_TABLE = pattern(
			"alter (?:online |offline |ignore )*table (?:if exists )?(?:only )?" + TABLE
					+ " (?:wait \\d+ |nowait )?(.*)");

	/** What runs behind other words, at once or when it is asked for. */
	private static final Pattern WRAPPED = pattern("(?:set statement .*? for|prepare \\w+ ?(?:\\([^)]*\\) ?)?as) (.*)");

	private static final Pattern VARIABLE = pattern("set @(?!migrate_).*");

	private static final Pattern TRUNCATE = pattern("truncate (?:table )?(?:only )?(.*)");

	private static final Pattern BLOCK = pattern("do (?:language \\w+ )?(\\$\\w*\\$)(.*)\\1.*");

	private static final Pattern QUOTED_BLOCK = pattern("do (?:language \\w+ )?E?'((?:[^']|'')*)'.*");

	/** Where a statement begins within a block, whose strings have been taken out. */
	private static final Pattern WITHIN_BLOCK = pattern(
			"(?:^|\\) ?|\\b(?:begin|atomic|then|else|loop|do) )((?:drop|alter|truncate|delete|with)\\b.*)");

	private static final Pattern STRING = Pattern.compile("'[^']*'");

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

	private SqlEffectReader() {
	}

	/**
	 * The statement on one line, without comments and end.
	 */
	static String plain(String text) {
		return SqlText.plain(text);
	}

	static List<SqlEffect> read(String text) {
		return Allocations.isMarked(text) ? List.of()
				: SqlPieces.of(text).stream().flatMap((piece) -> statement(plain(piece)).stream()).toList();
	}

	private static List<SqlEffect> statement(String statement) {
		if (statement.isEmpty() || SqlPieces.isTransaction(statement) || EXPLAINED.matcher(statement).matches()) {
			return List.of();
		}
		Matcher wrapped = WRAPPED.matcher(statement);
		if (wrapped.matches()) {
			return statement(wrapped.group(1));
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
		Matcher quoted = QUOTED_BLOCK.matcher(statement);
		if (quoted.matches()) {
			return within(quoted.group(1).replace("''", "'"), statement);
		}
		Matcher alter = ALTER_TABLE.matcher(statement);
		if (alter.matches()) {
			return new TableAlterations(alter.group(1), statement).read(alter.group(2));
		}
		SqlEffect effect = KnownStatements.effect(statement);
		if (effect != null) {
			return List.of(effect);
		}
		List<SqlEffect> effects = dynamic(statement);
		effects.add(new SqlEffect.Unknown(statement));
		return effects;
	}

	/** MySQL's and MariaDB's, one after the other. */
	private static List<SqlEffect> renames(String list, String statement) {
		List<SqlEffect> effects = new ArrayList<>();
		for (String rename : SqlText.split(list)) {
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

	private static List<SqlEffect> within(String body, String block) {
		List<SqlEffect> effects = within(body);
		effects.add(new SqlEffect.Unknown(block));
		return effects;
	}

	/**
	 * What a block takes away for certain; nobody can tell what else it does.
	 */
	static List<SqlEffect> within(String body) {
		List<SqlEffect> effects = new ArrayList<>();
		for (String part : STRING.matcher(body).replaceAll("''").split(";")) {
			Matcher statement = WITHIN_BLOCK.matcher(part.strip());
			if (statement.find()) {
				read(statement.group(1)).stream().filter(SqlEffect::loses).forEach(effects::add);
			}
		}
		effects.addAll(dynamic(body));
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

}
