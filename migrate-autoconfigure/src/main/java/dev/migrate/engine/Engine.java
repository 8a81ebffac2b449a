package dev.migrate.engine;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;

import javax.sql.DataSource;

import dev.migrate.schema.CheckConstraint;
import dev.migrate.schema.Column;
import dev.migrate.schema.ForeignKey;
import dev.migrate.schema.GeneratedValue;
import dev.migrate.schema.Identifier;
import dev.migrate.schema.ObjectName;
import dev.migrate.schema.OnlineRules;
import dev.migrate.schema.QualifiedName;
import dev.migrate.schema.ReferentialAction;
import dev.migrate.schema.Schema;
import dev.migrate.schema.Sequence;
import dev.migrate.schema.Table;
import org.jspecify.annotations.Nullable;
import dev.migrate.schema.TypeRules;

/**
 * Everything that differs from one database engine to another. An instance is bound to
 * the settings of one database (identifier case, compatibility mode), never to a
 * connection.
 */
public interface Engine extends TypeRules, OnlineRules, UserTypeSql {

	/**
	 * Liquibase's short name of the engine, as {@code dbms} and
	 * {@code app.migrate.targets} spell it: {@code h2}, {@code postgresql}.
	 */
	@Override
	String id();

	/**
	 * The engine's name for people: {@code H2}, {@code PostgreSQL}.
	 */
	@Override
	String displayName();

	/**
	 * The schema in which a connection finds and creates what is not qualified, as the
	 * catalogs spell it.
	 */
	default String currentSchema(Connection connection) throws SQLException {
		return connection.getSchema();
	}

	/**
	 * Whether a schema is the engine's own.
	 */
	default boolean isSystemSchema(Identifier schema) {
		return schema.text().equalsIgnoreCase("information_schema");
	}

	/**
	 * Reads a schema from the engine's catalogs. Liquibase's tables and system objects
	 * are left out. Has no side effect; the connection's transaction is neither ended nor
	 * begun.
	 * @param connection a connection to this database
	 * @param schema the schema's name as the catalogs spell it
	 */
	Schema read(Connection connection, String schema) throws SQLException;

	/**
	 * Reads several schemas as one, in which the objects of all but the home go by
	 * qualified names.
	 */
	default Schema read(Connection connection, SchemaScope scope) throws SQLException {
		return new ScopedReader(this, scope).read(connection);
	}

	/**
	 * What the connected user must not do and would need for everything to work as it
	 * does elsewhere, in words with their consequences.
	 * @param schema the schema's name as the catalogs spell it
	 */
	default List<String> missingPrivileges(Connection connection, String schema) throws SQLException {
		return List.of();
	}

	/**
	 * What this very version is known to do wrong with what it is given to keep, in words
	 * with the way out.
	 */
	default List<String> faults(Connection connection) throws SQLException {
		return List.of();
	}

	/**
	 * Opens an empty throw-away schema that behaves as a schema of the given database
	 * would.
	 * @param database the live database; it holds at most one connection of it until it
	 * is closed, and none where the engine has shadows of its own in memory
	 * @param home the schema for which it stands, as the live catalogs spell it:
	 * statements that name it mean the shadow
	 */
	Shadow openShadow(DataSource database, String home) throws SQLException;

	/**
	 * Opens a shadow of the schema in which connections find what is not qualified.
	 */
	default Shadow openShadow(DataSource database) throws SQLException {
		String home;
		try (Connection connection = database.getConnection()) {
			home = currentSchema(connection);
		}
		return openShadow(database, home);
	}

	/**
	 * The identifier behind a name in the catalogs.
	 */
	Identifier identifier(String catalogName);

	/**
	 * The identifier that a name without quotes means in SQL.
	 */
	default Identifier unquoted(String name) {
		return new Identifier(name, false);
	}

	/**
	 * The name by which the catalogs know an identifier: the reverse of
	 * {@link #identifier(String)}.
	 */
	String catalogName(Identifier identifier);

	/**
	 * An identifier as it has to stand in SQL: quoted where it is delimited or a reserved
	 * word.
	 */
	@Override
	String sql(Identifier identifier);

	/**
	 * A qualified name as it has to stand in SQL.
	 */
	@Override
	default String sql(QualifiedName name) {
		return (name.schema() != null) ? sql(name.schema()) + "." + sql(name.name()) : sql(name.name());
	}

	/**
	 * The name that a primary key gets when a name is asked for.
	 */
	default ObjectName primaryKeyName(ObjectName asked) {
		return asked;
	}

