package dev.migrate.diff;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import static dev.migrate.diff.TestTable.bare;
import static dev.migrate.diff.TestTable.schema;
import static dev.migrate.diff.TestTable.table;
import static org.assertj.core.api.Assertions.assertThat;

class PrimaryKeyDifferenceTests {

	@Test
	@DisplayName("a primary key's implied not-null: no value can be given to more than one row")
	void impliedNotNull() {
		Scenario.of(bare("t").column("id", "bigint"), table("t"))
			.emptyTables()
			.makes("Make column id on t not null", "Add primary key engine_pk_t on t (id)");
	}

	@Test
	@DisplayName("primary key removed: its column becomes optional only after it")
	void removed() {
		Scenario.of(table("t"), bare("t").column("id", "bigint"))
			.makes("Drop primary key engine_pk_t on t", "Make column id on t nullable");
	}

	@Test
	@DisplayName("composite key order counts")
	void orderCounts() {
		TestTable before = bare("t").column("a", "bigint not null").column("b", "bigint not null").key("a", "b");
		TestTable after = bare("t").column("a", "bigint not null").column("b", "bigint not null").key("b", "a");
		Scenario.of(before, after)
			.makes("Drop primary key engine_pk_t on t", "Add primary key engine_pk_t on t (b, a)");
	}

	@Test
	@DisplayName("@OrderColumn added, removed: the column joins the key and is filled first")
	void orderColumnAddedRemoved() {
		TestTable set = bare("tags").column("post_id", "bigint not null").key("post_id");
		TestTable list = bare("tags").column("post_id", "bigint not null")
			.column("pos", "integer not null")
			.key("post_id", "pos");
		Scenario.of(set, list)
			.fill("tags.pos", "0")
			.makes("Drop primary key engine_pk_tags on tags", "Add column pos to tags",
					"Fill column pos on tags with 0 where it is null", "Make column pos on tags not null",
					"Add primary key engine_pk_tags on tags (post_id, pos)");
		Scenario.of(list, set)
			.makes("Drop primary key engine_pk_tags on tags", "Add primary key engine_pk_tags on tags (post_id)",
					"Drop column pos from tags");
	}

	@Test
	@DisplayName("a column that joins a composite key can be given a value, so it is asked for")
	void columnThatJoinsCompositeKeyIsAskedFor() {
		Scenario scenario = Scenario.of(table("t").column("a", "bigint"),
				table("t").column("a", "bigint not null").key("id", "a"));
		assertThat(scenario.questions())
			.containsExactly("Which value do the existing rows of t get in a (bigint not null)?");
	}

	@Test
	@DisplayName("foreign keys are away while the key that they refer to is")
	void foreignKeysAreAwayWhileTheirKeyIs() {
		TestTable orders = table("orders").column("user_id", "bigint").references("fk_user", "user_id", "users");
		Scenario
			.of(schema(table("users").column("uuid", "uuid not null"), orders),
					schema(table("users").column("uuid", "uuid not null").key("uuid").unique("uk_id", "id"), orders))
			.makes("Drop foreign key fk_user on orders", "Drop primary key engine_pk_users on users",
					"Add primary key engine_pk_users on users (uuid)", "Add unique constraint uk_id on users (id)",
					"Add foreign key fk_user on orders (user_id) to users");
	}

	@Test
	@DisplayName("shared primary key (@MapsId)")
	void sharedPrimaryKey() {
		Scenario
			.of(schema(table("users")),
					schema(table("users"), table("profile").references("fk_profile", "id", "users")))
			.makes("Create table profile", "Add foreign key fk_profile on profile (id) to users");
	}

}
