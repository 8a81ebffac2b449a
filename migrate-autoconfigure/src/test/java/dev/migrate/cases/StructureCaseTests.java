package dev.migrate.cases;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

import dev.migrate.change.AddColumn;
import dev.migrate.change.AddForeignKey;
import dev.migrate.change.CreateSequence;
import dev.migrate.change.CreateTable;
import dev.migrate.change.DropColumn;
import dev.migrate.change.DropForeignKey;
import dev.migrate.change.DropTable;
import dev.migrate.change.FillNulls;
import dev.migrate.change.RenameColumn;
import dev.migrate.change.SetNotNull;
import jakarta.persistence.Basic;
import jakarta.persistence.Cacheable;
import jakarta.persistence.Column;
import jakarta.persistence.DiscriminatorColumn;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.Inheritance;
import jakarta.persistence.InheritanceType;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.MappedSuperclass;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import jakarta.persistence.SecondaryTable;
import org.hibernate.annotations.BatchSize;
import org.hibernate.annotations.Check;
import org.hibernate.annotations.DynamicUpdate;
import org.hibernate.annotations.Fetch;
import org.hibernate.annotations.FetchMode;
import org.hibernate.annotations.Formula;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.SoftDelete;
import org.hibernate.annotations.Subselect;
import org.hibernate.envers.Audited;
import org.junit.jupiter.api.DisplayName;

/**
 * How entities are laid out on tables.
 */
class StructureCaseTests {

	private static final String[] ADA = { "insert into person (id, name, town) values (1, 'Ada', 'London')" };

	private static final String NAME = "select name from person where town = 'London'";

	@CaseTest
	@DisplayName("91 entity becomes immutable ∅")
	void immutable(String engine) {
		ada(engine, ImmutablePerson.class).writesNothing();
	}

	@CaseTest
	@DisplayName("91 entity on a query gets no table")
	void subselect(String engine) {
		ada(engine, Person.class, Person.class, PersonView.class).writesNothing();
	}

	@CaseTest
	@DisplayName("91 entity becomes one on a query that reads its table: the table stays ∅")
	void readByItsOwnQuery(String engine) {
		ada(engine, QueriedPerson.class).writesNothing();
	}

	@CaseTest
	@DisplayName("91 entity goes whose table a formula of another one reads: the table stays ∅")
	void readByFormula(String engine) {
		Case.on(engine)
			.from(Club.class, Person.class)
			.rows(ADA)
			.to(CountingClub.class)
			.keeps(NAME, "Ada")
			.writesNothing();
	}

	@CaseTest
	@DisplayName("91 entity becomes one on a query that reads its table, which is given up by name")
	void readTableGivenUp(String engine) {
		Case.on(engine)
			.from(Club.class, Person.class)
			.rows(ADA)
			.to(Club.class, QueriedPerson.class)
			.dropped("person")
			.keeps("select count(*) from club", 0)
			.writes(DropTable.class);
	}

	@CaseTest
	@DisplayName("91 column goes that a query of another entity reads: the column stays ∅")
	void columnReadByQuery(String engine) {
		Case.on(engine)
			.from(Person.class, PersonView.class)
			.rows(ADA)
			.to(TownlessPerson.class, PersonView.class)
			.keeps(NAME, "Ada")
			.writesNothing();
	}

	@CaseTest
	@DisplayName("91 column goes that a formula reads: the column stays ∅")
	void columnReadByFormula(String engine) {
		ada(engine, ShoutingPerson.class).writesNothing();
	}

	@CaseTest
	@DisplayName("91 column goes that a query of another entity reads, which is given up by name")
	void readColumnGivenUp(String engine) {
		Case.on(engine)
			.from(Person.class, PersonView.class)
			.rows(ADA)
			.to(TownlessPerson.class, PersonView.class)
			.dropped("person.town")
			.keeps("select name from person", "Ada")
			.writes(DropColumn.class);
	}

