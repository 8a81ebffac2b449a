package dev.migrate.changelog;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

import dev.migrate.engine.Engine;
import dev.migrate.engine.Shadow;
import dev.migrate.schema.Identifier;
import dev.migrate.schema.Schema;
import liquibase.changelog.ChangeSet;
import liquibase.changelog.DatabaseChangeLog;

/**
 * Runs revisions in a shadow, forward and back, as they would run on the database.
 */
public final class ChangelogRehearsal implements AutoCloseable {

	private final ChangelogLoader loader;

	private final Shadow shadow;

	private final ShadowRun run;

	private final DatabaseChangeLog databaseChangeLog;

	private final ChangeSetFilters filters;

	private final JavaCode javaCode;

	private final List<ChangeSet> ran = new ArrayList<>();

	private final Set<ChangeSet> passedOver = Collections.newSetFromMap(new IdentityHashMap<>());

	/**
	 * A rehearsal in an empty shadow, which is filled.
	 * @param changelog the changelog, as loaded for the engine and for nothing else
	 */
	public ChangelogRehearsal(ChangelogLoader loader, Changelog changelog, Engine engine, Shadow shadow,
			JavaCode javaCode) throws SQLException {
		this.loader = loader;
		this.shadow = shadow;
		this.run = new ShadowRun(shadow);
		this.databaseChangeLog = changelog.databaseChangeLog();
		this.filters = loader.filters(this.run.database());
		this.javaCode = javaCode;
		LiquibaseDialect dialect = new LiquibaseDialect(engine, engine.identifier(shadow.scope().home().liveName()));
		List<ChangeSet> changeSets = this.databaseChangeLog.getChangeSets();
		for (Identifier schema : ChangelogSchemas.namedBy(changeSets, dialect)) {
			shadow.include(schema);
		}
		this.run.prepare(changeSets);
	}

	/**
	 * Runs a revision.
	 * @throws dev.migrate.failure.MigrationException if a change set fails
	 */
	public void forward(Revision revision) {
		for (ChangeSet changeSet : revision.changeSets()) {
			if (this.filters.accept(changeSet)) {
				forward(revision.id(), changeSet);
			}
		}
	}

	private void forward(String revision, ChangeSet changeSet) {
		try {
			this.javaCode.migrate(revision, changeSet, this.shadow.connection());
			// Liquibase rolls back once it has looked at preconditions
			this.shadow.connection().commit();
			ChangeSet.ExecType type = this.run.tryOut(changeSet, this.databaseChangeLog,
					this.loader.resourceAccessor());
			if (type == ChangeSet.ExecType.EXECUTED || type == ChangeSet.ExecType.RERAN) {
				this.ran.add(changeSet);
			}
			else {
				this.passedOver.add(changeSet);
			}
		}
		catch (Exception ex) {
			throw ChangelogFailure.rehearsed("Running", changeSet, ex);
		}
	}

	/**
	 * Undoes the revision that has run last.
	 * @throws dev.migrate.failure.MigrationException if a change set fails or cannot be
	 * undone
	 */
	public void back(Revision revision) {
		List<ChangeSet> newestFirst = new ArrayList<>(revision.changeSets());
		Collections.reverse(newestFirst);
		for (ChangeSet changeSet : newestFirst) {
			if (this.filters.accept(changeSet) && !this.passedOver.remove(changeSet)) {
				back(revision.id(), changeSet);
			}
		}
	}

	/**
	 * Whether the revision can be undone.
	 */
	public boolean canGoBack(Revision revision) {
		return revision.changeSets().stream().allMatch((changeSet) -> Rollbacks.exists(changeSet, this.run.database()));
	}

	private void back(String revision, ChangeSet changeSet) {
		if (!Rollbacks.exists(changeSet, this.run.database())) {
			throw ChangelogFailure.withoutRollback(changeSet);
		}
		try {
			this.javaCode.rollback(revision, changeSet, this.shadow.connection());
			this.run.undo(changeSet, this.databaseChangeLog, this.loader.resourceAccessor());
			this.ran.remove(changeSet);
		}
		catch (Exception ex) {
			throw ChangelogFailure.rehearsed("Undoing", changeSet, ex);
		}
	}

	/**
	 * The schema as it is by now.
	 */
	public Schema schema() throws SQLException {
		return this.shadow.read().withObjects(DatabaseObjects.of(this.ran));
	}

	/**
	 * Leaves nothing of the rehearsal in Liquibase's caches.
	 */
	@Override
	public void close() {
		this.run.finish();
	}

}
