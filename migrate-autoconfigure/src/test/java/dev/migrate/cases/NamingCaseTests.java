package dev.migrate.cases;

import java.util.Map;

import dev.migrate.change.AddColumn;
import dev.migrate.change.AlterColumnType;
import dev.migrate.change.DropColumn;
import dev.migrate.change.RenameColumn;
import dev.migrate.change.RenameTable;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.MappedSuperclass;
import jakarta.persistence.Table;
import org.hibernate.boot.model.naming.CamelCaseToUnderscoresNamingStrategy;
import org.hibernate.boot.model.naming.Identifier;
import org.hibernate.engine.jdbc.env.spi.JdbcEnvironment;
import org.junit.jupiter.api.DisplayName;

/**
 * Names that change together with something else.
 */
class NamingCaseTests {

	private static final String ADA = "insert into author (id, name) values (1, 'Ada')";

	private static final String HER_BOOK = "insert into book (id, author_id) values (2, 1)";

	@CaseTest
	@DisplayName("30 table name set by annotation: remove")
	void annotationRemoved(String engine) {
		Case.on(engine)
			.from(Placed.class)
			.rows("insert into people (id, name) values (1, 'Ada')")
			.to(Author.class)
			.renamed("people", "author")
			.keeps("select name from author", "Ada")
			.writes(RenameTable.class);
	}

	@CaseTest
	@DisplayName("30 table name set by annotation: add")
	void annotationAdded(String engine) {
		Case.on(engine)
			.from(Author.class)
			.rows(ADA)
			.to(Placed.class)
			.renamed("author", "people")
			.keeps("select name from people", "Ada")
			.writes(RenameTable.class);
	}

	@CaseTest
	@DisplayName("30 table name set by annotation: change")
	void annotationChanged(String engine) {
		Case.on(engine)
			.from(Placed.class)
			.rows("insert into people (id, name) values (1, 'Ada')")
			.to(PlacedElsewhere.class)
			.renamed("people", "humans")
			.keeps("select name from humans", "Ada")
			.writes(RenameTable.class);
	}

	@CaseTest
	@DisplayName("31 table renamed and column changed at once")
	void renamedAndChanged(String engine) {
		Case.on(engine)
			.from(Author.class)
			.rows(ADA)
			.to(LongPlaced.class)
			.renamed("author", "people")
			.keeps("select name from people", "Ada")
			.writes(RenameTable.class, AlterColumnType.class);
	}

	@CaseTest
	@DisplayName("34 the same for a foreign key's column ∅")
	void associationRenamed(String engine) {
		Case.on(engine)
			.from(Author.class, Book.class)
			.rows(ADA, HER_BOOK)
			.to(Author.class, BookOfWriter.class)
			.keeps("select author_id from book", 1)
			.writesNothing();
	}

	@CaseTest
	@DisplayName("35 referenced column renamed, carried into the foreign key")
	void referencedColumnRenamed(String engine) {
		Case.on(engine)
			.from(Coded.class)
			.rows("insert into author (id, code) values (1, 'a')", "insert into book (id, author_code) values (2, 'a')")
			.to(Signed.class)
			.renamed("author.code", "sign")
			.keeps("select author_code from book", "a")
			.keeps("select sign from author", "a")
			.writes(RenameColumn.class);
	}

	@CaseTest
	@DisplayName("39 table and a relation to it at once")
	void tableAndRelation(String engine) {
		Case.on(engine)
			.from(Author.class, Book.class)
			.rows(ADA, HER_BOOK)
			.to(Writer.class, BookByWriter.class)
			.renamed(Map.of("author", "writer", "book.author_id", "writer_id"))
			.keeps("select name from writer", "Ada")
			.keeps("select writer_id from book", 1)
			.writes(RenameTable.class, RenameColumn.class);
	}

	@CaseTest
	@DisplayName("105 add, alter, drop on something just renamed uses the new name")
	void justRenamed(String engine) {
		Case.on(engine)
			.from(Described.class)
			.rows("insert into author (id, name, place, year_) values (1, 'Ada', 'London', 1815)")
			.to(Redescribed.class)
			.renamed(Map.of("author", "person", "author.name", "full_name"))
			.dropped("author.place")
			.keeps("select full_name from person where year_ = 1815 and born is null", "Ada")
			.writes(RenameTable.class, RenameColumn.class, AlterColumnType.class, AddColumn.class, DropColumn.class);
	}

