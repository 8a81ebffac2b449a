package dev.migrate.cases;

import java.util.Map;

import dev.migrate.change.AlterColumnType;
import dev.migrate.change.AddColumn;
import dev.migrate.change.AddUniqueConstraint;
import dev.migrate.change.CreateIndex;
import dev.migrate.change.CreateTable;
import dev.migrate.change.DropColumn;
import dev.migrate.change.DropIndex;
import dev.migrate.change.DropTable;
import dev.migrate.change.DropUniqueConstraint;
import dev.migrate.change.RenameColumn;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Index;
import jakarta.persistence.MappedSuperclass;
import jakarta.persistence.Table;
import jakarta.persistence.UniqueConstraint;
import org.hibernate.annotations.Check;
import org.junit.jupiter.api.DisplayName;

/**
 * Unique constraints and indexes.
 */
class UniqueAndIndexCaseTests {

	private static final String[] ADA = {
			"insert into person (id, name, email, town) values (1, 'Ada', 'ada@example.org', 'London')" };

	private static final String NAME = "select name from person where email = 'ada@example.org' and town = 'London'";

	@CaseTest
	@DisplayName("64 index becomes a unique constraint")
	void indexBecomesUniqueConstraint(String engine) {
		ada(engine, IndexedByEmail.class, UniqueEmail.class)
			.exceptOn("sqlite", "Hibernate makes no unique constraints of a name or over several columns there")
			.writes(DropIndex.class, AddUniqueConstraint.class);
	}

	@CaseTest
	@DisplayName("64 unique constraint becomes an index of the same name")
	void uniqueConstraintBecomesIndex(String engine) {
		ada(engine, UniqueIndexOnEmail.class, IndexedByEmail.class)
			.exceptOn("sqlite", "Hibernate makes no unique constraints of a name or over several columns there")
			.writes(DropUniqueConstraint.class, CreateIndex.class);
	}

	@CaseTest
	@DisplayName("65 index becomes unique")
	void indexBecomesUnique(String engine) {
		ada(engine, IndexedByEmail.class, UniqueIndexOnEmail.class)
			.exceptOn("sqlite", "Hibernate makes no unique constraints of a name or over several columns there")
			.writes(DropIndex.class, AddUniqueConstraint.class);
	}

	@CaseTest
	@DisplayName("66 columns of an unnamed unique changed")
	void columnsOfUnnamedUniqueChanged(String engine) {
		ada(engine, UnnamedUniqueEmail.class, UnnamedUniqueEmailAndTown.class)
			.exceptOn("sqlite", "Hibernate makes no unique constraints of a name or over several columns there")
			.writes(DropUniqueConstraint.class, AddUniqueConstraint.class);
	}

	@CaseTest
	@DisplayName("68 index named like its column ∅")
	void indexNamedLikeItsColumn(String engine) {
		ada(engine, IndexNamedLikeColumn.class, IndexNamedLikeColumn.class).writesNothing();
	}

	@CaseTest
	@DisplayName("68 index named like its column added")
	void indexNamedLikeItsColumnAdded(String engine) {
		ada(engine, Person.class, IndexNamedLikeColumn.class).writes(CreateIndex.class);
	}

	@CaseTest
	@DisplayName("68 index made by hand and named like its column stays")
	void indexMadeByHandNamedLikeItsColumn(String engine) {
		Case.on(engine)
			.from(Marked.class)
			.rows("insert into marked (id, by_hand) values (1, 3)")
			.thenByHand("create index by_hand on marked (by_hand)")
			.to(LongMarked.class)
			.keeps("select by_hand from marked", 3)
			.writes(AlterColumnType.class, AddColumn.class);
	}

	@CaseTest
	@DisplayName("69 unique not written twice when the table is created")
	void uniqueOfNewTable(String engine) {
		Case.on(engine)
			.from(Other.class)
			.rows("insert into other (id) values (3)")
			.to(Other.class, UniqueColumn.class)
			.keeps("select id from other", 3)
			.writes(CreateTable.class, AddUniqueConstraint.class);
	}