	@CaseTest
	@DisplayName("91 column goes whose name a query means in another table")
	void columnOfThatNameElsewhere(String engine) {
		Case.on(engine)
			.from(Club.class, Person.class, PersonOfClub.class)
			.rows(ADA)
			.to(NamelessClub.class, Person.class, PersonOfClub.class)
			.keeps(NAME, "Ada")
			.writes(DropColumn.class);
	}

	@CaseTest
	@DisplayName("91 entity on a query gets its table back ∅")
	void readTableMapped(String engine) {
		Case.on(engine)
			.from(Person.class, PersonView.class)
			.rows(ADA)
			.to(Person.class)
			.keeps(NAME, "Ada")
			.writesNothing();
	}

	@CaseTest
	@DisplayName("92 mapped superclass gets no table")
	void mappedSuperclass(String engine) {
		ada(engine, PersonWithSuperclass.class).writesNothing();
	}

	@CaseTest
	@DisplayName("97 equal values, new instances ∅")
	void sameAgain(String engine) {
		ada(engine, Person.class).writesNothing();
	}

	@CaseTest
	@DisplayName("98 metadata without DDL ∅")
	void metadataWithoutDdl(String engine) {
		Case.on(engine)
			.from(Owner.class, Pet.class)
			.rows("insert into owner (id, name) values (1, 'Ada')",
					"insert into pet (id, name, owner_id) values (2, 'Rex', 1)")
			.to(TunedOwner.class, TunedPet.class)
			.keeps("select name from pet where owner_id = 1", "Rex")
			.writesNothing();
	}

	@CaseTest
	@DisplayName("103 line ends in SQL text ∅")
	void lineEnds(String engine) {
		ada(engine, CheckedOnTwoLines.class, CheckedOnTwoWindowsLines.class).writesNothing();
	}

	@CaseTest
	@DisplayName("embeddable extracted without changing columns ∅")
	void embeddableExtracted(String engine) {
		ada(engine, PersonWithAddress.class).writesNothing();
	}

	@CaseTest
	@DisplayName("embeddable inlined without changing columns ∅")
	void embeddableInlined(String engine) {
		ada(engine, PersonWithAddress.class, Person.class).writesNothing();
	}

	@CaseTest
	@DisplayName("93 joined inheritance: order of creation")
	void joinedCreated(String engine) {
		ada(engine, Person.class, Person.class, Vehicle.class, Car.class, Truck.class).writes(CreateTable.class,
				CreateTable.class, CreateTable.class, AddForeignKey.class, AddForeignKey.class);
	}

	@CaseTest
	@DisplayName("93 joined inheritance: order of removal")
	void joinedRemoved(String engine) {
		Case.on(engine)
			.from(Person.class, Vehicle.class, Car.class, Truck.class)
			.rows(ADA[0], "insert into vehicle (id, wheels) values (1, 4)", "insert into car (id, doors) values (1, 5)")
			.to(Person.class)
			.keeps(NAME, "Ada")
			.writes(DropForeignKey.class, DropForeignKey.class, DropTable.class, DropTable.class, DropTable.class);
	}

	@CaseTest
	@DisplayName("93 joined inheritance: subclass added")
	void joinedSubclassAdded(String engine) {
		Case.on(engine)
			.from(Vehicle.class, Car.class)
			.rows("insert into vehicle (id, wheels) values (1, 4)", "insert into car (id, doors) values (1, 5)")
			.to(Vehicle.class, Car.class, Truck.class)
			.keeps("select doors from vehicle natural join car where wheels = 4", 5)
			.writes(CreateTable.class, AddForeignKey.class);
	}

	@CaseTest
	@DisplayName("100 columns moved between superclass and subclass of a single table ∅")
	void movedInHierarchy(String engine) {
		Case.on(engine)
			.from(Animal.class, Cat.class)
			.rows("insert into animal (id, dtype, name, whiskers) values (1, 'Cat', 'Tom', 24)")
			.to(AnimalWithWhiskers.class, CatWithoutWhiskers.class)
			.keeps("select whiskers from animal where dtype = 'Cat'", 24)
			.writesNothing();
	}

