package dev.migrate.diff;

import java.util.List;
import java.util.Map;

import dev.migrate.change.RenameColumn;
import dev.migrate.engine.Engine;
import dev.migrate.engine.Engines;
import dev.migrate.schema.Identifier;
import dev.migrate.schema.QualifiedName;
import dev.migrate.schema.ReferentialAction;
import dev.migrate.schema.Schema;
import dev.migrate.schema.UserType;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static dev.migrate.diff.TestTable.bare;
import static dev.migrate.diff.TestTable.columnOf;
import static dev.migrate.diff.TestTable.schema;
import static dev.migrate.diff.TestTable.table;
import static org.assertj.core.api.Assertions.assertThat;

class ColumnRenameTests {

	private static final Engine H2 = Engines.byId("h2");

	private static final Engine POSTGRESQL = Engines.byId("postgresql");

	private static final TestTable NAME = table("author").column("name", "varchar(255)");

	private static final TestTable FULL_NAME = table("author").column("full_name", "varchar(255)");

	@Test
	@DisplayName("column renamed")
	void columnRenamed() {
		Scenario scenario = Scenario.of(NAME, FULL_NAME).answer("author.name", "author.full_name", true);
		scenario.makes("Rename column name on author to full_name");
		assertThat(scenario.changes()).containsExactly(new RenameColumn(QualifiedName.of("author"),
				columnOf("name", "varchar(255)"), Identifier.of("full_name")));
		assertThat(scenario.asked()).containsExactly("author.name -> author.full_name");
	}

	@Test
	@DisplayName("column not renamed: dropped and added")
	void columnNotRenamed() {
		Scenario.of(NAME, FULL_NAME)
			.answer("author.name", "author.full_name", false)
			.makes("Add column full_name to author", "Drop column name from author");
	}

	@Test
	@DisplayName("column perhaps renamed: a question, and nothing else is guessed")
	void columnPerhapsRenamed() {
		Scenario scenario = Scenario.of(table("author").column("name", "varchar(255)").index("ix", "name"),
				table("author").column("full_name", "varchar(255) not null").index("ix", "full_name"));
		assertThat(scenario.changes()).isEmpty();
		assertThat(scenario.questions())
			.containsExactly("Was author.name renamed to author.full_name (a varchar(255))?");
		assertThat(scenario.difference().questions().get(0).options()).containsExactly("--rename author.name=full_name",
				"--drop author.name");
	}

	@Test
	@DisplayName("no needless question: another table, not managed, to be dropped, named, field order")
	void noNeedlessQuestion() {
		assertThat(Scenario.of(NAME, FULL_NAME).managed((object) -> false).asked()).isEmpty();
		assertThat(Scenario.of(NAME, FULL_NAME).drop("author.name").asked()).isEmpty();
		assertThat(Scenario.of(NAME, FULL_NAME).named(Map.of("author.name", "full_name")).asked()).isEmpty();
		assertThat(Scenario
			.of(schema(table("a").column("x", "text"), table("b")), schema(table("a"), table("b").column("y", "text")))
			.asked()).isEmpty();
		assertThat(
				Scenario.of(NAME, table("author").column("name", "varchar(255)").column("b", "varchar(255)")).asked())
			.isEmpty();
		assertThat(Scenario
			.of(table("a").column("x", "text").column("y", "text"), table("a").column("y", "text").column("x", "text"))
			.asked()).isEmpty();
	}

	@Test
	@DisplayName("column perhaps renamed and altered at once: a question, with both types in it")
	void columnPerhapsRenamedAndAltered() {
		Scenario scenario = Scenario
			.of(table("author").column("name", "varchar(80)"), table("author").column("full_name", "varchar(200)"))
			.types(H2);
		assertThat(scenario.changes()).isEmpty();
		assertThat(scenario.questions())
			.containsExactly("Was author.name renamed to author.full_name (a varchar(80) that becomes varchar(200))?");
		assertThat(scenario.difference().questions().get(0).options()).containsExactly("--rename author.name=full_name",
				"--drop author.name");
		scenario.answer("author.name", "author.full_name", true)
			.makes("Rename column name on author to full_name",
					"Alter column full_name on author from varchar(80) to varchar(200)");
	}

	@Test
	@DisplayName("column perhaps renamed and altered: dropped and added when said so")
	void columnAlteredAndNotRenamed() {
		Scenario.of(table("t").column("age", "integer"), table("t").column("stock", "bigint"))
			.types(H2)
			.answer("t.age", "t.stock", false)
			.makes("Add column stock to t", "Drop column age from t");
	}

