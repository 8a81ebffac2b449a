package dev.migrate.engine;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Stream;

import javax.sql.DataSource;

import dev.migrate.schema.CheckConstraint;
import dev.migrate.schema.Column;
import dev.migrate.schema.Identifier;
import dev.migrate.schema.ObjectName;
import dev.migrate.schema.ObjectName.Origin;
import dev.migrate.schema.QualifiedName;
import dev.migrate.schema.Schema;
import dev.migrate.schema.Table;
import dev.migrate.support.TestDatabases;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What every engine has to do, on a real database, in words that every engine
 * understands.
 */
abstract class AbstractEngineTests {

	DataSource database;

	Engine engine;

	/** The live schema. */
	String schema;

	abstract DataSource createDatabase();

	@BeforeEach
	void detectEngine() throws SQLException {
		this.database = createDatabase();
		this.engine = Engines.detect(this.database);
		try (Connection connection = this.database.getConnection()) {
			this.schema = this.engine.currentSchema(connection);
		}
	}

	@Test
	void anEmptyDatabaseHasAnEmptySchema() throws SQLException {
		assertThat(read()).isEqualTo(Schema.empty());
	}

	@Test
	void everyWordOfTheEngineCanBeAName() throws SQLException {
		for (String word : keywords()) {
			String name = this.engine.sql(Identifier.of(word));
			execute("create table " + name + " (" + name + " integer, constraint " + name + " check (" + name
					+ " > 0))");
			assertThat(read().tables()).extracting(Table::name).containsExactly(QualifiedName.of(word));
			execute("drop table " + name);
		}
	}

	@Test
	void readingLeavesTheConnectionAsItWas() throws SQLException {
		execute("create table t (a integer)");
		try (Connection connection = this.database.getConnection()) {
			connection.setAutoCommit(false);
			run(connection, "insert into t values (1)");
			this.engine.read(connection, this.schema);
			assertThat(this.engine.currentSchema(connection)).isEqualTo(this.schema);
			connection.rollback();
			assertThat(count(connection, "t")).isZero();
			connection.setAutoCommit(true);
			this.engine.read(connection, this.schema);
			assertThat(this.engine.currentSchema(connection)).isEqualTo(this.schema);
			assertThat(connection.getAutoCommit()).isTrue();
		}
	}

	@Test
	void aFailedStatementLeavesTheShadowUsable() throws SQLException {
		try (Shadow shadow = this.engine.openShadow(this.database)) {
			Connection connection = shadow.connection();
			assertThat(connection.getAutoCommit()).isTrue();
			run(connection, "create table one (a integer)");
			assertThatExceptionOfType(SQLException.class).isThrownBy(() -> run(connection, "create nonsense"));
			run(connection, "insert into one values (1)");
			connection.setAutoCommit(false);
			run(connection, "insert into one values (2)");
			connection.commit();
			run(connection, "insert into one values (3)");
			assertThatExceptionOfType(SQLException.class).isThrownBy(() -> run(connection, "create nonsense"));
			connection.rollback();
			assertThat(count(connection, "one")).isEqualTo(2);
			connection.setAutoCommit(true);
			connection.close();
			assertThat(connection.isClosed()).isFalse();
			assertThat(shadow.read().tables()).extracting(Table::name).containsExactly(QualifiedName.of("one"));
		}
	}

	@Test
	void statementsOfAShadowKnowItsConnection() throws SQLException {
		try (Shadow shadow = this.engine.openShadow(this.database);
				Statement statement = shadow.connection().createStatement();
				Statement prepared = shadow.connection().prepareStatement(query())) {
			assertThat(statement.getConnection()).isNotNull().isEqualTo(prepared.getConnection());
			statement.getConnection().close();
			assertThat(statement.execute(query())).isTrue();
		}
	}

	@Test
	void aDefaultOfNullIsNone() throws SQLException {
		execute("create table t (a varchar(10) default null, b integer default null)");
		assertThat(table("t").columns()).extracting(Column::defaultValue).containsOnlyNulls();
	}

	@Test
	void reservedWordsAreQuotedInTheCaseThatTheyAreFoldedTo() throws SQLException {
		execute("create table " + this.engine.sql(Identifier.of("order")) + " ("
				+ this.engine.sql(Identifier.of("user")) + " integer)");
		assertThat(read().tables()).singleElement()
			.isEqualTo(Table.of("order", List.of(Column.of("user", "integer", true)), null));
	}

	@Test
	void namesOfHibernateAreRecognised() throws SQLException {
		execute("create table t (a integer, constraint UK6dotkott2kjsp8vw4d0m25fb7 unique (a))");
		assertThat(table("t").uniqueConstraints()).singleElement().satisfies((unique) -> {
			assertThat(unique.name().origin()).isEqualTo(Origin.DERIVED);
			assertThat(unique.columns()).isEqualTo(identifiers("a"));
		});
	}

	@Test
	void readsChecksAsPeopleWriteThem() throws SQLException {
		execute("create table t (status varchar(10), n integer, constraint c1 check (status in ('A','it''s')),"
				+ " constraint c2 check (n between 0 and 5), constraint c3 check (n>-1), constraint c4 check (n is not null))");
		assertThat(table("t").checkConstraints()).containsExactly(
				new CheckConstraint(chosen("c1"), "status in ('A', 'it''s')"),
				new CheckConstraint(chosen("c2"), "n between 0 and 5"), new CheckConstraint(chosen("c3"), "n > -1"),
				new CheckConstraint(chosen("c4"), "n is not null"));
	}

	/** Every word that means something to the engine, in lower case. */
	abstract List<String> keywords() throws SQLException;

	abstract List<String> schemas() throws SQLException;

	/** A query of no table. */
	String query() {
		return "select 1";
	}

	Schema read() throws SQLException {
		try (Connection connection = this.database.getConnection()) {
			return this.engine.read(connection, this.schema);
		}
	}

	Table table(String name) throws SQLException {
		return read().table(QualifiedName.of(name)).orElseThrow();
	}

	Column column(String table, String name) throws SQLException {
		return table(table).column(Identifier.of(name)).orElseThrow();
	}

	void execute(String... statements) {
		TestDatabases.execute(this.database, statements);
	}

	List<Long> longs(String sql) throws SQLException {
		try (Connection connection = this.database.getConnection()) {
			return CatalogQuery.list(connection, sql, (row) -> row.getLong(1));
		}
	}

	static void run(Connection connection, String sql) throws SQLException {
		try (Statement statement = connection.createStatement()) {
			statement.execute(sql);
		}
	}

	static long count(Connection connection, String table) throws SQLException {
		return CatalogQuery.list(connection, "select count(*) from " + table, (row) -> row.getLong(1)).get(0);
	}

	static ObjectName chosen(String name) {
		return new ObjectName(Identifier.of(name), Origin.CHOSEN);
	}

	static List<Identifier> identifiers(String... names) {
		return Stream.of(names).map(Identifier::of).toList();
	}

}
