package dev.migrate.proof;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import javax.sql.DataSource;

import dev.migrate.execution.MigrationLiquibase;
import dev.migrate.execution.MigrationProgress;
import dev.migrate.failure.MigrationException;
import dev.migrate.support.ChangelogDirectory;
import dev.migrate.support.TestDatabases;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

/**
 * Spoilt changelogs run, or fail in words; they never hang, leave the lock behind, or
 * half of something that nobody names. {@code -Dfuzz.inputs=10000} spoils more of them,
 * {@code -Dfuzz.seed=…} others.
 */
class ChangelogFuzzTests {

	private static final int INPUTS = Integer.getInteger("fuzz.inputs", 200);

	private static final long SEED = Long.getLong("fuzz.seed", 1);

	private static final String YAML = """
			databaseChangeLog:
			- property: {name: big, value: varchar(900)}
			- changeSet:
			    id: fuzzed-1
			    author: ann
			    comment: Create table notes
			    preConditions: [{onFail: MARK_RAN}, {not: [{tableExists: {tableName: notes}}]}]
			    changes:
			    - createTable:
			        tableName: notes
			        columns:
			        - column: {name: id, type: bigint, autoIncrement: true, constraints: {primaryKey: true}}
			        - column: {name: title, type: "${big}", defaultValue: "it's"}
			    - createIndex: {tableName: notes, indexName: ix_notes, columns: [{column: {name: title}}]}
			- changeSet:
			    id: fuzzed-2
			    author: ann
			    labels: destructive
			    changes:
			    - insert: {tableName: notes, columns: [{column: {name: title, value: "a;b"}}]}
			    - sql: {sql: "update notes set title = 'x' where id = 1"}
			    rollback:
			    - sql: {sql: delete from notes}
			""";

	private static final String XML = """
			<?xml version="1.0" encoding="UTF-8"?>
			<databaseChangeLog xmlns="http://www.liquibase.org/xml/ns/dbchangelog"
				xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
				xsi:schemaLocation="http://www.liquibase.org/xml/ns/dbchangelog http://www.liquibase.org/xml/ns/dbchangelog/dbchangelog-latest.xsd">
				<changeSet id="fuzzed-1" author="ann">
					<comment>Create table notes</comment>
					<createTable tableName="notes">
						<column name="id" type="bigint"><constraints primaryKey="true"/></column>
						<column name="title" type="varchar(20)" defaultValue="it's"/>
					</createTable>
					<addColumn tableName="notes"><column name="n" type="int" valueNumeric="1"/></addColumn>
				</changeSet>
				<changeSet id="fuzzed-2" author="ann">
					<sql>insert into notes (id) values (1)</sql>
					<rollback>delete from notes</rollback>
				</changeSet>
			</databaseChangeLog>
			""";

	private static final String JSON = """
			{"databaseChangeLog": [
			  {"changeSet": {"id": "fuzzed-1", "author": "ann", "changes": [
			    {"createTable": {"tableName": "notes", "columns": [
			      {"column": {"name": "id", "type": "bigint", "constraints": {"nullable": false}}},
			      {"column": {"name": "title", "type": "varchar(20)"}}]}},
			    {"addUniqueConstraint": {"tableName": "notes", "columnNames": "id"}}]}},
			  {"changeSet": {"id": "fuzzed-2", "author": "ann", "changes": [
			    {"insert": {"tableName": "notes", "columns": [{"column": {"name": "id", "valueNumeric": "1"}}]}}],
			    "rollback": [{"delete": {"tableName": "notes"}}]}}
			]}
			""";

	private static final String SQL = """
			--liquibase formatted sql
			--changeset ann:fuzzed-1 dbms:h2 splitStatements:true
			--comment: Create table notes
			--preconditions onFail:MARK_RAN
			--precondition-sql-check expectedResult:0 select count(*) from information_schema.tables where table_name = 'NOTES'
			create table notes (id bigint primary key, title varchar(20) default 'a;b');
			create index ix_notes on notes (title);
			--rollback drop table notes;

			--changeset ann:fuzzed-2 labels:destructive
			insert into notes (id) values (1);
			--rollback delete from notes;
			""";

	/** What a changelog may name as well as its own directory. */
	@TempDir
	private Path all;

	private ChangelogDirectory changelog;

	@BeforeEach
	void createChangelog() throws IOException {
		Files.writeString(Files.createDirectories(this.all.resolve("outside")).resolve("kept.txt"), "kept");
		this.changelog = new ChangelogDirectory(this.all.resolve("workspace/shop/module"));
	}

