package dev.migrate.execution;

import java.io.File;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import java.util.Map;

import dev.migrate.changelog.Changelog;
import dev.migrate.changelog.ChangelogLoader;
import dev.migrate.changelog.ChangelogSettings;
import dev.migrate.changelog.InputRecording;
import dev.migrate.changelog.JavaCode;
import dev.migrate.changelog.QuietLiquibase;
import dev.migrate.engine.KeptConnection;
import dev.migrate.execution.MigrationStatus.LockStatus;
import dev.migrate.failure.MigrationException;
import dev.migrate.failure.SecretParameters;
import dev.migrate.failure.UnknownNameException;
import liquibase.Contexts;
import liquibase.GlobalConfiguration;
import liquibase.LabelExpression;
import liquibase.Liquibase;
import liquibase.Scope;
import liquibase.Scope.ScopedRunnerWithReturn;
import liquibase.changelog.ChangeLogParameters;
import liquibase.changelog.DatabaseChangeLog;
import liquibase.database.Database;
import liquibase.database.DatabaseFactory;
import liquibase.database.OfflineConnection;
import liquibase.database.jvm.JdbcConnection;
import liquibase.exception.DatabaseException;
import liquibase.exception.LiquibaseException;
import liquibase.integration.commandline.LiquibaseCommandLineConfiguration;
import liquibase.integration.spring.SpringLiquibase;
import liquibase.resource.ResourceAccessor;
import org.jspecify.annotations.Nullable;

/**
 * Liquibase as Spring Boot would have configured it, except that it runs when it is told
 * to and not when it is created, and that it reads the files of the source tree before
 * those of the class path.
 */
public class MigrationLiquibase extends SpringLiquibase {

	private final ChangelogLoader changelogs;

	private Supplier<List<DataMigration>> dataMigrations = List::of;

	private @Nullable Supplier<MigrationException> missingChangelog;

	private boolean remembering;

	private @Nullable Duration lockWait;

	private RunTimeouts timeouts = RunTimeouts.NONE;

	private ShadowPlace shadowPlace = ShadowPlace.OWN_SERVER;

	public MigrationLiquibase(ChangelogLoader changelogs) {
		this.changelogs = changelogs;
	}

	/**
	 * Sets where the application's data migrations are to be had, once one is needed.
	 */
	public void setDataMigrations(Supplier<List<DataMigration>> dataMigrations) {
		this.dataMigrations = dataMigrations;
	}

	/**
	 * Sets how long to wait while somebody else migrates the database; null for as long
	 * as Liquibase would.
	 */
	public void setLockWait(@Nullable Duration lockWait) {
		this.lockWait = lockWait;
	}

	/**
	 * Sets how long the statements of a run may take.
	 */
	public void setTimeouts(RunTimeouts timeouts) {
		this.timeouts = timeouts;
	}

	/**
	 * Sets where a run tries out what it has to know about an interrupted change set.
	 */
	public void setShadowPlace(ShadowPlace shadowPlace) {
		this.shadowPlace = shadowPlace;
	}

	ShadowPlace shadowPlace() {
		return this.shadowPlace;
	}

	RunTimeouts timeouts() {
		return this.timeouts;
	}

	Duration lockWait() {
		return (this.lockWait != null) ? this.lockWait
				: Duration.ofMinutes(GlobalConfiguration.CHANGELOGLOCK_WAIT_TIME.getCurrentValue());
	}

	DataMigrations dataMigrations(MigrationProgress progress) {
		return new DataMigrations(this.dataMigrations, progress);
	}

	/**
	 * The application's data migrations outside of a run.
	 */
	public JavaCode javaCode() {
		return dataMigrations(MigrationProgress.SILENT);
	}

	/**
	 * Does nothing: {@link #run} does.
	 */
	@Override
	public void afterPropertiesSet() {
	}

	/**
	 * Tells what has run and what has not, without a trace in the database.
	 */
	public MigrationStatus status() {
		return withDatabase((database) -> status(database, load(database)));
	}

	/**
	 * Tells what of a changelog has run and what has not, without a trace in the
	 * database.
	 * @param database from {@link #withDatabase}
	 * @param changelog was loaded for that database
	 */
	public MigrationStatus status(Database database, Changelog changelog) throws Exception {
		RunRule rule = rule(database);
		LockStatus lock = LockSight.seen(this, database, lock(database));
		// Checksums leave out what is for other engines. No earlier: a parser that sees a
		// database creates the history's table.
		return Scope.child(Map.of(Scope.Attr.database.name(), database),
				() -> new StatusReader(changelog, rule, LossyChangeSets.of(changelog, database), secrets())
					.read(getChangeLog(), lock));
	}

