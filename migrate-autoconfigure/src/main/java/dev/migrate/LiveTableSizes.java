package dev.migrate;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;

import dev.migrate.engine.Engine;
import dev.migrate.execution.Connections;
import dev.migrate.lint.TableSizes;
import dev.migrate.schema.QualifiedName;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

/**
 * The sizes of the connected database's tables, each asked for once.
 */
final class LiveTableSizes implements TableSizes {

	private static final Log logger = LogFactory.getLog(LiveTableSizes.class);

	private final LiveDatabase database;

	private final Engine engine;

	private final long enough;

	private final Map<QualifiedName, OptionalLong> known = new HashMap<>();

	LiveTableSizes(LiveDatabase database, Engine engine, long enough) {
		this.database = database;
		this.engine = engine;
		this.enough = enough;
	}

	@Override
	public OptionalLong rows(QualifiedName table) {
		return this.known.computeIfAbsent(table, this::read);
	}

	/** A table that is not there yet, or is nobody's to look at, has no size. */
	private OptionalLong read(QualifiedName table) {
		try (Connection connection = Connections.open(this.database.dataSource())) {
			QualifiedName full = (table.schema() != null) ? table : new QualifiedName(
					this.engine.identifier(this.database.home(this.engine, connection)), table.name());
			return this.engine.estimatedRows(connection, full, this.enough);
		}
		catch (SQLException ex) {
			logger.debug("The size of " + table + " is not known", ex);
			return OptionalLong.empty();
		}
	}

}
