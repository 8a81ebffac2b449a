package dev.migrate.execution;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import javax.sql.DataSource;

import dev.migrate.execution.MigrationStatus.LockStatus;
import dev.migrate.support.TestDatabases;
import liquibase.lockservice.LockServiceFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

class HistoryReaderTests {

	private static final String CHANGE_LOG = """
			databaseChangeLog:
			- changeSet:
			    id: 1
			    author: ada
			    comment: The first table
			    labels: shop,destructive
			    contextFilter: prod or test
			    changes:
			    - createTable:
			        tableName: a
			        columns:
			        - column: {name: id, type: bigint}
			- changeSet:
			    id: 2
			    author: grace
			    changes:
			    - tagDatabase: {tag: v1}
			""";

	@TempDir
	private Path directory;

	@ParameterizedTest
	@ValueSource(strings = { "h2", "postgresql" })
	void takesAMissingTableForAnEmptyOne(String engine) throws Exception {
		DataSource database = database(engine);
		try (Connection connection = database.getConnection()) {
			HistoryReader reader = new HistoryReader(HistoryTables.standard());
			assertThat(reader.read(connection)).isEmpty();
			assertThat(reader.readLock(connection)).isEqualTo(LockStatus.free());
			assertThat(tables(connection)).isEmpty();
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "h2", "postgresql" })
	void readsWhatLiquibaseWrote(String engine) throws Exception {
		DataSource database = database(engine);
		migrate(database);
		List<HistoryRow> rows = read(database, HistoryTables.standard());
		assertThat(rows).extracting(HistoryRow::id, HistoryRow::author, HistoryRow::orderExecuted, HistoryRow::tag)
			.containsExactly(tuple("1", "ada", 1, null), tuple("2", "grace", 2, "v1"));
		HistoryRow first = rows.get(0);
		assertThat(first.fileName()).isEqualTo("changelog.yaml");
		assertThat(first.description()).isEqualTo("createTable tableName=a");
		assertThat(first.comments()).isEqualTo("The first table");
		assertThat(first.execType()).isEqualTo("EXECUTED");
		assertThat(first.checksum()).startsWith("9:");
		assertThat(first.labels()).containsExactly("shop", "destructive");
		assertThat(first.contexts()).containsExactly("prod or test");
		assertThat(first.deploymentId()).hasSize(10).isEqualTo(rows.get(1).deploymentId());
		assertThat(first.dateExecuted()).isCloseTo(Instant.now(), within(Duration.ofMinutes(1)));
	}

	@ParameterizedTest
	@ValueSource(strings = { "h2", "postgresql" })
	void readsTheTablesAndTheSchemaThatAreConfigured(String engine) throws Exception {
		DataSource database = database(engine);
		TestDatabases.execute(database, "create schema books");
		Files.writeString(this.directory.resolve("changelog.yaml"), CHANGE_LOG);
		PlainLiquibase.in(database, this.directory, "changelog.yaml", (liquibase) -> {
			liquibase.getDatabase().setLiquibaseSchemaName("books");
			liquibase.getDatabase().setDatabaseChangeLogTableName("my_history");
			liquibase.getDatabase().setDatabaseChangeLogLockTableName("my_lock");
			liquibase.update("");
		});
		assertThat(read(database, HistoryTables.standard())).isEmpty();
		assertThat(read(database, new HistoryTables("books", "my_history", "my_lock"))).hasSize(2);
		assertThat(read(database, new HistoryTables("BOOKS", "MY_HISTORY", "MY_LOCK"))).hasSize(2);
	}

	@ParameterizedTest
	@ValueSource(strings = { "h2", "postgresql" })
	void readsWhoHoldsTheLock(String engine) throws Exception {
		DataSource database = database(engine);
		migrate(database);
		assertThat(lock(database).held()).isFalse();
		PlainLiquibase.in(database, this.directory, "changelog.yaml", (liquibase) -> {
			LockServiceFactory.getInstance().getLockService(liquibase.getDatabase()).waitForLock();
			LockStatus lock = lock(database);
			assertThat(lock.held()).isTrue();
			assertThat(lock.owner()).contains("(").endsWith(")");
			assertThat(lock.since()).isCloseTo(Instant.now(), within(Duration.ofMinutes(1)));
			LockServiceFactory.getInstance().getLockService(liquibase.getDatabase()).releaseLock();
		});
		assertThat(lock(database)).isEqualTo(LockStatus.free());
	}

	@Test
	void readsLowerCaseTablesOnAnEngineThatPrefersUpperCase() throws Exception {
		DataSource database = TestDatabases.h2Database(";DATABASE_TO_LOWER=TRUE");
		migrate(database);
		assertThat(read(database, HistoryTables.standard())).hasSize(2);
	}

	@Test
	void readsATableThatAnOlderLiquibaseMade() throws Exception {
		DataSource database = TestDatabases.h2Database();
		TestDatabases.execute(database,
				"create table databasechangelog (id varchar(63) not null, author varchar(63) not null, "
						+ "filename varchar(200) not null, dateexecuted timestamp not null, md5sum varchar(32))",
				"insert into databasechangelog values ('1', 'ada', 'a.xml', timestamp '2010-01-02 03:04:05', null)");
		HistoryRow row = read(database, HistoryTables.standard()).get(0);
		assertThat(row.id()).isEqualTo("1");
		assertThat(row.orderExecuted()).isNull();
		assertThat(row.execType()).isNull();
		assertThat(row.checksum()).isNull();
		assertThat(row.labels()).isEmpty();
	}

	private void migrate(DataSource database) throws Exception {
		Files.writeString(this.directory.resolve("changelog.yaml"), CHANGE_LOG);
		PlainLiquibase.update(database, this.directory, "changelog.yaml");
	}

	private static List<HistoryRow> read(DataSource database, HistoryTables tables) throws Exception {
		try (Connection connection = database.getConnection()) {
			return new HistoryReader(tables).read(connection);
		}
	}

	private static LockStatus lock(DataSource database) throws Exception {
		try (Connection connection = database.getConnection()) {
			return new HistoryReader(HistoryTables.standard()).readLock(connection);
		}
	}

	private static List<String> tables(Connection connection) throws Exception {
		List<String> tables = new ArrayList<>();
		try (ResultSet result = connection.getMetaData()
			.getTables(connection.getCatalog(), connection.getSchema(), null, new String[] { "TABLE" })) {
			while (result.next()) {
				tables.add(result.getString("TABLE_NAME"));
			}
		}
		return tables;
	}

	private static DataSource database(String engine) {
		return TestDatabases.create(engine);
	}

}
