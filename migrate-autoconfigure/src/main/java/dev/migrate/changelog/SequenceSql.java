package dev.migrate.changelog;

import java.util.Locale;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.migrate.engine.Engine;
import dev.migrate.schema.Sequence;

import org.jspecify.annotations.Nullable;

/**
 * Reads what SQL says about sequences: the reverse of what engines write about them.
 *
 * @param engine the engine
 */
record SequenceSql(Engine engine) {

	private static final Pattern START = Pattern.compile("\\bstart with (-?\\d+)");

	private static final Pattern INCREMENT = Pattern.compile("\\bincrement by (-?\\d+)");

	private static final Pattern CACHE = Pattern.compile("\\bcache (\\d+)");

	private static final Pattern CYCLE = Pattern.compile("\\b(no ?)?cycle\\b");

	/**
	 * The sequence after what follows its name in {@code alter sequence}.
	 */
	Sequence alter(Sequence before, String settings) {
		String sql = settings.toLowerCase(Locale.ROOT);
		Matcher cycle = CYCLE.matcher(sql);
		return new Sequence(before.name(), Objects.requireNonNullElse(number(START, sql), before.start()),
				Objects.requireNonNullElse(number(INCREMENT, sql), before.increment()),
				bound("minvalue", sql, before.minimum()), bound("maxvalue", sql, before.maximum()),
				cycle.find() ? cycle.group(1) == null : before.cycle(), cache(sql, before));
	}

	private static @Nullable Long bound(String keyword, String sql, @Nullable Long before) {
		return sql.contains("no " + keyword) ? null
				: sql.contains(keyword + " ") ? number(Pattern.compile("\\b" + keyword + " (-?\\d+)"), sql) : before;
	}

	private @Nullable Long cache(String sql, Sequence before) {
		Long cache = number(CACHE, sql);
		return (cache == null) ? before.cache() : cache.equals(defaultCache(before)) ? null : cache;
	}

	/**
	 * An engine writes its default into SQL that gives up another cache.
	 */
	private @Nullable Long defaultCache(Sequence sequence) {
		return number(CACHE, String.join(";",
				this.engine.alterSequenceSql(withCache(sequence, Long.MAX_VALUE), withCache(sequence, null))));
	}

	private static Sequence withCache(Sequence sequence, @Nullable Long cache) {
		return new Sequence(sequence.name(), sequence.start(), sequence.increment(), sequence.minimum(),
				sequence.maximum(), sequence.cycle(), cache);
	}

	private static @Nullable Long number(Pattern pattern, String sql) {
		Matcher match = pattern.matcher(sql);
		return match.find() ? Long.valueOf(match.group(1)) : null;
	}

}
