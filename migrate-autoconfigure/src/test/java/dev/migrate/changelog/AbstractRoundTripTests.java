package dev.migrate.changelog;

import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import javax.sql.DataSource;

import dev.migrate.change.ChangePlan;
import dev.migrate.diff.SchemaDiffer;
import dev.migrate.engine.Engine;
import dev.migrate.engine.Engines;
import dev.migrate.engine.Shadow;
import dev.migrate.schema.Column;
import dev.migrate.schema.QualifiedName;
import dev.migrate.schema.Schema;
import dev.migrate.schema.Table;
import liquibase.changelog.ChangeSet;
import liquibase.database.Database;
import liquibase.database.DatabaseFactory;
import liquibase.database.jvm.JdbcConnection;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What one engine reads back of what was composed for it, forwards and back, run and
 * interpreted.
 */
abstract class AbstractRoundTripTests {

	private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-21T02:03:55Z"), ZoneOffset.UTC);

	@TempDir
	private Path directory;

	private final DataSource database;

	final Engine engine;

	AbstractRoundTripTests(DataSource database) throws SQLException {
		this.database = database;
		this.engine = Engines.detect(database);
	}

	@Test
	void keepsEveryType() throws Exception {
		Schema schema = read(things(types()));
		assertThat(columns(schema)).extracting(Column::type).as("the engine's normal spelling").isEqualTo(types());
		assertRoundTrip(schema);
		assertRoundTrip(read(things(List.of("integer"))), schema);
	}

	@Test
	void altersToEveryType() throws Exception {
		assertRoundTrip(read(things(Collections.nCopies(types().size(), "varchar(10)"))), read(things(types())));
	}

	@Test
	void keepsEveryDefault() throws Exception {
		Schema schema = read(things(defaults()));
		assertThat(columns(schema)).extracting(Column::defaultValue).doesNotContainNull();
		List<String> without = defaults().stream()
			.map((definition) -> definition.substring(0, definition.indexOf(" default ")))
			.toList();
		assertRoundTrip(schema);
		assertRoundTrip(read(things(without)), schema);
	}

	@ParameterizedTest
	@MethodSource("evolutions")
	void goesThereAndBack(Evolution evolution) throws Exception {
		assertRoundTrip(read(evolution.before()), read(evolution.after()));
	}

	@Test
	void fillsTheRowsThatAreThere() throws Exception {
		Schema before = read("create table users (id integer, name varchar(9))");
		Schema after = read("create table users (id integer, name varchar(9) not null)");
		ChangelogLoader loader = new ChangelogProject(this.directory).loader();
		RevisionDraft first = compose(loader, Schema.empty(), before);
		RevisionDraft second = compose(loader, before, after);
		try (Shadow shadow = this.engine.openShadow(this.database);
				Statement statement = shadow.connection().createStatement()) {
			ReplayedChangelog replayed = new ChangelogReplay(loader).replay(Changelog.missing(), this.engine, shadow)
				.then(first);
			statement.execute("insert into users values (1, null), (2, 'Ann')");
			shadow.connection().commit();
			assertThat(replayed.then(second).schema()).isEqualTo(after);
			try (ResultSet names = statement.executeQuery("select name from users order by id")) {
				names.next();
				assertThat(names.getString(1)).isEqualTo("it's");
				names.next();
				assertThat(names.getString(1)).isEqualTo("Ann");
			}
		}
	}

	@Test
	void makesAWholeSchema() throws Exception {
		assertRoundTrip(read(wholeSchema()));
	}

	/**
	 * Types in normal spelling; the first is {@code integer}.
	 */
	abstract List<String> types();

	/**
	 * Types with defaults.
	 */
	abstract List<String> defaults();

	abstract List<String> wholeSchema();

	/**
	 * The formats that everything is written in.
	 */
	List<ChangelogFormat> formats() {
		return List.of(ChangelogFormat.values());
	}

	/**
	 * A statement that H2 and PostgreSQL understand, as the engine says it.
	 * @param schema where it is about to run
	 */
	String translated(String sql, Shadow schema) throws SQLException {
		return sql;
	}

	/**
	 * In every format: what is compared is what the engine makes of it, so each of them
	 * says the same.
	 */
	private void assertRoundTrip(Schema... schemas) throws Exception {
		for (ChangelogFormat format : formats()) {
			assertRoundTrip(format, schemas);
		}
	}

