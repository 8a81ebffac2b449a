package dev.migrate.changelog;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import dev.migrate.engine.Engines;
import dev.migrate.failure.MigrationException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class RevisionWriterTests {

	private static final String MASTER = "db/changelog/db.changelog-master.yaml";

	@TempDir
	private Path directory;

	private ChangelogProject project;

	@BeforeEach
	void createProject() {
		this.project = new ChangelogProject(this.directory);
	}

	@Test
	void createsDirectoriesAndTheMasterThatIncludesThem() throws IOException {
		new RevisionWriter(this.project.loader()).write(draft("a", revision("a")));
		assertThat(this.project.sources().resolve("db/changelog/changes/a.yaml")).hasContent(revision("a"));
		assertThat(Files.readString(this.project.sources().resolve(MASTER))).isEqualTo("""
				databaseChangeLog:
				  - includeAll:
				      path: changes/
				      relativeToChangelogFile: true
				      errorIfMissingOrEmpty: false
				""");
		assertThat(this.project.sources().resolve("db/changelog/changes")).isDirectoryNotContaining("glob:**.tmp");
	}

	@Test
	void leavesAMasterAloneThatOnlyTheClassPathHas() {
		this.project.packaged(MASTER, ChangelogProject.MASTER);
		new RevisionWriter(this.project.loader()).write(draft("a", revision("a")));
		assertThat(this.project.sources().resolve(MASTER)).doesNotExist();
	}

	@ParameterizedTest
	@CsvSource({
			"xml, <includeAll path=\"changes/\" relativeToChangelogFile=\"true\" errorIfMissingOrEmpty=\"false\"/>",
			"json, '{ \"path\": \"changes/\", \"relativeToChangelogFile\": true, \"errorIfMissingOrEmpty\": false }'" })
	void writesTheMasterInTheFormatOfItsName(String suffix, String expected) {
		ChangelogSettings settings = ChangelogSettings.of("classpath:db/changelog/master." + suffix,
				this.project.settings().directory());
		new RevisionWriter(loader(settings)).write(draft("a", revision("a")));
		assertThat(this.project.sources().resolve("db/changelog/master." + suffix)).content().contains(expected);
	}

	@Test
	void includesADirectoryElsewhereByItsClassPathLocation() {
		ChangelogSettings settings = ChangelogSettings.of("classpath:db/changelog/master.yaml",
				this.project.sources().resolve("migrations"));
		new RevisionWriter(loader(settings)).write(draft("a", revision("a")));
		assertThat(this.project.sources().resolve("db/changelog/master.yaml")).content()
			.contains("path: migrations/\n      relativeToChangelogFile: false\n");
	}

	@Test
	void cannotMakeAMasterOfSql() {
		ChangelogSettings settings = ChangelogSettings.of("classpath:db/changelog/master.sql",
				this.project.settings().directory());
		assertThatExceptionOfType(MigrationException.class)
			.isThrownBy(() -> new RevisionWriter(loader(settings)).write(draft("a", revision("a"))))
			.withMessage("A changelog of the kind db/changelog/master.sql cannot include others")
			.satisfies((ex) -> assertThat(ex.getAction())
				.isEqualTo("Set spring.liquibase.change-log to a yaml, xml or json file, such as "
						+ "classpath:/db/changelog/db.changelog-master.yaml."));
		assertThat(this.project.settings().directory()).doesNotExist();
	}

	@Test
	void writesNothingThatTheMasterWouldNotInclude() {
		this.project.packaged(MASTER, """
				databaseChangeLog:
				  - changeSet:
				      id: 1
				      author: ann
				      changes: []
				""");
		assertThatExceptionOfType(MigrationException.class)
			.isThrownBy(() -> new RevisionWriter(this.project.loader()).write(draft("a", revision("a"))))
			.withMessage("The changelog db/changelog/db.changelog-master.yaml does not include db/changelog/changes, "
					+ "so a would never run")
			.satisfies((ex) -> assertThat(ex.getAction()).isEqualTo("""
					Add an includeAll to it, as in:
					  databaseChangeLog:
					    - includeAll:
					        path: changes/
					        relativeToChangelogFile: true
					        errorIfMissingOrEmpty: false"""));
		assertThat(this.project.settings().directory()).doesNotExist();
	}

	@Test
	void writesTheFirstRevisionBelowAMasterThatAsksForOne() {
		this.project.packaged(MASTER, ChangelogProject.MASTER.replace("      errorIfMissingOrEmpty: false\n", ""));
		new RevisionWriter(this.project.loader()).write(draft("a", revision("a")));
		assertThat(this.project.sources().resolve("db/changelog/changes/a.yaml")).exists();
	}

	@Test
	void neverHidesTheRevisionsOfAnApplicationThatRunsAwayFromItsSources() {
		this.project.packaged(MASTER, ChangelogProject.MASTER);
		this.project.packaged("db/changelog/changes/a.yaml", revision("a"));
		assertThatExceptionOfType(MigrationException.class)
			.isThrownBy(() -> new RevisionWriter(this.project.loader()).write(draft("b", revision("b"))))
			.withMessage("The application has its revisions in db/changelog/changes on the class path, but there is no "
					+ "directory " + this.project.settings().directory() + " to write to")
			.satisfies((ex) -> assertThat(ex.getAction())
				.isEqualTo("Run the command in the directory of the application's module, or set app.migrate.directory "
						+ "to where its revisions are. If you have deleted them all to begin anew, clean the build "
						+ "output too."));
		assertThatExceptionOfType(MigrationException.class)
			.isThrownBy(() -> new ChangelogInitializer(this.project.loader()).run())
			.withMessageContaining(" on the class path, but there is no directory ");
		assertThat(this.project.settings().directory()).doesNotExist();
	}

	/** Of a writer that was killed. */
	@Test
	void whatLiesBesideIsNoRevision() throws IOException {
		new RevisionWriter(this.project.loader()).write(draft("a", revision("a")));
		Files.writeString(draft("b", "").file().resolveSibling(".b.yaml.0815.tmp"), "databaseChangeLog:\n- changeS");
		new RevisionWriter(this.project.loader()).write(draft("b", revision("b")));
		assertThat(this.project.loader().load(Engines.byId("h2")).revisions()).extracting(Revision::id)
			.containsExactly("a", "b");
	}

	@Test
	@DisabledOnOs(OS.WINDOWS)
	void aLinkToNowhereIsNotFollowed() throws IOException {
		Path file = draft("a", "").file();
		Path nowhere = this.directory.resolve("nowhere");
		Files.createDirectories(file.getParent());
		Files.createSymbolicLink(file, nowhere);
		assertThatExceptionOfType(MigrationException.class)
			.isThrownBy(() -> new RevisionWriter(this.project.loader()).write(draft("a", revision("a"))))
			.withMessage(file + " exists already");
		assertThat(nowhere).doesNotExist();
	}

	@Test
	void neverOverwrites() {
		RevisionWriter writer = new RevisionWriter(this.project.loader());
		writer.write(draft("a", revision("a")));
		Path file = draft("a", "").file();
		assertThatExceptionOfType(MigrationException.class)
			.isThrownBy(() -> writer.write(draft("a", revision("a") + "# second\n")))
			.withMessage(file + " exists already")
			.satisfies((ex) -> assertThat(ex.getAction()).isEqualTo("Remove or rename it; it has not been touched."));
		assertThat(file).hasContent(revision("a"));
		assertThat(file.resolveSibling(".a.yaml.tmp")).doesNotExist();
	}

	@Test
	void namesADirectoryThatCannotBeWritten() throws IOException {
		Files.createDirectories(this.project.sources().resolve("db/changelog"));
		Files.writeString(this.project.sources().resolve(MASTER), ChangelogProject.MASTER);
		Files.writeString(this.project.sources().resolve("db/changelog/changes"), "a file where a directory should be");
		Path file = draft("a", "").file();
		assertThatExceptionOfType(MigrationException.class)
			.isThrownBy(() -> new RevisionWriter(this.project.loader()).write(draft("a", revision("a"))))
			.withMessage("Cannot write " + file + ": " + file.getParent() + " is not a directory")
			.satisfies((ex) -> assertThat(ex.getAction())
				.isEqualTo("Make the directory writable, or set app.migrate.directory to one that is."));
	}

	@Test
	void aChangelogOfAnotherMachineHasNoPlaceInTheSourceTree() {
		Path directory = this.project.settings().directory();
		ChangelogSettings settings = ChangelogSettings.of("https://example.invalid/master.yaml", directory);
		assertThatExceptionOfType(MigrationException.class).isThrownBy(() -> new MasterChangelog(settings).file())
			.withMessage(
					"There is no https://example.invalid/master.yaml, and its place in the source tree is not known")
			.satisfies(
					(ex) -> assertThat(ex.getAction()).isEqualTo("Create it with an includeAll of " + directory + "."));
		assertThatExceptionOfType(MigrationException.class)
			.isThrownBy(() -> new RepeatableRevision(settings).compose("Order totals"))
			.withMessage("The place of https:/example.invalid/repeatable in the source tree is not known")
			.satisfies((ex) -> assertThat(ex.getAction())
				.isEqualTo("Set app.migrate.directory to a directory below src/main/resources."));
	}

	@ParameterizedTest
	@ValueSource(strings = { "*", "file:%zz" })
	void aChangelogThatCannotBeLookedForIsNamed(String changeLog) {
		ChangelogSettings settings = ChangelogSettings.of(changeLog, this.project.settings().directory());
		assertThatExceptionOfType(MigrationException.class).isThrownBy(() -> loader(settings).changeLogExists())
			.withMessageStartingWith("The changelog '" + changeLog + "' cannot be looked for: ")
			.satisfies((ex) -> assertThat(ex.getAction()).isEqualTo("Set spring.liquibase.change-log to a file on the "
					+ "class path, such as classpath:/db/changelog/db.changelog-master.yaml."));
	}

	private static String revision(String id) {
		return ChangelogProject.revision(id, "none", "orders");
	}

	private RevisionDraft draft(String id, String content) {
		return new RevisionDraft(id, "db/changelog/changes/" + id + ".yaml",
				this.project.settings().directory().resolve(id + ".yaml"), content);
	}

	private ChangelogLoader loader(ChangelogSettings settings) {
		return new ChangelogLoader(settings, ChangelogProject.classPath(this.project.classes()));
	}

}
