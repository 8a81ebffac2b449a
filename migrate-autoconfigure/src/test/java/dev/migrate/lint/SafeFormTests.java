package dev.migrate.lint;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

import dev.migrate.RollbackRequest;
import dev.migrate.schema.Column;
import dev.migrate.schema.Schema;
import dev.migrate.support.TestDatabases;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;
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
