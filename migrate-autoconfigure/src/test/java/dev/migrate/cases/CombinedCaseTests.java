package dev.migrate.cases;

import java.time.LocalDate;
import java.time.LocalDateTime;
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
import dev.migrate.change.DropCheckConstraint;
import dev.migrate.change.DropColumn;
import dev.migrate.change.DropForeignKey;
import dev.migrate.change.DropPrimaryKey;
import dev.migrate.change.DropUniqueConstraint;
import dev.migrate.change.FillNulls;
import dev.migrate.change.RenameColumn;
import dev.migrate.change.RenameTable;
import dev.migrate.change.SetNotNull;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Index;
import jakarta.persistence.Inheritance;
import jakarta.persistence.InheritanceType;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.MapKeyColumn;
import jakarta.persistence.MapKeyEnumerated;
import jakarta.persistence.MappedSuperclass;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.Table;
import org.hibernate.envers.Audited;
import org.junit.jupiter.api.DisplayName;

/**
 * Several changes of one release that meet in the same tables.
 */
class CombinedCaseTests {

	@CaseTest
	@DisplayName("31 entity renamed with a column that gets longer and mandatory, an enum constant and a reference")
	void renamedAndTightened(String engine) {
		Case.on(engine)
			.from(Customers.class)
			.rows("insert into customer (id, name, state) values (1, 'Ada', 'OLD')",
					"insert into customer (id, state) values (2, 'NEW')",
					"insert into invoice (id, customer_id) values (7, 1)")
			.to(Clients.class)
			.renamed(Map.of("customer", "client", "customer.name", "full_name", "invoice.customer_id", "client_id"))
			.filledWith("client.full_name", "'nobody'")
			.keeps("select full_name from client order by id", "Ada", "nobody")
			.keeps("select state from client order by id", "OLD", "NEW")
			.keeps("select client_id from invoice", 1)
			.bringsBack("select customer_id from invoice", 1)
			.writesOn("h2", RenameTable.class, RenameColumn.class, RenameColumn.class, AlterColumnType.class,
					AlterColumnType.class, FillNulls.class, SetNotNull.class)
			.writesOn("mariadb", RenameTable.class, RenameColumn.class, RenameColumn.class, AlterColumnType.class,
					AlterColumnType.class, FillNulls.class, SetNotNull.class)
			.writes(RenameTable.class, RenameColumn.class, RenameColumn.class, AlterColumnType.class, FillNulls.class,
					SetNotNull.class, DropCheckConstraint.class, AddCheckConstraint.class);
	}

	@CaseTest
	@DisplayName("35 column of a composite key renamed and widened, with what refers to it")
	void compositeKeyChanged(String engine) {
		Case.on(engine)
			.from(Lines.class)
			.rows("insert into line (order_no, place, text) values (1, 1, 'Pen')",
					"insert into line (order_no, place, text) values (1, 2, 'Ink')",
					"insert into delivery (id, line_order_no, line_place) values (7, 1, 2)")
			.to(LongLines.class)
			.renamed(Map.of("line.order_no", "order_number", "delivery.line_order_no", "line_order_number"))
			.keeps("select text from line l join delivery d on l.order_number = d.line_order_number "
					+ "and l.place = d.line_place", "Ink")
			.writes(RenameColumn.class, RenameColumn.class, AlterColumnType.class, AlterColumnType.class,
					DropForeignKey.class, DropPrimaryKey.class, AddPrimaryKey.class, AddForeignKey.class);
	}

	@CaseTest
	@DisplayName("93 joined inheritance: keys widened, a subclass renamed with its column")
	void joinedChanged(String engine) {
		Case.on(engine)
			.from(Pets.class)
			.rows("insert into pet (id, name) values (1, 'Tom')", "insert into cat (id, lives) values (1, 9)")
			.to(Lions.class)
			.renamed(Map.of("cat", "lion", "cat.lives", "years"))
			.keeps("select years from lion l join pet p on p.id = l.id where name = 'Tom'", 9)
			.writesOn("h2", RenameTable.class, RenameColumn.class, AlterColumnType.class, AlterColumnType.class)
			.writesOn("postgresql", RenameTable.class, RenameColumn.class, AlterColumnType.class, AlterColumnType.class)
			.writes(RenameTable.class, RenameColumn.class, DropForeignKey.class, AlterColumnType.class,
					AlterColumnType.class, AddForeignKey.class);
	}

