package dev.migrate.cases;

import java.util.ArrayList;
import java.util.List;

import dev.migrate.change.AddForeignKey;
import dev.migrate.change.CreateTable;
import dev.migrate.change.DropColumn;
import dev.migrate.change.DropForeignKey;
import dev.migrate.change.DropTable;
import jakarta.persistence.DiscriminatorColumn;
import jakarta.persistence.DiscriminatorType;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Inheritance;
import jakarta.persistence.InheritanceType;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.MappedSuperclass;
import jakarta.persistence.OneToOne;
import org.junit.jupiter.api.DisplayName;

/**
 * What entities keep under other names and in another layout, so that no column shows
 * where it has gone: nothing of that may be lost without a word.
 */
class ReshapedStructureCaseTests {

	@CaseTest
	@DisplayName("101 single table becomes joined, subclass without columns: refused, because classes would be forgotten")
	void singleTableBecomesJoined(String engine) {
		Case.on(engine)
			.from(Single.class)
			.rows("insert into pet (id, dtype, name) values (1, 'Cat', 'Tom')")
			.to(Joined.class)
			.keeps("select dtype from pet", "Cat")
			.isRefused("May the values of pet.dtype be lost? cat is new and stays empty", "--drop pet.dtype");
	}

	@CaseTest
	@DisplayName("101 single table becomes joined, classes told by a number: refused, because they would be forgotten")
	void numberedSingleTableBecomesJoined(String engine) {
		Case.on(engine)
			.from(NumberedSingle.class)
			.rows("insert into pet (id, kind, name) values (1, 2, 'Tom')")
			.to(Joined.class)
			.keeps("select kind from pet", 2)
			.isRefused("May the values of pet.kind be lost? cat is new and stays empty", "--drop pet.kind");
	}

	@CaseTest
	@DisplayName("101 single table becomes joined, classes given up")
	void singleTableBecomesJoinedWithoutClasses(String engine) {
		Case.on(engine)
			.from(Single.class)
			.rows("insert into pet (id, dtype, name) values (1, 'Pet', 'Tom')")
			.to(Joined.class)
			.dropped("pet.dtype")
			.keeps("select name from pet", "Tom")
			.writes(CreateTable.class, AddForeignKey.class, DropColumn.class);
	}

	@CaseTest
	@DisplayName("101 joined becomes single table, subclass without columns: refused, because classes would be forgotten")
	void joinedBecomesSingleTable(String engine) {
		Case.on(engine)
			.from(Joined.class)
			.rows("insert into pet (id, name) values (1, 'Tom')", "insert into cat (id) values (1)")
			.to(Single.class)
			.filledWith("pet.dtype", "'Pet'")
			.keeps("select id from cat", 1)
			.isRefused("May the values of cat be lost? pet.dtype is new", "--drop cat");
	}

	@CaseTest
	@DisplayName("101 tables per class below an abstract root become a single one: refused, because rows would have to move")
	void tablesPerClassBecomeOne(String engine) {
		Case.on(engine)
			.from(OwnTables.class)
			.rows("insert into cat (id, name, lives) values (1, 'Tom', 9)")
			.to(OneTable.class)
			.keeps("select lives from cat", 9)
			.isRefused("May the values of cat be lost? pet is new and stays empty", "--drop cat");
	}

	@CaseTest
	@DisplayName("101 a single table becomes one per class below an abstract root: refused, because rows would have to move")
	void oneTableBecomesTablesPerClass(String engine) {
		Case.on(engine)
			.from(OneTable.class)
			.rows("insert into pet (id, dtype, name, lives) values (1, 'Cat', 'Tom', 9)")
			.to(OwnTables.class)
			.keeps("select lives from pet", 9)
			.isRefused("May the values of pet be lost? cat is new and stays empty", "--drop pet");
	}

	@CaseTest
	@DisplayName("101 table per class, subclass without columns, becomes single table: refused, because rows would have to move")
	void twinBecomesSingleTable(String engine) {
		Case.on(engine)
			.from(OwnTwins.class)
			.rows("insert into cat (id, name) values (1, 'Tom')")
			.to(Single.class)
			.filledWith("pet.dtype", "'Pet'")
			.keeps("select name from cat", "Tom")
			.isRefused("May the values of cat be lost? pet.dtype is new", "--drop cat");
	}

	@CaseTest
	@DisplayName("101 single table becomes table per class, subclass without columns: refused, because rows would have to move")
	void singleTableBecomesTwin(String engine) {
		Case.on(engine)
			.from(Single.class)
			.rows("insert into pet (id, dtype, name) values (1, 'Cat', 'Tom')")
			.to(OwnTwins.class)
			.keeps("select dtype from pet", "Cat")
			.isRefused("May the values of pet.dtype be lost? cat is new and stays empty", "--drop pet.dtype");
	}

	@CaseTest
	@DisplayName("54 many-to-one becomes many-to-many: refused, because values would have to move")
	void columnBecomesLink(String engine) {
		Case.on(engine)
			.from(OneAuthor.class)
			.rows("insert into author (id) values (1)", "insert into book (id, author_id) values (7, 1)")
			.to(ManyAuthors.class)
			.keeps("select author_id from book", 1)
			.isRefused("May the values of book.author_id be lost? book_authors is new and stays empty",
					"--drop book.author_id");
	}

