package dev.migrate.diff;

import dev.migrate.change.SchemaChange;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import static dev.migrate.diff.TestTable.table;
import static org.assertj.core.api.Assertions.assertThat;

class GeneratedColumnTests {

	@Test
	@DisplayName("generated column added, removed")
	void generatedColumnAddedRemoved() {
		TestTable without = table("t").column("name", "text");
		TestTable with = table("t").column("name", "text").generated("upper_name", "text", "upper(name)");
		Scenario.of(without, with).makes("Add column upper_name to t");
		Scenario.of(with, without).makes("Drop column upper_name from t");
		assertThat(Scenario.of(with, without).difference().plan().destructive()).isFalse();
	}

	@Test
	@DisplayName("white space in a generated expression")
	void whiteSpaceInExpression() {
		Scenario
			.of(table("t").generated("b", "bigint", "id + 1 - 2"), table("t").generated("b", "bigint", "id\r\n+1 -2"))
			.makesNothing();
	}

	@Test
	@DisplayName("generated expression changed: done by re-creation, which loses nothing")
	void expressionChanged() {
		Scenario scenario = Scenario.of(table("t").generated("b", "bigint not null", "id + 1"),
				table("t").generated("b", "bigint not null", "id + 2"));
		scenario.makes("Drop column b from t", "Add column b to t");
		assertThat(scenario.difference().plan().destructive()).isFalse();
	}

	@Test
	@DisplayName("generated expression changed: what hangs on the column comes back, made by hand or not")
	void whatHangsOnRecreatedColumnComesBack() {
		Scenario
			.of(table("t").generated("b", "bigint", "id + 1").index("ix_b", "b").unique("uk_b", "b"),
					table("t").generated("b", "bigint", "id + 2").unique("uk_b", "b"))
			.managed((object) -> !object.equals("t.ix_b (constraint)"))
			.makes("Drop index ix_b on t", "Drop unique constraint uk_b on t", "Drop column b from t",
					"Add column b to t", "Add unique constraint uk_b on t (b)", "Create index ix_b on t (b)");
	}

	@Test
	@DisplayName("generated column becomes a plain one and keeps its values")
	void generatedBecomesPlain() {
		Scenario scenario = Scenario.of(table("t").generated("b", "bigint not null", "id + 1"),
				table("t").column("b", "bigint not null default 7"));
		scenario.makes("Drop column b from t", "Add column b to t", "Set default of column b on t to 7",
				"Fill column b on t with id + 1 where it is null", "Make column b on t not null");
		assertThat(scenario.difference().plan().destructive()).isFalse();
	}

	@Test
	@DisplayName("plain column becomes a generated one: its values go, and it is said")
	void plainBecomesGenerated() {
		Scenario scenario = Scenario.of(table("t").column("b", "bigint not null"),
				table("t").generated("b", "bigint not null", "id + 1"));
		scenario.makes("Drop column b from t", "Add column b to t");
		assertThat(scenario.changes().get(0).loses()).contains("the values of t.b");
	}

	@Test
	@DisplayName("a column that another is computed from changes its type")
	void sourceChangesItsType() {
		Scenario
			.of(table("t").column("a", "integer").generated("b", "bigint", "a + 1"),
					table("t").column("a", "bigint").generated("b", "bigint", "a + 1"))
			.makes("Drop column b from t", "Alter column a on t from integer to bigint", "Add column b to t");
	}

	@Test
	@DisplayName("a column that another is computed from is removed")
	void sourceIsRemoved() {
		Scenario
			.of(table("t").column("a", "integer").generated("b", "bigint", "a + 1"),
					table("t").generated("b", "bigint", "id + 1"))
			.makes("Drop column b from t", "Add column b to t", "Drop column a from t");
	}

	@Test
	@DisplayName("a generated column made by hand cannot stay without its source")
	void handMadeCannotStayWithoutItsSource() {
		Scenario scenario = Scenario.of(table("t").column("a", "integer").generated("b", "bigint", "a + 1"), table("t"))
			.managed((object) -> !object.equals("t.b"));
		scenario.makes("Drop column b from t", "Drop column a from t");
		assertThat(scenario.leftAlone()).isEmpty();
	}

	@Test
	@DisplayName("a column that another is computed from is renamed")
	void sourceIsRenamed() {
		Scenario scenario = Scenario.of(table("t").column("a", "integer").generated("b", "bigint", "a + 1"),
				table("t").column("c", "integer").generated("b", "bigint", "c + 1"));
		scenario.answer("t.a", "t.c", true).makes("Rename column a on t to c");
		assertThat(scenario.changes()).extracting(SchemaChange::destructive).containsExactly(false);
	}

}
