package dev.migrate.diff;

import java.util.List;

import dev.migrate.schema.Schema;
import org.junit.jupiter.api.Test;

import static dev.migrate.diff.TestTable.bare;
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

	@Test
	void asksBeforeADiscriminatorGoesWhoseClassesGetTablesWithoutColumns() {
		Schema before = schema(table("pet").column("kind", "integer not null").column("name", "text"));
		Schema after = schema(table("pet").column("name", "text"), table("cat").references("fk_cat", "id", "pet"));
		Scenario scenario = Scenario.of(before, after);
		assertThat(scenario.questions()).containsExactly(
				"May the values of pet.kind be lost? cat is new and stays empty, unless you add a change set "
						+ "that copies the values to the revision, before the one that drops pet.kind.");
		assertThat(scenario.difference().questions().get(0).options()).containsExactly("--drop pet.kind");
		scenario.drop("pet.kind")
			.makes("Create table cat", "Add foreign key fk_cat on cat (id) to pet", "Drop column kind from pet");
	}

	@Test
	void asksBeforeATableOfAClassWithoutColumnsGoesForADiscriminator() {
		Schema before = schema(table("pet").column("name", "text"), table("cat").references("fk_cat", "id", "pet"));
		Schema after = schema(table("pet").column("kind", "integer not null").column("name", "text"));
		Scenario scenario = Scenario.of(before, after).fill("pet.kind", "1");
		assertThat(scenario.difference().questions()).hasSize(1)
			.first()
			.satisfies((question) -> assertThat(question.options()).containsExactly("--drop cat"));
	}

	@Test
	void asksBeforeADiscriminatorGoesBesidesTheColumnsOfAClass() {
		Schema before = schema(table("pet").column("kind", "integer not null").column("lives", "integer"));
		Schema after = schema(table("pet"), table("cat").column("lives", "integer").references("fk_cat", "id", "pet"));
		assertThat(options(Scenario.of(before, after))).containsExactly("--drop pet.lives", "--drop pet.kind");
	}

	@Test
	void asksBeforeClassesWithEqualColumnsPartFromTheirRoot() {
		Schema whole = schema(table("pet").column("kind", "integer not null").column("name", "text"));
		Schema parted = schema(table("pet").column("name", "text"), table("cat").column("name", "text"));
		assertThat(options(Scenario.of(whole, parted))).containsExactly("--drop pet.kind");
		assertThat(options(Scenario.of(parted, whole).fill("pet.kind", "1"))).containsExactly("--drop cat");
	}

	@Test
	void asksBeforeTablesOfClassesBecomeOne() {
		Schema parted = schema(table("cat").column("name", "text").column("lives", "integer"),
				table("dog").column("title", "text").column("bark", "date"));
		Schema whole = schema(table("pet").column("dtype", "varchar(31) not null")
			.column("name", "text")
			.column("title", "text")
			.column("lives", "integer")
			.column("bark", "date"));
		assertThat(options(Scenario.of(parted, whole))).containsExactly("--drop cat", "--drop dog");
		assertThat(options(Scenario.of(whole, parted))).containsExactly("--drop pet");
	}

	@Test
	void asksAboutNoMandatoryColumnThatGoesWhileATableOfItsOwnComes() {
		Scenario
			.of(schema(table("author").column("code", "text not null").column("name", "text")),
					schema(table("author").column("name", "text"),
							table("portrait").column("image", "text").references("fk_portrait", "id", "author"),
							table("city").column("name", "text").column("size", "integer")))
			.makes("Create table city", "Create table portrait",
					"Add foreign key fk_portrait on portrait (id) to author", "Drop column code from author");
	}

	@Test
	void asksAboutNoClassThatGoesWithoutADestination() {
		Scenario
			.of(schema(table("pet").column("name", "text"), table("cat").references("fk_cat", "id", "pet")),
					schema(table("pet").column("name", "text").column("weight", "integer")))
			.makes("Drop foreign key fk_cat on cat", "Add column weight to pet", "Drop table cat");
	}

	@Test
	void asksBeforeAnAssociationGetsATableOfItsOwn() {
		Schema column = schema(table("author"),
				table("book").column("author_id", "bigint").references("fk_author", "author_id", "author"));
		Schema link = schema(table("author"), table("book"), bookAuthors());
		assertThat(options(Scenario.of(column, link))).containsExactly("--drop book.author_id");
		assertThat(options(Scenario.of(link, column))).containsExactly("--drop book_authors");
	}

	@Test
	void asksBeforeAnAssociationChangesItsSide() {
		Schema here = schema(table("author"),
				table("book").column("writer", "bigint").references("fk_author", "writer", "author"));
		Schema there = schema(table("author").column("opus", "bigint").references("fk_book", "opus", "book"),
				table("book"));
		assertThat(options(Scenario.of(here, there))).containsExactly("--drop book.writer");
	}

	@Test
	void doesNotAskAboutAnAssociationThatGoesWhileAnotherComes() {
		Schema column = schema(table("author"), table("editor"),
				table("book").column("editor_id", "bigint").references("fk_editor", "editor_id", "editor"));
		Schema link = schema(table("author"), table("editor"), table("book"), bookAuthors());
		Scenario.of(column, link)
			.makes("Drop foreign key fk_editor on book", "Create table book_authors",
					"Add foreign key fk_authors on book_authors (authors_id) to author",
					"Add foreign key fk_book on book_authors (book_id) to book", "Drop column editor_id from book");
	}

	@Test
	void doesNotAskAboutAnEntityOfItsOwnBetweenTheTwo() {
		Schema column = schema(table("author"),
				table("book").column("author_id", "bigint").references("fk_author", "author_id", "author"));
		Schema review = schema(table("author"), table("book"),
				table("review").column("author_id_", "bigint")
					.column("book_id", "bigint")
					.column("words", "text")
					.column("stars", "integer")
					.references("fk_a", "author_id_", "author")
					.references("fk_b", "book_id", "book"));
		assertThat(Scenario.of(column, review).questions()).isEmpty();
	}

	@Test
	void asksBeforeACollectionBecomesAnEntityUnderOtherNames() {
		Schema collection = schema(table("person"),
				bare("person_phones").column("person_id", "bigint not null")
					.column("phones", "text")
					.references("fk_phones", "person_id", "person"));
		Schema entity = schema(table("person"),
				table("phone").column("number", "text")
					.column("owner_id", "bigint")
					.references("fk_owner", "owner_id", "person"));
		assertThat(options(Scenario.of(collection, entity))).containsExactly("--drop person_phones");
		assertThat(options(Scenario.of(entity, collection))).containsExactly("--drop phone");
		Schema another = schema(table("person"),
				table("visit").column("at", "date")
					.column("owner_id", "bigint")
					.references("fk_owner", "owner_id", "person"));
		assertThat(Scenario.of(collection, another).questions()).isEmpty();
	}

	private static TestTable bookAuthors() {
		return bare("book_authors").column("book_id", "bigint not null")
			.column("authors_id", "bigint not null")
			.references("fk_book", "book_id", "book")
			.references("fk_authors", "authors_id", "author");
	}

	private static List<String> options(Scenario scenario) {
		assertThat(scenario.asked()).isEmpty();
		return scenario.difference().questions().stream().flatMap((question) -> question.options().stream()).toList();
	}

}
