package dev.migrate.execution;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

import javax.sql.DataSource;

import dev.migrate.failure.MigrationException;
import dev.migrate.support.ChangelogDirectory;
import dev.migrate.support.TestDatabases;
import org.h2.api.Trigger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * A change set and its row in the history are there together or not at all. That the
 * database refuses the row shows what would be left if the process died before it.
 */
class CommitWindowTests {

	@TempDir
	private Path module;

	private ChangelogDirectory changelog;

	static List<String> engines() {
		return TestDatabases.engines();
	}

	@BeforeEach
	void createChangelog() {
		this.changelog = new ChangelogDirectory(this.module);
		this.changelog.writeSql("01_users", "create table users (id integer)");
	}

	@ParameterizedTest
	@MethodSource("engines")
	void rowsAreNotThereWithoutTheHistorySayingSo(String engine) {
		DataSource database = migrated(engine);
		refuse(engine, "insert", database);
		this.changelog.writeSql("02_data", "insert into users (id) values (1)");
		assertThatExceptionOfType(MigrationException.class).isThrownBy(() -> migrated(database));
		assertThat(count(database, "users")).isZero();
	}

	@ParameterizedTest
	@MethodSource("engines")
	void rowsAreNotTakenBackWithoutTheHistorySayingSo(String engine) {
		this.changelog.write("02_data.sql", """
				--liquibase formatted sql
				--changeset test:02
				insert into users (id) values (1);
				--rollback delete from users;
				""");
		DataSource database = migrated(engine);
		refuse(engine, "delete", database);
		RollbackRun rollback = new RollbackRun(this.changelog.liquibase(database));
		RollbackPlan plan = rollback.plan("-1");
		assertThatExceptionOfType(MigrationException.class)
			.isThrownBy(() -> rollback.run("-1", plan, MigrationProgress.SILENT));
		assertThat(count(database, "users")).isEqualTo(1);
		TestDatabases.execute(database,
				"drop trigger refusal" + (engine.equals("postgresql") ? " on DATABASECHANGELOG" : ""));
		rollback.run("-1", plan, MigrationProgress.SILENT);
		assertThat(count(database, "users")).isZero();
		assertThat(count(database, "DATABASECHANGELOG")).isEqualTo(1);
	}

	/** It would never be made anew. */
	@ParameterizedTest
	@MethodSource("engines")
	void whatIsRepeatableIsNotTakenAwayWithoutTheHistorySayingSo(String engine) {
		this.changelog.writeSql("01_users", "create table users (id integer);\n--rollback drop table users");
		this.changelog.write("names.sql", """
				--liquibase formatted sql
				--changeset test:names runOnChange:true
				create view names as select id from users;
				--rollback drop view names;
				""");
		DataSource database = migrated(engine);
		refuse(engine, "delete", database);
		RollbackRun rollback = new RollbackRun(this.changelog.liquibase(database));
		RollbackPlan plan = rollback.plan("base");
		assertThatExceptionOfType(MigrationException.class)
			.isThrownBy(() -> rollback.run("base", plan, MigrationProgress.SILENT));
		assertThat(count(database, "names")).isZero();
	}

	@ParameterizedTest
	@ValueSource(strings = { "postgresql", "sqlite" })
	void neitherAreTablesWhereTheEngineTakesThemBack(String engine) {
		DataSource database = migrated(engine);
		refuse(engine, "insert", database);
		this.changelog.writeSql("02_orders", "create table orders (id integer)");
		assertThatExceptionOfType(MigrationException.class).isThrownBy(() -> migrated(database));
		TestDatabases.execute(database, "create table orders (id integer)");
	}

	@Test
	void aChangeSetAndItsRowAreOfOneTransaction() {
		DataSource database = migrated("postgresql");
		assertThat(new JdbcTemplate(database).queryForObject(
				"select c.xmin = h.xmin from pg_class c, DATABASECHANGELOG h where c.relname = 'users'", Boolean.class))
			.isTrue();
	}

	@Test
	void whatIsDoneConcurrentlyIsCommittedByItself() {
		this.changelog.write("02_index.sql", """
				--liquibase formatted sql
				--changeset test:02 runInTransaction:false
				create index concurrently idx_users on users (id);
				""");
		assertThat(count(migrated("postgresql"), "DATABASECHANGELOG")).isEqualTo(2);
	}

	@ParameterizedTest
	@MethodSource("engines")
	void aFailureThatIsNoErrorIsRecordedWithoutWhatItDid(String engine) {
		this.changelog.write("02_data.sql", """
				--liquibase formatted sql
				--changeset test:02 failOnError:false
				insert into users (id) values (1);
				insert into nobody (id) values (1);
				--changeset test:03
				--preconditions onFail:MARK_RAN
				--precondition-sql-check expectedResult:1 select count(*) from users
				insert into users (id) values (2);
				""");
		DataSource database = migrated(engine);
		assertThat(count(database, "users")).isZero();
		assertThat(count(database, "DATABASECHANGELOG where EXECTYPE = 'MARK_RAN'")).isEqualTo(1);
	}

	private DataSource migrated(String engine) {
		return migrated(TestDatabases.create(engine));
	}

	private DataSource migrated(DataSource database) {
		this.changelog.liquibase(database).run(null, MigrationProgress.SILENT);
		return database;
	}

	private static int count(DataSource database, String from) {
		return new JdbcTemplate(database).queryForObject("select count(*) from " + from, Integer.class);
	}

	/** Has the history refuse what is done to its rows. */
	private static void refuse(String engine, String what, DataSource database) {
		String trigger = "create trigger refusal before " + what + " on DATABASECHANGELOG ";
		if (engine.equals("postgresql")) {
			TestDatabases.execute(database, "create function refuse() returns trigger language plpgsql as "
					+ "'begin raise exception ''refused''; end'");
		}
		TestDatabases.execute(database, trigger + switch (engine) {
			case "postgresql" -> "for each row execute function refuse()";
			case "sqlite" -> "begin select raise(abort, 'refused'); end";
			case "h2" -> "for each row call \"" + Refusal.class.getName() + "\"";
			default -> "for each row signal sqlstate '45000'";
		});
	}

	/**
	 * A trigger of H2's.
	 */
	public static final class Refusal implements Trigger {

		@Override
		public void fire(Connection connection, Object[] before, Object[] after) throws SQLException {
			throw new SQLException("refused");
		}

	}

}