	/**
	 * The action of a foreign key that the engine makes of a declared one: some do not
	 * tell {@code restrict} from {@code no action}.
	 */
	default ReferentialAction normalizeAction(ReferentialAction declared) {
		return declared;
	}

	/**
	 * The type that the engine makes of a declared one, in its own normal spelling
	 * ({@code int8} becomes {@code bigint}): for a schema that was not read from a
	 * database.
	 */
	String normalizeType(String declaredType);

	/**
	 * The normal spelling of a default's expression: for a schema that was not read from
	 * a database.
	 */
	String normalizeDefault(String expression, String type);

	/**
	 * The normal spelling of a check's condition, as far as text can tell: for a schema
	 * that was not read from a database.
	 */
	default String normalizeCheck(String expression) {
		return expression;
	}

	/**
	 * This engine for a step that meets a table as it is then: its statements say again
	 * what they would take from the table otherwise.
	 */
	default Engine meeting(Table table) {
		return this;
	}

	/**
	 * SQL that adds a column that Liquibase's {@code addColumn} cannot express.
	 */
	default String addOwnColumnSql(QualifiedName table, Column column) {
		return "alter table " + sql(table) + " add column " + columnSql(column);
	}

	/**
	 * A column's definition as it has to stand in SQL that adds it.
	 */
	default String columnSql(Column column) {
		StringBuilder sql = new StringBuilder(sql(column.name())).append(' ').append(column.type());
		if (column.generated() != null) {
			sql.append(' ').append(generatedSql(column.generated()));
		}
		if (column.defaultValue() != null) {
			sql.append(" default ").append(column.defaultValue());
		}
		if (column.identity() != null) {
			sql.append(" generated ")
				.append(column.identity().always() ? "always" : "by default")
				.append(" as identity (start with ")
				.append(column.identity().start())
				.append(" increment by ")
				.append(column.identity().increment())
				.append(')');
		}
		return column.nullable() ? sql.toString() : sql.append(" not null").toString();
	}

	/**
	 * The value of a type that stands for nothing, such as zero or the empty text, as an
	 * SQL expression; null where there is none. Rows get it in a mandatory column whose
	 * values are lost.
	 * @param type a type in normal spelling
	 */
	default @Nullable String emptyValue(String type) {
		return EmptyValues.of(type);
	}

	/**
	 * A value of a type that is another one for each row of a table, as an expression in
	 * an update; null where none is known.
	 * @param type a type in normal spelling
	 */
	default @Nullable String distinctValue(String type) {
		return null;
	}

	/**
	 * SQL that counts the rows of each owner from zero in a column that has another
	 * number for each row.
	 * @param owners the columns that say to whom a row belongs
	 */
	default String placesSql(QualifiedName table, Identifier column, List<Identifier> owners) {
		return new PlacesSql(this, table, owners).counted(column);
	}

	/**
	 * The place of a row among those of its owner, counted from zero, as an expression in
	 * a query.
	 * @param number another number for each row
	 */
	default String placeValue(String number, List<Identifier> owners) {
		return PlacesSql.place(number, owners.stream().map(this::sql).collect(Collectors.joining(", ")));
	}

	/**
	 * A value of a type to try things out with, as an SQL expression; null where none is
	 * known.
	 * @param type a type in normal spelling
	 * @param number which one: others are others, as far as the type has so many
	 */
	default @Nullable String sampleValue(String type, int number) {
		String value = SampleValues.of(type, number);
		return (value != null) ? value : emptyValue(type);
	}

	/**
	 * A condition that is true for the values of a column that are refused or changed by
	 * another type, which does not take {@link #narrowing all} of them; null where only
	 * the change itself can tell.
	 * @param column the column as it has to stand in SQL
	 */
	default @Nullable String misfitSql(String column, String fromType, String toType) {
		return null;
	}

	/**
	 * SQL that says of which time zone the statements behind it are, for the example of
	 * UTC, where times get a zone or lose it by a change of type and become what they are
	 * in the zone of the session; null where they do not.
	 */
	default @Nullable String zoneSql(String fromType, String toType) {
		return null;
	}

	/**
	 * What makes a column a generated one, after its type.
	 */
	default String generatedSql(GeneratedValue generated) {
		return "generated always as (" + generated.expression() + ")" + (generated.stored() ? " stored" : "");
	}

	/**
	 * SQL statements that add a column, or none where Liquibase's {@code addColumn}
	 * leaves the rest of the table as it is.
	 */
	default List<String> addColumnSql(QualifiedName table, Column column) {
		return List.of();
	}

	/**
	 * SQL statements that drop a column, or none where Liquibase's {@code dropColumn}
	 * leaves the rest of the table as it is.
	 */
	default List<String> dropColumnSql(QualifiedName table, Identifier column) {
		return List.of();
	}

