package dev.migrate.diff;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import static dev.migrate.diff.TestTable.table;
import static org.assertj.core.api.Assertions.assertThat;

class CheckConstraintDifferenceTests {

	private static final String TWO = "(status)::text = ANY ((ARRAY['A'::character varying, 'B'::character varying])::text[])";

	private static final String THREE = "(status)::text = ANY ((ARRAY['A'::character varying, 'B'::character varying, 'C'::character varying])::text[])";

	@Test
	@DisplayName("check: add, remove, several, one of several")
	void addRemoveOneOfSeveral() {
		TestTable none = t();
		TestTable one = t().check("ck_1", "a > 0");
		TestTable two = t().check("ck_1", "a > 0").check("ck_2", "b > 0");
		Scenario.of(none, two).makes("Add check constraint ck_1 on t: a > 0", "Add check constraint ck_2 on t: b > 0");
		Scenario.of(one, two).makes("Add check constraint ck_2 on t: b > 0");
		Scenario.of(two, one).makes("Drop check constraint ck_2 on t");
	}

	@Test
	@DisplayName("check of the same name with another expression: found")
	void sameNameOtherExpression() {
		Scenario.of(t().check("ck", "a > 0"), t().check("ck", "a >= 0"))
			.makes("Drop check constraint ck on t", "Add check constraint ck on t: a >= 0");
	}

	@Test
	@DisplayName("checks that the engine names by itself compare by expression")
	void unnamedCompareByExpression() {
		Scenario
			.of(t().check("engine_1", "a > 0").check("engine_2", "b > 0"),
					t().check("engine_1", "b > 0").check("engine_2", "a > 0"))
			.makesNothing();
	}

	@Test
	@DisplayName("line ends in SQL text")
	void lineEnds() {
		Scenario.of(t().check("ck", "a > 0\nand b > 0"), t().check("ck", "a > 0\r\nAND b > 0")).makesNothing();
	}

	@Test
	void literalsCountLetterByLetter() {
		Scenario.of(t().check("ck", "c <> 'x y'"), t().check("ck", "c <> 'x  y'"))
			.makes("Drop check constraint ck on t", "Add check constraint ck on t: c <> 'x  y'");
	}

	@Test
	@DisplayName("enum constant added: its check follows, rows kept")
	void enumConstantAdded() {
		Scenario.of(status().check("engine_t_status_check", TWO), status().check("engine_t_status_check", THREE))
			.makes("Drop check constraint engine_t_status_check on t",
					"Add check constraint engine_t_status_check on t: " + THREE);
	}

	@Test
	@DisplayName("enum constant added: its check follows even where the former one was made by hand")
	void enumConstantAddedToCheckMadeByHand() {
		Scenario scenario = Scenario.of(status().check("by_hand", TWO), status().check("engine_1", THREE))
			.managed((object) -> false);
		scenario.makes("Drop check constraint by_hand on t", "Add check constraint engine_1 on t: " + THREE);
		assertThat(scenario.leftAlone()).isEmpty();
	}

	@Test
	@DisplayName("check made by hand stays beside a new one")
	void madeByHandStays() {
		Scenario scenario = Scenario.of(t().check("by_hand", "a < b"), t().check("ck", "a > 0"))
			.managed((object) -> false);
		scenario.makes("Add check constraint ck on t: a > 0");
		assertThat(scenario.leftAlone())
			.containsExactly("Check constraint t.by_hand is not in the entities; no revision made it, so it stays");
	}

	@Test
	@DisplayName("check and type of its column changed: away before, back after")
	void checkAndTypeChanged() {
		Scenario
			.of(table("t").column("a", "varchar(1)").check("ck", "a in ('1','2')"),
					table("t").column("a", "integer").check("ck", "a in (1,2)"))
			.makes("Drop check constraint ck on t", "Alter column a on t from varchar(1) to integer",
					"Add check constraint ck on t: a in (1,2)");
	}

	private static TestTable t() {
		return table("t").column("a", "integer").column("b", "integer").column("c", "text");
	}

	private static TestTable status() {
		return table("t").column("status", "varchar(255)");
	}

}
