package dev.migrate.cli;

import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

import javax.sql.DataSource;

import dev.migrate.GenerationSettings;
import dev.migrate.MigrationService;
import dev.migrate.MigrationServices;
import dev.migrate.Tenant;
import dev.migrate.Tenants;
import dev.migrate.support.TestDatabases;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

import static org.assertj.core.api.Assertions.assertThat;

class TenantCommandTests extends RealCommandTest {

	private final DataSource acme = TestDatabases.h2Database();

	private final DataSource beta = TestDatabases.h2Database();

	private boolean broken;

	@BeforeEach
	void createRevisions() {
		this.changelog.writeSql("01_notes", "create table notes (id bigint);\n--rollback drop table notes");
		this.changelog.writeSql("02_text",
				"alter table notes add text varchar(9);\n--rollback alter table notes drop text");
	}

	@Test
	void migrateGoesOnBehindATenantForWhomItFails() {
		new JdbcTemplate(this.acme).execute("create table notes (id int)");
		assertThat(run("migrate")).isEqualTo(3);
		assertThat(out()).startsWith("Running migrations for 2 tenants:\n")
			.contains("  acme: Applying 01_notes... FAILED\n")
			.contains("  beta: Applying 01_notes... OK\n")
			.contains("  beta: Applying 02_text... OK\n")
			.endsWith("shop\n [ ] acme  (no migrations), 2 pending\n [X] beta  02_text\n");
		assertThat(err())
			.startsWith("error: 1 of 2 tenants could not be migrated:\n  acme: Revision 01_notes failed at ")
			.contains("The others have been migrated. Correct what is said of each, and repeat it alone: "
					+ "'migrate --tenant acme'.\n  acme: ");
		new JdbcTemplate(this.acme).execute("drop table notes");
		assertThat(run("migrate", "--check")).isEqualTo(1);
		assertThat(run("migrate", "--tenant", "acme")).isZero();
		assertThat(out()).contains("  Applying 01_notes... OK\n");
		assertThat(run("migrate", "--check")).isZero();
	}

	@Test
	void showmigrationsTellsWhoIsWhere() {
		run("migrate", "--tenant", "beta", "01_notes");
		assertThat(run("showmigrations")).isZero();
		assertOut("shop", " [ ] acme  (no migrations), 2 pending", " [ ] beta  01_notes, 1 pending");
		run("showmigrations", "--json");
		assertOut("{\"database\":\"default\",\"tenants\":["
				+ "{\"tenant\":\"acme\",\"revision\":null,\"pending\":[\"01_notes\",\"02_text\"],\"error\":null},"
				+ "{\"tenant\":\"beta\",\"revision\":\"01_notes\",\"pending\":[\"02_text\"],\"error\":null}]}");
		run("showmigrations", "--tenant", "beta");
		assertOut("default.beta", " [X] 01_notes", " [ ] 02_text");
	}

	@Test
	void goBackForOneTenantAtATime() {
		run("migrate");
		assertThat(run("migrate", "-1")).isEqualTo(3);
		assertErr("error: Tenants go back one at a time.", "Name the tenant: 'migrate -1 --tenant ID'.");
		assertThat(run("migrate", "rollback")).isEqualTo(3);
		assertErr("error: The database 'default' has tenants, and this is done for one of them.",
				"Name the tenant: --tenant ID on the command line, MigrationService.tenant(id) in Java.");
		assertThat(run("migrate", "rollback", "--tenant", "acme", "--yes")).isZero();
		assertThat(run("migrate", "--tenant", "amce")).isEqualTo(2);
		assertErr("error: There is no tenant 'amce' of the database 'default'.",
				"Its TenantProvider lists: acme, beta");
	}

	@Test
	void plansOnceForTenantsForWhomItIsTheSame() {
		assertThat(run("migrate", "--plan")).isZero();
		assertThat(out()).startsWith("Planned operations for acme, beta:\n01_notes\n").contains("\n02_text\n");
		run("migrate", "--tenant", "beta", "01_notes");
		assertThat(run("migrate", "--plan", "01_notes")).isZero();
		assertThat(out()).startsWith("Planned operations for acme:\n01_notes\n")
			.endsWith("Planned operations for beta:\n  No planned migration operations.\n")
			.doesNotContain("02_text");
		assertThat(run("migrate", "--plan", "--json")).isZero();
		assertThat(out()).startsWith("{\"tenants\":[{\"tenant\":\"acme\",\"revision\":null,\"pending\":[\"01_notes\"");
		assertThat(new JdbcTemplate(this.acme)
			.queryForList("select table_name from information_schema.tables where table_schema = 'PUBLIC'")).isEmpty();
	}

	@Test
	void planSaysWhoseDataIsLost() {
		this.changelog.writeSql("03_less", "drop table notes");
		run("migrate", "02_text");
		new JdbcTemplate(this.beta).execute("insert into notes (id) values (1), (2)");
		assertThat(run("migrate", "--plan")).isZero();
		assertThat(out()).startsWith("Planned operations for acme, beta:\n03_less\n")
			.contains("Loses data of beta: ")
			.containsPattern("Loses data of beta: .*2 rows");
	}

	@Test
	void listsWhatEachRevisionDoesWhenVerbose() {
		assertThat(run("migrate", "-v")).isZero();
		assertThat(out()).containsPattern("  acme: Applying 01_notes... OK\n  acme:     .*(?i:create table notes)");
		new JdbcTemplate(this.acme).execute("select id, text from notes");
	}

