package dev.migrate.changelog;

import java.sql.SQLException;

import dev.migrate.engine.Engine;
import dev.migrate.engine.Shadow;

/**
 * Runs a changelog in a shadow to see which schema it makes.
 */
public final class ChangelogReplay {

	private final ChangelogLoader loader;

	public ChangelogReplay(ChangelogLoader loader) {
		this.loader = loader;
	}

	/**
	 * Runs all change sets that the settings do not filter out.
	 * @param changelog the changelog, as loaded for the engine
	 * @param shadow an empty shadow; it is filled
	 * @throws dev.migrate.failure.MigrationException if a change set fails
	 */
	public ReplayedChangelog replay(Changelog changelog, Engine engine, Shadow shadow) throws SQLException {
		ReplayedChangelog replayed = new ReplayedChangelog(this.loader, engine, shadow);
		return replayed.then(changelog);
	}

}