	@CaseTest
	@DisplayName("70 dropping a table does not drop its indexes, uniques and checks one by one")
	void tableDroppedWhole(String engine) {
		Case.on(engine)
			.from(Other.class, Crowded.class)
			.rows("insert into other (id) values (3)", ADA[0])
			.to(Other.class)
			.keeps("select id from other", 3)
			.writes(DropTable.class);
	}

	@CaseTest
	@DisplayName("71 index column order changed")
	void indexColumnOrderChanged(String engine) {
		ada(engine, IndexedByEmailAndTown.class, IndexedByTownAndEmail.class).writes(DropIndex.class,
				CreateIndex.class);
	}

	@CaseTest
	@DisplayName("71 index direction changed")
	void indexDirectionChanged(String engine) {
		ada(engine, IndexedByEmailAndTown.class, IndexedByEmailAndTownDescending.class)
			.exceptOn("hsqldb", "HSQLDB does not store the direction of an index")
			.writes(DropIndex.class, CreateIndex.class);
	}

	@CaseTest
	@DisplayName("71 same index order and direction ∅")
	void sameIndexDirection(String engine) {
		ada(engine, IndexedByEmailAndTown.class, IndexedByEmailAndTownAscending.class).writesNothing();
	}

	@CaseTest
	@DisplayName("71 index added")
	void indexAdded(String engine) {
		ada(engine, Person.class, IndexedByEmail.class).writes(CreateIndex.class);
	}

	@CaseTest
	@DisplayName("71 index removed")
	void indexRemoved(String engine) {
		ada(engine, IndexedByEmail.class, Person.class).writes(DropIndex.class);
	}

	@CaseTest
	@DisplayName("74 index renamed")
	void indexRenamed(String engine) {
		ada(engine, IndexedByEmail.class, IndexedByEmailUnderOtherName.class).writes(DropIndex.class,
				CreateIndex.class);
	}

	@CaseTest
	@DisplayName("74 index on a renamed column")
	void indexOnRenamedColumn(String engine) {
		Case.on(engine)
			.from(IndexedByEmail.class)
			.rows(ADA)
			.to(IndexedByMail.class)
			.renamed("person.email", "mail")
			.keeps("select mail from person where name = 'Ada'", "ada@example.org")
			.writes(RenameColumn.class);
	}

	@CaseTest
	@DisplayName("75 unique constraint added")
	void uniqueAdded(String engine) {
		ada(engine, Person.class, UniqueEmail.class)
			.exceptOn("sqlite", "Hibernate makes no unique constraints of a name or over several columns there")
			.writes(AddUniqueConstraint.class);
	}

	@CaseTest
	@DisplayName("75 unique constraint added where duplicates exist: stopped until they are gone")
	void uniqueAddedOverDuplicates(String engine) {
		Case.on(engine)
			.from(Person.class)
			.rows(ADA[0], ADA[0].replace("(1, 'Ada'", "(2, 'Eva'"))
			.to(UniqueEmail.class)
			.keeps("select name from person order by id", "Ada", "Eva")
			.exceptOn("sqlite", "Hibernate makes no unique constraints of a name or over several columns there")
			.isStoppedBy("1 value of person.email occurs more than once, which becomes unique: ",
					"update person set email = 'eva@example.org' where id = 2");
	}

	@CaseTest
	@DisplayName("75 unique column added")
	void uniqueColumnAdded(String engine) {
		Case.on(engine)
			.from(Bare.class)
			.rows("insert into person (id) values (1)", "insert into person (id) values (2)")
			.to(UniqueNumber.class)
			.keeps("select id from person where no is null order by id", 1, 2)
			.writes(AddColumn.class, AddUniqueConstraint.class);
	}

