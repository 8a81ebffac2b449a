package dev.migrate.execution;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.migrate.engine.Engine;
import dev.migrate.engine.Engines;
import dev.migrate.failure.MigrationException;
import dev.migrate.schema.Identifier;
import dev.migrate.schema.QualifiedName;

import org.jspecify.annotations.Nullable;

/**
 * Names as they stand in statements, as the engine understands them: case, quotes and the
 * schema that goes without saying make no difference.
 */
final class SqlNames {

	private static final Pattern NAME = Pattern.compile(SqlSyntax.NAME);

	/** None where Liquibase runs on an engine that is not known here. */
	private final @Nullable Engine engine;

	private final @Nullable Identifier home;

	private SqlNames(@Nullable Engine engine, @Nullable Identifier home) {
		this.engine = engine;
		this.home = home;
	}

	static SqlNames of(Connection connection) throws SQLException {
		try {
			Engine engine = Engines.detect(connection);
			String home = engine.currentSchema(connection);
			return new SqlNames(engine, (home != null) ? engine.identifier(home) : null);
		}
		catch (MigrationException ex) {
			return new SqlNames(null, null);
		}
	}

	/**
	 * The object that a name means.
	 */
	QualifiedName name(String sql) {
		Matcher parts = NAME.matcher(sql);
		Identifier schema = null;
		Identifier name = null;
		while (parts.find()) {
			schema = name;
			name = word(parts.group());
		}
		return (name != null) ? new QualifiedName((schema != null && schema.equals(this.home)) ? null : schema, name)
				: new QualifiedName(null, word(sql));
	}

	/**
	 * The identifier that a single word means.
	 */
	Identifier word(String sql) {
		String text = sql.strip().replaceAll("[\"`\\[\\]]", "");
		if (this.engine == null) {
			return new Identifier(text.toLowerCase(Locale.ROOT), false);
		}
		return text.equals(sql.strip()) ? this.engine.unquoted(text) : this.engine.identifier(text);
	}

	/**
	 * The column that a table's and its own name mean.
	 */
	ColumnName column(String table, String column) {
		return new ColumnName(name(table), word(column));
	}

	/**
	 * A column and the table that it belongs to.
	 */
	record ColumnName(QualifiedName table, Identifier name) {
	}

}
