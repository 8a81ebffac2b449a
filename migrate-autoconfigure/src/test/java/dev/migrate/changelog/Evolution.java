package dev.migrate.changelog;

import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * Two states of a schema, as SQL that both engines understand.
 *
 * @param name what changes from the one to the other
 * @param before the statements that make the first
 * @param after the statements that make the second
 */
record Evolution(String name, List<String> before, List<String> after) {

	private static final String USERS = "create table users (id bigint not null, name varchar(20), "
			+ "constraint pk_users primary key (id))";

	private static final String RENAMED_USERS = USERS.replace("table users", "table renamed_users");

	private static final String ORDERS = "create table orders (id bigint not null, user_id bigint, "
			+ "constraint pk_orders primary key (id))";

	private static final String FOREIGN_KEY = "alter table orders add constraint fk_user foreign key (user_id) "
			+ "references users (id)";

	static Evolution of(String name, List<String> before, List<String> after) {
		return new Evolution(name, before, after);
	}

	/**
	 * From a table of users to the same with something more.
	 */
	private static Evolution ofUsers(String name, String... more) {
		return of(name, List.of(USERS), users(more));
	}

	private static List<String> users(String... more) {
		return Stream.concat(Stream.of(USERS), Stream.of(more)).toList();
	}

	private static List<String> orders(String... more) {
		return Stream.concat(Stream.of(USERS, ORDERS), Stream.of(more)).toList();
	}

	Evolution with(UnaryOperator<String> sql) {
		return new Evolution(this.name, this.before.stream().map(sql).toList(), this.after.stream().map(sql).toList());
	}

	@Override
	public String toString() {
		return this.name;
	}

	static Stream<Evolution> all() {
		return Stream.of(tables(), columns(), constraints(), indexes(), sequences(), identities(), names())
			.flatMap((evolutions) -> evolutions);
	}

	private static Stream<Evolution> tables() {
		return Stream.of(ofUsers("table", ORDERS),
				of("table without key", List.of(), List.of("create table t (a date)")),
				ofUsers("table comment", "comment on table users is 'It''s \"us\"; too'"),
				of("table comment removed", users("comment on table users is 'x'"), List.of(USERS)),
				of("table renamed", List.of(USERS), List.of(RENAMED_USERS)));
	}

	private static Stream<Evolution> columns() {
		return Stream.of(
				of("column renamed", users("create index ix_n on users (name)"),
						List.of("create table users (id bigint not null, renamed varchar(20), "
								+ "constraint pk_users primary key (id))", "create index ix_n on users (renamed)")),
				of("column of constraints renamed",
						List.of("create table t (a integer, constraint uk_t unique (a), "
								+ "constraint fk_t foreign key (a) references t (a))"),
						List.of("create table t (renamed integer, constraint uk_t unique (renamed), "
								+ "constraint fk_t foreign key (renamed) references t (renamed))")),
				of("checked column renamed", List.of("create table t (a varchar(9), constraint ck check (a <> 'a'))"),
						List.of("create table t (renamed varchar(9), constraint ck check (renamed <> 'a'))")),
				ofUsers("column made mandatory", "alter table users alter column name set not null"),
				ofUsers("column comment", "comment on column users.name is 'Gr\u00fc\u00dfe; \"you\" & ''me'''"),
				of("column comment removed", users("comment on column users.name is 'x'"), List.of(USERS)),
				ofUsers("commented column", "alter table users add column nick varchar(5) default 'x'",
						"comment on column users.nick is 'Nick'"),
				ofUsers("mandatory column with a default", "alter table users add column n integer default 0 not null"),
				of("default changed", users("alter table users alter column name set default 'x'"),
						users("alter table users alter column name set default 'y'")),
				of("type of a column with everything",
						List.of("create table t (c varchar(10) default 'x' not null)", "comment on column t.c is 'c'"),
						List.of("create table t (c varchar(20) default 'x' not null)", "comment on column t.c is 'c'")),
				of("generated column", List.of("create table t (a integer)"),
						List.of("create table t (a integer, b integer generated always as (a + 1) stored)",
								"comment on column t.b is 'sum'")));
	}

