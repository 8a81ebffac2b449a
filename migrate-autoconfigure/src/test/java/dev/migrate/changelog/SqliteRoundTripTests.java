package dev.migrate.changelog;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import dev.migrate.engine.Shadow;
import dev.migrate.support.TestDatabases;

class SqliteRoundTripTests extends AbstractRoundTripTests {

	private static final String NAME = "(\"[^\"]+\"|\\w+)";

	private static final Pattern ADD_CONSTRAINT = Pattern.compile("alter table " + NAME + " add (constraint .*)",
			Pattern.DOTALL);

	private static final Pattern ALTER_COLUMN = Pattern
		.compile("alter table " + NAME + " alter column " + NAME + " set (.*)", Pattern.DOTALL);

	/** There are neither sequences nor comments, and an identity has no settings. */
	private static final Set<String> INEXPRESSIBLE = Set.of("table comment", "table comment removed", "column comment",
			"column comment removed", "commented column", "sequence", "sequence with settings", "sequence's increment",
			"sequence's other settings", "sequence renamed", "identity's settings", "identity column");

	SqliteRoundTripTests() throws SQLException {
		super(TestDatabases.sqliteDatabase(""));
	}

	@Override
	List<String> types() {
		return List.of("integer", "int", "varchar(255)", "char(1)", "text", "numeric(38,2)", "numeric(21,0)", "float",
				"double precision", "real", "bigint", "smallint", "tinyint", "boolean", "date", "time(6)", "timestamp",
				"timestamp(6)", "datetime", "blob", "clob", "varbinary(255)", "uuid", "json", "any thing",
				"varchar(20) collate nocase", "decimal(10,2)", "unsigned big int");
	}

	@Override
	List<String> defaults() {
		return List.of("varchar(20) default 'active'", "varchar(20) default 'it''s'", "varchar(20) default ''",
				"varchar(20) default 'null'", "varchar(20) default ' x '", "varchar(20) default '''quoted'''",
				"varchar(20) default 'ünï ${x} : - #'", "varchar(20) default 'two\nlines'", "integer default 0",
				"integer default -1", "bigint default 9223372036854775807", "numeric(10,2) default 1.50",
				"numeric(10,2) default 0.00", "boolean default 1", "timestamp default current_timestamp",
				"date default current_date", "date default '2020-01-31'", "varchar(20) default (upper('x'))",
				"varchar(20) default '0'", "varchar(20) default 'true'", "real default 1.5", "integer default (1 + 2)",
				"timestamp default (datetime('now'))", "varchar(20) collate nocase default 'x'",
				"blob default x'00ff'");
	}

	static Stream<Evolution> evolutions() {
		return Stream.concat(Evolution.all().filter((evolution) -> !INEXPRESSIBLE.contains(evolution.name())), Stream
			.of(Evolution.of("indexes that entities cannot express",
					List.of("create table t (a integer, b varchar(50))"),
					List.of("create table t (a integer, b varchar(50))",
							"create index ix_part on t (a) where b is not null",
							"create unique index ix_expression on t (lower(b), a desc)")),
					Evolution.of("numbers that are never given twice",
							List.of("create table t (id integer not null, constraint pk_t primary key (id))"),
							List.of("create table t (id integer not null constraint pk_t primary key autoincrement)")),
					Evolution.of("column that is computed on reading", List.of("create table t (a integer)"),
							List.of("create table t (a integer, b integer generated always as (a * 2) virtual)")),
					Evolution.of("column that is no longer computed",
							List.of("create table t (a integer, b integer generated always as (a * 2) stored)"),
							List.of("create table t (a integer, b integer)")),
					Evolution.of("several changes of a table with everything", wholeTable(), List.of(
							"create table t (id integer not null, name varchar(50) collate nocase default 'y' not null, "
									+ "other bigint, added varchar(3), constraint pk_t primary key (id, other), "
									+ "constraint uk_t unique (name, other), constraint ck_t check (other > 1), "
									+ "constraint fk_t foreign key (other) references t (id) on delete cascade)",
							"create index ix_t on t (name)", "create index ix_new on t (added)"))));
	}

	private static List<String> wholeTable() {
		return List
			.of("create table t (id integer not null, name varchar(20) default 'x', other integer, gone integer, "
					+ "constraint pk_t primary key (id), constraint uk_t unique (name), constraint uk_gone unique (gone), "
					+ "constraint ck_t check (other > 0), constraint fk_t foreign key (other) references t (id))",
					"create index ix_t on t (name)", "create index ix_gone on t (gone)");
	}

	@Override
	List<String> wholeSchema() {
		return List.of(
				"create table users (id bigint not null, email varchar(255) not null, status varchar(255) "
						+ "default 'ACTIVE' not null, start_time time(6), created timestamp default current_timestamp, "
						+ "score float, constraint pk_users primary key (id), constraint uk_email unique (email), "
						+ "constraint ck_status check (status in ('ACTIVE', 'GONE')))",
				"create table orders (id integer not null constraint pk_orders primary key autoincrement, "
						+ "user_id bigint not null, total numeric(38,2), note clob, "
						+ "constraint fk_orders_user foreign key (user_id) references users (id) on delete cascade)",
				"create index ix_total on orders (total desc, user_id)",
				"create table tags (order_id bigint not null, tag varchar(20) not null, constraint pk_tags "
						+ "primary key (tag, order_id), constraint fk_tags_order foreign key (order_id) references orders (id))");
	}

	/** The tables are empty here: what cannot be altered is created anew. */
	@Override
	String translated(String sql, Shadow schema) throws SQLException {
		Matcher constraint = ADD_CONSTRAINT.matcher(sql);
		if (constraint.matches()) {
			String created = dropped(constraint.group(1), schema);
			return created.substring(0, created.lastIndexOf(')')) + ", " + constraint.group(2) + ")";
		}
		Matcher column = ALTER_COLUMN.matcher(sql);
		if (column.matches()) {
			return dropped(column.group(1), schema).replaceFirst("(" + column.group(2) + " [a-z]+(?:\\(\\d+\\))?)",
					"$1 " + column.group(3));
		}
		return sql.startsWith("comment on ") ? "select 1"
				: sql
					.replace("id bigint generated by default as identity, constraint pk_t primary key (id)",
							"id integer not null constraint pk_t primary key autoincrement")
					.replace("id bigint generated always as identity, constraint pk_t primary key (id)",
							"id integer not null constraint pk_t primary key autoincrement");
	}

	private static String dropped(String table, Shadow schema) throws SQLException {
		try (Statement statement = schema.connection().createStatement()) {
			String name = table.replace("\"", "");
			String created;
			try (ResultSet row = statement
				.executeQuery("select sql from sqlite_master where type = 'table' and name = '" + name + "'")) {
				created = row.getString(1);
			}
			statement.execute("drop table " + table);
			return created;
		}
	}

}
