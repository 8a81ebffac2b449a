package dev.migrate.diff;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;

import javax.sql.DataSource;

import dev.migrate.change.SchemaChange;
import dev.migrate.diff.SchemaDiffer.Difference;
import dev.migrate.diff.SchemaDiffer.Options;
import dev.migrate.engine.Engine;
import dev.migrate.engine.Engines;
import dev.migrate.engine.Shadow;
import dev.migrate.schema.Schema;
import dev.migrate.support.TestDatabases;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Whether a real engine accepts the steps, forwards and back. {@code -Dany.schemas=500}
 * tries more of them than a build does.
 */
abstract class AbstractAnySchemaOnEngineTests {

	private static final int SCHEMAS = 25;

	private final DataSource database;

	private final Engine engine;

	private final String schemaName;

	AbstractAnySchemaOnEngineTests(String engine) throws SQLException {
		this.database = TestDatabases.create(engine);
		this.engine = Engines.detect(this.database);
		try (Connection connection = this.database.getConnection()) {
			this.schemaName = this.engine.currentSchema(connection);
		}
	}

	static List<Integer> seeds() {
		return seeds(SCHEMAS);
	}

	static List<Integer> seeds(int schemas) {
		return IntStream.range(0, Integer.getInteger("any.schemas", schemas)).boxed().toList();
	}

	@ParameterizedTest
	@MethodSource("seeds")
	@DisplayName("The engine accepts the steps forwards and back")
	void engineAcceptsSteps(int seed) throws SQLException {
		Random random = new Random(seed);
		RandomSchema schemas = new RandomSchema(random, true).withoutDefinitions();
		Schema first = possible(schemas.next());
		Schema wanted = asRead(possible(schemas.next()));
		int renames = random.nextInt(3);
		try (Connection connection = this.database.getConnection()) {
			run(connection, difference(Schema.empty(), first, seed, 0).plan().changes(), "a");
			Schema before = this.engine.read(connection, this.schemaName);
			List<SchemaChange> changes = difference(before, wanted, seed, renames).plan().changes();

			run(connection, changes, "b");
			Schema after = this.engine.read(connection, this.schemaName);
			assertThat(difference(after, wanted, seed, 0).plan().changes()).isEmpty();
			assertThat(describe(after, false)).isEqualTo(describe(wanted, false));

			for (int i = changes.size(); i > 0; i--) {
				run(connection, changes.get(i - 1).inverse(), "b");
			}
			assertThat(describe(this.engine.read(connection, this.schemaName), true)).isEqualTo(describe(before, true));
		}
	}

	/**
	 * The nearest schema that the engine can have.
	 */
	Schema possible(Schema schema) {
		return schema;
	}

	private Schema asRead(Schema schema) throws SQLException {
		try (Shadow shadow = this.engine.openShadow(this.database)) {
			for (SchemaChange change : difference(Schema.empty(), schema, 0, 0).plan().changes()) {
				execute(shadow.connection(), PlainSql.on(this.engine, null).of(change));
			}
			return shadow.read();
		}
	}

	private Difference difference(Schema from, Schema to, int seed, int renames) {
		RenameDecider decider = (candidate) -> Optional
			.of(renames > 0 && Objects.hash(candidate.from(), candidate.to(), seed) % renames == 0);
		BackfillDecider values = (table, column) -> Optional.of(column.type().startsWith("varchar") ? "'x'" : "7");
		return new SchemaDiffer(this.engine).difference(from, to,
				new Options((object) -> true, Set.of(), decider, values));
	}

	private void run(Connection connection, List<SchemaChange> changes, String prefix) throws SQLException {
		for (SchemaChange change : changes) {
			execute(connection, PlainSql.on(this.engine, prefix).of(change));
		}
	}

	private void execute(Connection connection, List<String> statements) throws SQLException {
		try (Statement statement = connection.createStatement()) {
			for (String sql : statements) {
				try {
					statement.execute(sql);
				}
				catch (SQLException ex) {
					throw new SQLException(sql + ": " + ex.getMessage(), ex);
				}
			}
		}
	}

	private Object describe(Schema schema, boolean names) {
		return new TrialSchema(schema, this.engine).describe(names);
	}

}
