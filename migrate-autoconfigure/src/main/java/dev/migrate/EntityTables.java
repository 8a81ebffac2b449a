package dev.migrate;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

import dev.migrate.engine.Engine;
import dev.migrate.execution.Connections;
import dev.migrate.execution.MigrationStatus;
import dev.migrate.failure.MigrationException;
import dev.migrate.model.EntityModel;
import dev.migrate.model.EntityModelSource;
import dev.migrate.schema.Schema;
import dev.migrate.schema.Table;

/**
 * Has Hibernate create the tables of the entities, without revisions and without a
 * history: for a prototype.
 */
final class EntityTables {

	private final LiveDatabase database;

	private final EntityModelSource entities;

	EntityTables(LiveDatabase database, EntityModelSource entities) {
		this.database = database;
		this.entities = entities;
	}

	CreateResult create() {
		requireNoHistory(this.database.status());
		return this.database.failingClearly(() -> {
			Wanted entities = Wanted.read(this.database, this.entities.get());
			Engine engine = entities.engine();
			EntityModel model = entities.model();
			Schema wanted = entities.schema();
			requireNoTables(wanted, this.database.read(engine, wanted.namedSchemas()));
			List<String> commands = new ArrayList<>();
			wanted.namedSchemas()
				.forEach((schema) -> commands.add("create schema if not exists " + engine.sql(schema)));
			commands.addAll(model.creationCommands());
			wanted.tables().forEach((table) -> commands.addAll(model.firstRows().apply(table.name())));
			List<String> refused = run(commands);
			return new CreateResult(wanted.tables().stream().map((table) -> table.name().toString()).toList(),
					wanted.views().stream().map((view) -> view.name().toString()).toList(), refused);
		});
	}

	private static void requireNoHistory(MigrationStatus status) {
		int applied = status.applied().size() + status.unknown().size();
		if (applied > 0) {
			throw new MigrationException(
					"The database has a history: " + applied + " change sets have run. Tables that Hibernate creates "
							+ "beside them would be nobody's.",
					"To bring it up to date: 'migrate'. To begin anew: 'migrate reset'.");
		}
	}

	private static void requireNoTables(Schema wanted, Schema live) {
		List<String> there = wanted.tables()
			.stream()
			.map(Table::name)
			.filter((name) -> live.table(name).isPresent())
			.map(Object::toString)
			.toList();
		if (!there.isEmpty()) {
			throw new MigrationException("There are tables of the entities already: " + String.join(", ", there) + ".",
					"Nothing has been created. Drop them, or write a revision for what has changed: 'makemigrations', "
							+ "then 'migrate stamp'.");
		}
	}

	/**
	 * As Hibernate does, goes on where the engine refuses a statement.
	 */
	private List<String> run(List<String> commands) throws SQLException {
		List<String> refused = new ArrayList<>();
		try (Connection connection = Connections.open(this.database.dataSource())) {
			connection.setAutoCommit(true);
			try (Statement statement = connection.createStatement()) {
				for (String command : commands) {
					try {
						statement.execute(command);
					}
					catch (SQLException ex) {
						refused.add(command + " (" + ex.getMessage() + ")");
					}
				}
			}
		}
		return refused;
	}

}
