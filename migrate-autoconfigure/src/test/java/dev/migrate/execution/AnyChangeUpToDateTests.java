package dev.migrate.execution;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TimeZone;
import java.util.stream.LongStream;

import dev.migrate.support.TestDatabases;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Changelog, history, parameters and database change at random, one after the other, and
 * never is anything taken for done that Liquibase alone would do or refuse.
 */
class AnyChangeUpToDateTests {

	private static final int STEPS = 60;

	private static final String PROPERTY = "migrate.test.column";

	private static final String ROWS = "db/changelog/rows.csv";

	private static final String NAMES = "db/changelog/names.properties";

	private static final String MORE = "db/changelog/more.sql";

	private static final String INCLUDED = "db/changelog/included.sql";

	private final TimeZone timeZone = TimeZone.getDefault();

	/** How often something was taken for done. */
	private static int spared;

	@TempDir
	private Path directory;

	private final List<String> log = new ArrayList<>();

	private final List<List<String>> backups = new ArrayList<>();

	private TrackedDatabase tracked;

	private Random random;

	private int names;

	/** Otherwise nothing has been tried. */
	@AfterAll
	static void hasSparedSomething() {
		assertThat(spared).isPositive();
	}

	@AfterEach
	void clear() {
		System.clearProperty(PROPERTY);
		System.clearProperty("enableEscaping");
		System.clearProperty("liquibase.duplicateFileMode");
		TimeZone.setDefault(this.timeZone);
	}

	static LongStream seeds() {
		long first = Long.getLong("test.seed", 1);
		return LongStream.range(first, first + Integer.getInteger("test.seeds", 6));
	}

	@ParameterizedTest
	@MethodSource("seeds")
	void neverSkipsWork(long seed) {
		this.random = new Random(seed);
		this.tracked = new TrackedDatabase(this.directory.resolve("classes"));
		this.tracked.packaged = seed % 2 == 0;
		this.tracked.write(MORE, "select 1");
		addFile();
		for (int step = 0; step < STEPS; step++) {
			change();
			if (this.tracked.isUpToDate()) {
				spared++;
				assertThat(this.tracked.isDoneForPlainLiquibase()).as("%s", this.log).isTrue();
				assertThat(this.tracked.isDoneTheLongWay()).as("the long way: %s", this.log).isTrue();
			}
		}
	}

	private void change() {
		if (this.random.nextInt(4) == 0) {
			changeMore();
			return;
		}
		switch (this.random.nextInt(30)) {
			case 0 -> addFile();
			case 1 -> editFile("create table t", "create  table t");
			case 2 -> editFile("(id bigint", "(id integer");
			case 3 -> editFile("--changeset", "--changeset ");
			case 4, 18 -> deleteFile();
			case 5 -> note("contexts", () -> this.tracked.contexts = oneOf(null, "test", "prod"));
			case 6 -> note("labels", () -> this.tracked.labels = oneOf(null, "red", "!red"));
			case 7 -> note("parameter", () -> this.tracked.parameters.put(PROPERTY, oneOf("a", "b", "c")));
			case 8 -> note("property", () -> System.setProperty(PROPERTY, oneOf("a", "b")));
			case 9 -> note("no property", () -> System.clearProperty(PROPERTY));
			case 10 -> sql("delete from databasechangelog where orderexecuted = %d", this.random.nextInt(9));
			case 11 -> sql("update databasechangelog set md5sum = '9:%032x' where orderexecuted = %d",
					this.random.nextInt(9), this.random.nextInt(9));
			case 12 ->
				sql("update databasechangelog set md5sum = null where orderexecuted = %d", this.random.nextInt(9));
			case 13 ->
				sql("insert into databasechangelog (id, author, filename, dateexecuted, orderexecuted, exectype) "
						+ "values ('%d', 'y', 'z', now(), %d, 'EXECUTED')", this.names++, this.random.nextInt(9));
			case 14 -> note("backup", () -> this.backups.add(this.tracked.backup()));
			case 15 -> restore();
			case 16 -> restoreHistory();
			case 17 -> note("new database", this::newDatabase);
			case 19 -> addFileBehindAFile();
			case 20 -> note("edit " + ROWS, () -> this.tracked.write(ROWS, oneOf("id\n1\n", "id\n2\n", "id\n1\n2\n")));
			case 21 -> note("another application", this::runAnotherApplication);
			default -> run();
		}
	}

