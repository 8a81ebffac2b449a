package dev.migrate.cases;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import dev.migrate.change.AddCheckConstraint;
import dev.migrate.change.AddColumn;
import dev.migrate.change.AddForeignKey;
import dev.migrate.change.AddPrimaryKey;
import dev.migrate.change.AddUniqueConstraint;
import dev.migrate.change.AlterColumnType;
import dev.migrate.change.CreateIndex;
import dev.migrate.change.CreateSequence;
import dev.migrate.change.DropColumn;
import dev.migrate.change.DropForeignKey;
import dev.migrate.change.DropNotNull;
import dev.migrate.change.DropPrimaryKey;
import dev.migrate.change.DropType;
import dev.migrate.change.DropUniqueConstraint;
import dev.migrate.change.FillNulls;
import dev.migrate.change.RenameColumn;
import dev.migrate.change.SetNotNull;
import dev.migrate.change.SkipUsedNumbers;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Index;
import jakarta.persistence.Inheritance;
import jakarta.persistence.InheritanceType;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.Lob;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.MapKeyColumn;
import jakarta.persistence.MapKeyEnumerated;
import jakarta.persistence.MappedSuperclass;
import jakarta.persistence.MapsId;
import jakarta.persistence.OneToOne;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.Table;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.envers.Audited;
import org.hibernate.type.SqlTypes;
import org.hibernate.type.YesNoConverter;
import org.junit.jupiter.api.DisplayName;

/**
 * What is done to entities every day beyond adding a field.
 */
class RefactoringCaseTests {

	private static final String ADA = "insert into author (id, name) values (1, 'Ada')";

	@CaseTest
	@DisplayName("5 day becomes a moment, and back")
	void dayBecomesMoment(String engine) {
		Case.on(engine)
			.exceptOn("sqlite", "SQLite takes every value for every type")
			.from(Born.class)
			.rows("insert into author (id, born) values (1, '2001-02-03')")
			.to(BornAt.class)
			.keeps("select id from author where born = '2001-02-03 00:00:00'", 1)
			.bringsBack("select id from author where born = '2001-02-03'", 1)
			.writes(AlterColumnType.class);
	}

	@CaseTest
	@DisplayName("5 moment with its zone kept by another class ∅")
	void instantBecomesOffset(String engine) {
		Case.on(engine)
			.from(Instants.class)
			.rows("insert into author (id, born) values (1, '2001-02-03 04:05:06')")
			.to(Offsets.class)
			.keeps("select count(*) from author", 1)
			.writesNothing();
	}

	@CaseTest
	@DisplayName("5 truth value gets a converter to a letter")
	void truthConverted(String engine) {
		Case.on(engine)
			.from(Active.class)
			.rows("insert into author (id, active) values (1, true)",
					"insert into author (id, active) values (2, false)")
			.to(ActiveAsLetter.class)
			.keeps("select id from author order by id", 1, 2)
			.isStoppedBy("author", "update author set active = null");
	}

	@CaseTest
	@DisplayName("32 embeddable's columns get a prefix")
	void embeddedPrefixed(String engine) {
		Case.on(engine)
			.from(Housed.class)
			.rows("insert into author (id, street, town) values (1, 'Hafen', 'Ulm')")
			.to(HousedWithPrefix.class)
			.renamed(Map.of("author.street", "home_street", "author.town", "home_town"))
			.keeps("select home_street from author where home_town = 'Ulm'", "Hafen")
			.writes(RenameColumn.class, RenameColumn.class);
	}

	@CaseTest
	@DisplayName("32 embeddable's columns get a prefix: nobody has said so")
	void embeddedPrefixedWithoutAnAnswer(String engine) {
		Case.on(engine)
			.from(Housed.class)
			.rows("insert into author (id, street, town) values (1, 'Hafen', 'Ulm')")
			.to(HousedWithPrefix.class)
			.isRefused("Was author.street renamed to author.home_street", "--rename author.street=home_street");
	}

