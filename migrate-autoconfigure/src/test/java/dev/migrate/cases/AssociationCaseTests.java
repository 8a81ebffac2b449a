package dev.migrate.cases;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import dev.migrate.change.AddColumn;
import dev.migrate.change.AddForeignKey;
import dev.migrate.change.AddPrimaryKey;
import dev.migrate.change.AddUniqueConstraint;
import dev.migrate.change.CreateTable;
import dev.migrate.change.DropColumn;
import dev.migrate.change.DropForeignKey;
import dev.migrate.change.DropPrimaryKey;
import dev.migrate.change.DropTable;
import dev.migrate.change.FillNulls;
import dev.migrate.change.SetNotNull;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.JoinTable;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.MappedSuperclass;
import jakarta.persistence.MapsId;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OneToOne;
import jakarta.persistence.OrderColumn;
import org.junit.jupiter.api.DisplayName;

/**
 * Join tables, collection tables and keys that belong to an association.
 */
class AssociationCaseTests {

	private static final String[] ADA = { "insert into author (id, name) values (1, 'Ada')" };

	private static final String NAME = "select name from author";

	@CaseTest
	@DisplayName("51 many-to-many added")
	void manyToManyAdded(String engine) {
		ada(engine, Author.class, Tag.class).to(TaggedAuthor.class, Tag.class)
			.writes(CreateTable.class, AddForeignKey.class, AddForeignKey.class);
	}

	@CaseTest
	@DisplayName("52 join entity explicit")
	void joinEntity(String engine) {
		ada(engine, Author.class, Tag.class).to(Author.class, Tag.class, Tagging.class)
			.writes(CreateTable.class, AddForeignKey.class, AddForeignKey.class);
	}

	@CaseTest
	@DisplayName("53 many-to-many removed")
	void manyToManyRemoved(String engine) {
		ada(engine, TaggedAuthor.class, Tag.class).to(Author.class, Tag.class)
			.writes(DropForeignKey.class, DropForeignKey.class, DropTable.class);
	}

	@CaseTest
	@DisplayName("53 many-to-many removed with the other entity")
	void manyToManyRemovedWithEntity(String engine) {
		ada(engine, TaggedAuthor.class, Tag.class).to(Author.class)
			.writes(DropForeignKey.class, DropForeignKey.class, DropTable.class, DropTable.class);
	}

	@CaseTest
	@DisplayName("53 many-to-many removed before its join entity ∅")
	void manyToManyRemovedBeforeJoinEntity(String engine) {
		Case.on(engine)
			.from(LinkedAuthor.class, Tag.class, Link.class)
			.rows(ADA[0], "insert into tag (id, name) values (2, 'x')",
					"insert into link (author_id, tag_id) values (1, 2)")
			.to(Author.class, Tag.class, LinkOfAuthor.class)
			.keeps("select tag_id from link", 2)
			.writesNothing();
	}

	@CaseTest
	@DisplayName("53 many-to-many removed with its join entity")
	void manyToManyRemovedWithJoinEntity(String engine) {
		Case.on(engine)
			.from(LinkedAuthor.class, Tag.class, Link.class)
			.rows(ADA[0], "insert into tag (id, name) values (2, 'x')",
					"insert into link (author_id, tag_id) values (1, 2)")
			.to(Author.class, Tag.class)
			.keeps(NAME, "Ada")
			.writes(DropForeignKey.class, DropForeignKey.class, DropTable.class);
	}

	@CaseTest
	@DisplayName("54 column becomes a join table: refused, because values would have to move")
	void columnBecomesJoinTable(String engine) {
		Case.on(engine)
			.from(AuthorWithBooks.class, Book.class)
			.rows(ADA[0], "insert into book (id, author_id) values (7, 1)")
			.to(AuthorWithShelf.class, Book.class)
			.keeps("select author_id from book", 1)
			.isRefused("May the values of book.author_id be lost? author_books.author_id is new and stays empty",
					"--drop book.author_id");
	}

