package dev.migrate.changelog;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * A change set before it is written in any format.
 *
 * @param id its id
 * @param author its author
 * @param dbms the engines that it is for, or empty for all
 * @param quoted whether names are written as the catalogs spell them
 * @param superfluous a query: unless it finds zero, the change set counts as run without
 * having run; null if it always runs
 * @param labels its labels
 * @param contexts the contexts that it runs in, or empty for all
 * @param comment what a reader has to know of it, or null
 * @param replacing the condition on which it runs although it stands for others that may
 * have run, or null if it stands for none
 * @param changes its change; empty only in a revision that is to be filled by hand
 * @param rollback what undoes it
 */
record ChangeSetDraft(String id, String author, List<String> dbms, boolean quoted, @Nullable String superfluous,
		List<String> labels, List<String> contexts, @Nullable String comment, @Nullable ChangeNode replacing,
		List<ChangeNode> changes, List<ChangeNode> rollback) {

	ChangeSetDraft {
		dbms = List.copyOf(dbms);
		labels = List.copyOf(labels);
		contexts = List.copyOf(contexts);
		changes = List.copyOf(changes);
		rollback = List.copyOf(rollback);
	}

	/**
	 * The condition on which it runs, in the way in which Liquibase's YAML and JSON nest
	 * it; empty if it always runs.
	 */
	List<Map<String, Object>> preConditions() {
		ChangeNode condition = condition();
		return (condition == null) ? List.of() : parts(condition);
	}

	private static List<Map<String, Object>> parts(ChangeNode condition) {
		List<Map<String, Object>> parts = new ArrayList<>();
		condition.attributes().keySet().forEach((name) -> parts.add(Map.of(name, condition.plain(name))));
		return parts;
	}

	/**
	 * The same as a part of a file in any format, or null.
	 */
	@Nullable ChangeNode condition() {
		if (this.superfluous == null) {
			return this.replacing;
		}
		ChangeNode condition = (this.replacing != null) ? this.replacing
				: ChangeNode.of("preConditions").with("onFail", "MARK_RAN");
		return condition.with("sqlCheck",
				ChangeNode.of("sqlCheck").with("expectedResult", 0).with("sql", this.superfluous));
	}

	/**
	 * What Liquibase has to be told about it besides its content, by Liquibase's names.
	 */
	Map<String, Object> attributes() {
		Map<String, Object> attributes = new LinkedHashMap<>();
		attributes.put("id", this.id);
		attributes.put("author", this.author);
		put(attributes, "dbms", this.dbms);
		put(attributes, "contextFilter", this.contexts);
		put(attributes, "labels", this.labels);
		if (this.quoted) {
			attributes.put("objectQuotingStrategy", "QUOTE_ALL_OBJECTS");
		}
		return attributes;
	}

	private static void put(Map<String, Object> attributes, String name, List<String> values) {
		if (!values.isEmpty()) {
			attributes.put(name, String.join(", ", values));
		}
	}

}
