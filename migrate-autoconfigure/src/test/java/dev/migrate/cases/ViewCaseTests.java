package dev.migrate.cases;

import dev.migrate.change.AddColumn;
import dev.migrate.change.AlterColumnType;
import dev.migrate.change.CreateTable;
import dev.migrate.change.CreateView;
import dev.migrate.change.DropColumn;
import dev.migrate.change.DropTable;
import dev.migrate.change.DropView;
import dev.migrate.change.RenameColumn;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.Subselect;
import org.hibernate.annotations.View;
import org.junit.jupiter.api.DisplayName;

/**
 * Views, and what is below them.
 */
class ViewCaseTests {

	private static final String[] ADA = { "insert into person (id, name, age) values (1, 'Ada', 36)" };

	@CaseTest
	@DisplayName("view added")
	void viewAdded(String engine) {
		ada(engine, People.class, WithNames.class).keeps("select n from person_name", "Ada").writes(CreateView.class);
	}

	@CaseTest
	@DisplayName("view added together with its table")
	void viewAddedWithTable(String engine) {
		Case.on(engine)
			.from(Elsewhere.class)
			.to(WithNames.class)
			.dropped("other")
			.writes(DropTable.class, CreateTable.class, CreateView.class);
	}

	@CaseTest
	@DisplayName("view changed")
	void viewChanged(String engine) {
		ada(engine, WithNames.class, WithOtherNames.class).notValidatedOn("sqlite")
			.keeps("select n from person_name", "Ada!")
			.writes(DropView.class, CreateView.class);
	}

	@CaseTest
	@DisplayName("view removed")
	void viewRemoved(String engine) {
		ada(engine, WithNames.class, People.class).writes(DropView.class);
	}

	@CaseTest
	@DisplayName("view removed together with its table")
	void viewRemovedWithTable(String engine) {
		Case.on(engine)
			.from(WithNames.class)
			.to(Elsewhere.class)
			.dropped("person")
			.writes(DropView.class, DropTable.class, CreateTable.class);
	}

	@CaseTest
	@DisplayName("view over a view changed with what is below")
	void viewOfViewChanged(String engine) {
		ada(engine, Stacked.class, StackedOtherwise.class).notValidatedOn("sqlite")
			.keeps("select n from person_name_again", "Ada!")
			.writesOn("mariadb", DropView.class, CreateView.class)
			.writes(DropView.class, DropView.class, CreateView.class, CreateView.class);
	}

	@CaseTest
	@DisplayName("5 type of a column changed below a view")
	void typeChangedBelowView(String engine) {
		ada(engine, WithNames.class, WithLongNames.class).keeps("select n from person_name", "Ada")
			.writesOn("mariadb", AlterColumnType.class)
			.writes(DropView.class, AlterColumnType.class, CreateView.class);
	}

	@CaseTest
	@DisplayName("3 column added below a view that does not name it: the view stays")
	void columnAddedBelowView(String engine) {
		ada(engine, WithNames.class, WithNamesAndMail.class).keeps("select n from person_name", "Ada")
			.writes(AddColumn.class);
	}

	@CaseTest
	@DisplayName("4 column removed below a view that changes with it")
	void columnRemovedBelowView(String engine) {
		ada(engine, WithAges.class, WithNamesOnly.class).keeps("select n from person_name", "Ada")
			.writes(DropView.class, DropColumn.class, CreateView.class);
	}

	@CaseTest
	@DisplayName("32 column renamed below a view")
	void columnRenamedBelowView(String engine) {
		ada(engine, WithNames.class, WithFullNames.class).renamed("person.name", "full_name")
			.keeps("select n from person_name", "Ada")
			.writes(DropView.class, RenameColumn.class, CreateView.class);
	}

	@CaseTest
	@DisplayName("91 a query instead of a table needs no object ∅")
	void subselectAdded(String engine) {
		ada(engine, People.class, WithQuery.class).writesNothing();
	}

	@CaseTest
	@DisplayName("view made by hand is left alone ∅")
	void viewByHandIsLeftAlone(String engine) {
		ada(engine, People.class, People.class).thenByHand("create view by_hand as select name from person")
			.keeps("select name from by_hand", "Ada")
			.writesNothing();
	}

	@CaseTest
	@DisplayName("view made by hand stands in the way: refused by its name")
	void viewByHandStandsInTheWay(String engine) {
		ada(engine, WithAges.class, WithNamesOnly.class).thenByHand("create view by_hand as select age from person")
			.exceptOn("mariadb", "MariaDB's views hold on to nothing")
			.isRefused("May view by_hand be dropped? No revision made it, and it stands in the way: Drop column age",
					"--drop by_hand");
	}

