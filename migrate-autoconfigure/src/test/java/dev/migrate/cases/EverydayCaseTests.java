package dev.migrate.cases;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.migrate.change.AddColumn;
import dev.migrate.change.AddForeignKey;
import dev.migrate.change.AddPrimaryKey;
import dev.migrate.change.AddUniqueConstraint;
import dev.migrate.change.AlterColumnType;
import dev.migrate.change.AlterIdentity;
import dev.migrate.change.DropForeignKey;
import dev.migrate.change.DropPrimaryKey;
import dev.migrate.change.DropUniqueConstraint;
import dev.migrate.change.FillNulls;
import dev.migrate.change.RenameColumn;
import dev.migrate.change.RenameSequence;
import dev.migrate.change.RenameTable;
import dev.migrate.change.SetNotNull;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.DiscriminatorValue;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.MappedSuperclass;
import jakarta.persistence.OneToOne;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.Table;
import jakarta.persistence.UniqueConstraint;
import org.hibernate.envers.Audited;
import org.junit.jupiter.api.DisplayName;

/**
 * Changes of every day that reach into several tables at once.
 */
class EverydayCaseTests {

	private static final String[] ROWS = { "insert into author (id, name) values (1, 'Ada')",
			"insert into author (id, name) values (2, 'Eva')" };

	@CaseTest
	@DisplayName("36 key gets another type, with everything that refers to it")
	void keyWidened(String engine) {
		Case.on(engine)
			.from(IntegerKeys.class)
			.rows("insert into author (name) values ('Ada')", "insert into book (id, author_id) values (7, 1)",
					"insert into author_hobbies (author_id, hobbies) values (1, 'Chess')",
					"insert into author_friends (author_id, friends_id) values (1, 1)")
			.to(LongKeys.class)
			.keeps("select name from author where id = 1", "Ada")
			.keeps("select author_id from book", 1)
			.keeps("select author_id from author_hobbies", 1)
			.notValidatedOn("sqlite")
			.writesOn("mariadb", DropForeignKey.class, DropForeignKey.class, DropForeignKey.class, DropForeignKey.class,
					AlterColumnType.class, AlterColumnType.class, AlterColumnType.class, AlterColumnType.class,
					AlterColumnType.class, AddForeignKey.class, AddForeignKey.class, AddForeignKey.class,
					AddForeignKey.class)
			.writesOn("hsqldb", DropForeignKey.class, DropForeignKey.class, DropForeignKey.class, DropForeignKey.class,
					AlterColumnType.class, AlterColumnType.class, AlterColumnType.class, AlterColumnType.class,
					AlterColumnType.class, AddForeignKey.class, AddForeignKey.class, AddForeignKey.class,
					AddForeignKey.class)
			.writesOn("sqlite", AlterColumnType.class, AlterColumnType.class, AlterColumnType.class,
					AlterColumnType.class)
			.writes(AlterColumnType.class, AlterColumnType.class, AlterColumnType.class, AlterColumnType.class,
					AlterColumnType.class);
	}

	@CaseTest
	@DisplayName("55 many-to-one becomes one-to-one, and back")
	void oneToOne(String engine) {
		Case.on(engine)
			.from(Author.class, Book.class)
			.rows(ROWS[0], ROWS[1], "insert into book (id, author_id) values (7, 1)",
					"insert into book (id, author_id) values (8, 2)")
			.to(Author.class, OnlyBook.class)
			.keeps("select author_id from book order by id", 1, 2)
			.writes(AddUniqueConstraint.class);
	}

	@CaseTest
	@DisplayName("55 one-to-one becomes many-to-one, and back")
	void manyToOne(String engine) {
		Case.on(engine)
			.from(Author.class, OnlyBook.class)
			.rows(ROWS[0], "insert into book (id, author_id) values (7, 1)")
			.to(Author.class, Book.class)
			.keeps("select author_id from book", 1)
			.writesOn("h2", DropForeignKey.class, DropUniqueConstraint.class, AddForeignKey.class)
			.writesOn("mariadb", DropForeignKey.class, DropUniqueConstraint.class, AddForeignKey.class)
			.writesOn("hsqldb", DropForeignKey.class, DropUniqueConstraint.class, AddForeignKey.class)
			.writes(DropUniqueConstraint.class);
	}

