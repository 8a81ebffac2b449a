package dev.migrate.execution;

import java.sql.SQLException;

import javax.sql.DataSource;

import dev.migrate.engine.Engine;
import dev.migrate.engine.Shadow;

/**
 * Where things are tried out that a run has to know.
 */
@FunctionalInterface
public interface ShadowPlace {

	/** On the application's own server. */
	ShadowPlace OWN_SERVER = (engine, live, home) -> engine.openShadow(live, home);

	/**
	 * Opens a shadow.
	 * @param live the application's database
	 * @param home the live schema for which it stands
	 */
	Shadow open(Engine engine, DataSource live, String home) throws SQLException;

}