	@CaseTest
	@DisplayName("95 one-to-one comes to share its key, and back")
	void sharesKey(String engine) {
		Case.on(engine)
			.from(Author.class, Biography.class)
			.rows(ADA, ADA.replace("(1", "(2"), "insert into biography (id, author_id, text) values (7, 1, 'Born')",
					"insert into biography (id, author_id, text) values (8, 2, 'Born')")
			.to(Author.class, SharedBiography.class)
			.dropped("biography.id")
			.keeps("select author_id from biography order by author_id", 1, 2)
			.bringsBack("select count(distinct id) from biography where author_id in (1, 2)", 2)
			.writesOn("h2", DropForeignKey.class, DropPrimaryKey.class, DropColumn.class, DropUniqueConstraint.class,
					SetNotNull.class, AddPrimaryKey.class, AddForeignKey.class)
			.writesOn("mariadb", DropForeignKey.class, DropPrimaryKey.class, DropColumn.class,
					DropUniqueConstraint.class, SetNotNull.class, AddPrimaryKey.class, AddForeignKey.class)
			.writesOn("hsqldb", DropForeignKey.class, DropPrimaryKey.class, DropColumn.class,
					DropUniqueConstraint.class, SetNotNull.class, AddPrimaryKey.class, AddForeignKey.class)
			.writes(DropPrimaryKey.class, DropColumn.class, DropUniqueConstraint.class, SetNotNull.class,
					AddPrimaryKey.class);
	}

	@CaseTest
	@DisplayName("95 one-to-one gets a key of its own")
	void ownKey(String engine) {
		Case.on(engine)
			.from(Author.class, SharedBiography.class)
			.rows(ADA, "insert into biography (author_id, text) values (1, 'Born')")
			.to(Author.class, Biography.class)
			.filledWith("biography.id", "author_id")
			.keeps("select id from biography where author_id = 1", 1)
			.writesOn("h2", DropForeignKey.class, DropPrimaryKey.class, AddColumn.class, FillNulls.class,
					SetNotNull.class, DropNotNull.class, AddPrimaryKey.class, AddUniqueConstraint.class,
					AddForeignKey.class)
			.writesOn("mariadb", DropForeignKey.class, DropPrimaryKey.class, AddColumn.class, FillNulls.class,
					SetNotNull.class, DropNotNull.class, AddPrimaryKey.class, AddUniqueConstraint.class,
					AddForeignKey.class)
			.writesOn("hsqldb", DropForeignKey.class, DropPrimaryKey.class, AddColumn.class, FillNulls.class,
					SetNotNull.class, DropNotNull.class, AddPrimaryKey.class, AddUniqueConstraint.class,
					AddForeignKey.class)
			.writes(DropPrimaryKey.class, AddColumn.class, FillNulls.class, SetNotNull.class, DropNotNull.class,
					AddPrimaryKey.class, AddUniqueConstraint.class);
	}

	@CaseTest
	@DisplayName("75 mandatory column of a unique constraint removed: rows differ in it when it comes back")
	void uniqueMandatoryRemoved(String engine) {
		Case.on(engine)
			.from(Coded.class)
			.rows("insert into author (id, name, code) values (1, 'Ada', 'a')",
					"insert into author (id, name, code) values (2, 'Eva', 'b')")
			.to(Author.class)
			.keeps("select name from author order by id", "Ada", "Eva")
			.bringsBack("select count(distinct code) from author", 2)
			.writes(DropUniqueConstraint.class, DropColumn.class);
	}

	@CaseTest
	@DisplayName("keys of a map become an enumeration")
	void mapKeyBecomesEnum(String engine) {
		Case.on(engine)
			.from(Reachable.class)
			.rows(ADA, "insert into author_numbers (author_id, kind, numbers) values (1, 'WORK', '77')",
					"insert into author_numbers (author_id, kind, numbers) values (1, 'HOME', '88')")
			.to(ReachableByKind.class)
			.keeps("select numbers from author_numbers order by kind", "88", "77")
			.writesOn("h2", AlterColumnType.class)
			.writesOn("mariadb", AlterColumnType.class)
			.writes(AddCheckConstraint.class);
	}

