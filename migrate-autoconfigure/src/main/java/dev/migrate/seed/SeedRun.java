package dev.migrate.seed;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.migrate.engine.Engine;
import dev.migrate.failure.MigrationException;
import dev.migrate.schema.Schema;

/**
 * Puts the rows of files into a database, in one transaction.
 */
public final class SeedRun {

	private final Engine engine;

	private final Connection connection;

	/**
	 * A run on one connection.
	 */
	public SeedRun(Engine engine, Connection connection) {
		this.engine = engine;
		this.connection = connection;
	}

	/**
	 * Puts in what is missing.
	 * @param schema the tables that there are
	 * @return what was done by file, in words
	 */
	public Map<String, String> run(List<SeedFile> files, Schema schema) throws SQLException {
		boolean autoCommit = this.connection.getAutoCommit();
		this.connection.setAutoCommit(false);
		try {
			Map<String, String> done = new LinkedHashMap<>();
			for (SeedFile file : files) {
				done.put(file.location(), run(file, schema));
			}
			this.connection.commit();
			return done;
		}
		catch (RuntimeException | SQLException ex) {
			this.connection.rollback();
			throw ex;
		}
		finally {
			this.connection.setAutoCommit(autoCommit);
		}
	}

	private String run(SeedFile file, Schema schema) throws SQLException {
		try {
			return file.name().endsWith(".sql") ? new SqlSeed(file, this.engine, this.connection).run()
					: new CsvSeed(file, this.engine, this.connection, schema).run();
		}
		catch (IOException ex) {
			throw new MigrationException("Cannot read " + file.location() + ": " + ex.getMessage(), "Make it readable.",
					ex);
		}
	}

}
