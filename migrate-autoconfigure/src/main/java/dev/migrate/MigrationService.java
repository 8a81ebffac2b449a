package dev.migrate;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import dev.migrate.changelog.BranchConflict;
import dev.migrate.diff.NameDifference;
import dev.migrate.change.SchemaChange;
import dev.migrate.execution.DataLoss;
import dev.migrate.execution.MigrationStatus;
import dev.migrate.execution.MigrationStatus.LockStatus;
import dev.migrate.execution.RevisionDetails;
import dev.migrate.execution.RollbackPlan;
import dev.migrate.failure.SecretParameters;
import dev.migrate.failure.UnknownNameException;
import dev.migrate.schema.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The front door: writes and runs the revisions of one database. Thread-safe; methods
 * that write hold a lock. Every method throws
 * {@link dev.migrate.failure.MigrationException} for what its user can put right.
 */
public interface MigrationService {

	/**
	 * The database's name: {@code default}, or the one under
	 * {@code app.migrate.databases}.
	 */
	String name();

	/**
	 * The ids of the tenants for which the changelog runs, each with tables of its own.
	 * Empty where it runs in the database itself.
	 */
	default List<String> tenants() {
		return List.of();
	}

	/**
	 * Whether the changelog runs for tenants and not in the database itself. Then
	 * {@link #migrate} runs it for all of them, {@link #status} tells of the one who is
	 * farthest behind, and what is about one history has to be asked of a
	 * {@link #tenant}.
	 */
	default boolean hasTenants() {
		return false;
	}

	/**
	 * The service of one tenant.
	 * @param id the tenant's id
	 */
	default MigrationService tenant(String id) {
		throw new UnknownNameException("The database '" + name() + "' has no tenants.",
				"Leave --tenant out, or declare a bean of type dev.migrate.TenantProvider for it.");
	}

	/**
	 * What has run for each tenant. Has no side effect.
	 */
	default List<TenantStatus> tenantStatuses() {
		return List.of();
	}

	/**
	 * Writes a revision for what the entities have and the changelog has not.
	 */
	GenerateResult generate(GenerateRequest request);

	/**
	 * Tells which revisions of branches that have not met are about the same object. Has
	 * no side effect on the database.
	 */
	List<BranchConflict> conflicts();

	/**
	 * Tries the order of branches and writes it down in a revision that follows them all.
	 */
	MergeResult merge(MergeRequest request);

	/**
	 * Writes one revision in place of several, once a shadow has shown that it makes the
	 * same. Databases that have run all of them count as having run it.
	 */
	SquashResult squash(SquashRequest request);

	/**
	 * Runs what is pending, up to the requested revision.
	 */
	MigrateResult migrate(MigrateRequest request);

	/**
	 * Tells which rows and values {@link #migrate} would take away. Has no side effect on
	 * the database.
	 * @param target as in {@link MigrateRequest#target()}
	 */
	List<DataLoss> pendingLosses(@Nullable String target);

	/**
	 * Tells which rows and values changes would take away if they were made now, as
	 * {@link #generate} finds them. Has no side effect on the database.
	 */
	List<DataLoss> losses(List<SchemaChange> changes);

	/**
	 * Tells what {@link #rollback} would undo and what would be lost. Has no side effect
	 * on the database.
	 * @param target as in {@link RollbackRequest#target()}
	 */
	RollbackPlan planRollback(String target);

	/**
	 * Undoes revisions, the newest first.
	 */
	RollbackResult rollback(RollbackRequest request);

	/**
	 * Makes the history say that the database is at a revision, and runs nothing. Creates
	 * the history where there is none.
	 */
	StampResult stamp(StampRequest request);

	/**
	 * The constraints and indexes that do what those of the applied revisions do, but
	 * under names that the revisions do not know: because the database had them before.
	 */
	List<NameDifference> otherNames();

	/**
	 * Gives what has {@link #otherNames other names} those of the revisions.
	 * @return what has been renamed
	 */
	List<NameDifference> alignNames();

	/**
	 * Writes as SQL what would be run, forward or back, and runs nothing. The script
	 * keeps the history as well.
	 */
	String sql(SqlRequest request);

	/**
	 * Tells what has run and what has not. Has no side effect on the database.
	 */
	MigrationStatus status();

