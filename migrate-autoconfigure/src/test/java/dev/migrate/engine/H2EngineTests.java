package dev.migrate.engine;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

import javax.sql.DataSource;

import dev.migrate.support.TestDatabases;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class H2EngineTests extends EngineTests {

	@Override
	DataSource createDatabase() {
		return TestDatabases.h2Database();
	}

	@Override
	String storedKeyword() {
		return "";
	}

	@Override
	List<String> schemas() throws SQLException {
		try (Connection connection = this.database.getConnection()) {
			return CatalogQuery.list(connection, "SELECT SCHEMA_NAME FROM INFORMATION_SCHEMA.SCHEMATA",
					(row) -> row.getString(1));
		}
	}

	@Override
	long nextValue(String sequence) throws SQLException {
		return longs("select next value for " + sequence).get(0);
	}

	@ParameterizedTest
	@ValueSource(strings = { "bigint", "int8", "bigserial", "varchar(255)", "varchar", "varchar(1000000000)",
			"varchar(1048576)", "character varying(20)", "varchar2(20)", "nvarchar(20)", "longvarchar", "text", "clob",
			"clob(1000)", "character large object(10K)", "nclob", "numeric(38,2)", "numeric(10)", "numeric", "decimal",
			"decimal(10, 2)", "dec(5,2)", "number", "number(10)", "number(10,2)", "float", "float(1)", "float(24)",
			"float(25)", "float(53)", "real", "float4", "float8", "double", "double precision", "decfloat",
			"decfloat(16)", "int", "int2", "int4", "integer", "mediumint", "signed", "smallint", "tinyint", "boolean",
			"bool", "bit", "date", "time", "time(0)", "time(6)", "time without time zone", "time with time zone",
			"time(6) with time zone", "timestamp", "timestamp(0)", "timestamp(6)", "timestamp(9)", "datetime",
			"datetime(3)", "smalldatetime", "timestamp with time zone", "timestamp(6) with time zone",
			"TIMESTAMP(3) WITHOUT TIME ZONE", "binary(16)", "binary", "varbinary(255)", "varbinary",
			"binary varying(16)", "bytea", "raw(10)", "longvarbinary", "blob", "blob(1M)", "binary large object",
			"image", "uuid", "json", "json(100)", "char", "char(1)", "character(10)", "nchar(3)",
			"varchar_ignorecase(10)", "enum ('A','B')", "enum ('A','it''s', 'd ,e', '(')", "enum('a','B') array",
			"varchar(255) array", "timestamp(6) array", "integer array[5]", "integer array array", "geometry",
			"geometry(point, 4326)", "java_object", "other", "interval year", "interval year(3)",
			"interval day to second", "interval day(5) to second(3)", "interval second", "interval second(5,3)" })
	void aDeclaredTypeIsNormalisedToWhatIsRead(String declaredType) throws SQLException {
		execute("create table t (a " + declaredType + ")");
		String type = column("t", "a").type();
		assertThat(this.engine.normalizeType(declaredType)).isEqualTo(type);
		assertThat(this.engine.normalizeType(type)).isEqualTo(type);
		execute("create table again (a " + type + ")");
		assertThat(column("again", "a").type()).isEqualTo(type);
	}

}
