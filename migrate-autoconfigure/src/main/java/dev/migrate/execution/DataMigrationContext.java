package dev.migrate.execution;

import java.sql.Connection;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * What a data migration works with.
 */
public final class DataMigrationContext {

	private final String revision;

	private final JdbcTemplate jdbc;

	private final MigrationProgress progress;

	DataMigrationContext(String revision, Connection connection, MigrationProgress progress) {
		this.revision = revision;
		this.jdbc = new JdbcTemplate(new SingleConnectionDataSource(connection, true));
		this.progress = progress;
	}

	/**
	 * Runs SQL in the transaction of the change set, which is committed together with the
	 * migration's place in the history.
	 */
	public JdbcTemplate jdbc() {
		return this.jdbc;
	}

	/**
	 * Tells how far it is, for whoever is waiting.
	 * @param done how much is done
	 * @param total how much there is to do
	 */
	public void progress(long done, long total) {
		this.progress.progressed(this.revision, done, total);
	}

}
