package dev.migrate.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import dev.migrate.support.TestDatabases;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * {@code migrate reset} and {@code migrate delete}.
 */
class ResetCommandTests extends RealCommandTest {

	@BeforeEach
	void createRevisions() {
		this.changelog.writeSql("20261121_020355_users",
				"create table users (id bigint not null primary key, friend bigint, constraint fk_friend foreign key (friend) references users (id))",
				"create table orders (id bigint not null primary key, user_id bigint, constraint fk_user foreign key (user_id) references users (id))",
				"create view friends as select friend from users where friend is not null");
	}

	@ParameterizedTest
	@MethodSource("dev.migrate.support.TestDatabases#engines")
	void resetDropsWhatTheChangelogHasMadeAndNothingElse(String engine) {
		this.database = TestDatabases.create(engine);
		TestDatabases.execute(this.database, "create table notes (id integer)", "insert into notes values (1)");
		assertThat(run("migrate")).as(() -> err()).isZero();
		TestDatabases.execute(this.database, "alter table orders add by_hand varchar(9)",
				"insert into users (id) values (1)", "insert into orders (id, user_id) values (2, 1)");
		assertThat(run("migrate", "reset", "--force", "--no-backup")).as(() -> err()).isZero();
		assertThat(out()).contains("    - Drop table users\n")
			.contains("Operations to perform:\n  Apply all migrations: shop\n")
			.endsWith("  Applying 20261121_020355_users... OK\n");
		assertThat(states()).isEqualTo("X");
		assertThat(jdbc().queryForObject("select count(*) from users", Integer.class)).isZero();
		assertThat(jdbc().queryForList("select * from orders")).isEmpty();
		assertThat(jdbc().queryForObject("select count(*) from notes", Integer.class)).isOne();
		jdbc().update("insert into orders (id) values (3)");
		assertThat(jdbc().queryForMap("select * from orders")).as("the column made by hand").hasSize(2);
	}

	@Test
	void resetSaysWhatIsLostAndAsks() {
		assertThat(run("migrate")).isZero();
		jdbc().update("insert into users (id) values (1)");
		assertThat(run("migrate", "reset")).isEqualTo(3);
		assertErr("error: Everything that the changelog has made is dropped:", "    Drop table orders (no rows)",
				"    Drop table users (1 row)",
				"Nothing has been done. If that is meant, repeat the command with --yes.");
		assertThat(run(TestConsole.terminal("n"), "migrate", "reset")).isEqualTo(3);
		assertThat(err()).endsWith("Drop it and run all revisions? [y/N] Nothing has been dropped.\n");
		assertThat(run(TestConsole.terminal("y"), "migrate", "reset")).isZero();
		assertThat(out()).startsWith("Backing up shop... OK (");
		assertThat(run("migrate", "restore", "--yes")).isZero();
		assertThat(jdbc().queryForObject("select count(*) from users", Integer.class)).isOne();
	}

	@Test
	void resetRefusesToTakeAwayWhatATableMadeByHandRefersTo() {
		assertThat(run("migrate")).isZero();
		TestDatabases.execute(this.database,
				"create table notes (id integer, user_id bigint, constraint fk_notes foreign key (user_id) references users (id))");
		assertThat(run("migrate", "reset", "--force")).isEqualTo(3);
		assertErr("error: Table notes, which the changelog has not made, refers to users by fk_notes.",
				"Nothing has been dropped. Drop that foreign key, or the table, by hand first.");
		assertThat(states()).isEqualTo("X");
	}

	@Test
	void resetOfANewDatabaseIsAFirstRun() {
		assertThat(run("migrate", "reset", "--json", "--no-backup")).isZero();
		assertOut("{\"dropped\":[],\"applied\":[\"20261121_020355_users\"]}");
	}

	@Test
	void deleteRemovesRevisionsTheirTablesAndWhatWasBuilt() throws IOException {
		Path built = this.changelog.module().resolve("target/classes/db/changelog/changes/20261121_020355_users.sql");
		Files.createDirectories(built.getParent());
		Files.copy(this.changelog.changes().resolve("20261121_020355_users.sql"), built);
		TestDatabases.execute(this.database, "create table notes (id integer)");
		assertThat(run("migrate")).isZero();
		assertThat(run("migrate", "delete")).isEqualTo(3);
		assertThat(err()).startsWith("error: All revisions (1) and everything that they have made are removed:\n");
		assertThat(run("migrate", "delete", "--yes")).isZero();
		assertThat(out()).contains("Removed " + this.changelog.changes().resolve("20261121_020355_users.sql") + "\n");
		assertErr("Next: write a first revision with 'makemigrations -m \"Initial\"', then 'migrate'.");
		assertThat(built).doesNotExist();
		assertThat(this.changelog.changes()).isEmptyDirectory();
		try (Stream<Path> kept = Files.walk(this.changelog.module().resolve("backups"))) {
			assertThat(kept.map((file) -> file.getFileName().toString())).contains("20261121_020355_users.sql")
				.anyMatch((name) -> name.endsWith("_h2.sql"));
		}
		assertThat(jdbc().queryForList("select lower(table_name) from information_schema.tables where "
				+ "table_schema = 'PUBLIC' and table_name not like 'DATABASECHANGELOG%'", String.class))
			.isEqualTo(List.of("notes"));
		assertThat(run("showmigrations")).isZero();
		assertThat(out()).isEqualTo("shop\n (no migrations)\n");
		assertThat(run("migrate")).isZero();
	}

}
