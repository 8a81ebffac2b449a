package dev.migrate.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Consumer;

import dev.migrate.HostApplication;
import dev.migrate.Seeder;
import dev.migrate.support.TestDatabases;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

class SeedCommandTests extends RealCommandTest {

	private List<Seeder> seeders = List.of();

	private Path seeds;

	@BeforeEach
	void createFolder() throws IOException {
		this.seeds = Files.createDirectories(this.changelog.resources().resolve("db/seed"));
	}

	@ParameterizedTest
	@MethodSource("dev.migrate.support.TestDatabases#engines")
	void putsInWhatIsMissing(String engine) throws IOException {
		this.database = TestDatabases.create(engine);
		createTables();
		write("01_users.csv", """
				ID,name,active,born,balance,seen
				1,"O'Hara, Scarlett",true,1936-06-30,9.90,2026-11-21 10:20:30
				2,"said ""no""
				twice",0,,,
				3,"",false,2026-11-21,-1,2026-11-21T10:20:30
				""");
		write("02_more.sql",
				"insert into users (id, name) values (4, 'it''s; -- me');\n-- and\nupdate users set balance = 1 "
						+ "where balance is null;");
		assertThat(run("migrate", "seed")).as(() -> err()).isZero();
		assertOut("Seeding:", "  db/seed/01_users.csv... 3 rows", "  db/seed/02_more.sql... 2 statements");
		assertThat(jdbc().queryForList("select name from users order by id", String.class))
			.containsExactly("O'Hara, Scarlett", "said \"no\"\ntwice", "", "it's; -- me");
		assertThat(jdbc().queryForObject("select count(*) from users where balance = 9.90 and active = true",
				Integer.class))
			.isOne();
		jdbc().update("update users set name = 'changed' where id = 1");
		assertThat(run("migrate", "seed")).isZero();
		assertOut("Seeding:", "  db/seed/01_users.csv... 0 rows, 3 are there already",
				"  db/seed/02_more.sql... 1 statement, 1 passed over: the rows are there");
		assertThat(jdbc().queryForObject("select name from users where id = 1", String.class)).isEqualTo("changed");
	}

	@ParameterizedTest
	@MethodSource("dev.migrate.support.TestDatabases#enginesWithSchemas")
	void aFileIsNamedAfterItsSchemaWhereThatIsNotTheDefaultOne(String engine) throws IOException, SQLException {
		this.database = TestDatabases.create(engine);
		createTables();
		TestDatabases.withSchemas(this.database, List.of("crm"), () -> {
			TestDatabases.execute(this.database, "create table crm.users (id bigint not null primary key)");
			write("01_crm.users.csv", "id\n7\n");
			write("02_users.csv", "id\n8\n");
			assertThat(run("migrate", "seed")).as(() -> err()).isZero();
			assertThat(jdbc().queryForList("select id from crm.users", Long.class)).containsExactly(7L);
			assertThat(jdbc().queryForList("select id from users", Long.class)).containsExactly(8L);
			write("03_crm.user.csv", "id\n7\n");
			assertThat(run("migrate", "seed")).isEqualTo(3);
			assertErr("error: There is no table crm.user for db/seed/03_crm.user.csv.",
					"Did you mean crm.users? The file is named after its table.");
		});
	}

	@Test
	void aFailureTakesBackEverything() throws IOException {
		createTables();
		write("01_users.csv", "id,name\n1,a\n");
		write("02_users.csv", "id,name\n2,b\n3\n");
		assertThat(run("migrate", "seed")).isEqualTo(3);
		assertErr("error: db/seed/02_users.csv, line 3 has 1 value for 2 columns.",
				"Put quotes around a value that holds a comma. Nothing has been put in.");
		write("02_users.csv", "id,name\n2,b\n3,1234567890123456789012345678901\n");
		assertThat(run("migrate", "seed")).isEqualTo(3);
		assertThat(err()).startsWith("error: The database refuses db/seed/02_users.csv, line 3: ");
		write("02_users.csv", "id,nickname\n2,b\n");
		assertThat(run("migrate", "seed")).isEqualTo(3);
		assertErr("error: Table users has no column 'nickname', as db/seed/02_users.csv says.",
				"It has: id, name, active, born, balance, seen. The first line of the file names columns.");
		Files.delete(this.seeds.resolve("02_users.csv"));
		write("user.csv", "id\n2\n");
		assertThat(run("migrate", "seed")).isEqualTo(3);
		assertErr("error: There is no table user for db/seed/user.csv.",
				"Did you mean users? The file is named after its table.");
		write("03.sql", "insert into nothing values (1)");
		assertThat(run("migrate", "seed")).isEqualTo(3);
		assertThat(err()).startsWith("error: The database refuses a statement of db/seed/03.sql: ");
		assertThat(jdbc().queryForObject("select count(*) from users", Integer.class)).isZero();
	}

	/** A file that is there, and that nobody can read from its beginning. */
	@Test
	@EnabledOnOs(OS.LINUX)
	void aFileThatCannotBeReadIsNamed() throws IOException {
		createTables();
		Files.createSymbolicLink(this.seeds.resolve("01_users.csv"), Path.of("/proc/self/mem"));
		assertThat(run("migrate", "seed")).isEqualTo(3);
		assertThat(err()).startsWith("error: Cannot read db/seed/01_users.csv: ").endsWith("\nMake it readable.\n");
	}

	@Test
	void beansComeAfterFiles() throws IOException {
		createTables();
		write("users.csv", "id,name\n1,a\n");
		this.seeders = List.of(new Doubling());
		assertThat(run("migrate", "seed", "--json")).isZero();
		assertOut("{\"seeded\":[{\"name\":\"db/seed/users.csv\",\"done\":\"1 row\"},"
				+ "{\"name\":\"Doubling\",\"done\":\"OK\"}]}");
		assertThat(jdbc().queryForList("select name from users", String.class)).containsExactly("aa");
		this.seeders = List.of(() -> {
			throw new IOException("No network");
		});
		assertThat(run("migrate", "seed")).isEqualTo(3);
		assertThat(err()).startsWith("error: The seeder SeedCommandTests has failed: No network\n");
	}

	@Test
	void saysWhereSeedsGoIfThereAreNone() throws IOException {
		assertThat(run("migrate", "seed")).isZero();
		assertOut("Seeding:", "  Nothing to seed.");
		assertThat(err()).startsWith("Put files into src/main/resources/db/seed: ");
	}

	@Test
	void resetSeedsWhereAsked() throws IOException {
		this.changelog.writeSql("20261121_020355_users", "create table users (id bigint not null primary key)");
		write("users.csv", "id\n1\n");
		assertThat(run("migrate", "reset", "--force", "--seed")).isZero();
		assertThat(out()).endsWith("Seeding:\n  db/seed/users.csv... 1 row\n");
	}

	@Override
	protected HostApplication application() {
		HostApplication application = super.application();
		return new HostApplication() {

			@Override
			public Path module() {
				return application.module();
			}

			@Override
			public @Nullable String mainClass() {
				return null;
			}

			@Override
			public void inSeeders(Consumer<List<Seeder>> work) {
				work.accept(SeedCommandTests.this.seeders);
			}

		};
	}

	private void createTables() {
		TestDatabases.execute(this.database, "create table users (id bigint not null primary key, name varchar(30), "
				+ "active boolean, born date, balance numeric(9,2), seen timestamp)");
	}

	private void write(String name, String content) {
		try {
			Files.writeString(this.seeds.resolve(name), content);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private final class Doubling implements Seeder {

		@Override
		public void seed() {
			jdbc().update("update users set name = concat(name, name)");
		}

	}

}
