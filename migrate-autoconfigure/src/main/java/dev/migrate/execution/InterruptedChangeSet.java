package dev.migrate.execution;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

import dev.migrate.changelog.Changelog;
import dev.migrate.changelog.ChangelogLoader;
import dev.migrate.changelog.StepwiseReplay;
import dev.migrate.changelog.StepwiseReplay.Step;
import dev.migrate.engine.Engine;
import dev.migrate.engine.Engines;
import dev.migrate.engine.SchemaScope;
import dev.migrate.engine.Shadow;
import dev.migrate.failure.MigrationException;
import dev.migrate.schema.Schema;
import liquibase.changelog.ChangeSet;
import liquibase.database.Database;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

/**
 * A change set in the middle of which a process died, on an engine that commits single
 * statements. All statements before the one that had begun have run; whether that one
 * has, the schema tells.
 */
final class InterruptedChangeSet {

	private static final Pattern COPY = Pattern.compile("_copy_\\d+_\\d+$", Pattern.CASE_INSENSITIVE);

	private static final Log logger = LogFactory.getLog(InterruptedChangeSet.class);

	private final MigrationLiquibase settings;

	private final Database database;

	private final ChangeSet changeSet;

	private final boolean undoing;

	private final int statement;

	private InterruptedChangeSet(MigrationLiquibase settings, Database database, ChangeSet changeSet, boolean undoing,
			int statement) {
		this.settings = settings;
		this.database = database;
		this.changeSet = changeSet;
		this.undoing = undoing;
		this.statement = statement;
	}

	/**
	 * The change set to which a place in a dead owner's words belongs, or null if what
	 * was done has been recorded, or may run any number of times.
	 */
	private static @Nullable InterruptedChangeSet find(MigrationLiquibase settings, Database database,
			Changelog changelog, RunRule rule, String place) {
		int statement = Integer.parseInt(place.substring(place.lastIndexOf(' ') + 1)) - 1;
		boolean undoing = LockOwner.undoes(place);
		return changelog.databaseChangeLog()
			.getChangeSets()
			.stream()
			.filter((changeSet) -> LockOwner.place(changeSet, undoing, statement).equals(place)
					&& (undoing ? rule.applies(changeSet) && rule.ran(changeSet) != null : rule.pending(changeSet))
					&& !changeSet.shouldRunOnChange())
			.findFirst()
			.map((changeSet) -> new InterruptedChangeSet(settings, database, changeSet, undoing, statement))
			.orElse(null);
	}

	/**
	 * The change set in which the owner has died that we have taken the lock over from,
	 * or null.
	 */
	static @Nullable InterruptedChangeSet find(MigrationLiquibase settings, Database database, Changelog changelog,
			RunRule rule) {
		SessionLock lock = SessionLock.current();
		String place = (lock != null) ? lock.interrupted() : null;
		return (place != null) ? find(settings, database, changelog, rule, place) : null;
	}

	/**
	 * Whether a step undoes it.
	 */
	boolean isOf(Undo.Step step) {
		return step.changeSet() == this.changeSet;
	}

	/**
	 * Whether it was undone, rather than run.
	 */
	boolean wasUndone() {
		return this.undoing;
	}

	/**
	 * Whether an attempt goes on where the dead owner has stopped.
	 */
	boolean isTakenUpBy(Attempt attempt) {
		return attempt.changeSet() == this.changeSet && attempt.undoes() == this.undoing;
	}

	/**
	 * How many of its statements have run.
	 * @throws MigrationException if that cannot be told
	 */
	int ran(RunRule rule) throws Exception {
		Engine engine = readable();
		if (engine == null) {
			return ranAsLiquibaseSees();
		}
		// Replaying leaves traces in change sets that have still to be run
		Changelog copy = this.settings.load(this.database);
		ChangeSet last = copy.databaseChangeLog()
			.getChangeSets()
			.stream()
			.filter((one) -> one.toNormalizedString().equals(this.changeSet.toNormalizedString()) && rule.applies(one))
			.findFirst()
			.orElseThrow();
		List<Step> steps;
		Schema live;
		try (Shadow shadow = open(engine)) {
			steps = new StepwiseReplay(this.settings.changelogs(), engine, shadow, this.undoing).replay(copy,
					(one) -> rule.ran(one) != null && rule.applies(one), last);
			live = live(engine, shadow);
		}
		if (this.statement >= steps.size()) {
			throw undecided(null, List.of());
		}
		return told(ran(steps, SchemaFacts.of(live)), steps.size());
	}

