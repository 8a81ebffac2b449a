package dev.migrate.cases;

import java.util.List;
import java.util.Map;

import dev.migrate.change.AddColumn;
import dev.migrate.change.AlterColumnType;
import dev.migrate.change.CreateTable;
import dev.migrate.change.DropColumn;
import dev.migrate.change.DropTable;
import dev.migrate.change.RenameColumn;
import dev.migrate.change.RenameTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.JoinTable;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.MappedSuperclass;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;

/**
 * What keeps its rows under another name.
 */
class RenameCaseTests {

	private static final String ADA = "insert into author (id, name) values (1, 'Ada')";

	@CaseTest
	@DisplayName("32 column renamed")
	void columnRenamed(String engine) {
		Case.on(engine)
			.from(Named.class)
			.rows(ADA)
			.to(FullyNamed.class)
			.renamed("author.name", "full_name")
			.keeps("select full_name from author", "Ada")
			.writes(RenameColumn.class);
	}

	@CaseTest
	@DisplayName("32 column renamed: nobody has said so")
	void columnRenamedWithoutAnAnswer(String engine) {
		Case.on(engine)
			.from(Named.class)
			.rows(ADA)
			.to(FullyNamed.class)
			.keeps("select name from author", "Ada")
			.isRefused("Was author.name renamed to author.full_name (a varchar(255))?",
					"--rename author.name=full_name");
	}

	@CaseTest
	@DisplayName("33 Java field renamed, column name kept")
	void fieldRenamed(String engine) {
		Case.on(engine)
			.from(Named.class)
			.rows(ADA)
			.to(FieldRenamed.class)
			.keeps("select name from author", "Ada")
			.writesNothing();
	}

	@CaseTest
	@DisplayName("36 primary key column renamed, carried into all referrers")
	void primaryKeyRenamed(String engine) {
		Case.on(engine)
			.from(WithBooks.class)
			.rows("insert into author (id) values (1)", "insert into book (id, author_id) values (2, 1)")
			.to(WithBooksByNumber.class)
			.renamed(Map.of("author.id", "number_", "book.author_id", "author_number_"))
			.keeps("select author_number_ from book", 1)
			.writes(RenameColumn.class, RenameColumn.class);
	}

	@CaseTest
	@DisplayName("37 table renamed")
	void tableRenamed(String engine) {
		Case.on(engine)
			.from(Named.class)
			.rows(ADA)
			.to(Writer.class)
			.renamed("author", "writer")
			.keeps("select name from writer", "Ada")
			.writes(RenameTable.class);
	}

	@CaseTest
	@DisplayName("37 table renamed: nobody has said so")
	void tableRenamedWithoutAnAnswer(String engine) {
		Case.on(engine)
			.from(Named.class)
			.rows(ADA)
			.to(Writer.class)
			.keeps("select name from author", "Ada")
			.isRefused("Was author renamed to writer", "--rename author=writer");
	}

	@CaseTest
	@DisplayName("37 table renamed with the only column besides its key: nobody has said so")
	void tableAndColumnRenamedWithoutAnAnswer(String engine) {
		Case.on(engine)
			.from(Named.class)
			.rows(ADA)
			.to(FullyNamedWriter.class)
			.keeps("select name from author", "Ada")
			.isRefused("Was author renamed to writer (1 of 2 columns is the same)?",
					"--rename author=writer or --drop author");
	}

	@CaseTest
	@DisplayName("37 table not renamed but given up for another one")
	void tableGivenUp(String engine) {
		Case.on(engine)
			.from(Named.class)
			.rows(ADA)
			.to(FullyNamedWriter.class)
			.dropped("author")
			.keeps("select count(*) from writer", 0)
			.writes(DropTable.class, CreateTable.class);
	}

	@CaseTest
	@DisplayName("39 table and a relation to it renamed at once: nobody has said so")
	void tableAndRelationWithoutAnAnswer(String engine) {
		Case.on(engine)
			.from(WithWriter.class)
			.rows("insert into writer (id, name) values (1, 'Ada')", "insert into book (id, writer_id) values (2, 1)")
			.to(WithPublisher.class)
			.keeps("select writer_id from book", 1)
			.isRefused("Was writer renamed to publisher (1 of 2 columns is the same)?", "--rename writer=publisher");
	}

