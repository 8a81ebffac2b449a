package dev.migrate.changelog;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import dev.migrate.engine.Engine;
import liquibase.change.Change;
import liquibase.database.Database;
import liquibase.resource.ClassLoaderResourceAccessor;
import liquibase.sql.Sql;
import liquibase.sqlgenerator.SqlGeneratorFactory;
import liquibase.statement.SqlStatement;

/**
 * The statements that Liquibase would run on an engine, which need not be connected.
 */
final class ChangeSql {

	private final Database database;

	ChangeSql(Engine engine) {
		this.database = LiquibaseDialect.offlineDatabase(engine);
		// The schema is that of whoever runs it
		this.database.setOutputDefaultSchema(false);
		this.database.setOutputDefaultCatalog(false);
	}

	/**
	 * The statements of a change.
	 * @param quoted whether its names are written as the catalogs spell them
	 */
	List<String> statements(ChangeNode node, boolean quoted) {
		Object values = Objects.requireNonNull(node.toMap().get(node.name()));
		Change change = LiquibaseChanges.create(node.name(), values, quoted);
		try {
			return QuietLiquibase.call(new ClassLoaderResourceAccessor(), () -> statements(change));
		}
		catch (Exception ex) {
			throw new IllegalStateException("Liquibase has no SQL for " + node, ex);
		}
	}

	private List<String> statements(Change change) {
		this.database.setObjectQuotingStrategy(change.getChangeSet().getObjectQuotingStrategy());
		List<String> statements = new ArrayList<>();
		for (SqlStatement statement : change.generateStatements(this.database)) {
			for (Sql sql : SqlGeneratorFactory.getInstance().generateSql(statement, this.database)) {
				statements.add(LiquibaseDialect.withoutEmptyComments(sql.toSql().strip()));
			}
		}
		return statements;
	}

}
