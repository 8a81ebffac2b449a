package dev.migrate.changelog;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import liquibase.change.AbstractSQLChange;
import liquibase.change.Change;
import liquibase.change.ColumnConfig;
import liquibase.change.ConstraintsConfig;
import liquibase.change.core.AddColumnChange;
import liquibase.change.core.CreateProcedureChange;
import liquibase.change.core.CreateTableChange;
import liquibase.change.core.CreateViewChange;
import liquibase.changelog.ChangeSet;

import org.jspecify.annotations.Nullable;

/**
 * Which tables, views, sequences, functions, triggers, types and indexes change sets are
 * about. Names are compared without regard to case and quotes: two revisions that are
 * taken to touch the same object although they do not cost somebody a look, the other way
 * round they cost data.
 */
final class TouchedObjects {

	private static final Set<String> CHANGED = Set.of("tableName", "baseTableName", "oldTableName", "newTableName",
			"viewName", "oldViewName", "newViewName", "sequenceName", "oldSequenceName", "newSequenceName",
			"procedureName", "indexName");

	private static final Set<String> REFERENCED = Set.of("referencedTableName", "existingTableName");

	private static final Pattern NAMED_IN_SQL = Pattern.compile(
			"\\b(?:(table|into|update|from|view|sequence|on)|(references|join))\\s+(?:if\\s+(?:not\\s+)?exists\\s+)?(?:only\\s+)?"
					+ "([\\w$\"`.\\[\\]]+)",
			Pattern.CASE_INSENSITIVE);

	private static final Pattern DEFINED_IN_SQL = Pattern
		.compile("\\b(?:create|alter|drop)\\s+(?:or\\s+replace\\s+)?(?:unique\\s+|constraint\\s+)?"
				+ "(?:function|procedure|aggregate|trigger|type|domain|index|extension)\\s+(?:concurrently\\s+)?"
				+ "(?:if\\s+(?:not\\s+)?exists\\s+)?([\\w$\"`.\\[\\]]+)", Pattern.CASE_INSENSITIVE);

	/** Functions, and much else that nobody defines. */
	private static final Pattern CALLED_IN_SQL = Pattern.compile("([\\w$\"`.\\[\\]]+)\\s*\\(");

	/** Words that follow the words above without being names. */
	private static final Set<String> NO_NAMES = Set.of("on", "set", "select", "delete", "update", "cascade", "no",
			"column", "table", "constraint", "restrict", "conflict", "lateral");

	/** Whether each is changed, rather than only referred to. */
	private final Map<String, Boolean> objects = new HashMap<>();

	private TouchedObjects() {
	}

	static TouchedObjects of(Revision revision) {
		return of(revision.changeSets());
	}

	static TouchedObjects of(List<ChangeSet> changeSets) {
		TouchedObjects touched = new TouchedObjects();
		for (ChangeSet changeSet : changeSets) {
			changeSet.getChanges().forEach((change) -> touched.add(NotedChange.read(change).orElse(change)));
		}
		return touched;
	}

	/**
	 * What both are about and at least one of them changes, in alphabetical order.
	 */
	List<String> sharedWith(TouchedObjects other) {
		return this.objects.keySet()
			.stream()
			.filter(other.objects::containsKey)
			.filter((object) -> Boolean.TRUE.equals(this.objects.get(object))
					|| Boolean.TRUE.equals(other.objects.get(object)))
			.sorted()
			.toList();
	}

	/**
	 * The names, in lower case and without a schema.
	 */
	Set<String> names() {
		return Set.copyOf(this.objects.keySet());
	}

	private void add(Change change) {
		for (String field : change.getSerializableFields()) {
			if (CHANGED.contains(field) || REFERENCED.contains(field)) {
				add(change.getSerializableFieldValue(field), CHANGED.contains(field));
			}
		}
		if (change instanceof CreateTableChange create) {
			create.getColumns().forEach(this::addReference);
		}
		if (change instanceof AddColumnChange add) {
			add.getColumns().forEach(this::addReference);
		}
		if (change instanceof CreateViewChange view && view.getSelectQuery() != null) {
			addSql(view.getSelectQuery());
		}
		if (change instanceof AbstractSQLChange sql && sql.getSql() != null) {
			addSql(sql.getSql());
		}
		if (change instanceof CreateProcedureChange procedure && procedure.getProcedureText() != null) {
			addSql(procedure.getProcedureText());
		}
	}

	private void addReference(ColumnConfig column) {
		// May be one that a revision makes
		add((column.getType() != null) ? column.getType().replaceFirst("\\(.*", "") : null, false);
		ConstraintsConfig constraints = column.getConstraints();
		if (constraints != null) {
			add(constraints.getReferencedTableName(), false);
			if (constraints.getReferences() != null) {
				add(constraints.getReferences().replaceFirst("\\(.*", ""), false);
			}
		}
	}

	private void addSql(String sql) {
		String code = sql.replaceAll("'(?:[^']|'')*'", "''");
		Matcher named = NAMED_IN_SQL.matcher(code);
		while (named.find()) {
			addName(named.group(3), named.group(1) != null);
		}
		Matcher defined = DEFINED_IN_SQL.matcher(code);
		while (defined.find()) {
			addName(defined.group(1), true);
		}
		Matcher called = CALLED_IN_SQL.matcher(code);
		while (called.find()) {
			addName(called.group(1), false);
		}
	}

	private void addName(String name, boolean changed) {
		if (!NO_NAMES.contains(name.toLowerCase(Locale.ROOT))) {
			add(name, changed);
		}
	}

	private void add(@Nullable Object name, boolean changed) {
		if (name != null) {
			String last = name.toString().replaceAll("[\"`\\[\\]\\s]", "").replaceFirst(".*\\.", "");
			this.objects.merge(last.toLowerCase(Locale.ROOT), changed, Boolean::logicalOr);
		}
	}

}
