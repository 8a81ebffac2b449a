package dev.migrate.diff;

import java.util.List;

import dev.migrate.change.AddUniqueConstraint;
import dev.migrate.change.CreateTable;
import dev.migrate.change.DropTable;
import dev.migrate.change.SchemaChange;
import dev.migrate.schema.ReferentialAction;
import dev.migrate.schema.Schema;
import dev.migrate.schema.Table;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import static dev.migrate.diff.TestTable.schema;
import static dev.migrate.diff.TestTable.table;
import static org.assertj.core.api.Assertions.assertThat;

class TableDifferenceTests {

	@Test
	@DisplayName("entity added: its table, then its constraints and indexes as steps of their own")
	void entityAdded() {
		Schema after = schema(table("users").column("email", "varchar(255) not null")
			.unique("uk_users_email", "email")
			.check("ck_users_email", "email <> ''")
			.index("ix_users_email", "email"));
		Scenario scenario = Scenario.of(Schema.empty(), after);
		scenario.makes("Create table users", "Add unique constraint uk_users_email on users (email)",
				"Add check constraint ck_users_email on users: email <> ''",
				"Create index ix_users_email on users (email)");
		Table users = after.tables().get(0);
		assertThat(scenario.changes()).contains(new CreateTable(Table.of("users", users.columns(), users.primaryKey())),
				new AddUniqueConstraint(users.name(), users.uniqueConstraints().get(0)));
	}

	@Test
	@DisplayName("entity removed: dropping a table does not drop its indexes, uniques and checks one by one")
	void entityRemoved() {
		Schema before = schema(table("users").column("email", "varchar(255)")
			.unique("uk_users_email", "email")
			.check("ck_users_email", "email <> ''")
			.index("ix_users_email", "email"));
		Scenario scenario = Scenario.of(before, Schema.empty());
		scenario.makes("Drop table users");
		assertThat(scenario.changes()).containsExactly(new DropTable(before.tables().get(0)));
	}

	@Test
	@DisplayName("referenced table created first")
	void referencedTableCreatedFirst() {
		Scenario
			.of(Schema.empty(),
					schema(table("address").column("city_id", "bigint")
						.references("fk_address_city", "city_id", "city"), table("city")))
			.makes("Create table city", "Create table address",
					"Add foreign key fk_address_city on address (city_id) to city");
	}

	@Test
	@DisplayName("cycles of foreign keys, within and across")
	void cyclesOfForeignKeys() {
		Schema cycle = schema(
				table("department").column("head_id", "bigint").references("fk_head", "head_id", "employee"),
				table("employee").column("department_id", "bigint")
					.column("boss_id", "bigint")
					.references("fk_department", "department_id", "department")
					.references("fk_boss", "boss_id", "employee"));
		Scenario.of(Schema.empty(), cycle)
			.makes("Create table employee", "Create table department",
					"Add foreign key fk_head on department (head_id) to employee",
					"Add foreign key fk_boss on employee (boss_id) to employee",
					"Add foreign key fk_department on employee (department_id) to department");
		Scenario.of(cycle, Schema.empty())
			.makes("Drop foreign key fk_head on department", "Drop foreign key fk_boss on employee",
					"Drop foreign key fk_department on employee", "Drop table department", "Drop table employee");
	}

	@Test
	@DisplayName("drop order without cycles: foreign key dropped before its table, dependents first")
	void dropOrderWithoutCycles() {
		Schema before = schema(table("a"), table("b").column("a_id", "bigint").references("fk_b_a", "a_id", "a"),
				table("c").column("b_id", "bigint").references("fk_c_b", "b_id", "b"));
		Scenario.of(before, Schema.empty())
			.makes("Drop foreign key fk_b_a on b", "Drop foreign key fk_c_b on c", "Drop table c", "Drop table b",
					"Drop table a");
	}

