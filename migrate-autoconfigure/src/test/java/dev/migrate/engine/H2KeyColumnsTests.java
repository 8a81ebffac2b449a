package dev.migrate.engine;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

import javax.sql.DataSource;

import dev.migrate.schema.ForeignKey;
import dev.migrate.schema.Identifier;
import dev.migrate.schema.QualifiedName;
import dev.migrate.schema.Schema;
import dev.migrate.schema.Table;
import dev.migrate.support.TestDatabases;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class H2KeyColumnsTests {

	private final DataSource database = TestDatabases.h2Database();

	@Test
	void keysFollowRenamedColumns() throws SQLException {
		TestDatabases.execute(this.database,
				"create table p (a integer, b integer, constraint pk_p primary key (a, b))",
				"create table c (x integer, y integer, constraint uk_c unique (y, x),"
						+ " constraint fk_c foreign key (x, y) references p (a, b))",
				"alter table p alter column b rename to d", "alter table c alter column x rename to z");
		Schema schema = read(this.database);
		assertThat(table(schema, "p").primaryKey().columns()).isEqualTo(names("a", "d"));
		assertThat(table(schema, "c").uniqueConstraints().get(0).columns()).isEqualTo(names("y", "z"));
		ForeignKey key = table(schema, "c").foreignKeys().get(0);
		assertThat(key.columns()).isEqualTo(names("z", "y"));
		assertThat(key.referencedColumns()).isEqualTo(names("a", "d"));
	}

	@Test
	void oddNamesAreRead() throws SQLException {
		TestDatabases.execute(this.database, "create table p (\"a\"\"b\" integer, \"é \\ü\" integer, \"x (\" integer)",
				"alter table p add constraint u_p unique nulls distinct (\"a\"\"b\", \"é \\ü\", \"x (\")");
		assertThat(table(read(this.database), "p").uniqueConstraints().get(0).columns())
			.containsExactly(Identifier.delimited("a\"b"), Identifier.delimited("é \\ü"), Identifier.delimited("x ("));
	}

	@Test
	void userWithoutAdministrationReadsKeys() throws SQLException {
		TestDatabases.execute(this.database, "create table p (a integer primary key)",
				"create user reader password 'x'", "grant all on schema public to reader");
		JdbcDataSource reader = new JdbcDataSource();
		reader.setUrl(((JdbcDataSource) this.database).getUrl().replaceAll(";.*", ""));
		reader.setUser("reader");
		reader.setPassword("x");
		assertThat(table(read(reader), "p").primaryKey().columns()).isEqualTo(names("a"));
	}

	private static Schema read(DataSource database) throws SQLException {
		try (Connection connection = database.getConnection()) {
			return Engines.detect(connection).read(connection, "PUBLIC");
		}
	}

	private static Table table(Schema schema, String name) {
		return schema.table(QualifiedName.of(name)).orElseThrow();
	}

	private static List<Identifier> names(String... names) {
		return List.of(names).stream().map(Identifier::of).toList();
	}

}