	@ParameterizedTest
	@CsvSource({ "yaml", "xml", "json", "sql" })
	void aSpoiltChangelogRunsOrFailsInWords(String format) throws IOException {
		String sound = switch (format) {
			case "yaml" -> YAML;
			case "xml" -> XML;
			case "json" -> JSON;
			default -> SQL;
		};
		Path file = this.changelog.changes().resolve("01_fuzzed." + format);
		Files.writeString(file, sound);
		assertThat(runs()).as("what is not spoilt runs").isTrue();
		Files.delete(file);
		List<String> failures = new ArrayList<>();
		int ran = 0;
		List<Path> before = files();
		for (long seed = SEED; seed < SEED + INPUTS; seed++) {
			Mutations mutations = new Mutations(seed);
			String spoilt = mutations.spoil((seed % 4 == 0) ? leadingOutside(sound, mutations) : sound);
			// Half of a character may be left
			Files.write(file, spoilt.getBytes(StandardCharsets.UTF_8));
			try {
				ran += assertTimeoutPreemptively(Duration.ofSeconds(60), this::runs) ? 1 : 0;
			}
			catch (Throwable ex) {
				failures.add("seed " + seed + ": " + ex + "\n" + spoilt);
			}
			Files.delete(file);
		}
		assertThat(files()).isEqualTo(before);
		assertThat(this.all.resolve("outside/kept.txt")).hasContent("kept");
		assertThat(failures).isEmpty();
		assertThat(ran).as("faults are seen").isLessThan(INPUTS);
	}

	/** With a path in place of some name or value. */
	private String leadingOutside(String text, Mutations mutations) {
		String outside = this.all.resolve("outside").toString().replace('\\', '/');
		String path = mutations.oneOf(List.of(outside + "/kept.txt", outside + "/made", "file:" + outside + "/made",
				"../../../outside/made", outside));
		return text.replaceFirst(mutations.oneOf(List.of("notes", "title", "ann", "fuzzed-2", "Create table notes")),
				path);
	}

	private boolean runs() {
		DataSource database = TestDatabases.h2Database();
		JdbcTemplate jdbc = new JdbcTemplate(database);
		try {
			MigrationLiquibase liquibase = this.changelog.liquibase(database);
			try {
				liquibase.run(null, MigrationProgress.SILENT);
				return true;
			}
			catch (MigrationException ex) {
				assertExplained(ex, jdbc);
				return false;
			}
			finally {
				assertReadable(liquibase);
				assertUnlocked(jdbc);
			}
		}
		finally {
			jdbc.execute("shutdown");
		}
	}

	/** What has been begun and is not in the history has to be named. */
	private static void assertExplained(MigrationException ex, JdbcTemplate jdbc) {
		assertThat(ex.getMessage()).isNotBlank().doesNotContain("\tat ").doesNotContain("NullPointerException");
		assertThat(ex.getAction()).isNotBlank();
		if (!tables(jdbc, "'NOTES'").isEmpty() && recorded(jdbc) == 0) {
			assertThat(ex.getMessage()).contains("hange set");
		}
		assertThat(ex.getMessage()).as("names the file, or what is in it")
			.containsAnyOf("01_fuzzed", "fuzzed-", "hange set");
	}

	private static int recorded(JdbcTemplate jdbc) {
		return tables(jdbc, "'DATABASECHANGELOG'").isEmpty() ? 0
				: jdbc.queryForList("select id from databasechangelog").size();
	}

	private static List<String> tables(JdbcTemplate jdbc, String name) {
		return jdbc.queryForList("select table_name from information_schema.tables where upper(table_name) = " + name,
				String.class);
	}

	private static void assertReadable(MigrationLiquibase liquibase) {
		try {
			assertThat(liquibase.status()).isNotNull();
		}
		catch (MigrationException ex) {
			assertThat(ex.getMessage()).isNotBlank();
		}
	}

	private static void assertUnlocked(JdbcTemplate jdbc) {
		if (!tables(jdbc, "'DATABASECHANGELOGLOCK'").isEmpty()
				&& !jdbc.queryForList("select id from databasechangeloglock where locked").isEmpty()) {
			fail("The lock has been left behind");
		}
	}

	private List<Path> files() throws IOException {
		try (Stream<Path> files = Files.walk(this.all)) {
			return files.sorted().toList();
		}
	}

}