	@CaseTest
	@DisplayName("60 naming strategy of the application changed: everything under its new name")
	void namingStrategyChanged(String engine) {
		Case.on(engine)
			.from(Plain.class)
			.rows("insert into author (id, pen_name) values (1, 'Ada')", HER_BOOK)
			.to(Prefixed.class)
			.renamed(Map.of("author", "t_author", "book", "t_book", "author.pen_name", "c_pen_name", "book.author_id",
					"c_author_id"))
			.keeps("select c_pen_name from t_author", "Ada")
			.keeps("select c_author_id from t_book", 1)
			.writes(RenameTable.class, RenameTable.class, RenameColumn.class, RenameColumn.class);
	}

	@MappedSuperclass
	static class Numbered {

		@Id
		Long id;

	}

	@Entity(name = "Author")
	static class Author extends Numbered {

		String name;

	}

	@Entity(name = "Author")
	@Table(name = "people")
	static class Placed extends Numbered {

		String name;

	}

	@Entity(name = "Author")
	@Table(name = "humans")
	static class PlacedElsewhere extends Numbered {

		String name;

	}

	@Entity(name = "Author")
	@Table(name = "people")
	static class LongPlaced extends Numbered {

		@Column(length = 400)
		String name;

	}

	@Entity(name = "Book")
	static class Book extends Numbered {

		@ManyToOne
		Author author;

	}

	@Entity(name = "Book")
	static class BookOfWriter extends Numbered {

		@ManyToOne
		@JoinColumn(name = "author_id")
		Author writer;

	}

	@Entity(name = "Writer")
	static class Writer extends Numbered {

		String name;

	}

	@Entity(name = "Book")
	static class BookByWriter extends Numbered {

		@ManyToOne
		Writer writer;

	}

	static class Coded {

		@Entity(name = "Author")
		static class Author extends Numbered {

			@Column(unique = true)
			String code;

		}

		@Entity(name = "Book")
		static class Book extends Numbered {

			@ManyToOne
			@JoinColumn(name = "author_code", referencedColumnName = "code")
			Author author;

		}

	}

	static class Signed {

		@Entity(name = "Author")
		static class Author extends Numbered {

			@Column(unique = true)
			String sign;

		}

		@Entity(name = "Book")
		static class Book extends Numbered {

			@ManyToOne
			@JoinColumn(name = "author_code", referencedColumnName = "sign")
			Author author;

		}

	}

	@Entity(name = "Author")
	static class Described extends Numbered {

		String name;

		String place;

		@Column(name = "year_")
		int year;

	}

	@Entity(name = "Person")
	static class Redescribed extends Numbered {

		String fullName;

		@Column(name = "year_")
		long year;

		Integer born;

	}

	static class Plain {

		@Entity(name = "Author")
		static class Author extends Numbered {

			String penName;

		}

		@Entity(name = "Book")
		static class Book extends Numbered {

			@ManyToOne
			Author author;

		}

	}

	@NamedBy(PrefixStrategy.class)
	static class Prefixed {

		@Entity(name = "Author")
		static class Author extends Numbered {

			String penName;

		}

		@Entity(name = "Book")
		static class Book extends Numbered {

			@ManyToOne
			Author author;

		}

	}

	/**
	 * A house's own way of naming things.
	 */
	public static class PrefixStrategy extends CamelCaseToUnderscoresNamingStrategy {

		@Override
		public Identifier toPhysicalTableName(Identifier name, JdbcEnvironment environment) {
			return prefixed("t_", super.toPhysicalTableName(name, environment));
		}

		@Override
		public Identifier toPhysicalColumnName(Identifier name, JdbcEnvironment environment) {
			Identifier column = super.toPhysicalColumnName(name, environment);
			return column.getText().equals("id") ? column : prefixed("c_", column);
		}

		private static Identifier prefixed(String prefix, Identifier name) {
			return Identifier.toIdentifier(prefix + name.getText(), name.isQuoted());
		}

	}

}
