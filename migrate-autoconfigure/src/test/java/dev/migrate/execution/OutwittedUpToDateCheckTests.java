package dev.migrate.execution;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;

import dev.migrate.changelog.InputRecording;
import liquibase.change.core.RawSQLChange;
import liquibase.changelog.ChangeLogParameters;
import liquibase.changelog.ChangeSet;
import liquibase.changelog.DatabaseChangeLog;
import liquibase.changelog.IncludeAllFilter;
import liquibase.parser.ChangeLogParser;
import liquibase.parser.ChangeLogParserFactory;
import liquibase.resource.ResourceAccessor;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/**
 * Ways in which somebody could make work that is to be done look as if it were done.
 */
class OutwittedUpToDateCheckTests {

	@TempDir
	private Path directory;

	private Path classes;

	private TrackedDatabase tracked;

	@BeforeEach
	void create() {
		this.classes = this.directory.resolve("classes");
		this.tracked = new TrackedDatabase(this.classes);
		this.tracked.revision("01_users", "", "create table users (id bigint, name varchar(99))");
	}

	@Test
	void followsALinkToAFolder() throws IOException {
		this.tracked.run();
		Path elsewhere = Files.createDirectories(this.directory.resolve("elsewhere"));
		Files.writeString(elsewhere.resolve("02.sql"), sql("02", "create table orders (id int)"));
		Files.createSymbolicLink(this.classes.resolve("db/changelog/changes/more"), elsewhere);
		this.tracked.assertNotDone();
		this.tracked.run();
		assertThat(this.tracked.isUpToDate()).isTrue();
		Files.writeString(elsewhere.resolve("03.sql"), sql("03", "create table items (id int)"));
		this.tracked.assertNotDone();
	}

	/** As Kubernetes mounts what it is configured with. */
	@Test
	void followsALinkThatTheFolderIs() throws IOException {
		Path changes = this.classes.resolve("db/changelog/changes");
		Path elsewhere = this.directory.resolve("elsewhere");
		Files.move(changes, elsewhere);
		Files.createSymbolicLink(changes, elsewhere);
		assertThat(this.tracked.run().changeSets()).isEqualTo(1);
		assertThat(this.tracked.isUpToDate()).isTrue();
		Files.writeString(elsewhere.resolve("03.sql"), sql("03", "create table items (id int)"));
		this.tracked.assertNotDone();
	}

	@Test
	void followsALinkThatTheSourceTreesFolderIs() throws IOException {
		Path elsewhere = Files.createDirectories(this.directory.resolve("elsewhere"));
		this.tracked.sources = this.directory.resolve("src/main/resources/db/changelog/changes");
		Files.createDirectories(this.tracked.sources.getParent());
		Files.createSymbolicLink(this.tracked.sources, elsewhere);
		Files.writeString(elsewhere.resolve("01.sql"), sql("01", "create table users (id int)"));
		assertThat(this.tracked.run().applied()).containsExactly("01");
		assertThat(this.tracked.isUpToDate()).isTrue();
		Files.writeString(elsewhere.resolve("02.sql"), sql("02", "create table orders (id int)"));
		assertThat(this.tracked.isUpToDate()).isFalse();
		assertThat(this.tracked.run().applied()).containsExactly("02");
	}

	@Test
	void believesNoJarThatTellsOtherThingsOfItsFiles() {
		this.tracked.packaged = true;
		this.tracked.packed = OutwittedUpToDateCheckTests::spoilChecksums;
		assertThat(this.tracked.run().changeSets()).isEqualTo(1);
		assertThat(this.tracked.isUpToDate()).isFalse();
	}