	@CaseTest
	@DisplayName("54 column becomes a join table, values given up")
	void columnBecomesJoinTableWithoutValues(String engine) {
		Case.on(engine)
			.from(AuthorWithBooks.class, Book.class)
			.rows(ADA[0], "insert into book (id, author_id) values (7, 1)")
			.to(AuthorWithShelf.class, Book.class)
			.dropped("book.author_id")
			.keeps("select id from book", 7)
			.writes(CreateTable.class, AddUniqueConstraint.class, AddForeignKey.class, AddForeignKey.class,
					DropForeignKey.class, DropColumn.class);
	}

	@CaseTest
	@DisplayName("54 join table becomes a column: refused, because values would have to move")
	void joinTableBecomesColumn(String engine) {
		Case.on(engine)
			.from(AuthorWithShelf.class, Book.class)
			.rows(ADA[0], "insert into book (id) values (7)",
					"insert into author_books (author_id, books_id) values (1, 7)")
			.to(AuthorWithBooks.class, Book.class)
			.keeps("select author_id from author_books", 1)
			.isRefused("May the values of author_books.author_id be lost? book.author_id is new and stays empty",
					"--drop author_books");
	}

	@CaseTest
	@DisplayName("95 shared primary key added")
	void sharedKeyAdded(String engine) {
		ada(engine, Author.class).to(Author.class, Biography.class).writes(CreateTable.class, AddForeignKey.class);
	}

	@CaseTest
	@DisplayName("95 plain key becomes a shared one")
	void keyBecomesShared(String engine) {
		Case.on(engine)
			.from(Author.class, BiographyWithOwnKey.class)
			.rows(ADA[0], "insert into biography (author_id, text) values (1, 'Born')")
			.to(Author.class, Biography.class)
			.keeps("select text from biography where author_id = 1", "Born")
			.writes(AddForeignKey.class);
	}

	@CaseTest
	@DisplayName("96 @OrderColumn added")
	void orderAdded(String engine) {
		Case.on(engine)
			.from(AuthorWithHobbies.class)
			.rows(ADA[0], "insert into author_hobbies (author_id, hobbies) values (1, 'Chess')")
			.to(AuthorWithOrderedHobbies.class)
			.filledWith("author_hobbies.hobbies_order", "0")
			.keeps("select hobbies from author_hobbies where author_id = 1 and hobbies_order = 0", "Chess")
			.writes(AddColumn.class, FillNulls.class, SetNotNull.class, AddPrimaryKey.class);
	}

	@CaseTest
	@DisplayName("96 @OrderColumn removed")
	void orderRemoved(String engine) {
		Case.on(engine)
			.from(AuthorWithOrderedHobbies.class)
			.rows(ADA)
			.to(AuthorWithHobbies.class)
			.keeps(NAME, "Ada")
			.writes(DropPrimaryKey.class, DropColumn.class);
	}

	@CaseTest
	@DisplayName("96 list becomes a set")
	void listBecomesSet(String engine) {
		Case.on(engine)
			.from(AuthorWithHobbies.class)
			.rows(ADA[0], "insert into author_hobbies (author_id, hobbies) values (1, 'Chess')")
			.to(AuthorWithHobbySet.class)
			.filledWith("author_hobbies.hobbies", "''")
			.keeps("select hobbies from author_hobbies where author_id = 1", "Chess")
			.writes(FillNulls.class, SetNotNull.class, AddPrimaryKey.class);
	}

	@CaseTest
	@DisplayName("composite key order is Hibernate's")
	void compositeKey(String engine) {
		ada(engine, Author.class).to(Author.class, Seat.class).writes(CreateTable.class);
	}

