package dev.migrate.changelog;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;

import dev.migrate.engine.Engine;
import dev.migrate.failure.MigrationException;
import dev.migrate.failure.SecretParameters;
import liquibase.Contexts;
import liquibase.LabelExpression;
import liquibase.changelog.ChangeLogParameters;
import liquibase.changelog.ChangeSet;
import liquibase.changelog.DatabaseChangeLog;
import liquibase.database.Database;
import liquibase.database.core.UnsupportedDatabase;
import liquibase.integration.spring.SpringResourceAccessor;
import liquibase.parser.ChangeLogParser;
import liquibase.parser.ChangeLogParserFactory;
import liquibase.parser.core.xml.XMLChangeLogSAXParser;
import liquibase.resource.Resource;
import liquibase.resource.ResourceAccessor;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ResourceLoader;

/**
 * Reads a changelog with Liquibase's own parsers, preferring the source tree's copies of
 * revisions to packaged ones.
 */
public final class ChangelogLoader {

	private static final int HEADER_BYTES = 64 * 1024;

	private final ChangelogSettings settings;

	private final ChangelogResources resources;

	private final @Nullable ClassLoader classLoader;

	private final SecretParameters secrets;

	public ChangelogLoader(ChangelogSettings settings, ResourceLoader resourceLoader) {
		this.settings = settings;
		this.classLoader = resourceLoader.getClassLoader();
		this.resources = new ChangelogResources(settings, resourceLoader);
		this.secrets = new SecretParameters(settings.parameters());
	}

	/**
	 * The resources that a run has to read to see the same revisions.
	 */
	public SpringResourceAccessor resourceAccessor() {
		return this.resources;
	}

	public ChangelogSettings settings() {
		return this.settings;
	}

	/**
	 * The values of the changelog's parameters that nobody is to see, as far as they have
	 * been asked for.
	 */
	public SecretParameters secrets() {
		return this.secrets;
	}

	/**
	 * Takes down what is read from now on, until the recording is closed.
	 */
	public InputRecording record() {
		return this.resources.record();
	}

	/**
	 * What packaged changelogs are loaded by.
	 */
	public @Nullable ClassLoader classLoader() {
		return this.classLoader;
	}

	/**
	 * Whether there is a master changelog.
	 */
	public boolean changeLogExists() {
		try {
			// To Liquibase, no name is the root of the class path, which is there
			return !this.settings.changeLog().isBlank() && this.resources.get(this.settings.changeLog()).exists();
		}
		catch (IOException | IllegalArgumentException ex) {
			throw ChangelogFailure.unreadable(this.settings.changeLog(), ex);
		}
	}

	/**
	 * Loads the changelog as an engine sees it that is not connected.
	 */
	public Changelog load(Engine engine) {
		return load(LiquibaseDialect.offlineDatabase(engine));
	}

	/**
	 * Loads the changelog as a database sees it. Has no side effect on the database.
	 * @throws MigrationException if a file is broken or missing
	 */
	public Changelog load(Database database) {
		return load(database, parameters(database));
	}

	/**
	 * Loads the changelog as a database sees it, with other values for the changelog's
	 * properties than those of the settings.
	 */
	public Changelog load(Database database, ChangeLogParameters parameters) {
		return changeLogExists() ? load(this.settings.changeLog(), this.resources, database, parameters)
				: Changelog.missing();
	}

	/**
	 * Requires that a revision that is composed but not written can be read, and would
	 * run.
	 */
	public void require(RevisionDraft draft, Engine engine) {
		load(draft, LiquibaseDialect.offlineDatabase(engine));
	}

