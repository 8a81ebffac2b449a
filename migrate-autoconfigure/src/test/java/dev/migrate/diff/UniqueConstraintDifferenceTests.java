package dev.migrate.diff;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import static dev.migrate.diff.TestTable.schema;
import static dev.migrate.diff.TestTable.table;
import static org.assertj.core.api.Assertions.assertThat;

class UniqueConstraintDifferenceTests {

	private static final String HASH_A = "uka1b2c3d4e5f6a7b8c9d0e1f2";

	private static final String HASH_B = "ukb1b2c3d4e5f6a7b8c9d0e1f2";

	@Test
	@DisplayName("unique constraints: add, remove")
	void addRemove() {
		Scenario.of(t(), t().unique("uk", "a")).makes("Add unique constraint uk on t (a)");
		Scenario.of(t().unique("uk", "a"), t()).makes("Drop unique constraint uk on t");
	}

	@Test
	@DisplayName("unique constraints: widen, narrow")
	void widenNarrow() {
		Scenario.of(t().unique("uk", "a"), t().unique("uk", "a", "b"))
			.makes("Drop unique constraint uk on t", "Add unique constraint uk on t (a, b)");
		Scenario.of(t().unique("uk", "a", "b"), t().unique("uk", "a"))
			.makes("Drop unique constraint uk on t", "Add unique constraint uk on t (a)");
	}

	@Test
	@DisplayName("unique constraints: order does not change what they admit")
	void order() {
		Scenario.of(t().unique("uk", "a", "b"), t().unique("uk", "b", "a")).makesNothing();
	}

	@Test
	@DisplayName("unique constraints: together with a renamed column")
	void togetherWithRenamedColumn() {
		Scenario.of(table("t").column("a", "text").unique("uk", "a"), table("t").column("z", "text").unique("uk", "z"))
			.answer("t.a", "t.z", true)
			.makes("Rename column a on t to z");
	}

	@Test
	@DisplayName("columns of an unnamed unique changed")
	void columnsOfUnnamedChanged() {
		Scenario.of(t().unique("engine_1", "a"), t().unique("engine_1", "b"))
			.makes("Drop unique constraint engine_1 on t", "Add unique constraint engine_1 on t (b)");
	}

	@Test
	@DisplayName("implicit names stable across runs: only a chosen name counts")
	void onlyChosenNamesCount() {
		Scenario.of(t().unique("uk_t_a", "a"), t().unique("engine_7", "a")).makesNothing();
		Scenario.of(t().unique("uk_t_a", "a"), t().unique(HASH_A, "a")).makesNothing();
		Scenario.of(t().unique(HASH_A, "a"), t().unique(HASH_B, "a")).makesNothing();
	}

	@Test
	@DisplayName("naming convention changed: drop before add")
	void namingConventionChanged() {
		Scenario.of(t().unique("t_a_unique", "a"), t().unique("uk_t_a", "a"))
			.makes("Drop unique constraint t_a_unique on t", "Add unique constraint uk_t_a on t (a)");
	}

	@Test
	@DisplayName("mixed-case names")
	void mixedCaseNames() {
		Scenario.of(t().unique("\"UK_Mixed\"", "a"), t().unique("\"UK_Mixed\"", "a")).makesNothing();
		Scenario.of(t().unique("\"UK_Mixed\"", "a"), t().unique("uk_mixed", "a")).makesNothing();
	}

	@Test
	@DisplayName("a foreign key that refers to it is away while it changes")
	void foreignKeyIsAwayWhileItChanges() {
		TestTable referrer = table("r").column("a", "text")
			.references("fk_a", "a", "t", "a", dev.migrate.schema.ReferentialAction.CASCADE);
		Scenario.of(schema(t().unique("old_name", "a"), referrer), schema(t().unique("new_name", "a"), referrer))
			.makes("Drop foreign key fk_a on r", "Drop unique constraint old_name on t",
					"Add unique constraint new_name on t (a)", "Add foreign key fk_a on r (a) to t");
	}

	@Test
	@DisplayName("a name that moves to another table is free in time")
	void nameMovesToAnotherTable() {
		Scenario
			.of(schema(t().unique("uk", "a"), table("u").column("a", "text")),
					schema(t().unique("engine_1", "a"), table("u").column("a", "text").unique("uk", "a")))
			.makes("Drop unique constraint uk on t", "Add unique constraint engine_1 on t (a)",
					"Add unique constraint uk on u (a)");
	}

	@Test
	void oneMadeByHandStaysBesideTheNewOne() {
		Scenario scenario = Scenario.of(t().unique("by_hand", "a"), t().unique("uk", "b"))
			.managed((object) -> !object.equals("t.by_hand (constraint)"));
		scenario.makes("Add unique constraint uk on t (b)");
		assertThat(scenario.leftAlone())
			.containsExactly("Unique constraint t.by_hand is not in the entities; no revision made it, so it stays");
	}

	private static TestTable t() {
		return table("t").column("a", "text").column("b", "text");
	}

}
