package dev.migrate.lint;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

import dev.migrate.MigrateRequest;
import dev.migrate.RollbackRequest;
import dev.migrate.schema.Column;
import dev.migrate.schema.Schema;
import dev.migrate.support.TestDatabases;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/**
 * What a finding offers instead runs on its engine, is not found any more, and leads to
 * the same.
 */
class SafeFormTests {

	private static final List<String> TABLES = List.of(
			"create table accounts (id bigint not null primary key, name varchar(20))",
			"create table users (id bigint not null, name varchar(20) not null, account_id bigint, age integer default 7)",
			"create index ix_users_id on users (id)");

	@TempDir
	private Path module;

	static Stream<Arguments> onPostgreSql() {
		String users = "alter table users ";
		return Stream.of(
				arguments("require-concurrent-index-creation",
						"create unique index ix_users_name on users (name desc) where age > 3"),
				arguments("require-concurrent-index-creation", "create index ix_users_name on users (name desc, id)"),
				arguments("require-concurrent-index-deletion", "drop index ix_users_id"),
				arguments("adding-foreign-key-constraint",
						users + "add constraint fk_users_account foreign key (account_id) references accounts (id)"
								+ " on delete cascade"),
				arguments("constraint-missing-not-valid",
						users + "add constraint ck_users_name check (name in ('Ada', 'Bob', 'O''Neil'))"),
				arguments("disallowed-unique-constraint", users + "add constraint uk_users_id unique (id, age)"),
				arguments("adding-primary-key", users + "add constraint pk_users primary key (id)"),
				arguments("adding-not-nullable-field", users + "alter column age set not null"),
				arguments("adding-field-with-default", users + "add column x uuid default gen_random_uuid() not null"),
				arguments("adding-field-with-default", users + "add column x double precision default random()"),
				arguments("changing-column-type", users + "alter column age type bigint"),
				arguments("changing-column-type", users + "alter column name type char(30) using name::char(30)"));
	}

	@ParameterizedTest
	@MethodSource
	void onPostgreSql(String code, String statement) throws Exception {
		assertSafe("postgresql", code, statement);
	}

	@ParameterizedTest
	@ValueSource(strings = {
			"alter table users add constraint fk_users foreign key (account) references users (id) on delete cascade",
			"alter table users add constraint ck_users_name check (name in ('Ada', 'Bob'))",
			"alter table users add constraint uk_users_name unique (name)",
			"alter table users add constraint pk_users primary key (id)" })
	void whatItMakesIsKnownOfAnEngineThatIsNotAtHand(String statement) throws Exception {
		LintProject project = project(statement);
		Files.delete(project.changelog.changes().resolve(LintProject.BEFORE + ".sql"));
		project.changelog.write(LintProject.BEFORE + ".yaml", """
				databaseChangeLog:
				- changeSet:
				    id: 1
				    author: test
				    changes:
				    - createTable:
				        tableName: users
				        columns:
				        - column: { name: id, type: bigint }
				        - column: { name: name, type: varchar(20) }
				        - column: { name: account, type: bigint }
				""");
		project.replace("""
				- changeSet:
				    id: 2
				    author: test
				    changes:
				    - sql: { sql: "%s" }
				""".formatted(statement));
		Schema wanted = project.interpreted("postgresql");
		project.replace(project.lint("postgresql").get(0).rewrite());
		assertThat(project.interpreted("postgresql").tables()).hasSize(1).isEqualTo(wanted.tables());
	}

	static Stream<Arguments> onMariaDb() {
		String users = "alter table users ";
		return Stream.of(
				arguments("adding-foreign-key-constraint",
						users + "add constraint fk_users_account foreign key (account_id) references accounts (id)"
								+ " on delete cascade"),
				arguments("constraint-missing-not-valid", users + "add constraint ck_users_age check (age > 0)"),
				arguments("changing-column-type", users + "modify age bigint default 7"),
				arguments("changing-column-type", users + "modify name text not null"));
	}

	@ParameterizedTest
	@MethodSource
	void onMariaDb(String code, String statement) throws Exception {
		assertSafe("mariadb", code, statement);
		assertThat(project("alter table users modify name varchar(300) not null").codes("mariadb"))
			.as("what every row has already")
			.isEmpty();
	}

