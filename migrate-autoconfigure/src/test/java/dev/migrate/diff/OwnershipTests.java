package dev.migrate.diff;

import java.util.Map;
import java.util.Set;

import dev.migrate.schema.Schema;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import static dev.migrate.diff.TestTable.schema;
import static dev.migrate.diff.TestTable.table;
import static org.assertj.core.api.Assertions.assertThat;

class OwnershipTests {

	private static final String STAYS = " is not in the entities; no revision made it, so it stays";

	@Test
	@DisplayName("table made by hand stays, in one line for all of it")
	void tableStays() {
		Scenario scenario = Scenario
			.of(schema(table("users"), table("qrtz_locks").column("a", "text").index("ix", "a").unique("uk", "a")),
					schema(table("users")))
			.managed(Set.of("users", "users.id")::contains);
		scenario.makes();
		assertThat(scenario.leftAlone()).containsExactly("Table qrtz_locks" + STAYS);
		assertThat(scenario.asked()).isEmpty();
	}

	@Test
	@DisplayName("column made by hand stays; said when it is in the way of every insert")
	void columnStays() {
		Scenario scenario = Scenario
			.of(table("users").column("report", "text")
				.column("audit", "text not null")
				.column("since", "date not null default current_date"), table("users"))
			.managed((object) -> object.equals("users"));
		scenario.makes();
		assertThat(scenario.leftAlone()).containsExactly(
				"Column users.audit" + STAYS + ", mandatory and without a default: no row can be added without it",
				"Column users.report" + STAYS, "Column users.since" + STAYS);
	}

	@Test
	@DisplayName("constraint and index made by hand stay")
	void membersStay() {
		Scenario scenario = Scenario
			.of(schema(table("city"),
					table("users").column("a", "bigint")
						.index("ix", "a")
						.unique("uk", "a")
						.check("ck", "a > 0")
						.references("fk", "a", "city")),
					schema(table("city"), table("users").column("a", "bigint")))
			.managed((object) -> false);
		scenario.makes();
		assertThat(scenario.leftAlone()).containsExactly("Index users.ix" + STAYS, "Unique constraint users.uk" + STAYS,
				"Check constraint users.ck" + STAYS, "Foreign key users.fk" + STAYS);
	}

	@Test
	@DisplayName("primary key made by hand stays where the entity has none, and gives way where it has another")
	void primaryKey() {
		Scenario stays = Scenario.of(table("t"), TestTable.bare("t").column("id", "bigint not null"))
			.managed((object) -> false);
		stays.makes();
		assertThat(stays.leftAlone()).containsExactly("Primary key t.engine_pk_t" + STAYS);
		Scenario.of(table("t").column("b", "bigint not null"), table("t").column("b", "bigint not null").key("b"))
			.managed((object) -> false)
			.makes("Drop primary key engine_pk_t on t", "Add primary key engine_pk_t on t (b)");
	}

	@Test
	@DisplayName("what the user names goes, made by hand or not")
	void dropped() {
		Scenario
			.of(schema(table("legacy"), table("users").column("a", "text").column("b", "text").index("ix", "b")),
					schema(table("users").column("b", "text")))
			.managed((object) -> false)
			.drop("Legacy", "users.a", "users.ix")
			.makes("Drop index ix on users", "Drop column a from users", "Drop table legacy");
	}

	@Test
	@DisplayName("what hangs on a dropped column goes with it, made by hand or not")
	void handMadeMembersGoWithTheirColumn() {
		Scenario scenario = Scenario.of(table("users").column("a", "text").index("by_hand", "a", "id"), table("users"))
			.managed((object) -> !object.equals("users.by_hand (constraint)"));
		scenario.makes("Drop index by_hand on users", "Drop column a from users");
		assertThat(scenario.leftAlone()).isEmpty();
	}

	@Test
	@DisplayName("a table made by hand loses only what cannot stay")
	void handMadeTableKeepsTheRest() {
		Schema before = schema(table("users"), table("roles"),
				table("report").column("u", "bigint")
					.column("r", "bigint")
					.references("fk_u", "u", "users")
					.references("fk_r", "r", "roles"));
		Scenario scenario = Scenario.of(before, schema(table("roles"))).managed((object) -> object.startsWith("users"));
		scenario.makes("Drop foreign key fk_u on report", "Drop table users");
		assertThat(scenario.leftAlone()).containsExactly("Table report" + STAYS);
	}

	@Test
	@DisplayName("objects are owned under the names that they had before a rename")
	void ownedUnderFormerNames() {
		Scenario scenario = Scenario
			.of(table("author").column("name", "text").column("a", "date").column("note", "bigint").index("ix", "a"),
					table("writer").column("full_name", "text").column("a", "date"))
			.named(Map.of("author", "writer", "author.name", "full_name"))
			.managed(Set.of("author", "author.id", "author.name", "author.a", "author.ix (constraint)")::contains);
		scenario.makes("Rename table author to writer", "Rename column name on writer to full_name",
				"Drop index ix on writer");
		assertThat(scenario.leftAlone()).containsExactly("Column writer.note" + STAYS);
	}

	@Test
	void handMadeColumnIsNoCandidate() {
		Scenario scenario = Scenario
			.of(table("users").column("nickname", "text"), table("users").column("alias", "text"))
			.managed((object) -> !object.equals("users.nickname"));
		scenario.makes("Add column alias to users");
		assertThat(scenario.asked()).isEmpty();
	}

}