	static Stream<Arguments> optional() {
		return Stream.of(arguments("db/changelog/deeper/../optional.sql", "db/changelog/optional.sql"),
				arguments("db/./changelog/optional.sql", "db/changelog/optional.sql"),
				arguments("db//changelog/optional.sql", "db/changelog/optional.sql"),
				arguments("classpath:db/changelog/optional.sql", "db/changelog/optional.sql"),
				arguments("classpath*:db/changelog/optional.sql", "db/changelog/optional.sql"),
				arguments("db/*/optional.sql", "db/changelog/optional.sql"),
				arguments("db/**/optional?.sql", "db/changelog/optional1.sql"),
				arguments("db/changelog/with%20space.sql", "db/changelog/with space.sql"),
				arguments("db/changelog/with space.sql", "db/changelog/with space.sql"));
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("optional")
	void seesAFileThatWasMissingHoweverItIsSpelled(String spelling, String file) {
		includes("include: { file: '" + spelling + "', errorIfMissing: false }");
		appears(file);
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("optional")
	void seesAFileThatWasMissingFromAJarHoweverItIsSpelled(String spelling, String file) {
		this.tracked.packaged = true;
		seesAFileThatWasMissingHoweverItIsSpelled(spelling, file);
	}

	@ParameterizedTest(name = "{0}")
	@ValueSource(strings = { "db/changelog/x/../more", "classpath:db/changelog/more/", "classpath*:db/changelog/more",
			"/db/changelog//more", "db/*/more", "db/changelog/mor?" })
	void seesAFolderThatWasMissingHoweverItIsSpelled(String spelling) {
		includes("includeAll: { path: '" + spelling + "', errorIfMissingOrEmpty: false }");
		appears("db/changelog/more/02.sql");
	}

	@ParameterizedTest(name = "{0}")
	@ValueSource(strings = { "db/changelog/x/../more", "classpath:db/changelog/more/", "classpath*:db/changelog/more",
			"/db/changelog//more", "db/*/more", "db/changelog/mor?" })
	void seesAFolderThatWasMissingFromAJarHoweverItIsSpelled(String spelling) {
		this.tracked.packaged = true;
		seesAFolderThatWasMissingHoweverItIsSpelled(spelling);
	}

	@Test
	void seesAFileElsewhereThatWasMissing() throws IOException {
		Path file = this.directory.resolve("a b.sql");
		includes("include: { file: '" + file.toUri() + "', errorIfMissing: false }");
		this.tracked.run();
		Files.writeString(file, sql("02", "create table orders (id int)"));
		this.tracked.assertNotDone();
	}

	@Test
	void leavesToLiquibaseWhatAClassOfTheApplicationFilters() {
		this.tracked.write(TrackedDatabase.MASTER, """
				databaseChangeLog:
				- includeAll: { path: db/changelog/changes, filter: "%s" }
				""".formatted(Filter.class.getName()));
		this.tracked.revision("02_more", "", "create table orders (id int)");
		Filter.admits = "01";
		assertThat(this.tracked.run().changeSets()).isEqualTo(1);
		Filter.admits = "0";
		this.tracked.assertNotDone();
	}

	@Test
	void leavesToLiquibaseWhatAnXmlEntityStandsFor() {
		this.tracked.write("db/changelog/changes/02.xml", """
				<?xml version="1.0" encoding="UTF-8"?>
				<!DOCTYPE databaseChangeLog [ <!ENTITY part SYSTEM "db/changelog/part.txt"> ]>
				<databaseChangeLog xmlns="http://www.liquibase.org/xml/ns/dbchangelog"
						xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="
						http://www.liquibase.org/xml/ns/dbchangelog
						http://www.liquibase.org/xml/ns/dbchangelog/dbchangelog-latest.xsd">&part;</databaseChangeLog>
				""");
		String changeSet = "<changeSet id='%s' author='test'><sql>create table %s (id int)</sql></changeSet>";
		this.tracked.write("db/changelog/part.txt", changeSet.formatted("x", "orders"));
		this.tracked.run();
		this.tracked.write("db/changelog/part.txt",
				changeSet.formatted("x", "orders") + changeSet.formatted("y", "items"));
		this.tracked.assertNotDone();
	}

	@Test
	void seesAFileThatIsAddedWhileOthersRun() {
		runs(() -> this.tracked.revision("02_more", "", "create table orders (id int)"));
		this.tracked.assertNotDone();
	}

	@Test
	void seesAFileThatIsEditedWhileOthersRun() {
		runs(() -> this.tracked.revision("01_users", "", "create table users (id bigint)"));
		this.tracked.assertNotDone();
	}

	@Test
	void seesAFileThatWasMissingWhenOthersRan() {
		includes("include: { file: db/changelog/optional.sql, errorIfMissing: false }");
		runs(() -> this.tracked.write("db/changelog/optional.sql", sql("02", "create table orders (id int)")));
		this.tracked.assertNotDone();
	}

	/** Nobody could tell which of them has read what. */
	@Test
	void knowsNothingOfTwoRunsAtATime() {
		this.tracked.with((liquibase) -> {
			InputRecording one = liquibase.changelogs().record();
			assertThat(one.inputs()).isPresent();
			InputRecording other = liquibase.changelogs().record();
			assertThat(one.inputs()).isEmpty();
			assertThat(other.inputs()).isEmpty();
			other.close();
			one.close();
			assertThat(liquibase.changelogs().record().inputs()).isPresent();
		});
	}

	@Test
	void leavesToLiquibaseWhatAnExtensionParses() {
		ChangeLogParser parser = new OddParser();
		ChangeLogParserFactory.getInstance().register(parser);
		try {
			this.tracked.write("db/changelog/changes/02.odd", "whatever");
			assertThat(this.tracked.run().changeSets()).isEqualTo(1);
			OddParser.sql = "create table orders (id int)";
			this.tracked.assertNotDone();
		}
		finally {
			ChangeLogParserFactory.getInstance().unregister(parser);
			OddParser.sql = null;
		}
	}

	@Test
	void leavesToLiquibaseWhatWouldRunAgainWhateverItsChecksum() {
		this.tracked.write("db/changelog/changes/02.yaml", """
				databaseChangeLog:
				- changeSet:
				    id: 2
				    author: test
				    runOnChange: true
				    validCheckSum: "1:any"
				    changes:
				    - sql: { sql: "insert into users (id) values (1)" }
				""");
		this.tracked.run();
		assertThat(this.tracked.isUpToDate()).isTrue();
		this.tracked.write("db/changelog/changes/02.yaml", """
				databaseChangeLog:
				- changeSet:
				    id: 2
				    author: test
				    runOnChange: true
				    validCheckSum: "1:any"
				    failOnError: false
				    changes:
				    - sql: { sql: "insert into later (id) values (1)" }
				""");
		this.tracked.run();
		this.tracked.sql("create table later (id int)");
		this.tracked.assertNotDone();
	}

	/** In a jar's directory the checksum is 16 bytes behind the beginning of an entry. */
	private static void spoilChecksums(Path jar) {
		try {
			ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(jar)).order(ByteOrder.LITTLE_ENDIAN);
			for (int place = 0; place < bytes.limit() - 20; place++) {
				if (bytes.getInt(place) == 0x02014b50) {
					bytes.putInt(place + 16, bytes.getInt(place + 16) + 1);
				}
			}
			Files.write(jar, bytes.array());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	static Stream<Arguments> changeSets() {
		String precondition = "preConditions: [ { %s }, { sqlCheck: { expectedResult: 1, sql: %s } } ]";
		String count = "select count(*) from users";
		return Stream.of(arguments("ignore: true", false), arguments("logicalFilePath: elsewhere.yaml", false),
				arguments("dbms: mariadb", false), arguments("context: production", false),
				arguments("labels: later", false), arguments("runInTransaction: false", false),
				arguments("validCheckSum: any", false), arguments("runOnChange: true", false),
				arguments("runAlways: true", true), arguments("failOnError: false", true),
				arguments(precondition.formatted("onFail: MARK_RAN", count), false),
				arguments(precondition.formatted("onFail: WARN", count), true),
				arguments(precondition.formatted("onFail: CONTINUE", count), true),
				arguments(precondition.formatted("onError: CONTINUE", "select nothing"), true),
				arguments(precondition.formatted("onError: MARK_RAN", "select nothing"), false));
	}

	/**
	 * What has failed or waits runs again once it can.
	 */
	@ParameterizedTest(name = "{0}")
	@MethodSource("changeSets")
	void leavesToLiquibaseWhatMayStillRun(String attribute, boolean open) {
		this.tracked.contexts = "test";
		this.tracked.labels = "!later";
		String sql = attribute.startsWith("labels") || attribute.startsWith("context") ? "select 1"
				: open ? "insert into later values (1)" : "insert into users (id) values (1)";
		if (attribute.startsWith("runAlways")) {
			this.tracked.sql("create table later (id int)");
		}
		this.tracked.write("db/changelog/changes/02.yaml", """
				databaseChangeLog:
				- changeSet:
				    id: 2
				    author: test
				    %s
				    changes:
				    - sql: { sql: "%s" }
				""".formatted(attribute, sql));
		try {
			this.tracked.run();
		}
		catch (RuntimeException ex) {
			// That is one way of leaving it open
		}
		assertThat(this.tracked.isUpToDate()).isEqualTo(!open);
		if (!open) {
			assertThat(this.tracked.isDoneForPlainLiquibase()).isTrue();
		}
	}

	private void includes(String include) {
		this.tracked.write(TrackedDatabase.MASTER,
				"databaseChangeLog:\n- include: { file: db/changelog/changes/01_users.sql }\n- " + include + "\n");
	}

	/** Some spellings are found by nobody. */
	private void appears(String file) {
		this.tracked.run();
		this.tracked.write(file, sql("02", "create table orders (id int)"));
		assertThat(this.tracked.isUpToDate() && !this.tracked.isDoneForPlainLiquibase()).as("is taken for done")
			.isFalse();
	}

	private void runs(Runnable meanwhile) {
		this.tracked.with((liquibase) -> liquibase.run(null, new MigrationProgress() {
			@Override
			public void applied(String revision, Duration duration) {
				meanwhile.run();
			}
		}));
	}

	/** The last sentence would be about nothing if the first were not true. */
	private static String sql(String id, String sql) {
		return "--liquibase formatted sql\n--changeset test:" + id + "\n" + sql + ";\n";
	}

	/**
	 * A format in which changelogs are programs.
	 */
	private static final class OddParser implements ChangeLogParser {

		static @Nullable String sql;

		@Override
		public DatabaseChangeLog parse(String location, ChangeLogParameters parameters, ResourceAccessor resources) {
			DatabaseChangeLog changelog = new DatabaseChangeLog(location);
			if (sql != null) {
				ChangeSet changeSet = new ChangeSet("odd", "test", false, false, location, null, null, changelog);
				changeSet.addChange(new RawSQLChange(sql));
				changelog.addChangeSet(changeSet);
			}
			return changelog;
		}

		@Override
		public boolean supports(String location, ResourceAccessor resources) {
			return location.endsWith(".odd");
		}

		@Override
		public int getPriority() {
			return PRIORITY_DEFAULT;
		}

	}

	/**
	 * A filter that depends on nobody knows what.
	 */
	public static class Filter implements IncludeAllFilter {

		static String admits = "";

		@Override
		public boolean include(String changeLogPath) {
			return changeLogPath.substring(changeLogPath.lastIndexOf('/') + 1).startsWith(admits);
		}

	}

}
