package dev.migrate.execution;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The effects of statements one after the other, of which one may call the procedure or
 * function that another has created.
 */
final class Routines {

	private static final Pattern CREATED = SqlSyntax
		.pattern("create (?:or \\w+ )?(?:[\\w=@.`'\"]+ ){0,4}?(?:function|procedure|proc) (?:if not exists )?"
				+ SqlSyntax.TABLE + "(.*)");

	/** What names a routine without calling it. */
	private static final Pattern QUIET = SqlSyntax.pattern("(?:create|drop|alter|comment|grant|revoke)\\b.*");

	private static final Pattern TAG = Pattern.compile("\\$\\w*\\$");

	private final Map<Pattern, List<SqlEffect>> losing = new HashMap<>();

	/**
	 * The effects of the next statement.
	 */
	List<SqlEffect> effects(String text) {
		List<SqlEffect> effects = new ArrayList<>(SqlEffect.of(text));
		for (String piece : SqlPieces.of(text)) {
			String statement = SqlEffectReader.plain(piece);
			Matcher created = CREATED.matcher(statement);
			if (created.matches()) {
				create(created.group(1), created.group(2));
			}
			else if (!this.losing.isEmpty() && !QUIET.matcher(statement).matches()) {
				this.losing.forEach((call, losses) -> {
					if (call.matcher(statement).find()) {
						effects.addAll(losses);
					}
				});
			}
		}
		return effects;
	}

	private void create(String name, String rest) {
		List<SqlEffect> losses = SqlEffectReader.within(TAG.matcher(rest).replaceAll(";"))
			.stream()
			.filter(SqlEffect::loses)
			.toList();
		if (!losses.isEmpty()) {
			String word = Pattern.quote(LiveNames.word(SqlSyntax.last(name)));
			this.losing.put(
					SqlSyntax.pattern("\\b" + word + "[\"`]? ?\\(|\\b(?:call|exec|execute) \\S*\\b" + word + "\\b"),
					losses);
		}
	}

}