	@ParameterizedTest
	@DisplayName("no needless question: a type that no value of the other converts to")
	@CsvSource(delimiter = '|', value = { "varchar(80)|integer", "integer|boolean", "date|varchar(10)", "uuid|bigint",
			"time(6)|timestamp(6)", "integer|integer array", "varbinary(9)|varchar(9)", "geometry|geometry(point)" })
	void unrelatedType(String before, String after) {
		Scenario.of(table("t").column("old", before), table("t").column("new", after))
			.types(H2)
			.makes("Add column new to t", "Drop column old from t");
	}

	@Test
	@DisplayName("a column of the same type is the better candidate")
	void sameTypeFirst() {
		assertThat(Scenario
			.of(table("t").column("name_", "varchar(80)"),
					table("t").column("name1", "varchar(90)").column("name2", "varchar(80) not null"))
			.types(H2)
			.asked()).containsExactly("t.name_ -> t.name2", "t.name_ -> t.name1");
	}

	@Test
	@DisplayName("no needless question: a column with another type that is a key, or none any more")
	void anotherRole() {
		assertThat(Scenario
			.of(bare("t").column("code", "varchar(9) not null").key("code").column("weight", "integer"),
					bare("t").column("id", "bigint not null").key("id").column("text", "varchar(99)"))
			.types(H2)
			.asked()).isEmpty();
		assertThat(Scenario
			.of(bare("t").column("number", "integer not null").key("number"),
					bare("t").column("id", "bigint not null").key("id"))
			.types(H2)
			.asked()).containsExactly("t.number -> t.id");
	}

	@Test
	@DisplayName("a column of another type and name is asked about once nothing better is left")
	void otherTypeAndNameLast() {
		TestTable before = table("t").column("name", "varchar(80)");
		TestTable after = table("t").column("city", "varchar(80)").column("title", "varchar(90)");
		assertThat(Scenario.of(before, after).types(H2).asked()).containsExactly("t.name -> t.city");
		Scenario answered = Scenario.of(before, after).types(H2).answer("t.name", "t.city", false);
		assertThat(answered.questions())
			.containsExactly("Was t.name renamed to t.title (a varchar(80) that becomes varchar(90))?");
		answered.answer("t.name", "t.title", true)
			.makes("Rename column name on t to title", "Add column city to t",
					"Alter column title on t from varchar(80) to varchar(90)");
	}

	@Test
	@DisplayName("a named enumeration can have been a text, and a text a named enumeration")
	void namedEnumeration() {
		TestTable text = table("t").column("state", "varchar(9)");
		Schema texts = schema(text);
		Schema enums = schema(table("t").column("status", "status"))
			.withTypes(List.of(new UserType.EnumType(QualifiedName.of("status"), List.of("NEW", "OLD"))));
		assertThat(Scenario.of(texts, enums).types(POSTGRESQL).asked()).containsExactly("t.state -> t.status");
		assertThat(Scenario.of(enums, texts).types(POSTGRESQL).asked()).containsExactly("t.status -> t.state");
		assertThat(Scenario.of(schema(table("t").column("n", "integer")), enums).types(POSTGRESQL).asked()).isEmpty();
	}

	@Test
	@DisplayName("two candidates: asked which, the more alike first, and not again once it is found")
	void twoCandidates() {
		TestTable after = table("author").column("city", "varchar(255)").column("full_name", "varchar(255)");
		Scenario open = Scenario.of(NAME, after);
		assertThat(open.asked()).containsExactly("author.name -> author.full_name", "author.name -> author.city");
		assertThat(open.questions()).containsExactly("Was author.name renamed to author.full_name (a varchar(255))?",
				"Was author.name renamed to author.city (a varchar(255))?");
		Scenario found = Scenario.of(NAME, after).answer("author.name", "author.full_name", true);
		assertThat(found.asked()).containsExactly("author.name -> author.full_name");
		found.makes("Rename column name on author to full_name", "Add column city to author");
	}

	@Test
	@DisplayName("a structural twin that is not a rename is never renamed silently")
	void structuralTwin() {
		Scenario scenario = Scenario.of(table("t").column("age", "integer"), table("t").column("stock", "integer"));
		assertThat(scenario.changes()).isEmpty();
		assertThat(scenario.questions()).containsExactly("Was t.age renamed to t.stock (an integer)?");
	}

	@Test
	@DisplayName("rename plus type change")
	void renamePlusTypeChange() {
		Scenario.of(NAME, table("author").column("full_name", "text not null default 'x'"))
			.named(Map.of("author.name", "full_name"))
			.makes("Rename column name on author to full_name",
					"Alter column full_name on author from varchar(255) to text",
					"Set default of column full_name on author to 'x'",
					"Fill column full_name on author with 'x' where it is null",
					"Make column full_name on author not null");
	}

	@Test
	@DisplayName("chain a→b while b→c")
	void chain() {
		Scenario
			.of(table("t").column("a", "integer").column("b", "text"),
					table("t").column("b", "integer").column("c", "text"))
			.named(Map.of("t.a", "b", "t.b", "c"))
			.makes("Rename column b on t to c", "Rename column a on t to b");
	}

