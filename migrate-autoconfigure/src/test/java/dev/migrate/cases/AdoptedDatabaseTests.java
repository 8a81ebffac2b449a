package dev.migrate.cases;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import javax.sql.DataSource;

import dev.migrate.GenerateRequest;
import dev.migrate.GenerationSettings;
import dev.migrate.GenerationSettings.Reference;
import dev.migrate.MigrateRequest;
import dev.migrate.RollbackRequest;
import dev.migrate.StampRequest;
import dev.migrate.change.AddCheckConstraint;
import dev.migrate.change.CreateIndex;
import dev.migrate.diff.NameDifference;
import dev.migrate.failure.MigrationException;
import dev.migrate.proof.CatalogFacts;
import dev.migrate.schema.ObjectName;
import dev.migrate.support.TestDatabases;
import jakarta.persistence.Column;
import jakarta.persistence.ConstraintMode;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.ForeignKey;
import jakarta.persistence.Id;
import jakarta.persistence.Index;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import org.hibernate.annotations.Check;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Changes of a database that Hibernate itself has made, which is compared with the
 * entities as it is.
 */
class AdoptedDatabaseTests {

	@TempDir
	Path module;

	@CaseTest
	@DisplayName("80 check without a name and another expression, where Hibernate made the check")
	void columnCheckChanged(String engine) throws Exception {
		plays(engine, new Version(Checked.class), new Version(StricterChecked.class));
	}

	@CaseTest
	@DisplayName("80 type of a column changed, where Hibernate made its check")
	void columnTypeChanged(String engine) throws Exception {
		plays(engine, new Version(Checked.class), new Version(CheckedLong.class));
	}

	@CaseTest
	@DisplayName("80 check without a name and another expression, where Hibernate made the check and its name was aligned")
	void columnCheckChangedAfterItsNameWasAligned(String engine) throws Exception {
		plays(engine, new Version(Checked.class), new Version(StricterChecked.class), Reference.CHANGELOG);
	}

	@CaseTest
	@DisplayName("80 type of a column changed, where Hibernate made its check and its name was aligned")
	void columnTypeChangedAfterTheNameOfItsCheckWasAligned(String engine) throws Exception {
		plays(engine, new Version(Checked.class), new Version(CheckedLong.class), Reference.CHANGELOG);
	}

	@CaseTest
	@DisplayName("80 key, unique constraint, check of an enumeration and foreign key changed, where Hibernate made them and their names were aligned")
	void everythingChangedAfterItsNameWasAligned(String engine) throws Exception {
		plays(engine, new Version(Owner.class, Bound.class), new Version(Owner.class, Loose.class),
				Reference.CHANGELOG);
	}

	@Test
	@DisplayName("names that somebody chose before there were revisions")
	void chosenNames() throws Exception {
		DataSource database = TestDatabases.create("postgresql");
		TestDatabases.execute(database,
				"create table item (id bigint constraint item_key primary key, stock integer constraint in_stock check (stock >= 0))");
		List<NameDifference> aligned = adopt(database, new Version(Checked.class));
		assertThat(aligned).extracting(NameDifference::what)
			.containsExactlyInAnyOrder("primary key item_key of item", "check constraint in_stock of item");
		assertThat(aligned).extracting((name) -> name.wanted().toString())
			.containsExactlyInAnyOrder("pk_item", "ck_item_stock");
		assertThat(new JdbcTemplate(database).queryForList(
				"select conname from pg_constraint where conrelid = 'item'::regclass and contype in ('p', 'c')",
				String.class))
			.containsExactlyInAnyOrder("pk_item", "ck_item_stock");
	}

	@CaseTest
	@DisplayName("index that somebody had named before there were revisions")
	void chosenNameOfAnIndex(String engine) throws Exception {
		DataSource database = TestDatabases.create(engine);
		new Version(Owner.class, Bound.class).hibernate(database, "create-only");
		TestDatabases.execute(database, "drop index idx_item_stock" + (engine.equals("mariadb") ? " on item" : ""),
				"create index by_stock on item (stock)");
		assertThat(adopt(database, new Version(Owner.class, Bound.class)))
			.filteredOn((name) -> name.add() instanceof CreateIndex)
			.singleElement()
			.satisfies((name) -> {
				assertThat(name.what()).isEqualTo("index by_stock of item");
				assertThat(name.wanted()).hasToString("idx_item_stock");
			});
	}

	@Test
	@DisplayName("name that something else has on MariaDB, which makes constraints again: the old one stays until it can be had")
	void alignsANameOnceItCanBeHad() throws Exception {
		DataSource database = TestDatabases.create("mariadb");
		JdbcTemplate jdbc = new JdbcTemplate(database);
		Version version = new Version(Checked.class);
		version.hibernate(database, "create-only");
		String checks = "select constraint_name from information_schema.check_constraints "
				+ "where constraint_schema = database() and table_name = 'item'";
		assertThat(jdbc.queryForList(checks, String.class)).containsExactly("stock");
		TestDatabases.execute(database, "alter table item add constraint ck_item_stock check (stock < 1000)");
		version.service(database, this.module, (service) -> {
			service.generate(GenerateRequest.of("Version 1"));
			service.stamp(StampRequest.head());
			assertThatExceptionOfType(MigrationException.class).isThrownBy(service::alignNames);
			assertThat(jdbc.queryForList(checks, String.class)).containsExactlyInAnyOrder("stock", "ck_item_stock");
			TestDatabases.execute(database, "alter table item drop constraint ck_item_stock");
			service.alignNames();
			assertThat(jdbc.queryForList(checks, String.class)).containsExactly("ck_item_stock");
			assertThat(service.drift().isEmpty()).isTrue();
			return service.drift();
		});
	}