	@CaseTest
	@DisplayName("39 table and a relation to it renamed at once")
	void tableAndRelation(String engine) {
		Case.on(engine)
			.from(WithWriter.class)
			.rows("insert into writer (id, name) values (1, 'Ada')", "insert into book (id, writer_id) values (2, 1)")
			.to(WithPublisher.class)
			.renamed(Map.of("writer", "publisher", "writer.name", "brand", "book.writer_id", "publisher_id"))
			.keeps("select brand from publisher natural join (select publisher_id as id from book) b", "Ada")
			.writes(RenameTable.class, RenameColumn.class, RenameColumn.class);
	}

	@CaseTest
	@DisplayName("41 element collection renamed, table and column: nobody has said so")
	void collectionRenamedWithoutAnAnswer(String engine) {
		Case.on(engine)
			.from(WithPhones.class)
			.rows("insert into author (id) values (1)",
					"insert into author_phones (author_id, phones) values (1, '112')")
			.to(WithNumbers.class)
			.keeps("select phones from author_phones", "112")
			.isRefused("Was author_phones renamed to author_numbers (1 of 2 columns is the same)?",
					"--rename author_phones=author_numbers or --drop author_phones");
	}

	@CaseTest
	@DisplayName("38 case-only change of a class name")
	void caseOnly(String engine) {
		Case.on(engine).from(Named.class).rows(ADA).to(LowerCase.class).writesNothing();
	}

	@CaseTest
	@DisplayName("41 join table renamed")
	void joinTableRenamed(String engine) {
		Case.on(engine)
			.from(WithTags.class)
			.rows("insert into author (id) values (1)", "insert into tag (id) values (2)",
					"insert into author_tag (author_id, tags_id) values (1, 2)")
			.to(WithLabels.class)
			.renamed("author_tag", "labels")
			.keeps("select tags_id from labels", 2)
			.writes(RenameTable.class);
	}

	@CaseTest
	@DisplayName("42 column inside a renamed table")
	void columnInRenamedTable(String engine) {
		Case.on(engine)
			.from(Named.class)
			.rows(ADA)
			.to(FullyNamedWriter.class)
			.renamed(Map.of("author", "writer", "author.name", "full_name"))
			.keeps("select full_name from writer", "Ada")
			.writes(RenameTable.class, RenameColumn.class);
	}

	@CaseTest
	@DisplayName("rename plus type change")
	void renamedAndRetyped(String engine) {
		Case.on(engine)
			.from(Named.class)
			.rows(ADA)
			.to(LongFullyNamed.class)
			.renamed("author.name", "full_name")
			.keeps("select full_name from author", "Ada")
			.writes(RenameColumn.class, AlterColumnType.class);
	}

	@CaseTest
	@DisplayName("chain a to b while b to c")
	void chain(String engine) {
		Case.on(engine)
			.from(OneAndTwo.class)
			.rows("insert into author (id, one, two) values (1, 'a', 'b')")
			.to(TwoAndThree.class)
			.renamed(Map.of("author.one", "two", "author.two", "three"))
			.keeps("select two from author", "a")
			.keeps("select three from author", "b")
			.writes(RenameColumn.class, RenameColumn.class);
	}

	@CaseTest
	@DisplayName("32 column renamed that another one is computed from")
	@DisabledIfSystemProperty(named = "test.postgresql", matches = "oldest",
			disabledReason = "Columns that are computed when they are read came with 18")
	void computedFrom(String engine) {
		Case.on(engine)
			.from(Priced.class)
			.rows("insert into item (id, price) values (1, 3)")
			.to(Costing.class)
			.renamed("item.price", "cost")
			.keeps("select cost from item", 3)
			.keeps("select twice from item", 6)
			.writesOn("hsqldb", DropColumn.class, RenameColumn.class, AddColumn.class)
			.writes(RenameColumn.class);
	}

