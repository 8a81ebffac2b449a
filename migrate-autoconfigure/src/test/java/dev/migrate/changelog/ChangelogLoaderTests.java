package dev.migrate.changelog;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.time.Instant;
import java.util.List;

import javax.sql.DataSource;

import dev.migrate.failure.MigrationException;
import dev.migrate.support.TestDatabases;
import liquibase.changelog.ChangeSet;
import liquibase.database.Database;
import liquibase.database.DatabaseFactory;
import liquibase.database.jvm.JdbcConnection;
import liquibase.util.LiquibaseUtil;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static dev.migrate.changelog.ChangelogProject.MASTER;
import static dev.migrate.changelog.ChangelogProject.ids;
import static dev.migrate.changelog.ChangelogProject.revision;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class ChangelogLoaderTests {

	private static final String MASTER_PATH = "db/changelog/db.changelog-master.yaml";

	private static final String CHANGES = "db/changelog/changes/";

	@TempDir
	private Path directory;

	private ChangelogProject project;

	@BeforeEach
	void createProject() {
		this.project = new ChangelogProject(this.directory);
	}

	@Test
	void readsRevisionsInTheOrderInWhichTheyRun() throws Exception {
		this.project.packaged(MASTER_PATH, MASTER)
			.packaged(CHANGES + "20261121_020400_items.yaml",
					revision("20261121_020400_items", "20261121_020355_orders", "items"))
			.packaged(CHANGES + "20261121_020355_orders.yaml", revision("20261121_020355_orders", "none", "orders"));
		Changelog changelog = load();
		assertThat(changelog.exists()).isTrue();
		assertThat(ids(changelog)).containsExactly("20261121_020355_orders", "20261121_020400_items");
		Revision items = changelog.revision("head");
		assertThat(items.path()).isEqualTo("db/changelog/changes/20261121_020400_items.yaml");
		assertThat(items.message()).isEqualTo("Create items");
		assertThat(items.parent()).isEqualTo("20261121_020355_orders");
		assertThat(items.created()).isEqualTo(Instant.parse("2026-11-21T02:03:55Z"));
		assertThat(items.generated()).isTrue();
		assertThat(items.changeSets()).extracting(ChangeSet::getId).containsExactly("20261121_020400_items-1");
		assertThat(changelog.revisions().get(0).parent()).isNull();
	}

	@Test
	void countsFilesWrittenByHandAsRevisions() throws Exception {
		this.project.packaged(MASTER_PATH, """
				databaseChangeLog:
				  - include:
				      file: legacy/baseline.sql
				      relativeToChangelogFile: true
				  - include:
				      file: db/changelog/legacy/quartz.xml
				  - includeAll:
				      path: changes/
				      relativeToChangelogFile: true
				""").packaged("db/changelog/legacy/baseline.sql", """
				--liquibase formatted sql
				-- Message: What was there before

				--changeset ann:1
				create table legacy (id int);
				--changeset ann:2
				create table older (id int);
				""").packaged("db/changelog/legacy/quartz.xml", """
				<?xml version="1.0" encoding="UTF-8"?>
				<databaseChangeLog xmlns="http://www.liquibase.org/xml/ns/dbchangelog"
						xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
						xsi:schemaLocation="http://www.liquibase.org/xml/ns/dbchangelog
							http://www.liquibase.org/xml/ns/dbchangelog/dbchangelog-latest.xsd">
					<changeSet id="1" author="bob">
						<tagDatabase tag="quartz"/>
					</changeSet>
				</databaseChangeLog>
				""").packaged(CHANGES + "a.yaml", revision("a", "quartz", "orders"));
		Changelog changelog = load();
		assertThat(ids(changelog)).containsExactly("baseline", "quartz", "a");
		Revision baseline = changelog.revision("baseline");
		assertThat(baseline.path()).isEqualTo("db/changelog/legacy/baseline.sql");
		assertThat(baseline.message()).isEqualTo("What was there before");
		assertThat(baseline.generated()).isFalse();
		assertThat(baseline.created()).isNull();
		assertThat(baseline.changeSets()).hasSize(2);
	}

	@Test
	void namesAFileByItsPathWhenAnotherHasItsStem() throws Exception {
		this.project.packaged(MASTER_PATH, """
				databaseChangeLog:
				  - include:
				      file: db/changelog/changes/a.yaml
				  - include:
				      file: db/changelog/other/a.yaml
				""")
			.packaged(CHANGES + "a.yaml", revision("a", "none", "orders"))
			.packaged("db/changelog/other/a.yaml", revision("b", "none", "items").replace("logicalFilePath", "x"));
		assertThat(ids(load())).containsExactly("a", "db/changelog/other/a.yaml");
	}

	@Test
	void readsTheSourceTreeInPlaceOfItsPackagedCopy() throws Exception {
		this.project.packaged(MASTER_PATH, MASTER)
			.packaged(CHANGES + "1_deleted.yaml", revision("1_deleted", "none", "deleted"))
			.packaged(CHANGES + "2_kept.yaml", "broken")
			.source(CHANGES + "2_kept.yaml", revision("2_kept", "none", "kept"))
			.source(CHANGES + "3_new.yaml", revision("3_new", "2_kept", "fresh"));
		assertThat(ids(load())).containsExactly("2_kept", "3_new");
	}

	@Test
	void readsTheMasterOfTheSourceTreeFirst() throws Exception {
		this.project.source(MASTER_PATH, MASTER)
			.packaged(MASTER_PATH, "broken")
			.source(CHANGES + "a.yaml", revision("a", "none", "orders"));
		assertThat(ids(load())).containsExactly("a");
	}

	@Test
	void readsOtherFilesFromTheClassPath() throws Exception {
		this.project.source(MASTER_PATH, """
				databaseChangeLog:
				  - include:
				      file: legacy/old.yaml
				      relativeToChangelogFile: true
				  - includeAll:
				      path: classpath:/db/changelog/changes
				""")
			.source(CHANGES + "a.yaml", revision("a", "none", "orders"))
			.packaged("db/changelog/legacy/old.yaml", revision("old", "none", "old"));
		assertThat(ids(load())).containsExactly("old", "a");
	}

	@Test
	void includesTheSourceTreeWhenAFolderAboveItIsIncluded() throws Exception {
		this.project.packaged(MASTER_PATH, """
				databaseChangeLog:
				  - includeAll:
				      path: db/parts/
				""")
			.packaged("db/parts/1_first.yaml", revision("1_first", "none", "first"))
			.packaged("db/parts/changes/2_deleted.yaml", revision("2_deleted", "none", "deleted"))
			.source("db/parts/changes/3_new.yaml", revision("3_new", "none", "fresh"));
		ChangelogSettings settings = ChangelogSettings.of(ChangelogProject.CHANGE_LOG,
				this.project.sources().resolve("db/parts/changes"));
		ChangelogLoader loader = new ChangelogLoader(settings, ChangelogProject.classPath(this.project.classes()));
		assertThat(ids(load(loader, TestDatabases.h2Database()))).containsExactly("1_first", "3_new");
	}

	@Test
	void identifiesChangeSetsAlikeOnDiskInFoldersAndInJars() throws Exception {
		this.project.packaged(MASTER_PATH, MASTER).packaged(CHANGES + "a.yaml", revision("a", "none", "orders"));
		String expected = "db/changelog/changes/a.yaml::a-1::migrate";
		assertThat(identities(load())).containsExactly(expected);
		ChangelogLoader packed = new ChangelogLoader(this.project.settings(),
				ChangelogProject.classPath(this.project.jar()));
		assertThat(identities(load(packed, TestDatabases.h2Database()))).containsExactly(expected);
		this.project.source(MASTER_PATH, MASTER).source(CHANGES + "a.yaml", revision("a", "none", "orders"));
		assertThat(identities(load())).containsExactly(expected);
	}

	@Test
	void knowsTheRevisionsOfOtherEngines() throws Exception {
		this.project.packaged(MASTER_PATH, MASTER)
			.packaged(CHANGES + "1_orders.yaml", revision("1_orders", "none", "orders"))
			.packaged(CHANGES + "2_oracle.yaml",
					revision("2_oracle", "1_orders", "items").replace("author: migrate",
							"author: migrate\n      dbms: oracle"))
			.packaged(CHANGES + "3_parts.yaml", revision("3_parts", "2_oracle", "parts"));
		Changelog changelog = load();
		assertThat(ids(changelog)).containsExactly("1_orders", "2_oracle", "3_parts");
		assertThat(changelog.revision("2_oracle").changeSets()).isEmpty();
		assertThat(changelog.revision("2_oracle").path()).isEqualTo("db/changelog/changes/2_oracle.yaml");
	}

	@Test
	void findsNoRevisionsWithoutAMaster() throws Exception {
		assertThat(load()).isEqualTo(load());
		assertThat(load().exists()).isFalse();
		assertThat(load().revisions()).isEmpty();
	}

	@Test
	void findsNoRevisionsInAnEmptyDirectoryThatIsIncluded() throws Exception {
		this.project.packaged(MASTER_PATH, MASTER.replace("      errorIfMissingOrEmpty: false\n", ""));
		assertThat(load().exists()).isTrue();
		assertThat(load().revisions()).isEmpty();
		Files.createDirectories(this.project.settings().directory());
		assertThat(load().revisions()).isEmpty();
	}

	@Test
	void createsNoTables() throws Exception {
		this.project.packaged(MASTER_PATH, MASTER).packaged(CHANGES + "a.yaml", revision("a", "none", "orders"));
		DataSource dataSource = TestDatabases.h2Database();
		load(this.project.loader(), dataSource);
		try (Connection connection = dataSource.getConnection();
				ResultSet tables = connection.getMetaData().getTables(null, "PUBLIC", null, null)) {
			assertThat(tables.next()).isFalse();
		}
	}

	@Test
	void namesTheFileThatIsNoYaml() {
		this.project.packaged(MASTER_PATH, MASTER).packaged(CHANGES + "a.yaml", "databaseChangeLog:\n  - changeSet: [");
		assertThatExceptionOfType(MigrationException.class).isThrownBy(this::load)
			.withMessageStartingWith("The changelog db/changelog/changes/a.yaml cannot be read: ")
			.satisfies((ex) -> assertThat(ex.getAction()).isEqualTo("Correct the file. Nothing has been run."));
	}

	@Test
	void namesTheFileWithAnUnknownChange() {
		this.project.packaged(MASTER_PATH, MASTER)
			.packaged(CHANGES + "a.yaml", revision("a", "none", "orders").replace("createTable", "creatTable"));
		assertThatExceptionOfType(MigrationException.class).isThrownBy(this::load)
			.withMessage("The changelog db/changelog/changes/a.yaml cannot be read: Unknown change type 'creatTable'. "
					+ "Check for spelling or capitalization errors and missing extensions such as liquibase-commercial.");
	}

	@Test
	void namesTheFileThatIsNoXml() {
		this.project.packaged(MASTER_PATH, MASTER).packaged(CHANGES + "a.xml", """
				<databaseChangeLog xmlns="http://www.liquibase.org/xml/ns/dbchangelog">
					<changeSet id="1" author="ann">
				</databaseChangeLog>
				""");
		assertThatExceptionOfType(MigrationException.class).isThrownBy(this::load)
			.withMessageStartingWith("The changelog db/changelog/changes/a.xml cannot be read: ");
	}

	@Test
	void namesTheSqlFileWithoutItsHeader() {
		this.project.packaged(MASTER_PATH, MASTER)
			.packaged(CHANGES + "a.sql", "--liquibase formatted sql\n--changeset\nselect 1;\n");
		assertThatExceptionOfType(MigrationException.class).isThrownBy(this::load)
			.withMessageContaining("db/changelog/changes/a.sql");
	}

	@Test
	void namesTheIncludedFileThatIsMissing() {
		this.project.packaged(MASTER_PATH, """
				databaseChangeLog:
				  - include:
				      file: db/changelog/gone.yaml
				""");
		assertThatExceptionOfType(MigrationException.class).isThrownBy(this::load)
			.withMessage(
					"The changelog db/changelog/gone.yaml does not exist, but db/changelog/db.changelog-master.yaml includes it")
			.satisfies((ex) -> assertThat(ex.getAction())
				.isEqualTo("Create the file in the source tree or on the class path, or remove the include."));
	}

	@Test
	void namesTheFilesThatIncludeOneAnother() {
		this.project.packaged(MASTER_PATH, including("db/changelog/a.yaml"))
			.packaged("db/changelog/a.yaml", including("db/changelog/b.yaml"))
			.packaged("db/changelog/b.yaml", including("db/changelog/a.yaml"));
		assertThatExceptionOfType(MigrationException.class).isThrownBy(this::load)
			.withMessage("Changelogs include one another in a circle: db/changelog/a.yaml, db/changelog/b.yaml")
			.satisfies((ex) -> assertThat(ex.getAction())
				.isEqualTo("Remove the include that leads back. Nothing has been run."));
		this.project.packaged("db/changelog/b.yaml", including("db/changelog/b.yaml"));
		assertThatExceptionOfType(MigrationException.class).isThrownBy(this::load)
			.withMessage("A changelog includes itself: db/changelog/b.yaml");
	}

	/** Properties that all revisions share, say. */
	@Test
	void readsAFileThatManyInclude() throws Exception {
		this.project.packaged(MASTER_PATH, MASTER).packaged("db/changelog/common.yaml", "databaseChangeLog: []");
		for (int i = 100; i < 220; i++) {
			this.project.packaged(CHANGES + i + ".yaml", including("db/changelog/common.yaml"));
		}
		assertThat(load().exists()).isTrue();
	}

	private static String including(String file) {
		return "databaseChangeLog:\n- include:\n    file: " + file + "\n";
	}

	@Test
	void saysThatAFileMayBeForANewerVersion() {
		this.project.packaged(MASTER_PATH, MASTER).packaged(CHANGES + "a.xml", """
				<databaseChangeLog xmlns="http://www.liquibase.org/xml/ns/dbchangelog"
					xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
					xsi:schemaLocation="http://www.liquibase.org/xml/ns/dbchangelog
						http://www.liquibase.org/xml/ns/dbchangelog/dbchangelog-99.0.xsd">
				</databaseChangeLog>
				""");
		assertThatExceptionOfType(MigrationException.class).isThrownBy(this::load)
			.withMessageStartingWith("The changelog db/changelog/changes/a.xml cannot be read: ")
			.satisfies((ex) -> assertThat(ex.getAction())
				.isEqualTo("If a newer version has written it, update liquibase-core, which is "
						+ LiquibaseUtil.getBuildVersion()
						+ " here. Otherwise correct the file. Nothing has been run."));
	}

	@Test
	void namesBothFilesWithTheSameChangeSet() {
		String copy = revision("a", "none", "orders");
		this.project.packaged(MASTER_PATH, MASTER)
			.packaged(CHANGES + "a.yaml", copy)
			.packaged(CHANGES + "b.yaml", copy);
		assertThatExceptionOfType(MigrationException.class).isThrownBy(this::load)
			.withMessage(
					"Two change sets have the id 'a-1' and the author 'migrate' in db/changelog/changes/a.yaml and "
							+ "db/changelog/changes/b.yaml")
			.satisfies((ex) -> assertThat(ex.getAction())
				.isEqualTo("Give one of them another id; of the two, change the one that has not run anywhere yet."));
	}

	private Changelog load() throws Exception {
		return load(this.project.loader(), TestDatabases.h2Database());
	}

	private static Changelog load(ChangelogLoader loader, DataSource dataSource) throws Exception {
		try (Connection connection = dataSource.getConnection()) {
			Database database = DatabaseFactory.getInstance()
				.findCorrectDatabaseImplementation(new JdbcConnection(connection));
			return loader.load(database);
		}
	}

	private static List<String> identities(Changelog changelog) {
		return changelog.databaseChangeLog()
			.getChangeSets()
			.stream()
			.map((changeSet) -> changeSet.toString(false))
			.toList();
	}

	@Test
	void ignoresFilesThatAreStillBeingWritten() throws Exception {
		this.project.packaged(MASTER_PATH, MASTER).source(CHANGES + "a.yaml", revision("a", "none", "orders"));
		Files.writeString(this.project.sources().resolve(CHANGES + ".b.yaml.tmp"), "half");
		assertThat(ids(load())).containsExactly("a");
	}

}
