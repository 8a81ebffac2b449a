package dev.migrate.engine;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

import javax.sql.DataSource;

import dev.migrate.failure.MigrationException;
import dev.migrate.schema.Column;
import dev.migrate.schema.ForeignKey;
import dev.migrate.schema.Identifier;
import dev.migrate.schema.QualifiedName;
import dev.migrate.schema.Schema;
import dev.migrate.schema.Sequence;
import dev.migrate.schema.Table;
import dev.migrate.support.TestDatabases;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Reading several schemas at once, and shadows that stand for several.
 */
class SeveralSchemasTests {

	private static final Identifier CRM = Identifier.of("crm");

	private static final Identifier SHOP = Identifier.of("shop");

	private static String[] statements(String home) {
		return new String[] { "create table users (id integer not null, constraint pk primary key (id))",
				"create table crm.users (id integer not null, boss integer, home integer, constraint pk_a primary key (id))",
				"create table shop.orders (id integer not null, client integer, constraint pk_b primary key (id))",
				"alter table crm.users add constraint fk_boss foreign key (boss) references crm.users (id)",
				"alter table crm.users add constraint fk_home foreign key (home) references " + home + ".users (id)",
				"alter table shop.orders add constraint fk_client foreign key (client) references crm.users (id)",
				"create sequence crm.numbers start with 5 increment by 2" };
	}

	static List<String> engines() {
		return TestDatabases.enginesWithSchemas();
	}

	@ParameterizedTest
	@MethodSource("engines")
	void aShadowStandsForSeveralSchemasAndLeavesTheLiveOnesAlone(String id) throws SQLException {
		DataSource database = TestDatabases.create(id);
		Engine engine = Engines.detect(database);
		TestDatabases.withSchemas(database, List.of("crm", "shop"), () -> {
			TestDatabases.execute(database, "create table crm.live (id integer)");
			String home = home(engine, database);
			SchemaScope scope = SchemaScope.of(engine, home, List.of(CRM, SHOP));
			Schema shadowed = inShadow(engine, database, statements(home));
			assertThat(read(engine, database, scope).tables()).extracting((table) -> table.name().toString())
				.containsExactly("crm.live");
			TestDatabases.execute(database, "drop table crm.live");
			TestDatabases.execute(database, statements(home));
			assertThat(shadowed).isEqualTo(read(engine, database, scope));
			assertIsWhatWasCreated(shadowed);
		});
	}

	private static void assertIsWhatWasCreated(Schema schema) {
		assertThat(schema.tables()).extracting((table) -> table.name().toString())
			.containsExactly("users", "crm.users", "shop.orders");
		QualifiedName users = new QualifiedName(CRM, Identifier.of("users"));
		assertThat(schema.table(users).map(Table::foreignKeys).orElseThrow()).extracting(ForeignKey::referencedTable)
			.containsExactly(users, QualifiedName.of("users"));
		assertThat(schema.table(new QualifiedName(SHOP, Identifier.of("orders"))).orElseThrow().foreignKeys())
			.extracting(ForeignKey::referencedTable)
			.containsExactly(users);
		assertThat(schema.sequences())
			.containsExactly(Sequence.of("numbers", 5, 2).withName(new QualifiedName(CRM, Identifier.of("numbers"))));
	}

	@ParameterizedTest
	@MethodSource("engines")
	void whoeverCreatesASchemaThatIsThereFindsItThere(String id) throws SQLException {
		DataSource database = TestDatabases.create(id);
		Schema schema = inShadow(Engines.detect(database), database, "create schema crm",
				"create schema if not exists shop", "create table crm.t (a integer)");
		assertThat(schema.tables()).extracting((table) -> table.name().toString()).containsExactly("crm.t");
	}

	@ParameterizedTest
	@MethodSource("engines")
	void theLiveSchemaCanBeNamedWithoutBeingReached(String id) throws SQLException {
		DataSource database = TestDatabases.create(id);
		Engine engine = Engines.detect(database);
		String home = home(engine, database);
		TestDatabases.execute(database, "create table users (id integer)");
		assertThat(inShadow(engine, database, "create table " + home + ".users (name varchar(10))",
				"insert into " + home + ".users (name) values ('" + home + ".x')",
				"alter table " + home + ".users add constraint c check (name <> 'x')")
			.tables()).singleElement()
			.satisfies((table) -> assertThat(table.columns()).extracting(Column::name)
				.containsExactly(Identifier.of("name")));
	}

	@Test
	void aSequenceInATextIsFoundToo() throws SQLException {
		DataSource database = TestDatabases.postgresDatabase();
		TestDatabases.execute(database, "create schema crm", "create sequence crm.s");
		Schema schema = inShadow(Engines.detect(database), database, "create sequence crm.s",
				"create table crm.t (a bigint default nextval('crm.s'))",
				"create table t (a bigint default nextval('crm.s'::regclass))");
		assertThat(schema.tables()).extracting((table) -> table.columns().get(0).defaultValue())
			.containsExactly("nextval('crm.s')", "nextval('crm.s')");
	}

	@Test
	void aUserWhoMayCreateNoSchemaIsToldWhatIsMissing() throws SQLException {
		DataSource database = TestDatabases.postgresDatabase();
		TestDatabases.execute(database, "create role clerk login", "grant clerk to postgres");
		try (Connection connection = database.getConnection()) {
			run(connection, "set session authorization clerk");
			Engine engine = Engines.detect(connection);
			try (Shadow shadow = engine.openShadow(TestDatabases.sharing(connection))) {
				assertThatExceptionOfType(MigrationException.class).isThrownBy(() -> shadow.include(CRM))
					.withMessageContaining("may create no schemas")
					.withMessageContaining("crm")
					.satisfies((ex) -> assertThat(ex.getAction()).contains("grant create on database"));
			}
		}
		finally {
			TestDatabases.execute(database, "drop role clerk");
		}
	}

	private static Schema inShadow(Engine engine, DataSource database, String... statements) throws SQLException {
		try (Shadow shadow = engine.openShadow(database)) {
			shadow.include(CRM);
			shadow.include(SHOP);
			shadow.include(CRM);
			for (String statement : statements) {
				run(shadow.connection(), statement);
			}
			return shadow.read();
		}
	}

	private static String home(Engine engine, DataSource database) throws SQLException {
		try (Connection connection = database.getConnection()) {
			return engine.currentSchema(connection);
		}
	}

	private static Schema read(Engine engine, DataSource database, SchemaScope scope) throws SQLException {
		try (Connection connection = database.getConnection()) {
			return engine.read(connection, scope);
		}
	}

	private static void run(Connection connection, String sql) throws SQLException {
		try (Statement statement = connection.createStatement()) {
			statement.execute(sql);
		}
	}

}
