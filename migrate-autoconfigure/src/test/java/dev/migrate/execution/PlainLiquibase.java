package dev.migrate.execution;

import java.nio.file.Path;

import javax.sql.DataSource;

import liquibase.Contexts;
import liquibase.LabelExpression;
import liquibase.Liquibase;
import liquibase.changelog.FastCheckService;
import liquibase.database.Database;
import liquibase.database.DatabaseFactory;
import liquibase.database.jvm.JdbcConnection;
import liquibase.resource.DirectoryResourceAccessor;

/**
 * Liquibase without any of this project, as the reference for what it does.
 */
final class PlainLiquibase {

	private PlainLiquibase() {
	}

	static void update(DataSource dataSource, Path directory, String changeLog) throws Exception {
		in(dataSource, directory, changeLog, (liquibase) -> liquibase.update(new Contexts(), new LabelExpression()));
	}

	static void in(DataSource dataSource, Path directory, String changeLog, Work work) throws Exception {
		liquibase.Scope.getCurrentScope().getSingleton(FastCheckService.class).clearCache();
		Database database = DatabaseFactory.getInstance()
			.findCorrectDatabaseImplementation(new JdbcConnection(dataSource.getConnection()));
		try (Liquibase liquibase = new Liquibase(changeLog, new DirectoryResourceAccessor(directory), database)) {
			work.with(liquibase);
		}
	}

	interface Work {

		void with(Liquibase liquibase) throws Exception;

	}

}
