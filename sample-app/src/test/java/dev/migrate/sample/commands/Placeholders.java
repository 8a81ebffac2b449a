package dev.migrate.sample.commands;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Stands for what is different each time: {@code <t1>} for the time in the id of the
 * first revision that the case makes, {@code <when>} for any other time, {@code <here>}
 * for the directory.
 */
final class Placeholders {

	private static final Pattern TIMESTAMP = Pattern.compile("\\b20\\d{6}_\\d{6}(?=_|\\b)");

	private static final Pattern TIME = Pattern
		.compile("\\b20\\d\\d-\\d\\d-\\d\\d[T ]\\d\\d:\\d\\d(:\\d\\d(\\.\\d+)?)?Z?");

	private static final Pattern DEPLOYMENT = Pattern.compile("'\\d{10}'");

	private final Set<String> known;

	private final Map<String, String> fixed;

	private final Map<String, String> timestamps = new LinkedHashMap<>();

	/**
	 * @param known the times of revisions that do not change
	 * @param fixed texts and what stands for them
	 */
	Placeholders(Set<String> known, Map<String, String> fixed) {
		this.known = known;
		this.fixed = fixed;
	}

	/**
	 * Leaves alone the times of the revisions that a text names.
	 */
	void keep(String text) {
		TIMESTAMP.matcher(text).results().map(MatchResult::group).forEach(this.known::add);
	}

	/**
	 * Puts what they stand for in place of placeholders.
	 */
	String resolve(String text) {
		String resolved = text;
		for (Map.Entry<String, String> entry : this.timestamps.entrySet()) {
			resolved = resolved.replace(entry.getValue(), entry.getKey());
		}
		for (Map.Entry<String, String> entry : this.fixed.entrySet()) {
			resolved = resolved.replace(entry.getValue(), entry.getKey());
		}
		return resolved;
	}

	/**
	 * Puts placeholders in place of what they stand for.
	 */
	String replace(String text) {
		String replaced = text;
		for (Map.Entry<String, String> entry : this.fixed.entrySet()) {
			replaced = replaced.replace(entry.getKey(), entry.getValue());
		}
		replaced = TIMESTAMP.matcher(replaced).replaceAll(this::timestamp);
		replaced = TIME.matcher(replaced).replaceAll("<when>");
		return DEPLOYMENT.matcher(replaced).replaceAll("'<deployment>'");
	}

	/**
	 * How many times there have been.
	 */
	int times() {
		return this.timestamps.size();
	}

	private String timestamp(MatchResult match) {
		String time = match.group();
		return this.known.contains(time) ? time
				: this.timestamps.computeIfAbsent(time, (key) -> "<t" + (this.timestamps.size() + 1) + ">");
	}

}