	/**
	 * How tables are built anew for changes that the engine has no statement for, or
	 * empty if it has one for each.
	 */
	default Optional<TableRebuilding> rebuilding() {
		return Optional.empty();
	}

	/**
	 * SQL that changes a column's type and keeps everything else about it.
	 */
	default String alterTypeSql(QualifiedName table, Column after) {
		return "alter table " + sql(table) + " alter column " + sql(after.name()) + " set data type " + after.type();
	}

	/**
	 * SQL statements that turn a column into one that differs in type, nullability or
	 * comment or has no default any more, or none where Liquibase's own change, as it
	 * runs on this engine, takes nothing else from the column.
	 */
	default List<String> alterColumnSql(QualifiedName table, Column before, Column after) {
		return List.of();
	}

	/**
	 * A default that is a current time, written so that Liquibase does not put one of its
	 * own choice in its place.
	 */
	default String guardedTime(String expression) {
		return "(" + expression + ")";
	}

	/**
	 * SQL statements that give a column its default, or none where Liquibase's
	 * {@code addDefaultValue} admits expressions.
	 */
	default List<String> setDefaultSql(QualifiedName table, Column column) {
		return List.of();
	}

	/**
	 * Whether tables and columns can have comments.
	 */
	default boolean keepsComments() {
		return true;
	}

	/**
	 * SQL statements that set the comment of a table or of one of its columns, or none
	 * where Liquibase's {@code setTableRemarks} and {@code setColumnRemarks} do.
	 * @param column the column, or null for the table itself
	 * @param comment the comment, or null for none
	 */
	default List<String> commentSql(QualifiedName table, @Nullable Identifier column, @Nullable String comment) {
		return List.of();
	}

	/**
	 * SQL statements that rename a column, or none where Liquibase's {@code renameColumn}
	 * takes nothing else from it.
	 */
	default List<String> renameColumnSql(QualifiedName table, Identifier from, Identifier to) {
		return List.of();
	}

	/**
	 * SQL statements that remove what stays behind when Liquibase's
	 * {@code dropForeignKeyConstraint} has dropped a foreign key. They may run twice.
	 * @param heir a foreign key of the same columns, or of the first of them, that stays
	 * and may have used what was there for the other one; null if there is none
	 */
	default List<String> afterDropForeignKeySql(QualifiedName table, ForeignKey key, @Nullable ForeignKey heir) {
		return List.of();
	}

	/**
	 * Whether a default is an object of its own, which has to go before the column can
	 * get another one.
	 */
	default boolean defaultsAreConstraints() {
		return false;
	}

	/**
	 * SQL statements that rename a sequence, or none where Liquibase's
	 * {@code renameSequence} does it.
	 */
	default List<String> renameSequenceSql(QualifiedName from, QualifiedName to) {
		return List.of();
	}

	/**
	 * SQL statements that put a sequence in the place of another one and go on from its
	 * number, or none where sequences can be renamed.
	 */
	default List<String> replaceSequenceSql(QualifiedName from, QualifiedName to) {
		return List.of();
	}

	/**
	 * SQL statements that give a constraint another name and leave everything else as it
	 * is, or none where it has to be made again.
	 */
	default List<String> renameConstraintSql(QualifiedName table, ObjectName from, ObjectName to) {
		return List.of("alter table " + sql(table) + " rename constraint " + sql(from.identifier()) + " to "
				+ sql(to.identifier()));
	}

	/**
	 * As {@link #renameConstraintSql}, for a unique constraint.
	 */
	default List<String> renameUniqueConstraintSql(QualifiedName table, ObjectName from, ObjectName to) {
		return renameConstraintSql(table, from, to);
	}

	/**
	 * As {@link #renameConstraintSql}, for an index.
	 */
	default List<String> renameIndexSql(QualifiedName table, ObjectName from, ObjectName to) {
		return List.of("alter index " + sql(new QualifiedName(table.schema(), from.identifier())) + " rename to "
				+ sql(to.identifier()));
	}

	/**
	 * SQL statements that drop a schema in which nothing is left, and never anything with
	 * it.
	 */
	default List<String> dropSchemaSql(Identifier schema) {
		return List.of("drop schema " + sql(schema) + " restrict");
	}

	/**
	 * SQL that adds a check constraint.
	 */
	default String addCheckSql(QualifiedName table, CheckConstraint check) {
		return "alter table " + sql(table) + " add constraint " + sql(check.name().identifier()) + " check ("
				+ check.expression() + ")";
	}