	@CaseTest
	@DisplayName("39 entity that refers to itself renamed, with the reference and an index on it")
	void treeRenamed(String engine) {
		Case.on(engine)
			.from(Node.class)
			.rows("insert into node (id, parent_id) values (1, null)", "insert into node (id, parent_id) values (2, 1)")
			.to(Branch.class)
			.renamed(Map.of("node", "branch", "node.parent_id", "trunk_id"))
			.keeps("select id from branch where trunk_id = 1", 2)
			.writes(RenameTable.class, RenameColumn.class, CreateIndex.class);
	}

	@CaseTest
	@DisplayName("enum constant added where it is the key of a map and an element of a set")
	void constantOfCollections(String engine) {
		Case.on(engine)
			.from(Reachable.class)
			.rows("insert into person (id) values (1)",
					"insert into person_numbers (person_id, kind, numbers) values (1, 'WORK', '77')",
					"insert into person_kinds (person_id, kinds) values (1, 'HOME')")
			.to(MoreReachable.class)
			.keeps("select numbers from person_numbers where kind = 'WORK'", "77")
			.keeps("select kinds from person_kinds", "HOME")
			.writesOn("h2", AlterColumnType.class, AlterColumnType.class)
			.writesOn("mariadb", AlterColumnType.class, AlterColumnType.class)
			.writes(DropCheckConstraint.class, AddCheckConstraint.class, DropCheckConstraint.class,
					AddCheckConstraint.class);
	}

	@CaseTest
	@DisplayName("51 one-to-many with a join table becomes many-to-many as a set")
	void oneToManyBecomesManyToMany(String engine) {
		Case.on(engine)
			.from(Shelf.class, Book.class)
			.rows("insert into shelf (id) values (1)", "insert into book (id) values (5)",
					"insert into book (id) values (6)", "insert into shelf_books (shelf_id, books_id) values (1, 5)",
					"insert into shelf_books (shelf_id, books_id) values (1, 6)")
			.to(SharedShelf.class, Book.class)
			.keeps("select books_id from shelf_books where shelf_id = 1 order by 1", 5, 6)
			.writesOn("postgresql", DropUniqueConstraint.class, AddPrimaryKey.class)
			.writes(DropForeignKey.class, DropUniqueConstraint.class, AddPrimaryKey.class, AddForeignKey.class);
	}

	@CaseTest
	@DisplayName("75 mandatory UUID of a unique constraint removed: rows differ in it when it comes back")
	void uniqueUuidRemoved(String engine) {
		Case.on(engine)
			.from(Tokened.class)
			.rows("insert into person (id, token) values (1, " + uuid(engine, 1) + ")",
					"insert into person (id, token) values (2, " + uuid(engine, 2) + ")")
			.to(Person.class)
			.keeps("select count(*) from person", 2)
			.bringsBack("select count(distinct token) from person", 2)
			.writes(DropUniqueConstraint.class, DropColumn.class);
	}

	@CaseTest
	@DisplayName("75 mandatory day and time of unique constraints removed: rows differ in them when they come back")
	void uniqueTimesRemoved(String engine) {
		Case.on(engine)
			.from(Dated.class)
			.rows("insert into person (id, born, seen) values (1, '2001-02-03', '2026-11-23 10:20:30')",
					"insert into person (id, born, seen) values (2, '2001-02-04', '2026-11-23 10:20:31')")
			.to(Person.class)
			.keeps("select count(*) from person", 2)
			.bringsBack("select count(distinct born) from person", 2)
			.bringsBack("select count(distinct seen) from person", 2)
			.writes(DropUniqueConstraint.class, DropUniqueConstraint.class, DropColumn.class, DropColumn.class);
	}

	@CaseTest
	@DisplayName("101 column of a subclass renamed, longer and unique in a single table, beside a new subclass")
	void singleTableChanged(String engine) {
		Case.on(engine)
			.from(Works.class)
			.rows("insert into work (id, dtype, isbn) values (1, 'Novel', 'a')",
					"insert into work (id, dtype, isbn) values (2, 'Novel', 'b')",
					"insert into work (id, dtype) values (3, 'Work')")
			.to(MoreWorks.class)
			.renamed("work.isbn", "code")
			.keeps("select code from work where dtype = 'Novel' order by id", "a", "b")
			.keeps("select dtype from work where code is null", "Work")
			.writes(RenameColumn.class, AlterColumnType.class, AddUniqueConstraint.class, AddColumn.class);
	}