	@CaseTest
	@DisplayName("32 column renamed that tells classes apart")
	void discriminatorRenamed(String engine) {
		tom(engine).to(KindOfAnimal.class, KindOfCat.class)
			.renamed("animal.dtype", "kind")
			.keeps("select kind from animal", "Cat")
			.writes(RenameColumn.class);
	}

	@CaseTest
	@DisplayName("32 column renamed that tells classes apart: nobody has said so")
	void discriminatorRenamedWithoutAnAnswer(String engine) {
		tom(engine).to(KindOfAnimal.class, KindOfCat.class)
			.keeps("select dtype from animal", "Cat")
			.isRefused("Was animal.dtype renamed to animal.kind", "--rename animal.dtype=kind");
	}

	@CaseTest
	@DisplayName("101 single table becomes joined: refused, because rows would have to move")
	void singleTableBecomesJoined(String engine) {
		tom(engine).to(JoinedAnimal.class, JoinedCat.class)
			.isRefused("May the values of animal.whiskers be lost? cat.whiskers is new and stays empty",
					"--drop animal.whiskers");
	}

	@CaseTest
	@DisplayName("101 single table becomes joined, values given up")
	void singleTableBecomesJoinedWithoutValues(String engine) {
		Case.on(engine)
			.from(Animal.class, Cat.class, Person.class)
			.rows(ADA)
			.to(JoinedAnimal.class, JoinedCat.class, Person.class)
			.dropped("animal.whiskers", "animal.dtype")
			.keeps(NAME, "Ada")
			.writes(CreateTable.class, AddForeignKey.class, DropColumn.class, DropColumn.class);
	}

	@CaseTest
	@DisplayName("101 joined becomes single table: refused, because rows would have to move")
	void joinedBecomesSingleTable(String engine) {
		Case.on(engine)
			.from(JoinedAnimal.class, JoinedCat.class)
			.rows("insert into animal (id, name) values (1, 'Tom')", "insert into cat (id, whiskers) values (1, 24)")
			.to(Animal.class, Cat.class)
			.filledWith("animal.dtype", "'Animal'")
			.isRefused("May the values of cat.whiskers be lost? animal.whiskers is new and stays empty", "--drop cat");
	}

	@CaseTest
	@DisplayName("101 single table becomes table per class: refused, because rows would have to move")
	void singleTableBecomesTablePerClass(String engine) {
		tom(engine).to(OwnAnimal.class, OwnCat.class)
			.isRefused("May the values of animal.whiskers be lost? cat.whiskers is new and stays empty",
					"--drop animal.whiskers");
	}

	@CaseTest
	@DisplayName("101 table per class becomes joined: stopped until the rows have moved")
	void tablePerClassBecomesJoined(String engine) {
		Case.on(engine)
			.from(OwnAnimal.class, OwnCat.class)
			.rows("insert into cat (id, name, whiskers) values (1, 'Tom', 24)")
			.to(JoinedAnimal.class, JoinedCat.class)
			.keeps("select name from cat", "Tom")
			.exceptOn("sqlite", "Hibernate makes no foreign keys there")
			.isStoppedBy("1 row of cat refers by id to rows of animal that do not exist: 1",
					"insert into animal (id, name) select id, name from cat");
	}

	@CaseTest
	@DisplayName("secondary table for a column that was there: refused, because rows would have to move")
	void columnMovedToSecondaryTable(String engine) {
		ada(engine, PersonWithTownElsewhere.class)
			.isRefused("May the values of person.town be lost? home.town is new and stays empty", "--drop person.town");
	}

	@CaseTest
	@DisplayName("embeddable moved to its own table: refused, because rows would have to move")
	void embeddableMoved(String engine) {
		ada(engine, PersonWithAddress.class, PersonAtHome.class, Home.class)
			.isRefused("May the values of person.town be lost? home.town is new and stays empty", "--drop person.town");
	}

	@CaseTest
	@DisplayName("secondary table added for a new column")
	void secondaryTableAdded(String engine) {
		ada(engine, PersonWithPortrait.class).writes(CreateTable.class, AddForeignKey.class);
	}

