package dev.migrate.execution;

import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import javax.sql.DataSource;

import dev.migrate.changelog.ChangelogLoader;
import dev.migrate.changelog.ChangelogSettings;
import dev.migrate.changelog.RevisionTemplate;
import dev.migrate.proof.CatalogFacts;
import dev.migrate.support.ChangelogDirectory;
import dev.migrate.support.TestDatabases;
import liquibase.Scope;
import liquibase.changelog.FastCheckService;
import liquibase.integration.spring.SpringLiquibase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.core.io.DefaultResourceLoader;
import org.springframework.core.io.ResourceLoader;
import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * However a run saves time, it leaves behind what Liquibase alone does: the history to
 * the last column, but for times and the id of the deployment, the schema, and the rows.
 */
class SameAsLiquibaseTests {

	private static final Map<String, String> PARAMETERS = Map.of("given", "from outside");

	@TempDir
	private Path module;

	private ChangelogDirectory changelog;

	static List<String> engines() {
		return TestDatabases.engines();
	}

	@BeforeEach
	void createChangelog() throws Exception {
		this.changelog = new ChangelogDirectory(this.module);
		write("../db.changelog-master.yaml",
				"""
						databaseChangeLog:
						- preConditions:
						  - not:
						    - dbms: { type: "sybase" }
						- property: { name: length, value: 77 }
						- property: { name: length, value: 78, global: false }
						- includeAll: { path: changes/, relativeToChangelogFile: true }
						- include: { file: later/texts.xml, relativeToChangelogFile: true, context: "later or !never", labels: "late" }
						""");
		write("01_people.yaml",
				"""
						# Revision: 01_people
						databaseChangeLog:
						- property: { name: length, value: 99, global: false }
						- changeSet:
						    id: people
						    author: O'Hara
						    comment: It's about "people", 100 of them; \\ and more
						    labels: "first, second"
						    context: "test or prod"
						    changes:
						    - createTable:
						        tableName: people
						        remarks: who is there
						        columns:
						        - column: { name: id, type: bigint, constraints: { nullable: false, primaryKey: true } }
						        - column: { name: name, type: "varchar(${length})", defaultValue: "it's nobody", remarks: the name }
						        - column: { name: code, type: char(3), constraints: { unique: true, uniqueConstraintName: uk_people_code } }
						        - column: { name: amount, type: "numeric(12,2)", defaultValueNumeric: 0.50 }
						        - column: { name: since, type: timestamp, defaultValueComputed: CURRENT_TIMESTAMP }
						    - createIndex: { indexName: ix_people, tableName: people, columns: [ { column: { name: name, descending: true } }, { column: { name: code } } ] }
						    rollback:
						    - dropTable: { tableName: people }
						- changeSet:
						    id: 2
						    author: müller
						    comment: Ä comment that is much longer than what the history has room for, %s
						    changes:
						    - addColumn: { tableName: people, columns: [ { column: { name: nickname, type: clob } } ] }
						- changeSet:
						    id: "now ()"
						    author: "NULL "
						    changes:
						    - insert: { tableName: people, columns: [ { column: { name: id, valueNumeric: 1 } }, { column: { name: code, value: "a'b" } }, { column: { name: since, valueDate: 2024-01-02T03:04:05 } } ] }
						    - insert: { tableName: people, columns: [ { column: { name: id, valueNumeric: 2 } }, { column: { name: name, value: "${given}" } } ] }
						- changeSet:
						    id: tag
						    author: "'quoted'"
						    changes:
						    - tagDatabase: { tag: v1 }
						- changeSet: { id: nothing, author: '' , changes: [ ] }
						"""
					.formatted("x".repeat(300)));
		write("02_data.sql", """
				--liquibase formatted sql
				--changeset test:rows splitStatements:true
				--comment: several statements
				insert into people (id, code) values (3, 'c');
				update people set name = 'three' where id = 3;
				--rollback delete from people where id = 3;
				--changeset test:always runAlways:true
				update people set amount = amount + 1 where id = 1;
				--changeset test:on-change runOnChange:true
				update people set nickname = 'first' where id = 1;
				--changeset test:elsewhere dbms:oracle
				select 1 from dual;
				--changeset test:marked
				--preconditions onFail:MARK_RAN
				--precondition-sql-check expectedResult:9 select count(*) from people
				delete from people;
				--changeset test:left-out
				--preconditions onFail:CONTINUE
				--precondition-sql-check expectedResult:9 select count(*) from people
				delete from people;
				--changeset test:fulfilled
				--preconditions onFail:HALT
				--precondition-sql-check expectedResult:3 select count(*) from people
				update people set code = 'd' where id = 3;
				--changeset test:fails failOnError:false
				insert into people (id) values (4);
				insert into nowhere (id) values (4);
				--changeset test:other-context context:never
				delete from people;
				--changeset test:ignored ignore:true
				delete from people;
				""");
		write("03_quoted.json", """
				{ "databaseChangeLog": [ { "changeSet": {
				  "id": "quoted", "author": "test", "objectQuotingStrategy": "QUOTE_ALL_OBJECTS",
				  "preConditions": [ { "onFail": "MARK_RAN" }, { "tableExists": { "tableName": "nowhere" } } ],
				  "changes": [ { "createTable": { "tableName": "Quoted", "columns": [
				    { "column": { "name": "Id", "type": "int" } } ] } } ] } },
				  { "changeSet": { "id": "not-in-transaction", "author": "test", "runInTransaction": false,
				  "logicalFilePath": "somewhere/else.json",
				  "changes": [ { "sqlFile": { "path": "statements.txt", "relativeToChangelogFile": true } } ] } } ] }
				""");
		write("statements.txt", "create table from_file (id int);\ninsert into from_file (id) values (1);\n");
		write("../later/texts.xml",
				"""
						<databaseChangeLog xmlns="http://www.liquibase.org/xml/ns/dbchangelog"
								xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" logicalFilePath="texts"
								xsi:schemaLocation="http://www.liquibase.org/xml/ns/dbchangelog http://www.liquibase.org/xml/ns/dbchangelog/dbchangelog-4.31.xsd">
							<changeSet id="texts" author="test" runOrder="first">
								<createTable tableName="texts"><column name="id" type="int"/><column name="txt" type="varchar(${length})"/></createTable>
								<loadData tableName="texts" file="texts.csv" relativeToChangelogFile="true"/>
								<modifySql><replace replace="texts" with="texts"/></modifySql>
							</changeSet>
							<changeSet id="sum" author="test">
								<validCheckSum>ANY</validCheckSum>
								<addColumn tableName="texts"><column name="more" type="boolean" defaultValueBoolean="true"/></addColumn>
							</changeSet>
						</databaseChangeLog>
						""");
		write("../later/texts.csv", "id,txt\n1,it's one\n2,NULL\n3,\"a, b\"\n");
	}

