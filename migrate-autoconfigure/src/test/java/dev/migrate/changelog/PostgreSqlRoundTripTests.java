package dev.migrate.changelog;

import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;

import javax.sql.DataSource;

import dev.migrate.support.TestDatabases;

class PostgreSqlRoundTripTests extends AbstractRoundTripTests {

	private static final DataSource DATABASE = TestDatabases.postgresDatabase();

	PostgreSqlRoundTripTests() throws SQLException {
		super(DATABASE);
	}

	@Override
	List<String> types() {
		return List.of("integer", "varchar(255)", "varchar", "char(1)", "text", "numeric(38,2)", "numeric",
				"numeric(21,0)", "double precision", "real", "integer", "bigint", "smallint", "boolean", "date",
				"time(6)", "time(0)", "time(6) with time zone", "timestamp(6)", "timestamp(6) with time zone",
				"timestamp(3)", "uuid", "oid", "bytea", "varchar(255)[]", "integer[]", "numeric(38,2)[]",
				"timestamp(6) with time zone[]", "timestamp(6)[]", "uuid[]", "text[]", "bytea[]", "boolean[]",
				"bigint[]", "double precision[]", "real[]", "char(1)[]", "time(6)[]", "json", "jsonb", "xml",
				"interval", "interval(6)", "interval second(6)", "interval day to second(6)", "bit(1)", "bit(8)",
				"bit varying(8)", "bit varying", "inet", "cidr", "macaddr", "money", "tsvector", "int4range", "point",
				"name");
	}

	@Override
	List<String> defaults() {
		return List.of("varchar(20) default 'active'", "varchar(20) default 'it''s'", "varchar(20) default ''",
				"varchar(20) default 'null'", "varchar(20) default ' x '", "varchar(20) default '''quoted'''",
				"varchar(20) default 'ünï ${x} : - #'", "varchar(20) default 'two\nlines'", "integer default 0",
				"integer default -1", "bigint default 9223372036854775807", "numeric(10,2) default 1.50",
				"numeric(10,2) default 0.00", "boolean default true", "boolean default false",
				"timestamp(6) default current_timestamp", "timestamp(6) default localtimestamp",
				"timestamp(6) default now()", "timestamp(6) with time zone default current_timestamp",
				"date default current_date", "date default '2020-01-31'", "uuid default gen_random_uuid()",
				"text default 'text'", "varchar(20) default upper('x')", "varchar(20) default '0'",
				"varchar(20) default 'true'", "double precision default 1.5", "interval default '1 day'",
				"integer[] default '{1,2}'", "integer[] default array[1, 2]", "jsonb default '{\"a\": [1]}'",
				"bytea default '\\x00'");
	}

	static Stream<Evolution> evolutions() {
		return Stream.concat(Evolution.all(),
				Stream.of(
						Evolution.of("values added to an enumeration",
								List.of("create type light as enum ('b', 'd')", "create table t (a light default 'b')"),
								List.of("create type light as enum ('a', 'b', 'c', 'd', 'e', 'it''s')",
										"create table t (a light default 'b')")),
						Evolution.of(
								"enumeration replaced",
								List.of("create type light as enum ('a', 'b')",
										"create table t (a light default 'b', c light[])"),
								List.of("create type light as enum ('b', 'c')",
										"create table t (a light default 'b', c light[])")),
						Evolution.of(
								"enumeration with a name in mixed case",
								List.of("create type \"Light\" as enum ('a')",
										"create table t (i integer, a \"Light\")"),
								List.of("create type \"Light\" as enum ('b')",
										"create table t (i integer, a \"Light\")")),
						Evolution.of("structure with another in it",
								List.of("create type z as (n numeric(10,2), s varchar(5))",
										"create table t (b integer)"),
								List.of("create type z as (n numeric(10,2), s varchar(5))",
										"create type a as (z z, i integer)", "create table t (b integer, a a)")),
						Evolution.of("attributes removed and added",
								List.of("create type z as (a integer, b varchar(5))", "create table t (c z)"),
								List.of("create type z as (b varchar(5), c numeric(10,2))", "create table t (c z)")),
						Evolution.of("attribute changed",
								List.of("create type z as (a integer)", "create table t (c z)"),
								List.of("create type z as (b varchar(5), a bigint)", "create table t (c z)")),
						Evolution.of("index that entities cannot express",
								List.of("create table t (a integer, b varchar(5))"),
								List.of("create table t (a integer, b varchar(5))",
										"create index ix_t on t (lower(b)) where a > 0")),
						Evolution.of("check that the engine rewrites", List.of("create table t (s varchar(5))"),
								List.of("create table t (s varchar(5), constraint ck_t check (s in ('A', 'B')))"))));
	}

	@Override
	List<String> wholeSchema() {
		return List.of("create sequence users_seq start with 1 increment by 50",
				"create table users (id bigint not null, email varchar(255) not null, status varchar(255) "
						+ "default 'ACTIVE' not null, start_time time(6), created timestamp(6) with time zone "
						+ "default current_timestamp, score double precision, constraint pk_users primary key (id))",
				"alter table users add constraint uk_email unique (email)",
				"alter table users add constraint ck_status check (status in ('ACTIVE', 'GONE'))",
				"create table orders (id bigint generated by default as identity, user_id bigint not null, "
						+ "total numeric(38,2), note text, constraint pk_orders primary key (id))",
				"alter table orders add constraint fk_orders_user foreign key (user_id) references users (id) on delete cascade",
				"create index ix_total on orders (total desc, user_id)",
				"create table tags (order_id bigint not null, tag varchar(20) not null, constraint pk_tags primary key (tag, order_id))",
				"alter table tags add constraint fk_tags_order foreign key (order_id) references orders (id)",
				"comment on table users is 'Everybody'", "comment on column users.email is 'Lower case'");
	}

}
