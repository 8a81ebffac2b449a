package dev.migrate.diff;

import dev.migrate.schema.ReferentialAction;
import dev.migrate.schema.Schema;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import static dev.migrate.diff.TestTable.bare;
import static dev.migrate.diff.TestTable.schema;
import static dev.migrate.diff.TestTable.table;
import static org.assertj.core.api.Assertions.assertThat;

class ForeignKeyDifferenceTests {

	private static final String HASH = "fka1b2c3d4e5f6a7b8c9d0e1f2";

	@Test
	@DisplayName("plain column becomes a foreign key")
	void plainColumnBecomesForeignKey() {
		Scenario.of(schema(users(), orders()), schema(users(), orders().references("fk", "user_id", "users")))
			.makes("Add foreign key fk on orders (user_id) to users");
	}

	@Test
	@DisplayName("foreign key added, removed, composite, named")
	void removedAndComposite() {
		Schema with = schema(parent(), child().references("fk", "x,y", "parent", "a,b", ReferentialAction.CASCADE));
		Schema without = schema(parent(), child());
		Scenario.of(without, with).makes("Add foreign key fk on child (x, y) to parent");
		Scenario.of(with, without).makes("Drop foreign key fk on child");
	}

	@Test
	@DisplayName("unchanged, composite, other column order in the catalog")
	void otherColumnOrderInTheCatalog() {
		Scenario
			.of(schema(parent(), child().references("fk", "x,y", "parent", "a,b", ReferentialAction.CASCADE)),
					schema(parent(), child().references("fk", "y,x", "parent", "b,a", ReferentialAction.CASCADE)))
			.makesNothing();
	}

	@Test
	@DisplayName("on-delete added, removed, changed, even where the former key was made by hand")
	void onDeleteChanged() {
		Schema plain = schema(users(), orders().references(HASH, "user_id", "users"));
		Schema cascade = schema(users(),
				orders().references(HASH, "user_id", "users", "id", ReferentialAction.CASCADE));
		for (boolean managed : new boolean[] { true, false }) {
			Scenario.of(plain, cascade)
				.managed((object) -> managed)
				.makes("Drop foreign key " + HASH + " on orders",
						"Add foreign key " + HASH + " on orders (user_id) to users");
			Scenario.of(cascade, plain)
				.managed((object) -> managed)
				.makes("Drop foreign key " + HASH + " on orders",
						"Add foreign key " + HASH + " on orders (user_id) to users");
		}
	}

	@Test
	@DisplayName("RESTRICT and NO ACTION differ where the reader tells them apart")
	void restrictAndNoAction() {
		Scenario
			.of(schema(users(), orders().references("fk", "user_id", "users", "id", ReferentialAction.RESTRICT)),
					schema(users(), orders().references("fk", "user_id", "users")))
			.makes("Drop foreign key fk on orders", "Add foreign key fk on orders (user_id) to users");
	}

	@Test
	@DisplayName("a name derived by hashing does not count")
	void derivedNameDoesNotCount() {
		Scenario
			.of(schema(users(), orders().references("fk_orders_users", "user_id", "users")),
					schema(users(), orders().references(HASH, "user_id", "users")))
			.makesNothing();
	}

	@Test
	@DisplayName("a foreign key from a table made by hand goes with the key that it refers to")
	void handMadeReferrerLosesItsKey() {
		Scenario scenario = Scenario
			.of(schema(users(), table("report").column("user_id", "bigint").references("fk", "user_id", "users")),
					Schema.empty())
			.managed((object) -> object.startsWith("users"));
		scenario.makes("Drop foreign key fk on report", "Drop table users");
		assertThat(scenario.leftAlone())
			.containsExactly("Table report is not in the entities; no revision made it, so it stays");
	}

	@Test
	@DisplayName("a foreign key made by hand refers to a unique constraint made by hand")
	void handMadeReferenceToHandMadeKey() {
		Schema after = schema(users().column("code", "text"), orders().column("user_code", "text"));
		Scenario scenario = Scenario
			.of(schema(users().column("code", "text").unique("uk", "code"),
					orders().column("user_code", "text")
						.references("fk", "user_code", "users", "code", ReferentialAction.NO_ACTION)),
					after)
			.managed((object) -> false);
		scenario.makes();
		assertThat(scenario.leftAlone()).containsExactly(
				"Unique constraint users.uk is not in the entities; no revision made it, so it stays",
				"Foreign key orders.fk is not in the entities; no revision made it, so it stays");
	}

	private static TestTable users() {
		return table("users");
	}

	private static TestTable orders() {
		return table("orders").column("user_id", "bigint");
	}

	private static TestTable parent() {
		return bare("parent").column("a", "bigint not null").column("b", "bigint not null").key("a", "b");
	}

	private static TestTable child() {
		return table("child").column("x", "bigint").column("y", "bigint");
	}

}