	private static Case ada(String engine, Class<?> before, Class<?> after) {
		return Case.on(engine).from(before).rows(ADA).to(after);
	}

	static class Elsewhere {

		@Entity(name = "Other")
		static class Other {

			@Id
			Long id;

		}

	}

	static class People {

		@Entity(name = "Person")
		static class Person {

			@Id
			Long id;

			@Column(length = 20)
			String name;

			Integer age;

		}

	}

	static class WithQuery {

		@Entity(name = "Person")
		static class Person {

			@Id
			Long id;

			@Column(length = 20)
			String name;

			Integer age;

		}

		@Entity(name = "PersonName")
		@Immutable
		@Subselect("select id, name as n from person")
		static class Name {

			@Id
			Long id;

			@Column(length = 20)
			String n;

		}

	}

	static class WithNames {

		@Entity(name = "Person")
		static class Person {

			@Id
			Long id;

			@Column(length = 20)
			String name;

			Integer age;

		}

		@Entity(name = "PersonName")
		@Immutable
		@View(query = "select id, name as n from person where age > 17")
		static class Name {

			@Id
			Long id;

			@Column(length = 20)
			String n;

		}

	}

	static class WithNamesAndMail {

		@Entity(name = "Person")
		static class Person {

			@Id
			Long id;

			@Column(length = 20)
			String name;

			Integer age;

			String mail;

		}

		@Entity(name = "PersonName")
		@Immutable
		@View(query = "select id, name as n from person where age > 17")
		static class Name {

			@Id
			Long id;

			@Column(length = 20)
			String n;

		}

	}

	static class WithOtherNames {

		@Entity(name = "Person")
		static class Person {

			@Id
			Long id;

			@Column(length = 20)
			String name;

			Integer age;

		}

		@Entity(name = "PersonName")
		@Immutable
		@View(query = "select id, age, concat(name, '!') as n from person")
		static class Name {

			@Id
			Long id;

			@Column(length = 21)
			String n;

			Integer age;

		}

	}

	static class WithLongNames {

		@Entity(name = "Person")
		static class Person {

			@Id
			Long id;

			@Column(length = 200)
			String name;

			Integer age;

		}

		@Entity(name = "PersonName")
		@Immutable
		@View(query = "select id, name as n from person where age > 17")
		static class Name {

			@Id
			Long id;

			@Column(length = 200)
			String n;

		}

	}

	static class WithFullNames {

		@Entity(name = "Person")
		static class Person {

			@Id
			Long id;

			@Column(length = 20)
			String fullName;

			Integer age;

		}

		@Entity(name = "PersonName")
		@Immutable
		@View(query = "select id, full_name as n from person where age > 17")
		static class Name {

			@Id
			Long id;

			@Column(length = 20)
			String n;

		}

	}

	static class WithAges {

		@Entity(name = "Person")
		static class Person {

			@Id
			Long id;

			@Column(length = 20)
			String name;

			Integer age;

		}

		@Entity(name = "PersonName")
		@Immutable
		@View(query = "select id, name as n, age from person")
		static class Name {

			@Id
			Long id;

			@Column(length = 20)
			String n;

			Integer age;

		}

	}

	static class WithNamesOnly {

		@Entity(name = "Person")
		static class Person {

			@Id
			Long id;

			@Column(length = 20)
			String name;

		}

		@Entity(name = "PersonName")
		@Immutable
		@View(query = "select id, name as n from person")
		static class Name {

			@Id
			Long id;

			@Column(length = 20)
			String n;

		}

	}

	static class Stacked {

		@Entity(name = "Person")
		static class Person {

			@Id
			Long id;

			@Column(length = 20)
			String name;

			Integer age;

		}

		@Entity(name = "PersonName")
		@Immutable
		@View(query = "select id, name as n from person")
		static class Name {

			@Id
			Long id;

			@Column(length = 20)
			String n;

		}

		@Entity(name = "PersonNameAgain")
		@Immutable
		@View(query = "select id, n from person_name")
		static class Again {

			@Id
			Long id;

			@Column(length = 20)
			String n;

		}

	}

	static class StackedOtherwise {

		@Entity(name = "Person")
		static class Person {

			@Id
			Long id;

			@Column(length = 20)
			String name;

			Integer age;

		}

		@Entity(name = "PersonName")
		@Immutable
		@View(query = "select id, concat(name, '!') as n from person")
		static class Name {

			@Id
			Long id;

			@Column(length = 21)
			String n;

		}

		@Entity(name = "PersonNameAgain")
		@Immutable
		@View(query = "select id, n from person_name")
		static class Again {

			@Id
			Long id;

			@Column(length = 21)
			String n;

		}

	}

}
