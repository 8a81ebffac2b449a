package dev.migrate.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class InitCommandTests extends RealCommandTest {

	@Test
	void createsTheMasterChangelogAndTheDirectory() throws IOException {
		Path master = this.changelog.resources().resolve("db/changelog/db.changelog-master.yaml");
		Files.delete(this.changelog.changes());
		Files.delete(master);
		assertThat(run("migrate", "init")).isZero();
		assertOut("Created " + master, "Created " + this.changelog.changes());
		assertThat(err()).startsWith("Next: write the first revision with 'makemigrations -m \"Initial\"'.");
		assertThat(master).content().isEqualTo("""
				databaseChangeLog:
				  - includeAll:
				      path: changes/
				      relativeToChangelogFile: true
				      errorIfMissingOrEmpty: false
				""");
		assertThat(this.changelog.changes()).isDirectory();
		assertThat(run("migrate")).isZero();
		assertThat(jdbc().queryForList("show tables")).hasSize(2);
	}

	@Test
	void leavesAloneWhatIsThere() throws IOException {
		Path master = this.changelog.resources().resolve("db/changelog/db.changelog-master.yaml");
		Files.writeString(master, "databaseChangeLog: []");
		assertThat(run("migrate", "init")).isZero();
		assertOut("Everything is there already: classpath:/db/changelog/db.changelog-master.yaml and "
				+ this.changelog.changes());
		assertThat(master).content().isEqualTo("databaseChangeLog: []");
		assertThat(run("migrate", "init", "--json")).isZero();
		assertThat(out()).endsWith("\"created\":[]}\n");
	}

}