	@CaseTest
	@DisplayName("55 many-to-one becomes one-to-one over duplicates: stopped until they are gone")
	void oneToOneOverDuplicates(String engine) {
		Case.on(engine)
			.from(Author.class, Book.class)
			.rows(ROWS[0], ROWS[1], "insert into book (id, author_id) values (7, 1)",
					"insert into book (id, author_id) values (8, 1)")
			.to(Author.class, OnlyBook.class)
			.keeps("select author_id from book order by id", 1, 1)
			.isStoppedBy("1 value of book.author_id occurs more than once, which becomes unique: 1 (2 rows)",
					"update book set author_id = 2 where id = 8");
	}

	@CaseTest
	@DisplayName("12 association becomes mandatory")
	void associationMandatory(String engine) {
		Case.on(engine)
			.from(Author.class, Book.class)
			.rows(ROWS[0], "insert into book (id, author_id) values (7, null)",
					"insert into book (id, author_id) values (8, 1)")
			.to(Author.class, WrittenBook.class)
			.filledWith("book.author_id", "1")
			.keeps("select author_id from book order by id", 1, 1)
			.writes(FillNulls.class, SetNotNull.class);
	}

	@CaseTest
	@DisplayName("51 many-to-many as a list becomes a set")
	void linksBecomeASet(String engine) {
		Case.on(engine)
			.from(ListedAuthor.class, Tag.class)
			.rows(ROWS[0], "insert into tag (id) values (5)", "insert into tag (id) values (6)",
					"insert into author_tags (author_id, tags_id) values (1, 5)",
					"insert into author_tags (author_id, tags_id) values (1, 6)")
			.to(TaggedAuthor.class, Tag.class)
			.keeps("select tags_id from author_tags order by 1", 5, 6)
			.writes(AddPrimaryKey.class);
	}

	@CaseTest
	@DisplayName("51 many-to-many as a list becomes a set over duplicates: stopped until they are gone")
	void linksBecomeASetOverDuplicates(String engine) {
		Case.on(engine)
			.from(ListedAuthor.class, Tag.class)
			.rows(ROWS[0], "insert into tag (id) values (5)", "insert into tag (id) values (6)",
					"insert into author_tags (author_id, tags_id) values (1, 5)",
					"insert into author_tags (author_id, tags_id) values (1, 5)")
			.to(TaggedAuthor.class, Tag.class)
			.keeps("select count(*) from author_tags", 2)
			.isStoppedBy("1 value of author_tags.author_id, tags_id occurs more than once, which becomes unique: "
					+ "1 / 5 (2 rows)", "delete from author_tags", "insert into author_tags values (1, 6)");
	}

	@CaseTest
	@DisplayName("52 join table becomes an entity with a key of its own")
	void linkBecomesEntity(String engine) {
		Case.on(engine)
			.from(TaggedAuthor.class, Tag.class)
			.rows(ROWS[0], ROWS[1], "insert into tag (id) values (5)",
					"insert into author_tags (author_id, tags_id) values (1, 5)",
					"insert into author_tags (author_id, tags_id) values (2, 5)")
			.to(Author.class, Tag.class, Tagging.class)
			.keeps("select author_id from author_tags where tags_id = 5 order by 1", 1, 2)
			.keeps("select count(distinct id) from author_tags", 2)
			.notValidatedOn("sqlite")
			.writesOn("mariadb", DropForeignKey.class, DropPrimaryKey.class, AddColumn.class, FillNulls.class,
					SetNotNull.class, AlterIdentity.class, AddPrimaryKey.class, AddForeignKey.class)
			.writesOn("hsqldb", DropForeignKey.class, DropPrimaryKey.class, AddColumn.class, AddPrimaryKey.class,
					AddForeignKey.class)
			.writes(DropPrimaryKey.class, AddColumn.class, AddPrimaryKey.class);
	}

	@CaseTest
	@DisplayName("101 first subclass of an entity: its rows say which class they are of")
	void firstSubclass(String engine) {
		Case.on(engine)
			.from(Author.class)
			.rows(ROWS)
			.to(Poets.class)
			.filledWith("author.dtype", "'Author'")
			.keeps("select dtype from author where verses is null", "Author", "Author")
			.writes(AddColumn.class, FillNulls.class, SetNotNull.class, AddColumn.class);
	}

