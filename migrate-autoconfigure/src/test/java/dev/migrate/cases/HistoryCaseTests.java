package dev.migrate.cases;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import javax.sql.DataSource;

import dev.migrate.CheckResult;
import dev.migrate.GenerationSettings;
import dev.migrate.GenerationSettings.Reference;
import dev.migrate.MigrateRequest;
import dev.migrate.RollbackRequest;
import dev.migrate.cases.Shop.Step;
import dev.migrate.failure.MigrationException;
import dev.migrate.proof.CatalogFacts;
import dev.migrate.support.TestDatabases;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Several versions after one another, with rows in them.
 */
class HistoryCaseTests {

	@TempDir
	private Path module;

	@Test
	@DisplayName("several targets: what is written on one engine leads every engine to its own schema, version by version")
	void isWrittenOnceForAllEngines() throws Exception {
		DataSource author = TestDatabases.create("h2");
		Map<String, DataSource> databases = new LinkedHashMap<>();
		List<String> engines = TestDatabases.engines().stream().filter(RevisionPrinter.TARGETS::contains).toList();
		engines.forEach((engine) -> databases.put(engine, TestDatabases.create(engine)));
		GenerationSettings targets = new GenerationSettings(engines, Reference.CHANGELOG, Map.of());
		for (Step step : Shop.history()) {
			step.version()
				.service(author, this.module, targets,
						(service) -> assertThat(service.generate(step.request()).written()).isTrue());
			for (Map.Entry<String, DataSource> database : databases.entrySet()) {
				apply(step, database.getKey(), database.getValue());
			}
		}
		for (Map.Entry<String, DataSource> database : databases.entrySet()) {
			TestDatabases.execute(database.getValue(), Shop.GONE_BY_THE_WAY_BACK);
			Step last = Shop.history().get(3);
			last.version()
				.service(database.getValue(), this.module,
						(service) -> service.rollback(RollbackRequest.to("base").withDataLossAllowed()));
			assertThat(CatalogFacts.of(database.getValue()).toString()).as(database.getKey()).isEmpty();
		}
	}

	private void apply(Step step, String engine, DataSource database) throws Exception {
		step.version().service(database, this.module, (service) -> {
			service.migrate(MigrateRequest.head());
			CheckResult check = service.check();
			assertThat(check.changes()).as(engine).isEmpty();
			assertThat(check.questions()).as(engine).isEmpty();
			assertThat(check.drift()).as(engine).isEmpty();
			return null;
		});
		step.version().hibernate(database, "validate");
		DataSource fresh = TestDatabases.create(engine);
		step.version().hibernate(fresh, "create-only");
		assertThat(CatalogFacts.of(database).differencesInContentTo(CatalogFacts.of(fresh)))
			.as(engine + " at " + step.request().message())
			.isEmpty();
		TestDatabases.execute(database, step.rows().toArray(String[]::new));
		List<Long> ids = new JdbcTemplate(database).queryForList("select id from customer order by id", Long.class);
		assertThat(ids).as(engine).startsWith(1L, 2L);
	}

	@CaseTest
	@DisplayName("both references write the same revision; with drift the changelog is not fooled and the database refuses")
	void comparesWithEitherReference(String engine) {
		DataSource database = TestDatabases.create(engine);
		Step first = Shop.history().get(0);
		first.version().service(database, this.module, (service) -> {
			service.generate(first.request());
			return service.migrate(MigrateRequest.head());
		});
		Step second = Shop.history().get(1);
		String byChangelog = content(second, database, Reference.CHANGELOG);
		assertThat(byChangelog).contains("createTable");
		assertThat(content(second, database, Reference.DATABASE)).isEqualTo(byChangelog);

		TestDatabases.execute(database, "alter table customer add email varchar(255)",
				"alter table customer drop column notes");
		assertThat(content(second, database, Reference.CHANGELOG)).isEqualTo(byChangelog);
		assertThatExceptionOfType(MigrationException.class)
			.isThrownBy(() -> content(second, database, Reference.DATABASE))
			.withMessage("The database has been changed by hand. What its changelog made is missing: "
					+ "Add column notes to customer")
			.satisfies((ex) -> assertThat(ex.getAction()).startsWith("Undo that, or write it down as a change set"));
	}

	private String content(Step step, DataSource database, Reference reference) {
		return step.version()
			.service(database, this.module, new GenerationSettings(List.of(), reference, Map.of()),
					(service) -> RevisionPrinter
						.withoutTime(service.generate(step.request().withDryRun(true)).content()));
	}

	@Test
	@DisplayName("90 order of changes deterministic: same bytes, whatever the hash order, locale or time zone")
	void isDeterministic() throws Exception {
		Path output = this.module.resolve("printed.txt");
		Process elsewhere = printer(output, "-Duser.language=tr", "-Duser.extensions=u-nu-arab",
				"-Duser.timezone=Pacific/Kiritimati", "-Dfile.encoding=ISO-8859-9", "-XX:+UnlockExperimentalVMOptions",
				"-XX:hashCode=2");
		String here = RevisionPrinter.print();
		assertThat(elsewhere.waitFor()).isZero();
		assertThat(here).contains("addColumn", "id: TIME-1");
		assertThat(output).hasContent(here);
	}

	private static Process printer(Path output, String... options) throws IOException {
		List<String> command = new ArrayList<>();
		command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
		command.addAll(List.of(options));
		command.addAll(List.of("-XX:TieredStopAtLevel=1", "-cp", System.getProperty("java.class.path"),
				RevisionPrinter.class.getName()));
		return new ProcessBuilder(command).directory(output.getParent().toFile())
			.redirectOutput(output.toFile())
			.redirectError(ProcessBuilder.Redirect.DISCARD)
			.start();
	}

}
