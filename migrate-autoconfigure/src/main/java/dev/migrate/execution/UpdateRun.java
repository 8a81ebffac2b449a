package dev.migrate.execution;

import java.io.File;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import dev.migrate.changelog.BranchConflict;
import dev.migrate.changelog.Changelog;
import dev.migrate.changelog.InputRecording;
import dev.migrate.changelog.Revision;
import dev.migrate.failure.MigrationException;
import liquibase.Contexts;
import liquibase.GlobalConfiguration;
import liquibase.LabelExpression;
import liquibase.Liquibase;
import liquibase.Scope;
import liquibase.changelog.ChangeSet;
import liquibase.changelog.FastCheckService;
import liquibase.database.Database;
import liquibase.exception.LiquibaseException;
import liquibase.exception.LockException;
import org.jspecify.annotations.Nullable;

/**
 * One run of Liquibase's update, with everything that {@code spring.liquibase} asks for.
 */
class UpdateRun {

	/** How long a database may take to say that it is there. */
	private static final int VALID_SECONDS = 5;

	private final MigrationLiquibase settings;

	private final Database database;

	private final MigrationProgress progress;

	private @Nullable Changelog changelog;

	UpdateRun(MigrationLiquibase settings, Database database, MigrationProgress progress) {
		this.settings = settings;
		this.database = database;
		this.progress = progress;
	}

	/**
	 * Runs what is pending.
	 * @param target the place to end at, or null for the newest revision
	 */
	MigrationRun run(@Nullable String target) throws Exception {
		if (!this.settings.shouldRun()) {
			return MigrationRun.nothing();
		}
		if (!this.settings.isDropFirst()) {
			return load(target);
		}
		return SessionLock.call(this.settings, this.database, this.progress, () -> {
			this.progress.dropping(() -> DroppedRows.find(this.database, this.settings.tables()));
			this.settings.createLiquibase(this.database, null).dropAll();
			return load(target);
		});
	}

	/**
	 * Leaves behind that nothing is pending any more, if it is so and can be known.
	 */
	void remember(InputRecording recording) throws Exception {
		Changelog changelog = this.changelog;
		if (changelog != null) {
			RunRule rule = this.settings.rule(this.database);
			Scope.child(Map.of(Scope.Attr.database.name(), this.database),
					() -> new UpToDateWriter(this.settings.runSettings(), this.settings.changelogClassLoader(),
							MigrationLiquibase.connection(this.database), rule, unexplained(changelog, rule))
						.write(changelog.databaseChangeLog(), recording));
		}
	}

	private static List<String> unexplained(Changelog changelog, RunRule rule) {
		return MigrationStatus.unexplained(changelog.revisions().stream().map(Revision::path),
				new RevisionIndex(changelog).unknown(rule.history()).stream().map(HistoryRow::fileName));
	}

	/**
	 * Where nothing is pending, nobody has to wait. What a dead owner has left in the
	 * lock is taken away all the same.
	 */
	private MigrationRun load(@Nullable String target) throws Exception {
		Changelog changelog = this.settings.load(this.database);
		MigrationStatus status = this.settings.status(this.database, changelog);
		this.progress.planned(status, () -> losses(changelog, target));
		this.settings.requireChangelog(changelog);
		if (!changelog.exists()) {
			return MigrationRun.nothing();
		}
		if (target != null) {
			// A mistake is seen before the lock is taken, which may create its table
			new RevisionTarget(changelog, this.settings.rule(this.database)).place(target);
		}
		return (status.upToDate() && !leftBehind(status)) ? update(changelog, target)
				: SessionLock.call(this.settings, this.database, this.progress, () -> update(changelog, target));
	}

	private boolean leftBehind(MigrationStatus status) throws SQLException {
		return LockOwner.parse(status.lock().owner()) != null
				&& !LockSight.isAlive(this.settings, this.database, status.lock());
	}

	private List<ChangeSetLosses> losses(Changelog changelog, @Nullable String target) {
		try {
			return PendingLosses.find(this.settings, this.database, changelog, target);
		}
		catch (Exception ex) {
			throw RunFailures.translate(ex);
		}
	}