	@Test
	void backsUpEverybodyBeforeAMigration() {
		assertThat(run("migrate", "--backup")).isZero();
		assertThat(out()).contains("Backing up shop... OK", "Backing up default.acme... OK",
				"Backing up default.beta... OK",
				"Saved the database, and 2 of 2 in databases of their own.\nRunning migrations for 2 tenants:");
		assertThat(run("migrate", "--backup")).isZero();
		assertThat(out()).as("nothing to run").doesNotContain("Backing up");
	}

	@Test
	void backsUpOneTenantBeforeHisMigration() {
		assertThat(run("migrate", "--backup", "--tenant", "acme")).isZero();
		assertThat(out()).contains("Backing up default.acme... OK").doesNotContain("beta");
		assertThat(run("migrate", "--check", "--tenant", "acme")).isZero();
	}

	@Test
	void runsNothingForAnybodyWhoseBackupFails() {
		this.broken = true;
		assertThat(run("migrate", "--backup")).isEqualTo(3);
		assertThat(out())
			.contains("Backing up default.acme... FAILED", "Backing up default.beta... OK",
					"Saved the database, and 1 of 2 in databases of their own.")
			.doesNotContain("Running");
		assertThat(err()).startsWith("error: 1 of 2 tenants could not be saved:\n  acme: ")
			.endsWith("The others have been. Correct what is said of each, and save it alone: "
					+ "'migrate backup --tenant acme'.\n");
		assertThat(run("migrate", "--check", "--tenant", "beta")).as("nothing has run").isEqualTo(1);
	}

	@Test
	void backupSavesTheDatabaseAndWhoIsNotInIt() {
		run("migrate");
		new JdbcTemplate(this.acme).execute("insert into notes (id) values (1)");
		assertThat(run("migrate", "backup", "--json")).isZero();
		assertThat(out()).matches("(?s)\\{\"file\":\"[^\"]+_h2.sql\",\"bytes\":\\d+,\"tenants\":\\["
				+ "\\{\"tenant\":\"acme\",\"file\":\"[^\"]+_default.acme_h2.sql\",\"bytes\":\\d+},"
				+ "\\{\"tenant\":\"beta\",\"file\":\"[^\"]+_default.beta_h2.sql\",\"bytes\":\\d+}]}\\s*");
		new JdbcTemplate(this.acme).execute("delete from notes");
		assertThat(run("migrate", "restore", "--yes")).isZero();
		assertThat(err()).startsWith("These tenants are in databases of their own, which are as they were: acme, beta. "
				+ "One of them: 'migrate restore --tenant ID'.\n");
		assertThat(notesOfAcme()).isZero();
		assertThat(run("migrate", "restore", "--yes", "--tenant", "acme")).isZero();
		assertThat(notesOfAcme()).isOne();
	}

	private int notesOfAcme() {
		return new JdbcTemplate(this.acme).queryForObject("select count(*) from notes", Integer.class);
	}

	@Test
	void oneFileIsNotForSeveralDatabases() {
		assertThat(run("migrate", "backup", "shop.sql")).isEqualTo(3);
		assertErr("error: One file cannot hold the tenants acme, beta, who are in databases of their own.",
				"Leave the file out, so that each gets one, or name one of them: --tenant ID.");
		assertThat(out()).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "migrate delete --yes", "migrate delete --yes --tenant acme" })
	void deleteIsRefusedBecauseAllHaveTheSameRevisions(String command) {
		assertThat(run(command.split(" "))).isEqualTo(3);
		assertErr("error: 'migrate delete' removes the revisions, which are those of all tenants.",
				"Undo them for each tenant with 'migrate zero --tenant ID', then delete their files.");
		assertThat(run("showmigrations", "--tenant", "acme")).isZero();
		assertThat(out()).contains("01_notes");
	}

	@ParameterizedTest
	@ValueSource(strings = { "migrate --sql", "migrate --sql base:head", "sqlmigrate 01_notes", "migrate show 01_notes",
			"migrate env", "migrate drift" })
	void wantTheTenantNamedWhereOneIsMeant(String command) {
		assertThat(run(command.split(" "))).isEqualTo(3);
		assertErr("error: The database 'default' has tenants, and this is done for one of them.",
				"Name the tenant: --tenant ID on the command line, MigrationService.tenant(id) in Java.");
		assertThat(out()).isEmpty();
		assertThat(run((command + " --tenant beta").split(" "))).isZero();
	}

	@Test
	void lintLooksAtWhatIsPendingForTheOneFarthestBehind() {
		this.changelog.writeSql("03_less", "drop table notes");
		run("migrate", "--tenant", "acme");
		run("migrate", "--tenant", "beta", "02_text");
		assertThat(run("migrate", "lint")).isEqualTo(1);
		assertThat(out()).contains("03_less").doesNotContain("01_notes");
	}

	@Test
	void scriptsForAnEngineNeedNoTenant() {
		assertThat(run("sqlmigrate", "01_notes", "--dialect", "postgresql")).isZero();
		assertThat(out()).containsIgnoringCase("create table notes");
	}

	@Override
	protected MigrationService service() {
		DataSource gone = new DriverManagerDataSource("jdbc:h2:./gone/acme;IFEXISTS=TRUE");
		Tenants tenants = new Tenants("default",
				() -> List.of(Tenant.inDatabase("acme", this.broken ? gone : this.acme),
						Tenant.inDatabase("beta", this.beta)),
				(tenant) -> create("default." + tenant.id(), tenant.dataSource(), () -> null), (tenant) -> false, 2);
		return create("default", this.database, () -> tenants);
	}

	private MigrationService create(String name, DataSource database, Supplier<Tenants> tenants) {
		return MigrationServices.create(name, () -> this.changelog.liquibase(database), this::loader, () -> {
			throw new IllegalStateException("There are no entities");
		}, new GenerationSettings(List.of(), GenerationSettings.Reference.CHANGELOG, Map.of()), this::application,
				tenants);
	}

}