	private static Stream<Evolution> constraints() {
		return Stream.of(
				of("key", List.of("create table t (id bigint not null)"),
						List.of("create table t (id bigint not null, constraint pk_t primary key (id))")),
				of("key in an order of its own", List.of(), List
					.of("create table t (a date not null, b date not null, constraint pk_t primary key (b, a))")),
				ofUsers("unique", "alter table users add constraint uk_name unique (name, id)"),
				ofUsers("check", "alter table users add constraint ck_name check (name <> 'a;b''c')"),
				of("check changed", users("alter table users add constraint ck_name check (name <> 'a')"),
						users("alter table users add constraint ck_name check (name <> 'b')")),
				of("foreign key", orders(), orders(FOREIGN_KEY + " on delete cascade")),
				of("foreign key's rule", orders(FOREIGN_KEY), orders(FOREIGN_KEY + " on delete set null")),
				of("foreign key to a renamed table", orders(FOREIGN_KEY),
						List.of(RENAMED_USERS, ORDERS, FOREIGN_KEY.replace("users", "renamed_users"))));
	}

	private static Stream<Evolution> indexes() {
		return Stream.of(ofUsers("index", "create index ix_name on users (name desc, id)"),
				ofUsers("unique index", "create unique index ix_name on users (name)"));
	}

	private static Stream<Evolution> sequences() {
		String plain = "create sequence numbers start with 3 increment by 1";
		String special = plain + " minvalue -2 maxvalue 90 cache 5 cycle";
		return Stream.of(of("sequence", List.of(), List.of("create sequence numbers start with 5 increment by 50")),
				of("sequence with settings", List.of(),
						List.of("create sequence numbers start with 5 increment by -1 minvalue -1000 maxvalue 1000 "
								+ "cache 7 cycle")),
				of("sequence's increment", List.of(plain), List.of(plain.replace("by 1", "by 50"))),
				of("sequence's other settings", List.of(plain), List.of(special)),
				of("sequence renamed", List.of(plain), List.of(plain.replace("numbers", "renamed_numbers"))));
	}

	private static Stream<Evolution> identities() {
		return Stream.of(
				of("identity", List.of("create table t (id bigint not null, constraint pk_t primary key (id))"),
						List.of("create table t (id bigint generated by default as identity, "
								+ "constraint pk_t primary key (id))")),
				of("identity's settings",
						List.of("create table t (id bigint generated by default as identity, "
								+ "constraint pk_t primary key (id))"),
						List.of("create table t (id bigint generated always as identity (start with 100 increment by 10), "
								+ "constraint pk_t primary key (id))")),
				of("identity column", List.of("create table t (c integer)"),
						List.of("create table t (c integer, "
								+ "id integer generated always as identity (start with 3 increment by 2))")),
				of("table with a strict identity", List.of(), List
					.of("create table t (id bigint generated always as identity, constraint pk_t primary key (id))")));
	}

	private static Stream<Evolution> names() {
		return Stream.of(ofUsers("delimited names",
				"create table \"My Orders\" (\"Id\" bigint not null, \"the user\" bigint, "
						+ "constraint \"PK x\" primary key (\"Id\"))",
				"alter table \"My Orders\" add constraint \"FK x\" foreign key (\"the user\") references users (id)",
				"alter table \"My Orders\" add constraint \"UK x\" unique (\"the user\", \"Id\")",
				"create index \"IX x\" on \"My Orders\" (\"the user\" desc)",
				"alter table \"My Orders\" add constraint \"CK x\" check (\"the user\" > 0)",
				"comment on column \"My Orders\".\"the user\" is 'x'"),
				of("delimited column renamed", List.of("create table t (\"Old One\" integer)"),
						List.of("create table t (\"The renamed\" integer)")),
				of("reserved words", List.of("create table \"order\" (\"key\" integer, \"User\" integer)"),
						List.of("create table \"order\" (\"key\" bigint, \"User\" integer, \"select\" integer)")),
				of("words that only Liquibase reserves", List.of(), List
					.of("create table action (id integer, comment varchar(5), name varchar(5), type varchar(5), "
							+ "position integer, constraint pk_action primary key (id))")));
	}

}
