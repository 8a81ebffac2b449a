package dev.migrate.changelog;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import dev.migrate.engine.Engine;
import liquibase.change.AbstractSQLChange;
import liquibase.change.Change;
import liquibase.change.core.RawSQLChange;
import liquibase.change.core.UpdateDataChange;

/**
 * Tells changes of the schema from those that change rows. SQL counts as the latter
 * unless every statement is known to leave rows as they are.
 */
public final class StructuralChanges {

	private static final Set<String> WITH_ROWS = Set.of("insert", "delete", "loadData", "loadUpdateData",
			"customChange", "sqlFile", "executeCommand", "mergeColumns", "addLookupTable");

	private static final Pattern STRUCTURE = pattern("(?:alter|create|drop|comment|rename)\\b.*");

	/** What is in the body of one runs later, or never. */
	private static final Pattern ROUTINE = pattern(
			"create\\s+(?:or\\s+\\w+\\s+)?(?:[\\w=@.`'\"]+\\s+){0,4}?(?:function|procedure|trigger|alias|event|package)\\b.*");

	/** What generated SQL does for the numbers of a sequence, or for a name. */
	private static final List<Pattern> GENERATED = Stream
		.of("update (\\S+) set (\\S+) = \\2", "set @migrate_\\w+ = .*", "execute immediate .*@migrate_\\w+\\)?",
				"select setval\\(.*", "select next value for .*", "do \\$\\$begin execute format\\('alter .*")
		.map(StructuralChanges::pattern)
		.toList();

	private final Engine engine;

	public StructuralChanges(Engine engine) {
		this.engine = engine;
	}

	/**
	 * Whether no row gets other values, comes or goes.
	 */
	public boolean contains(Change change) {
		Change noted = NotedChange.read(change).orElse(change);
		if (noted instanceof RawSQLChange sql) {
			return contains(sql);
		}
		if (noted instanceof UpdateDataChange update) {
			return update.getWhere() != null && update.getWhere().endsWith(" is null");
		}
		return !(noted instanceof AbstractSQLChange) && !WITH_ROWS.contains(noted.getSerializedObjectName());
	}

	private boolean contains(RawSQLChange change) {
		List<String> undivided = SqlStatements.of(change);
		return (undivided.size() == 1 && ROUTINE.matcher(undivided.get(0)).matches())
				|| SqlStatements.divided(change).stream().allMatch(this::isStructural);
	}

	private boolean isStructural(String statement) {
		return STRUCTURE.matcher(statement).matches()
				|| GENERATED.stream().anyMatch((pattern) -> pattern.matcher(statement).matches())
				|| this.engine.rebuilding().filter((rebuilding) -> rebuilding.isPart(statement)).isPresent();
	}

	private static Pattern pattern(String regex) {
		return Pattern.compile(regex, Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
	}

}