	@Test
	@DisplayName("foreign key retargeted, then old target dropped")
	void foreignKeyRetargetedThenOldTargetDropped() {
		Scenario
			.of(schema(table("writer").column("pen_name", "text"),
					table("book").column("by_id", "bigint").references("fk_by", "by_id", "writer")),
					schema(table("person").column("full_name", "text"),
							table("book").column("by_id", "bigint").references("fk_by", "by_id", "person")))
			.answer("writer", "person", false)
			.makes("Drop foreign key fk_by on book", "Create table person",
					"Add foreign key fk_by on book (by_id) to person", "Drop table writer");
	}

	@Test
	@DisplayName("many-to-many added and removed")
	void manyToManyAddedAndRemoved() {
		TestTable users = table("users");
		TestTable roles = table("roles");
		TestTable join = TestTable.bare("users_roles")
			.column("users_id", "bigint not null")
			.column("roles_id", "bigint not null")
			.key("users_id", "roles_id")
			.references("fk_roles", "roles_id", "roles")
			.references("fk_users", "users_id", "users");
		Scenario.of(schema(users, roles), schema(users, roles, join))
			.makes("Create table users_roles", "Add foreign key fk_roles on users_roles (roles_id) to roles",
					"Add foreign key fk_users on users_roles (users_id) to users");
		Scenario.of(schema(users, roles, join), schema(users))
			.makes("Drop foreign key fk_roles on users_roles", "Drop foreign key fk_users on users_roles",
					"Drop table users_roles", "Drop table roles");
	}

	@Test
	@DisplayName("joined inheritance: order of creation and of removal")
	void joinedInheritance() {
		Schema joined = schema(table("payment"), table("card_payment").references("fk_card", "id", "payment"));
		Scenario.of(Schema.empty(), joined)
			.makes("Create table payment", "Create table card_payment",
					"Add foreign key fk_card on card_payment (id) to payment");
		Scenario.of(joined, Schema.empty())
			.makes("Drop foreign key fk_card on card_payment", "Drop table card_payment", "Drop table payment");
	}

	@Test
	@DisplayName("table comments: add, change, remove, same")
	void tableComments() {
		Scenario.of(table("t"), table("t").comment("People")).makes("Set comment on table t");
		Scenario.of(table("t").comment("People"), table("t").comment("Users")).makes("Set comment on table t");
		Scenario.of(table("t").comment("People"), table("t")).makes("Remove comment on table t");
		Scenario.of(table("t").comment("People"), table("t").comment("People")).makesNothing();
	}

	@Test
	@DisplayName("a unique not written twice when the table is created")
	void uniqueNotWrittenTwice() {
		List<SchemaChange> changes = Scenario
			.of(Schema.empty(), schema(table("t").column("c", "text").unique("engine_1", "c")))
			.changes();
		assertThat(((CreateTable) changes.get(0)).table().uniqueConstraints()).isEmpty();
		assertThat(changes).hasSize(2);
	}

	@Test
	@DisplayName("table dropped and another one that takes the names of its index and constraint")
	void namesTakenOverFromDroppedTable() {
		Scenario
			.of(schema(table("old").column("a", "text").index("ix_shared", "a").unique("uk_shared", "a")),
					schema(table("fresh").column("b", "date").index("ix_shared", "b").unique("uk_shared", "b")))
			.answer("old", "fresh", false)
			.makes("Drop table old", "Create table fresh", "Add unique constraint uk_shared on fresh (b)",
					"Create index ix_shared on fresh (b)");
	}

	@Test
	@DisplayName("nothing changed, new instances")
	void nothingChanged() {
		Scenario.of(everything(), everything()).makesNothing();
	}

	static Schema everything() {
		return schema(
				table("users").comment("People")
					.identity("number", "integer not null")
					.column("email", "varchar(255) not null default 'x'")
					.generated("upper_email", "varchar(255)", "upper(email)")
					.unique("engine_1", "email")
					.check("engine_2", "email <> ''")
					.index("ix_email", "email desc"),
				table("orders").column("user_id", "bigint")
					.references("fk_user", "user_id", "users", "id", ReferentialAction.CASCADE));
	}

}