	/**
	 * SQL that drops a check constraint.
	 */
	default String dropCheckSql(QualifiedName table, CheckConstraint check) {
		return "alter table " + sql(table) + " drop constraint " + sql(check.name().identifier());
	}

	/**
	 * SQL statements that make a column an identity column, change its numbering or make
	 * it a plain one.
	 */
	List<String> alterIdentitySql(QualifiedName table, Column before, Column after);

	/**
	 * SQL statements that let a sequence go on after the numbers that rows already have,
	 * and that do nothing where it has passed them. A number that it hands out stands for
	 * all those since the one before. Not asked for where an engine has no sequences.
	 */
	default List<String> skipUsedNumbersSql(QualifiedName sequence, long increment, QualifiedName table,
			Identifier column) {
		return List.of();
	}

	/**
	 * SQL that lets a column that has become an identity column go on after the numbers
	 * that rows already have, or null where {@link #alterIdentitySql} sees to it.
	 */
	default @Nullable String skipUsedIdentitySql(QualifiedName table, Column column) {
		return null;
	}

	/**
	 * SQL statements that change a sequence's settings, but not its current value.
	 */
	List<String> alterSequenceSql(Sequence before, Sequence after);

	/**
	 * Saves a whole database of this engine, and brings it back.
	 */
	BackupTool backupTool();

	/**
	 * SQL statements by which a session gives up waiting for a lock, and statements that
	 * take too long; none where the engine cannot be told so.
	 * @param lock how long to wait, or null for as long as before
	 * @param statement how long statements may take, or null for as long as before
	 */
	default List<String> timeoutSql(@Nullable Duration lock, @Nullable Duration statement) {
		return List.of();
	}

	/**
	 * SQL statements after which a session is as patient as it was.
	 */
	default List<String> resetTimeoutsSql() {
		return List.of();
	}

	/**
	 * What tells the time at which a statement runs, or null where Liquibase's own
	 * expression does.
	 */
	default @Nullable String clockSql() {
		return null;
	}

	/**
	 * Whether another process can be connected to the database of a connection.
	 */
	default boolean isShared(Connection connection) throws SQLException {
		return true;
	}

	/**
	 * Whether schemas can be read from the engine's catalogs, and shadows opened.
	 */
	default boolean isReadable() {
		return true;
	}

	/**
	 * How a process makes itself the only one that changes the schema, or null where the
	 * engine has no lock that ends with its holder.
	 */
	default @Nullable SessionLockSql sessionLock() {
		return null;
	}

	/**
	 * How a process tells whether another one is still connected, or null where the
	 * engine does not say. Owners of the lock then give signs of life.
	 */
	default @Nullable SessionsSql sessions() {
		return null;
	}

	/**
	 * Begins to write what a connection commits in the order in which it is committed,
	 * where the engine does not.
	 */
	default OrderedWrites orderedWrites(Connection connection) throws SQLException {
		return OrderedWrites.BY_ENGINE;
	}

	/**
	 * A file, which need not exist, whose lock stands for that of the database, or null
	 * where the processes that share a database do not share a disk.
	 */
	default @Nullable Path lockFile(Connection connection) throws SQLException {
		return null;
	}

	/**
	 * About how many rows a table has, or empty where there is no such table. Never
	 * counts a large one.
	 * @param enough where counting stops
	 */
	default OptionalLong estimatedRows(Connection connection, QualifiedName table, long enough) throws SQLException {
		List<Long> counts = CatalogQuery.list(connection,
				"select count(*) from (select 1 as one from " + sql(table) + " limit " + enough + ") counted",
				(row) -> row.getLong(1));
		return OptionalLong.of(counts.get(0));
	}

	/**
	 * Whether a row was refused because there is one of that key.
	 */
	default boolean isDuplicate(SQLException failure) {
		return "23505".equals(failure.getSQLState());
	}

	/**
	 * SQL by which an administrator lets a user do what the database has refused it, or
	 * null where that cannot be told.
	 * @param refusal the database's words
	 * @param user the user, as SQL names it
	 */
	default @Nullable String grantSql(String refusal, String user) {
		return null;
	}

	/**
	 * The lines that begin a script for the engine's own shell.
	 */
	default List<String> scriptHeading() {
		return List.of();
	}

	/**
	 * A statement as it has to stand in a script, which may be played by something that
	 * goes on after failures.
	 */
	default String scripted(String statement) {
		return statement;
	}

	/**
	 * SQL statements that move a table to another schema, where it may have another name.
	 * Not asked for where an engine cannot.
	 */
	default List<String> moveTableSql(QualifiedName from, QualifiedName to) {
		throw new UnsupportedOperationException(displayName() + " does not move tables");
	}

}
