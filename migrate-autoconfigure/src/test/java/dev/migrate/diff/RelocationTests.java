package dev.migrate.diff;

import org.junit.jupiter.api.Test;

import static dev.migrate.diff.TestTable.schema;
import static dev.migrate.diff.TestTable.table;
import static org.assertj.core.api.Assertions.assertThat;

class RelocationTests {

	private static final TestTable PEOPLE = table("people").column("name", "varchar(20)").column("town", "varchar(9)");

	@Test
	void asksBeforeAColumnMovesToANewTableThatRefersToItsOwn() {
		Scenario scenario = Scenario.of(schema(PEOPLE), schema(table("people").column("name", "varchar(20)"),
				table("homes").column("town", "varchar(9)").references("fk_home", "id", "people")));
		assertThat(scenario.questions()).containsExactly(
				"May the values of people.town be lost? homes.town is new and stays empty, unless you add a change set "
						+ "that copies the values to the revision, before the one that drops people.town.");
		assertThat(scenario.difference().questions().get(0).options()).containsExactly("--drop people.town");
	}

	@Test
	void asksBeforeAColumnMovesToANewTableThatItsOwnRefersTo() {
		Scenario scenario = Scenario.of(schema(PEOPLE),
				schema(table("people").column("name", "varchar(20)")
					.column("home_id", "bigint")
					.references("fk_home", "home_id", "homes"), table("homes").column("town", "varchar(9)")));
		assertThat(scenario.difference().questions()).hasSize(1);
	}

	@Test
	void asksBeforeAColumnComesBackFromATableThatGoes() {
		Scenario scenario = Scenario.of(
				schema(table("people").column("name", "varchar(20)"),
						table("homes").column("town", "varchar(9)").references("fk_home", "id", "people")),
				schema(PEOPLE));
		assertThat(scenario.difference().questions().get(0).options()).containsExactly("--drop homes");
	}

	@Test
	void doesNotAskWhereTheValuesMayGo() {
		Scenario
			.of(schema(PEOPLE),
					schema(table("people").column("name", "varchar(20)"),
							table("homes").column("town", "varchar(9)").references("fk_home", "id", "people")))
			.drop("people.town")
			.makes("Create table homes", "Add foreign key fk_home on homes (id) to people",
					"Drop column town from people");
	}

	@Test
	void doesNotAskAboutAColumnOfTheSameNameInATableThatHasNothingToDoWithIt() {
		Scenario
			.of(schema(PEOPLE),
					schema(table("people").column("name", "varchar(20)"),
							table("matches").column("town", "varchar(9)").column("score", "integer")))
			.makes("Create table matches", "Drop column town from people");
	}

	/** Classes of one hierarchy, each on a table of its own. */
	@Test
	void asksBeforeAColumnMovesToTheTableOfAnotherClassOfItsHierarchy() {
		TestTable bikes = table("bikes").column("name", "varchar(20)");
		Scenario scenario = Scenario.of(
				schema(table("cars").column("name", "varchar(20)").column("wheels", "integer"), bikes),
				schema(table("cars").column("name", "varchar(20)"),
						table("bikes").column("name", "varchar(20)").column("wheels", "integer")));
		assertThat(scenario.questions()).hasSize(1).first().asString().contains("cars.wheels").contains("bikes.wheels");
	}

	@Test
	void doesNotAskAboutATableThatLacksWhatTheOtherKeeps() {
		Scenario
			.of(schema(table("cars").column("name", "varchar(20)").column("wheels", "integer"),
					table("skates").column("size", "integer")),
					schema(table("cars").column("name", "varchar(20)"),
							table("skates").column("size", "integer").column("wheels", "integer")))
			.makes("Add column wheels to skates", "Drop column wheels from cars");
	}

	@Test
	void doesNotAskAboutATableOfTheSameColumnsInAnotherType() {
		Scenario
			.of(schema(table("cars").column("name", "varchar(20)").column("wheels", "integer"),
					table("bikes").column("name", "varchar(99)")),
					schema(table("cars").column("name", "varchar(20)"),
							table("bikes").column("name", "varchar(99)").column("wheels", "integer")))
			.makes("Add column wheels to bikes", "Drop column wheels from cars");
	}

}
