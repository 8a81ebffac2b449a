package dev.migrate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;

import javax.sql.DataSource;

import dev.migrate.RehearsalResult.Finding;
import dev.migrate.execution.DataMigration;
import dev.migrate.execution.DataMigrationContext;
import dev.migrate.execution.MigrationProgress;
import dev.migrate.execution.MigrationStatus;
import dev.migrate.failure.MigrationException;
import dev.migrate.support.TestApplication;
import dev.migrate.support.TestDatabases;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.context.support.GenericApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Revisions that go up, down and up again, on every engine and with rows.
 */
class RehearsalTests {

	private static final String USERS = """
			databaseChangeLog:
			  - changeSet:
			      id: users
			      author: ann
			      changes:
			        - createTable:
			            tableName: users
			            columns:
			              - column: {name: id, type: bigint, constraints: {primaryKey: true, nullable: false}}
			              - column: {name: email, type: varchar(40), constraints: {nullable: false}}
			              - column: {name: status, type: varchar(10)}
			        - createIndex: {tableName: users, indexName: ux_users_email, unique: true, columns: [{column: {name: email}}]}
			        - createTable:
			            tableName: orders
			            columns:
			              - column: {name: id, type: bigint, constraints: {primaryKey: true, nullable: false}}
			              - column: {name: user_id, type: bigint, constraints: {nullable: false, foreignKeyName: fk_orders_users, references: users(id)}}
			              - column: {name: total, type: 'decimal(9,2)'}
			""";

	private static final String STATUS = """
			databaseChangeLog:
			  - changeSet:
			      id: status
			      author: ann
			      changes:
			        - update: {tableName: users, where: status is null, columns: [{column: {name: status, value: new}}]}
			        - addNotNullConstraint: {tableName: users, columnName: status, columnDataType: varchar(10)}
			      rollback:
			        - dropNotNullConstraint: {tableName: users, columnName: status, columnDataType: varchar(10)}
			""";

	private static final String DUMP = """
			create table users (id bigint not null, email varchar(40) not null, status varchar(10),
			  constraint pk_users primary key (id));
			create unique index ux_users_email on users (email);
			create table orders (id bigint not null, user_id bigint not null, total decimal(9,2), constraint pk_orders primary key (id),
			  constraint fk_orders_users foreign key (user_id) references users (id));
			insert into users (id, email) values (1, 'ann@example.org');
			""";

	@TempDir
	private Path module;

	static List<String> engines() {
		// Liquibase's own changes go not far on SQLite
		return TestDatabases.enginesWithSchemas();
	}

	@ParameterizedTest
	@MethodSource("engines")
	void revisionsGoUpDownAndUpAgain(String engine) throws IOException {
		revision("01_users", USERS);
		revision("02_status", STATUS);
		DataSource database = TestDatabases.create(engine);
		RehearsalResult result = rehearse(database, RehearsalRequest.all());
		assertThat(result.findings()).isEmpty();
		assertThat(result.revisions()).containsExactly("01_users", "02_status");
		assertThat(result.succeeded()).isTrue();
		MigrationStatus untouched = inApplication(database, MigrationService::status);
		assertThat(untouched.applied()).isEmpty();
	}

	@ParameterizedTest
	@MethodSource("engines")
	void tellsWhatIsLeftOverAndWhatIsLost(String engine) throws IOException {
		revision("01_users", USERS);
		revision("02_nick", """
				databaseChangeLog:
				  - changeSet:
				      id: nick
				      author: ann
				      changes:
				        - addColumn: {tableName: users, columns: [{column: {name: nick, type: varchar(20)}}]}
				        - update: {tableName: users, columns: [{column: {name: status, value: old}}]}
				      rollback:
				        - delete: {tableName: orders}
				""");
		List<Finding> findings = rehearse(TestDatabases.create(engine),
				RehearsalRequest.from("01").withoutMadeUpRows().withRows("""
						insert into users (id, email, status) values (1, 'ann@example.org', 'new');
						insert into orders (id, user_id, total) values (7, 1, 9.90);
						"""))
			.findings();
		assertThat(findings).hasSize(3);
		assertThat(findings.get(0))
			.isEqualTo(new Finding("02_nick", "after going back", List.of("left to do: Drop column nick from users")));
		assertThat(findings.get(1)).isEqualTo(new Finding("02_nick", "after going back",
				List.of("orders: 1 of 1 row is gone", "users.status: 1 value has changed: 'new' is 'old' now")));
		assertThat(findings.get(2).moment()).isEqualTo("going forward again");
		assertThat(findings.get(2).details().get(0)).startsWith("Running change set nick of ");
	}

