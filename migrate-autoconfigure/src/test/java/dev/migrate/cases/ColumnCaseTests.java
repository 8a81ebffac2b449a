package dev.migrate.cases;

import dev.migrate.change.AddColumn;
import dev.migrate.change.AlterDefault;
import dev.migrate.change.CreateTable;
import dev.migrate.change.DropColumn;
import dev.migrate.change.DropNotNull;
import dev.migrate.change.DropTable;
import dev.migrate.change.FillNulls;
import dev.migrate.change.SetNotNull;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.MappedSuperclass;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import org.hibernate.annotations.ColumnDefault;
import org.hibernate.annotations.CreationTimestamp;
import org.hibernate.annotations.UpdateTimestamp;
import org.junit.jupiter.api.DisplayName;

/**
 * Tables and columns that come and go, and values that become mandatory.
 */
class ColumnCaseTests {

	private static final String ADA = "insert into author (id, name) values (1, 'Ada')";

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
	@DisplayName("2 entity removed")
	void entityRemoved(String engine) {
		Case.on(engine)
			.from(Author.class, Book.class)
			.rows(ADA, "insert into book (id, title) values (1, 'Notes')")
			.to(Author.class)
			.keeps("select name from author", "Ada")
			.writes(DropTable.class);
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

	@CaseTest
	@DisplayName("11 not null added, with default")
	void notNullAddedWithDefault(String engine) {
		Case.on(engine)
			.from(Author.class)
			.rows(ADA, "insert into author (id) values (2)")
			.to(MandatoryWithDefault.class)
			.keeps("select name from author order by id", "Ada", "nobody")
			.writes(AlterDefault.class, FillNulls.class, SetNotNull.class);
	}

	@CaseTest
	@DisplayName("12 not null added, without default: asked or refused")
	void notNullAddedWithoutDefault(String engine) {
		Case.on(engine)
			.from(Author.class)
			.rows(ADA)
			.to(Mandatory.class)
			.keeps("select name from author", "Ada")
			.isRefused("Which value do the existing rows of author get in name (varchar(255) not null)?",
					"--default author.name=<value>");
	}

	@CaseTest
	@DisplayName("12 not null removed")
	void notNullRemoved(String engine) {
		Case.on(engine)
			.from(Mandatory.class)
			.rows(ADA)
			.to(Author.class)
			.keeps("select name from author", "Ada")
			.writes(DropNotNull.class);
	}

	@CaseTest
	@DisplayName("13 one-off default: used for the rows, not kept on the column")
	void oneOffDefault(String engine) {
		Case.on(engine)
			.from(Author.class)
			.rows(ADA)
			.to(WithStatus.class)
			.filledWith("author.status", "'new'")
			.keeps("select status from author", "new")
			.writes(AddColumn.class, FillNulls.class, SetNotNull.class);
	}

	@CaseTest
	@DisplayName("14 creation and update timestamps added to a table with rows")
	void timestampsAdded(String engine) {
		Case.on(engine)
			.from(Author.class)
			.rows(ADA)
			.to(WithTimes.class)
			.filledWith("author.created_at", "current_timestamp")
			.keeps("select name from author where created_at is not null and updated_at is null", "Ada")
			.writes(AddColumn.class, FillNulls.class, SetNotNull.class, AddColumn.class);
	}

	@CaseTest
	@DisplayName("15 column added with default")
	void columnAddedWithDefault(String engine) {
		Case.on(engine)
			.from(Author.class)
			.rows(ADA)
			.to(WithActive.class)
			.keeps("select name from author where active = true", "Ada")
			.writes(AddColumn.class);
	}

	@CaseTest
	@DisplayName("16 string column: empty string is a default only when said so")
	void emptyStringOnlyWhenSaidSo(String engine) {
		Case.on(engine)
			.from(Author.class)
			.rows(ADA)
			.to(WithStatus.class)
			.keeps("select name from author", "Ada")
			.isRefused("Which value do the existing rows of author get in status", "--default author.status=<value>");
	}

	@CaseTest
	@DisplayName("16 string column: empty string when said so")
	void emptyString(String engine) {
		Case.on(engine)
			.from(Author.class)
			.rows(ADA)
			.to(WithStatus.class)
			.filledWith("author.status", "''")
			.keeps("select name from author where status = ''", "Ada")
			.writes(AddColumn.class, FillNulls.class, SetNotNull.class);
	}

	@CaseTest
	@DisplayName("30 table name set by annotation: none")
	void tableNameByAnnotation(String engine) {
		Case.on(engine).from(Author.class).to(Named.class).writesNothing();
	}

	@CaseTest
	@DisplayName("40 field order irrelevant")
	void fieldOrder(String engine) {
		Case.on(engine).from(WithEmail.class).to(Turned.class).writesNothing();
	}

	@CaseTest
	@DisplayName("63 nothing changed")
	void nothingChanged(String engine) {
		Case.on(engine).from(Author.class, Book.class).to(Author.class, Book.class).writesNothing();
	}

	@CaseTest
	@DisplayName("@Version added to a table with rows")
	void versionAdded(String engine) {
		Case.on(engine)
			.from(Author.class)
			.rows(ADA)
			.to(WithVersion.class)
			.filledWith("author.version", "0")
			.keeps("select version from author", 0)
			.writes(AddColumn.class, FillNulls.class, SetNotNull.class);
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

	@Entity(name = "Book")
	static class Book extends Numbered {

		String title;

	}

	@Entity(name = "Author")
	static class WithEmail extends Numbered {

		String name;

		@Column(length = 320)
		String email;

	}

	@Entity(name = "Author")
	static class WithActive extends Numbered {

		String name;

		@ColumnDefault("true")
		boolean active;

	}

	@Entity(name = "Author")
	static class WithTimes extends Numbered {

		String name;

		@CreationTimestamp
		@Column(nullable = false)
		Instant createdAt;

		@UpdateTimestamp
		Instant updatedAt;

	}

	@Entity(name = "Author")
	static class WithVersion extends Numbered {

		String name;

		@Version
		int version;

	}

	@Entity(name = "Author")
	static class WithStatus extends Numbered {

		String name;

		@Column(nullable = false)
		String status;

	}

	@Entity(name = "Author")
	static class Mandatory extends Numbered {

		@Column(nullable = false)
		String name;

	}

	@Entity(name = "Author")
	static class MandatoryWithDefault extends Numbered {

		@Column(nullable = false)
		@ColumnDefault("'nobody'")
		String name;

	}

	@Entity(name = "Author")
	static class Turned extends Numbered {

		@Column(length = 320)
		String email;

		String name;

	}

	@Entity(name = "Author")
	@Table(name = "author")
	static class Named extends Numbered {

		String name;

	}

}