	@CaseTest
	@DisplayName("keys of a map get another column name")
	void mapKeyRenamed(String engine) {
		Case.on(engine)
			.from(Reachable.class)
			.rows(ADA, "insert into author_numbers (author_id, kind, numbers) values (1, 'WORK', '77')")
			.to(ReachableByLabel.class)
			.renamed("author_numbers.kind", "label")
			.keeps("select numbers from author_numbers where label = 'WORK'", "77")
			.writes(RenameColumn.class);
	}

	@CaseTest
	@DisplayName("array, json, enum, uuid, binary, lob columns: enum type of the engine becomes a text with a check")
	void namedEnumBecomesText(String engine) {
		Case.on(engine)
			.onlyOn("postgresql", "The others have no enumerations with names of their own")
			.from(KindByType.class)
			.rows("insert into author (id, kind) values (1, 'WORK')")
			.to(KindByText.class)
			.keeps("select kind from author", "WORK")
			.writes(AlterColumnType.class, DropType.class, AddCheckConstraint.class);
	}

	@CaseTest
	@DisplayName("5 large text becomes a longer one")
	void largeBecomesLong(String engine) {
		Case.on(engine)
			.from(Told.class)
			.rows("insert into author (id, story) values (1, "
					+ (engine.equals("postgresql") ? "lo_from_bytea(0, 'Once')" : "'Once'") + ")")
			.to(ToldAtLength.class)
			.keeps("select story from author", "Once")
			.writes(AlterColumnType.class);
	}

	@CaseTest
	@DisplayName("12 text becomes mandatory and shorter at once")
	void mandatoryAndShorter(String engine) {
		Case.on(engine)
			.from(Author.class)
			.rows(ADA, "insert into author (id, name) values (2, null)")
			.to(NotNullAuthor.class)
			.filledWith("author.name", "'nobody'")
			.keeps("select name from author order by id", "Ada", "nobody")
			.writes(AlterColumnType.class, FillNulls.class, SetNotNull.class);
	}

	@CaseTest
	@DisplayName("rename plus a column that becomes mandatory")
	void renamedAndMandatory(String engine) {
		Case.on(engine)
			.from(Author.class)
			.rows(ADA, "insert into author (id, name) values (2, null)")
			.to(FullyNamed.class)
			.renamed("author.name", "full_name")
			.filledWith("author.full_name", "'nobody'")
			.keeps("select full_name from author order by id", "Ada", "nobody")
			.writes(RenameColumn.class, FillNulls.class, SetNotNull.class);
	}

	@CaseTest
	@DisplayName("7 decimal number gets more digits after the point and fewer before it")
	void decimalMoved(String engine) {
		Case.on(engine)
			.from(Priced.class)
			.rows("insert into author (id, fee) values (1, 12.34)")
			.to(PricedExactly.class)
			.keeps("select id from author where fee = 12.34", 1)
			.writes(AlterColumnType.class);
	}

	@CaseTest
	@DisplayName("71 index added to a foreign key's column, and another that begins with it")
	void indexOnForeignKey(String engine) {
		Case.on(engine)
			.from(Author.class, Book.class)
			.rows(ADA, "insert into book (id, author_id) values (7, 1)")
			.to(Author.class, IndexedBook.class)
			.keeps("select author_id from book", 1)
			.writes(CreateIndex.class, CreateIndex.class);
	}

	@CaseTest
	@DisplayName("Envers: column of an audited entity gets another type and becomes mandatory")
	void auditedEntityTightened(String engine) {
		Case.on(engine)
			.from(Audits.class)
			.rows("insert into author (id, name, age) values (1, null, 7)",
					"insert into revinfo (rev, revtstmp) values (1, 1)",
					"insert into author_aud (id, rev, revtype, name, age) values (1, 1, 0, null, 7)")
			.to(TightenedAudits.class)
			.filledWith("author.name", "'nobody'")
			.keeps("select age from author where name = 'nobody'", 7)
			.keeps("select age from author_aud where name is null", 7)
			.writes(AlterColumnType.class, AlterColumnType.class, FillNulls.class, SetNotNull.class);
	}