	@ParameterizedTest
	@MethodSource("engines")
	void leavesBehindWhatLiquibaseDoes(String engine) throws Exception {
		DataSource plain = TestDatabases.create(engine);
		DataSource ours = TestDatabases.create(engine);
		try (URLClassLoader classes = new URLClassLoader(new URL[] { this.changelog.resources().toUri().toURL() })) {
			ResourceLoader resources = new DefaultResourceLoader(classes);
			runBoth(resources, plain, ours);
			assertThat(history(ours)).hasSize(14);
			write("02_data.sql", Files.readString(this.changelog.changes().resolve("02_data.sql"))
				.replace("nickname = 'first'", "nickname = 'second'"));
			write("04_more.yaml", """
					databaseChangeLog:
					- changeSet: { id: more, author: test, changes: [ { dropTable: { tableName: from_file } } ] }
					""");
			runBoth(resources, plain, ours);
		}
	}

	private void runBoth(ResourceLoader resources, DataSource plain, DataSource ours) throws Exception {
		SpringLiquibase liquibase = new SpringLiquibase();
		liquibase.setResourceLoader(resources);
		configure(liquibase, plain);
		Scope.getCurrentScope().getSingleton(FastCheckService.class).clearCache();
		liquibase.afterPropertiesSet();
		MigrationLiquibase migration = new MigrationLiquibase(new ChangelogLoader(new ChangelogSettings(
				ChangelogDirectory.MASTER, Path.of("/none/src/main/resources/db/changelog/changes"), "test,later", null,
				PARAMETERS, RevisionTemplate.STANDARD), resources));
		configure(migration, ours);
		migration.run(null, MigrationProgress.SILENT);
		assertThat(history(ours)).isEqualTo(history(plain));
		assertThat(CatalogFacts.of(ours).differencesTo(CatalogFacts.of(plain))).isEmpty();
		for (String query : List.of("select id, name, code, amount, nickname from people order by id",
				"select since from people where id = 1", "select * from texts order by id")) {
			assertThat(new JdbcTemplate(ours).queryForList(query).toString())
				.isEqualTo(new JdbcTemplate(plain).queryForList(query).toString());
		}
	}

	private static void configure(SpringLiquibase liquibase, DataSource database) {
		liquibase.setDataSource(database);
		liquibase.setChangeLog(ChangelogDirectory.MASTER);
		liquibase.setContexts("test,later");
		liquibase.setChangeLogParameters(PARAMETERS);
		liquibase.setAnalyticsEnabled(false);
	}

	private static List<Map<String, Object>> history(DataSource database) {
		return new JdbcTemplate(database).queryForList("""
				select ID, AUTHOR, FILENAME, ORDEREXECUTED, EXECTYPE, MD5SUM, DESCRIPTION, COMMENTS, TAG, LIQUIBASE,
				CONTEXTS, LABELS from DATABASECHANGELOG order by ORDEREXECUTED, ID""");
	}

	private void write(String file, String content) throws Exception {
		Path path = this.changelog.changes().resolve(file).normalize();
		Files.createDirectories(path.getParent());
		Files.writeString(path, content);
	}

}
