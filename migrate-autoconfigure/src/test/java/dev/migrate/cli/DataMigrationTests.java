package dev.migrate.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import dev.migrate.execution.DataMigration;
import dev.migrate.execution.DataMigrationContext;
import dev.migrate.support.ChangelogDirectory;
import dev.migrate.support.TestDatabases;
import liquibase.Contexts;
import liquibase.Liquibase;
import liquibase.database.Database;
import liquibase.database.DatabaseFactory;
import liquibase.database.jvm.JdbcConnection;
import liquibase.resource.DirectoryResourceAccessor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

/**
 * Revisions that run Java code, and revisions that are filled by hand.
 */
class DataMigrationTests extends RealCommandTest {

	@BeforeEach
	void createTable() {
		this.changelog.writeSql("20261121_020355_users", "create table users (name varchar(30), first varchar(30))",
				"insert into users (name) values ('Ada Lovelace')");
	}

	@Test
	void anEmptyRevisionNeedsNoEntities() throws IOException {
		assertThat(run("makemigrations", "--empty", "-m", "Correct names")).as(() -> err()).isZero();
		assertThat(Files.readString(revision("_correct_names.yaml"))).contains("changes: []");
		assertThat(run("migrate")).isZero();
		assertThat(states()).isEqualTo("XX");
	}

	@ParameterizedTest
	@MethodSource("dev.migrate.support.TestDatabases#engines")
	void aBeanRunsInThePlaceOfItsRevision(String engine) throws Exception {
		this.database = TestDatabases.create(engine);
		String id = write("Split names");
		assertThat(err()).contains(
				"Declare a bean of type dev.migrate.execution.DataMigration whose revision() returns \"" + id + "\".");
		this.changelog.writeSql("20991121_020355_later", "alter table users drop column name");
		assertThat(run("migrate", "--plan")).isZero();
		assertThat(run("migrate", "check", "--json")).as("the shadow runs no Java").isNotZero();
		this.dataMigrations = List.of(new Splitting(id));
		assertThat(run("migrate", "--yes")).as(() -> err()).isZero();
		assertThat(out()).contains("  Applying " + id + "... OK\n");
		assertThat(jdbc().queryForList("select first from users", String.class)).containsExactly("Ada");
		assertThat(run("showmigrations")).isZero();
		assertThat(out()).contains(" [X] " + id + "\n");
	}

	@Test
	void aFailureTakesBackWhatTheBeanHasDone() throws IOException {
		String id = write("Split names");
		this.dataMigrations = List.of(new Splitting(id) {

			@Override
			public void migrate(DataMigrationContext context) {
				super.migrate(context);
				throw new IllegalStateException("Out of names");
			}

		});
		assertThat(run("migrate")).isEqualTo(3);
		assertThat(err()).contains("Out of names");
		assertThat(states()).isEqualTo("X ");
		assertThat(jdbc().queryForObject("select first from users", String.class)).isNull();
	}

	@Test
	void aBeanThatIsMissingIsNamed() throws IOException {
		String id = write("Split names");
		assertThat(run("migrate")).isEqualTo(3);
		assertThat(err()).contains("Revision " + id + " runs Java code, and no bean of type DataMigration is for it.");
		this.dataMigrations = List.of(new Splitting("other"));
		assertThat(run("migrate")).isEqualTo(3);
		assertThat(err()).contains("those that there are, are for other.");
		assertThat(states()).isEqualTo("X ");
	}

	@Test
	void isTakenBackOnlyWhereItsFileSaysSo() throws IOException {
		String id = write("Split names");
		this.dataMigrations = List.of(new Splitting(id));
		assertThat(run("migrate")).isZero();
		assertThat(run("migrate", "downgrade", "--yes")).isEqualTo(3);
		assertThat(err()).contains(id);
		Path file = revision("_split_names.yaml");
		Files.writeString(file, Files.readString(file) + "      rollback:\n        - empty: {}\n");
		assertThat(run("migrate", "downgrade", "--yes")).as(() -> err()).isZero();
		assertThat(jdbc().queryForObject("select first from users", String.class)).isNull();
		assertThat(states()).isEqualTo("X ");
	}

	@Test
	void plainLiquibaseStopsBeforeItAndIsContentAfterIt() throws Exception {
		String id = write("Split names");
		assertThatException().isThrownBy(this::plainLiquibase)
			.withStackTraceContaining("This change set runs Java code of the application.");
		this.dataMigrations = List.of(new Splitting(id));
		assertThat(run("migrate")).isZero();
		plainLiquibase();
		assertThat(jdbc().queryForObject("select count(*) from databasechangelog", Integer.class)).isEqualTo(3);
	}

	private void plainLiquibase() throws Exception {
		try (var connection = this.database.getConnection()) {
			Database plain = DatabaseFactory.getInstance()
				.findCorrectDatabaseImplementation(new JdbcConnection(connection));
			try (Liquibase liquibase = new Liquibase("db/changelog/db.changelog-master.yaml",
					new DirectoryResourceAccessor(this.changelog.resources()), plain)) {
				liquibase.update(new Contexts());
			}
		}
	}

	private String write(String message) throws IOException {
		assertThat(run("makemigrations", "--java", "-m", message)).as(() -> err()).isZero();
		return revision(".yaml").getFileName().toString().replace(".yaml", "");
	}

	private Path revision(String end) throws IOException {
		try (Stream<Path> files = Files.list(new ChangelogDirectory(this.changelog.module()).changes())) {
			return files.filter((file) -> file.toString().endsWith(end)).findFirst().orElseThrow();
		}
	}

	private static class Splitting implements DataMigration {

		private final String revision;

		Splitting(String revision) {
			this.revision = revision;
		}

		@Override
		public String revision() {
			return this.revision;
		}

		@Override
		public void migrate(DataMigrationContext context) {
			List<String> names = context.jdbc().queryForList("select name from users", String.class);
			for (String name : names) {
				context.jdbc().update("update users set first = ? where name = ?", name.split(" ")[0], name);
				context.progress(1, names.size());
			}
		}

		@Override
		public void rollback(DataMigrationContext context) {
			context.jdbc().update("update users set first = null");
		}

	}

}
