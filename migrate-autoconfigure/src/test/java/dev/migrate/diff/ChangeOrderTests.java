package dev.migrate.diff;

import java.util.List;
import java.util.Map;

import dev.migrate.change.SchemaChange;
import dev.migrate.schema.Schema;
import dev.migrate.schema.Sequence;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static dev.migrate.diff.TestTable.schema;
import static dev.migrate.diff.TestTable.table;
import static org.assertj.core.api.Assertions.assertThat;

class ChangeOrderTests {

	@ParameterizedTest
	@MethodSource
	void everyKindOfStepHasPhase(Class<?> kind) {
		assertThat(Phase.values()).filteredOn((phase) -> phase.holds(kind)).hasSize(1);
	}

	static List<Class<?>> everyKindOfStepHasPhase() {
		return List.of(SchemaChange.class.getPermittedSubclasses());
	}

	@Test
	@DisplayName("what holds rows or values goes last, constraints before what they stand on")
	void phases() {
		Schema before = new Schema(
				schema(table("book").column("old_id", "bigint")
					.column("title", "varchar(9)")
					.column("isbn", "text")
					.references("fk_old", "old_id", "old")
					.index("ix_old", "old_id"), table("old").column("a", "text")).tables(),
				List.of(Sequence.of("old_seq", 1, 50)));
		Schema after = new Schema(
				schema(table("book").column("name", "varchar(20) not null default 'x'")
					.column("isbn", "text")
					.column("new_id", "uuid")
					.references("fk_new", "new_id", "fresh")
					.unique("uk_isbn", "isbn")
					.index("ix_new", "new_id")
					.check("ck_name", "name <> ''"),
						TestTable.bare("fresh").column("id", "uuid not null").key("id").column("b", "date"))
					.tables(),
				List.of(Sequence.of("new_seq", 1, 1)));
		Scenario.of(before, after)
			.named(Map.of("book.title", "name"))
			.makes("Rename column title on book to name", "Drop foreign key fk_old on book",
					"Drop index ix_old on book", "Create sequence new_seq", "Create table fresh",
					"Add column new_id to book", "Alter column name on book from varchar(9) to varchar(20)",
					"Set default of column name on book to 'x'", "Fill column name on book with 'x' where it is null",
					"Make column name on book not null", "Add unique constraint uk_isbn on book (isbn)",
					"Add check constraint ck_name on book: name <> ''", "Create index ix_new on book (new_id)",
					"Add foreign key fk_new on book (new_id) to fresh", "Drop column old_id from book",
					"Drop table old", "Drop sequence old_seq");
	}

	@Test
	@DisplayName("by table, then by name")
	void byTableThenByName() {
		Scenario
			.of(schema(table("b"), table("a")),
					schema(table("b").column("y", "text").column("x", "text"), table("a").column("z", "text")))
			.makes("Add column z to a", "Add column x to b", "Add column y to b");
	}

	@Test
	@DisplayName("names that the engine made up do not decide the order")
	void engineNamesDoNotDecide() {
		TestTable bare = table("t").column("a", "text").column("b", "text");
		TestTable one = table("t").column("a", "text")
			.column("b", "text")
			.unique("engine_2", "a")
			.unique("engine_1", "b");
		TestTable other = table("t").column("a", "text")
			.column("b", "text")
			.unique("engine_1", "a")
			.unique("engine_2", "b");
		Scenario.of(bare, one)
			.makes("Add unique constraint engine_2 on t (a)", "Add unique constraint engine_1 on t (b)");
		Scenario.of(bare, other)
			.makes("Add unique constraint engine_1 on t (a)", "Add unique constraint engine_2 on t (b)");
	}

}
