package dev.migrate.execution;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import javax.sql.DataSource;

import dev.migrate.engine.Engine;
import dev.migrate.engine.Engines;
import dev.migrate.failure.SecretParameters;
import dev.migrate.schema.Identifier;
import dev.migrate.schema.QualifiedName;
import dev.migrate.schema.Table;
import dev.migrate.support.TestDatabases;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class RebuiltTablesTests {

	private final DataSource database = TestDatabases.create("sqlite");

	@Test
	void aTableThatIsBuiltAnewLosesOnlyTheColumnsThatGo() throws SQLException {
		TestDatabases.execute(this.database,
				"create table t (id integer primary key autoincrement, kept text, gone text, sum as (id + 1))",
				"insert into t (kept, gone) values ('a', 'x'), ('b', 'y'), ('c', null)");
		assertThat(losses("create table other (id integer)", rebuilt("gone"))).extracting(DataLoss::operation)
			.containsExactly("Drop column gone of t");
		assertThat(losses("drop table t", rebuilt("gone"))).extracting(DataLoss::operation).contains("Drop table t");
		assertThat(losses("create table other (id integer)", rebuilt("none"))).isEmpty();
	}

	private List<String> rebuilt(String dropped) throws SQLException {
		Engine engine = Engines.detect(this.database);
		try (Connection connection = this.database.getConnection()) {
			Table before = engine.read(connection, engine.currentSchema(connection))
				.table(QualifiedName.of("t"))
				.orElseThrow();
			Table after = before.withColumns(before.columns()
				.stream()
				.filter((column) -> !column.name().equals(Identifier.of(dropped)))
				.toList());
			Map<Identifier, String> values = new LinkedHashMap<>();
			after.columns()
				.stream()
				.filter((column) -> column.generated() == null)
				.forEach((column) -> values.put(column.name(), column.name().text()));
			return engine.rebuilding().orElseThrow().rebuildSql(before, after, values);
		}
	}

	private List<DataLoss> losses(String first, List<String> statements) throws SQLException {
		List<String> all = new ArrayList<>(List.of(first));
		all.addAll(statements);
		try (Connection connection = this.database.getConnection()) {
			connection.setAutoCommit(false);
			return new DataLossFinder(connection, new SecretParameters(Map.of())).find(all);
		}
	}

}
