package dev.migrate.execution;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import dev.migrate.failure.SecretParameters;
import dev.migrate.failure.Secrets;

import org.jspecify.annotations.Nullable;

/**
 * Counts the rows that stand in the way of statements, and shows the first few. Changes
 * nothing, and ends the connection's transaction. What cannot be found out is left to the
 * engine.
 */
final class RowObstacles {

	private static final int SHOWN = 3;

	private final Connection connection;

	private final SecretParameters secrets;

	private final LiveNames names;

	private final PlannedRows planned;

	private final LiveTypes types;

	private final CopiedRows copied;

	private final PlannedValues values;

	private final SaidZone zone = new SaidZone();

	/**
	 * Creates it.
	 * @param secrets what nobody is to see of the statements and of values
	 */
	RowObstacles(Connection connection, SecretParameters secrets) {
		this.connection = connection;
		this.secrets = secrets;
		this.names = new LiveNames(connection);
		this.planned = new PlannedRows(this.names);
		this.types = new LiveTypes(connection, this.names);
		this.values = new PlannedValues(this.names, this.types);
		this.copied = new CopiedRows(this.types, this.values);
	}

	/**
	 * What stands in the way of the next change set of a plan, each in words. What an
	 * earlier statement of it may have put right does not count.
	 */
	List<String> find(List<String> statements) throws SQLException {
		List<String> obstacles = new ArrayList<>();
		for (String statement : statements) {
			try {
				obstacles.addAll(find(statement));
			}
			catch (IllegalArgumentException ex) {
				// No SQL that anybody understands: the engine will tell
				this.planned.after(new SqlEffect.Unknown(statement));
			}
		}
		this.zone.afterChangeSet();
		return obstacles;
	}

	private List<String> find(String statement) throws SQLException {
		List<String> obstacles = new ArrayList<>();
		this.types.learn(statement);
		this.zone.after(statement);
		for (RowDemand demand : demands(statement)) {
			if (!this.planned.mayChange(demand) && !isFilled(demand)) {
				find(demand).ifPresent(obstacles::add);
			}
		}
		boolean filled = this.values.fill(statement);
		for (SqlEffect effect : effects(statement)) {
			if (!filled) {
				this.planned.after(effect);
			}
			this.values.after(effect);
			if (effect instanceof SqlEffect.RenameTable rename) {
				this.names.rename(rename);
			}
			else if (effect instanceof SqlEffect.RenameColumn rename) {
				this.names.rename(rename);
			}
		}
		return obstacles;
	}

	/** What fills it says nothing about the type that it had before. */
	private boolean isFilled(RowDemand demand) throws SQLException {
		return demand instanceof RowDemand.Fit fit && this.values.isFilled(fit.table(), fit.column());
	}

	private List<RowDemand> demands(String statement) throws SQLException {
		List<RowDemand> copied = this.copied.of(statement);
		return copied.isEmpty() ? RowDemand.of(statement) : copied;
	}

	private static List<SqlEffect> effects(String statement) {
		return statement.startsWith(ChangeSetStatements.NOT_SQL) ? List.of(new SqlEffect.Unknown(statement))
				: SqlEffect.of(statement);
	}

	private Optional<String> find(RowDemand demand) throws SQLException {
		try {
			String obstacle = obstacle(demand);
			return Optional.ofNullable(obstacle).map(Secrets::mask);
		}
		catch (SQLException ex) {
			// Not there yet, or of a type that cannot be compared: the engine will tell
			return Optional.empty();
		}
		finally {
			if (!this.connection.getAutoCommit()) {
				this.connection.rollback();
			}
		}
	}

	private @Nullable String obstacle(RowDemand demand) throws SQLException {
		if (demand instanceof RowDemand.Value value) {
			return withoutValue(value);
		}
		if (demand instanceof RowDemand.Unique unique) {
			return duplicates(unique);
		}
		if (demand instanceof RowDemand.Reference reference) {
			return orphans(reference);
		}
		if (demand instanceof RowDemand.Condition check) {
			String table = this.names.table(check.table());
			long rows = number("select count(*) from " + this.values.retyped(check.table()) + " "
					+ SqlSyntax.last(table) + " where not (" + check.condition() + ")");
			return (rows == 0) ? null
					: count(rows, "row") + " of " + this.names.shown(table) + verb(rows, " breaks", " break")
							+ " the check " + DataLossFinder.excerpt(this.secrets.masked(check.condition()));
		}
		return misfits((RowDemand.Fit) demand);
	}

	private @Nullable String withoutValue(RowDemand.Value demand) throws SQLException {
		String column = this.names.column(demand.table(), demand.column());
		long rows = number(
				"select count(*) from " + this.values.filled(demand.table()) + " r where " + column + " is null");
		return (rows == 0) ? null : count(rows, "row") + " of " + this.names.shown(this.names.table(demand.table()))
				+ verb(rows, " has", " have") + " no value in " + LiveNames.word(column) + ", which becomes mandatory";
	}

