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
import dev.migrate.proof.CatalogFacts;
import dev.migrate.support.TestDatabases;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import org.hibernate.annotations.Check;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

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

	private void plays(String engine, Version before, Version after) throws Exception {
		DataSource database = TestDatabases.create(engine);
		before.hibernate(database, "create-only");
		TestDatabases.execute(database, "insert into item (id, stock) values (1, 5)");
		before.service(database, this.module, (service) -> {
			service.generate(GenerateRequest.of("Version 1"));
			return service.stamp(StampRequest.head());
		});
		CatalogFacts adopted = CatalogFacts.of(database);
		GenerationSettings settings = new GenerationSettings(List.of(), Reference.DATABASE, Map.of());
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

}
