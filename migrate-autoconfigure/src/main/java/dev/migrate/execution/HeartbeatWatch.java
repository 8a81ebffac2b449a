package dev.migrate.execution;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;

/**
 * Tells by the clock of whoever waits whether an owner gives signs of life: the clocks of
 * two machines need not agree.
 */
final class HeartbeatWatch {

	private static final long POLL = 250;

	private final Connection connection;

	private final HistoryTables tables;

	private @Nullable String table;

	private @Nullable String seen;

	private long since;

	HeartbeatWatch(Connection connection, HistoryTables tables) {
		this.connection = connection;
		this.tables = tables;
	}

	/**
	 * Whether an owner has given a sign of life lately, or may have: somebody who has
	 * just begun to wait does not know.
	 */
	boolean mayBeAlive(LockOwner owner) throws SQLException {
		String sign = owner.session() + ": " + read();
		if (!sign.equals(this.seen)) {
			this.seen = sign;
			this.since = System.nanoTime();
		}
		return System.nanoTime() - this.since < Heartbeat.SILENCE.toNanos();
	}

	/**
	 * Waits until it is known whether an owner is alive.
	 */
	boolean isAlive(LockOwner owner) throws SQLException {
		mayBeAlive(owner);
		String first = this.seen;
		while (mayBeAlive(owner)) {
			if (!Objects.equals(first, this.seen)) {
				return true;
			}
			try {
				TimeUnit.MILLISECONDS.sleep(POLL);
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
				return true;
			}
		}
		return false;
	}

	private @Nullable String read() throws SQLException {
		if (this.table == null) {
			this.table = TableLocator.find(this.connection, this.tables.schema(), this.tables.lock());
		}
		try (PreparedStatement query = this.connection
			.prepareStatement("select LOCKEDBY from " + this.table + " where ID = " + Heartbeat.ROW);
				ResultSet row = query.executeQuery()) {
			return row.next() ? row.getString(1) : null;
		}
		finally {
			// The next look must not see what this one has
			this.connection.rollback();
		}
	}

}