	private void changeMore() {
		switch (this.random.nextInt(16)) {
			case 0 -> note("time zone", () -> TimeZone.setDefault(TimeZone.getTimeZone(oneOf("UTC", "Europe/Berlin"))));
			case 1 -> note("escaping", () -> System.setProperty("enableEscaping", oneOf("true", "false")));
			case 2 -> note("edit " + NAMES, () -> this.tracked.write(NAMES, oneOf("type=int", "type=bigint", "")));
			case 3 -> note("edit " + MORE, () -> this.tracked.write(MORE,
					oneOf("select 1", "select 2", "select '${:x} ${" + PROPERTY + "}'")));
			case 4 -> note("edit " + INCLUDED, () -> this.tracked.write(INCLUDED, included(this.random.nextInt(3))));
			case 5 -> addFileOfEveryKind(oneOf("", "context: test", "labels: red", "ignore: true", "ignore: false",
					"contextFilter: '!test'"), oneOf("true", "false"));
			case 6 -> note("copy", () -> {
				System.setProperty("liquibase.duplicateFileMode", oneOf("WARN", "ERROR", "DEBUG"));
				this.tracked.write("copy/" + INCLUDED, included(this.random.nextInt(3)));
			});
			case 7 -> note("order of copies", () -> this.tracked.copyFirst = !this.tracked.copyFirst);
			case 8 -> sql("update databasechangelog set exectype = '%s' where orderexecuted = %d",
					oneOf("FAILED", "SKIPPED", "MARK_RAN", "RERAN"), this.random.nextInt(9));
			case 9 -> sql("update databasechangelog set tag = 'x', labels = 'red', contexts = 'prod', dateexecuted = "
					+ "timestamp '1999-01-01 00:00:00' where orderexecuted = %d", this.random.nextInt(9));
			case 10 -> sql("update databasechangelog set orderexecuted = 10 - orderexecuted");
			case 11 -> sql("alter table databasechangelog drop column %s",
					oneOf("tag", "labels", "contexts", "deployment_id", "liquibase"));
			case 12 -> sql(oneOf("drop table databasechangeloglock", "delete from databasechangeloglock"));
			case 13 -> note("jar", () -> this.tracked.packaged = !this.tracked.packaged);
			case 14 -> note("history", () -> this.tracked.tables = HistoryTables.of(null,
					oneOf("DATABASECHANGELOG", "HISTORY"), oneOf("DATABASECHANGELOGLOCK", "LOCK_")));
			default -> note("dbms",
					() -> this.tracked.write("db/changelog/changes/property.yaml",
							"databaseChangeLog:\n- property: { name: type, value: %s, dbms: %s, global: %s }\n"
								.formatted(oneOf("int", "bigint"), oneOf("h2", "'!h2'", "postgresql"),
										oneOf("true", "false"))));
		}
	}

	private static String included(int number) {
		return "--liquibase formatted sql\n--changeset test:included%1$d\ncreate table i%1$d (id int);\n"
			.formatted(number);
	}

	/** What refers to other files, and what of it counts when. */
	private void addFileOfEveryKind(String include, String runOnChange) {
		String name = "%03d".formatted(this.random.nextInt(999));
		note("add " + name + " with everything, " + include + " " + runOnChange,
				() -> this.tracked.write("db/changelog/changes/" + name + ".yaml", """
						databaseChangeLog:
						- property: { file: %s, errorIfMissing: false }
						- include: { file: %s, errorIfMissing: false, %s }
						- changeSet:
						    id: %s
						    author: test
						    runOnChange: %s
						    changes:
						    - sqlFile: { path: %s }
						    - createTable:
						        tableName: d%s
						        columns:
						        - column: { name: t, type: timestamp, defaultValueDate: "2024-03-31T02:30:00" }
						""".formatted(NAMES, INCLUDED, include.isEmpty() ? "relativeToChangelogFile: false" : include,
						name, runOnChange, MORE, this.names++)));
	}

	/** A change set in another format that reads another file, and lies deeper. */
	private void addFileBehindAFile() {
		String name = "%03d".formatted(this.random.nextInt(999));
		note("add " + name + " with " + ROWS, () -> {
			this.tracked.write(ROWS, "id\n1\n");
			this.tracked.write("db/changelog/changes/deeper/" + name + ".yaml",
					"""
							databaseChangeLog:
							- changeSet:
							    id: %1$s
							    author: test
							    changes:
							    - sql: { sql: "create table r%2$d (id bigint)" }
							    - loadData: { file: %3$s, tableName: r%2$d, columns: [ { column: { name: id, type: numeric } } ] }
							"""
						.formatted(name, this.names++, ROWS));
		});
	}