	@Test
	@DisplayName("chain a→b while b→a: one steps aside")
	void circle() {
		Scenario
			.of(table("t").column("a", "integer").column("b", "text"),
					table("t").column("b", "integer").column("a", "text"))
			.named(Map.of("t.a", "b", "t.b", "a"))
			.makes("Rename column a on t to a_aside", "Rename column b on t to a", "Rename column a_aside on t to b");
	}

	@Test
	@DisplayName("add, alter, drop on something just renamed uses the new name; the old name can be used again")
	void oldNameIsUsedAgain() {
		Scenario.of(table("t").column("a", "text"), table("t").column("b", "text").column("a", "date"))
			.named(Map.of("t.a", "b"))
			.makes("Rename column a on t to b", "Add column a to t");
	}

	@Test
	@DisplayName("a rename takes the name of a column that is dropped, with what hangs on it")
	void takesTheNameOfDroppedColumn() {
		Scenario
			.of(table("t").column("a", "text").column("b", "date").index("ix_b", "b"), table("t").column("b", "text"))
			.named(Map.of("t.a", "b"))
			.drop("t.b")
			.makes("Drop index ix_b on t", "Drop column b from t", "Rename column a on t to b");
	}

	@Test
	@DisplayName("referenced column renamed, carried into the foreign key")
	void referencedColumnRenamed() {
		Schema before = schema(table("users").column("code", "text").unique("uk", "code"),
				table("orders").column("user_code", "text")
					.references("fk", "user_code", "users", "code", ReferentialAction.NO_ACTION));
		Schema after = schema(table("users").column("login", "text").unique("uk", "login"),
				table("orders").column("user_code", "text")
					.references("fk", "user_code", "users", "login", ReferentialAction.NO_ACTION));
		Scenario.of(before, after)
			.answer("users.code", "users.login", true)
			.makes("Rename column code on users to login");
	}

	@Test
	@DisplayName("primary key column renamed, carried into all referrers")
	void primaryKeyColumnRenamed() {
		Schema before = schema(bare("users").column("id", "bigint not null").key("id"),
				table("a").column("u", "bigint").references("fk_a", "u", "users"),
				table("b").column("u", "bigint").references("fk_b", "u", "users"));
		Schema after = schema(bare("users").column("key", "bigint not null").key("key"),
				table("a").column("u", "bigint").references("fk_a", "u", "users", "key", ReferentialAction.NO_ACTION),
				table("b").column("u", "bigint").references("fk_b", "u", "users", "key", ReferentialAction.NO_ACTION));
		Scenario.of(before, after).answer("users.id", "users.key", true).makes("Rename column id on users to key");
	}

	@Test
	@DisplayName("foreign key's column, index, unique and check follow a rename")
	void everythingFollows() {
		Schema before = schema(table("city"),
				table("users").column("c", "bigint")
					.references("fk", "c", "city")
					.unique("uk", "c", "id")
					.index("ix", "id", "c desc")
					.definedIndex("ixp", "on users (id) where \"C\" > 0")
					.check("ck", "\"C\" > 0 and 'c' <> lower('C')"));
		Schema after = schema(table("city"),
				table("users").column("city_id", "bigint")
					.references("fk", "city_id", "city")
					.unique("uk", "city_id", "id")
					.index("ix", "id", "city_id desc")
					.definedIndex("ixp", "on users (id) where \"CITY_ID\" > 0")
					.check("ck", "\"CITY_ID\" > 0 and 'c' <> lower('C')"));
		Scenario scenario = Scenario.of(before, after).answer("users.c", "users.city_id", true);
		assertThat(scenario.changes()).extracting((change) -> change.describe())
			.containsExactly("Rename column c on users to city_id");
		assertThat(scenario.leftAlone()).isEmpty();
	}

	@Test
	@DisplayName("case-only change of a name, or of its quotes")
	void caseOnlyChange() {
		Scenario scenario = Scenario.of(table("t").column("\"Name\"", "text"), table("t").column("name", "text"));
		scenario.makes("Rename column \"Name\" on t to name");
		assertThat(scenario.asked()).isEmpty();
	}

	@Test
	void onlyManagedColumnIsRenamedByItsCase() {
		Scenario scenario = Scenario.of(table("t").column("\"Name\"", "text"), table("t").column("name", "text"))
			.managed((object) -> false);
		scenario.makes("Add column name to t");
		assertThat(scenario.leftAlone())
			.containsExactly("Column t.\"Name\" is not in the entities; no revision made it, so it stays");
	}

	@Test
	void namedRenameOfColumnMadeByHandHolds() {
		Scenario.of(NAME, FULL_NAME)
			.managed((object) -> false)
			.named(Map.of("author.name", "full_name"))
			.makes("Rename column name on author to full_name");
	}

}