	/**
	 * Tells all about one revision. Has no side effect on the database.
	 * @param revision its id, a unique prefix of it, or {@code head}
	 */
	RevisionDetails revision(String revision);

	/**
	 * Tells which schema there is before and after a revision, as far as the changelog
	 * tells. Nothing runs.
	 * @param revision its id, a unique prefix of it, or {@code head}
	 */
	RevisionSchemas schemas(String revision);

	/**
	 * Tells what is really in the database, but for the history. Has no side effect on
	 * it.
	 */
	Schema schema();

	/**
	 * Asks whether a revision has to be written or run. Has no side effect on the
	 * database but a shadow that is gone afterwards.
	 */
	CheckResult check();

	/**
	 * Compares the database with what the change sets that have run make of an empty one.
	 * Has no side effect on the database but a shadow that is gone afterwards.
	 */
	DriftResult drift();

	/**
	 * Looks revisions through for what is dangerous on a database that is in use, on each
	 * engine that they are meant for. Has no side effect.
	 */
	LintResult lint(LintRequest request);

	/**
	 * Runs revisions up, down and up again with rows in a shadow, and tells where
	 * something is left over or lost. Has no side effect on the database.
	 */
	RehearsalResult rehearse(RehearsalRequest request);

	/**
	 * Tells facts about the database and its changelog. Has no side effect on either.
	 */
	EnvironmentReport environment();

	/**
	 * Who holds the lock. A process that is known to be dead does not: the next run takes
	 * over from it. Of tenants, that of the first who can be reached and is locked.
	 */
	default LockStatus lock() {
		return status().lock();
	}

	/**
	 * Frees the lock of a process that is gone.
	 * @return who held it until now
	 */
	LockStatus unlock();

	/**
	 * Creates what a source tree needs before its first revision, where it is missing:
	 * the master changelog, the directory of the revisions, the launcher scripts and the
	 * import of {@code .env}.
	 */
	InitResult init();

	/**
	 * What nobody is to see of the parameters that the changelog has asked for by now,
	 * whether a property or a file of the changelog gives them their values.
	 */
	default SecretParameters secrets() {
		return new SecretParameters(Map.of());
	}

	/**
	 * Saves the whole database in a file, with the engine's own means.
	 * @param file a file that does not exist, or null for a new one in the directory of
	 * the backups
	 */
	BackupResult backup(@Nullable Path file);

	/**
	 * The ids of the tenants whom {@link #backup} leaves out, because they are not in
	 * this database: {@link #tenant} saves each of them.
	 */
	default List<String> tenantsApart() {
		return List.of();
	}

	/**
	 * The backups of this database in the directory of the backups, the newest first.
	 */
	List<Path> backups();

	/**
	 * The file that {@link #restore} would bring back.
	 * @param backup as there
	 * @throws MigrationException if there is none, or more than one
	 */
	Path findBackup(@Nullable String backup);

	/**
	 * Makes the database what it was when a backup was made. What has been there since is
	 * lost.
	 * @param backup a file, the beginning of the name of one of {@link #backups()}, or
	 * null for the newest
	 * @return the file that was restored
	 */
	Path restore(@Nullable String backup);

	/**
	 * Tells which tables there are, and how many rows would be lost with each. Has no
	 * side effect on the database.
	 */
	List<DataLoss> contents();

	/**
	 * Tells which tables {@link #drop} would drop, and how many rows would be lost with
	 * each. Has no side effect on the database but a shadow that is gone afterwards.
	 */
	List<DataLoss> planDrop();

	/**
	 * Drops what the changelog has made, and nothing else, and empties the history.
	 */
	DropResult drop();

	/**
	 * The files that {@link #removeRevisions} takes out of the source tree. Refused, as
	 * it is, where the revisions are packaged ones.
	 */
	List<Path> removableRevisions();

	/**
	 * Takes all revisions out of the source tree, and out of what was built from it. They
	 * are kept beside the backups.
	 */
	RemoveResult removeRevisions();

	/**
	 * Has Hibernate create the tables and views of the entities, without revisions and
	 * without a history. Refused where there is a history, or one of the tables.
	 */
	CreateResult createTables();

	/**
	 * Puts in the rows that the application begins with: those of the files in
	 * {@code db/seed}, then those of {@link Seeder} beans. What is there is left alone.
	 */
	SeedResult seed();

	/**
	 * Tries everything that writing a revision needs.
	 */
	SetupReport setup();

}