	@CaseTest
	@DisplayName("secondary table removed")
	void secondaryTableRemoved(String engine) {
		ada(engine, PersonWithPortrait.class, Person.class).writes(DropForeignKey.class, DropTable.class);
	}

	@CaseTest
	@DisplayName("element collection added")
	void collectionAdded(String engine) {
		ada(engine, PersonWithHobbies.class).writes(CreateTable.class, AddForeignKey.class);
	}

	@CaseTest
	@DisplayName("element collection removed")
	void collectionRemoved(String engine) {
		ada(engine, PersonWithHobbies.class, Person.class).writes(DropForeignKey.class, DropTable.class);
	}

	@CaseTest
	@DisplayName("soft delete added")
	void softDeleteAdded(String engine) {
		ada(engine, SoftlyDeletedPerson.class).filledWith("person.deleted", "false")
			.writes(AddColumn.class, FillNulls.class, SetNotNull.class);
	}

	@CaseTest
	@DisplayName("soft delete removed")
	void softDeleteRemoved(String engine) {
		Case.on(engine)
			.from(SoftlyDeletedPerson.class, Owner.class, Pet.class)
			.rows("insert into owner (id, name) values (1, 'Ada')")
			.to(Person.class, Owner.class, Pet.class)
			.keeps("select name from owner", "Ada")
			.writes(DropColumn.class);
	}

	@CaseTest
	@DisplayName("Envers switched on for an existing entity")
	void enversAdded(String engine) {
		ada(engine, AuditedPerson.class)
			.writesOn("postgresql", CreateTable.class, CreateTable.class, CreateSequence.class, AddForeignKey.class)
			.writes(CreateTable.class, CreateTable.class, AddForeignKey.class);
	}

	private static Case tom(String engine) {
		return Case.on(engine)
			.from(Animal.class, Cat.class)
			.rows("insert into animal (id, dtype, name, whiskers) values (1, 'Cat', 'Tom', 24)");
	}

	private static Case ada(String engine, Class<?> to) {
		return ada(engine, Person.class, to);
	}

	private static Case ada(String engine, Class<?> from, Class<?>... to) {
		return Case.on(engine).from(from).rows(ADA).to(to).keeps(NAME, "Ada");
	}

	@MappedSuperclass
	static class Row {

		@Id
		Long id;

	}

	@MappedSuperclass
	static class Somebody extends Row {

		String name;

		String town;

	}

	@Entity(name = "Person")
	static class Person extends Row {

		String name;

		String town;

	}

	@Entity(name = "Person")
	static class PersonWithSuperclass extends Somebody {

	}

	@Entity(name = "Person")
	@Immutable
	static class ImmutablePerson extends Somebody {

	}

	@Entity(name = "Londoner")
	@Subselect("select id, name from person where town = 'London'")
	static class PersonView extends Row {

		String name;

	}

	@Entity(name = "QueriedPerson")
	@Subselect("select p.id, p.name from person p")
	static class QueriedPerson extends Row {

		String name;

	}

	@Entity(name = "Person")
	static class TownlessPerson extends Row {

		String name;

	}

	@Entity(name = "Person")
	static class ShoutingPerson extends Row {

		String name;

		@Formula("upper(town)")
		String shouted;

	}

	@Entity(name = "PersonOfClub")
	@Subselect("select p.id, p.name from person p join club c on c.id = p.id")
	static class PersonOfClub extends Row {

		String name;

	}

	@Entity(name = "Club")
	static class NamelessClub extends Row {

	}

	@Entity(name = "Club")
	static class Club extends Row {

		String name;

	}

	@Entity(name = "Club")
	static class CountingClub extends Row {

		String name;

		@Formula("(select count(*) from person p where p.town = name)")
		Integer members;

	}

	@Entity(name = "Person")
	@Check(name = "at_home", constraints = "town <> ''\n and name <> ''")
	static class CheckedOnTwoLines extends Somebody {

	}

