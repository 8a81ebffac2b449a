package dev.migrate.execution;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.TimeZone;
import java.util.stream.Stream;

import dev.migrate.execution.OutwittedUpToDateCheckTests.Filter;
import liquibase.Scope;
import liquibase.configuration.ConfigurationDefinition;
import liquibase.configuration.LiquibaseConfiguration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Neither changelog nor history has changed, but what is around them.
 */
class UpToDateCheckSurroundingsTests {

	@TempDir
	private Path directory;

	private TrackedDatabase tracked;

	@BeforeEach
	void create() {
		this.tracked = new TrackedDatabase(this.directory.resolve("classes"));
		this.tracked.revision("01_users", "", "create table users (id bigint, name varchar(99))");
	}

	/** A time that a zone leaves out is another one there. */
	@Test
	void seesTheTimeZone() {
		this.tracked.write("db/changelog/changes/02.yaml", """
				databaseChangeLog:
				- changeSet:
				    id: 2
				    author: test
				    runOnChange: true
				    changes:
				    - addColumn:
				        tableName: users
				        columns:
				        - column: { name: born, type: timestamp, defaultValueDate: "2024-03-31T02:30:00" }
				    rollback: []
				""");
		TimeZone before = TimeZone.getDefault();
		TimeZone.setDefault(TimeZone.getTimeZone("UTC"));
		try {
			this.tracked.run();
			assertThat(this.tracked.isUpToDate()).isTrue();
			TimeZone.setDefault(TimeZone.getTimeZone("Europe/Berlin"));
			this.tracked.assertNotDone();
		}
		finally {
			TimeZone.setDefault(before);
		}
	}

	/** One of Liquibase's switches whose name does not begin with its own. */
	@Test
	void seesThatExpressionsMayBeEscaped() {
		this.tracked.revision("02", "runOnChange:true", "insert into users (name) values ('${:name}')");
		this.tracked.run();
		assertThat(this.tracked.isUpToDate()).isTrue();
		System.setProperty("enableEscaping", "true");
		try {
			this.tracked.assertNotDone();
		}
		finally {
			System.clearProperty("enableEscaping");
		}
	}

	static Stream<String> switches() {
		return Scope.getCurrentScope()
			.getSingleton(LiquibaseConfiguration.class)
			.getRegisteredDefinitions(true)
			.stream()
			.flatMap((definition) -> names(definition))
			.distinct();
	}

	private static Stream<String> names(ConfigurationDefinition<?> definition) {
		return Stream.concat(Stream.of(definition.getKey()), definition.getAliasKeys().stream());
	}

	@ParameterizedTest
	@MethodSource("switches")
	void seesEverySwitchOfLiquibase(String name) {
		this.tracked.run();
		assertThat(this.tracked.isUpToDate()).isTrue();
		String spelling = name.toUpperCase(Locale.ROOT);
		System.setProperty(spelling, "1");
		try {
			assertThat(this.tracked.isUpToDate()).isFalse();
		}
		finally {
			System.clearProperty(spelling);
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "liquibase.changeset.ChangeSetService",
			"liquibase.changelog.visitor.ValidatingVisitorGenerator", "liquibase.database.LiquibaseTableNames",
			"liquibase.configuration.ConfiguredValueModifier", "liquibase.configuration.AutoloadedConfigurations",
			"liquibase.servicelocator.ServiceLocator" })
	void seesAnExtensionOf(String service) {
		this.tracked.run();
		assertThat(this.tracked.isUpToDate()).isTrue();
		this.tracked.write("META-INF/services/" + service, "# none\n");
		assertThat(this.tracked.isUpToDate()).isFalse();
	}

	@Test
	void seesThatAnotherCopyOfAFileComesFirst() {
		this.tracked.write("copy/db/changelog/other.sql",
				"--liquibase formatted sql\n--changeset a:b\ncreate table other (id int);\n");
		this.tracked.write("db/changelog/other.sql", "--liquibase formatted sql\n");
		this.tracked.write("db/changelog/changes/03.yaml",
				"databaseChangeLog:\n- include: { file: db/changelog/other.sql }\n");
		System.setProperty("liquibase.duplicateFileMode", "WARN");
		try {
			this.tracked.run();
			assertThat(this.tracked.isUpToDate()).isTrue();
			this.tracked.copyFirst = true;
			assertThat(this.tracked.isUpToDate()).isFalse();
			assertThat(this.tracked.run().changeSets()).isEqualTo(1);
		}
		finally {
			System.clearProperty("liquibase.duplicateFileMode");
		}
	}