	@CaseTest
	@DisplayName("41 collection table of embeddables renamed with its owner's column, and gets an order")
	void collectionRenamedAndOrdered(String engine) {
		Case.on(engine)
			.from(Parcel.class)
			.rows("insert into parcel (id) values (1)",
					"insert into parcel_stops (parcel_id, street, town) values (1, 'Hafen', 'Ulm')",
					"insert into parcel_stops (parcel_id, street, town) values (1, 'Markt', 'Bonn')")
			.to(OrderedParcel.class)
			.renamed(Map.of("parcel_stops", "stops", "parcel_stops.parcel_id", "parcel"))
			.filledWith("stops.place", "case town when 'Ulm' then 0 else 1 end")
			.keeps("select street from stops where parcel = 1 order by place", "Hafen", "Markt")
			.writes(RenameTable.class, RenameColumn.class, AddColumn.class, FillNulls.class, SetNotNull.class,
					AddPrimaryKey.class);
	}

	@SchemaCaseTest
	@DisplayName("96 @OrderColumn removed in a named schema: each list counts from zero when it comes back")
	void orderInSchemaRemoved(String engine) {
		Case.on(engine)
			.in("crm")
			.from(Route.class)
			.rows("insert into crm.route (id) values (1)", "insert into crm.route (id) values (2)",
					"insert into crm.halt (route, place, town) values (1, 0, 'Ulm')",
					"insert into crm.halt (route, place, town) values (2, 0, 'Ulm')",
					"insert into crm.halt (route, place, town) values (1, 1, 'Bonn')",
					"insert into crm.halt (route, place, town) values (2, 1, 'Bonn')")
			.to(UnorderedRoute.class)
			.keeps("select count(*) from crm.halt where town = 'Bonn'", 2)
			.bringsBack("select place from crm.halt where route = 1 order by place", 0, 1)
			.bringsBack("select place from crm.halt where route = 2 order by place", 0, 1)
			.writes(DropPrimaryKey.class, DropColumn.class);
	}

	@CaseTest
	@DisplayName("101 column of a superclass renamed and longer in each table of its own")
	void tablesPerClassChanged(String engine) {
		Case.on(engine)
			.from(Animals.class)
			.rows("insert into cow (id, name) values (1, 'Ada')", "insert into hen (id, name) values (2, 'Eva')")
			.to(TitledAnimals.class)
			.renamed(Map.of("cow.name", "title", "hen.name", "title"))
			.keeps("select title from cow", "Ada")
			.keeps("select title from hen", "Eva")
			.writes(RenameColumn.class, RenameColumn.class, AlterColumnType.class, AlterColumnType.class);
	}

	@CaseTest
	@DisplayName("Envers: audited entity renamed with its column, which gets longer")
	void auditedEntityRenamed(String engine) {
		Case.on(engine)
			.from(Audits.class)
			.rows("insert into author (id, name) values (1, 'Ada')",
					"insert into revinfo (rev, revtstmp) values (1, 1)",
					"insert into author_aud (id, rev, revtype, name) values (1, 1, 0, 'Ada')")
			.to(RenamedAudits.class)
			.renamed(Map.of("author", "writer", "author_aud", "writer_aud", "author.name", "full_name",
					"author_aud.name", "full_name"))
			.keeps("select full_name from writer", "Ada")
			.keeps("select full_name from writer_aud where rev = 1", "Ada")
			.writes(RenameTable.class, RenameTable.class, RenameColumn.class, RenameColumn.class, AlterColumnType.class,
					AlterColumnType.class);
	}

