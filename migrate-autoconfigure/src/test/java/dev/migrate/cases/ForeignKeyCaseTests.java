package dev.migrate.cases;

import dev.migrate.change.AddColumn;
import dev.migrate.change.AddForeignKey;
import dev.migrate.change.CreateTable;
import dev.migrate.change.DropColumn;
import dev.migrate.change.DropForeignKey;
import dev.migrate.change.DropTable;
import jakarta.persistence.Column;
import jakarta.persistence.ConstraintMode;
import jakarta.persistence.Entity;
import jakarta.persistence.ForeignKey;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.MappedSuperclass;
import jakarta.persistence.Table;
import org.hibernate.annotations.OnDelete;
import org.hibernate.annotations.OnDeleteAction;
import org.junit.jupiter.api.DisplayName;

/**
 * Foreign keys.
 */
class ForeignKeyCaseTests {

	private static final String[] ADA = { "insert into author (id, name) values (1, 'Ada')" };

	private static final String[] ADAS_BOOK = { ADA[0],
			"insert into book (id, title, author_id) values (7, 'Notes', 1)" };

	private static final String AUTHOR_OF_BOOK = "select author_id from book where title = 'Notes'";

	@CaseTest
	@DisplayName("43 referenced table created first")
	void referencedTableCreatedFirst(String engine) {
		Case.on(engine)
			.from(Author.class)
			.rows(ADA)
			.to(Author.class, Book.class, Award.class)
			.keeps("select name from author", "Ada")
			.writes(CreateTable.class, CreateTable.class, AddForeignKey.class, AddForeignKey.class);
	}

	@CaseTest
	@DisplayName("44 cycle of foreign keys within one revision")
	void cycleWithinRevision(String engine) {
		Case.on(engine)
			.from(Tag.class)
			.rows("insert into tag (code) values ('x')")
			.to(Tag.class, AuthorWithFavourite.class, BookOfCycle.class)
			.keeps("select code from tag", "x")
			.writes(CreateTable.class, CreateTable.class, AddForeignKey.class, AddForeignKey.class);
	}

	@CaseTest
	@DisplayName("44 cycle of foreign keys across revisions")
	void cycleAcrossRevisions(String engine) {
		Case.on(engine)
			.from(Author.class)
			.rows(ADA)
			.to(AuthorWithFavourite.class, BookOfCycle.class)
			.keeps("select name from author where favourite_id is null", "Ada")
			.writes(CreateTable.class, AddColumn.class, AddForeignKey.class, AddForeignKey.class);
	}

	@CaseTest
	@DisplayName("44 cycle of foreign keys removed with its tables")
	void cycleRemoved(String engine) {
		Case.on(engine)
			.from(Tag.class, AuthorWithFavourite.class, BookOfCycle.class)
			.rows("insert into tag (code) values ('x')")
			.to(Tag.class)
			.keeps("select code from tag", "x")
			.writes(DropForeignKey.class, DropForeignKey.class, DropTable.class, DropTable.class);
	}

	@CaseTest
	@DisplayName("44 table referring to itself")
	void selfReference(String engine) {
		Case.on(engine)
			.from(Author.class)
			.rows(ADA)
			.to(AuthorWithMentor.class)
			.keeps("select name from author where mentor_id is null", "Ada")
			.writes(AddColumn.class, AddForeignKey.class);
	}

	@CaseTest
	@DisplayName("46 foreign key retargeted, then old target dropped")
	void retargeted(String engine) {
		Case.on(engine)
			.from(Author.class, Book.class)
			.rows("insert into book (id, title) values (7, 'Notes')")
			.to(BookByWriter.class, Writer.class)
			.dropped("author")
			.keeps("select title from book", "Notes")
			.writes(DropForeignKey.class, CreateTable.class, AddForeignKey.class, DropTable.class);
	}

	@CaseTest
	@DisplayName("47 foreign key dropped before its table")
	void droppedBeforeItsTable(String engine) {
		Case.on(engine)
			.from(Author.class, Book.class)
			.rows(ADAS_BOOK)
			.to(Author.class)
			.keeps("select name from author", "Ada")
			.writes(DropForeignKey.class, DropTable.class);
	}

	@CaseTest
	@DisplayName("48 drop order without cycles")
	void dropOrder(String engine) {
		Case.on(engine)
			.from(Tag.class, Author.class, Book.class, Award.class)
			.rows("insert into tag (code) values ('x')", ADAS_BOOK[0], ADAS_BOOK[1],
					"insert into award (id, book_id) values (1, 7)")
			.to(Tag.class)
			.keeps("select code from tag", "x")
			.writes(DropForeignKey.class, DropForeignKey.class, DropTable.class, DropTable.class, DropTable.class);
	}

