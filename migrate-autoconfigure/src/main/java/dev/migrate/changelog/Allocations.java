package dev.migrate.changelog;

import java.util.Collections;
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
import dev.migrate.schema.Identifier;
import dev.migrate.schema.QualifiedName;
import liquibase.change.Change;
import liquibase.change.core.DropTableChange;
import liquibase.change.core.RawSQLChange;
import liquibase.change.core.RenameTableChange;
import liquibase.changelog.ChangeSet;
import org.jspecify.annotations.Nullable;

/**
 * What the numbers stand for that tables store, and with which they began. A comment in
 * front of the SQL that stores them says it: nothing else does.
 */
public final class Allocations {

	private static final Pattern MARK = Pattern.compile("^-- Numbers of (.+): the stored one is the last of (\\d+)$",
			Pattern.MULTILINE);

	private static final Pattern FIRST_ROW = Pattern.compile(
			"^-- (?:Numbers of|First row of) (.+?)(?: \\(.*|: .*)?\\R\\s*insert into .+ values ?\\(\\s*(?:'(.*)',)?\\s*(-?\\d+)\\s*\\)",
			Pattern.MULTILINE);

	private final Map<String, Long> sizes = new LinkedHashMap<>();

	private final Map<String, Long> firstNumbers = new LinkedHashMap<>();

	private Allocations() {
	}

	static void register(ChangeRenderer renderer) {
		renderer.register(InsertRow.class, (change, names) -> first(change));
		renderer.register(AlterAllocation.class, (change, names) -> node(change.after(), change.sql()));
	}

	private static ChangeNode first(InsertRow change) {
		return (change.allocation() != null) ? node(change.allocation(), change.sql())
				: ChangeNode.sql(List.of("-- First row of " + key(change.table()) + "\n" + change.sql()));
	}

	private static ChangeNode node(Allocation allocation, String sql) {
		return ChangeNode.sql(List.of(mark(allocation) + "\n" + sql));
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
	 * What is known when the change sets of a changelog have run that count for an
	 * engine.
	 */
	public static Allocations of(Changelog changelog, Engine engine, ChangelogLoader loader) {
		ChangeSetFilters filters = loader.filters(new LiquibaseDialect(engine).database());
		Allocations allocations = new Allocations();
		changelog.databaseChangeLog().getChangeSets().stream().filter(filters::accept).forEach(allocations::read);
		return allocations;
	}

	/**
	 * How many numbers the stored ones stand for, by what stores them.
	 */
	public Map<String, Long> sizes() {
		return Collections.unmodifiableMap(this.sizes);
	}

	/**
	 * The numbers that a table stores.
	 */
	public List<Counter> in(QualifiedName table) {
		String key = key(table);
		return this.firstNumbers.entrySet()
			.stream()
			.filter((number) -> isIn(key, number.getKey()))
			.map((number) -> new Counter(segment(number.getKey()), number.getValue(), allocation(number.getKey())))
			.toList();
	}

	private @Nullable Allocation allocation(String counter) {
		Long size = this.sizes.get(counter);
		return (size != null) ? new Allocation(counter, size) : null;
	}

	private void read(ChangeSet changeSet) {
		for (Change change : changeSet.getChanges()) {
			if (change instanceof RawSQLChange sql) {
				read(SqlStatements.text(sql));
			}
			Change done = NotedChange.read(change).orElse(change);
			rename(done);
			if (done instanceof DropTableChange drop && drop.getTableName() != null) {
				String key = key(drop.getSchemaName(), drop.getTableName());
				this.sizes.keySet().removeIf((counter) -> isIn(key, counter));
				this.firstNumbers.keySet().removeIf((counter) -> isIn(key, counter));
			}
		}
	}

	private void read(String sql) {
		for (Matcher row = FIRST_ROW.matcher(sql); row.find();) {
			String segment = (row.group(2) != null) ? " (" + row.group(2).replaceAll("\\s", " ") + ")" : "";
			this.firstNumbers.put(row.group(1) + segment, Long.valueOf(row.group(3)));
		}
		for (Matcher mark = MARK.matcher(sql); mark.find();) {
			this.sizes.put(mark.group(1), Long.valueOf(mark.group(2)));
			this.firstNumbers.putIfAbsent(mark.group(1), 0L);
		}
	}

	/** What a table stores goes by its name. */
	private void rename(Change change) {
		if (change instanceof RenameTableChange rename && rename.getOldTableName() != null) {
			String former = key(rename.getSchemaName(), rename.getOldTableName());
			String next = key(rename.getSchemaName(), rename.getNewTableName());
			rename(this.sizes, former, next);
			rename(this.firstNumbers, former, next);
		}
	}

	private static void rename(Map<String, Long> counters, String former, String next) {
		for (Map.Entry<String, Long> counter : Map.copyOf(counters).entrySet()) {
			String name = counter.getKey();
			if (isIn(former, name)) {
				counters.remove(name);
				counters.put(next + name.substring(former.length()), counter.getValue());
			}
		}
	}

	private static boolean isIn(String table, String counter) {
		return counter.equals(table) || counter.startsWith(table + " (");
	}

	private static @Nullable String segment(String counter) {
		int begin = counter.indexOf(" (");
		return (begin >= 0) ? counter.substring(begin + 2, counter.length() - 1) : null;
	}

	private static String key(QualifiedName table) {
		Identifier schema = table.schema();
		return key((schema != null) ? schema.text() : null, table.name().text());
	}

	private static String key(@Nullable String schema, String table) {
		return ((schema != null) ? schema + "." + table : table).toLowerCase(Locale.ROOT);
	}

	/**
	 * A number that a table stores.
	 *
	 * @param segment what tells its row from others, or null where there is but one
	 * @param first the number that it began with
	 * @param allocation what it stands for, or null where that is not known
	 */
	public record Counter(@Nullable String segment, long first, @Nullable Allocation allocation) {

	}

}
