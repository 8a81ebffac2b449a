package dev.migrate.execution;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

import dev.migrate.failure.SecretParameters;
import dev.migrate.schema.QualifiedName;
import org.jspecify.annotations.Nullable;

/**
 * Finds out what a plan takes away, and counts it. Looks at the statements in the order
 * in which they will run, changes nothing, and ends the connection's transaction.
 */
final class DataLossFinder {

	private static final int EXCERPT = 100;

	private static final Set<String> MISSING = Set.of("42P01", "42703", "3F000", "42S01", "42S02", "42S03", "42S04",
			"42S22", "42102", "42122", "42103", "42104");

	private static final Pattern RENAME = SqlSyntax.pattern("\\brename");

	private final Connection connection;

	private final SecretParameters secrets;

	private final LiveNames names;

	private final LiveTypes types;

	private final Routines routines = new Routines();

	private final Set<QualifiedName> dropped = new HashSet<>();

	/** Whether what is missing may be there under a name that nobody knows. */
	private boolean renamesUnseen;

	/**
	 * Creates a finder.
	 * @param secrets what nobody is to see of the statements
	 */
	DataLossFinder(Connection connection, SecretParameters secrets) {
		this.connection = connection;
		this.secrets = secrets;
		this.names = new LiveNames(connection);
		this.types = new LiveTypes(connection, this.names);
	}

	/**
	 * What the next statements of the plan take away.
	 */
	List<DataLoss> find(List<String> statements) throws SQLException {
		return find(statements, (effect) -> true, SqlEffect::takesAway);
	}

	/**
	 * What is taken away by what is known without statements.
	 */
	List<DataLoss> of(List<SqlEffect> effects) throws SQLException {
		List<DataLoss> losses = new ArrayList<>();
		for (SqlEffect effect : effects) {
			DataLoss loss = loss(effect);
			if (loss != null) {
				losses.add(loss);
			}
		}
		return losses;
	}

	/**
	 * What the next statements of the plan take away, as far as it is of interest.
	 * @param evenOfNothing what counts though there is nothing to be lost by now
	 */
	List<DataLoss> find(List<String> statements, Predicate<SqlEffect> interesting, Predicate<SqlEffect> evenOfNothing)
			throws SQLException {
		List<DataLoss> losses = new ArrayList<>();
		RebuiltTables rebuilt = new RebuiltTables(statements);
		for (int place = 0; place < statements.size(); place++) {
			String statement = statements.get(place);
			List<SqlEffect> effects = statement.startsWith(ChangeSetStatements.NOT_SQL)
					? List.of(new SqlEffect.Unknown(statement.substring(ChangeSetStatements.NOT_SQL.length())))
					: this.routines.effects(statement);
			for (SqlEffect effect : withoutRebuilding(effects, rebuilt, place)) {
				DataLoss loss = loss(effect);
				if (loss != null && interesting.test(effect) && (evenOfNothing.test(effect) || loss.hurts())) {
					losses.add(loss);
				}
			}
		}
		return losses;
	}

	/**
	 * A table that is built anew loses at most some of its columns.
	 */
	private List<SqlEffect> withoutRebuilding(List<SqlEffect> effects, RebuiltTables rebuilt, int place)
			throws SQLException {
		List<SqlEffect> real = new ArrayList<>();
		for (SqlEffect effect : effects) {
			RebuiltTables.Columns columns = (effect instanceof SqlEffect.DropTable drop)
					? rebuilt.columnsAfter(drop.table(), place) : null;
			if (columns != null) {
				String table = ((SqlEffect.DropTable) effect).table();
				columnsOf(this.names.table(table)).stream()
					.filter((column) -> !columns.contain(column))
					.forEach((column) -> real.add(new SqlEffect.DropColumn(table, column)));
			}
			else if (!(effect instanceof SqlEffect.DropTable drop && rebuilt.isTemporary(drop.table()))
					&& !(effect instanceof SqlEffect.RenameTable rename && rebuilt.isSuccession(rename, place))) {
				real.add(effect);
			}
		}
		return real;
	}

