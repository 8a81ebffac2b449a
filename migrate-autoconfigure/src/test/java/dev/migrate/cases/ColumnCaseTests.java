package dev.migrate.cases;

import dev.migrate.change.AddColumn;
import dev.migrate.change.CreateTable;
import dev.migrate.change.DropColumn;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.MappedSuperclass;
import org.junit.jupiter.api.DisplayName;

/**
 * Tables and columns.
 */
class ColumnCaseTests {

	private static final String[] ADA = { "insert into author (id, name) values (1, 'Ada')" };

	@CaseTest
	@DisplayName("1 entity added")
	void entityAdded(String engine) {
		Case.on(engine)
			.from(Author.class)
			.rows(ADA)
			.to(Author.class, Book.class)
			.keeps("select name from author", "Ada")
			.writes(CreateTable.class);
	}

	@CaseTest
	@DisplayName("3 column added")
	void columnAdded(String engine) {
		Case.on(engine)
			.from(Author.class)
			.rows(ADA)
			.to(WithEmail.class)
			.keeps("select name from author where email is null", "Ada")
			.writes(AddColumn.class);
	}

	@CaseTest
	@DisplayName("4 column removed")
	void columnRemoved(String engine) {
		Case.on(engine)
			.from(WithEmail.class)
			.rows(ADA)
			.to(Author.class)
			.keeps("select name from author", "Ada")
			.writes(DropColumn.class);
	}

	@MappedSuperclass
	static class Person {

		@Id
		Long id;

		String name;

	}

	@Entity(name = "Author")
	static class Author extends Person {

	}

	@Entity(name = "Author")
	static class WithEmail extends Person {

		@Column(length = 320)
		String email;

	}

	@Entity(name = "Book")
	static class Book {

		@Id
		Long id;

	}

}