	/**
	 * Runs what is pending.
	 * @param target the revision to end at (its id or a unique prefix of it), or null for
	 * the newest
	 * @param progress hears what runs
	 * @throws MigrationException if something does not run; what ran before is kept
	 */
	public MigrationRun run(@Nullable String target, MigrationProgress progress) {
		try (InputRecording recording = this.changelogs.record()) {
			return open((database) -> {
				UpdateRun run = new UpdateRun(this, database, progress);
				MigrationRun result = run.run(target);
				if (this.remembering && target == null && getCustomizer() == null) {
					run.remember(recording);
				}
				return result;
			});
		}
	}

	/**
	 * Sets whether a run leaves behind what spares the next one the work if nothing has
	 * changed until then.
	 */
	public void setRemembering(boolean remembering) {
		this.remembering = remembering;
	}

	/**
	 * Sets how a run fails that finds no changelog. Unless it is set, there is nothing to
	 * run then.
	 */
	public void setMissingChangelog(Supplier<MigrationException> missingChangelog) {
		this.missingChangelog = missingChangelog;
	}

	void requireChangelog(Changelog changelog) {
		if (!changelog.exists() && this.missingChangelog != null) {
			throw this.missingChangelog.get();
		}
	}

	/**
	 * What a run is told.
	 */
	RunSettings runSettings() {
		ChangelogSettings changelog = this.changelogs.settings();
		boolean plain = !isDropFirst() && !isClearCheckSums() && !isTestRollbackOnUpdate() && this.rollbackFile == null
				&& getTag() == null;
		return new RunSettings(new ChangelogSettings(getChangeLog(), changelog.directory(), getContexts(),
				getLabelFilter(), changelog.parameters(), changelog.template()), tables(), plain);
	}

	@Nullable ClassLoader changelogClassLoader() {
		return this.changelogs.classLoader();
	}

	/**
	 * Opens a connection, and Liquibase's view of the database behind it, for as long as
	 * some work takes. Creates nothing in the database.
	 * @throws MigrationException if there is no connection, or the work throws one
	 */
	public <T> T withDatabase(DatabaseWork<T> work) {
		return inScope(() -> QuietLiquibase.call(this.changelogs.resourceAccessor(), () -> inDatabase(work)));
	}

	/**
	 * Runs statements while nobody else migrates.
	 */
	public void runLocked(List<String> statements) {
		open((database) -> LockedHistory.call(this, database, MigrationProgress.SILENT, () -> {
			Connection connection = connection(database);
			try (Statement statement = connection.createStatement()) {
				for (String sql : statements) {
					statement.execute(sql);
				}
			}
			connection.commit();
			return statements;
		}));
	}

	/**
	 * As {@link #withDatabase}, with Liquibase's log, for work that changes the database.
	 */
	<T> T open(DatabaseWork<T> work) {
		return inScope(() -> inDatabase((database) -> {
			tables().verifySchema(connection(database));
			HeldConnection.use(database);
			try {
				return work.with(database);
			}
			catch (Exception ex) {
				throw MissingPrivilege.named(ex, database);
			}
		}));
	}

	private <T> T inScope(ScopedRunnerWithReturn<T> work) {
		try {
			return LiquibaseScope.call(this, secrets(), work);
		}
		catch (Exception ex) {
			throw secrets().mask(RunFailures.translate(ex));
		}
	}

	/**
	 * Does some work for a kind of database, none of which is connected.
	 * @param dialect Liquibase's short name of the engine
	 */
	<T> T withoutDatabase(String dialect, DatabaseWork<T> work) {
		ResourceAccessor resources = this.changelogs.resourceAccessor();
		return inScope(() -> QuietLiquibase.call(resources, () -> work.with(offlineDatabase(dialect, resources))));
	}