	private void runAnotherApplication() {
		TrackedDatabase other = new TrackedDatabase(this.directory.resolve("other"));
		other.revision("other", "", "create table other (id int)");
		other.database = this.tracked.database;
		other.run();
	}

	private void addFile() {
		String name = "%03d".formatted(this.random.nextInt(999));
		String attributes = oneOf("", "", "", "runOnChange:true", "runAlways:true", "context:test", "labels:red",
				"dbms:postgresql", "ignore:true", "logicalFilePath:elsewhere.sql", "\n--validCheckSum: any",
				"runOnChange:true\n--validCheckSum: any", "runInTransaction:false",
				"\n--preconditions onFail:WARN\n--precondition-sql-check expectedResult:1 select 0",
				"\n--preconditions onFail:MARK_RAN\n--precondition-sql-check expectedResult:1 "
						+ "select count(*) from information_schema.tables where table_name = 'T1'",
				"\n--preconditions onFail:CONTINUE\n--precondition-sql-check expectedResult:0 "
						+ "select count(*) from information_schema.tables where table_name = 'T1'");
		String column = oneOf("c", "c", "${" + PROPERTY + "}");
		String type = oneOf("int", "int", "int", "${type}");
		String property = oneOf("\n--property name:type value:int dbms:h2\n",
				"\n--property name:type value:smallint dbms:h2,mariadb\n",
				"\n--property name:type value:int dbms:mariadb\n");
		note("add " + name + " " + attributes + " " + column + " " + type + " " + property, () -> {
			this.tracked.revision(name, attributes,
					"create table t%d (id bigint, %s %s)".formatted(this.names++, column, type));
			String location = "db/changelog/changes/" + name + ".sql";
			this.tracked.write(location, this.tracked.read(location).replaceFirst("\n", property));
		});
	}

	private void editFile(String found, String replacement) {
		String location = file();
		note("edit " + location + " " + found,
				() -> this.tracked.write(location, this.tracked.read(location).replace(found, replacement)));
	}

	/** Liquibase alone fails where there is no file at all, and we do not. */
	private void deleteFile() {
		if (files().size() > 1) {
			String location = file();
			note("delete " + location, () -> this.tracked.delete(location));
		}
	}

	private String file() {
		List<String> files = files();
		return files.get(this.random.nextInt(files.size()));
	}

	private List<String> files() {
		return this.tracked.files().stream().filter((file) -> file.contains("/changes/")).toList();
	}

	private void sql(String sql, Object... values) {
		String statement = sql.formatted(values);
		note(statement, () -> this.tracked.sql(statement));
	}

	private void restore() {
		if (!this.backups.isEmpty()) {
			note("restore", () -> this.tracked.restore(backup()));
		}
	}

	/** As somebody does who restores some tables and not the others. */
	private void restoreHistory() {
		if (!this.backups.isEmpty()) {
			List<String> backup = backup();
			String table = oneOf("DATABASECHANGELOG", "DATABASECHANGELOG_STATE");
			note("restore " + table, () -> {
				this.tracked.sql("delete from " + table);
				backup.stream()
					.filter((sql) -> sql.startsWith("INSERT INTO \"PUBLIC\".\"" + table + "\""))
					.forEach(this.tracked::sql);
			});
		}
	}

	private List<String> backup() {
		return this.backups.get(this.random.nextInt(this.backups.size()));
	}

	private void newDatabase() {
		this.tracked.database = TestDatabases.create("h2");
	}

	/** What is broken once mostly stays so, and nothing would be tried any more. */
	private void run() {
		if (!note("run", this.tracked::run) && this.random.nextBoolean()) {
			deleteFile();
			note("new database", this::newDatabase);
		}
	}

	private boolean note(String what, Runnable change) {
		this.log.add(what);
		try {
			change.run();
			return true;
		}
		catch (RuntimeException ex) {
			// What does not work changes nothing, or something: either is to be seen
			this.log.add("  failed: " + ex.getMessage());
			return false;
		}
	}

	@SafeVarargs
	private <T> T oneOf(T... values) {
		return values[this.random.nextInt(values.length)];
	}

}