	@CaseTest
	@DisplayName("101 another subclass of a single table ∅")
	void anotherSubclass(String engine) {
		Case.on(engine)
			.from(Poets.class)
			.rows("insert into author (id, dtype, name, verses) values (1, 'Poet', 'Ada', 9)")
			.to(PoetsAndCritics.class)
			.keeps("select dtype from author where verses = 9", "Poet")
			.writesNothing();
	}

	@CaseTest
	@DisplayName("101 subclass of a single table removed while there are rows of it: they stay ∅")
	void subclassInUseRemoved(String engine) {
		Case.on(engine)
			.from(PoetsAndCritics.class)
			.rows("insert into author (id, dtype, name) values (1, 'Critic', 'Ada')")
			.to(Poets.class)
			.keeps("select dtype from author", "Critic")
			.writesNothing();
	}

	@CaseTest
	@DisplayName("37 entity renamed with its sequence, its links, its collection and what refers to it")
	void entityRenamed(String engine) {
		Case.on(engine)
			.from(Authors.class)
			.rows(ROWS[0], "insert into tag (id) values (5)", "insert into book (id, author_id) values (7, 1)",
					"insert into author_tags (author_id, tags_id) values (1, 5)",
					"insert into author_hobbies (author_id, hobbies) values (1, 'Chess')")
			.to(Writers.class)
			.renamed(Map.of("author", "writer", "author_seq", "writer_seq", "author_tags", "writer_tags",
					"author_hobbies", "writer_hobbies", "author_tags.author_id", "writer_id",
					"author_hobbies.author_id", "writer_id", "book.author_id", "writer_id"))
			.keeps("select name from writer", "Ada")
			.keeps("select tags_id from writer_tags where writer_id = 1", 5)
			.keeps("select hobbies from writer_hobbies where writer_id = 1", "Chess")
			.keeps("select writer_id from book", 1)
			.writesOn("sqlite", RenameTable.class, RenameTable.class, RenameTable.class, RenameTable.class,
					RenameColumn.class, RenameColumn.class, RenameColumn.class, DropPrimaryKey.class,
					AddPrimaryKey.class)
			.writesOn("mariadb", RenameTable.class, RenameTable.class, RenameTable.class, RenameColumn.class,
					RenameColumn.class, RenameColumn.class, RenameSequence.class, DropForeignKey.class,
					DropPrimaryKey.class, AddPrimaryKey.class, AddForeignKey.class)
			.writesOn("hsqldb", RenameTable.class, RenameTable.class, RenameTable.class, RenameColumn.class,
					RenameColumn.class, RenameColumn.class, RenameSequence.class, DropForeignKey.class,
					DropPrimaryKey.class, AddPrimaryKey.class, AddForeignKey.class)
			.writes(RenameTable.class, RenameTable.class, RenameTable.class, RenameColumn.class, RenameColumn.class,
					RenameColumn.class, RenameSequence.class, DropPrimaryKey.class, AddPrimaryKey.class);
	}

	@CaseTest
	@DisplayName("37 entity renamed with its sequence, its links, its collection: nobody has said so")
	void entityRenamedWithoutAnAnswer(String engine) {
		Case.on(engine)
			.from(Authors.class)
			.rows(ROWS[0])
			.to(Writers.class)
			.keeps("select name from author", "Ada")
			.isRefused("Was author renamed to writer", "--rename author=writer");
	}

	@CaseTest
	@DisplayName("Envers: column added to an audited entity, another renamed")
	void auditedEntityChanged(String engine) {
		Case.on(engine)
			.from(Audits.class)
			.rows(ROWS[0], "insert into revinfo (rev, revtstmp) values (1, 1)",
					"insert into author_aud (id, rev, revtype, name) values (1, 1, 0, 'Ada')")
			.to(AuditsOfMore.class)
			.renamed(Map.of("author.name", "full_name", "author_aud.name", "full_name"))
			.keeps("select full_name from author where born is null", "Ada")
			.keeps("select full_name from author_aud where born is null", "Ada")
			.writes(RenameColumn.class, RenameColumn.class, AddColumn.class, AddColumn.class);
	}

