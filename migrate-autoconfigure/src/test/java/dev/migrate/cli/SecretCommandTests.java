package dev.migrate.cli;

import java.util.List;
import java.util.Map;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.read.ListAppender;
import dev.migrate.RehearsalRequest;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.env.MapPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a terminal must not show.
 */
class SecretCommandTests extends RealCommandTest {

	private final Logger root = (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);

	private final Level level = this.root.getLevel();

	private @Nullable ListAppender<ILoggingEvent> log;

	private static final String PROPERTY = """
			databaseChangeLog:
			- property: {name: owner.password, value: hu5h-hu5h, global: false}
			""";

	@ParameterizedTest
	@ValueSource(strings = { "migrate", "migrate --debug" })
	void aFailedStatementIsShownWithoutThePassword(String command) {
		this.changelog.write("01_owner.yaml", PROPERTY + """
				- changeSet:
				    id: 01_owner-1
				    author: ada
				    changes:
				    - sql: {sql: "create user crm password '${owner.password}' nonsense"}
				""");
		assertThat(run(command.split(" "))).isEqualTo(3);
		assertThat(err()).contains("error: Revision 01_owner failed at change set 01_owner-1 in ")
			.contains("Statement: create user crm password '******' nonsense")
			.doesNotContain("hu5h-hu5h");
		assertThat(out()).doesNotContain("hu5h-hu5h");
	}

	@ParameterizedTest
	@ValueSource(strings = { "migrate rollback --yes", "migrate rollback --yes --debug" })
	void aFailedWayBackIsShownWithoutThePassword(String command) {
		this.changelog.write("01_owner.yaml", PROPERTY + """
				- changeSet:
				    id: 01_owner-1
				    author: ada
				    changes:
				    - sql: {sql: "create table t (id int)"}
				    rollback:
				    - sql: {sql: "alter user crm set password '${owner.password}' nonsense"}
				""");
		assertThat(run("migrate")).isZero();
		assertThat(run(command.split(" "))).isEqualTo(3);
		assertThat(err()).contains("Statement: alter user crm set password '******' nonsense")
			.doesNotContain("hu5h-hu5h");
	}

	@ParameterizedTest
	@ValueSource(strings = { "migrate drift", "migrate drift --debug" })
	void aFailedReplayIsShownWithoutThePassword(String command) {
		jdbc().execute("create table by_hand (secret varchar(99))");
		this.changelog.write("01_owner.yaml", PROPERTY + """
				- changeSet:
				    id: 01_owner-1
				    author: ada
				    changes:
				    - sql: {sql: "insert into by_hand values ('${owner.password}')"}
				""");
		assertThat(run("migrate")).isZero();
		assertThat(run(command.split(" "))).isEqualTo(3);
		assertThat(err()).contains("Change set 01_owner-1 of ")
			.contains("insert into by_hand values ('******')")
			.doesNotContain("hu5h-hu5h");
	}

	@ParameterizedTest
	@ValueSource(strings = { "migrate show head", "migrate show head --json" })
	void aRevisionIsShownWithoutThePassword(String command) {
		this.changelog.write("01_owner.yaml", PROPERTY + """
				- changeSet:
				    id: 01_owner-1
				    author: ada
				    comment: It is ${owner.password} for now
				    changes:
				    - sql: {sql: "create user crm password '${owner.password}'"}
				    rollback:
				    - sql: {sql: "drop user crm -- ${owner.password}"}
				""");
		assertThat(run(command.split(" "))).isZero();
		assertThat(out())
			.contains("It is ****** for now", "create user crm password '******'", "drop user crm -- ******")
			.doesNotContain("hu5h-hu5h");
	}