	@ParameterizedTest
	@ValueSource(strings = { "h2", "postgresql" })
	void programsOfARollbackDoNotRun(String engine) throws IOException {
		Path file = this.module.resolve("touched");
		revision("01_users", USERS);
		revision("02_program", """
				databaseChangeLog:
				  - changeSet:
				      id: program
				      author: ann
				      changes:
				        - addColumn: {tableName: users, columns: [{column: {name: nick, type: varchar(20)}}]}
				      rollback:
				        - executeCommand: {executable: touch, args: [{arg: {value: %s}}]}
				        - dropColumn: {tableName: users, columnName: nick}
				""".formatted(file));
		assertThat(rehearse(TestDatabases.create(engine), RehearsalRequest.all()).findings()).isEmpty();
		assertThat(file).doesNotExist();
	}

	@ParameterizedTest
	@ValueSource(strings = { "h2", "sqlite" })
	void whatMayBeLostOrHasNoWayBackIsSaid(String engine) throws IOException {
		revision("01_users", USERS);
		revision("02_rows", """
				databaseChangeLog:
				  - changeSet:
				      id: rows
				      author: ann
				      changes:
				        - delete: {tableName: orders}
				        - sql: update users set status = 'x'
				""");
		DataSource database = TestDatabases.create(engine);
		assertThat(rehearse(database, RehearsalRequest.all()).findings()).containsExactly(
				new Finding("02_rows", "after going forward", List.of("orders: 2 of 2 rows are gone")),
				new Finding("02_rows", "going back",
						List.of("Change set rows of db/changelog/changes/02_rows.yaml has no rollback.")));
		assertThat(rehearse(database, RehearsalRequest.all().withOneWay("02").withLossOf("orders")).findings())
			.isEmpty();
	}

	@Test
	void rowsThatStandInTheWayAreFound() throws IOException {
		revision("01_users", USERS);
		revision("02_status", STATUS.replaceFirst(" *- update.*\n", ""));
		DataSource database = TestDatabases.create("h2");
		assertThat(rehearse(database, RehearsalRequest.all()).findings()).singleElement().satisfies((finding) -> {
			assertThat(finding.moment()).isEqualTo("going forward");
			assertThat(finding.details().get(0)).startsWith(
					"Running change set status of db/changelog/changes/02_status.yaml fails: Column \"STATUS\" contains null values");
		});
		assertThat(rehearse(database, RehearsalRequest.all().withoutMadeUpRows()).findings()).isEmpty();
	}

	@Test
	void rowsAreMadeUpThatChecksAllow() throws IOException {
		revision("01_users", USERS);
		revision("02_checks",
				"""
						--liquibase formatted sql
						--changeset ann:1
						create table offers (id smallint primary key, state varchar(9) not null check (state in ('open', 'closed')),
						  percent int not null check (percent > 10), of_user bigint not null unique references users (id),
						  parent smallint references offers (id), tag char(1), at timestamp not null);
						create table offer_tags (offer smallint not null references offers (id), users bigint references users (id),
						  primary key (offer, users));
						create table oddities (id int primary key, a int check (a * a = a + 2), b int not null check (b * b = 9999999));
						--rollback drop table oddities; drop table offer_tags; drop table offers
						""",
				"sql");
		DataSource database = TestDatabases.create("h2");
		assertThat(rehearse(database, RehearsalRequest.all()).findings()).singleElement().satisfies((finding) -> {
			assertThat(finding.revision()).isEqualTo("02_checks");
			assertThat(finding.moment()).isEqualTo("once it had run");
			assertThat(finding.details()).singleElement()
				.satisfies((detail) -> assertThat(detail).startsWith("No row could be made up for oddities: ")
					.endsWith(" Give some for it."));
		});
	}

	@ParameterizedTest
	@MethodSource("engines")
	void revisionsRunOnACopyOfYesterdaysSchema(String engine) throws IOException {
		revision("01_users", USERS);
		revision("02_status", STATUS);
		DataSource database = TestDatabases.create(engine);
		assertThat(rehearse(database, RehearsalRequest.fromDump("01", DUMP)).findings()).isEmpty();
		assertThat(rehearse(database, RehearsalRequest.fromDump("01", DUMP.replace(" total decimal(9,2),", "")))
			.findings())
			.containsExactly(new Finding("02_status", "at the end", List.of("left to do: Add column total to orders")));
	}

	@Test
	void readsWhatPostgreSqlWritesAboutASchema() throws IOException {
		revision("01_users", USERS);
		revision("02_status", STATUS);
		DataSource database = TestDatabases.create("postgresql");
		String dump = """
				--
				-- PostgreSQL database dump
				--
				\\restrict abc
				SET statement_timeout = 0;
				SET client_encoding = 'UTF8';
				SELECT pg_catalog.set_config('search_path', '', false);
				SET default_table_access_method = heap;
				CREATE TABLE public.orders (
				    id bigint NOT NULL,
				    user_id bigint NOT NULL,
				    total numeric(9,2)
				);
				ALTER TABLE public.orders OWNER TO shop;
				CREATE TABLE public.users (
				    id bigint NOT NULL,
				    email character varying(40) NOT NULL,
				    status character varying(10)
				);
				ALTER TABLE public.users OWNER TO shop;
				ALTER TABLE ONLY public.orders
				    ADD CONSTRAINT pk_orders PRIMARY KEY (id);
				ALTER TABLE ONLY public.users
				    ADD CONSTRAINT pk_users PRIMARY KEY (id);
				CREATE UNIQUE INDEX ux_users_email ON public.users USING btree (email);
				ALTER TABLE ONLY public.orders
				    ADD CONSTRAINT fk_orders_users FOREIGN KEY (user_id) REFERENCES public.users(id);
				\\unrestrict abc
				""";
		assertThat(rehearse(database, RehearsalRequest.fromDump("01", dump)).findings()).isEmpty();
		assertThatExceptionOfType(MigrationException.class)
			.isThrownBy(() -> rehearse(database,
					RehearsalRequest.fromDump("01", dump + "COPY public.users (id) FROM stdin;\n1\n\\.\n")))
			.withMessage("The dump holds rows as COPY, which only psql reads.")
			.satisfies((ex) -> assertThat(ex.getAction())
				.isEqualTo("Write it with pg_dump --inserts, or without rows by pg_dump --schema-only."));
	}

