package dev.migrate.cases;

import dev.migrate.change.AddColumn;
import dev.migrate.change.DropColumn;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;

/**
 * Columns that a {@code columnDefinition} computes, also on engines that refuse what
 * Hibernate itself writes for {@code @GeneratedColumn}.
 */
@DisabledIfSystemProperty(named = "test.postgresql", matches = "oldest",
		disabledReason = "Columns that are computed when they are read came with 18")
class DefinedColumnCaseTests {

	private static final String ROW = "insert into item (id, price) values (1, 3)";

	@CaseTest
	@DisplayName("23 generated column added that its definition computes")
	void added(String engine) {
		Case.on(engine)
			.from(Bare.class)
			.rows(ROW)
			.to(Twice.class)
			.keeps("select more from item", 6)
			.writes(AddColumn.class);
	}

	@CaseTest
	@DisplayName("23 generated column removed that its definition computes")
	void removed(String engine) {
		Case.on(engine)
			.from(Twice.class)
			.rows(ROW)
			.to(Bare.class)
			.keeps("select price from item", 3)
			.bringsBack("select more from item", 6)
			.writes(DropColumn.class);
	}

	@CaseTest
	@DisplayName("24 white space in a generated expression of a definition ∅")
	void spaced(String engine) {
		Case.on(engine)
			.from(Twice.class)
			.rows(ROW)
			.to(TwiceSpaced.class)
			.keeps("select more from item", 6)
			.writesNothing();
	}

	@CaseTest
	@DisplayName("25 generated expression of a definition changed: done by re-creation")
	void changed(String engine) {
		Case.on(engine)
			.from(Twice.class)
			.rows(ROW)
			.to(Thrice.class)
			.keeps("select more from item", 9)
			.bringsBack("select more from item", 6)
			.writes(DropColumn.class, AddColumn.class);
	}

	@Entity(name = "Item")
	static class Bare {

		@Id
		Long id;

		int price;

	}

	@Entity(name = "Item")
	static class Twice {

		@Id
		Long id;

		int price;

		@Column(columnDefinition = "integer generated always as (price * 2)", insertable = false, updatable = false)
		Integer more;

	}

	@Entity(name = "Item")
	static class TwiceSpaced {

		@Id
		Long id;

		int price;

		@Column(columnDefinition = "integer  generated always as  ( price  *  2 )", insertable = false,
				updatable = false)
		Integer more;

	}

	@Entity(name = "Item")
	static class Thrice {

		@Id
		Long id;

		int price;

		@Column(columnDefinition = "integer generated always as (price * 3)", insertable = false, updatable = false)
		Integer more;

	}

}