	@CaseTest
	@DisplayName("36 key of numbers becomes a UUID before there are rows, with what refers to it")
	void numberedKeyBecomesUuid(String engine) {
		Case played = Case.on(engine)
			.exceptOn("sqlite", "SQLite takes every value for every type")
			.from(Customers.class)
			.to(CustomersByUuid.class);
		if (engine.equals("postgresql") || engine.equals("mariadb")) {
			played.isRefused("The revision was not written, because the database refuses a step of it, ",
					"give the field another name and column");
		}
		else {
			played.writes(DropForeignKey.class, AlterColumnType.class, AlterColumnType.class, AddForeignKey.class);
		}
	}

	private static String uuid(String engine, int number) {
		String digits = "0000000000004000800000000000000" + number;
		return switch (engine) {
			case "hsqldb", "sqlite" -> "X'" + digits + "'";
			default -> "'00000000-0000-4000-8000-00000000000" + number + "'";
		};
	}

	@MappedSuperclass
	abstract static class Row {

		@Id
		Long id;

	}

	enum State {

		NEW, OLD

	}

	enum MoreStates {

		NEW, OLD, GONE

	}

	static class Customers {

		@Entity(name = "Customer")
		static class Customer extends Row {

			@Column(length = 50)
			String name;

			@Enumerated(EnumType.STRING)
			State state;

		}

		@Entity(name = "Invoice")
		static class Invoice extends Row {

			@ManyToOne
			Customer customer;

		}

	}

	static class CustomersByUuid {

		@Entity(name = "Customer")
		static class Customer {

			@Id
			UUID id;

			@Column(length = 50)
			String name;

			@Enumerated(EnumType.STRING)
			State state;

		}

		@Entity(name = "Invoice")
		static class Invoice extends Row {

			@ManyToOne
			Customer customer;

		}

	}

	static class Clients {

		@Entity(name = "Client")
		static class Client extends Row {

			@Column(length = 80, nullable = false)
			String fullName;

			@Enumerated(EnumType.STRING)
			MoreStates state;

		}

		@Entity(name = "Invoice")
		static class Invoice extends Row {

			@ManyToOne
			Client client;

		}

	}

	static class Lines {

		@Embeddable
		record LineId(@Column(name = "order_no") int orderNo, int place) {

		}

		@Entity(name = "Line")
		static class Line {

			@EmbeddedId
			LineId id;

			String text;

		}

		@Entity(name = "Delivery")
		static class Delivery extends Row {

			@ManyToOne
			@JoinColumn(name = "line_order_no", referencedColumnName = "order_no")
			@JoinColumn(name = "line_place", referencedColumnName = "place")
			Line line;

		}

	}

	static class LongLines {

		@Embeddable
		record LineId(@Column(name = "order_number") long orderNumber, int place) {

		}

		@Entity(name = "Line")
		static class Line {

			@EmbeddedId
			LineId id;

			String text;

		}

		@Entity(name = "Delivery")
		static class Delivery extends Row {

			@ManyToOne
			@JoinColumn(name = "line_order_number", referencedColumnName = "order_number")
			@JoinColumn(name = "line_place", referencedColumnName = "place")
			Line line;

		}

	}

	static class Pets {

		@Entity(name = "Pet")
		@Inheritance(strategy = InheritanceType.JOINED)
		static class Pet {

			@Id
			Integer id;

			String name;

		}

		@Entity(name = "Cat")
		static class Cat extends Pet {

			Integer lives;

		}

	}

	static class Lions {

		@Entity(name = "Pet")
		@Inheritance(strategy = InheritanceType.JOINED)
		static class Pet {

			@Id
			Long id;

			String name;

		}

		@Entity(name = "Lion")
		static class Lion extends Pet {

			Integer years;

		}

	}

	@Entity(name = "Node")
	static class Node extends Row {

		@ManyToOne
		Node parent;

	}

	@Entity(name = "Branch")
	@Table(indexes = @Index(name = "ix_branch_trunk", columnList = "trunk_id"))
	static class Branch extends Row {

		@ManyToOne
		Branch trunk;

	}

	enum Kind {

		HOME, WORK

	}

	enum MoreKinds {

		HOME, CELL, WORK

	}

	@Entity(name = "Person")
	static class Reachable extends Row {

		@ElementCollection
		@MapKeyColumn(name = "kind", length = 10)
		@MapKeyEnumerated(EnumType.STRING)
		Map<Kind, String> numbers = new HashMap<>();

		@ElementCollection
		@Enumerated(EnumType.STRING)
		@Column(nullable = false, length = 10)
		Set<Kind> kinds = new HashSet<>();

	}

