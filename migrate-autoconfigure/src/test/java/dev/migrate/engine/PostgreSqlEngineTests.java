package dev.migrate.engine;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

import javax.sql.DataSource;

import dev.migrate.support.TestDatabases;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class PostgreSqlEngineTests extends EngineTests {

	@Override
	DataSource createDatabase() {
		return TestDatabases.postgresDatabase();
	}

	@Override
	String storedKeyword() {
		return "stored";
	}

	@Override
	List<String> schemas() throws SQLException {
		try (Connection connection = this.database.getConnection()) {
			return CatalogQuery.list(connection, "select nspname from pg_namespace", (row) -> row.getString(1));
		}
	}

	@Override
	long nextValue(String sequence) throws SQLException {
		return longs("select nextval('" + sequence + "')").get(0);
	}

	@ParameterizedTest
	@ValueSource(strings = { "varchar(255)", "varchar", "character varying(20)", "text", "char", "char(3)", "character",
			"bpchar", "bpchar(3)", "\"char\"", "name", "int", "int2", "int4", "int8", "smallint", "bigint", "serial",
			"bigserial", "numeric(38,2)", "numeric(10)", "numeric", "decimal", "dec(5,2)", "numeric(5,-2)", "float",
			"float(24)", "float(25)", "float(53)", "float4", "float8", "real", "double precision", "bool", "boolean",
			"date", "time", "time(3)", "time with time zone", "timetz", "timetz(3)", "timestamp", "timestamp(6)",
			"timestamp(9)", "timestamp(3)", "timestamptz", "timestamptz(3)", "timestamp(6) with time zone",
			"TIMESTAMP WITH TIME ZONE", "timestamp(6) without time zone", "bytea", "oid", "uuid", "json", "jsonb",
			"xml", "inet", "cidr", "macaddr", "tsvector", "money", "bit", "bit(8)", "varbit", "varbit(3)",
			"bit varying(8)", "interval", "interval second", "interval second(3)", "interval(3)",
			"interval day to second(3)", "interval year to month", "varchar(255)[]", "varchar(255) array",
			"int array[5]", "int[5]", "int[][]", "timestamp(6)[]", "timestamp(3) with time zone array", "int4range",
			"point", "nchar(3)", "national character varying(3)" })
	void aDeclaredTypeIsNormalisedToWhatIsRead(String declaredType) throws SQLException {
		execute("create table t (a " + declaredType + ")");
		String type = column("t", "a").type();
		assertThat(this.engine.normalizeType(declaredType)).isEqualTo(type);
		assertThat(this.engine.normalizeType(type)).isEqualTo(type);
		execute("create table again (a " + type + ")");
		assertThat(column("again", "a").type()).isEqualTo(type);
	}

}