	private @Nullable String duplicates(RowDemand.Unique demand) throws SQLException {
		String table = this.names.table(demand.table());
		List<String> columns = columns(demand.table(), demand.columns());
		String list = String.join(", ", columns);
		String where = columns.stream().map((column) -> column + " is not null").collect(Collectors.joining(" and "));
		String grouped = " from " + this.values.filled(demand.table()) + " r where " + where + " group by " + list
				+ " having count(*) > 1";
		long values = number("select count(*) from (select " + list + grouped + ") d");
		if (values == 0) {
			return null;
		}
		List<String> shown = shown("select " + list + ", count(*)" + grouped + " order by count(*) desc, " + list,
				columns, true);
		return count(values, "value") + " of " + words(table, columns) + verb(values, " occurs", " occur")
				+ " more than once, which becomes unique: " + listed(shown, values);
	}

	private @Nullable String orphans(RowDemand.Reference demand) throws SQLException {
		String table = this.names.table(demand.table());
		List<String> columns = columns(demand.table(), demand.columns());
		String referenced = this.names.table(demand.referencedTable());
		List<String> keys = columns(demand.referencedTable(), demand.referencedColumns());
		String values = columns.stream()
			.map((column) -> "o." + column + " is not null")
			.collect(Collectors.joining(" and "));
		String match = IntStream.range(0, keys.size())
			.mapToObj((i) -> "r." + keys.get(i) + " = o." + columns.get(i))
			.collect(Collectors.joining(" and "));
		String orphans = " from " + this.values.filled(demand.table()) + " o where " + values
				+ " and not exists (select 1 from " + this.values.filled(demand.referencedTable()) + " r where " + match
				+ ")";
		long rows = number("select count(*)" + orphans);
		if (rows == 0) {
			return null;
		}
		String list = columns.stream().map((column) -> "o." + column).collect(Collectors.joining(", "));
		long different = number("select count(*) from (select distinct " + list + orphans + ") d");
		List<String> shown = shown("select distinct " + list + orphans + " order by " + list, columns, false);
		return count(rows, "row") + " of " + this.names.shown(table) + verb(rows, " refers", " refer") + " by "
				+ String.join(", ", columns.stream().map(LiveNames::word).toList()) + " to rows of "
				+ this.names.shown(referenced) + " that do not exist: " + listed(shown, different);
	}

	private @Nullable String misfits(RowDemand.Fit demand) throws SQLException {
		String table = this.names.table(demand.table());
		String column = this.names.column(demand.table(), demand.column());
		LiveTypes.Misfit misfit = this.types.misfit(table, column, demand.type());
		if (misfit.condition() == null || (misfit.zone() != null && this.zone.isSaid())) {
			return null;
		}
		String where = " from " + table + " where " + misfit.condition();
		long rows = number("select count(*)" + where);
		if (rows == 0) {
			return null;
		}
		List<String> shown = shown("select distinct " + column + where + " order by 1", List.of(column), false);
		long different = number("select count(*) from (select distinct " + column + where + ") d");
		if (misfit.zone() != null) {
			return count(rows, "value") + " of " + words(table, List.of(column)) + verb(rows, " becomes ", " become ")
					+ misfit.type() + " by the time zone of the session: " + listed(shown, different)
					+ "; say by which one, by SQL such as \"" + misfit.zone()
					+ "\" in front of it in the same change set";
		}
		String longest = (misfit.length() != null)
				? ", the longest of " + number("select max(" + misfit.length() + ")" + where) + " characters" : "";
		return count(rows, "value") + " of " + words(table, List.of(column)) + verb(rows, " does", " do")
				+ " not fit into " + misfit.type() + longest + ": " + listed(shown, different);
	}

	private List<String> columns(String table, List<String> columns) throws SQLException {
		List<String> now = new ArrayList<>();
		for (String column : columns) {
			now.add(this.names.column(table, column));
		}
		return now;
	}

	private long number(String query) throws SQLException {
		try (Statement statement = this.connection.createStatement(); ResultSet rows = statement.executeQuery(query)) {
			rows.next();
			return rows.getLong(1);
		}
	}

	private List<String> shown(String query, List<String> columns, boolean counted) throws SQLException {
		List<String> shown = new ArrayList<>();
		try (Statement statement = this.connection.createStatement()) {
			statement.setMaxRows(SHOWN);
			try (ResultSet rows = statement.executeQuery(query)) {
				while (rows.next()) {
					List<String> values = new ArrayList<>();
					for (int i = 0; i < columns.size(); i++) {
						values.add(ShownValue.of(columns.get(i), rows.getObject(i + 1), this.secrets));
					}
					shown.add(String.join(" / ", values)
							+ (counted ? " (" + rows.getLong(columns.size() + 1) + " rows)" : ""));
				}
			}
		}
		return shown;
	}

	private static String listed(List<String> shown, long all) {
		return String.join(", ", shown) + ((all > shown.size()) ? ", …" : "");
	}

	private String words(String table, List<String> columns) throws SQLException {
		return this.names.shown(table) + "." + columns.stream().map(LiveNames::word).collect(Collectors.joining(", "));
	}

	private static String count(long number, String unit) {
		return number + " " + unit + ((number == 1) ? "" : "s");
	}

	private static String verb(long number, String one, String several) {
		return (number == 1) ? one : several;
	}

}
