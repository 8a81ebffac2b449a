package dev.migrate.engine;

import org.jspecify.annotations.Nullable;

/**
 * SQL of a lock that ends with whoever holds it, whatever ends that process. Both
 * statements have the lock's name as their only parameter, and tell in their only column
 * whether they did it.
 *
 * @param take tries to take the lock at once
 * @param release gives it back; null for a lock that wants a transaction of its own, with
 * which it ends: pools of sessions in front of a server keep a transaction together, but
 * not a session
 */
public record SessionLockSql(String take, @Nullable String release) {
}