	@CaseTest
	@DisplayName("54 many-to-many becomes many-to-one: refused, because values would have to move")
	void linkBecomesColumn(String engine) {
		Case.on(engine)
			.from(ManyAuthors.class)
			.rows("insert into author (id) values (1)", "insert into book (id) values (7)",
					"insert into book_authors (book_id, authors_id) values (7, 1)")
			.to(OneAuthor.class)
			.keeps("select authors_id from book_authors", 1)
			.isRefused("May the values of book_authors be lost? book.author_id is new and stays empty",
					"--drop book_authors");
	}

	@CaseTest
	@DisplayName("54 one-to-one changes its side: refused, because values would have to move")
	void turnedRound(String engine) {
		Case.on(engine)
			.from(BookOwns.class)
			.rows("insert into author (id) values (1)", "insert into book (id, writer_id) values (7, 1)")
			.to(AuthorOwns.class)
			.exceptOn("sqlite", "Hibernate makes no foreign keys there")
			.keeps("select writer_id from book", 1)
			.isRefused("May the values of book.writer_id be lost? author.opus_id is new and stays empty",
					"--drop book.writer_id");
	}

	@CaseTest
	@DisplayName("element collection becomes an entity under other names: refused, because rows would have to move")
	void collectionBecomesEntity(String engine) {
		Case.on(engine)
			.from(Phones.class)
			.rows("insert into person (id) values (1)",
					"insert into person_phones (person_id, phones) values (1, '112')")
			.to(PhoneEntities.class)
			.keeps("select phones from person_phones", "112")
			.isRefused("May the values of person_phones be lost? phone is new and stays empty", "--drop person_phones");
	}

	@CaseTest
	@DisplayName("entity becomes an element collection under other names: refused, because rows would have to move")
	void entityBecomesCollection(String engine) {
		Case.on(engine)
			.from(PhoneEntities.class)
			.rows("insert into person (id) values (1)",
					"insert into phone (id, person_id, digits) values (5, 1, '112')")
			.to(Phones.class)
			.keeps("select digits from phone", "112")
			.isRefused("May the values of phone be lost? person_phones is new and stays empty", "--drop phone");
	}

	@CaseTest
	@DisplayName("93 joined inheritance: a subclass without columns removed, nobody is asked")
	void subclassRemoved(String engine) {
		Case.on(engine)
			.from(Joined.class)
			.rows("insert into pet (id, name) values (1, 'Tom')", "insert into cat (id) values (1)")
			.to(Joined.Pet.class)
			.keeps("select name from pet", "Tom")
			.writes(DropForeignKey.class, DropTable.class);
	}

	@MappedSuperclass
	static class Row {

		@Id
		Long id;

	}

	static class Single {

		@Entity(name = "Pet")
		static class Pet extends Row {

			String name;

		}

		@Entity(name = "Cat")
		static class Cat extends Pet {

		}

	}

	static class NumberedSingle {

		@Entity(name = "Pet")
		@DiscriminatorColumn(name = "kind", discriminatorType = DiscriminatorType.INTEGER)
		static class Pet extends Row {

			String name;

		}

		@Entity(name = "Cat")
		static class Cat extends Pet {

		}

	}

	static class Joined {

		@Entity(name = "Pet")
		@Inheritance(strategy = InheritanceType.JOINED)
		static class Pet extends Row {

			String name;

		}

		@Entity(name = "Cat")
		static class Cat extends Pet {

		}

	}

	static class OwnTwins {

		@Entity(name = "Pet")
		@Inheritance(strategy = InheritanceType.TABLE_PER_CLASS)
		static class Pet extends Row {

			String name;

		}

		@Entity(name = "Cat")
		static class Cat extends Pet {

		}

	}

	static class OwnTables {

		@Entity(name = "Pet")
		@Inheritance(strategy = InheritanceType.TABLE_PER_CLASS)
		abstract static class Pet extends Row {

			String name;

		}

		@Entity(name = "Cat")
		static class Cat extends Pet {

			Integer lives;

			Integer claws;

		}

		@Entity(name = "Dog")
		static class Dog extends Pet {

			String breed;

			Integer barks;

		}

	}

	static class OneTable {

		@Entity(name = "Pet")
		abstract static class Pet extends Row {

			String name;

		}

		@Entity(name = "Cat")
		static class Cat extends Pet {

			Integer lives;

			Integer claws;

		}

		@Entity(name = "Dog")
		static class Dog extends Pet {

			String breed;

			Integer barks;

		}

	}

	static class OneAuthor {

		@Entity(name = "Author")
		static class Author extends Row {

		}

		@Entity(name = "Book")
		static class Book extends Row {

			@ManyToOne
			Author author;

		}

	}

	static class ManyAuthors {

		@Entity(name = "Author")
		static class Author extends Row {

		}

		@Entity(name = "Book")
		static class Book extends Row {

			@ManyToMany
			List<Author> authors = new ArrayList<>();

		}

	}

	static class BookOwns {

		@Entity(name = "Author")
		static class Author extends Row {

		}

		@Entity(name = "Book")
		static class Book extends Row {

			@OneToOne
			Author writer;

		}

	}

	static class AuthorOwns {

		@Entity(name = "Author")
		static class Author extends Row {

			@OneToOne
			Book opus;

		}

		@Entity(name = "Book")
		static class Book extends Row {

		}

	}

	static class Phones {

		@Entity(name = "Person")
		static class Person extends Row {

			@ElementCollection
			List<String> phones = new ArrayList<>();

		}

	}

	static class PhoneEntities {

		@Entity(name = "Person")
		static class Person extends Row {

		}

		@Entity(name = "Phone")
		static class Phone extends Row {

			@ManyToOne
			Person person;

			String digits;

		}

	}

}
