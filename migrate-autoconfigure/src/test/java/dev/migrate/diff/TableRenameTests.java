package dev.migrate.diff;

import java.util.Map;

import dev.migrate.schema.ReferentialAction;
import dev.migrate.schema.Schema;
import dev.migrate.schema.Sequence;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import static dev.migrate.diff.TestTable.bare;
import static dev.migrate.diff.TestTable.schema;
import static dev.migrate.diff.TestTable.table;
import static org.assertj.core.api.Assertions.assertThat;

class TableRenameTests {

	private static final String HASH_A = "fka1b2c3d4e5f6a7b8c9d0e1f2";

	private static final String HASH_B = "fkb1b2c3d4e5f6a7b8c9d0e1f2";

	@Test
	@DisplayName("table renamed")
	void tableRenamed() {
		Scenario scenario = Scenario.of(author("author"), author("writer"));
		assertThat(scenario.questions()).containsExactly("Was author renamed to writer (a table of 3 columns)?");
		assertThat(scenario.difference().questions().get(0).options()).containsExactly("--rename author=writer",
				"--drop author");
		assertThat(scenario.changes()).isEmpty();
		scenario.answer("author", "writer", true).makes("Rename table author to writer");
	}

	@Test
	@DisplayName("table not renamed: created and dropped")
	void tableNotRenamed() {
		Scenario.of(author("author"), author("writer"))
			.answer("author", "writer", false)
			.makes("Create table writer", "Drop table author");
	}

	@Test
	@DisplayName("table renamed: most of its columns tell which among several, half of them do not")
	void enoughColumns() {
		TestTable before = table("author").column("a", "text")
			.column("b", "text")
			.column("c", "text")
			.column("d", "text");
		TestTable city = table("city").column("e", "text");
		TestTable town = table("town").column("f", "text");
		assertThat(Scenario
			.of(schema(before, city), schema(
					table("writer").column("a", "text").column("b", "text").column("x", "date").column("y", "date"),
					town))
			.asked()).containsExactly("author -> writer", "city -> town");
		assertThat(Scenario.of(schema(before, city),
				schema(table("writer").column("a", "text").column("x", "date").column("y", "date").column("z", "date"),
						town))
			.asked()).containsExactlyInAnyOrder("author -> town", "author -> writer", "city -> town", "city -> writer");
		assertThat(Scenario.of(table("author"), table("writer")).questions())
			.containsExactly("Was author renamed to writer (a table of 1 column)?");
	}

	@Test
	@DisplayName("table renamed that shares its key alone: asked about")
	void leftOverAlone() {
		TestTable author = table("author").column("name", "text");
		TestTable writer = table("writer").column("full_name", "text");
		Scenario scenario = Scenario.of(author, writer);
		assertThat(scenario.questions()).containsExactly("Was author renamed to writer (1 of 2 columns is the same)?");
		assertThat(scenario.difference().questions().get(0).options()).containsExactly("--rename author=writer",
				"--drop author");
		assertThat(scenario.changes()).isEmpty();
		assertThat(scenario.answer("author", "writer", true).questions())
			.containsExactly("Was writer.name renamed to writer.full_name (a text)?");
		scenario.answer("writer.name", "writer.full_name", true)
			.makes("Rename table author to writer", "Rename column name on writer to full_name");
	}

	@Test
	@DisplayName("table renamed with its key's name: the key's type tells")
	void keyUnderAnotherName() {
		assertThat(Scenario
			.of(bare("author").column("author_id", "bigint not null").key("author_id").column("a", "date"),
					bare("writer").column("writer_id", "bigint not null").key("writer_id").column("b", "text"))
			.questions()).containsExactly("Was author renamed to writer (none of 2 columns is the same)?");
	}

	@Test
	@DisplayName("table with another key is another table: nobody is asked")
	void anotherKey() {
		assertThat(Scenario
			.of(table("author").column("name", "text"),
					bare("writer").column("code", "text not null").key("code").column("name", "text"))
			.asked()).isEmpty();
		assertThat(Scenario
			.of(table("author").column("name", "text"),
					bare("writer").column("id", "bigint not null").column("at", "date").noKey())
			.asked()).isEmpty();
	}