	private MigrationRun update(Changelog changelog, @Nullable String target) throws Exception {
		RunRule rule = this.settings.rule(this.database);
		if (new SquashedHistory(changelog, rule).settle(this.settings, this.database)) {
			rule = this.settings.rule(this.database);
		}
		if (new InterruptedUndoing(this.settings, this.database, changelog, rule).finish()) {
			rule = this.settings.rule(this.database);
		}
		int place = (target != null) ? new RevisionTarget(changelog, rule).place(target) : changelog.revisions().size();
		refuseUndecidedOrder(changelog, place, rule);
		endAt(changelog, place);
		new PendingObstacles(this.database, rule, this.settings.secrets())
			.check(changelog.revisions().subList(0, place));
		try (StatementTimeouts timeouts = StatementTimeouts.of(this.settings.timeouts(), this.database);
				RunGate gate = RunGate.before(this.database)) {
			settleInterruption(changelog, rule, gate);
			RunListener listener = new RunListener(changelog, rule, this.progress,
					this.settings.dataMigrations(this.progress), gate);
			update(changelog, listener, gate, timeouts);
			this.changelog = changelog;
			return listener.finish();
		}
	}

	private void update(Changelog changelog, RunListener listener, RunGate gate, StatementTimeouts timeouts)
			throws Exception {
		Replaceables replaceables = new Replaceables(this.settings, this.database, changelog, timeouts, gate);
		while (true) {
			try {
				update(changelog, listener);
				return;
			}
			catch (LiquibaseException | RuntimeException ex) {
				boolean again = timeouts.triesAgain(ex, listener.running(), gate.isUntouched())
						|| (gate.isUntouched() && replaceables.makeWay(ex));
				if (!again) {
					throw failure(changelog, listener, ex);
				}
				gate.again();
			}
		}
	}

	/**
	 * The owner that we have taken the lock over from may have died in a change set.
	 */
	private void settleInterruption(Changelog changelog, RunRule rule, RunGate gate) throws Exception {
		SessionLock lock = SessionLock.current();
		if (lock == null || lock.interrupted() == null) {
			return;
		}
		InterruptedChangeSet interrupted = InterruptedChangeSet.find(this.settings, this.database, changelog, rule);
		if (interrupted != null) {
			gate.leaveOut(interrupted, interrupted.ran(rule));
		}
		lock.resolved();
	}

	/**
	 * Refuses to run revisions of several branches while nobody has said which comes
	 * first.
	 */
	static void refuseUndecidedOrder(Changelog changelog, int place, RunRule rule) {
		Set<String> pending = changelog.revisions()
			.subList(0, place)
			.stream()
			.filter((revision) -> revision.changeSets().stream().anyMatch(rule::pending))
			.map(Revision::id)
			.collect(Collectors.toSet());
		BranchConflict.refuse(changelog, pending::contains);
	}

	/**
	 * Takes the change sets behind a place out of this run's copy of the changelog. A
	 * number of change sets to run would not do: another process may have run some of
	 * them by the time that the lock is ours.
	 */
	private static void endAt(Changelog changelog, int place) {
		Set<ChangeSet> behind = changelog.revisions()
			.stream()
			.skip(place)
			.flatMap((revision) -> revision.changeSets().stream())
			.collect(Collectors.toSet());
		if (!behind.isEmpty()) {
			changelog.databaseChangeLog().getChangeSets().removeIf(behind::contains);
		}
	}

	private void update(Changelog changelog, RunListener listener) throws LiquibaseException, IOException {
		Liquibase liquibase = this.settings.createLiquibase(this.database, changelog.databaseChangeLog());
		liquibase.setChangeExecListener(listener);
		if (this.settings.getCustomizer() != null) {
			this.settings.getCustomizer().customize(liquibase);
		}
		if (this.settings.rollbackFile() != null) {
			writeRollbackFile(liquibase, this.settings.rollbackFile());
		}
		// Liquibase remembers for the life of the JVM that a database was up to date
		Scope.getCurrentScope().getSingleton(FastCheckService.class).clearCache();
		this.settings.performUpdate(liquibase);
		SessionLock lock = SessionLock.current();
		if (lock != null) {
			lock.written();
		}
	}

