package dev.migrate.execution;

import java.util.List;

import dev.migrate.execution.SqlEffect.ChangeRows;
import dev.migrate.execution.SqlEffect.ChangeType;
import dev.migrate.execution.SqlEffect.DropColumn;
import dev.migrate.execution.SqlEffect.DropTable;
import dev.migrate.execution.SqlEffect.DropWhole;
import dev.migrate.execution.SqlEffect.EmptyTable;
import dev.migrate.execution.SqlEffect.MayLose;
import dev.migrate.execution.SqlEffect.RenameColumn;
import dev.migrate.execution.SqlEffect.RenameTable;
import dev.migrate.execution.SqlEffect.Unknown;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class SqlEffectTests {

	@Test
	void tablesAreDropped() {
		assertEffects("drop table users", new DropTable("users"));
		assertEffects("DROP TABLE IF EXISTS \"Shop\".\"Users\" CASCADE;", new DropTable("\"Shop\".\"Users\""));
		assertEffects("drop table a, b restrict", new DropTable("a"), new DropTable("b"));
		assertEffects("-- the old one\ndrop\n  table /* really */ users", new DropTable("users"));
	}

	@Test
	void columnsAreDropped() {
		assertEffects("alter table users drop column phone", new DropColumn("users", "phone"));
		assertEffects("ALTER TABLE PUBLIC.users DROP COLUMN IF EXISTS \"Phone\" cascade",
				new DropColumn("PUBLIC.users", "\"Phone\""));
		assertEffects("alter table if exists only users drop phone", new DropColumn("users", "phone"));
		assertEffects("alter table users drop column a, drop column b", new DropColumn("users", "a"),
				new DropColumn("users", "b"));
		assertEffects("alter table users drop column (a, b)", new DropColumn("users", "a"),
				new DropColumn("users", "b"));
		assertEffects("alter table users add column x numeric(9,2), drop column b", new DropColumn("users", "b"));
	}

	@Test
	void rowsAreChanged() {
		assertEffects("delete from users where id = 1", new ChangeRows("Delete rows of", "users", List.of()));
		assertEffects("update users set name = 'x'", new ChangeRows("Overwrite values of", "users", List.of("name")));
	}

	@Test
	void tablesAreEmptied() {
		assertEffects("truncate table users", new EmptyTable("users"));
		assertEffects("TRUNCATE users, shop.orders RESTART IDENTITY CASCADE", new EmptyTable("users"),
				new EmptyTable("shop.orders"));
		assertEffects("delete from users", new EmptyTable("users"));
		assertEffects("delete from only users u where true", new EmptyTable("users"));
		assertEffects("delete from users where name = 'where'", new ChangeRows("Delete rows of", "users", List.of()));
	}

	@ParameterizedTest
	@ValueSource(strings = { "(1=1)", "1", "true", "not false", "2 > 1", "'a' = 'a'", "1 = 1 or id = 3",
			"((id is not null))", "id = id", "u.id >= u.id", "1 = 1 and 'x' like 'x'", "id is not null or id = 5",
			"id = 7 or (1 = 1)" })
	void conditionsThatHoldForEveryRowAreNone(String condition) {
		assertEffects("delete from users where " + condition, new EmptyTable("users"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "id = 1", "1 = 0", "false", "id = other.id", "name = 'a or 1=1'",
			"id is not null and id > 3", "(id = 1 or id = 2)", "exists (select 1)", "id in (1, 2) and 1 = 1" })
	void otherConditionsChooseRows(String condition) {
		assertEffects("delete from users where " + condition, new ChangeRows("Delete rows of", "users", List.of()));
	}

	@ParameterizedTest
	@ValueSource(strings = { "delete from users order by id", "delete from users limit 100000",
			"delete from users fetch first 10 rows only", "delete from users *", "delete from only (users)",
			"delete from\"users\"", "delete from`users`", "delete from users u order by (select 1 where true)",
			"set statement max_statement_time=9 for delete from users", "do 'begin delete from users; end'",
			"do language plpgsql E'begin delete from users; end'",
			"do $$ begin with x as (delete from users returning id) insert into gone select id from x; end $$",
			"prepare gone as delete from users", "prepare gone (int) as delete from users",
			"execute immediate 'delete ' || 'from users'", "execute immediate concat('delete ', 'from ', 'users')" })
	void rowsGoByOtherWords(String statement) {
		assertThat(SqlEffect.of(statement)).filteredOn(EmptyTable.class::isInstance)
			.extracting((effect) -> ((EmptyTable) effect).table().replaceAll("[`\"]", ""))
			.containsExactly("users");
	}

	@ParameterizedTest
	@ValueSource(strings = { "delete users.* from users", "delete users, other from users join other on true",
			"delete u from users u", "delete from users, other using users join other", "delete from users using other",
			"alter ignore table users add unique (name)",
			"alter ignore table users add constraint uk_users unique (name)",
			"alter type address alter attribute zip type varchar(2) cascade",
			"alter table users alter column name type varchar(50) using name::varchar(3)",
			"alter table users alter column name type varchar(50) using cast(name as char(3))",
			"alter table users alter column name type text using name::int::text" })
	void whatTakesRowsOrValuesAwayWithoutSayingWhich(String statement) {
		assertThat(SqlEffect.of(statement)).contains(new MayLose(statement));
	}

	@ParameterizedTest
	@ValueSource(strings = { "delete users from users join other on users.id = other.id where other.gone = 1",
			"delete from users using other where users.id = other.id", "prepare gone as delete from users where id = 1",
			"alter ignore table users add note varchar(9)", "create or replace view v as select 1",
			"alter table users alter column name type int using name::int",
			"alter table users alter column name type int using name::text::int",
			"do $$ begin execute 'delete from ' || t || ' where id = 1'; end $$",
			"set statement max_statement_time=9 for select 1" })
	void whatIsMeantTakesNothingAwayForCertain(String statement) {
		assertThat(SqlEffect.of(statement)).noneMatch(SqlEffect::loses);
	}

	@Test
	void namesMayFollowWithoutASpace() {
		assertEffects("alter table\"users\"drop\"name\"", new DropColumn("\"users\"", "\"name\""));
		assertEffects("drop table`users`", new DropTable("`users`"));
	}

	@Test
	void aProcedureDoesWhereItIsCalledWhatItWasCreatedFor() {
		Routines routines = new Routines();
		assertThat(routines.effects("create procedure gone() begin alter table users drop column name; end")).isEmpty();
		assertThat(routines.effects("create or replace function shop.f() returns int language sql as "
				+ "$$ delete from users; select 1 $$"))
			.isEmpty();
		assertThat(routines.effects("create procedure more() insert into users values ('drop table users')")).isEmpty();
		assertThat(routines.effects("call more()")).noneMatch(SqlEffect::loses);
		assertThat(routines.effects("call gone()")).contains(new DropColumn("users", "name"));
		assertThat(routines.effects("select shop.f()")).contains(new EmptyTable("users"));
		assertThat(routines.effects("do $$ begin perform f(); end $$")).contains(new EmptyTable("users"));
		assertThat(routines.effects("drop procedure gone")).isEmpty();
		assertThat(routines.effects("grant execute on function f() to shop")).isEmpty();
	}

	@Test
	void whatChangesRowsMayHaveANameOrStandBehindOne() {
		assertEffects("with x as (delete from users returning *) select * from x", new EmptyTable("users"));
		assertEffects(
				"with x (id) as (select ')' from notes), y as not materialized (delete from notes n returning id) "
						+ "insert into gone select * from y",
				new EmptyTable("notes"));
		assertEffects("with recursive x as (select 1) delete from users", new EmptyTable("users"));
		assertEffects("with x as (select 1) update users set name = 'x' from x",
				new ChangeRows("Overwrite values of", "users", List.of("name")));
		assertEffects("with x as (select 1) insert into users select * from x");
	}

	@Test
	void thingsGoWithWhatIsInThem() {
		assertEffects("drop schema shop cascade", new DropWhole("Drop schema shop"));
		assertEffects("DROP DATABASE IF EXISTS shop", new DropWhole("Drop database shop"));
		assertEffects("drop type mood cascade", new DropWhole("Drop type mood"));
		assertEffects("drop all objects", new DropWhole("Drop all objects"));
		assertEffects("alter table users drop partition p0", new DropWhole("Drop partition p0 of users"));
		assertEffects("alter table users truncate partition p0", new DropWhole("Empty partition p0 of users"));
		assertEffects("create or replace table users (id bigint)", new DropTable("users"));
		assertEffects("create or replace database shop", new DropWhole("Replace database shop"));
		assertEffects("create or replace schema `shop`", new DropWhole("Replace schema `shop`"));
		assertEffects("alter table users drop system versioning", new DropWhole("Drop history of users"));
		assertEffects("alter type address drop attribute if exists zip cascade",
				new DropWhole("Drop attribute zip of type address"));
	}

	@Test
	void blocksHaveStatementsInThem() {
		String block = "do $$ begin if exists (select 1 from users) then alter table users drop column phone; end if;"
				+ " raise notice 'then drop table users'; end $$";
		assertEffects(block, new DropColumn("users", "phone"), new Unknown(block));
		assertEffects("do $x$ begin delete from users; delete from orders where id = 1; end $x$",
				new EmptyTable("users"),
				new Unknown("do $x$ begin delete from users; delete from orders where id = 1; end $x$"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "begin not atomic if x then alter table users drop column phone; end if; end",
			"if exists (select 1 from users) alter table users drop column phone",
			"declare n int; begin alter table users drop column phone; end",
			"execute immediate 'alter table users drop column phone'",
			"prepare gone from 'alter table users drop column phone'",
			"exec sp_executesql N'alter table users drop column phone'", "exec ('alter table users drop column phone')",
			"do $$ begin execute 'alter table users drop column phone'; end $$",
			"do $$ begin execute format('alter table users drop column phone'); end $$" })
	void statementsAreReadWhereverTheyAreRun(String statement) {
		assertEffects(statement, new DropColumn("users", "phone"), new Unknown(statement));
	}

	@ParameterizedTest
	@ValueSource(strings = { "insert into other values (';'); drop table users", "begin; drop table users; commit",
			"start transaction; drop table users", "# what is not needed\ndrop table users",
			"/*!50001 drop table users */", "drop tables users",
			"insert into other values ('it\\'s'); drop table users",
			"create function f() returns int as $$ select 1; $$; drop table users", "drop table users purge",
			"comment on table other is 'x'; drop table if exists users cascade" })
	void everyStatementOfATextCounts(String text) {
		assertThat(SqlEffect.of(text)).contains(new DropTable("users"));
	}

	@Test
	void whatIsCreatedIsNotRun() {
		assertThat(SqlEffect.of("create procedure p() begin drop table users; delete from orders; end")).isEmpty();
		assertThat(SqlEffect.of("create trigger t after insert on a begin delete from b; end")).isEmpty();
		assertThat(SqlEffect.of("explain delete from users")).isEmpty();
		assertThat(SqlEffect.of("begin")).isEmpty();
	}

	@Test
	void statementsHaveFormsOfTheirOwn() {
		assertEffects("alter online table users drop column phone", new DropColumn("users", "phone"));
		assertEffects("alter table users wait 5 drop column phone", new DropColumn("users", "phone"));
		assertEffects("alter table users drop key", new DropColumn("users", "key"));
		assertEffects("alter table users drop index cascade", new DropColumn("users", "index"));
		assertEffects("alter table 2020_users drop column phone", new DropColumn("2020_users", "phone"));
		assertEffects("delete ignore from users", new EmptyTable("users"));
		assertEffects("delete users from users", new EmptyTable("users"));
		assertEffects("delete from users where id is not null", new EmptyTable("users"));
		assertEffects("analyze delete from users", new EmptyTable("users"));
		assertEffects("explain (analyze, verbose) delete from users", new EmptyTable("users"));
		assertEffects("merge into users u using other o on true when not matched by source then delete",
				new ChangeRows("Delete rows of", "users", List.of()));
	}

	@Test
	void severalTablesAreRenamedAtOnce() {
		assertEffects("rename table users to users_old, users_new wait 3 to users",
				new RenameTable("users", "users_old"), new RenameTable("users_new", "users"));
		assertEffects("alter table users rename to gone, add column x int", new RenameTable("users", "gone"));
		assertEffects("exec sp_rename 'dbo.users', 'gone'", new RenameTable("dbo.users", "dbo.gone"));
		assertEffects("exec sp_rename 'users.phone', 'gone', 'COLUMN'", new RenameColumn("users", "phone", "gone"));
	}

	@Test
	void whatIsNotUnderstoodAndTalksOfDroppingIsSuspicious() {
		String block = "do $$ declare q text := 'drop table users'; begin execute q; end $$";
		assertEffects(block, new MayLose(block), new Unknown(block));
		String call = "select run('truncate users')";
		assertEffects(call, new MayLose(call), new Unknown(call));
	}

	@ParameterizedTest
	@ValueSource(strings = { "''", "left(name, 1)", "null", "upper(nick)" })
	void valuesMayBeReplacedWithTheType(String expression) {
		String statement = "alter table users alter column name type varchar(99) using " + expression;
		assertEffects(statement, new ChangeType("users", "name", "varchar(99)"), new MayLose(statement));
	}

	@Test
	void namesMayBePutTogetherAsAStatementRuns() {
		String computed = " with a name that is put together as it runs";
		String block = "do $$ begin for t in select name from old loop execute 'drop table ' || t; end loop; end $$";
		assertEffects(block, new DropWhole("Run 'drop table'" + computed), new Unknown(block));
		String formatted = "do $$ begin execute format('truncate %I', 'users'); end $$";
		assertEffects(formatted, new DropWhole("Run 'truncate %I'" + computed), new Unknown(formatted));
		assertEffects("set @gone = concat('drop table ', @name)", new DropWhole("Run 'drop table'" + computed));
		assertEffects("set @gone = 'drop table users'", new DropTable("users"));
		assertEffects("execute immediate 'delete from ' || name", new DropWhole("Run 'delete from'" + computed),
				new Unknown("execute immediate 'delete from ' || name"));
		String query = "execute immediate 'select count(*) from ' || name";
		assertEffects(query, new Unknown(query));
	}

	@Test
	void typesAreChanged() {
		assertEffects("alter table users alter column name set data type varchar(9)",
				new ChangeType("users", "name", "varchar(9)"));
		assertEffects("ALTER TABLE users ALTER COLUMN name TYPE VARCHAR(9) USING (name::VARCHAR(9))",
				new ChangeType("users", "name", "VARCHAR(9)"));
		assertEffects("ALTER TABLE users MODIFY name VARCHAR(9) NULL", new ChangeType("users", "name", "VARCHAR(9)"));
	}

	@Test
	void namesAreChanged() {
		assertEffects("alter table users rename to people", new RenameTable("users", "people"));
		assertEffects("ALTER TABLE shop.users RENAME shop.people", new RenameTable("shop.users", "shop.people"));
		assertEffects("alter table users rename column name to full_name",
				new RenameColumn("users", "name", "full_name"));
		assertEffects("alter table users alter column name rename to full_name",
				new RenameColumn("users", "name", "full_name"));
		assertEffects("alter table users change name full_name varchar(9)",
				new RenameColumn("users", "name", "full_name"), new ChangeType("users", "full_name", "varchar(9)"));
		assertEffects("alter table users change column name name varchar(9) not null",
				new ChangeType("users", "name", "varchar(9)"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "create table users (id bigint)", "insert into users values (1)", "drop index ix",
			"drop sequence users_seq", "drop view v", "alter table users add column phone varchar(9)",
			"alter table users drop constraint uk", "alter table users drop primary key",
			"alter table users alter column name set not null", "alter table users alter column name drop default",
			"alter table users alter column name set default 'drop table x'",
			"alter table users rename constraint a to b", "alter table users alter column id drop identity",
			"alter sequence users_seq restart with 1", "comment on table users is 'drop table users'",
			"select setval('users_seq', 1)", "create or replace function f() returns void as $$ delete from x $$",
			"-- drop table users", " ; ", "alter table users add note varchar(99) default 'x, drop column b'",
			"alter table users drop key ix", "insert into notes values ('it''s -- drop table users')",
			"drop schema shop restrict", "set @note = 'drop by'", "set search_path = 'drop table users'" })
	void everythingElseLeavesRowsAlone(String statement) {
		assertThat(SqlEffect.of(statement)).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "call clean_up()", "do $$ begin perform clean_up(); end $$", "drop type mood",
			"with x as (select 1) select clean_up()", "with x as (select 1", "select clean_up()" })
	void whatIsNotUnderstoodIsNotTakenForHarmless(String statement) {
		assertEffects(statement, new Unknown(statement));
	}

	private static void assertEffects(String statement, SqlEffect... effects) {
		assertThat(SqlEffect.of(statement)).isEqualTo(List.of(effects));
	}

}