	@Test
	@DisplayName("several tables go and come that have nothing in common: asked about, never dropped and created unasked")
	void nothingInCommon() {
		Scenario scenario = Scenario.of(
				schema(table("author").column("name", "text"), table("city").column("size", "integer")),
				schema(table("writer").column("full_name", "text"), table("town").column("weight", "date")));
		assertThat(scenario.asked()).containsExactlyInAnyOrder("author -> town", "author -> writer", "city -> town",
				"city -> writer");
		assertThat(scenario.changes()).isEmpty();
		scenario.drop("author", "city")
			.makes("Create table town", "Create table writer", "Drop table city", "Drop table author");
	}

	@Test
	@DisplayName("table made by hand, or to be dropped, is not taken for one that comes")
	void othersDoNotCount() {
		Schema before = schema(table("author").column("name", "text"), table("city").column("size", "integer"));
		Schema after = schema(table("writer").column("full_name", "text"));
		assertThat(Scenario.of(before, after).asked()).containsExactly("author -> writer", "city -> writer");
		assertThat(Scenario.of(before, after).managed((object) -> !object.startsWith("city")).asked())
			.containsExactly("author -> writer");
		assertThat(Scenario.of(before, after).drop("city").asked()).containsExactly("author -> writer");
	}

	@Test
	@DisplayName("table that is left over once another rename has been named")
	void leftOverAfterAnother() {
		assertThat(Scenario
			.of(schema(table("author").column("name", "text"), table("city").column("size", "integer")),
					schema(table("writer").column("full_name", "text"), table("town").column("weight", "date")))
			.named(Map.of("city", "town"))
			.asked()).containsExactly("author -> writer");
	}

	@Test
	@DisplayName("table that others refer to as they did: known among several")
	void referrersFollow() {
		Schema before = schema(table("author").column("name", "text"), table("city").column("size", "integer"),
				table("book").column("author_id", "bigint").references("fk_a", "author_id", "author"));
		Schema after = schema(table("writer").column("full_name", "text"), table("town").column("at", "date"),
				table("book").column("author_id", "bigint").references("fk_w", "author_id", "writer"));
		assertThat(Scenario.of(before, after).asked()).containsExactly("author -> writer", "city -> town");
	}

	@Test
	@DisplayName("join table that links the same tables, one of them under a new name")
	void linksTheSame() {
		Schema before = schema(table("author").column("name", "text"), table("book"), links("author", "author_id"),
				links("editor", "editor_id"), table("editor"));
		Schema after = schema(table("writer").column("name", "text"), table("book"), links("writer", "writer_id"),
				links("proofreader", "proofreader_id"), table("editor"));
		assertThat(Scenario.of(before, after).asked()).containsExactly("author -> writer",
				"author_books -> writer_books", "editor_books -> proofreader_books");
	}

	private static TestTable links(String table, String column) {
		TestTable links = bare(table + "_books").column(column, "bigint").column("books_id", "bigint");
		return (table.equals("proofreader")
				? links.references("fk_" + table, column, "editor", "id", ReferentialAction.CASCADE)
				: links.references("fk_" + table, column, table))
			.references("fk_b_" + table, "books_id", "book");
	}

	@Test
	@DisplayName("table and a relation to it at once")
	void tableAndRelationAtOnce() {
		Schema before = schema(author("author"),
				table("book").column("author_id", "bigint").references(HASH_A, "author_id", "author"));
		Schema after = schema(author("writer"),
				table("book").column("writer_id", "bigint").references(HASH_B, "writer_id", "writer"));
		Scenario.of(before, after)
			.answer("author", "writer", true)
			.answer("book.author_id", "book.writer_id", true)
			.makes("Rename table author to writer", "Rename column author_id on book to writer_id");
	}

	@Test
	@DisplayName("join table renamed with its columns, as the user has named it")
	void joinTable() {
		Schema before = schema(table("book"), table("author"), join("book_author", "author_id", "author"));
		Schema after = schema(table("book"), table("author"), join("book_writer", "writer_id", "author"));
		Scenario.of(before, after)
			.named(Map.of("book_author", "book_writer", "book_author.author_id", "writer_id"))
			.makes("Rename table book_author to book_writer", "Rename column author_id on book_writer to writer_id");
	}

