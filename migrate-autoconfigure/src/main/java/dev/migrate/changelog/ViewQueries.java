package dev.migrate.changelog;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import dev.migrate.schema.QualifiedName;
import dev.migrate.schema.Schema;
import dev.migrate.schema.View;
import liquibase.change.AbstractSQLChange;
import liquibase.change.Change;
import liquibase.change.core.CreateViewChange;
import liquibase.changelog.ChangeSet;

/**
 * The queries of views as change sets have written them, which are easier to read than
 * what an engine has made of them, and the same on every engine.
 */
final class ViewQueries {

	private final LiquibaseDialect dialect;

	private final Map<QualifiedName, String> queries = new HashMap<>();

	ViewQueries(LiquibaseDialect dialect) {
		this.dialect = dialect;
	}

	void ran(ChangeSet changeSet) {
		ChangedNames names = new ChangedNames(this.dialect, changeSet);
		for (Change change : changeSet.getChanges()) {
			if (change instanceof CreateViewChange create && create.getSelectQuery() != null) {
				this.queries.put(names.qualified(create.getSchemaName(), create.getViewName()),
						create.getSelectQuery().strip());
			}
			else if (change instanceof AbstractSQLChange sql && sql.getSql() != null) {
				forget(sql.getSql().toLowerCase(Locale.ROOT));
			}
		}
	}

	/**
	 * SQL of somebody's own may have changed a view in any way.
	 */
	private void forget(String sql) {
		if (sql.contains("view")) {
			this.queries.keySet().removeIf((name) -> sql.contains(name.name().text().toLowerCase(Locale.ROOT)));
		}
	}

	Schema applyTo(Schema schema) {
		List<View> views = schema.views()
			.stream()
			.map((view) -> view.withQuery(this.queries.get(view.name())))
			.toList();
		return schema.withViews(views);
	}

}
