package dev.migrate.engine;

/**
 * SQL that tells who is connected, for engines without a lock that ends with its holder.
 *
 * @param own names the session that asks, as no other session ever is
 * @param lives whether the session of a name, which is the only parameter, is still
 * there; true where the user may not know
 */
public record SessionsSql(String own, String lives) {

	static SessionsSql of(String name, String table, String isOwn, String maySeeOthers) {
		return new SessionsSql("select " + name + " from " + table + " where " + isOwn,
				"select count(*) > 0 or not " + maySeeOthers + " from " + table + " where " + name + " = ?");
	}
}
