package dev.migrate.cases;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import javax.sql.DataSource;

import dev.migrate.CheckResult;
import dev.migrate.GenerateRequest;
import dev.migrate.GenerateResult;
import dev.migrate.GenerationSettings;
import dev.migrate.MigrateRequest;
import dev.migrate.MigrationService;
import dev.migrate.RollbackRequest;
import dev.migrate.change.AddForeignKey;
import dev.migrate.change.DropForeignKey;
import dev.migrate.change.SchemaChange;
import dev.migrate.change.SetColumnComment;
import dev.migrate.change.SetTableComment;
import dev.migrate.changelog.ChangelogFormat;
import dev.migrate.execution.MigrationStatus;
import dev.migrate.failure.MigrationException;
import dev.migrate.proof.CatalogFacts;
import dev.migrate.support.TestDatabases;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;
import org.opentest4j.TestAbortedException;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.util.FileSystemUtils;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * One change of the entities on one engine: {@code Case.on(engine).from(…).rows(…)
 * .to(…).keeps(…)}, ended by {@link #writes}, {@link #writesNothing} or
 * {@link #isRefused}.
 */
final class Case {

	private static final Set<Class<? extends SchemaChange>> NOT_ON_SQLITE = Set.of(AddForeignKey.class,
			DropForeignKey.class, SetTableComment.class, SetColumnComment.class);

	/** Who plays the cases instead of the service. */
	static @Nullable Consumer<Plot> rival;

	/**
	 * The engine on which the revisions are written, for all of {@link #TARGETS}, instead
	 * of on each engine for itself.
	 */
	static @Nullable String writer = System.getProperty("test.targets");

	/** The format of the revisions. */
	private static final ChangelogFormat FORMAT = ChangelogFormat
		.valueOf(System.getProperty("test.format", "yaml").toUpperCase(Locale.ROOT));

	private static final Pattern DESTRUCTIVE = Pattern.compile("labels\\W+destructive");

	static final List<String> TARGETS = List.of("h2", "postgresql", "mariadb");

	private final String engine;

	private final List<String> rows = new ArrayList<>();

	private final List<String> found = new ArrayList<>();

	private boolean validated = true;

	private final Map<String, List<Object>> kept = new LinkedHashMap<>();

	private final Map<String, List<Object>> broughtBack = new LinkedHashMap<>();

	private final Map<Version, CatalogFacts> fresh = new HashMap<>();

	private final List<String> schemas = new ArrayList<>();

	private boolean schemasExist;

	private Version before = new Version();

	private Version after = new Version();

	private Map<String, String> renames = Map.of();

	private Map<String, String> defaults = Map.of();

	private Set<String> drops = Set.of();

	private @Nullable List<Class<? extends SchemaChange>> stepsHere;

	private @Nullable String reasonToLeaveOut;

	private @Nullable String byHand;

	private @Nullable DataSource writers;

	private Case(String engine) {
		this.engine = engine;
	}

	static Case on(String engine) {
		return new Case(engine);
	}

	/** Schemas that entities name, which are not there yet. */
	Case in(String... schemas) {
		this.schemas.addAll(List.of(schemas));
		return this;
	}

	/** Schemas that entities name and that somebody has created. */
	Case inExisting(String... schemas) {
		this.schemasExist = true;
		return in(schemas);
	}

	/** Version 1. */
	Case from(Class<?>... entities) {
		this.before = new Version(entities);
		return this;
	}

	/** What is done to version 1's database before the change. */
	Case rows(String... statements) {
		this.rows.addAll(List.of(statements));
		return this;
	}

	/**
	 * A file of somebody's own that follows version 1, in SQL; what it makes is called
	 * {@code by_hand}.
	 */
	Case thenByHand(String sql) {
		this.byHand = sql;
		return this;
	}

	/** Version 2. */
	Case to(Class<?>... entities) {
		this.after = new Version(entities);
		return this;
	}

	/**
	 * What has to be there for Hibernate's own creation of the schema.
	 */
	Case hibernateFinds(String... statements) {
		this.found.addAll(List.of(statements));
		return this;
	}

	Case renamed(String from, String to) {
		this.renames = Map.of(from, to);
		return this;
	}

	Case renamed(Map<String, String> renames) {
		this.renames = renames;
		return this;
	}

	Case filledWith(String column, String value) {
		this.defaults = Map.of(column, value);
		return this;
	}

	Case dropped(String... objects) {
		this.drops = Set.of(objects);
		return this;
	}

	/** What a query of one column has to find after the change. */
	Case keeps(String query, Object... values) {
		this.kept.put(query, Arrays.asList(values));
		return this;
	}

	/** What a query of one column has to find once the change has been undone. */
	Case bringsBack(String query, Object... values) {
		this.broughtBack.put(query, Arrays.asList(values));
		return this;
	}

	/**
	 * An engine on which the case cannot be expressed.
	 */
	Case exceptOn(String engine, String reason) {
		if (engine.equals(this.engine)) {
			this.reasonToLeaveOut = reason;
		}
		return this;
	}

	/**
	 * The engine on which alone the case can be expressed.
	 */
	Case onlyOn(String engine, String reason) {
		if (!engine.equals(this.engine)) {
			this.reasonToLeaveOut = reason;
		}
		return this;
	}

	/**
	 * An engine on which Hibernate's validation refuses what Hibernate itself makes.
	 */
	Case notValidatedOn(String engine) {
		this.validated &= !engine.equals(this.engine);
		return this;
	}

	/**
	 * The steps that one engine needs instead of those that the others do, because it
	 * stores the same thing in another form.
	 */
	@SafeVarargs
	@SuppressWarnings("varargs")
	final Case writesOn(String engine, Class<? extends SchemaChange>... steps) {
		if (engine.equals(this.engine)) {
			this.stepsHere = List.of(steps);
		}
		return this;
	}

	/**
	 * The change needs exactly these steps, in whatever order; it keeps the rows, leads
	 * to the schema that Hibernate itself creates for version 2, and can be undone and
	 * done again.
	 */
	@SafeVarargs
	@SuppressWarnings("varargs")
	final void writes(Class<? extends SchemaChange>... steps) {
		writes((this.stepsHere != null) ? this.stepsHere : expressible(List.of(steps)));
	}

	/** Without what Hibernate itself does not make on an engine. */
	private List<Class<? extends SchemaChange>> expressible(List<Class<? extends SchemaChange>> steps) {
		if (!this.engine.equals("sqlite")) {
			return steps;
		}
		List<Class<? extends SchemaChange>> made = steps.stream()
			.filter((step) -> !NOT_ON_SQLITE.contains(step))
			.toList();
		if (made.isEmpty() && !steps.isEmpty()) {
			exceptOn(this.engine, "Hibernate makes neither foreign keys nor comments on SQLite");
		}
		return made;
	}

	/**
	 * The same for entities of others, whose steps nobody has counted.
	 */
	void isWritten() {
		writes((List<Class<? extends SchemaChange>>) null);
	}

	private void writes(@Nullable List<Class<? extends SchemaChange>> steps) {
		if (writer != null) {
			appliesWhatIsWrittenOn(writer);
			return;
		}
		play(Ending.WRITTEN, (database, module) -> {
			TableRows rowsBefore = allRows(database);
			GenerateResult generated = this.after.service(database, module, (service) -> {
				GenerateResult result = service.generate(request());
				if (steps != null) {
					assertThat(result.changes()).as("steps: %s", describe(result.changes()))
						.extracting((change) -> (Object) change.getClass())
						.containsExactlyInAnyOrderElementsOf(steps);
				}
				if (FORMAT == ChangelogFormat.YAML) {
					WrittenChanges.assertAre(result.changes(), result.content());
				}
				migrateAndCheck(service, result);
				return result;
			});
			assertIs(this.after, database);
			assertValid(database);
			assertRows(database, this.kept);
			assertThat(generated.written()).isTrue();
			assertKept(rowsBefore, database, generated);
			goesBackAndForth(database, module, generated, rowsBefore);
		});
	}

	/**
	 * What is written on another engine leads to the schema here that Hibernate itself
	 * creates here, keeps the rows, and can be undone and done again.
	 */
	private void appliesWhatIsWrittenOn(String other) {
		play(Ending.WRITTEN, (database, module) -> {
			TableRows rowsBefore = allRows(database);
			GenerateResult generated = write(this.after, database, module, request());
			assertThat(generated.written()).isTrue();
			assertIs(this.after, database);
			assertValid(database);
			assertRows(database, this.kept);
			goesBackAndForth(database, module, generated, rowsBefore);
		});
	}

	/**
	 * Every row that the change leaves as it was is there, whoever thought of it.
	 */
	private void assertKept(TableRows rowsBefore, DataSource database, GenerateResult generated) throws SQLException {
		KeptRows kept = new KeptRows(rowsBefore, generated.changes(), LostValues.onTheWay(generated.changes()));
		assertThat(kept.missingIn(allRows(database))).as("rows after the change").isEmpty();
	}

	private void goesBackAndForth(DataSource database, Path module, GenerateResult generated, TableRows rowsBefore)
			throws SQLException {
		TableRows rowsAfter = allRows(database);
		Set<String> lost = LostValues.of(generated.changes());
		this.after.service(database, module,
				(service) -> service.rollback(RollbackRequest.steps(1).withDataLossAllowed()));
		assertIs(this.before, database);
		assertRows(database, this.broughtBack);
		assertThat(allRows(database).differencesTo(rowsBefore, lost)).as("rows brought back").isEmpty();
		this.after.service(database, module, (service) -> service.migrate(MigrateRequest.head()));
		assertIs(this.after, database);
		assertThat(allRows(database).differencesTo(rowsAfter, lost)).as("rows after doing it again").isEmpty();
	}

	/**
	 * Writes a revision where revisions are written, and runs it here.
	 */
	private GenerateResult write(Version version, DataSource database, Path module, GenerateRequest request) {
		if (writer == null) {
			return version.service(database, module, (service) -> {
				GenerateResult generated = service.generate(request);
				migrateAndCheck(service, generated);
				return generated;
			});
		}
		if (this.writers == null) {
			this.writers = TestDatabases.create(writer);
		}
		GenerateResult generated = version.service(this.writers, module, settings(), (service) -> {
			GenerateResult result = generate(service, request);
			service.migrate(MigrateRequest.head());
			assertThat(describe(service.check().changes())).as("what is left after %s", result.content()).isEmpty();
			return result;
		});
		version.service(database, module, (service) -> {
			service.migrate(MigrateRequest.head());
			assertInStep(service);
			return null;
		});
		return generated;
	}

	private static GenerationSettings settings() {
		return new GenerationSettings((writer != null) ? TARGETS : List.of(), GenerationSettings.Reference.CHANGELOG,
				Map.of());
	}

	/** What one of the engines does not know cannot be written for all of them. */
	private GenerateResult generate(MigrationService service, GenerateRequest request) {
		try {
			return service.generate(request);
		}
		catch (MigrationException ex) {
			assertThat(ex.getAction()).isNotBlank();
			String refused = "refused on " + writer + ": " + ex.getMessage().lines().findFirst().orElse("");
			return Assumptions.abort(refused);
		}
	}

	/** The change is none for the schema. */
	void writesNothing() {
		if (this.stepsHere != null) {
			writes(this.stepsHere);
			return;
		}
		play(Ending.NOTHING, (database, module) -> {
			TableRows rowsBefore = allRows(database);
			DataSource place = (this.writers != null) ? this.writers : database;
			this.after.service(place, module, settings(), (service) -> {
				GenerateResult result = (writer != null) ? generate(service, request()) : service.generate(request());
				assertThat(describe(result.changes())).isEmpty();
				assertThat(result.written()).as(result.content()).isFalse();
				CheckResult check = service.check();
				assertThat(check.drift()).isEmpty();
				assertThat(check.inStep()).isTrue();
				return null;
			});
			assertValid(database);
			assertThat(allRows(database)).isEqualTo(rowsBefore);
			assertRows(database, this.kept);
		});
	}

	/** Nobody has answered: nothing is written, and the words say what to answer. */
	void isRefused(String message, String action) {
		play(Ending.REFUSED, (database, module) -> {
			TableRows rowsBefore = allRows(database);
			this.after.service(database, module, (service) -> {
				assertThatExceptionOfType(MigrationException.class).isThrownBy(() -> service.generate(request()))
					.satisfies((ex) -> {
						assertThat(ex).hasMessageContaining(message);
						assertThat(ex.getAction()).contains(action);
					});
				return null;
			});
			assertThat(revisions(module)).hasSize((this.byHand != null) ? 2 : 1);
			assertIs(this.before, database);
			assertThat(allRows(database)).isEqualTo(rowsBefore);
			assertRows(database, this.kept);
		});
	}

	/**
	 * The rows stand against the change: it stops without touching anything, says which,
	 * and goes on once they have been repaired.
	 */
	void isStoppedBy(String rows, String... repair) {
		play(Ending.STOPPED, (database, module) -> {
			TableRows rowsBefore = allRows(database);
			GenerateResult generated = this.after.service(database, module, (service) -> {
				GenerateResult result = service.generate(request());
				assertThat(result.written()).isTrue();
				assertThatExceptionOfType(MigrationException.class)
					.isThrownBy(() -> service.migrate(MigrateRequest.head()))
					.withMessageContaining(rows);
				return result;
			});
			assertIs(this.before, database);
			assertThat(allRows(database)).isEqualTo(rowsBefore);
			assertRows(database, this.kept);
			TestDatabases.execute(database, repair);
			TableRows rowsRepaired = allRows(database);
			this.after.service(database, module, (service) -> service.migrate(MigrateRequest.head()));
			assertIs(this.after, database);
			assertValid(database);
			assertKept(rowsRepaired, database, generated);
			goesBackAndForth(database, module, generated, rowsRepaired);
		});
	}

	private void play(Ending ending, Scene scene) {
		if (writer != null && (ending == Ending.REFUSED || ending == Ending.STOPPED)) {
			Assumptions.abort("nothing is written");
		}
		if (writer != null && this.byHand != null) {
			exceptOn(this.engine, "SQL of somebody's own is for one engine");
		}
		if (writer != null && !TARGETS.contains(this.engine)) {
			exceptOn(this.engine, "It is not one of the targets");
		}
		if (this.reasonToLeaveOut != null) {
			CaseTally.add(this.engine, "left out: " + this.reasonToLeaveOut);
			Assumptions.abort(this.reasonToLeaveOut);
		}
		if (rival != null) {
			rival.accept(new Plot(this.engine, this.schemas, this.schemasExist, this.found, this.before, this.rows,
					this.byHand, this.after, this.kept, ending));
			return;
		}
		String outcome = "wrong";
		try {
			play(scene);
			outcome = ending.text;
		}
		catch (TestAbortedException ex) {
			outcome = String.valueOf(ex.getMessage());
			throw ex;
		}
		catch (AssertionError | RuntimeException ex) {
			outcome = "wrong: " + String.valueOf(ex.getMessage()).strip().replaceAll("\\s+", " ");
			throw ex;
		}
		finally {
			CaseTally.add(this.engine, outcome);
		}
	}

	private void play(Scene scene) {
		try {
			Path module = Files.createTempDirectory("case");
			DataSource database = TestDatabases.create(this.engine);
			prepareSchemas(database);
			try {
				GenerateResult generated = write(this.before, database, module, request("Version 1"));
				if (this.byHand != null) {
					writeByHand(generated.file(), this.byHand);
					this.before.service(database, module, (service) -> service.migrate(MigrateRequest.head()));
				}
				TestDatabases.execute(database, this.rows.toArray(String[]::new));
				scene.play(database, module);
			}
			finally {
				FileSystemUtils.deleteRecursively(module);
				TestDatabases.dropSchemas(database, this.schemas);
			}
		}
		catch (IOException | SQLException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/** Before there are any: MariaDB's belong to the server, whatever the database. */
	private void prepareSchemas(DataSource database) throws SQLException {
		if (!this.schemas.isEmpty()) {
			wanted(this.before);
			wanted(this.after);
		}
		TestDatabases.createSchemas(database, this.schemasExist ? this.schemas : List.of());
	}

	private static void writeByHand(Path after, String sql) {
		String stem = after.getFileName().toString().replaceFirst("\\.\\w+$", "");
		try {
			Files.writeString(after.resolveSibling(stem + "_by_hand.sql"),
					"--liquibase formatted sql\n--changeset somebody:1\n" + sql + "\n--rollback select 1\n");
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private GenerateRequest request() {
		return request("Version 2").withAnswers(this.renames, this.defaults, this.drops);
	}

	private static GenerateRequest request(String message) {
		return GenerateRequest.of(message).withFormat(FORMAT);
	}

	private static void migrateAndCheck(MigrationService service, GenerateResult generated) {
		assertThat(service.migrate(MigrateRequest.head()).applied()).containsExactly(generated.revision());
		assertInStep(service);
		assertMarked(service, generated);
	}

	/** Every listing shows what the file says, and nothing besides. */
	private static void assertMarked(MigrationService service, GenerateResult generated) {
		assertThat(service.status().revisions()).filteredOn((revision) -> revision.id().equals(generated.revision()))
			.extracting(MigrationStatus.RevisionStatus::destructive)
			.containsExactly(DESTRUCTIVE.matcher(generated.content()).find());
	}

	private static void assertInStep(MigrationService service) {
		CheckResult check = service.check();
		assertThat(describe(check.changes())).isEmpty();
		assertThat(check.questions()).isEmpty();
		assertThat(check.drift()).isEmpty();
		assertThat(check.inStep()).isTrue();
	}

	/**
	 * Once for a version: a schema that equals Hibernate's own a second time is as valid.
	 */
	private void assertValid(DataSource database) {
		if (this.validated) {
			this.after.hibernate(database, "validate");
		}
	}

	private TableRows allRows(DataSource database) throws SQLException {
		return TableRows.of(database, this.schemas);
	}

	private void assertIs(Version version, DataSource database) throws SQLException {
		CatalogFacts facts = CatalogFacts.of(database, this.schemas);
		CatalogFacts wanted = wanted(version);
		List<String> differences = this.renames.isEmpty() ? facts.differencesTo(wanted)
				: facts.differencesInContentTo(wanted);
		assertThat(differences).filteredOn((line) -> !isByHand(line)).isEmpty();
		if (this.byHand != null) {
			assertThat(differences).as("still there").anyMatch(Case::isByHand);
		}
	}

	static boolean isByHand(String difference) {
		return difference.toLowerCase(Locale.ROOT).contains("by_hand");
	}

	/** What Hibernate itself creates. */
	private CatalogFacts wanted(Version version) throws SQLException {
		CatalogFacts known = this.fresh.get(version);
		if (known != null) {
			return known;
		}
		DataSource fresh = TestDatabases.create(this.engine);
		TestDatabases.execute(fresh, this.found.toArray(String[]::new));
		TestDatabases.withSchemas(fresh, this.schemas, () -> {
			version.hibernate(fresh, "create-only");
			this.fresh.put(version, CatalogFacts.of(fresh, this.schemas));
		});
		return wanted(version);
	}

	static void assertRows(DataSource database, Map<String, List<Object>> expected) {
		JdbcTemplate jdbc = new JdbcTemplate(database);
		expected.forEach((query, values) -> assertThat(jdbc.query(query, (row, number) -> row.getObject(1))).as(query)
			.extracting(String::valueOf)
			.containsExactlyElementsOf(values.stream().map(String::valueOf).toList()));
	}

	private static List<Path> revisions(Path module) {
		try (Stream<Path> files = Files.list(module.resolve("src/main/resources/db/changelog/changes"))) {
			return files.toList();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static List<String> describe(List<SchemaChange> changes) {
		return changes.stream().map(SchemaChange::describe).toList();
	}

	/**
	 * What has to come of a case.
	 */
	enum Ending {

		WRITTEN("right"), NOTHING("right, without a change"), REFUSED("refused, with the ways out"),
		STOPPED("stopped by its rows, and goes on when they are repaired");

		private final String text;

		Ending(String text) {
			this.text = text;
		}

		@Override
		public String toString() {
			return this.text;
		}

	}

	/**
	 * A case as others can play it, too.
	 */
	record Plot(String engine, List<String> schemas, boolean schemasExist, List<String> found, Version before,
			List<String> rows, @Nullable String byHand, Version after, Map<String, List<Object>> kept, Ending ending) {
	}

	@FunctionalInterface
	private interface Scene {

		void play(DataSource database, Path module) throws SQLException, IOException;

	}

}