	private int told(int ran, int of) {
		String what = (this.undoing ? "Undoing change set " : "Change set ") + this.changeSet.getId() + " in "
				+ this.changeSet.getFilePath() + " was interrupted. ";
		String all = this.undoing ? "All of it is undone, which is recorded now."
				: "All of it has run, which is recorded now.";
		String none = this.undoing ? "Nothing of it is undone." : "Nothing of it has run.";
		logger.warn(what + ((ran == of) ? all
				: (ran == 0) ? none : ran + " of its " + of + " statements have run, the others follow now."));
		return ran;
	}

	private @Nullable Engine readable() throws SQLException {
		return Engines.find(this.database.getShortName()).filter(Engine::isReadable).isPresent()
				? Engines.detect(MigrationLiquibase.connection(this.database)) : null;
	}

	/** Where there is no shadow to compare the database with. */
	private int ranAsLiquibaseSees() throws Exception {
		List<SightedStatement> statements = this.undoing ? List.of()
				: new ChangeSetStatements(this.database).sighted(this.changeSet);
		if (this.statement >= statements.size()) {
			throw undecided(null, List.of());
		}
		SightedStatement interrupted = statements.get(this.statement);
		Boolean ran = interrupted.hasRun(this.database);
		if (ran == null) {
			throw undecided(interrupted.sql(), List.of());
		}
		return told(this.statement + (ran ? 1 : 0), statements.size());
	}

	/** Who may change tables need not be allowed to create a place beside them. */
	private Shadow open(Engine engine) throws Exception {
		try {
			return this.settings.shadowPlace()
				.open(engine, Liveness.besideThePool(this.settings.getDataSource()), home(engine));
		}
		catch (MigrationException ex) {
			throw new MigrationException(
					"A process was interrupted in change set " + this.changeSet.getId() + " in "
							+ this.changeSet.getFilePath() + ". How far it has come shows where the changelog is tried "
							+ "out, which is not possible: " + ex.getMessage(),
					ex.getAction()
							+ " Or name an empty database of the same engine in app.migrate.shadow.url. Then run "
							+ "migrate again.",
					ex);
		}
	}

	private int ran(List<Step> steps, SchemaFacts live) {
		Step step = steps.get(this.statement);
		SchemaFacts before = SchemaFacts.of(step.before());
		SchemaFacts after = SchemaFacts.of(step.after());
		Set<String> touched = new HashSet<>(SchemaFacts.of(steps.get(0).before()).differences(before));
		touched.addAll(before.differences(after));
		boolean visible = !before.differences(after).isEmpty();
		if (visible && live.agrees(after, touched)) {
			return this.statement + 1;
		}
		if (visible && live.agrees(before, touched)) {
			return this.statement;
		}
		throw undecided(step.sql(), leftOver(before, after, live));
	}

	/** H2 alters a table in a copy of it, and may have died before it was renamed. */
	private static List<String> leftOver(SchemaFacts before, SchemaFacts after, SchemaFacts live) {
		return live.tables()
			.stream()
			.filter((table) -> COPY.matcher(table).find() && !before.tables().contains(table)
					&& !after.tables().contains(table))
			.sorted()
			.toList();
	}

	private String home(Engine engine) throws Exception {
		String configured = this.settings.getDefaultSchema();
		return (configured != null) ? configured : engine.currentSchema(MigrationLiquibase.connection(this.database));
	}

	private Schema live(Engine engine, Shadow shadow) throws Exception {
		Connection connection = MigrationLiquibase.connection(this.database);
		try {
			return this.settings.tables().notIn(engine.read(connection, shadow.scope().live()));
		}
		finally {
			connection.rollback();
		}
	}

	private MigrationException undecided(@Nullable String sql, List<String> leftOver) {
		String which = "statement " + (this.statement + 1) + ((sql != null) ? " (" + sql.strip() + ")" : "");
		String where = this.changeSet.getId() + " in " + this.changeSet.getFilePath();
		String more = ((this.statement > 0) ? " The statements before it have." : "")
				+ (leftOver.isEmpty() ? "" : " Left over, with its rows: " + String.join(", ", leftOver) + ".");
		if (this.undoing) {
			return new MigrationException(
					"A process was interrupted while it undid change set " + where
							+ ", and the database does not show whether " + which + " has run." + more,
					"Look whether it has, and bring back by hand what is gone of this change set, or undo the rest and have "
							+ "the history forget its revision with migrate stamp. Then run migrate unlock, which "
							+ "forgets the interruption, and go on.");
		}
		return new MigrationException(
				"A process was interrupted in change set " + where + ", and the database does not show whether " + which
						+ " has run." + more,
				"Look whether it has, and undo by hand what this change set has done, or do what is missing and mark its "
						+ "revision as applied with migrate stamp. Then run migrate unlock, which forgets the interruption, and "
						+ "migrate.");
	}

}