	@Test
	void aRequiredColumnHasADefaultForAsLongAsOldInstancesRun() throws Exception {
		for (String engine : TestDatabases.engines().stream().filter((id) -> !id.equals("sqlite")).toList()) {
			LintProject project = project("alter table users add column x integer not null");
			String rewrite = rewrite(project, engine, "adding-required-field").replace("<value>", "5");
			project.replace(rewrite);
			assertThat(project.codes(engine)).isEmpty();
			project.migrate(engine, "insert into users (id, name) values (1, 'Ada')");
			assertThat(new JdbcTemplate(project.database).queryForObject("select x from users", Integer.class))
				.isEqualTo(5);
		}
	}

	@Test
	void aColumnIsOptionalBeforeItGoes() throws Exception {
		for (String engine : List.of("h2", "postgresql", "mariadb")) {
			LintProject project = project("alter table users drop column name");
			String rewrite = rewrite(project, engine, "ban-drop-column");
			project.replace(rewrite.substring(0, rewrite.lastIndexOf("# ")));
			assertThat(project.codes(engine)).isEmpty();
			project.migrate(engine, "insert into users (id, name) values (1, 'Ada')");
			TestDatabases.execute(project.database, "insert into users (id) values (2)");
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "postgresql", "mariadb" })
	void aRenamedTableIsReadAndWrittenByItsOldName(String engine) throws Exception {
		LintProject project = project("alter table users rename to people");
		project.replace(rewrite(project, engine, "renaming-table"));
		assertThat(project.codes(engine)).isEmpty();
		project.migrate(engine, "insert into users (id, name) values (1, 'Ada')");
		TestDatabases.execute(project.database, "insert into users (id, name) values (2, 'Bob')");
		assertThat(new JdbcTemplate(project.database).queryForObject("select count(*) from people", Integer.class))
			.isEqualTo(2);
	}

	@Test
	void aNumberedColumnIsFilledInBatches() throws Exception {
		LintProject project = project("alter table users add column number bigint generated by default as identity");
		project.replace(rewrite(project, "postgresql", "adding-auto-increment-column"));
		assertThat(project.codes("postgresql")).isEmpty();
		project.migrate("postgresql", "insert into users (id, name) select n, 'Ada' from generate_series(1, 25000) n");
		TestDatabases.execute(project.database, "insert into users (id, name) values (0, 'Bob')");
		assertThat(new JdbcTemplate(project.database).queryForObject("select count(distinct number) from users",
				Integer.class))
			.isEqualTo(25001);
	}

	@Test
	void aComputedColumnIsVirtual() throws Exception {
		LintProject project = project("alter table users add column x bigint generated always as (age * 2) stored");
		String rewrite = rewrite(project, "postgresql", "adding-stored-generated-column");
		project.replace(rewrite);
		assertThat(project.codes("postgresql")).isEmpty();
		project.migrate("postgresql", "insert into users (id, name) values (1, 'Ada')");
		assertThat(new JdbcTemplate(project.database).queryForObject("select x from users", Integer.class))
			.isEqualTo(14);
	}

	private static final List<String> ORDERS = List.of(
			"create table orders (id bigint not null primary key, status varchar(20) not null, step integer)",
			"alter table orders add constraint ck_status check (status in ('NEW', 'PAID'))",
			"alter table orders add constraint ck_step check (step between 0 and 2)");