	static Stream<String> filtered() {
		return Stream.of("""
				databaseChangeLog:
				- includeAll: { path: db/changelog/changes, "f\\u0069lter": "%s" }
				""", """
				changes: &changes { path: db/changelog/changes, filter: "%s" }
				databaseChangeLog:
				- includeAll: *changes
				""", """
				filtered: &filtered { filter: "%s" }
				databaseChangeLog:
				- includeAll: { <<: *filtered, path: db/changelog/changes }
				""", """
				databaseChangeLog:
				- "includ\\x65All": { path: db/changelog/changes, filter: "%s" }
				""", """
				databaseChangeLog:
				- property: { name: &key filter, value: x }
				- includeAll: { path: db/changelog/changes, *key : "%s" }
				""");
	}

	@ParameterizedTest
	@MethodSource("filtered")
	void leavesToLiquibaseWhatAClassFiltersHoweverThatIsSpelled(String master) {
		this.tracked.write(TrackedDatabase.MASTER, master.formatted(Filter.class.getName()));
		this.tracked.revision("02_more", "", "create table orders (id int)");
		Filter.admits = "01";
		try {
			this.tracked.run();
		}
		catch (RuntimeException ex) {
			// Liquibase does not understand it, and so nobody is misled
		}
		Filter.admits = "0";
		assertThat(this.tracked.isUpToDate()).isFalse();
	}

	@Test
	void leavesToLiquibaseWhatAClassFiltersWhateverTheFileIsCalled() {
		this.tracked.changeLog = "classpath:/db/changelog/master.changelogxml";
		this.tracked.write("db/changelog/master.changelogxml", """
				<?xml version="1.0" encoding="UTF-8"?>
				<databaseChangeLog xmlns="http://www.liquibase.org/xml/ns/dbchangelog"
						xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="
						http://www.liquibase.org/xml/ns/dbchangelog
						http://www.liquibase.org/xml/ns/dbchangelog/dbchangelog-latest.xsd">
					<includeAll path="db/changelog/changes" filter="%s"/>
				</databaseChangeLog>
				""".formatted(Filter.class.getName()));
		this.tracked.revision("02_more", "", "create table orders (id int)");
		Filter.admits = "01";
		assertThat(this.tracked.run().changeSets()).isEqualTo(1);
		Filter.admits = "0";
		this.tracked.assertNotDone();
	}

	@ParameterizedTest
	@ValueSource(strings = { "alter table databasechangelog drop column deployment_id",
			"alter table databasechangelog drop column labels", "alter table databasechangelog drop column tag",
			"alter table databasechangelog drop column liquibase", "drop table databasechangeloglock",
			"delete from databasechangeloglock", "update databasechangelog set tag = 'x'",
			"update databasechangelog set contexts = 'x', labels = 'y', liquibase = '3.0', deployment_id = null",
			"update databasechangelog set dateexecuted = timestamp '1999-01-01 00:00:00'",
			"update databasechangelog set comments = 'x', description = null",
			"alter table databasechangelog add more int", "create schema other",
			"alter table databasechangelog alter column md5sum varchar(400)",
			"alter table databasechangelog alter column contexts varchar(10)" })
	void sparesNothingThatALongRunWouldHaveDone(String sql) {
		this.tracked.run();
		assertThat(this.tracked.isUpToDate()).isTrue();
		assertThat(this.tracked.isDoneTheLongWay()).isTrue();
		this.tracked.sql(sql);
		assertThat(this.tracked.isUpToDate() && !this.tracked.isDoneTheLongWay()).isFalse();
	}

	@Test
	void followsALinkThatPointsElsewhereNow() throws IOException {
		Path one = Files.createDirectories(this.directory.resolve("one"));
		Path two = Files.createDirectories(this.directory.resolve("two"));
		String sql = "--liquibase formatted sql\n--changeset a:%s\ncreate table x%s (id int);\n";
		Files.writeString(one.resolve("02.sql"), sql.formatted("1", "1"));
		Files.writeString(two.resolve("02.sql"), sql.formatted("2", "2"));
		Files.setLastModifiedTime(two.resolve("02.sql"), Files.getLastModifiedTime(one.resolve("02.sql")));
		Path link = this.tracked.classes.resolve("db/changelog/changes/more");
		Files.createSymbolicLink(link, one);
		this.tracked.run();
		assertThat(this.tracked.isUpToDate()).isTrue();
		Files.delete(link);
		Files.createSymbolicLink(link, two);
		this.tracked.assertNotDone();
	}

}
