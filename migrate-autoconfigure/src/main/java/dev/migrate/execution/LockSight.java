package dev.migrate.execution;

import java.sql.SQLException;

import dev.migrate.engine.Engine;
import dev.migrate.engine.Engines;
import dev.migrate.execution.MigrationStatus.LockStatus;
import dev.migrate.failure.MigrationException;
import liquibase.database.Database;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

/**
 * What a lock that is not ours looks like: whether the owner that its row names is still
 * alive.
 */
final class LockSight {

	private static final Log logger = LogFactory.getLog(LockSight.class);

	private LockSight() {
	}

	/**
	 * Whether the owner of a lock is known to be alive.
	 */
	static boolean isAlive(MigrationLiquibase settings, Database database, LockStatus lock) throws SQLException {
		LockOwner owner = LockOwner.parse(lock.owner());
		Engine engine = Engines.find(database.getShortName()).orElse(null);
		if (!lock.held() || owner == null || SessionLock.isAlone(engine, database)) {
			return false;
		}
		try (Liveness liveness = Liveness.of(engine, settings, database)) {
			return !liveness.take() || liveness.isAlive(owner);
		}
	}

	/**
	 * A lock as it is to be told of: an owner of ours that is dead does not hold it,
	 * where that shows at once.
	 */
	static LockStatus seen(MigrationLiquibase settings, Database database, LockStatus lock) {
		LockOwner owner = LockOwner.parse(lock.owner());
		Engine engine = Engines.find(database.getShortName()).orElse(null);
		if (!lock.held() || owner == null || SessionLock.current() != null) {
			return lock;
		}
		try (Liveness liveness = Liveness.of(engine, settings, database)) {
			boolean dead = liveness.tellsAtOnce() && liveness.take() && !liveness.isAlive(owner);
			return dead ? new LockStatus(false, lock.owner(), lock.since()) : lock;
		}
		catch (SQLException | MigrationException ex) {
			logger.debug("Nobody can say whether the owner of the lock is alive", ex);
			return lock;
		}
	}

}