	@ParameterizedTest
	@ValueSource(strings = { "h2", "postgresql", "mariadb" })
	void aValueOfACheckIsKeptBesideItsSuccessor(String engine) throws Exception {
		LintProject project = LintProject.ofChanges(this.module, ORDERS, """
				- sql: { sql: "alter table orders drop constraint ck_status" }
				- sql: { sql: "alter table orders add constraint ck_status check (status in ('NEW', 'SETTLED'))" }
				""");
		LintFinding finding = finding(project, engine, "changing-enum-values");
		assertThat(finding.object()).isEqualTo("orders.status");
		assertThat(finding.message()).isEqualTo("Rows with 'PAID', and instances that still write it, fail.");
		assertThat(finding.rewrite()).endsWith("""
				# Take 'PAID' away with the release after the one that does not write it any more, once no row has it, \
				which this counts: select count(*) from orders where status in ('PAID'). By then it is safe, and the \
				change set says so:
				    comment: lint:ignore changing-enum-values no row has it""");
		project.replace(finding.rewrite().substring(0, finding.rewrite().lastIndexOf("# Take")));
		assertThat(project.codes(engine)).doesNotContain("changing-enum-values");
		project.migrate(engine, "insert into orders (id, status) values (1, 'PAID')");
		TestDatabases.execute(project.database, "insert into orders (id, status) values (2, 'SETTLED')",
				"insert into orders (id, status) values (3, 'NEW')");
		assertThatException().isThrownBy(
				() -> TestDatabases.execute(project.database, "insert into orders (id, status) values (4, 'X')"));
		TestDatabases.execute(project.database, "delete from orders where id = 2");
		project.service().rollback(RollbackRequest.steps(1).withDataLossAllowed());
		assertThatException().isThrownBy(
				() -> TestDatabases.execute(project.database, "insert into orders (id, status) values (5, 'SETTLED')"));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					ck_status | status in ('NEW')                   | Rows with 'PAID', and instances that still write it, fail.
					ck_status | status in ('X', 'Y')                | Rows with 'NEW', 'PAID', and instances that still write them, fail.
					ck_status | status in ('NEW', 'PAID', 'SENT')   |
					ck_status | status in ('PAID', 'NEW')           |
					ck_status | step in (0, 1)                      |
					ck_step   | step between 0 and 1                | Rows with 2, and instances that still write it, fail.
					ck_step   | step between 0 and 3                |
					""")
	void aValueThatGoesFromACheckIsFound(String dropped, String condition, String message) throws Exception {
		LintProject project = LintProject.of(this.module, ORDERS, "alter table orders drop constraint " + dropped,
				"alter table orders add constraint ck_new check (" + condition + ")");
		assertThat(project.lint("postgresql")).filteredOn((finding) -> finding.code().equals("changing-enum-values"))
			.extracting(LintFinding::message)
			.isEqualTo((message != null) ? List.of(message) : List.of());
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			mariadb | alter table orders modify state enum('A', 'C') not null
			h2      | alter table orders alter column state set data type enum('A', 'C')
			""")
	void aValueOfAnEnumIsKeptBesideItsSuccessor(String engine, String statement) throws Exception {
		LintProject project = LintProject.of(this.module,
				List.of("create table orders (id bigint primary key, state enum('A', 'B') not null)"), statement);
		String rewrite = rewrite(project, engine, "changing-enum-values");
		project.changelog.changes().resolve(LintProject.CHANGE + ".sql").toFile().delete();
		project.replace(rewrite.substring(0, rewrite.lastIndexOf("# Take")));
		assertThat(project.codes(engine)).doesNotContain("changing-enum-values");
		project.migrate(engine, "insert into orders values (1, 'B')");
		TestDatabases.execute(project.database, "insert into orders values (2, 'C')");
		assertThat(new JdbcTemplate(project.database).queryForObject("select state from orders where id = 1",
				String.class))
			.isEqualTo("B");
		assertThatException()
			.isThrownBy(() -> TestDatabases.execute(project.database, "insert into orders values (3, null)"));
	}

	@Test
	void aRenamedColumnIsReadAndWrittenByBothNames() throws Exception {
		LintProject project = project("alter table users rename column age to years");
		LintFinding finding = finding(project, "postgresql", "renaming-column");
		project.begin("postgresql");
		Schema former = project.schema();
		project.migrate("postgresql");
		Schema wanted = project.schema();
		String end = "# With the release after the one that knows only years:";
		assertThat(finding.rewrite())
			.startsWith("# Keep the name, and take the change set out: @Column(name = \"age\")")
			.contains(end);
		project.replace(finding.rewrite().substring(0, finding.rewrite().indexOf(end)));
		assertThat(project.codes("postgresql")).isEmpty();
		project.migrate("postgresql", "insert into users (id, name, age) values (1, 'Ada', 36)");
		TestDatabases.execute(project.database, "insert into users (id, name, age) values (2, 'old', 40)",
				"insert into users (id, name, years) values (3, 'new', 50)",
				"insert into users (id, name) values (4, 'x')", "update users set age = 41 where id = 2",
				"update users set years = 51 where id = 3", "update users set years = null where id = 1");
		assertThat(new JdbcTemplate(project.database).queryForList(
				"select id || ' ' || coalesce(age::text, '-') || ' ' || coalesce(years::text, '-') from users order by id",
				String.class))
			.containsExactly("1 - -", "2 41 41", "3 51 51", "4 7 7");
		project.replace(finding.rewrite());
		assertThat(project.codes("postgresql")).isEmpty();
		project.service().migrate(MigrateRequest.head());
		assertThat(sorted(project.schema())).isEqualTo(sorted(wanted));
		project.service().rollback(RollbackRequest.steps(1).withDataLossAllowed());
		assertThat(sorted(project.schema())).isEqualTo(sorted(former));
	}