	@CaseTest
	@DisplayName("96 @OrderColumn gets another name")
	void orderRenamed(String engine) {
		Case.on(engine)
			.from(Ordered.class)
			.rows(ADA, "insert into author_hobbies (author_id, hobbies, hobbies_order) values (1, 'Chess', 0)",
					"insert into author_hobbies (author_id, hobbies, hobbies_order) values (1, 'Whist', 1)")
			.to(Placed.class)
			.renamed("author_hobbies.hobbies_order", "place")
			.keeps("select hobbies from author_hobbies order by place", "Chess", "Whist")
			.writes(RenameColumn.class);
	}

	@CaseTest
	@DisplayName("96 @OrderColumn removed where a list has several elements, the same one among them")
	void orderRemoved(String engine) {
		Case.on(engine)
			.from(Ordered.class)
			.rows(ADA, "insert into author_hobbies (author_id, hobbies, hobbies_order) values (1, 'Chess', 0)",
					"insert into author_hobbies (author_id, hobbies, hobbies_order) values (1, 'Chess', 1)")
			.to(Unordered.class)
			.keeps("select hobbies from author_hobbies", "Chess", "Chess")
			.writes(DropPrimaryKey.class, DropColumn.class);
	}

	@CaseTest
	@DisplayName("96 @OrderColumn removed from lists of several owners: each counts from zero when it comes back")
	void orderOfSeveralOwnersRemoved(String engine) {
		Case.on(engine)
			.from(Ordered.class)
			.rows(ADA, ADA.replace("(1", "(2"),
					"insert into author_hobbies (author_id, hobbies, hobbies_order) values (1, 'Chess', 0)",
					"insert into author_hobbies (author_id, hobbies, hobbies_order) values (2, 'Whist', 0)",
					"insert into author_hobbies (author_id, hobbies, hobbies_order) values (1, 'Go', 1)",
					"insert into author_hobbies (author_id, hobbies, hobbies_order) values (2, 'Chess', 1)",
					"insert into author_hobbies (author_id, hobbies, hobbies_order) values (1, 'Chess', 2)")
			.to(Unordered.class)
			.keeps("select count(*) from author_hobbies where hobbies = 'Chess'", 3)
			.bringsBack("select hobbies_order from author_hobbies where author_id = 1 order by 1", 0, 1, 2)
			.bringsBack("select hobbies_order from author_hobbies where author_id = 2 order by 1", 0, 1)
			.writes(DropPrimaryKey.class, DropColumn.class);
	}

	@CaseTest
	@DisplayName("101 subclass of a single table removed with its columns")
	void subclassWithColumnsRemoved(String engine) {
		Case.on(engine)
			.from(Poets.class)
			.rows("insert into author (id, dtype, name, verses) values (1, 'Poet', 'Ada', 9)")
			.to(PoetsGone.class)
			.keeps("select dtype from author where name = 'Ada'", "Poet")
			.writes(DropColumn.class);
	}

	@CaseTest
	@DisplayName("52 join table becomes an entity with a key from a sequence")
	void linkBecomesEntityBySequence(String engine) {
		Case.on(engine)
			.exceptOn("sqlite", "It has no sequences")
			.from(TaggedAuthor.class, Tag.class)
			.rows(ADA, "insert into tag (id) values (5)", "insert into tag (id) values (6)",
					"insert into author_tags (author_id, tags_id) values (1, 5)",
					"insert into author_tags (author_id, tags_id) values (1, 6)")
			.to(Author.class, Tag.class, Tagging.class)
			.filledWith("author_tags.id",
					engine.equals("postgresql") ? "nextval('author_tags_seq')" : "next value for author_tags_seq")
			.keeps("select id from author_tags order by id", 1, 51)
			.writesOn("mariadb", DropForeignKey.class, DropPrimaryKey.class, CreateSequence.class, AddColumn.class,
					FillNulls.class, SetNotNull.class, AddPrimaryKey.class, AddForeignKey.class, SkipUsedNumbers.class)
			.writesOn("hsqldb", DropForeignKey.class, DropPrimaryKey.class, CreateSequence.class, AddColumn.class,
					FillNulls.class, SetNotNull.class, AddPrimaryKey.class, AddForeignKey.class, SkipUsedNumbers.class)
			.writes(DropPrimaryKey.class, CreateSequence.class, AddColumn.class, FillNulls.class, SetNotNull.class,
					AddPrimaryKey.class, SkipUsedNumbers.class);
	}