	@CaseTest
	@DisplayName("49 plain column becomes a foreign key")
	void columnBecomesForeignKey(String engine) {
		Case.on(engine)
			.from(Author.class, BookWithAuthorId.class)
			.rows(ADAS_BOOK)
			.to(Author.class, Book.class)
			.keeps(AUTHOR_OF_BOOK, 1)
			.writes(AddForeignKey.class);
	}

	@CaseTest
	@DisplayName("49 foreign key added over orphans: stopped until they are gone")
	void addedOverOrphans(String engine) {
		Case.on(engine)
			.from(Author.class, BookWithAuthorId.class)
			.rows("insert into book (id, title, author_id) values (7, 'Notes', 1)")
			.to(Author.class, Book.class)
			.keeps(AUTHOR_OF_BOOK, 1)
			.exceptOn("sqlite", "Hibernate makes no foreign keys there")
			.isStoppedBy("1 row of book refers by author_id to rows of author that do not exist: 1", ADA);
	}

	@CaseTest
	@DisplayName("49 foreign key becomes a plain column")
	void foreignKeyBecomesColumn(String engine) {
		Case.on(engine)
			.from(Author.class, Book.class)
			.rows(ADAS_BOOK)
			.to(Author.class, BookWithAuthorId.class)
			.keeps(AUTHOR_OF_BOOK, 1)
			.writes(DropForeignKey.class);
	}

	@CaseTest
	@DisplayName("55 foreign key added with its column")
	void addedWithColumn(String engine) {
		Case.on(engine)
			.from(Author.class, BookWithoutAuthor.class)
			.rows("insert into book (id, title) values (7, 'Notes')")
			.to(Author.class, Book.class)
			.keeps("select title from book where author_id is null", "Notes")
			.writes(AddColumn.class, AddForeignKey.class);
	}

	@CaseTest
	@DisplayName("55 foreign key removed with its column")
	void removedWithColumn(String engine) {
		Case.on(engine)
			.from(Author.class, Book.class)
			.rows(ADAS_BOOK)
			.to(Author.class, BookWithoutAuthor.class)
			.keeps("select title from book", "Notes")
			.writes(DropForeignKey.class, DropColumn.class);
	}

	@CaseTest
	@DisplayName("55 foreign key removed from a column that has another one, made by hand")
	void oneOfTwoRemoved(String engine) {
		Case.on(engine)
			.from(Author.class, Writer.class, Book.class)
			.thenByHand("alter table book add constraint by_hand foreign key (author_id) references writer (id)")
			.rows(ADA[0], "insert into writer (id, born) values (1, 1815)", ADAS_BOOK[1])
			.to(Author.class, Writer.class, BookWithAuthorId.class)
			.exceptOn("sqlite", "SQLite has no statement that adds a foreign key")
			.keeps(AUTHOR_OF_BOOK, 1)
			.writes(DropForeignKey.class);
	}

	@CaseTest
	@DisplayName("55 composite foreign key added")
	void compositeAdded(String engine) {
		Case.on(engine)
			.from(Place.class, EventWithPlaceColumns.class)
			.rows("insert into place (town, street) values ('Ulm', 'Hafen')",
					"insert into event (id, place_town, place_street) values (1, 'Ulm', 'Hafen')")
			.to(Place.class, Event.class)
			.keeps("select place_street from event where place_town = 'Ulm'", "Hafen")
			.writes(AddForeignKey.class);
	}

	@CaseTest
	@DisplayName("55 composite foreign key removed")
	void compositeRemoved(String engine) {
		Case.on(engine)
			.from(Place.class, Event.class)
			.rows("insert into place (town, street) values ('Ulm', 'Hafen')",
					"insert into event (id, place_town, place_street) values (1, 'Ulm', 'Hafen')")
			.to(Place.class, EventWithPlaceColumns.class)
			.keeps("select place_street from event where place_town = 'Ulm'", "Hafen")
			.writes(DropForeignKey.class);
	}

	@CaseTest
	@DisplayName("55 foreign key to a unique column that is no primary key")
	void toUniqueColumn(String engine) {
		Case.on(engine)
			.from(Country.class)
			.rows("insert into country (id, iso) values (1, 'DE')")
			.to(Country.class, Stamp.class)
			.keeps("select iso from country", "DE")
			.writes(CreateTable.class, AddForeignKey.class);
	}

