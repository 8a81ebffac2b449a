package dev.migrate.engine;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a field can have been before, in each engine's own words.
 */
class RelatedTypesTests {

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "h2|varchar(80)|varchar(200)", "h2|varchar(80)|clob", "h2|integer|bigint",
			"h2|smallint|numeric(10,2)", "h2|numeric(10,2)|numeric(12,4)", "h2|real|double precision",
			"h2|numeric(9,2)|double precision", "h2|enum('A')|enum('A','B')", "h2|enum('A')|varchar(9)",
			"h2|timestamp(6)|timestamp(9) with time zone", "h2|date|timestamp(6)", "h2|time(0)|time(6)",
			"h2|integer array|bigint array", "h2|varbinary(9)|blob", "hsqldb|varchar(80)|clob", "hsqldb|integer|bigint",
			"postgresql|varchar(80)|text", "postgresql|json|jsonb", "postgresql|text|oid", "postgresql|oid|bytea",
			"postgresql|integer[]|bigint[]", "mariadb|varchar(80)|longtext", "mariadb|enum('A')|varchar(9)",
			"mariadb|tinyint|integer", "mariadb|datetime(6)|date", "mariadb|float|double precision",
			"sqlite|varchar(80)|clob", "sqlite|integer|bigint", "sqlite|int|decimal(9,2)", "sqlite|float|integer",
			"mssql|varchar(80)|nvarchar(max)", "mssql|int|bigint", "mssql|datetime2(6)|datetimeoffset(6)",
			"mssql|float(53)|int", "oracle|varchar2(80 char)|clob", "oracle|number(10,0)|number(19,0)",
			"oracle|nvarchar2(80)|varchar2(80 char)", "db2|varchar(80)|clob", "db2|integer|bigint",
			"mysql|varchar(80)|tinytext", "mysql|enum('A')|varchar(9)" })
	void canBeTheSameField(String engine, String type, String other) {
		assertThat(Engines.byId(engine).related(type, other)).isTrue();
		assertThat(Engines.byId(engine).related(other, type)).isTrue();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			value = { "h2|varchar(80)|integer", "h2|integer|boolean", "h2|date|varchar(10)", "h2|time(6)|timestamp(6)",
					"h2|integer|integer array", "h2|varbinary(9)|varchar(9)", "h2|geometry|geometry(point)",
					"postgresql|oid|integer", "postgresql|inet|cidr", "mariadb|tinyint(1)|integer",
					"mariadb|bit(1)|integer", "sqlite|boolean|integer", "mssql|bit|int",
					"mssql|uniqueidentifier|varchar(36)", "oracle|raw(16)|varchar2(16 char)" })
	void areDifferentFields(String engine, String type, String other) {
		assertThat(Engines.byId(engine).related(type, other)).isFalse();
		assertThat(Engines.byId(engine).related(other, type)).isFalse();
	}

}
