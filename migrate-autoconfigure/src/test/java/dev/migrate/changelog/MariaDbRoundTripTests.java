package dev.migrate.changelog;

import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import javax.sql.DataSource;

import dev.migrate.engine.Shadow;
import dev.migrate.schema.Column;
import dev.migrate.schema.Identifier;
import dev.migrate.schema.QualifiedName;
import dev.migrate.support.TestDatabases;

class MariaDbRoundTripTests extends AbstractRoundTripTests {

	/** So that the quotes of other engines mean the same. */
	private static final DataSource DATABASE = TestDatabases
		.mariaDbDatabase("?sessionVariables=sql_mode=concat(@@sql_mode,',ANSI_QUOTES')");

	private static final String NAME = "(\"[^\"]+\"|\\w+)";

	private static final Pattern TABLE_COMMENT = Pattern.compile("comment on table " + NAME + " is (.*)");

	private static final Pattern COLUMN_COMMENT = Pattern
		.compile("comment on column " + NAME + "\\." + NAME + " is '(.*)'");

	private static final Pattern NOT_NULL = Pattern
		.compile("alter table " + NAME + " alter column " + NAME + " set not null");

	/** An identity has no settings, and is always a key. */
	private static final Set<String> INEXPRESSIBLE = Set.of("identity's settings", "identity column");

	MariaDbRoundTripTests() throws SQLException {
		super(DATABASE);
	}

	@Override
	List<ChangelogFormat> formats() {
		return List.of(ChangelogFormat.YAML);
	}

	@Override
	List<String> types() {
		return List.of("integer", "varchar(255)", "char(1)", "text", "tinytext", "mediumtext", "longtext",
				"numeric(38,2)", "numeric(21,0)", "double precision", "float", "bigint", "smallint", "tinyint",
				"tinyint(1)", "mediumint", "bit(1)", "bit(8)", "date", "time(6)", "time", "datetime(6)", "datetime",
				"timestamp(6)", "year", "uuid", "inet4", "inet6", "blob", "tinyblob", "mediumblob", "longblob",
				"varbinary(255)", "binary(16)", "enum('A','B')", "enum('A, B','it''s')", "set('x','y')", "json",
				"integer unsigned", "bigint unsigned", "double precision(10,2)", "varchar(20) collate utf8mb4_bin",
				"geometry", "point", "integer invisible", "enum('a(b)','c')",
				"datetime(6) on update current_timestamp(6)");
	}

	@Override
	List<String> defaults() {
		return List.of("varchar(20) default 'active'", "varchar(20) default 'it''s'", "varchar(20) default ''",
				"varchar(20) default 'null'", "varchar(20) default ' x '", "varchar(20) default '''quoted'''",
				"varchar(20) default 'ünï ${x} : - #'", "varchar(20) default 'two\nlines'",
				"varchar(20) default 'back\\\\slash'", "integer default 0", "integer default -1",
				"bigint default 9223372036854775807", "numeric(10,2) default 1.50", "numeric(10,2) default 0.00",
				"bit(1) default b'1'", "boolean default true", "boolean default false",
				"datetime(6) default current_timestamp(6)", "timestamp default current_timestamp",
				"date default (curdate())", "date default '2020-01-31'", "uuid default uuid()", "text default 'text'",
				"varchar(20) default upper('x')", "varchar(20) default '0'", "varchar(20) default 'true'",
				"double default 1.5", "enum('A','B') default 'A'", "integer default (1 + 2)",
				"datetime(6) default current_timestamp(6) on update current_timestamp(6)");
	}

