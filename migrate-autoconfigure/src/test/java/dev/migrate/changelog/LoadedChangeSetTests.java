package dev.migrate.changelog;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import dev.migrate.failure.MigrationException;
import liquibase.ChecksumVersion;
import liquibase.Scope;
import liquibase.change.core.DropTableChange;
import liquibase.changelog.ChangeLogParameters;
import liquibase.changelog.ChangeSet;
import liquibase.changelog.DatabaseChangeLog;
import liquibase.database.Database;
import liquibase.database.core.H2Database;
import liquibase.integration.spring.SpringResourceAccessor;
import liquibase.parser.core.yaml.YamlChangeLogParser;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Change sets that remember are the change sets that Liquibase makes.
 */
class LoadedChangeSetTests {

	private static final String FOLDER = "db/changelog/";

	@TempDir
	private Path directory;

	private ChangelogProject project;

	private final Database database = new H2Database();

	@BeforeEach
	void createProject() {
		this.project = new ChangelogProject(this.directory).packaged(FOLDER + "rows.csv", "ID\n1\n")
			.packaged(FOLDER + "db.changelog-master.yaml", """
					databaseChangeLog:
					- removeChangeSetProperty: { change: addColumn, dbms: h2, remove: afterColumn }
					- include: { file: changes/people.yaml, relativeToChangelogFile: true }
					- changeSet: { id: last, author: "a:b", changes: [ sql: { sql: "select 1" } ] }
					""")
			.packaged(FOLDER + "changes/people.yaml", """
					databaseChangeLog:
					- changeSet:
					    id: table
					    author: ann
					    unheardOf: an attribute
					    changes:
					    - createTable:
					        tableName: people
					        columns: [ column: { name: id, type: bigint, defaultValueDate: 2026-11-23 } ]
					    modifySql: { append: { value: " -- the end" } }
					- changeSet:
					    id: column
					    author: ann
					    changes:
					    - addColumn:
					        tableName: people
					        columns: [ column: { name: name, type: varchar(9), afterColumn: id } ]
					    rollback: [ dropColumn: { tableName: people, columnName: name } ]
					- changeSet:
					    id: rows
					    author: ann
					    logicalFilePath: classpath:/elsewhere\\\\rows.yaml
					    changes:
					    - loadData: { tableName: people, file: db/changelog/rows.csv }
					    - insert: { tableName: people, columns: [ column: { name: id, value: 3 } ] }
					""");
	}

	@Test
	void areWhatLiquibaseMakes() throws Exception {
		List<ChangeSet> ours = load();
		List<ChangeSet> plain = plain().getChangeSets();
		assertThat(ours).hasSize(4).allMatch(LoadedChangeSet.class::isInstance);
		assertThat(plain).noneMatch(LoadedChangeSet.class::isInstance);
		assertThat(ours).isEqualTo(plain);
		for (ChecksumVersion version : List.of(ChecksumVersion.V8, ChecksumVersion.V9)) {
			assertThat(facts(ours, version)).isEqualTo(facts(plain, version));
			// Once more, as Liquibase does before it runs them
			ours.forEach(ChangeSet::clearCheckSum);
			assertThat(facts(ours, version)).isEqualTo(facts(plain, version));
			// Liquibase's memory does not tell the versions apart
			ours.forEach(ChangeSet::clearCheckSum);
			plain.forEach(ChangeSet::clearCheckSum);
		}
	}

	@Test
	void haveTheChecksumOfTheFileAsItIsWhenLiquibaseAsks() throws Exception {
		ChangeSet rows = load().get(2);
		assertThat(rows.getId()).isEqualTo("rows");
		String before = checksum(rows, ChecksumVersion.latest());
		Files.writeString(this.project.classes().resolve(FOLDER + "rows.csv"), "ID\n2\n");
		rows.clearCheckSum();
		assertThat(checksum(rows, ChecksumVersion.latest())).isNotEqualTo(before);
	}

	@Test
	void haveTheChecksumOfWhatSomebodyHasAdded() throws Exception {
		ChangeSet table = load().get(0);
		String before = checksum(table, ChecksumVersion.latest());
		table.addChange(new DropTableChange());
		table.clearCheckSum();
		assertThat(checksum(table, ChecksumVersion.latest())).isNotEqualTo(before);
	}

	@Test
	void refuseAChangeThatLiquibaseDoesNotKnow() {
		this.project.packaged(FOLDER + "changes/people.yaml", """
				databaseChangeLog:
				- changeSet: { id: one, author: ann, changes: [ tagDatabase: { tag: one }, inventTable: plain ] }
				- changeSet: { id: two, author: ann, changes: [ inventTable: { tableName: people } ] }
				""");
		assertThatExceptionOfType(MigrationException.class).isThrownBy(this::load)
			.withMessageContaining("Unknown change type 'inventTable'");
	}

	private List<ChangeSet> load() {
		return this.project.loader().load(this.database).databaseChangeLog().getChangeSets();
	}

	private DatabaseChangeLog plain() throws Exception {
		return new YamlChangeLogParser().parse(FOLDER + "db.changelog-master.yaml",
				new ChangeLogParameters(this.database),
				new SpringResourceAccessor(ChangelogProject.classPath(this.project.classes())));
	}

	private List<String> facts(List<ChangeSet> changeSets, ChecksumVersion version) throws Exception {
		return Scope.child(
				Map.of(Scope.Attr.resourceAccessor.name(),
						new SpringResourceAccessor(ChangelogProject.classPath(this.project.classes()))),
				() -> changeSets.stream()
					.map((changeSet) -> changeSet.toNormalizedString() + " " + checksum(changeSet, version) + " "
							+ changeSet.getAttribute("unheardOf") + changeSet.getDescription()
							+ changeSet.getChanges()
								.stream()
								.map((change) -> change.getClass().getName())
								.collect(Collectors.joining(","))
							+ changeSet.getRollback().getChanges().size() + changeSet.getSqlVisitors().size())
					.toList());
	}

	private String checksum(ChangeSet changeSet, ChecksumVersion version) {
		try {
			return Scope.child(
					Map.of(Scope.Attr.database.name(), this.database, Scope.Attr.resourceAccessor.name(),
							new SpringResourceAccessor(ChangelogProject.classPath(this.project.classes()))),
					() -> changeSet.generateCheckSum(version).toString());
		}
		catch (Exception ex) {
			throw new IllegalStateException(ex);
		}
	}

}
