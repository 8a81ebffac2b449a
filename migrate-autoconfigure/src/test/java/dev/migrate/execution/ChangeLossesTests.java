package dev.migrate.execution;

import java.sql.Connection;
import java.util.List;

import javax.sql.DataSource;

import dev.migrate.change.AddColumn;
import dev.migrate.change.AlterColumnType;
import dev.migrate.change.DropColumn;
import dev.migrate.change.DropTable;
import dev.migrate.change.RenameColumn;
import dev.migrate.change.RenameTable;
import dev.migrate.change.SchemaChange;
import dev.migrate.engine.Engine;
import dev.migrate.engine.Engines;
import dev.migrate.schema.Column;
import dev.migrate.schema.Identifier;
import dev.migrate.schema.QualifiedName;
import dev.migrate.schema.Table;
import dev.migrate.support.TestDatabases;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What changes would take away, as far as there are rows.
 */
class ChangeLossesTests {

	private static final QualifiedName USERS = QualifiedName.of("users");

	private static final QualifiedName PEOPLE = QualifiedName.of("people");

	private final DataSource database = TestDatabases.h2Database();

	@Test
	void countsRowsAndValues() throws Exception {
		TestDatabases.execute(this.database, "create table users (id bigint, fax varchar(9), name varchar(9))",
				"insert into users values (1, '55', 'Ann'), (2, null, 'Bartholo')");
		assertThat(
				losses(new DropColumn(USERS, column("fax", "varchar(9)")),
						new AlterColumnType(USERS, column("name", "varchar(9)"), column("name", "varchar(5)"),
								"longer ones"),
						new DropTable(Table.of("users", List.of(), null))))
			.containsExactly("Drop column fax of users (1 value)",
					"Change type of column name of users (1 value that does not fit)", "Drop table users (2 rows)");
	}

	@Test
	void followsWhatIsRenamedBefore() throws Exception {
		TestDatabases.execute(this.database, "create table users (id bigint, fax varchar(9))",
				"insert into users values (1, '55')");
		assertThat(losses(new RenameTable(USERS, PEOPLE),
				new RenameColumn(PEOPLE, column("fax", "varchar(9)"), Identifier.of("telefax")),
				new DropColumn(PEOPLE, column("telefax", "varchar(9)"))))
			.containsExactly("Drop column fax of users (1 value)");
	}

	@Test
	void countsNothingThatIsNotThereOrLosesNothing() throws Exception {
		assertThat(losses(new DropColumn(USERS, column("fax", "varchar(9)")),
				new AddColumn(USERS, column("phone", "varchar(9)"))))
			.isEmpty();
	}

	private List<String> losses(SchemaChange... changes) throws Exception {
		Engine engine = Engines.detect(this.database);
		try (Connection connection = this.database.getConnection()) {
			return new ChangeLosses(engine).of(List.of(changes), connection).stream().map(DataLoss::describe).toList();
		}
	}

	private static Column column(String name, String type) {
		return Column.of(name, type, true);
	}

}