	@Test
	@DisplayName("names on MariaDB, which makes constraints again, where the process ended before it had dropped the old ones")
	void finishesWhatAKilledProcessHasBegun() throws Exception {
		DataSource database = TestDatabases.create("mariadb");
		JdbcTemplate jdbc = new JdbcTemplate(database);
		Version version = new Version(Owner.class, Guarded.class);
		TestDatabases.execute(database, "create table owner (id bigint not null primary key)",
				"create table item (id bigint not null primary key, stock integer, owner_id bigint, "
						+ "constraint in_stock check (stock >= 0), "
						+ "constraint of_owner foreign key (owner_id) references owner (id))",
				"insert into item (id, stock) values (1, 5)");
		version.service(database, this.module, (service) -> {
			service.generate(GenerateRequest.of("Version 1"));
			service.stamp(StampRequest.head());
			List<NameDifference> names = service.otherNames();
			assertThat(names).hasSize(2).noneMatch(NameDifference::made);
			for (NameDifference name : names) {
				TestDatabases.execute(database,
						"alter table item add constraint " + text(name.wanted())
								+ ((name.add() instanceof AddCheckConstraint) ? " check (stock >= 0)"
										: " foreign key (owner_id) references owner (id)"));
			}
			assertThat(service.otherNames()).filteredOn(NameDifference::made)
				.extracting(NameDifference::what)
				.containsExactlyInAnyOrderElementsOf(names.stream().map(NameDifference::what).toList());
			service.alignNames();
			assertThat(service.otherNames()).isEmpty();
			assertThat(service.drift().isEmpty()).isTrue();
			assertThat(jdbc.queryForList("select constraint_name from information_schema.table_constraints "
					+ "where constraint_schema = database() and table_name = 'item' "
					+ "and constraint_type in ('CHECK', 'FOREIGN KEY')", String.class))
				.containsExactlyInAnyOrderElementsOf(names.stream().map((name) -> text(name.wanted())).toList());
			return service.drift();
		});
	}

	private static String text(ObjectName name) {
		return name.identifier().text();
	}

	private List<NameDifference> adopt(DataSource database, Version version) throws Exception {
		return version.service(database, this.module, (service) -> {
			service.generate(GenerateRequest.of("Version 1"));
			service.stamp(StampRequest.head());
			List<NameDifference> others = service.otherNames();
			assertThat(service.alignNames()).isEqualTo(others);
			assertThat(service.otherNames()).isEmpty();
			return others;
		});
	}

	private void plays(String engine, Version before, Version after) throws Exception {
		plays(engine, before, after, Reference.DATABASE);
	}

	private void plays(String engine, Version before, Version after, Reference reference) throws Exception {
		DataSource database = TestDatabases.create(engine);
		before.hibernate(database, "create-only");
		TestDatabases.execute(database, "insert into item (id, stock) values (1, 5)");
		CatalogFacts adopted = CatalogFacts.of(database);
		if (reference == Reference.CHANGELOG) {
			adopt(database, before);
			assertThat(CatalogFacts.of(database).differencesInContentTo(adopted)).isEmpty();
		}
		else {
			before.service(database, this.module, (service) -> {
				service.generate(GenerateRequest.of("Version 1"));
				return service.stamp(StampRequest.head());
			});
		}
		GenerationSettings settings = new GenerationSettings(List.of(), reference, Map.of());
		after.service(database, this.module, settings, (service) -> {
			assertThat(service.generate(GenerateRequest.of("Version 2")).written()).isTrue();
			return service.migrate(MigrateRequest.head());
		});
		assertThat(CatalogFacts.of(database).differencesInContentTo(fresh(engine, after))).isEmpty();
		after.service(database, this.module, settings,
				(service) -> service.rollback(RollbackRequest.steps(1).withDataLossAllowed()));
		assertThat(CatalogFacts.of(database).differencesInContentTo(adopted)).isEmpty();
		Case.assertRows(database, Map.of("select stock from item", List.of(5)));
	}

	private static CatalogFacts fresh(String engine, Version version) throws Exception {
		DataSource fresh = TestDatabases.create(engine);
		version.hibernate(fresh, "create-only");
		return CatalogFacts.of(fresh);
	}

	@Entity(name = "Item")
	static class Checked {

		@Id
		Long id;

		@Check(constraints = "stock >= 0")
		Integer stock;

	}

	@Entity(name = "Item")
	static class Guarded {

		@Id
		Long id;

		@Check(constraints = "stock >= 0")
		Integer stock;

		@ManyToOne
		Owner owner;

	}

	@Entity(name = "Item")
	static class StricterChecked {

		@Id
		Long id;

		@Check(constraints = "stock >= 1")
		Integer stock;

	}

	@Entity(name = "Item")
	static class CheckedLong {

		@Id
		Long id;

		@Check(constraints = "stock >= 0")
		Long stock;

	}

	@Entity(name = "Owner")
	static class Owner {

		@Id
		Long id;

	}

	@Entity(name = "Item")
	@Table(indexes = @Index(name = "idx_item_stock", columnList = "stock"))
	static class Bound {

		@Id
		Long id;

		@Column(unique = true)
		Integer stock;

		@Enumerated(EnumType.STRING)
		@Column(length = 20)
		Colour colour;

		@ManyToOne
		Owner owner;

		enum Colour {

			RED, BLUE

		}

	}

	@Entity(name = "Item")
	static class Loose {

		@Id
		Long id;

		Integer stock;

		@Enumerated(EnumType.STRING)
		@Column(length = 20)
		Colour colour;

		@ManyToOne
		@JoinColumn(foreignKey = @ForeignKey(ConstraintMode.NO_CONSTRAINT))
		Owner owner;

		enum Colour {

			RED, BLUE, GREEN

		}

	}

}
