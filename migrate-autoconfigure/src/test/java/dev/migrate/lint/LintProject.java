package dev.migrate.lint;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;

import javax.sql.DataSource;

import dev.migrate.GenerationSettings;
import dev.migrate.HostApplication;
import dev.migrate.LintRequest;
import dev.migrate.LintResult;
import dev.migrate.LintSettings;
import dev.migrate.MigrateRequest;
import dev.migrate.MigrationService;
import dev.migrate.MigrationServices;
import dev.migrate.changelog.ChangelogInterpreter;
import dev.migrate.changelog.ChangelogLoader;
import dev.migrate.changelog.ChangelogSettings;
import dev.migrate.engine.Engine;
import dev.migrate.engine.Engines;
import dev.migrate.execution.MigrationProgress;
import dev.migrate.schema.Schema;
import dev.migrate.support.ChangelogDirectory;
import dev.migrate.support.TestDatabases;
import org.jspecify.annotations.Nullable;

import org.springframework.core.io.DefaultResourceLoader;

/**
 * Revisions of which the test has written every file, and what lint says about them.
 */
final class LintProject {

	static final String BEFORE = "20260101_000000_before";

	static final String CHANGE = "20260102_000000_change_of_users";

	final ChangelogDirectory changelog;

	private final Path module;

	/** As where app.migrate.lock-timeout is set. */
	LintSettings settings = new LintSettings(LintRules.standard(), List.of(LintRules.TIMEOUTS), 0);

	List<String> targets = List.of();

	@Nullable DataSource database;

	LintProject(Path module) {
		this.module = module;
		this.changelog = new ChangelogDirectory(module);
	}

	/**
	 * What is there already, and what a revision then does, a change set a statement.
	 */
	static LintProject of(Path module, List<String> before, String... statements) {
		LintProject project = new LintProject(module);
		project.changelog.writeSql(BEFORE, before.toArray(String[]::new));
		project.changelog.writeSql(CHANGE, statements);
		return project;
	}

	/**
	 * What is there already, and what the changes of a change set then do, as YAML below
	 * "changes".
	 */
	static LintProject ofChanges(Path module, List<String> before, String changes) {
		LintProject project = new LintProject(module);
		project.changelog.writeSql(BEFORE, before.toArray(String[]::new));
		project.replace("""
				- changeSet:
				    id: %s-1
				    author: test
				    changes:
				%s
				""".formatted(CHANGE, changes.indent(6).stripTrailing()));
		return project;
	}

	/**
	 * Puts other change sets, as YAML, in place of the newest revision.
	 */
	void replace(String changeSets) {
		this.changelog.changes().resolve(CHANGE + ".sql").toFile().delete();
		this.changelog.write(CHANGE + ".yaml", "databaseChangeLog:\n" + changeSets);
	}

	MigrationService service() {
		return MigrationServices.create("default", () -> this.changelog.liquibase(database()),
				() -> new ChangelogLoader(ChangelogSettings.of(ChangelogDirectory.MASTER, this.changelog.changes()),
						new DefaultResourceLoader()),
				() -> {
					throw new IllegalStateException("There are no entities");
				}, new GenerationSettings(this.targets, GenerationSettings.Reference.CHANGELOG, Map.of()),
				() -> new Host(this.module, this.settings));
	}

	private DataSource database() {
		DataSource current = this.database;
		if (current == null) {
			current = TestDatabases.h2Database();
			this.database = current;
		}
		return current;
	}

	/**
	 * What lint says about the newest revision on an engine, without a connection.
	 */
	List<LintFinding> lint(String dialect) {
		return service().lint(LintRequest.of("head").withDialect(dialect)).findings();
	}

	/**
	 * What lint says with a connection.
	 */
	LintResult lint() {
		return service().lint(LintRequest.pending());
	}

	/**
	 * The codes of what is found.
	 */
	List<String> codes(String dialect) {
		return lint(dialect).stream().map(LintFinding::code).toList();
	}

	/**
	 * Brings a new database of an engine to a revision.
	 * @param statements what happens to it in between
	 */
	void migrate(String engine, String... statements) {
		begin(engine);
		TestDatabases.execute(database(), statements);
		service().migrate(MigrateRequest.head());
	}

	/**
	 * Brings a new database of an engine to where the newest revision begins.
	 */
	void begin(String engine) {
		this.database = TestDatabases.create(engine);
		service().migrate(new MigrateRequest(BEFORE, MigrationProgress.SILENT));
	}

	/**
	 * What the changelog is known to make on an engine that is not at hand.
	 */
	Schema interpreted(String engine) {
		ChangelogLoader loader = new ChangelogLoader(
				ChangelogSettings.of(ChangelogDirectory.MASTER, this.changelog.changes()), new DefaultResourceLoader());
		return new ChangelogInterpreter(loader).schemaFor(loader.load(Engines.byId(engine)), Engines.byId(engine));
	}

	/**
	 * What the database is like.
	 */
	Schema schema() throws SQLException {
		try (Connection connection = database().getConnection()) {
			Engine engine = Engines.detect(connection);
			Schema schema = engine.read(connection, engine.currentSchema(connection));
			return schema.withTables(schema.tables()
				.stream()
				.filter((table) -> !table.name().name().text().startsWith("databasechangelog"))
				.toList());
		}
	}

	private record Host(Path module, LintSettings lint) implements HostApplication {

		@Override
		public @Nullable String mainClass() {
			return null;
		}

	}

}
