package dev.migrate.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import dev.migrate.support.ChangelogDirectory;
import dev.migrate.support.TestDatabases;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Ways in which people, dumps and other tools write that something goes. Each is marked
 * in the list, and does not run unless somebody says so.
 */
class HandMadeLossTests extends RealCommandTest {

	private static final String LOAD = "loadData: {tableName: other, file: rows.csv, relativeToChangelogFile: true}";

	/** By engine, or for all of them, what stands below {@code changes}. */
	private static final Map<String, List<List<String>>> LOSSES = Map.of("", List.of(
			List.of("dropColumn: {tableName: users, columnName: name}", LOAD),
			List.of("delete: {tableName: users}", LOAD),
			List.of("sql: {splitStatements: false, sql: 'insert into other values (1); drop table users'}"),
			List.of("sql: {sql: 'create table if not exists users (id bigint); drop table users'}"),
			List.of("createTable: {tableName: users, ifNotExists: true, columns: [{column: {name: id, type: bigint}}]}",
					"dropTable: {tableName: users}"),
			List.of("sql: {sql: 'delete from users where id is not null'}"),
			List.of("delete: {tableName: users, where: (1 = 1)}")), "h2",
			List.of(List.of(sql("execute immediate 'drop table users'"))), "postgresql",
			List.of(List.of(sql("begin; drop table users; commit")),
					List.of("sql: {splitStatements: false, sql: \"do $$ begin execute 'drop table users'; end $$\"}"),
					List.of(sql("alter table users rename name to key"), sql("alter table users drop key")),
					List.of(sql("create schema archive; create table archive.users (id int); drop table public.users")),
					List.of(sql("alter table users alter column name type varchar(50) using left(name, 1)")),
					List.of(sql("explain analyze delete from users")), List.of(sql("delete from users using other")),
					List.of(sql("do 'begin delete from users; end'")),
					List.of("sql: {splitStatements: false, sql: 'delete from\"users\"'}"),
					List.of(sql("alter table users alter column name type varchar(50) using name::varchar(3)"))),
			"mariadb",
			List.of(List.of("addNotNullConstraint: {tableName: users, columnName: name, columnDataType: varchar(4)}"),
					List.of("dropNotNullConstraint: {tableName: users, columnName: name, columnDataType: varchar(4)}"),
					List.of("renameColumn: {tableName: users, oldColumnName: name, newColumnName: nick, columnDataType: varchar(4)}"),
					List.of("setColumnRemarks: {tableName: users, columnName: name, remarks: x, columnDataType: varchar(4)}"),
					List.of(sql("# what is not needed\\ndrop table users")),
					List.of(sql("/*!50001 drop table users */")), List.of(sql("drop tables users")),
					List.of(sql("alter online table users drop column name")),
					List.of(sql("alter table users wait 5 drop column name")),
					List.of(sql("create table users_new (id bigint); rename table users to users_old, "
							+ "users_new to users; drop table users_old")),
					List.of(sql("alter table users rename to gone, add column x int; drop table gone")),
					List.of(sql("delete ignore from users")), List.of(sql("analyze delete from users")),
					List.of(sql("execute immediate 'drop table users'")),
					List.of(sql("alter ignore table users add unique (name)")),
					List.of(sql("delete users.* from users")), List.of(sql("delete from users order by id")),
					List.of(sql("set statement max_statement_time=9 for delete from users")),
					List.of("sql: {endDelimiter: //, sql: 'create procedure p() begin alter table users drop column name; end "
							+ "// call p() // drop procedure p'}"),
					List.of(sql("insert into other values (length('it\\\\'s')); drop table users"))));

	@TempDir
	private Path directory;

	private static String sql(String text) {
		return "sql: {sql: \"" + text + "\"}";
	}

	static Stream<Arguments> losses() {
		return Stream.of("h2", "postgresql", "mariadb")
			.flatMap((engine) -> Stream.concat(LOSSES.get("").stream(), LOSSES.get(engine).stream())
				.map((changes) -> Arguments.of(engine, changes)));
	}

	@ParameterizedTest(name = "{0}: {1}")
	@MethodSource("losses")
	void isMarkedAndNotRun(String engine, List<String> changes) {
		this.database = TestDatabases.create(engine);
		write("", changes);
		run("migrate", "01_base", "--no-input");
		jdbc().update("insert into users values (1, 'Somebody')");
		run("showmigrations");
		assertThat(out()).contains("02_more (destructive)");
		assertThat(run("migrate", "--no-input")).isEqualTo(3);
		assertThat(err()).contains("--yes");
		assertThat(jdbc().queryForList("select name from users", String.class)).containsExactly("Somebody");
	}

	/** Somebody has added to it. */
	@ParameterizedTest
	@MethodSource("added")
	void isMarkedInAFileOfOurs(String change) {
		write("# Revision: 02_more\n# Parent: 01_base\n# Created: 2026-11-01T00:00:00Z\n"
				+ "# Generated by migrate-starter\n", List.of(change));
		run("showmigrations");
		assertThat(out()).contains("02_more (destructive)");
	}

	static List<String> added() {
		return List.of("dropTable: {tableName: users}", "dropColumn: {tableName: users, columnName: name}",
				"delete: {tableName: users}");
	}

	private void write(String header, List<String> changes) {
		this.changelog = new ChangelogDirectory(this.directory);
		List<String> lines = new ArrayList<>(List.of(header + "databaseChangeLog:", "- changeSet:", "    id: 02_more-1",
				"    author: a", "    changes:"));
		changes.forEach((change) -> lines.add("    - " + change));
		this.changelog.writeSql("01_base", "create table users (id bigint, name varchar(50))",
				"create table other (id bigint)");
		this.changelog.write("02_more.yaml", String.join("\n", lines) + "\n");
		try {
			Files.writeString(this.changelog.changes().getParent().resolve("db.changelog-master.yaml"), """
					databaseChangeLog:
					- include: {file: changes/01_base.sql, relativeToChangelogFile: true}
					- include: {file: changes/02_more.yaml, relativeToChangelogFile: true}
					""");
			Files.writeString(this.changelog.changes().resolve("rows.csv"), "id\n5\n");
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
