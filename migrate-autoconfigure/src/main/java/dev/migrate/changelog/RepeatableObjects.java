package dev.migrate.changelog;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import dev.migrate.schema.QualifiedName;
import liquibase.change.AbstractSQLChange;
import liquibase.change.Change;
import liquibase.change.core.AddColumnChange;
import liquibase.change.core.CreateIndexChange;
import liquibase.change.core.CreateTableChange;
import liquibase.change.core.CreateViewChange;
import liquibase.changelog.ChangeSet;

/**
 * What repeatable revisions make, as far as their text tells: for where there is nothing
 * to try it out on.
 */
public final class RepeatableObjects {

	private static final Pattern CREATED = Pattern.compile(
			"\\bcreate\\b[^;(]*?\\bview\\s+(?:if\\s+not\\s+exists\\s+)?([\\w$\"`.\\[\\]]+)", Pattern.CASE_INSENSITIVE);

	private static final Set<Class<? extends Change>> ADDING = Set.of(AddColumnChange.class, CreateTableChange.class,
			CreateIndexChange.class);

	private RepeatableObjects() {
	}

	/**
	 * Whether a view is made by a repeatable revision.
	 */
	public static boolean make(Changelog changelog, QualifiedName view) {
		return changelog.revisions()
			.stream()
			.filter(Revision::repeatable)
			.flatMap((revision) -> revision.changeSets().stream())
			.flatMap((changeSet) -> changeSet.getChanges().stream())
			.flatMap(RepeatableObjects::views)
			.anyMatch(view.name().text().toLowerCase(Locale.ROOT)::equals);
	}

	private static Stream<String> views(Change change) {
		if (change instanceof CreateViewChange create) {
			return Stream.ofNullable(create.getViewName()).map(RepeatableObjects::last);
		}
		return (change instanceof AbstractSQLChange sql && sql.getSql() != null)
				? CREATED.matcher(sql.getSql()).results().map((created) -> last(created.group(1))) : Stream.empty();
	}

	private static String last(String name) {
		return name.replaceAll("[\"`\\[\\]]", "").replaceFirst(".*\\.", "").toLowerCase(Locale.ROOT);
	}

	/**
	 * Whether an engine might refuse change sets because of what a repeatable revision
	 * has made: both are about the same table.
	 * @param backward whether the change sets are undone
	 */
	public static boolean mayHinder(Revision repeatable, List<ChangeSet> changeSets, boolean backward) {
		List<ChangeSet> altering = changeSets.stream()
			.filter((changeSet) -> backward
					|| !changeSet.getChanges().stream().allMatch((change) -> ADDING.contains(change.getClass())))
			.toList();
		return !altering.isEmpty() && !TouchedObjects.of(repeatable).sharedWith(TouchedObjects.of(altering)).isEmpty();
	}

}
