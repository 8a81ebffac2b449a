package dev.migrate.execution;

import java.sql.SQLException;

import dev.migrate.execution.MigrationStatus.LockStatus;
import dev.migrate.failure.MigrationException;
import liquibase.database.Database;
import liquibase.lockservice.LockServiceFactory;

/**
 * Frees a lock that its holder left behind.
 */
public final class LockRelease {

	private final MigrationLiquibase settings;

	public LockRelease(MigrationLiquibase settings) {
		this.settings = settings;
	}

	/**
	 * Frees the lock. Creates nothing in the database.
	 * @throws MigrationException if its holder is known to be alive
	 * @return who held it until now
	 */
	public LockStatus run() {
		return this.settings.withDatabase((database) -> {
			LockStatus held = this.settings.lock(database);
			if (LockSight.isAlive(this.settings, database, held)) {
				throw new MigrationException("The lock is held by " + held.owner() + ", which is alive.",
						"Wait for it, or end that process: the lock goes with it.");
			}
			if (held.held() || held.owner() != null) {
				free(database, held);
			}
			return held;
		});
	}

	/**
	 * Who holds the lock. An owner of ours that is known to be dead does not: the next
	 * run takes over from it.
	 */
	public LockStatus holder() {
		return this.settings.withDatabase((database) -> {
			LockStatus held = this.settings.lock(database);
			return isOfTheDead(database, held) ? LockStatus.free() : held;
		});
	}

	/**
	 * Takes the lock over from an owner of ours that has died, where there is nothing
	 * else to do, and gives it back. What it had begun stays noted.
	 */
	void takeOver(MigrationProgress progress) {
		this.settings.open((database) -> {
			LockStatus held = this.settings.lock(database);
			return held.held() && isOfTheDead(database, held)
					? SessionLock.call(this.settings, database, progress, () -> held) : held;
		});
	}

	private boolean isOfTheDead(Database database, LockStatus held) throws SQLException {
		return LockOwner.parse(held.owner()) != null && !LockSight.isAlive(this.settings, database, held);
	}

	/** Somebody else may have come since it was looked at. */
	void free(Database database, LockStatus held) throws SQLException {
		LockRow row = new LockRow(database, this.settings.tables());
		LockStatus now = row.read();
		if ((now.held() || now.owner() != null) && !row.clear(held.owner())) {
			String owner = row.read().owner();
			throw new MigrationException(
					"The lock has gone over to " + ((owner != null) ? owner : "another process") + " meanwhile.",
					"It was left alone. Wait for that process; if it is gone, too, repeat the command.");
		}
		LockServiceFactory.getInstance().resetAll();
	}

}