	private void assertRoundTrip(ChangelogFormat format, Schema... schemas) throws Exception {
		ChangelogLoader loader = new ChangelogProject(this.directory).loader();
		RevisionComposer composer = new RevisionComposer(
				loader.settings().withTemplate(RevisionTemplate.STANDARD.withFormat(format)), CLOCK);
		List<RevisionDraft> drafts = new ArrayList<>();
		Schema before = Schema.empty();
		Changelog changelog = Changelog.missing();
		for (Schema after : schemas) {
			drafts.add(composer
				.compose(ComposeRequest.of("step " + drafts.size(), changelog, before, engine, plan(before, after))));
			before = after;
		}
		assertRuns(loader, drafts, schemas);
		assertInterpreted(loader, drafts, before);
	}

	private RevisionDraft compose(ChangelogLoader loader, Schema before, Schema after) {
		return new RevisionComposer(loader.settings(), CLOCK)
			.compose(ComposeRequest.of("step", Changelog.missing(), before, this.engine, plan(before, after)));
	}

	private ChangePlan plan(Schema before, Schema after) {
		SchemaDiffer.Options options = new SchemaDiffer.Options((object) -> true, Set.of(),
				(candidate) -> Optional.of(candidate.to().contains("renamed")),
				(table, column) -> Optional.of("'it''s'"));
		SchemaDiffer.Difference difference = new SchemaDiffer(this.engine).difference(before, after, options);
		assertThat(difference.questions()).isEmpty();
		return difference.plan();
	}

	private void assertRuns(ChangelogLoader loader, List<RevisionDraft> drafts, Schema[] schemas) throws Exception {
		try (Shadow shadow = this.engine.openShadow(this.database)) {
			ReplayedChangelog replayed = new ChangelogReplay(loader).replay(Changelog.missing(), this.engine, shadow);
			List<Schema> states = new ArrayList<>(List.of(replayed.schema()));
			for (int i = 0; i < drafts.size(); i++) {
				states.add(replayed.then(drafts.get(i)).schema());
				assertThat(states.get(i + 1)).as(drafts.get(i).content()).isEqualTo(schemas[i]);
			}
			for (int i = drafts.size() - 1; i >= 0; i--) {
				rollBack(loader, drafts.get(i), shadow);
				assertThat(shadow.read()).as("rollback of " + drafts.get(i).content()).isEqualTo(states.get(i));
			}
		}
	}

	private static void rollBack(ChangelogLoader loader, RevisionDraft draft, Shadow shadow) throws Exception {
		Database database = DatabaseFactory.getInstance()
			.findCorrectDatabaseImplementation(new JdbcConnection(shadow.connection()));
		if (database.getDefaultSchemaName() != null) {
			database.setDefaultSchemaName(shadow.schemaName());
		}
		List<ChangeSet> changeSets = new ArrayList<>(loader.load(draft, database).databaseChangeLog().getChangeSets());
		Collections.reverse(changeSets);
		for (ChangeSet changeSet : changeSets) {
			changeSet.rollback(database);
		}
	}

	private void assertInterpreted(ChangelogLoader loader, List<RevisionDraft> drafts, Schema expected) {
		ChangeInterpretation interpretation = new ChangeInterpretation();
		LiquibaseDialect dialect = new LiquibaseDialect(this.engine);
		SchemaState state = new SchemaState();
		for (RevisionDraft draft : drafts) {
			for (ChangeSet changeSet : loader.load(draft, dialect.database()).databaseChangeLog().getChangeSets()) {
				changeSet.getChanges()
					.forEach((change) -> interpretation.apply(change,
							new ChangeContext(state, dialect, new ChangedNames(dialect, changeSet))));
			}
		}
		assertThat(state.toSchema()).as("interpretation").isEqualTo(expected);
	}

	private Schema read(String ddl) throws SQLException {
		return read(List.of(ddl));
	}

	private Schema read(List<String> ddl) throws SQLException {
		try (Shadow scratch = this.engine.openShadow(this.database);
				Statement statement = scratch.connection().createStatement()) {
			for (String sql : ddl) {
				statement.execute(translated(sql, scratch));
			}
			return scratch.read();
		}
	}

	/**
	 * A table of columns that are called c000, c001, …
	 */
	private static String things(List<String> definitions) {
		return IntStream.range(0, definitions.size())
			.mapToObj((i) -> "c%03d %s".formatted(i, definitions.get(i)))
			.collect(Collectors.joining(", ", "create table things (", ")"));
	}

	private static List<Column> columns(Schema schema) {
		return schema.table(QualifiedName.of("things")).map(Table::columns).orElseThrow();
	}

}