	private Database offlineDatabase(String dialect, ResourceAccessor resources) throws DatabaseException {
		List<String> known = DatabaseFactory.getInstance()
			.getImplementedDatabases()
			.stream()
			.map(Database::getShortName)
			// liquibase-hibernate6 calls its views of the entities databases as well
			.filter((name) -> !name.equals("unsupported") && !name.startsWith("hibernate")
					&& !name.equals("jpaPersistence"))
			.distinct()
			.sorted()
			.toList();
		if (!known.contains(dialect)) {
			throw new UnknownNameException("There is no database dialect called '" + dialect + "'",
					"Use one of: " + String.join(", ", known));
		}
		Database database = DatabaseFactory.getInstance()
			.openDatabase("offline:" + dialect, null, null, null, resources);
		database.setDefaultSchemaName(getDefaultSchema());
		database.setOutputDefaultSchema(getDefaultSchema() != null);
		database.setOutputDefaultCatalog(false);
		if (getLiquibaseSchema() != null) {
			database.setLiquibaseSchemaName(getLiquibaseSchema());
		}
		if (getLiquibaseTablespace() != null) {
			database.setLiquibaseTablespaceName(getLiquibaseTablespace());
		}
		database.setDatabaseChangeLogTableName(tables().history());
		database.setDatabaseChangeLogLockTableName(tables().lock());
		return database;
	}

	private <T> T inDatabase(DatabaseWork<T> work) throws Exception {
		tables().verify();
		ResourceAccessor resources = this.changelogs.resourceAccessor();
		try (Connection connection = KeptConnection.of(Connections.open(getDataSource()))) {
			Database database = createDatabase(connection, resources);
			try {
				return Scope.child(Map.of(Scope.Attr.resourceAccessor.name(), resources), () -> work.with(database));
			}
			finally {
				close(database);
			}
		}
	}

	/**
	 * Ends the transaction and gives the connection its auto-commit back, in case that it
	 * is not thrown away.
	 */
	private void close(Database database) {
		try {
			database.close();
		}
		catch (DatabaseException ex) {
			this.log.fine("The connection could not be closed", ex);
		}
	}

	/**
	 * What Spring Boot's {@code liquibase} bean does at this point, for
	 * {@link UpdateRun}.
	 */
	@Override
	protected void performUpdate(Liquibase liquibase) throws LiquibaseException {
		super.performUpdate(liquibase);
	}

	/**
	 * Liquibase for one run.
	 * @param changelog what it runs, or null if it does not run any
	 */
	Liquibase createLiquibase(Database database, @Nullable DatabaseChangeLog changelog) {
		Liquibase liquibase = new Liquibase(changelog, this.changelogs.resourceAccessor(), database);
		liquibase.setShowSummaryOutput(this.showSummaryOutput);
		liquibase.setShowSummary(this.showSummary);
		return liquibase;
	}

	/**
	 * Loads the changelog. Whoever customizes Liquibase does so to set properties of the
	 * changelog above all.
	 */
	Changelog load(Database database) {
		if (getCustomizer() == null) {
			return this.changelogs.load(database);
		}
		ChangeLogParameters parameters = this.changelogs.parameters(database);
		getCustomizer().customize(new CustomizedLiquibase(parameters, this.changelogs.resourceAccessor(), database));
		return this.changelogs.load(database, parameters);
	}

	/**
	 * What nobody is to see of the changelog's parameters.
	 */
	public SecretParameters secrets() {
		return this.changelogs.secrets();
	}

	ChangelogLoader changelogs() {
		return this.changelogs;
	}

	@Nullable File rollbackFile() {
		return this.rollbackFile;
	}

	boolean shouldRun() {
		return this.shouldRun && LiquibaseCommandLineConfiguration.SHOULD_RUN.getCurrentValue();
	}

	LockStatus lock(Database database) throws SQLException {
		return new HistoryReader(tables()).readLock(connection(database));
	}

	/**
	 * What would run, given what has run by now.
	 */
	RunRule rule(Database database) throws SQLException {
		return offline(database) ? rule(database, List.of())
				: rule(database, new HistoryReader(tables()).read(connection(database)));
	}

	/**
	 * What would run on a database with a given history.
	 */
	RunRule rule(Database database, List<HistoryRow> history) {
		return new RunRule(database, new Contexts(getContexts()), new LabelExpression(getLabelFilter()), history);
	}

	static boolean offline(Database database) {
		return database.getConnection() instanceof OfflineConnection;
	}

	static Connection connection(Database database) {
		return ((JdbcConnection) database.getConnection()).getUnderlyingConnection();
	}

	/**
	 * Where the history is.
	 */
	public HistoryTables tables() {
		String schema = (getLiquibaseSchema() != null) ? getLiquibaseSchema() : getDefaultSchema();
		return HistoryTables.of(schema, getDatabaseChangeLogTable(), getDatabaseChangeLogLockTable());
	}

	/**
	 * Work on a database that is open while it lasts.
	 *
	 * @param <T> what it comes to
	 */
	@FunctionalInterface
	public interface DatabaseWork<T> {

		T with(Database database) throws Exception;

	}

}
