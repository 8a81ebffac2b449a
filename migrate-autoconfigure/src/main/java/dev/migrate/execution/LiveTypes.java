package dev.migrate.execution;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.migrate.engine.Engine;
import dev.migrate.engine.Engines;
import dev.migrate.failure.MigrationException;
import dev.migrate.schema.Column;
import dev.migrate.schema.QualifiedName;
import dev.migrate.schema.Schema;
import dev.migrate.schema.Table;

import org.jspecify.annotations.Nullable;

/**
 * What changes of types mean for the values that are there. The catalogs of a schema are
 * read once, and only when somebody asks.
 */
final class LiveTypes {

	private static final Pattern ENUMERATION = Pattern.compile("create type (\\S+) as enum \\((.*)\\)",
			Pattern.CASE_INSENSITIVE);

	private final Connection connection;

	private @Nullable Engine engine;

	private boolean unreadable;

	private final LiveNames names;

	private final Map<String, Schema> schemas = new HashMap<>();

	/** The values of enumerations that the plan makes, by their names. */
	private final Map<String, String> enumerations = new HashMap<>();

	LiveTypes(Connection connection, LiveNames names) {
		this.connection = connection;
		this.names = names;
	}

	/**
	 * Remembers the type that a statement of the plan makes, if it makes one.
	 */
	void learn(String statement) {
		Matcher enumeration = ENUMERATION.matcher(statement.strip());
		if (enumeration.matches()) {
			this.enumerations.put(enumeration.group(1), enumeration.group(2));
		}
	}

	/**
	 * The values of a column that do not survive in another type. Where catalogs are not
	 * read, nobody knows.
	 */
	Misfit misfit(String table, String column, String wantedType) throws SQLException {
		Engine engine = engine();
		if (engine == null) {
			return new Misfit(null, null, wantedType, false, null);
		}
		String values = this.enumerations.get(wantedType);
		if (values != null) {
			return new Misfit(engine.misfitSql(column, "enum", "enum(" + values + ")"), null, wantedType, false, null);
		}
		String type = engine.normalizeType(wantedType);
		Column live = column(engine, table, column);
		if (live == null) {
			return new Misfit(null, null, type, false, null);
		}
		if (engine.narrowing(live.type(), type) == null) {
			return new Misfit(null, null, type, true, null);
		}
		String condition = engine.misfitSql(column, live.type(), type);
		String length = (condition != null && condition.startsWith("char_length("))
				? condition.substring(0, condition.lastIndexOf(" > ")) : null;
		return new Misfit(condition, length, type, false, engine.zoneSql(live.type(), type));
	}

	/**
	 * The engine, or null if its catalogs are not read.
	 */
	@Nullable Engine engine() throws SQLException {
		if (this.engine == null && !this.unreadable) {
			try {
				this.engine = Engines.detect(this.connection);
			}
			catch (MigrationException ex) {
				this.unreadable = true;
			}
		}
		return this.engine;
	}

	/**
	 * A table as it is now, by the name that a statement of the plan gives it.
	 */
	@Nullable Table table(String table) throws SQLException {
		Engine engine = engine();
		return (engine != null) ? live(engine, this.names.table(table)) : null;
	}

	private @Nullable Column column(Engine engine, String table, String column) throws SQLException {
		Table live = live(engine, table);
		return (live == null) ? null
				: live.columns()
					.stream()
					.filter((candidate) -> candidate.name().text().equalsIgnoreCase(LiveNames.word(column)))
					.findFirst()
					.orElse(null);
	}

	private @Nullable Table live(Engine engine, String table) throws SQLException {
		QualifiedName name = this.names.name(table);
		String home = (name.schema() != null) ? engine.catalogName(name.schema())
				: engine.currentSchema(this.connection);
		if (!this.schemas.containsKey(home)) {
			this.schemas.put(home, engine.read(this.connection, home));
		}
		return this.schemas.get(home)
			.tables()
			.stream()
			.filter((candidate) -> candidate.name().name().equals(name.name()))
			.findFirst()
			.orElse(null);
	}

	/**
	 * Values that do not survive.
	 *
	 * @param condition what is true for them in SQL, or null if that cannot be said
	 * @param length their length in SQL, where that is what does not fit
	 * @param type the type into which they do not fit
	 * @param none whether there cannot be any
	 * @param zone SQL that says in which time zone they are meant, where they are times
	 * that get a zone or lose it
	 */
	record Misfit(@Nullable String condition, @Nullable String length, String type, boolean none,
			@Nullable String zone) {
	}

}