	@Test
	@DisplayName("column inside a renamed table: asked for under the new name, named under either")
	void columnInsideRenamedTable() {
		TestTable after = table("writer").column("name", "text").column("born_on", "date");
		Scenario asked = Scenario.of(author("author"), after).answer("author", "writer", true);
		assertThat(asked.questions()).containsExactly("Was writer.born renamed to writer.born_on (a date)?");
		for (String column : new String[] { "author.born", "writer.born" }) {
			Scenario.of(author("author"), after)
				.named(Map.of("author", "writer", column, "born_on"))
				.makes("Rename table author to writer", "Rename column born on writer to born_on");
		}
		Scenario.of(author("author"), after)
			.named(Map.of("author", "writer"))
			.drop("author.born")
			.makes("Rename table author to writer", "Add column born_on to writer", "Drop column born from writer");
	}

	@Test
	@DisplayName("table renamed and column changed at once")
	void tableRenamedAndColumnChanged() {
		Scenario
			.of(author("author"), table("writer").column("name", "varchar(9)").column("born", "date").comment("Them"))
			.answer("author", "writer", true)
			.makes("Rename table author to writer", "Alter column name on writer from text to varchar(9)",
					"Set comment on table writer");
	}

	@Test
	@DisplayName("table renamed that refers to itself, and the old name used again")
	void selfReferenceAndOldNameUsedAgain() {
		TestTable before = table("node").column("up", "bigint").references("fk_up", "up", "node");
		TestTable after = table("leaf").column("up", "bigint").references("fk_up", "up", "leaf");
		Scenario.of(schema(before), schema(after, table("node").column("other", "date")))
			.named(Map.of("node", "leaf"))
			.makes("Rename table node to leaf", "Create table node");
	}

	@Test
	@DisplayName("chain a→b while b→c of tables")
	void chain() {
		Scenario
			.of(schema(table("a").column("x", "text"), table("b").column("y", "date")),
					schema(table("b").column("x", "text"), table("c").column("y", "date")))
			.named(Map.of("a", "b", "b", "c"))
			.makes("Rename table b to c", "Rename table a to b");
	}

	@Test
	@DisplayName("a rename takes the name of a table that is dropped")
	void takesTheNameOfDroppedTable() {
		TestTable orders = table("orders").column("user_id", "bigint").references("fk", "user_id", "users");
		Scenario
			.of(schema(table("users").column("x", "text"), table("users_v2").column("y", "date"), orders),
					schema(table("users").column("y", "date"), orders))
			.named(Map.of("users_v2", "users"))
			.drop("users")
			.makes("Drop foreign key fk on orders", "Drop table users", "Rename table users_v2 to users",
					"Add foreign key fk on orders (user_id) to users");
	}

	@Test
	@DisplayName("case-only change of a class name")
	void caseOnlyChange() {
		Scenario scenario = Scenario.of(table("\"Author\"").column("a", "text"), table("author").column("b", "date"));
		assertThat(scenario.changes()).extracting((change) -> change.describe())
			.startsWith("Rename table \"Author\" to author");
		assertThat(scenario.asked()).isEmpty();
	}

	@Test
	@DisplayName("several tables alike: the most alike first")
	void mostAlikeFirst() {
		Schema before = schema(table("order_line").column("a", "text"), table("invoice_line").column("a", "text"));
		Schema after = schema(table("order_lines").column("a", "text"), table("invoice_lines").column("a", "text"));
		Scenario scenario = Scenario.of(before, after).renames((candidate) -> java.util.Optional.of(true));
		assertThat(scenario.asked()).containsExactlyInAnyOrder("order_line -> order_lines",
				"invoice_line -> invoice_lines");
		scenario.makes("Rename table invoice_line to invoice_lines", "Rename table order_line to order_lines");
	}

	@Test
	@DisplayName("table with its sequence renamed")
	void tableWithItsSequence() {
		Schema before = new Schema(schema(author("author")).tables(),
				java.util.List.of(Sequence.of("author_seq", 1, 50)));
		Schema after = new Schema(schema(author("writer")).tables(),
				java.util.List.of(Sequence.of("writer_seq", 1, 50)));
		Scenario.of(before, after)
			.named(Map.of("author", "writer", "author_seq", "writer_seq"))
			.makes("Rename table author to writer", "Rename sequence author_seq to writer_seq");
	}

	private static TestTable author(String name) {
		return table(name).column("name", "text").column("born", "date");
	}

	private static TestTable join(String name, String column, String target) {
		return bare(name).column("book_id", "bigint not null")
			.column(column, "bigint not null")
			.key("book_id", column)
			.references(HASH_A, column, target)
			.references("engine_fk_book", "book_id", "book");
	}

}