	@CaseTest
	@DisplayName("56 unchanged composite foreign key, other column order in the catalog ∅")
	void compositeUnchanged(String engine) {
		Case.on(engine)
			.from(Place.class, Event.class)
			.rows("insert into place (town, street) values ('Ulm', 'Hafen')",
					"insert into event (id, place_town, place_street) values (1, 'Ulm', 'Hafen')")
			.to(Place.class, EventJoinedTheOtherWayRound.class)
			.keeps("select place_street from event where place_town = 'Ulm'", "Hafen")
			.writesNothing();
	}

	@CaseTest
	@DisplayName("57 on-delete added")
	void onDeleteAdded(String engine) {
		Case.on(engine)
			.from(Author.class, Book.class)
			.rows(ADAS_BOOK)
			.to(Author.class, CascadingBook.class)
			.keeps(AUTHOR_OF_BOOK, 1)
			.writes(DropForeignKey.class, AddForeignKey.class);
	}

	@CaseTest
	@DisplayName("57 on-delete removed")
	void onDeleteRemoved(String engine) {
		Case.on(engine)
			.from(Author.class, CascadingBook.class)
			.rows(ADAS_BOOK)
			.to(Author.class, Book.class)
			.keeps(AUTHOR_OF_BOOK, 1)
			.writes(DropForeignKey.class, AddForeignKey.class);
	}

	@CaseTest
	@DisplayName("57 on-delete changed")
	void onDeleteChanged(String engine) {
		Case.on(engine)
			.from(Author.class, CascadingBook.class)
			.rows(ADAS_BOOK)
			.to(Author.class, NullingBook.class)
			.keeps(AUTHOR_OF_BOOK, 1)
			.writes(DropForeignKey.class, AddForeignKey.class);
	}

	@CaseTest
	@DisplayName("58 RESTRICT and NO ACTION ∅ where the engine does not tell them apart")
	void restrict(String engine) {
		Case.on(engine)
			.from(Author.class, Book.class)
			.rows(ADAS_BOOK)
			.to(Author.class, RestrictingBook.class)
			.keeps(AUTHOR_OF_BOOK, 1)
			.exceptOn((Case.writer != null && !engine.equals("postgresql")) ? engine : "",
					"PostgreSQL, another target, tells them apart")
			.writesOn("postgresql", DropForeignKey.class, AddForeignKey.class)
			.writesNothing();
	}

	@CaseTest
	@DisplayName("60 naming convention changed: drop before add")
	void nameChanged(String engine) {
		Case.on(engine)
			.from(Author.class, Book.class)
			.rows(ADAS_BOOK)
			.to(Author.class, BookWithNamedKey.class)
			.keeps(AUTHOR_OF_BOOK, 1)
			.writes(DropForeignKey.class, AddForeignKey.class);
	}

	@CaseTest
	@DisplayName("60 foreign key left to the database's user")
	void noConstraint(String engine) {
		Case.on(engine)
			.from(Author.class, Book.class)
			.rows(ADAS_BOOK)
			.to(Author.class, UnconstrainedBook.class)
			.keeps(AUTHOR_OF_BOOK, 1)
			.writes(DropForeignKey.class);
	}

	@CaseTest
	@DisplayName("61 mixed-case names ∅")
	void mixedCase(String engine) {
		Case.on(engine)
			.from(MixedCase.class)
			.rows("insert into mixed_case (id, full_name) values (1, 'Ada')")
			.to(MixedCaseOfOtherSpelling.class)
			.keeps("select full_name from mixed_case", "Ada")
			.writesNothing();
	}

	@CaseTest
	@DisplayName("62 names beyond the engine's limit, truncated ∅")
	void truncatedName(String engine) {
		Case.on(engine)
			.from(Author.class, BookWithoutAuthor.class)
			.to(Author.class, BookWithLongKey.class)
			.exceptOn("mariadb", "MariaDB refuses names of more than 64 characters")
			.writes(AddColumn.class, AddForeignKey.class);
	}

	@CaseTest
	@DisplayName("67 index that the engine made for a foreign key ∅")
	void indexOfForeignKey(String engine) {
		Case.on(engine)
			.from(Author.class, Book.class)
			.rows(ADAS_BOOK)
			.to(Author.class, Book.class)
			.keeps(AUTHOR_OF_BOOK, 1)
			.writesNothing();
	}

	@MappedSuperclass
	static class Row {

		@Id
		Long id;

	}

	@Entity(name = "Tag")
	static class Tag {