	@CaseTest
	@DisplayName("36 key of text becomes a UUID, with what refers to it")
	void keyBecomesUuid(String engine) {
		Case played = Case.on(engine)
			.exceptOn("sqlite", "SQLite takes every value for every type")
			.from(TextKeys.class)
			.rows("insert into author (id) values ('6f1c1b52-0f4e-4c5b-9d3f-2b0a4b1d7e01')",
					"insert into book (id, author_id) values (7, '6f1c1b52-0f4e-4c5b-9d3f-2b0a4b1d7e01')")
			.to(UuidKeys.class)
			.keeps("select count(*) from book b join author a on a.id = b.author_id", 1);
		if (engine.equals("hsqldb")) {
			played.isStoppedBy("1 value of author.id does not fit into binary(16)", "delete from book",
					"delete from author");
		}
		else {
			played.writes(DropForeignKey.class, AlterColumnType.class, AlterColumnType.class, AddForeignKey.class);
		}
	}

	@CaseTest
	@DisplayName("101 entity gets a joined superclass that takes a column: refused, because values would have to move")
	void superclassJoined(String engine) {
		Case.on(engine)
			.from(Author.class)
			.rows(ADA)
			.to(Party.class, PartyAuthor.class)
			.isRefused("May the values of author.name be lost? party.name is new and stays empty",
					"--drop author.name");
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

	enum Kind {

		HOME, WORK

	}

	@Entity(name = "Author")
	static class Author extends Named {

	}

	@Entity(name = "Author")
	static class Born extends Row {

		LocalDate born;

	}

	@Entity(name = "Author")
	static class BornAt extends Row {

		LocalDateTime born;

	}

	@Entity(name = "Author")
	static class Instants extends Row {

		Instant born;

	}

	@Entity(name = "Author")
	static class Offsets extends Row {

		OffsetDateTime born;

	}

	@Entity(name = "Author")
	static class Active extends Row {

		Boolean active;

	}

	@Entity(name = "Author")
	static class ActiveAsLetter extends Row {

		@Convert(converter = YesNoConverter.class)
		Boolean active;

	}

	@Embeddable
	static class Address {

		String street;

		String town;

	}

	@Entity(name = "Author")
	static class Housed extends Row {

		@Embedded
		Address home;

	}

	@Entity(name = "Author")
	static class HousedWithPrefix extends Row {

		@Embedded
		@AttributeOverride(name = "street", column = @Column(name = "home_street"))
		@AttributeOverride(name = "town", column = @Column(name = "home_town"))
		Address home;

	}

	@Entity(name = "Author")
	static class Coded extends Named {

		@Column(unique = true, nullable = false, length = 12)
		String code;

	}

	@Entity(name = "Biography")
	static class Biography extends Row {

		@OneToOne
		Author author;

		String text;

	}

	@Entity(name = "Biography")
	static class SharedBiography {

		@Id
		Long authorId;

		@MapsId
		@OneToOne
		Author author;

		String text;

	}

	@Entity(name = "Author")
	static class Reachable extends Named {

		@ElementCollection
		@MapKeyColumn(name = "kind", length = 10)
		Map<String, String> numbers = new HashMap<>();

	}

	@Entity(name = "Author")
	static class ReachableByKind extends Named {

		@ElementCollection
		@MapKeyColumn(name = "kind", length = 10)
		@MapKeyEnumerated(EnumType.STRING)
		Map<Kind, String> numbers = new HashMap<>();

	}

	@Entity(name = "Author")
	static class ReachableByLabel extends Named {

		@ElementCollection
		@MapKeyColumn(name = "label", length = 10)
		Map<String, String> numbers = new HashMap<>();

	}

	@Entity(name = "Author")
	static class KindByType extends Row {

		@Enumerated(EnumType.STRING)
		@JdbcTypeCode(SqlTypes.NAMED_ENUM)
		Kind kind;

	}

	@Entity(name = "Author")
	static class KindByText extends Row {

		@Enumerated(EnumType.STRING)
		@JdbcTypeCode(SqlTypes.VARCHAR)
		Kind kind;

	}

	@Entity(name = "Author")
	static class Told extends Row {

		@Lob
		String story;

	}

	@Entity(name = "Author")
	static class ToldAtLength extends Row {

		@Column(length = 10000)
		String story;

	}

	@Entity(name = "Author")
	static class NotNullAuthor extends Row {

		@NotNull
		@Size(max = 20)
		String name;

	}

	@Entity(name = "Author")
	static class FullyNamed extends Row {

		@Column(name = "full_name", length = 50, nullable = false)
		String name;

	}

	@Entity(name = "Author")
	static class Priced extends Row {

		BigDecimal fee;

	}

	@Entity(name = "Author")
	static class PricedExactly extends Row {

		@Column(precision = 19, scale = 4)
		BigDecimal fee;

	}

	@Entity(name = "Book")
	static class Book extends Row {

		@ManyToOne
		Author author;

		String title;

	}

	@Entity(name = "Book")
	@Table(indexes = { @Index(name = "by_author", columnList = "author_id"),
			@Index(name = "by_title", columnList = "author_id, title") })
	static class IndexedBook extends Row {

		@ManyToOne
		Author author;

		String title;

	}

	static class Audits {

		@Entity(name = "Author")
		@Audited
		static class Author extends Row {

			String name;

			Integer age;

		}

	}

	static class TightenedAudits {

		@Entity(name = "Author")
		@Audited
		static class Author extends Row {

			@Column(nullable = false)
			String name;

			Long age;

		}

	}

	@Entity(name = "Author")
	static class Ordered extends Named {

		@ElementCollection
		@OrderColumn
		@Column(length = 50)
		List<String> hobbies = new ArrayList<>();

	}

	@Entity(name = "Author")
	static class Placed extends Named {

		@ElementCollection
		@OrderColumn(name = "place")
		@Column(length = 50)
		List<String> hobbies = new ArrayList<>();

	}

	@Entity(name = "Author")
	static class Unordered extends Named {

		@ElementCollection
		@Column(length = 50)
		List<String> hobbies = new ArrayList<>();

	}

	static class Poets {

		@Entity(name = "Author")
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

	static class PoetsGone {

		@Entity(name = "Author")
		static class Author extends Named {

		}

		@Entity(name = "Critic")
		static class Critic extends Author {

		}

	}

	@Entity(name = "Tag")
	static class Tag extends Row {

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
		@GeneratedValue(strategy = GenerationType.SEQUENCE)
		Long id;

		@ManyToOne(optional = false)
		Author author;

		@ManyToOne(optional = false)
		@JoinColumn(name = "tags_id")
		Tag tag;

	}

	static class TextKeys {

		@Entity(name = "Author")
		static class Author {

			@Id
			@Column(length = 36)
			String id;

		}

		@Entity(name = "Book")
		static class Book extends Row {

			@ManyToOne
			Author author;

		}

	}

	static class UuidKeys {

		@Entity(name = "Author")
		static class Author {

			@Id
			UUID id;

		}

		@Entity(name = "Book")
		static class Book extends Row {

			@ManyToOne
			Author author;

		}

	}

	@Entity(name = "Party")
	@Inheritance(strategy = InheritanceType.JOINED)
	static class Party extends Named {

	}

	@Entity(name = "Author")
	static class PartyAuthor extends Party {

	}

}
