package dev.migrate.changelog;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import dev.migrate.change.CreateObject;
import dev.migrate.change.DropObject;
import dev.migrate.schema.DatabaseObject;
import liquibase.change.Change;
import liquibase.change.core.RawSQLChange;
import liquibase.changelog.ChangeSet;

/**
 * What is known by its SQL only, as generated revisions create and drop it. A comment in
 * front of the SQL names it: nothing else tells it from SQL of somebody's own.
 */
public final class DatabaseObjects {

	private static final String CREATION = "-- Database object: ";

	private static final String DROP = "-- Database object dropped: ";

	private static final String BEFORE_TABLES = " (before tables)";

	private static final Pattern MARK = Pattern
		.compile("^-- Database object( dropped)?: (.+?)( \\(before tables\\))?\\R", Pattern.MULTILINE);

	private final Map<String, DatabaseObject> objects = new LinkedHashMap<>();

	private DatabaseObjects() {
	}

	static void register(ChangeRenderer renderer) {
		renderer.register(CreateObject.class,
				(change, names) -> node(
						CREATION + change.created().name() + (change.created().beforeTables() ? BEFORE_TABLES : ""),
						change.created().create()));
		renderer.register(DropObject.class,
				(change, names) -> node(DROP + change.dropped().name(), change.dropped().drop()));
	}

	private static ChangeNode node(String mark, List<String> statements) {
		List<String> marked = new ArrayList<>(statements);
		marked.set(0, mark + "\n" + statements.get(0));
		return ChangeNode.sql(marked);
	}

	/**
	 * A step for each statement, where one of several holds what would be taken for its
	 * end.
	 */
	static List<CreateObject> split(CreateObject create) {
		DatabaseObject object = create.created();
		if (object.create().size() == 1 || object.create().stream().noneMatch((sql) -> sql.contains(";"))) {
			return List.of(create);
		}
		List<CreateObject> steps = new ArrayList<>();
		for (String sql : object.create()) {
			steps.add(new CreateObject(new DatabaseObject(object.name(), object.beforeTables(), List.of(sql),
					steps.isEmpty() ? object.drop() : List.of())));
		}
		return steps;
	}

	/**
	 * What there is when the change sets of a changelog have run.
	 */
	public static List<DatabaseObject> of(Changelog changelog) {
		return of(changelog.databaseChangeLog().getChangeSets());
	}

	static List<DatabaseObject> of(List<ChangeSet> changeSets) {
		DatabaseObjects objects = new DatabaseObjects();
		changeSets.forEach(objects::read);
		return List.copyOf(objects.objects.values());
	}

	private void read(ChangeSet changeSet) {
		for (Change change : changeSet.getChanges()) {
			String sql = (change instanceof RawSQLChange raw) ? SqlStatements.text(raw) : "";
			Matcher mark = MARK.matcher(sql);
			if (mark.find()) {
				this.read(mark, changeSet, statements((RawSQLChange) change, mark));
			}
		}
	}

	private void read(Matcher mark, ChangeSet changeSet, List<String> statements) {
		String name = mark.group(2);
		if (mark.group(1) != null) {
			this.objects.remove(name);
			return;
		}
		DatabaseObject part = this.objects.remove(name);
		List<String> create = Stream.concat((part != null) ? part.create().stream() : Stream.of(), statements.stream())
			.toList();
		this.objects.put(name, new DatabaseObject(name, mark.group(3) != null, create,
				(part != null) ? part.drop() : drop(changeSet)));
	}

	private static List<String> drop(ChangeSet changeSet) {
		return changeSet.getRollback()
			.getChanges()
			.stream()
			.filter(RawSQLChange.class::isInstance)
			.map(RawSQLChange.class::cast)
			.flatMap((change) -> {
				Matcher mark = MARK.matcher(SqlStatements.text(change));
				return mark.find() ? statements(change, mark).stream() : Stream.of();
			})
			.toList();
	}

	private static List<String> statements(RawSQLChange change, Matcher mark) {
		String sql = SqlStatements.text(change);
		return SqlStatements.withComments(change, sql.substring(0, mark.start()) + sql.substring(mark.end()));
	}

}
