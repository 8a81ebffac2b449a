package dev.migrate.cli;

import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.env.MapPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a terminal must not show.
 */
class SecretCommandTests extends RealCommandTest {

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