	private List<String> columnsOf(String table) throws SQLException {
		List<String> columns = new ArrayList<>();
		try (Statement statement = this.connection.createStatement();
				ResultSet rows = statement.executeQuery("SELECT * FROM " + table + " WHERE 1 = 0")) {
			for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
				columns.add(rows.getMetaData().getColumnName(i));
			}
		}
		catch (SQLException ex) {
			return List.of();
		}
		return columns;
	}

	private @Nullable DataLoss loss(SqlEffect effect) throws SQLException {
		if (effect instanceof SqlEffect.RenameTable rename) {
			this.names.rename(rename);
			return null;
		}
		if (effect instanceof SqlEffect.RenameColumn rename) {
			this.names.rename(rename);
			return null;
		}
		if (effect instanceof SqlEffect.DropTable drop) {
			String table = this.names.table(drop.table());
			return this.dropped.add(this.names.name(table))
					? rows("Drop table " + this.names.shown(table), table, "", "row") : null;
		}
		if (effect instanceof SqlEffect.DropColumn drop) {
			return values("Drop column", drop.table(), drop.column(), "value");
		}
		if (effect instanceof SqlEffect.DropWhole drop) {
			return new DataLoss(this.secrets.masked(drop.operation()), null, "with everything in it");
		}
		if (effect instanceof SqlEffect.MayLose suspect) {
			return new DataLoss("Run " + excerpt(this.secrets.masked(suspect.statement())), null,
					"which may drop or replace something");
		}
		if (effect instanceof SqlEffect.EmptyTable empty) {
			String table = this.names.table(empty.table());
			return rows("Delete all rows of " + this.names.shown(table), table, "", "row");
		}
		if (effect instanceof SqlEffect.ChangeType change) {
			return misfits(change);
		}
		if (effect instanceof SqlEffect.ChangeRows change) {
			String table = this.names.table(change.table());
			return rows(change.operation() + " " + this.names.shown(table), table, "up to ", "row");
		}
		String statement = ((SqlEffect.Unknown) effect).statement();
		this.renamesUnseen |= RENAME.matcher(statement).find();
		return new DataLoss("Run " + excerpt(this.secrets.masked(statement)), null, "which may change or remove rows");
	}

	private @Nullable DataLoss rows(String operation, String table, String prefix, String unit) throws SQLException {
		return loss(operation, "SELECT COUNT(*) FROM " + table, prefix, unit, unit + "s");
	}

	private @Nullable DataLoss values(String operation, String table, String column, String unit) throws SQLException {
		return values(operation, table, column, unit, unit + "s");
	}

	private @Nullable DataLoss values(String operation, String tableName, String columnName, String unit, String units)
			throws SQLException {
		String table = this.names.table(tableName);
		String column = this.names.column(tableName, columnName);
		if (this.dropped.contains(this.names.name(table))) {
			return null;
		}
		return loss(operation + " " + LiveNames.word(column) + " of " + this.names.shown(table),
				"SELECT COUNT(" + column + ") FROM " + table, "", unit, units);
	}

	/**
	 * Values that fit into the other type are not lost.
	 */
	private @Nullable DataLoss misfits(SqlEffect.ChangeType change) throws SQLException {
		String table = this.names.table(change.table());
		String column = this.names.column(change.table(), change.column());
		String operation = "Change type of column";
		LiveTypes.Misfit misfit = this.types.misfit(table, column, change.type());
		if (misfit.none()) {
			return null;
		}
		return (misfit.condition() == null)
				? values(operation, change.table(), change.column(), "value that may not fit",
						"values that may not fit")
				: loss(operation + " " + LiveNames.word(column) + " of " + this.names.shown(table),
						"SELECT COUNT(*) FROM " + table + " WHERE " + misfit.condition(), "", "value that does not fit",
						"values that do not fit");
	}

	/**
	 * What is not there yet has nothing to lose.
	 */
	private @Nullable DataLoss loss(String operation, String query, String prefix, String unit, String units)
			throws SQLException {
		try (Statement statement = this.connection.createStatement();
				ResultSet result = statement.executeQuery(query)) {
			result.next();
			long rows = result.getLong(1);
			return new DataLoss(operation, rows,
					(rows == 0) ? "no " + units : prefix + rows + " " + ((rows == 1) ? unit : units));
		}
		catch (SQLException ex) {
			if (!this.renamesUnseen && ex.getSQLState() != null && MISSING.contains(ex.getSQLState())) {
				return null;
			}
			return new DataLoss(operation, null, "an unknown number of " + units);
		}
		finally {
			if (!this.connection.getAutoCommit()) {
				this.connection.rollback();
			}
		}
	}

	static String excerpt(String statement) {
		return (statement.length() > EXCERPT) ? statement.substring(0, EXCERPT) + "…" : statement;
	}

}
