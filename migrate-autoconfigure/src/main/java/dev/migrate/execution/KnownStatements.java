package dev.migrate.execution;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.migrate.changelog.SqlText;
import org.jspecify.annotations.Nullable;

import static dev.migrate.execution.SqlSyntax.NAME;
import static dev.migrate.execution.SqlSyntax.TABLE;
import static dev.migrate.execution.SqlSyntax.pattern;

/**
 * Statements with one effect, which their first words tell.
 */
final class KnownStatements {

	private static final Map<Pattern, Function<MatchResult, SqlEffect>> STATEMENTS = new LinkedHashMap<>();

	static {
		STATEMENTS.put(pattern("create or replace table (?:if not exists )?" + TABLE + ".*"),
				(match) -> new SqlEffect.DropTable(match.group(1)));
		STATEMENTS.put(pattern("create or replace (database|schema) (?:if not exists )?" + TABLE + ".*"),
				(match) -> new SqlEffect.DropWhole(
						"Replace " + match.group(1).toLowerCase(Locale.ROOT) + " " + match.group(2)));
		STATEMENTS.put(pattern("drop (schema|database) (?:if exists )?" + TABLE + ".*"), KnownStatements::whole);
		STATEMENTS.put(pattern("drop (type|domain|extension) (?:if exists )?" + TABLE + ".* cascade"),
				KnownStatements::whole);
		STATEMENTS.put(pattern("drop (all) (objects).*"), KnownStatements::whole);
		STATEMENTS.put(pattern("drop (owned by) (" + NAME + ").*"), KnownStatements::whole);
		STATEMENTS.put(pattern("alter type " + TABLE + " drop attribute (?:if exists )?(" + NAME + ").*"),
				(match) -> new SqlEffect.DropWhole("Drop attribute " + match.group(2) + " of type " + match.group(1)));
		STATEMENTS.put(pattern("alter type " + TABLE + " alter attribute .*"),
				(match) -> new SqlEffect.MayLose(match.group()));
		STATEMENTS.put(pattern("update (?:only )?" + TABLE + "(.*)"),
				(match) -> new SqlEffect.ChangeRows("Overwrite values of", match.group(1), assigned(match.group(2))));
		STATEMENTS.put(pattern("merge into (?:only )?" + TABLE + ".* then delete.*"),
				(match) -> new SqlEffect.ChangeRows("Delete rows of", match.group(1), List.of()));
	}

	private static final Pattern ASSIGNMENTS = pattern(" set (.*?)(?: where .*)?");

	private KnownStatements() {
	}

	/**
	 * The effect of a statement on one line, or null if it is none of them.
	 */
	static @Nullable SqlEffect effect(String statement) {
		for (Map.Entry<Pattern, Function<MatchResult, SqlEffect>> entry : STATEMENTS.entrySet()) {
			Matcher match = entry.getKey().matcher(statement);
			if (match.matches()) {
				return entry.getValue().apply(match);
			}
		}
		return DeleteStatement.effect(statement);
	}

	/**
	 * The columns that an update assigns, as far as it is a plain one.
	 */
	private static List<String> assigned(String rest) {
		Matcher set = ASSIGNMENTS.matcher(rest);
		if (!set.matches()) {
			return List.of();
		}
		return SqlText.split(set.group(1))
			.stream()
			.map((assignment) -> assignment.replaceFirst("\\s*=.*", "").strip())
			.filter((column) -> !column.isEmpty())
			.toList();
	}

	private static SqlEffect whole(MatchResult match) {
		return new SqlEffect.DropWhole("Drop " + match.group(1).toLowerCase(Locale.ROOT) + " " + match.group(2));
	}

}