	private void writeRollbackFile(Liquibase liquibase, File file) throws LiquibaseException, IOException {
		Charset charset = Charset.forName(GlobalConfiguration.OUTPUT_FILE_ENCODING.getCurrentValue());
		Contexts contexts = new Contexts(this.settings.getContexts());
		LabelExpression labels = new LabelExpression(this.settings.getLabelFilter());
		try (Writer writer = rollbackFile(file, charset)) {
			if (this.settings.getTag() != null) {
				liquibase.futureRollbackSQL(this.settings.getTag(), contexts, labels, writer);
			}
			else {
				liquibase.futureRollbackSQL(contexts, labels, writer);
			}
		}
	}

	private static Writer rollbackFile(File file, Charset charset) {
		try {
			return Files.newBufferedWriter(file.toPath(), charset);
		}
		catch (IOException ex) {
			throw new MigrationException("The file of the way back cannot be written: " + file,
					"Set spring.liquibase.rollback-file to a file in a directory that is there and can be written, or "
							+ "remove it. Nothing has been run.",
					ex);
		}
	}

	private MigrationException failure(Changelog changelog, RunListener listener, Exception failure) throws Exception {
		SessionLock lock = SessionLock.current();
		if (lock != null && lock.loss() != null) {
			return lock.loss();
		}
		ChangeSet last = listener.last();
		Connection connection = MigrationLiquibase.connection(this.database);
		boolean full = DatabaseReason.of(failure).kind() == DatabaseReason.Kind.NO_ROOM;
		// Where the engine has stopped for lack of room, it still answers that it is
		// there
		boolean stopped = full && (listener.running() == null || !takesBack(connection));
		if (last != null && (stopped || isLost(connection))) {
			this.progress.failed(listener.revision(last), last.getId());
			return stopped ? RunFailures.full(listener.revision(last), last, failure)
					: RunFailures.lost(listener.revision(last), last, failure);
		}
		ChangeSet running = listener.running();
		if (running != null) {
			this.progress.failed(listener.revision(running), running.getId());
			boolean kept = !running.isRunInTransaction() || commitsSchemaChanges();
			return RunFailures.changeSet(listener.revision(running), running, kept ? listener.changes() : 0,
					obstacles(running), failure);
		}
		LockException locked = RunFailures.cause(failure, LockException.class);
		if (locked != null) {
			return RunFailures.locked(this.settings.lock(this.database), this.settings.tables(), locked);
		}
		ChangeSet refused = notUnderstood(changelog, failure);
		return (refused != null) ? RunFailures.notUnderstood(refused, failure) : RunFailures.translate(failure);
	}

	/**
	 * The change set that Liquibase has stumbled over without naming it, before any of
	 * them ran.
	 */
	private @Nullable ChangeSet notUnderstood(Changelog changelog, Exception failure) {
		String reason = DatabaseReason.of(failure).text();
		ChangeSetStatements statements = new ChangeSetStatements(this.database);
		for (ChangeSet changeSet : changelog.databaseChangeLog().getChangeSets()) {
			try {
				statements.forward(changeSet);
			}
			catch (Exception ex) {
				if (DatabaseReason.of(ex).text().equals(reason)) {
					return changeSet;
				}
			}
		}
		return null;
	}

	/**
	 * Whether the database cannot be asked any more.
	 */
	private static boolean isLost(Connection connection) {
		try {
			return !connection.isValid(VALID_SECONDS);
		}
		catch (SQLException ex) {
			return true;
		}
	}

	private static boolean takesBack(Connection connection) {
		try {
			connection.rollback();
			return true;
		}
		catch (SQLException ex) {
			return false;
		}
	}

	/**
	 * The rows that a refused change set found in its way, now that everything before it
	 * has run.
	 */
	private List<String> obstacles(ChangeSet changeSet) throws Exception {
		Connection connection = MigrationLiquibase.connection(this.database);
		if (!connection.getAutoCommit()) {
			connection.rollback();
		}
		return Scope.child(Map.of(Scope.Attr.database.name(), this.database),
				() -> new RowObstacles(connection, this.settings.secrets()).find(PendingObstacles.forward(changeSet,
						new ChangeSetStatements(this.database), this.settings.secrets())));
	}

	/**
	 * Whether the engine ends the transaction with every change to the schema.
	 * Liquibase's own answer is wrong for H2.
	 */
	private boolean commitsSchemaChanges() throws SQLException {
		return MigrationLiquibase.connection(this.database).getMetaData().dataDefinitionCausesTransactionCommit();
	}

}
