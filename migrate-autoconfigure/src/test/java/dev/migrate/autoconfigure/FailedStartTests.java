package dev.migrate.autoconfigure;

import java.nio.file.Path;

import dev.migrate.support.ChangelogDirectory;
import dev.migrate.support.TestDatabases;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.flyway.FlywayAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

/**
 * What is on the screen when an application does not start.
 */
@ExtendWith(OutputCaptureExtension.class)
class FailedStartTests {

	@TempDir
	private Path module;

	private ChangelogDirectory changelog;

	@BeforeEach
	void createChangelog() {
		this.changelog = new ChangelogDirectory(this.module);
		this.changelog.writeSql("01_notes", Application.NOTES);
	}

	@Test
	void namesADatabaseThatCannotBeReached(CapturedOutput output) {
		fail("spring.datasource.url=jdbc:postgresql://localhost:1/shop?connectTimeout=2",
				"spring.datasource.username=ada", "spring.datasource.password=hush",
				"spring.datasource.hikari.connection-timeout=500");
		assertThat(report(output)).contains(
				"Description:\n\nCould not connect to the database jdbc:postgresql://localhost:1/shop?connectTimeout=2 "
						+ "as user 'ada': Connection to localhost:1 refused.")
			.contains("Action:\n\nStart the database server, or correct spring.datasource.url "
					+ "(or spring.liquibase.url, if it is set).\n")
			.doesNotContain("hush");
	}

	@Test
	void namesTheUserWhoseCredentialsAreWrong(CapturedOutput output) {
		JdbcDataSource database = (JdbcDataSource) TestDatabases.create("h2");
		TestDatabases.execute(database, "create table t (id bigint)");
		fail("spring.datasource.url=" + database.getURL(), "spring.datasource.username=ada",
				"spring.datasource.password=hush", "spring.datasource.hikari.connection-timeout=500");
		assertThat(report(output)).contains("as user 'ada': Wrong user name or password\n")
			.contains("Action:\n\nCorrect spring.datasource.username and spring.datasource.password ");
	}

	@Test
	void namesTheChangeSetThatFailed(CapturedOutput output) {
		this.changelog.writeSql("02_notes", Application.NOTES);
		fail("spring.datasource.url=jdbc:h2:mem:failed_start", "spring.datasource.generate-unique-name=true");
		assertThat(report(output)).contains("Description:\n\nRevision 02_notes failed at change set 02_notes-1 in "
				+ "db/changelog/changes/02_notes.sql: Table \"NOTES\" already exists\nStatement: " + Application.NOTES)
			.contains("Action:\n\nIf the database had this object before its first revision");
	}

	@ParameterizedTest
	@ValueSource(strings = { "info", "debug" })
	void keepsThePasswordOfAFailedStatementToItself(String level, CapturedOutput output) {
		this.changelog.writeSql("02_owner", "create user ${owner} password '${owner.password}'",
				"create user ${owner} password '${owner.password}'");
		fail("spring.datasource.url=jdbc:h2:mem:failed_secret", "spring.datasource.generate-unique-name=true",
				"spring.liquibase.parameters.owner=crm", "spring.liquibase.parameters.owner.password=hu5h-hu5h",
				"logging.level.liquibase=" + level, "logging.level.dev.migrate=" + level);
		assertThat(report(output)).contains("Revision 02_owner failed at change set 02_owner-2 in ")
			.contains("already exists\nStatement: create user crm password '******'")
			.doesNotContain("hu5h-hu5h");
		assertThat(output).contains("create user crm password '******'").doesNotContain("hu5h-hu5h");
	}

	@Test
	void namesTheFileThatCannotBeRead(CapturedOutput output) {
		this.changelog.write("02_broken.yaml", "databaseChangeLog: [");
		fail("spring.datasource.url=jdbc:h2:mem:broken_file");
		assertThat(report(output)).contains("Description:\n\n").contains("02_broken.yaml").contains("Action:\n\n");
	}

	@Test
	void saysWhatToDoWhenARevisionIsMissing(CapturedOutput output) {
		this.changelog.writeSql("02_less", "alter table notes drop column text");
		fail("spring.datasource.url=jdbc:h2:mem:missing_revision", "spring.jpa.hibernate.ddl-auto=validate");
		assertThat(report(output))
			.contains("Description:\n\nAll revisions have run, but Hibernate finds that the schema "
					+ "is not what the entities need: Schema-validation: missing column [text] in table [notes]")
			.contains(
					"Action:\n\nAsk 'migrate check' (java -jar <application>.jar migrate check) what is missing. If the "
							+ "entities have changed, write a revision with 'makemigrations'; if the database was changed by "
							+ "hand, 'migrate drift' tells where.");
	}

	@Test
	void leavesHibernatesValidationToOthersWhereTheStarterIsOff(CapturedOutput output) {
		fail("spring.datasource.url=jdbc:h2:mem:starter_off", "spring.jpa.hibernate.ddl-auto=validate",
				"spring.liquibase.enabled=false");
		assertThat(output).contains("missing table [notes]").doesNotContain("migrate check");
	}

	private void fail(String... properties) {
		assertThatException().isThrownBy(
				() -> new SpringApplicationBuilder(Main.class)
					.properties("spring.main.web-application-type=none", "spring.main.banner-mode=off",
							"app.migrate.directory=" + this.changelog.changes())
					.properties(properties)
					.run());
	}

	private static String report(CapturedOutput output) {
		String all = output.getAll().replace(System.lineSeparator(), "\n");
		assertThat(all).contains("APPLICATION FAILED TO START");
		return all.substring(all.indexOf("APPLICATION FAILED TO START"));
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration(exclude = FlywayAutoConfiguration.class)
	static class Main {

	}

}
