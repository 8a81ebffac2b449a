package dev.migrate.engine;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.util.List;

import dev.migrate.failure.MigrationException;
import dev.migrate.schema.Column;
import dev.migrate.schema.Identity;
import dev.migrate.schema.QualifiedName;
import dev.migrate.support.TestDatabases;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class EnginesTests {

	@Test
	void detectsTheEngineBehindAConnection() throws SQLException {
		assertThat(Engines.detect(TestDatabases.h2Database())).satisfies((engine) -> {
			assertThat(engine.id()).isEqualTo("h2");
			assertThat(engine.displayName()).isEqualTo("H2");
		});
		assertThat(Engines.detect(TestDatabases.postgresDatabase())).satisfies((engine) -> {
			assertThat(engine.id()).isEqualTo("postgresql");
			assertThat(engine.displayName()).isEqualTo("PostgreSQL");
		});
	}

	@Test
	void anEngineIsThereWithoutAConnection() {
		assertThat(Engines.byId("h2")).isInstanceOf(H2Engine.class);
		assertThat(Engines.byId("postgresql")).isInstanceOf(PostgreSqlEngine.class);
	}

	@Test
	void anUnknownEngineIsRefusedWithTheNamesOfTheOthers() {
		assertThatExceptionOfType(MigrationException.class).isThrownBy(() -> Engines.byId("postgres"))
			.withMessage("There is no database engine called 'postgres'")
			.satisfies((ex) -> assertThat(ex.getAction())
				.isEqualTo("Use one of: h2, postgresql, mariadb, hsqldb, sqlite, mssql, oracle, mysql, db2"));
	}

	@Test
	void sqlServerNumbersNoColumnThatExists() {
		Column plain = Column.of("id", "bigint", false);
		assertThatExceptionOfType(MigrationException.class)
			.isThrownBy(() -> Engines.byId("mssql")
				.alterIdentitySql(QualifiedName.of("users"), plain, plain.withIdentity(new Identity(false, 1, 1))))
			.withMessage("SQL Server cannot change whether and how a column that exists is numbered: users.id")
			.satisfies(
					(ex) -> assertThat(ex.getAction()).isEqualTo("Add a column beside it, or write the revision with "
							+ "makemigrations --empty, with a new table that takes the rows."));
	}

	/** MariaDB's is the one that runs here. */
	@Test
	void locksEndWithTheSessionWhereAnEngineHasSuch() {
		assertThat(Engines.byId("mysql").sessionLock()).isEqualTo(Engines.byId("mariadb").sessionLock());
		assertThat(Engines.byId("mssql").sessionLock()).isEqualTo(new SessionLockSql(
				"set nocount on; declare @migrate_name nvarchar(255) = left(N'migrate ' + ?, 255), @migrate_code int; "
						+ "exec @migrate_code = sp_getapplock @Resource = @migrate_name, @LockMode = 'Exclusive', "
						+ "@LockOwner = 'Session', @LockTimeout = 0; select case when @migrate_code >= 0 then 1 else 0 end",
				"set nocount on; declare @migrate_name nvarchar(255) = left(N'migrate ' + ?, 255), @migrate_code int; "
						+ "exec @migrate_code = sp_releaseapplock @Resource = @migrate_name, @LockOwner = 'Session'; "
						+ "select case when @migrate_code >= 0 then 1 else 0 end"));
		assertThat(Engines.byId("oracle").sessionLock()).isNull();
		assertThat(Engines.byId("db2").sessionLock()).isNull();
	}

	/** Stands for an engine that cannot be run here. */
	@Test
	void aDatabaseOfAnotherEngineIsRefusedWithTheNamesOfTheOthers() {
		DatabaseMetaData metaData = ConnectionProxies.proxy(DatabaseMetaData.class,
				(proxy, method, arguments) -> "Access");
		Connection connection = ConnectionProxies.proxy(Connection.class, (proxy, method, arguments) -> metaData);
		assertThatExceptionOfType(MigrationException.class).isThrownBy(() -> Engines.detect(connection))
			.withMessage("The database is Access, which is not supported")
			.satisfies((ex) -> assertThat(ex.getAction())
				.isEqualTo("Connect the application to one of: H2, PostgreSQL, MariaDB, HSQL Database Engine, SQLite"));
	}

	/**
	 * The constraint that is a default keeps its name when its table gets another one.
	 */
	@Test
	void findsTheDefaultOfARenamedColumnOnSqlServer() {
		Column before = Column.of("rating", "int", true).withDefaultValue("5");
		List<String> statements = Engines.byId("mssql")
			.alterColumnSql(QualifiedName.of("goods"), before, before.withType("numeric(12, 2)"));
		assertThat(statements).containsExactly(
				"declare @migrate_sql nvarchar(1000) select @migrate_sql = N'alter table goods drop constraint ' "
						+ "+ quotename(name) from sys.default_constraints where parent_object_id = object_id(N'goods') "
						+ "and parent_column_id = columnproperty(parent_object_id, N'rating', 'ColumnId') "
						+ "exec sp_executesql @migrate_sql",
				"alter table goods alter column rating numeric(12, 2) null",
				"alter table goods add constraint df_goods_rating default 5 for rating");
	}

}
