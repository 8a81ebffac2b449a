package dev.migrate.changelog;

import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

import javax.sql.DataSource;

import liquibase.Contexts;
import liquibase.Liquibase;
import liquibase.changelog.ChangeSet;
import liquibase.database.DatabaseFactory;
import liquibase.database.jvm.JdbcConnection;
import liquibase.integration.spring.SpringLiquibase;
import liquibase.resource.ResourceAccessor;
import org.springframework.core.io.ResourceLoader;

/**
 * Liquibase without anything of ours.
 */
final class PlainLiquibase {

	private static final Logger LOGGER = Logger.getLogger("liquibase");

	static {
		LOGGER.setLevel(Level.WARNING);
	}

	private final DataSource database;

	private final ResourceLoader resources;

	PlainLiquibase(DataSource database, ResourceLoader resources) {
		this.database = database;
		this.resources = resources;
	}

	/**
	 * Runs as Spring Boot does.
	 */
	void run() throws Exception {
		SpringLiquibase liquibase = new SpringLiquibase();
		liquibase.setDataSource(this.database);
		liquibase.setChangeLog("classpath:/db/changelog/db.changelog-master.yaml");
		liquibase.setResourceLoader(this.resources);
		liquibase.afterPropertiesSet();
	}

	/**
	 * What a run would do that reads files as the command line or the Maven plugin does.
	 */
	List<String> pending(String changeLog, ResourceAccessor files) throws Exception {
		try (Liquibase liquibase = new Liquibase(changeLog, files, DatabaseFactory.getInstance()
			.findCorrectDatabaseImplementation(new JdbcConnection(this.database.getConnection())))) {
			return liquibase.listUnrunChangeSets(new Contexts(), new liquibase.LabelExpression())
				.stream()
				.map(ChangeSet::getId)
				.toList();
		}
	}

	/**
	 * Undoes everything.
	 */
	void rollBack(String changeLog, ResourceAccessor files, int changeSets) throws Exception {
		try (Liquibase liquibase = new Liquibase(changeLog, files, DatabaseFactory.getInstance()
			.findCorrectDatabaseImplementation(new JdbcConnection(this.database.getConnection())))) {
			liquibase.rollback(changeSets, "");
		}
	}

}