	@CaseTest
	@DisplayName("96 @OrderColumn added where a list has several elements, each with its place")
	void orderOfSeveral(String engine) {
		Case.on(engine)
			.from(Author.class, Hobbyist.class)
			.rows("insert into hobbyist (id) values (1)",
					"insert into hobbies (hobbyist_id, hobby) values (1, 'Chess')",
					"insert into hobbies (hobbyist_id, hobby) values (1, 'Whist')")
			.to(Author.class, OrderedHobbyist.class)
			.filledWith("hobbies.hobbies_order", "case hobby when 'Chess' then 0 else 1 end")
			.keeps("select hobby from hobbies order by hobbies_order", "Chess", "Whist")
			.writes(AddColumn.class, FillNulls.class, SetNotNull.class, AddPrimaryKey.class);
	}

	@CaseTest
	@DisplayName("96 @OrderColumn added with one place for all elements of a list: stopped before anything runs")
	void orderOfOnePlace(String engine) {
		Case.on(engine)
			.from(Author.class, Hobbyist.class)
			.rows("insert into hobbyist (id) values (1)",
					"insert into hobbies (hobbyist_id, hobby) values (1, 'Chess')",
					"insert into hobbies (hobbyist_id, hobby) values (1, 'Whist')")
			.to(Author.class, OrderedHobbyist.class)
			.filledWith("hobbies.hobbies_order", "0")
			.isStoppedBy("hobbies", "delete from hobbies where hobby = 'Whist'");
	}

	@CaseTest
	@DisplayName("75 unique column becomes part of a unique constraint over two")
	void uniqueWidened(String engine) {
		Case.on(engine)
			.from(UniqueAuthor.class)
			.rows("insert into author (id, name, town) values (1, 'Ada', 'Ulm')")
			.to(UniqueInTown.class)
			.keeps("select name from author", "Ada")
			.writesOn("sqlite", DropUniqueConstraint.class)
			.writes(DropUniqueConstraint.class, AddUniqueConstraint.class);
	}

	@CaseTest
	@DisplayName("composite key gets another column: an attribute of what a set holds")
	void setOfMore(String engine) {
		Case.on(engine)
			.from(Addressed.class)
			.rows("insert into author (id) values (1)",
					"insert into places (author_id, street, town) values (1, 'Hafen', 'Ulm')")
			.to(AddressedInCountry.class)
			.filledWith("places.country", "'DE'")
			.keeps("select country from places where town = 'Ulm'", "DE")
			.writesOn("mariadb", DropForeignKey.class, DropPrimaryKey.class, AddColumn.class, FillNulls.class,
					SetNotNull.class, AddPrimaryKey.class, AddForeignKey.class)
			.writesOn("hsqldb", DropForeignKey.class, DropPrimaryKey.class, AddColumn.class, FillNulls.class,
					SetNotNull.class, AddPrimaryKey.class, AddForeignKey.class)
			.writes(DropPrimaryKey.class, AddColumn.class, FillNulls.class, SetNotNull.class, AddPrimaryKey.class);
	}

	@MappedSuperclass
	abstract static class Row {

		@Id
		Long id;

	}

	@MappedSuperclass
	abstract static class Named extends Row {

		@Column(length = 50)
		String name;

	}

	static class IntegerKeys {

		@Entity(name = "Author")
		static class Author {

			@Id
			@GeneratedValue(strategy = GenerationType.IDENTITY)
			Integer id;

			String name;

			@ElementCollection
			@Column(length = 50, nullable = false)
			Set<String> hobbies = new HashSet<>();

			@ManyToMany
			Set<Author> friends = new HashSet<>();

		}

		@Entity(name = "Book")
		static class Book extends Row {

			@ManyToOne
			Author author;

		}

	}

	static class LongKeys {

		@Entity(name = "Author")
		static class Author {

			@Id
			@GeneratedValue(strategy = GenerationType.IDENTITY)
			Long id;

			String name;

			@ElementCollection
			@Column(length = 50, nullable = false)
			Set<String> hobbies = new HashSet<>();

			@ManyToMany
			Set<Author> friends = new HashSet<>();

		}

		@Entity(name = "Book")
		static class Book extends Row {

			@ManyToOne
			Author author;

		}

	}

	@Entity(name = "Author")
	static class Author extends Named {

	}

	@Entity(name = "Book")
	static class Book extends Row {

		@ManyToOne
		Author author;

	}

	@Entity(name = "Book")
	static class OnlyBook extends Row {

		@OneToOne
		Author author;

	}

	@Entity(name = "Book")
	static class WrittenBook extends Row {

		@ManyToOne(optional = false)
		Author author;

	}

	@Entity(name = "Tag")
	static class Tag extends Row {

	}

