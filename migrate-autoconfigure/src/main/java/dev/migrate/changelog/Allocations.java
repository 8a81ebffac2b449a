package dev.migrate.changelog;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.migrate.change.Allocation;
import dev.migrate.change.AlterAllocation;
import dev.migrate.change.InsertRow;
import dev.migrate.engine.Engine;
import liquibase.change.Change;
import liquibase.change.core.RawSQLChange;
import liquibase.change.core.RenameTableChange;
import liquibase.changelog.ChangeSet;
import org.jspecify.annotations.Nullable;

/**
 * What the numbers stand for that tables store. A comment in front of the SQL that stores
 * them says it: nothing else does.
 */
public final class Allocations {

	private static final Pattern MARK = Pattern.compile("^-- Numbers of (.+): the stored one is the last of (\\d+)$",
			Pattern.MULTILINE);

	private final Map<String, Long> sizes = new LinkedHashMap<>();

	private Allocations() {
	}

	static void register(ChangeRenderer renderer) {
		renderer.register(InsertRow.class, (change, names) -> node(change.allocation(), change.sql()));
		renderer.register(AlterAllocation.class, (change, names) -> node(change.after(), change.sql()));
	}

	private static ChangeNode node(@Nullable Allocation allocation, String sql) {
		return ChangeNode.sql(List.of((allocation != null) ? mark(allocation) + "\n" + sql : sql));
	}

	private static String mark(Allocation allocation) {
		return "-- Numbers of " + allocation.counter() + ": the stored one is the last of " + allocation.size();
	}

	/**
	 * Whether SQL says of itself that it does nothing but move such a number.
	 */
	public static boolean isMarked(String sql) {
		return MARK.matcher(sql).find();
	}

	/**
	 * The sizes by what stores the numbers, when the change sets of a changelog have run
	 * that count for an engine.
	 */
	public static Map<String, Long> of(Changelog changelog, Engine engine, ChangelogLoader loader) {
		ChangeSetFilters filters = loader.filters(new LiquibaseDialect(engine).database());
		Allocations allocations = new Allocations();
		changelog.databaseChangeLog().getChangeSets().stream().filter(filters::accept).forEach(allocations::read);
		return allocations.sizes;
	}

	private void read(ChangeSet changeSet) {
		for (Change change : changeSet.getChanges()) {
			if (change instanceof RawSQLChange sql) {
				for (Matcher mark = MARK.matcher(SqlStatements.text(sql)); mark.find();) {
					this.sizes.put(mark.group(1), Long.valueOf(mark.group(2)));
				}
			}
			rename(NotedChange.read(change).orElse(change));
		}
	}

	/** What a table stores goes by its name. */
	private void rename(Change change) {
		if (change instanceof RenameTableChange rename && rename.getOldTableName() != null) {
			String former = key(rename.getSchemaName(), rename.getOldTableName());
			String next = key(rename.getSchemaName(), rename.getNewTableName());
			for (Map.Entry<String, Long> size : Map.copyOf(this.sizes).entrySet()) {
				String name = size.getKey();
				if (name.equals(former) || name.startsWith(former + " (")) {
					this.sizes.remove(name);
					this.sizes.put(next + name.substring(former.length()), size.getValue());
				}
			}
		}
	}

	private static String key(@Nullable String schema, String table) {
		return ((schema != null) ? schema + "." + table : table).toLowerCase(Locale.ROOT);
	}

}
