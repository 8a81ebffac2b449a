package dev.migrate.diff;

import dev.migrate.schema.TypeRules;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import static dev.migrate.diff.TestTable.schema;
import static dev.migrate.diff.TestTable.table;
import static org.assertj.core.api.Assertions.assertThat;

class IndexDifferenceTests {

	private static final String PARTIAL = "create index ix on t (a) where b is null";

	@Test
	@DisplayName("index added, removed")
	void addedRemoved() {
		Scenario.of(t(), t().index("ix", "a")).makes("Create index ix on t (a)");
		Scenario.of(t().index("ix", "a"), t()).makes("Drop index ix on t");
	}

	@Test
	@DisplayName("index becomes a unique constraint")
	void becomesUniqueConstraint() {
		Scenario.of(t().index("ux", "a"), t().unique("ux", "a"))
			.makes("Drop index ux on t", "Add unique constraint ux on t (a)");
		Scenario.of(t().uniqueIndex("ux", "a"), t().unique("ux", "a"))
			.makes("Drop index ux on t", "Add unique constraint ux on t (a)");
	}

	@Test
	@DisplayName("index becomes a unique constraint of the same name, even where it was made by hand")
	void handMadeGivesWayToWantedName() {
		Scenario.of(t().uniqueIndex("ux", "a"), t().unique("ux", "a"))
			.managed((object) -> false)
			.makes("Drop index ux on t", "Add unique constraint ux on t (a)");
	}

	@Test
	@DisplayName("index becomes unique")
	void becomesUnique() {
		Scenario.of(t().index("ix", "a"), t().uniqueIndex("ix", "a"))
			.makes("Drop index ix on t", "Create index ix on t (a)");
	}

	@Test
	@DisplayName("index named like its column")
	void namedLikeItsColumn() {
		Scenario.of(t().index("a", "a"), t().index("a", "a")).makesNothing();
	}

	@Test
	@DisplayName("index column order or direction changed; same")
	void orderOrDirectionChanged() {
		Scenario.of(t().index("ix", "a", "b"), t().index("ix", "b", "a"))
			.makes("Drop index ix on t", "Create index ix on t (b, a)");
		Scenario.of(t().index("ix", "a"), t().index("ix", "a desc"))
			.makes("Drop index ix on t", "Create index ix on t (a desc)");
		Scenario.of(t().index("ix", "a", "b desc"), t().index("ix", "a", "b desc")).makesNothing();
	}

	@Test
	@DisplayName("index renamed")
	void renamed() {
		Scenario.of(t().index("ix_old", "a"), t().index("ix_new", "a"))
			.makes("Drop index ix_old on t", "Create index ix_new on t (a)");
	}

	@Test
	@DisplayName("covering, partial and expression indexes made by hand")
	void madeByHandInFormOfItsOwn() {
		Scenario scenario = Scenario.of(t().definedIndex("ix", PARTIAL), t());
		scenario.makes();
		assertThat(scenario.leftAlone())
			.containsExactly("Index t.ix has a form that entities cannot express, so it stays");
	}

	@Test
	@DisplayName("partial index made by hand in place of the one that the entity names")
	void madeByHandInPlaceOfTheWantedOne() {
		Scenario scenario = Scenario.of(t().definedIndex("ix", PARTIAL), t().index("ix", "a"));
		scenario.makes();
		assertThat(scenario.leftAlone())
			.containsExactly("Index t.ix has a form that entities cannot express, so it stays");
	}

	@Test
	@DisplayName("index with a definition: compared by that, whatever its white space")
	void comparedByDefinition() {
		Scenario.of(t().definedIndex("ix", "(lower(c))"), t().definedIndex("ix", "( LOWER(c) )")).makesNothing();
		Scenario.of(t().definedIndex("ix", "(lower(c))"), t().definedIndex("ix", "(upper(c))"))
			.makes("Drop index ix on t", "Create index ix on t ()");
	}

	@Test
	@DisplayName("partial index made by hand goes when the user says so, or with its column")
	void madeByHandGoes() {
		Scenario.of(t().definedIndex("ix", PARTIAL), t()).drop("t.ix").makes("Drop index ix on t");
		Scenario.of(t().definedIndex("ix", PARTIAL), table("t").column("a", "text").column("c", "text"))
			.makes("Drop index ix on t", "Drop column b from t");
	}

	@Test
	@DisplayName("index that a foreign key holds on to: the key lets go")
	void foreignKeyLetsGo() {
		TypeRules holding = new TypeRules() {

			@Override
			public String narrowing(String fromType, String toType) {
				return null;
			}

			@Override
			public boolean foreignKeysHoldIndexes() {
				return true;
			}

		};
		TestTable with = table("o").column("a_id", "bigint").references("fk", "a_id", "a").index("ix", "a_id", "id");
		TestTable without = table("o").column("a_id", "bigint").references("fk", "a_id", "a");
		Scenario scenario = Scenario.of(schema(table("a"), with), schema(table("a"), without));
		scenario.makes("Drop index ix on o");
		scenario.types(holding)
			.makes("Drop foreign key fk on o", "Drop index ix on o", "Add foreign key fk on o (a_id) to a");
	}

	private static TestTable t() {
		return table("t").column("a", "text").column("b", "text").column("c", "text");
	}

}