	@CaseTest
	@DisplayName("two candidates: asked which")
	void twoCandidates(String engine) {
		Case.on(engine)
			.from(Named.class)
			.rows(ADA)
			.to(OneAndTwo.class)
			.keeps("select name from author", "Ada")
			.isRefused("Was author.name renamed to author.one", "--drop author.name");
	}

	@CaseTest
	@DisplayName("a structural twin that is not a rename: dropped and added when said so")
	void twin(String engine) {
		Case.on(engine)
			.from(Named.class)
			.rows(ADA)
			.to(FullyNamed.class)
			.dropped("author.name")
			.keeps("select id from author where full_name is null", 1)
			.writes(DropColumn.class, AddColumn.class);
	}

	@MappedSuperclass
	static class Numbered {

		@Id
		Long id;

	}

	@Entity(name = "Author")
	static class Named extends Numbered {

		String name;

	}

	@Entity(name = "AUTHOR")
	static class LowerCase extends Numbered {

		String name;

	}

	@Entity(name = "Author")
	static class FieldRenamed extends Numbered {

		@Column(name = "name")
		String fullName;

	}

	@Entity(name = "Author")
	static class FullyNamed extends Numbered {

		String fullName;

	}

	@Entity(name = "Author")
	static class LongFullyNamed extends Numbered {

		@Column(length = 500)
		String fullName;

	}

	@Entity(name = "Writer")
	static class Writer extends Numbered {

		String name;

	}

	@Entity(name = "Writer")
	static class FullyNamedWriter extends Numbered {

		String fullName;

	}

	@Entity(name = "Author")
	static class OneAndTwo extends Numbered {

		String one;

		String two;

	}

	@Entity(name = "Author")
	static class TwoAndThree extends Numbered {

		String two;

		String three;

	}

	static class WithBooks {

		@Entity(name = "Author")
		static class Author extends Numbered {

		}

		@Entity(name = "Book")
		static class Book extends Numbered {

			@ManyToOne
			Author author;

		}

	}

	static class WithBooksByNumber {

		@Entity(name = "Author")
		static class Author {

			@Id
			@Column(name = "number_")
			Long number;

		}

		@Entity(name = "Book")
		static class Book extends Numbered {

			@ManyToOne
			Author author;

		}

	}

	static class WithWriter {

		@Entity(name = "Writer")
		static class Writer extends Numbered {

			String name;

		}

		@Entity(name = "Book")
		static class Book extends Numbered {

			@ManyToOne
			Writer writer;

		}

	}

	static class WithPublisher {

		@Entity(name = "Publisher")
		static class Publisher extends Numbered {

			String brand;

		}

		@Entity(name = "Book")
		static class Book extends Numbered {

			@ManyToOne
			Publisher publisher;

		}

	}

	@Entity(name = "Author")
	static class WithPhones extends Numbered {

		@ElementCollection
		List<String> phones;

	}

	@Entity(name = "Author")
	static class WithNumbers extends Numbered {

		@ElementCollection
		List<String> numbers;

	}

	static class WithTags {

		@Entity(name = "Author")
		static class Author extends Numbered {

			@ManyToMany
			@JoinTable(name = "author_tag")
			List<Tag> tags;

		}

		@Entity(name = "Tag")
		static class Tag extends Numbered {

		}

	}

	static class WithLabels {

		@Entity(name = "Author")
		static class Author extends Numbered {

			@ManyToMany
			@JoinTable(name = "labels")
			List<Tag> tags;

		}

		@Entity(name = "Tag")
		static class Tag extends Numbered {

		}

	}

	@Entity(name = "Item")
	static class Priced {

		@Id
		Long id;

		int price;

		@Column(columnDefinition = "integer generated always as (price * 2)")
		Integer twice;

	}

	@Entity(name = "Item")
	static class Costing {

		@Id
		Long id;

		int cost;

		@Column(columnDefinition = "integer generated always as (cost * 2)")
		Integer twice;

	}

}