	@CaseTest
	@DisplayName("75 column of a unique constraint removed with it")
	void uniqueColumnRemoved(String engine) {
		Case.on(engine)
			.from(UniqueNumber.class)
			.rows("insert into person (id, no) values (1, 11)", "insert into person (id, no) values (2, 12)")
			.to(Bare.class)
			.keeps("select id from person order by id", 1, 2)
			.writes(DropUniqueConstraint.class, DropColumn.class);
	}

	@CaseTest
	@DisplayName("76 unique constraint removed")
	void uniqueRemoved(String engine) {
		ada(engine, UniqueEmail.class, Person.class)
			.exceptOn("sqlite", "Hibernate makes no unique constraints of a name or over several columns there")
			.writes(DropUniqueConstraint.class);
	}

	@CaseTest
	@DisplayName("76 unique of a column removed")
	void uniqueOfColumnRemoved(String engine) {
		ada(engine, UniqueColumn.class, Person.class).writes(DropUniqueConstraint.class);
	}

	@CaseTest
	@DisplayName("77 named unique constraint widened")
	void uniqueWidened(String engine) {
		ada(engine, UniqueEmail.class, UniqueEmailAndTown.class)
			.exceptOn("sqlite", "Hibernate makes no unique constraints of a name or over several columns there")
			.writes(DropUniqueConstraint.class, AddUniqueConstraint.class);
	}

	@CaseTest
	@DisplayName("77 named unique constraint narrowed")
	void uniqueNarrowed(String engine) {
		ada(engine, UniqueEmailAndTown.class, UniqueEmail.class)
			.exceptOn("sqlite", "Hibernate makes no unique constraints of a name or over several columns there")
			.writes(DropUniqueConstraint.class, AddUniqueConstraint.class);
	}

	@CaseTest
	@DisplayName("77 unique constraint renamed")
	void uniqueRenamed(String engine) {
		ada(engine, UniqueEmail.class, UniqueEmailUnderOtherName.class)
			.exceptOn("sqlite", "Hibernate makes no unique constraints of a name or over several columns there")
			.writes(DropUniqueConstraint.class, AddUniqueConstraint.class);
	}

	@CaseTest
	@DisplayName("78 unique constraint together with a renamed column")
	void uniqueOnRenamedColumn(String engine) {
		Case.on(engine)
			.from(UniqueEmailAndTown.class)
			.rows(ADA)
			.to(UniqueMailAndTown.class)
			.renamed(Map.of("person.email", "mail"))
			.keeps("select mail from person where name = 'Ada'", "ada@example.org")
			.writes(RenameColumn.class);
	}

	@CaseTest
	@DisplayName("82 implicit names stable across runs ∅")
	void implicitNamesStable(String engine) {
		ada(engine, UnnamedUniqueEmailAndTown.class, UnnamedUniqueEmailAndTown.class).writesNothing();
		ada(engine, UnnamedIndex.class, UnnamedIndex.class).writesNothing();
	}

	private static Case ada(String engine, Class<?> from, Class<?> to) {
		return Case.on(engine).from(from).rows(ADA).to(to).keeps(NAME, "Ada");
	}

	@MappedSuperclass
	static class Numbered {

		@Id
		Long id;

	}

	@MappedSuperclass
	static class Somebody extends Numbered {

		@Column(length = 50)
		String name;

		@Column(length = 100)
		String email;

		@Column(length = 50)
		String town;

	}

	@MappedSuperclass
	static class SomebodyWithMail extends Numbered {

		@Column(length = 50)
		String name;

		@Column(length = 100)
		String mail;

		@Column(length = 50)
		String town;

	}

	@Entity(name = "Other")
	static class Other extends Numbered {

	}

	@Entity(name = "Person")
	static class Person extends Somebody {

	}

	@Entity(name = "Person")
	static class Bare extends Numbered {

	}

	@Entity(name = "Person")
	static class UniqueNumber extends Numbered {