	@Test
	void readsWhatH2WritesAboutASchema() throws IOException {
		revision("01_users", USERS);
		revision("02_status", STATUS);
		DataSource database = TestDatabases.create("h2");
		inApplication(database, (service) -> service.migrate(new MigrateRequest("01", MigrationProgress.SILENT)));
		String dump = String.join("\n", new JdbcTemplate(database).queryForList("script nodata", String.class));
		assertThat(rehearse(database, RehearsalRequest.fromDump("01", dump)).findings()).isEmpty();
	}

	@Test
	void dataMigrationsRunToo() throws IOException {
		revision("01_users", USERS);
		revision("02_java", """
				databaseChangeLog:
				  - changeSet:
				      id: java
				      author: ann
				      preConditions:
				        - onFail: HALT
				        - changeLogPropertyDefined: {property: migrate.java}
				      changes:
				        - empty: {}
				      rollback:
				        - empty: {}
				""");
		DataSource database = TestDatabases.create("h2");
		assertThat(rehearse(database, RehearsalRequest.all()).findings()).singleElement()
			.isEqualTo(new Finding("02_java", "going forward",
					List.of("Revision 02_java runs Java code, and no bean of type DataMigration is for it.")));
		assertThat(rehearse(database, RehearsalRequest.all(), UpperCase.class).findings()).singleElement()
			.isEqualTo(new Finding("02_java", "after going back",
					List.of("users.email: 2 values have changed: 'sample 2' is 'SAMPLE 2' now")));
	}

	@Test
	void saysWhatIsWrongWithARequest() throws IOException {
		revision("01_users", USERS);
		revision("02_status", STATUS);
		DataSource database = TestDatabases.create("h2");
		assertThatExceptionOfType(MigrationException.class)
			.isThrownBy(() -> rehearse(database, RehearsalRequest.from("02").upTo("01")))
			.withMessage("01 comes before 02.")
			.satisfies(
					(ex) -> assertThat(ex.getAction()).isEqualTo("Let the rehearsal begin with the older revision."));
		assertThat(
				rehearse(database, RehearsalRequest.from("02").withRows("insert into nowhere values (1)")).findings())
			.singleElement()
			.satisfies((finding) -> {
				assertThat(finding.revision()).isEqualTo("02_status");
				assertThat(finding.moment()).isEqualTo("when its rows were put in");
				assertThat(finding.details().get(0))
					.startsWith("The database refuses a statement of the script: Table \"NOWHERE\" not found")
					.endsWith("Statement: insert into nowhere values (1)");
			});
	}

	private void revision(String name, String content) throws IOException {
		revision(name, content, "yaml");
	}

	private void revision(String name, String content, String format) throws IOException {
		Path directory = this.module.resolve("src/main/resources/db/changelog/changes");
		Files.createDirectories(directory);
		Files.writeString(directory.resolve(name + "." + format), content);
		Files.writeString(directory.resolveSibling("db.changelog-master.yaml"),
				"databaseChangeLog:\n  - includeAll: {path: db/changelog/changes/}\n");
	}

	private RehearsalResult rehearse(DataSource database, RehearsalRequest request, Class<?>... beans) {
		return inApplication(database, (service) -> service.rehearse(request), beans);
	}

	private <T> T inApplication(DataSource database, Function<MigrationService, T> work, Class<?>... beans) {
		AtomicReference<T> result = new AtomicReference<>();
		TestApplication.of(database, this.module).run((context) -> {
			for (Class<?> bean : beans) {
				((GenericApplicationContext) context).registerBean(bean);
			}
			result.set(work.apply(context.getBean(MigrationService.class)));
		}, "app.migrate.auto-apply=false", "spring.jpa.hibernate.ddl-auto=none");
		return result.get();
	}

	static class UpperCase implements DataMigration {

		@Override
		public String revision() {
			return "02_java";
		}

		@Override
		public void migrate(DataMigrationContext context) {
			context.jdbc().update("update users set email = upper(email)");
		}

		@Override
		public void rollback(DataMigrationContext context) {
		}

	}

}