	@Entity(name = "Person")
	static class MoreReachable extends Row {

		@ElementCollection
		@MapKeyColumn(name = "kind", length = 10)
		@MapKeyEnumerated(EnumType.STRING)
		Map<MoreKinds, String> numbers = new HashMap<>();

		@ElementCollection
		@Enumerated(EnumType.STRING)
		@Column(nullable = false, length = 10)
		Set<MoreKinds> kinds = new HashSet<>();

	}

	@Entity(name = "Book")
	static class Book extends Row {

	}

	@Entity(name = "Shelf")
	static class Shelf extends Row {

		@OneToMany
		List<Book> books = new ArrayList<>();

	}

	@Entity(name = "Shelf")
	static class SharedShelf extends Row {

		@ManyToMany
		Set<Book> books = new HashSet<>();

	}

	@Entity(name = "Person")
	static class Person extends Row {

	}

	@Entity(name = "Person")
	static class Dated extends Row {

		@Column(unique = true, nullable = false)
		LocalDate born;

		@Column(unique = true, nullable = false)
		LocalDateTime seen;

	}

	static class Works {

		@Entity(name = "Work")
		static class Work extends Row {

		}

		@Entity(name = "Novel")
		static class Novel extends Work {

			@Column(length = 13)
			String isbn;

		}

	}

	static class MoreWorks {

		@Entity(name = "Work")
		static class Work extends Row {

		}

		@Entity(name = "Novel")
		static class Novel extends Work {

			@Column(length = 17, unique = true)
			String code;

		}

		@Entity(name = "Poem")
		static class Poem extends Work {

			Integer verses;

		}

	}

	@Embeddable
	record Stop(String street, String town) {

	}

	@Entity(name = "Parcel")
	static class Parcel extends Row {

		@ElementCollection
		List<Stop> stops = new ArrayList<>();

	}

	@Entity(name = "Parcel")
	static class OrderedParcel extends Row {

		@ElementCollection
		@CollectionTable(name = "stops", joinColumns = @JoinColumn(name = "parcel"))
		@OrderColumn(name = "place")
		List<Stop> stops = new ArrayList<>();

	}

	@Entity(name = "Route")
	@Table(name = "route", schema = "crm", catalog = "crm")
	static class Route extends Row {

		@ElementCollection
		@CollectionTable(name = "halt", schema = "crm", catalog = "crm", joinColumns = @JoinColumn(name = "route"))
		@OrderColumn(name = "place")
		@Column(name = "town", length = 50)
		List<String> halts = new ArrayList<>();

	}

	@Entity(name = "Route")
	@Table(name = "route", schema = "crm", catalog = "crm")
	static class UnorderedRoute extends Row {

		@ElementCollection
		@CollectionTable(name = "halt", schema = "crm", catalog = "crm", joinColumns = @JoinColumn(name = "route"))
		@Column(name = "town", length = 50)
		List<String> halts = new ArrayList<>();

	}

	static class Animals {

		@Entity(name = "Animal")
		@Inheritance(strategy = InheritanceType.TABLE_PER_CLASS)
		abstract static class Animal extends Row {

			@Column(length = 50)
			String name;

		}

		@Entity(name = "Cow")
		static class Cow extends Animal {

		}

		@Entity(name = "Hen")
		static class Hen extends Animal {

		}

	}

	static class TitledAnimals {

		@Entity(name = "Animal")
		@Inheritance(strategy = InheritanceType.TABLE_PER_CLASS)
		abstract static class Animal extends Row {

			@Column(length = 80)
			String title;

		}

		@Entity(name = "Cow")
		static class Cow extends Animal {

		}

		@Entity(name = "Hen")
		static class Hen extends Animal {

		}

	}

	static class Audits {

		@Entity(name = "Author")
		@Audited
		static class Author extends Row {

			@Column(length = 50)
			String name;

		}

	}

	static class RenamedAudits {

		@Entity(name = "Writer")
		@Audited
		static class Writer extends Row {

			@Column(length = 80)
			String fullName;

		}

	}

	@Entity(name = "Person")
	static class Tokened extends Row {

		@Column(unique = true, nullable = false)
		UUID token;

	}

}