		@Column(unique = true)
		Integer no;

	}

	@Entity(name = "Person")
	static class UniqueColumn extends Numbered {

		@Column(length = 50)
		String name;

		@Column(length = 100, unique = true)
		String email;

		@Column(length = 50)
		String town;

	}

	@Entity(name = "Person")
	@Table(indexes = @Index(name = "person_email", columnList = "email"))
	static class IndexedByEmail extends Somebody {

	}

	@Entity(name = "Person")
	@Table(indexes = @Index(name = "person_email", columnList = "mail"))
	static class IndexedByMail extends SomebodyWithMail {

	}

	@Entity(name = "Person")
	@Table(indexes = @Index(name = "ix_mail", columnList = "email"))
	static class IndexedByEmailUnderOtherName extends Somebody {

	}

	@Entity(name = "Marked")
	static class Marked {

		@Id
		Long id;

		Integer byHand;

		Integer amount;

	}

	@Entity(name = "Marked")
	static class LongMarked {

		@Id
		Long id;

		Integer byHand;

		Long amount;

		Integer total;

	}

	@Entity(name = "Person")
	@Table(indexes = @Index(name = "email", columnList = "email"))
	static class IndexNamedLikeColumn extends Somebody {

	}

	@Entity(name = "Person")
	@Table(indexes = @Index(columnList = "email"))
	static class UnnamedIndex extends Somebody {

	}

	@Entity(name = "Person")
	@Table(indexes = @Index(name = "person_email", columnList = "email", unique = true))
	static class UniqueIndexOnEmail extends Somebody {

	}

	@Entity(name = "Person")
	@Table(indexes = @Index(name = "person_place", columnList = "email, town"))
	static class IndexedByEmailAndTown extends Somebody {

	}

	@Entity(name = "Person")
	@Table(indexes = @Index(name = "person_place", columnList = "town, email"))
	static class IndexedByTownAndEmail extends Somebody {

	}

	@Entity(name = "Person")
	@Table(indexes = @Index(name = "person_place", columnList = "email, town desc"))
	static class IndexedByEmailAndTownDescending extends Somebody {

	}

	@Entity(name = "Person")
	@Table(indexes = @Index(name = "person_place", columnList = "email asc, town asc"))
	static class IndexedByEmailAndTownAscending extends Somebody {

	}

	@Entity(name = "Person")
	@Table(uniqueConstraints = @UniqueConstraint(name = "person_once", columnNames = "email"))
	static class UniqueEmail extends Somebody {

	}

	@Entity(name = "Person")
	@Table(uniqueConstraints = @UniqueConstraint(name = "one_person", columnNames = "email"))
	static class UniqueEmailUnderOtherName extends Somebody {

	}

	@Entity(name = "Person")
	@Table(uniqueConstraints = @UniqueConstraint(name = "person_once", columnNames = { "email", "town" }))
	static class UniqueEmailAndTown extends Somebody {

	}

	@Entity(name = "Person")
	@Table(uniqueConstraints = @UniqueConstraint(name = "person_once", columnNames = { "mail", "town" }))
	static class UniqueMailAndTown extends SomebodyWithMail {

	}

	@Entity(name = "Person")
	@Table(uniqueConstraints = @UniqueConstraint(columnNames = "email"))
	static class UnnamedUniqueEmail extends Somebody {

	}

	@Entity(name = "Person")
	@Table(uniqueConstraints = @UniqueConstraint(columnNames = { "email", "town" }))
	static class UnnamedUniqueEmailAndTown extends Somebody {

	}

	@Entity(name = "Person")
	@Check(name = "named_person", constraints = "name <> ''")
	@Table(indexes = @Index(name = "person_town", columnList = "town"),
			uniqueConstraints = @UniqueConstraint(name = "person_once", columnNames = { "email", "town" }))
	static class Crowded extends Somebody {

	}

}