	@Entity(name = "Author")
	static class ListedAuthor extends Named {

		@ManyToMany
		List<Tag> tags = new ArrayList<>();

	}

	@Entity(name = "Author")
	static class TaggedAuthor extends Named {

		@ManyToMany
		Set<Tag> tags = new HashSet<>();

	}

	@Entity(name = "Tagging")
	@Table(name = "author_tags")
	static class Tagging {

		@Id
		@GeneratedValue(strategy = GenerationType.IDENTITY)
		Long id;

		@ManyToOne(optional = false)
		Author author;

		@ManyToOne(optional = false)
		@JoinColumn(name = "tags_id")
		Tag tag;

	}

	static class Poets {

		@Entity(name = "Author")
		@DiscriminatorValue("Author")
		static class Author extends Named {

		}

		@Entity(name = "Poet")
		static class Poet extends Author {

			Integer verses;

		}

	}

	static class PoetsAndCritics {

		@Entity(name = "Author")
		@DiscriminatorValue("Author")
		static class Author extends Named {

		}

		@Entity(name = "Poet")
		static class Poet extends Author {

			Integer verses;

		}

		@Entity(name = "Critic")
		static class Critic extends Author {

		}

	}

	static class Authors {

		@Entity(name = "Author")
		static class Author {

			@Id
			@GeneratedValue(strategy = GenerationType.SEQUENCE)
			Long id;

			String name;

			@ManyToMany
			Set<Tag> tags = new HashSet<>();

			@ElementCollection
			@Column(length = 50, nullable = false)
			Set<String> hobbies = new HashSet<>();

		}

		@Entity(name = "Book")
		static class Book extends Row {

			@ManyToOne
			Author author;

		}

		@Entity(name = "Tag")
		static class Tag extends Row {

		}

	}

	static class Writers {

		@Entity(name = "Writer")
		static class Writer {

			@Id
			@GeneratedValue(strategy = GenerationType.SEQUENCE)
			Long id;

			String name;

			@ManyToMany
			Set<Tag> tags = new HashSet<>();

			@ElementCollection
			@Column(length = 50, nullable = false)
			Set<String> hobbies = new HashSet<>();

		}

		@Entity(name = "Book")
		static class Book extends Row {

			@ManyToOne
			Writer writer;

		}

		@Entity(name = "Tag")
		static class Tag extends Row {

		}

	}

	static class Audits {

		@Entity(name = "Author")
		@Audited
		static class Author extends Row {

			String name;

		}

	}

	static class AuditsOfMore {

		@Entity(name = "Author")
		@Audited
		static class Author extends Row {

			String fullName;

			Integer born;

		}

	}

	@Entity(name = "Hobbyist")
	static class Hobbyist extends Row {

		@ElementCollection
		@CollectionTable(name = "hobbies", joinColumns = @JoinColumn(name = "hobbyist_id"))
		@Column(name = "hobby", length = 50)
		List<String> hobbies = new ArrayList<>();

	}

	@Entity(name = "Hobbyist")
	static class OrderedHobbyist extends Row {

		@ElementCollection
		@OrderColumn
		@CollectionTable(name = "hobbies", joinColumns = @JoinColumn(name = "hobbyist_id"))
		@Column(name = "hobby", length = 50)
		List<String> hobbies = new ArrayList<>();

	}

	@Entity(name = "Author")
	static class UniqueAuthor extends Row {

		@Column(unique = true)
		String name;

		String town;

	}

	@Entity(name = "Author")
	@Table(uniqueConstraints = @UniqueConstraint(columnNames = { "name", "town" }))
	static class UniqueInTown extends Row {

		String name;

		String town;

	}

	@Embeddable
	record Place(@Column(nullable = false) String street, @Column(nullable = false) String town) {

	}

	@Embeddable
	record PlaceInCountry(@Column(nullable = false, length = 50) String country,
			@Column(nullable = false) String street, @Column(nullable = false) String town) {

	}

	@Entity(name = "Author")
	static class Addressed extends Row {

		@ElementCollection
		@CollectionTable(name = "places")
		Set<Place> places = new HashSet<>();

	}

	@Entity(name = "Author")
	static class AddressedInCountry extends Row {

		@ElementCollection
		@CollectionTable(name = "places")
		Set<PlaceInCountry> places = new HashSet<>();

	}

}
