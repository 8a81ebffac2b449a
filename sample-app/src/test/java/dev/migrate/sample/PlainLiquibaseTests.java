package dev.migrate.sample;

import java.io.OutputStream;
import java.util.List;

import javax.sql.DataSource;

import liquibase.command.CommandScope;
import liquibase.exception.LiquibaseException;
import liquibase.integration.spring.SpringLiquibase;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.core.io.DefaultResourceLoader;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The revisions are plain Liquibase: without this project it runs the same ones, and it
 * recognizes what has been run with it.
 */
class PlainLiquibaseTests {

	@ParameterizedTest
	@EnumSource
	void runsTheRevisionsOnAnEmptyDatabase(Databases engine) throws LiquibaseException {
		DriverManagerDataSource plain = engine.create();
		runPlainLiquibase(plain);
		DriverManagerDataSource migrated = engine.create();
		startShop(migrated);
		assertThat(Databases.tables(plain)).contains("users", "audit_log")
			.containsExactlyElementsOf(Databases.tables(migrated));
		assertThat(history(plain)).isEqualTo(history(migrated));
	}

	@ParameterizedTest
	@EnumSource
	void findsNothingToDoAfterTheShopHasStarted(Databases engine) throws LiquibaseException {
		DriverManagerDataSource database = engine.create();
		startShop(database);
		List<?> before = rows(database);
		runPlainLiquibase(database);
		assertThat(rows(database)).isNotEmpty().isEqualTo(before);
	}

	@ParameterizedTest
	@EnumSource
	void leavesNothingToDoForTheShop(Databases engine) throws LiquibaseException {
		DriverManagerDataSource database = engine.create();
		runPlainLiquibase(database);
		List<?> before = rows(database);
		startShop(database);
		assertThat(rows(database)).isNotEmpty().isEqualTo(before);
	}

	@ParameterizedTest
	@EnumSource
	void commandsOfLiquibaseRunAndUndoThem(Databases engine) throws LiquibaseException {
		DriverManagerDataSource database = engine.create();
		command("update", database).execute();
		assertThat(Databases.tables(database)).contains("users", "audit_log");
		command("rollbackCount", database).addArgumentValue("count", rows(database).size()).execute();
		assertThat(Databases.tables(database)).containsExactly("databasechangelog", "databasechangeloglock");
		assertThat(rows(database)).isEmpty();
	}

	private static CommandScope command(String name, DriverManagerDataSource database) throws LiquibaseException {
		return new CommandScope(name).addArgumentValue("changelogFile", "db/changelog/db.changelog-master.yaml")
			.addArgumentValue("url", database.getUrl())
			.addArgumentValue("username", database.getUsername())
			.addArgumentValue("password", database.getPassword())
			.setOutput(OutputStream.nullOutputStream());
	}

	private static void runPlainLiquibase(DataSource database) throws LiquibaseException {
		SpringLiquibase liquibase = new SpringLiquibase();
		liquibase.setDataSource(database);
		liquibase.setChangeLog("classpath:/db/changelog/db.changelog-master.yaml");
		liquibase.setResourceLoader(new DefaultResourceLoader());
		liquibase.afterPropertiesSet();
	}

	private static void startShop(DriverManagerDataSource database) {
		new SpringApplicationBuilder(ShopApplication.class).run(Databases.arguments(database)).close();
	}

	/** What identifies a change set: its id, its file and its checksum. */
	private static List<?> history(DataSource database) {
		return new JdbcTemplate(database)
			.queryForList("select id, author, filename, md5sum from databasechangelog order by orderexecuted");
	}

	private static List<?> rows(DataSource database) {
		return new JdbcTemplate(database).queryForList("select * from databasechangelog order by orderexecuted");
	}

}