	@Test
	void aRequiredColumnIsStillRequiredUnderItsOtherName() throws Exception {
		LintProject project = project("alter table users rename column name to full_name");
		String rewrite = rewrite(project, "postgresql", "renaming-column");
		project.migrate("postgresql");
		Schema wanted = project.schema();
		project.replace(rewrite);
		assertThat(project.codes("postgresql")).isEmpty();
		project.migrate("postgresql", "insert into users (id, name) values (1, 'Ada')");
		assertThat(sorted(project.schema())).isEqualTo(sorted(wanted));
		assertThat(new JdbcTemplate(project.database).queryForObject("select full_name from users", String.class))
			.isEqualTo("Ada");
	}

	@Test
	void aColumnWithAnIndexIsNotHandedOverBySql() throws Exception {
		assertThat(finding(project("alter table users rename column id to number"), "postgresql", "renaming-column")
			.rewrite())
			.endsWith("# Where it has to change: add number, write both, fill it, read the new one, and drop id "
					+ "with a later release.");
	}

	@Test
	void whatIsToBeUniqueIsLookedThroughForDuplicatesFirst() throws Exception {
		LintProject project = project("alter table users add constraint uk_users unique (name, age)");
		String rewrite = rewrite(project, "postgresql", "disallowed-unique-constraint");
		String query = "select name, age, count(*) from users group by name, age having count(*) > 1";
		assertThat(rewrite).startsWith("# Look for duplicates first: " + query + "\n- changeSet:");
		project.begin("postgresql");
		TestDatabases.execute(project.database,
				"insert into users (id, name) values (1, 'Ada'), (2, 'Ada'), (3, 'Bob')");
		assertThat(new JdbcTemplate(project.database).queryForList(query)).singleElement()
			.satisfies((row) -> assertThat(row).containsEntry("name", "Ada").containsEntry("count", 2L));
	}

	private static LintFinding finding(LintProject project, String engine, String code) {
		return project.lint(engine).stream().filter((finding) -> finding.code().equals(code)).findFirst().orElseThrow();
	}

	/**
	 * What is offered is not found again, makes the same of a table with rows, and can be
	 * undone.
	 */
	private void assertSafe(String engine, String code, String statement) throws Exception {
		LintProject project = project(statement);
		String rewrite = rewrite(project, engine, code);
		project.begin(engine);
		Schema former = project.schema();
		project.migrate(engine);
		Schema wanted = project.schema();
		project.replace(rewrite);
		assertThat(project.codes(engine)).as(rewrite).isSubsetOf("foreign-key-without-index", "ban-char-field");
		project.migrate(engine, "insert into accounts values (1, 'Ada')",
				"insert into users (id, name, account_id) values (1, 'Ada', 1)",
				"insert into users (id, name, age) values (2, 'Bob', 8)");
		assertThat(sorted(project.schema())).as(rewrite).isEqualTo(sorted(wanted));
		assertThat(new JdbcTemplate(project.database).queryForObject("select count(*) from users", Integer.class))
			.isEqualTo(2);
		project.service().rollback(RollbackRequest.steps(1).withDataLossAllowed());
		assertThat(sorted(project.schema())).as(rewrite).isEqualTo(sorted(former));
	}

	/** A column that takes the place of another one stands at the end. */
	private static Schema sorted(Schema schema) {
		return schema.withTables(schema.tables()
			.stream()
			.map((table) -> table
				.withColumns(table.columns().stream().sorted(Comparator.comparing(Column::name)).toList()))
			.toList());
	}

	private LintProject project(String statement) throws IOException {
		LintProject project = LintProject.of(this.module, TABLES, statement);
		Files.deleteIfExists(project.changelog.changes().resolve(LintProject.CHANGE + ".yaml"));
		return project;
	}

	private static String rewrite(LintProject project, String engine, String code) {
		String rewrite = project.lint(engine)
			.stream()
			.filter((finding) -> finding.code().equals(code))
			.findFirst()
			.orElseThrow()
			.rewrite();
		assertThat(rewrite).isNotNull();
		return rewrite;
	}

}