	@Entity(name = "Person")
	@Check(name = "at_home", constraints = "town <> ''\r\n and name <> ''")
	static class CheckedOnTwoWindowsLines extends Somebody {

	}

	@Embeddable
	static class Address {

		String town;

	}

	@Entity(name = "Person")
	static class PersonWithAddress extends Row {

		String name;

		@Embedded
		Address address;

	}

	@Entity(name = "Person")
	@SecondaryTable(name = "home")
	static class PersonWithTownElsewhere extends Row {

		String name;

		@Column(table = "home")
		String town;

	}

	@Entity(name = "Person")
	static class PersonAtHome extends Row {

		String name;

		@ManyToOne
		Home home;

	}

	@Entity(name = "Home")
	static class Home extends Row {

		String town;

	}

	@Entity(name = "Person")
	@SecondaryTable(name = "portrait")
	static class PersonWithPortrait extends Somebody {

		@Column(table = "portrait")
		LocalDate painted;

	}

	@Entity(name = "Person")
	static class PersonWithHobbies extends Somebody {

		@ElementCollection
		List<String> hobbies = new ArrayList<>();

	}

	@Entity(name = "Person")
	@SoftDelete
	static class SoftlyDeletedPerson extends Somebody {

	}

	@Entity(name = "Person")
	@Audited
	static class AuditedPerson extends Row {

		String name;

		String town;

	}

	@Entity(name = "Owner")
	static class Owner extends Row {

		String name;

		@OneToMany(mappedBy = "owner")
		List<Pet> pets = new ArrayList<>();

	}

	@Entity(name = "Pet")
	static class Pet extends Row {

		String name;

		@ManyToOne
		Owner owner;

	}

	@Entity(name = "Owner")
	@Cacheable
	@DynamicUpdate
	@NamedQuery(name = "everyone", query = "select o from Owner o")
	static class TunedOwner extends Row {

		@Basic(fetch = FetchType.LAZY)
		String name;

		@Formula("upper(name)")
		String shouted;

		@OneToMany(mappedBy = "owner")
		@OrderBy("name")
		@Fetch(FetchMode.SUBSELECT)
		@BatchSize(size = 20)
		List<TunedPet> pets = new ArrayList<>();

	}

	@Entity(name = "Pet")
	static class TunedPet extends Row {

		String name;

		@ManyToOne(fetch = FetchType.LAZY)
		TunedOwner owner;

	}

	@Entity(name = "Vehicle")
	@Inheritance(strategy = InheritanceType.JOINED)
	static class Vehicle extends Row {

		Integer wheels;

	}

	@Entity(name = "Car")
	static class Car extends Vehicle {

		Integer doors;

	}

	@Entity(name = "Truck")
	static class Truck extends Vehicle {

		Integer payload;

	}

	@Entity(name = "Animal")
	static class Animal extends Row {

		String name;

	}

	@Entity(name = "Cat")
	static class Cat extends Animal {

		Integer whiskers;

	}

	@Entity(name = "Animal")
	@DiscriminatorColumn(name = "kind")
	static class KindOfAnimal extends Row {

		String name;

	}

	@Entity(name = "Cat")
	static class KindOfCat extends KindOfAnimal {

		Integer whiskers;

	}

	@Entity(name = "Animal")
	@Inheritance(strategy = InheritanceType.JOINED)
	static class JoinedAnimal extends Row {

		String name;

	}

	@Entity(name = "Cat")
	static class JoinedCat extends JoinedAnimal {

		Integer whiskers;

	}

	@Entity(name = "Animal")
	@Inheritance(strategy = InheritanceType.TABLE_PER_CLASS)
	static class OwnAnimal extends Row {

		String name;

	}

	@Entity(name = "Cat")
	static class OwnCat extends OwnAnimal {

		Integer whiskers;

	}

	@Entity(name = "Animal")
	static class AnimalWithWhiskers extends Row {

		String name;

		Integer whiskers;

	}

	@Entity(name = "Cat")
	static class CatWithoutWhiskers extends AnimalWithWhiskers {

	}

}