	/**
	 * Whatever reads the changelog: before it has run, when somebody has changed the
	 * database by hand, and after. Words are cut at several lengths, so the value stands
	 * at many places. Not even its beginning is shown.
	 */
	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			none | showmigrations | [ ] 02_user
			none | showmigrations --plan --json | 02_user
			none | migrate history -v | Rev: 02_user
			none | migrate history --json | 02_user
			none | migrate show 01_base --json | DEFAULT '******'
			none | migrate show 02_user | password '******'
			none | migrate --plan | create user if not exists crm password '******' admin (The password is ******)
			none | migrate --plan --json | crm password '******'
			none | migrate --check -v | create user if not exists crm password '******'
			none | migrate -v --yes | create user if not exists crm password '******'
			none | migrate -v --json --yes | "applied":["01_base","02_user"]
			none | migrate lint base:head | [unchecked-sql]
			none | migrate lint base:head --json | "code":"unchecked-sql"
			none | migrate lint base:head --dialect postgresql | [unchecked-sql]
			none | migrate env -v | 02_user
			none | migrate squash base:head --dry-run | written by hand
			none | migrate merge --json | 02_user
			none | migrate heads -v | Rev: 02_user
			none | migrate stamp -v | crm password '******'
			none | migrate stamp --json | 02_user
			none | migrate --no-input | Run call length('for those who report each month ******')
			some | migrate --plan | crm password '******'
			some | migrate --plan --json | "losses":[{"operation":"
			some | migrate --no-input | error: This loses data
			some | migrate --no-input --debug | error: This loses data
			some | migrate drift | Set default of column note on accounts to 'once ******'
			some | migrate drift --json | check constraint ck on accounts:
			some | migrate current -v | Rev: 01_base
			all | showmigrations --json | 02_user
			all | migrate show 02_user --json | password '******'
			all | migrate downgrade base --plan | Undo create user if not exists crm password '******' admin
			all | migrate downgrade base --plan --json | crm password '******'
			all | migrate downgrade base --no-input | loses data
			all | migrate downgrade base --no-input --debug | loses data
			all | migrate downgrade base --yes -v | crm password '******'
			all | migrate downgrade base --yes --json | "unapplied":["02_user","01_base"]
			all | migrate rollback --no-input --json | loses data
			all | migrate stamp base -v --json | 02_user
			all | migrate reset --yes | 02_user
			""", quoteCharacter = '~')
	void noCommandShowsTheValue(String ran, String command, String words) throws Exception {
		writeChangelogFullOfIt();
		if (!ran.equals("none")) {
			assertThat(run("migrate", ran.equals("all") ? "head" : "01_base", "--yes")).describedAs(err()).isZero();
			jdbc().execute("alter table accounts alter column note set default 'once Tr0ub4dor-and-3-horses'");
			jdbc().execute("alter table accounts add constraint ck check (note <> 'Tr0ub4dor-and-3-horses!')");
		}
		ListAppender<ILoggingEvent> log = listen();
		run(command.split(" "));
		assertThat(out() + err()).contains(words).doesNotContain("Tr0u");
		assertThat(log.list).isNotEmpty()
			.noneMatch((event) -> event.getFormattedMessage().contains("Tr0u"))
			.noneMatch((event) -> ThrowableProxyUtil.asString(event.getThrowableProxy()).contains("Tr0u"));
	}

	/** It is composed of what a database has, and that has the value. */
	@ParameterizedTest
	@ValueSource(strings = { "migrate squash", "migrate squash --dry-run" })
	void noRevisionIsWrittenWithTheValue(String command) throws Exception {
		String generated = "# Generated by migrate-starter\n";
		this.changelog.write("20260101_000000_accounts.yaml", generated + """
				databaseChangeLog:
				- property: {name: owner.password, value: hu5h-hu5h}
				- property: {name: note.key.type, value: varchar(30)}
				- changeSet:
				    id: accounts-1
				    author: ada
				    changes:
				    - createTable:
				        tableName: accounts
				        columns:
				        - column: {name: note, type: "${note.key.type}", defaultValue: "${owner.password}"}
				""");
		this.changelog.write("20260102_000000_more.sql", "--liquibase formatted sql\n-- Generated by migrate-starter\n"
				+ "--changeset test:more-1\nalter table accounts add id bigint;\n");
		List<String> files = List.of(this.changelog.changes().toFile().list());
		assertThat(run(command.split(" "))).isEqualTo(3);
		assertErr(
				"error: The revision would have the value of the secret changelog parameter 'owner.password' in it; it was "
						+ "not written.",
				"Write by hand what needs that value (makemigrations --empty), with the parameter in its place, or leave "
						+ "the revisions that use it as they are.");
		assertThat(this.changelog.changes().toFile().list()).containsExactlyInAnyOrderElementsOf(files);
	}

	@Test
	void aRehearsalIsToldWithoutTheValue() {
		writeChangelogFullOfIt();
		assertThat(service().rehearse(RehearsalRequest.all()).findings().toString()).contains("******")
			.doesNotContain("Tr0u");
	}

	/** Somebody is going to run it. */
	@ParameterizedTest
	@ValueSource(strings = { "sqlmigrate 02_user", "sqlmigrate 02_user --backwards --json", "migrate --sql",
			"migrate --sql --json", "migrate --sql --dialect h2", "migrate downgrade 02_user:01_base --sql" })
	void aScriptHasTheValue(String command) {
		writeChangelogFullOfIt();
		assertThat(run(command.split(" "))).isZero();
		assertThat(out()).contains("password 'Tr0ub4dor-and-3-horses'");
	}

	private ListAppender<ILoggingEvent> listen() {
		this.root.setLevel(Level.DEBUG);
		ListAppender<ILoggingEvent> log = new ListAppender<>();
		log.start();
		this.root.addAppender(log);
		this.log = log;
		return log;
	}

	@AfterEach
	void stopListening() {
		this.root.setLevel(this.level);
		if (this.log != null) {
			this.root.detachAppender(this.log);
		}
	}

	private void writeChangelogFullOfIt() {
		StringBuilder changes = new StringBuilder();
		for (int place = 40; place < 100; place += 10) {
			changes.append("    - sql: {sql: \"update accounts set note = '")
				.append("x".repeat(place - 32))
				.append(" ${reporting.password}' where id = 1\"}\n");
		}
		this.changelog.write("01_base.yaml",
				"""
						databaseChangeLog:
						- property: {name: reporting.password, value: Tr0ub4dor-and-3-horses}
						- changeSet:
						    id: 01_base-1
						    author: ada
						    changes:
						    - createTable:
						        tableName: accounts
						        remarks: for ${reporting.password}
						        columns:
						        - column: {name: id, type: bigint, constraints: {nullable: false}}
						        - column: {name: note, type: varchar(200), defaultValue: "${reporting.password}", remarks: "it is ${reporting.password}"}
						    - createView: {viewName: noted, selectQuery: "select * from accounts where note = '${reporting.password}'"}
						    - insert: {tableName: accounts, columns: [{column: {name: id, value: 1}}, {column: {name: note, value: "${reporting.password}"}}]}
						    rollback:
						    - sql: {sql: "drop view noted"}
						    - sql: {sql: "drop table accounts -- ${reporting.password}"}
						""");
		this.changelog.write("02_user.yaml",
				"""
						databaseChangeLog:
						- changeSet:
						    id: 02_user-1
						    author: ada
						    labels: destructive
						    comment: The password is ${reporting.password}
						    preConditions:
						    - onFail: MARK_RAN
						    - sqlCheck: {expectedResult: 0, sql: "select count(*) from accounts where id = 9 and note = '${reporting.password}'"}
						    changes:
						    - sql: {sql: "create user if not exists crm password '${reporting.password}' admin"}
						    - update: {tableName: accounts, columns: [{column: {name: note, value: "${reporting.password}"}}], where: "note = '${reporting.password}'"}
						    - delete: {tableName: accounts, where: "note = '${reporting.password}'"}
						    - addDefaultValue: {tableName: accounts, columnName: note, defaultValue: "new ${reporting.password}"}
						    - sql: {sql: "call length('${reporting.password}')"}
						    - sql: {sql: "call length('for those who report each month ${reporting.password}')"}
						"""
						+ changes + """
								    rollback:
								    - sql: {sql: "alter user crm set password '${reporting.password}'"}
								    - sql: {sql: "delete from accounts where note = '${reporting.password}'"}
								""" + changes);
	}

	@Test
	void whatOthersSayIsShownWithoutThePasswords() {
		TestConsole console = TestConsole.pipe();
		try (GenericApplicationContext context = new GenericApplicationContext()) {
			context.getEnvironment()
				.getPropertySources()
				.addFirst(new MapPropertySource("test", Map.of("spring.liquibase.parameters.owner.password",
						"hu5h-hu5h", "app.migrate.databases.audit.liquibase.parameters.audit-secret", "quiet-quiet")));
			context.refresh();
			new FailureReporter(console.console(), true).report(new IllegalStateException(
					"hu5h-hu5h and quiet-quiet at jdbc:postgresql://db/shop?password=still&ssl=true"), context);
		}
		assertThat(console.err()).contains(
				"error: IllegalStateException: ****** and ****** at jdbc:postgresql://db/shop?password=******&ssl=true")
			.contains("at dev.migrate.cli.SecretCommandTests")
			.doesNotContain("hu5h")
			.doesNotContain("quiet")
			.doesNotContain("still");
	}

}