		@Id
		@Column(length = 30)
		String code;

	}

	@MappedSuperclass
	static class NamedRow extends Row {

		String name;

	}

	@Entity(name = "Author")
	static class Author extends NamedRow {

	}

	@Entity(name = "Author")
	static class AuthorWithMentor extends NamedRow {

		@ManyToOne
		AuthorWithMentor mentor;

	}

	@Entity(name = "Author")
	static class AuthorWithFavourite extends NamedRow {

		@ManyToOne
		BookOfCycle favourite;

	}

	@Entity(name = "Book")
	static class BookOfCycle extends BookRow {

		@ManyToOne
		AuthorWithFavourite author;

	}

	@Entity(name = "Writer")
	static class Writer extends Row {

		Integer born;

		String pseudonym;

	}

	@MappedSuperclass
	static class BookRow extends Row {

		String title;

	}

	@Entity(name = "Book")
	static class Book extends BookRow {

		@ManyToOne
		Author author;

	}

	@Entity(name = "Award")
	static class Award extends Row {

		@ManyToOne
		Book book;

	}

	@Entity(name = "Book")
	static class BookWithoutAuthor extends BookRow {

	}

	@Entity(name = "Book")
	static class BookWithAuthorId extends BookRow {

		Long authorId;

	}

	@Entity(name = "Book")
	static class BookByWriter extends BookRow {

		@ManyToOne
		@JoinColumn(name = "author_id")
		Writer writer;

	}

	@Entity(name = "Book")
	static class CascadingBook extends BookRow {

		@ManyToOne
		@OnDelete(action = OnDeleteAction.CASCADE)
		Author author;

	}

	@Entity(name = "Book")
	static class NullingBook extends BookRow {

		@ManyToOne
		@OnDelete(action = OnDeleteAction.SET_NULL)
		Author author;

	}

	@Entity(name = "Book")
	static class RestrictingBook extends BookRow {

		@ManyToOne
		@OnDelete(action = OnDeleteAction.RESTRICT)
		Author author;

	}

	@Entity(name = "Book")
	static class BookWithNamedKey extends BookRow {

		@ManyToOne
		@JoinColumn(foreignKey = @ForeignKey(name = "book_author_fk"))
		Author author;

	}

	@Entity(name = "Book")
	static class UnconstrainedBook extends BookRow {

		@ManyToOne
		@JoinColumn(foreignKey = @ForeignKey(ConstraintMode.NO_CONSTRAINT))
		Author author;

	}

	@Entity(name = "Book")
	static class BookWithLongKey extends BookRow {

		@ManyToOne
		@JoinColumn(foreignKey = @ForeignKey(
				name = "the_author_of_a_book_must_be_among_those_whom_we_know_to_have_written_one"))
		Author author;

	}

	@Entity(name = "MixedCase")
	static class MixedCase extends Row {

		String fullName;

		@ManyToOne
		MixedCase parentOfThis;

	}

	@Entity(name = "MixedCase")
	@Table(name = "Mixed_Case")
	static class MixedCaseOfOtherSpelling extends Row {

		@Column(name = "FULL_NAME")
		String fullName;

		@ManyToOne
		@JoinColumn(name = "Parent_Of_This_ID")
		MixedCaseOfOtherSpelling parentOfThis;

	}

	record PlaceId(String town, String street) {

	}

	@Entity(name = "Place")
	@IdClass(PlaceId.class)
	static class Place {

		@Id
		@Column(length = 50)
		String town;

		@Id
		@Column(length = 50)
		String street;

	}

	@Entity(name = "Event")
	static class Event extends Row {

		@ManyToOne
		@JoinColumn(name = "place_town", referencedColumnName = "town")
		@JoinColumn(name = "place_street", referencedColumnName = "street")
		Place place;

	}

	@Entity(name = "Event")
	static class EventJoinedTheOtherWayRound extends Row {

		@ManyToOne
		@JoinColumn(name = "place_street", referencedColumnName = "street")
		@JoinColumn(name = "place_town", referencedColumnName = "town")
		Place place;

	}

	@Entity(name = "Event")
	static class EventWithPlaceColumns extends Row {

		@Column(length = 50)
		String placeTown;

		@Column(length = 50)
		String placeStreet;

	}

	@Entity(name = "Country")
	static class Country extends Row {

		@Column(length = 2, unique = true)
		String iso;

	}

	@Entity(name = "Stamp")
	static class Stamp extends Row {

		@ManyToOne
		@JoinColumn(name = "country", referencedColumnName = "iso")
		Country country;

	}

}