	static Stream<Evolution> evolutions() {
		return Stream.concat(Evolution.all().filter((evolution) -> !INEXPRESSIBLE.contains(evolution.name())),
				Stream.of(
						Evolution.of("index that entities cannot express",
								List.of("create table t (a integer, b varchar(50))"),
								List.of("create table t (a integer, b varchar(50))",
										"create index ix_t on t (b(10) desc, a)")),
						Evolution.of("mandatory column with everything made optional",
								List.of("create table t (c varchar(10) default 'x' not null comment 'It''s \\\\')"),
								List.of("create table t (c varchar(10) default 'x' comment 'It''s \\\\')")),
						Evolution.of("identity column and key of a table that has neither",
								List.of("create table t (c integer)"),
								List.of("create table t (c integer, id integer auto_increment, primary key (id))")),
						Evolution.of("key below an identity", List
							.of("create table t (id integer auto_increment, c integer not null, primary key (id))"),
								List.of("create table t (id integer auto_increment, c integer not null, "
										+ "primary key (id, c))")),
						Evolution.of("key that begins with a later, numbered column", List.of(),
								List.of("create table t (c integer not null, id integer auto_increment, "
										+ "primary key (id, c))")),
						Evolution.of("type below a foreign key",
								List.of("create table t (id integer primary key, t integer, "
										+ "constraint fk_t foreign key (t) references t (id))"),
								List.of("create table t (id bigint primary key, t bigint, "
										+ "constraint fk_t foreign key (t) references t (id))")),
						Evolution.of("index below a foreign key",
								List.of("create table t (id integer primary key, t integer, index ix (t, id), "
										+ "constraint fk_t foreign key (t) references t (id))"),
								List.of("create table t (id integer primary key, t integer, "
										+ "constraint fk_t foreign key (t) references t (id))")),
						Evolution.of("unique constraint that serves a foreign key", List
							.of("create table t (id integer primary key, t integer, constraint uk_t unique (t), "
									+ "constraint fk_t foreign key (t) references t (id))"),
								List.of("create table t (id integer primary key, t integer, "
										+ "constraint fk_t foreign key (t) references t (id))"))));
	}

	@Override
	List<String> wholeSchema() {
		return List.of("create sequence users_seq start with 1 increment by 50 nocache",
				"create table users (id bigint not null, email varchar(255) not null, status enum('ACTIVE','GONE') "
						+ "default 'ACTIVE' not null, start_time time(6), created datetime(6) "
						+ "default current_timestamp(6), score double, primary key (id)) comment 'Everybody'",
				"alter table users add constraint uk_email unique (email)",
				"alter table users add constraint ck_score check (score between 0 and 10)",
				"create table orders (id bigint auto_increment, user_id bigint not null, "
						+ "total numeric(38,2), note text comment 'Free', primary key (id))",
				"alter table orders add constraint fk_orders_user foreign key (user_id) references users (id) on delete cascade",
				"create index ix_total on orders (total desc, user_id)",
				"create table tags (order_id bigint not null, tag varchar(20) not null, primary key (tag, order_id))",
				"alter table tags add constraint fk_tags_order foreign key (order_id) references orders (id)");
	}

	@Override
	String translated(String sql, Shadow schema) throws SQLException {
		Matcher comment = COLUMN_COMMENT.matcher(sql);
		if (comment.matches()) {
			String text = comment.group(3).replace("''", "'");
			return redefined(comment.group(1), column(comment.group(1), comment.group(2), schema).withComment(text));
		}
		Matcher mandatory = NOT_NULL.matcher(sql);
		if (mandatory.matches()) {
			return redefined(mandatory.group(1),
					column(mandatory.group(1), mandatory.group(2), schema).withNullable(false));
		}
		return TABLE_COMMENT.matcher(sql)
			.replaceFirst("alter table $1 comment $2")
			.replaceFirst(" generated (by default|always) as identity", " auto_increment");
	}

	private String redefined(String table, Column column) {
		return this.engine.alterTypeSql(QualifiedName.of(table), column);
	}

	private static Column column(String table, String name, Shadow schema) throws SQLException {
		return schema.read()
			.table(QualifiedName.of(table))
			.flatMap((found) -> found.column(Identifier.of(name)))
			.orElseThrow();
	}

}