	@CaseTest
	@DisplayName("composite key gets another column")
	void compositeKeyWidened(String engine) {
		Case.on(engine)
			.from(Seat.class)
			.rows("insert into seat (row_no, hall, place_no) values (3, 'A', 17)")
			.to(SeatOnFloor.class)
			.filledWith("seat.floor_no", "0")
			.keeps("select place_no from seat where hall = 'A' and floor_no = 0", 17)
			.writes(DropPrimaryKey.class, AddColumn.class, FillNulls.class, SetNotNull.class, AddPrimaryKey.class);
	}

	private static Case ada(String engine, Class<?>... from) {
		return Case.on(engine).from(from).rows(ADA).keeps(NAME, "Ada");
	}

	@MappedSuperclass
	static class Row {

		@Id
		Long id;

	}

	@MappedSuperclass
	static class Named extends Row {

		@Column(length = 50)
		String name;

	}

	@Entity(name = "Tag")
	static class Tag extends Named {

	}

	@Entity(name = "Author")
	static class Author extends Named {

	}

	@Entity(name = "Author")
	static class TaggedAuthor extends Named {

		@ManyToMany
		Set<Tag> tags = new HashSet<>();

	}

	@Entity(name = "Author")
	static class LinkedAuthor extends Named {

		@ManyToMany
		@JoinTable(name = "link", joinColumns = @JoinColumn(name = "author_id"),
				inverseJoinColumns = @JoinColumn(name = "tag_id"))
		Set<Tag> tags = new HashSet<>();

	}

	@Entity(name = "Link")
	static class Link {

		@EmbeddedId
		LinkId id;

		@MapsId("authorId")
		@ManyToOne
		LinkedAuthor author;

		@MapsId("tagId")
		@ManyToOne
		Tag tag;

	}

	@Entity(name = "Link")
	static class LinkOfAuthor {

		@EmbeddedId
		LinkId id;

		@MapsId("authorId")
		@ManyToOne
		Author author;

		@MapsId("tagId")
		@ManyToOne
		Tag tag;

	}

	@Entity(name = "Tagging")
	static class Tagging extends Row {

		@ManyToOne
		Author author;

		@ManyToOne
		Tag tag;

	}

	@Entity(name = "Book")
	static class Book extends Row {

	}

	@Entity(name = "Author")
	static class AuthorWithBooks extends Named {

		@OneToMany
		@JoinColumn(name = "author_id")
		List<Book> books = new ArrayList<>();

	}

	@Entity(name = "Author")
	static class AuthorWithShelf extends Named {

		@OneToMany
		List<Book> books = new ArrayList<>();

	}

	@Entity(name = "Biography")
	static class Biography {

		@Id
		Long authorId;

		@MapsId
		@OneToOne
		Author author;

		String text;

	}

	@Entity(name = "Biography")
	static class BiographyWithOwnKey {

		@Id
		Long authorId;

		String text;

	}

	@Entity(name = "Author")
	static class AuthorWithHobbies extends Named {

		@ElementCollection
		@Column(length = 50)
		List<String> hobbies = new ArrayList<>();

	}

	@Entity(name = "Author")
	static class AuthorWithOrderedHobbies extends Named {

		@ElementCollection
		@OrderColumn
		@Column(length = 50)
		List<String> hobbies = new ArrayList<>();

	}

	@Entity(name = "Author")
	static class AuthorWithHobbySet extends Named {

		@ElementCollection
		@Column(length = 50, nullable = false)
		Set<String> hobbies = new HashSet<>();

	}

	@Embeddable
	record LinkId(Long authorId, Long tagId) {

	}

	@Embeddable
	record SeatId(Integer rowNo, String hall, Integer placeNo) {

	}

	@Embeddable
	record FloorSeatId(Integer rowNo, String hall, Integer placeNo, Integer floorNo) {

	}

	@Entity(name = "Seat")
	static class Seat {

		@EmbeddedId
		SeatId id;

	}

	@Entity(name = "Seat")
	static class SeatOnFloor {

		@EmbeddedId
		FloorSeatId id;

	}

}