	/**
	 * Loads a revision that is composed but not written.
	 */
	Changelog load(RevisionDraft draft, Database database) {
		Changelog changelog = load(draft.path(), new DraftResources(draft, this.resources), database,
				parameters(database));
		List<ChangeSet> changeSets = changelog.databaseChangeLog().getChangeSets();
		if (!changeSets.isEmpty() && changeSets.stream().noneMatch(filters(database)::accept)) {
			throw new MigrationException(
					"The revision would not run here: its change sets have the contexts "
							+ this.settings.template().contexts() + " and the labels "
							+ this.settings.template().labels() + ", which this application does not run",
					"Give them contexts and labels (app.migrate.contexts, app.migrate.labels) that"
							+ " spring.liquibase.contexts and spring.liquibase.label-filter admit. Nothing has been written.");
		}
		return changelog;
	}

	/**
	 * Loads the changelog as it will be once a revision has taken the place of others.
	 * @param gone the paths of the others
	 */
	public Changelog load(RevisionDraft draft, Set<String> gone, Engine engine) {
		Database database = LiquibaseDialect.offlineDatabase(engine);
		return load(this.settings.changeLog(), new DraftResources(draft, gone, this.resources), database,
				parameters(database));
	}

	/**
	 * Whether all revisions are packaged ones, and the directory is not there.
	 */
	boolean onlyPackaged() {
		try {
			return this.resources.onlyPackaged();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Whether a revision will be part of the changelog once it is written.
	 */
	boolean includes(RevisionDraft draft) {
		Database anyDatabase = new UnsupportedDatabase();
		Changelog changelog = load(this.settings.changeLog(), new DraftResources(draft, this.resources), anyDatabase,
				parameters(anyDatabase));
		return changelog.revisions().stream().anyMatch((revision) -> revision.path().equals(draft.path()));
	}

	private Changelog load(String location, ResourceAccessor resources, Database database,
			ChangeLogParameters parameters) {
		ReadOnceResources readOnce = new ReadOnceResources(resources);
		ParsedFiles files = new ParsedFiles(location, readOnce);
		try (readOnce) {
			return QuietLiquibase.call(resources, () -> {
				DatabaseChangeLog databaseChangeLog = parse(location, files, parameters);
				return new RevisionGrouping((path) -> readHeader(path, readOnce)).group(databaseChangeLog,
						filters(database));
			});
		}
		catch (Exception ex) {
			throw ChangelogFailure.broken(location, files.last(), ex);
		}
		catch (StackOverflowError ex) {
			throw ChangelogFailure.circle(List.of(ClassPathLocation.of(files.last())));
		}
	}

	/**
	 * The values that the settings give to the changelog's properties, where somebody has
	 * more of them.
	 */
	public ChangeLogParameters parameters(Database database) {
		InputRecording recording = this.resources.recording();
		ChangeLogParameters parameters = new WatchedParameters(database, this.secrets,
				(recording != null) ? recording::parameter : (name) -> {
				});
		this.settings.parameters().forEach(parameters::set);
		return parameters;
	}

	private DatabaseChangeLog parse(String location, ResourceAccessor resources, ChangeLogParameters parameters)
			throws Exception {
		parameters.set(JavaRevision.PROPERTY, "true");
		parameters.setContexts(new Contexts(this.settings.contexts()));
		parameters.setLabels(new LabelExpression(this.settings.labelFilter()));
		ChangeLogParser parser = ChangeLogParserFactory.getInstance().getParser(location, resources);
		if (parser instanceof XMLChangeLogSAXParser xmlParser) {
			xmlParser.setShouldWarnOnMismatchedXsdVersion(false);
		}
		return parser.parse(location, parameters, resources);
	}

	ChangeSetFilters filters(Database database) {
		return new ChangeSetFilters(this.settings, database);
	}

	private static RevisionHeader readHeader(String path, ResourceAccessor resources) {
		try {
			Resource resource = resources.get(path);
			if (!resource.exists()) {
				return RevisionHeader.read("");
			}
			try (InputStream content = resource.openInputStream()) {
				return RevisionHeader.read(new String(content.readNBytes(HEADER_BYTES), StandardCharsets.UTF_8));
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
