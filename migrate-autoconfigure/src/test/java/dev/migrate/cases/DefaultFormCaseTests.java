package dev.migrate.cases;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.MappedSuperclass;
import org.hibernate.annotations.ColumnDefault;
import org.junit.jupiter.api.DisplayName;

/**
 * Defaults that mean the same, in other words.
 */
class DefaultFormCaseTests {

	@CaseTest
	@DisplayName("18 same default in another spelling ∅: zeros, exponents, words, blanks")
	void spellings(String engine) {
		Case.on(engine)
			.from(Spelled.class)
			.rows("insert into item (id) values (1)")
			.to(SpelledOtherwise.class)
			.keeps("select count(*) from item where quoted = 'it''s' and amount = 1.5", 1)
			.writesNothing();
	}

	@CaseTest
	@DisplayName("18 same default in another spelling ∅: numbers with signs and in quotes")
	void numbers(String engine) {
		Case.on(engine)
			.exceptOn("hsqldb", "HSQLDB takes numbers as they are only")
			.from(Numbers.class)
			.to(NumbersOtherwise.class)
			.writesNothing();
	}

	@CaseTest
	@DisplayName("18 same default in another spelling ∅: casts and literals with a type")
	void casts(String engine) {
		Case.on(engine)
			.exceptOn("mariadb", "MariaDB casts to char, not to varchar")
			.exceptOn("hsqldb", "HSQLDB takes no cast as a default")
			.exceptOn("sqlite", "SQLite takes expressions in brackets only, and has no literals of dates")
			.from(Cast.class)
			.to(CastOtherwise.class)
			.writesNothing();
	}

	@CaseTest
	@DisplayName("18 same default in another spelling ∅: functions of the current time")
	void times(String engine) {
		Case.on(engine)
			.exceptOn("sqlite", "SQLite has no now()")
			.from(Times.class)
			.to(TimesOtherwise.class)
			.writesNothing();
	}

	@MappedSuperclass
	abstract static class Item {

		@Id
		Long id;

	}

	@Entity(name = "Item")
	static class Spelled extends Item {

		@ColumnDefault("'it''s'")
		String quoted;

		@ColumnDefault("1.5")
		@Column(precision = 8, scale = 2)
		BigDecimal amount;

		@ColumnDefault("true")
		Boolean flag;

		@ColumnDefault("null")
		String missing;

		@ColumnDefault("1000")
		Double large;

	}

	@Entity(name = "Item")
	static class SpelledOtherwise extends Item {

		@ColumnDefault("  'it''s' ")
		String quoted;

		@ColumnDefault("1.50")
		@Column(precision = 8, scale = 2)
		BigDecimal amount;

		@ColumnDefault("TRUE")
		Boolean flag;

		String missing;

		@ColumnDefault("1e3")
		Double large;

	}

	@Entity(name = "Item")
	static class Numbers extends Item {

		@ColumnDefault("5")
		Integer positive;

		@ColumnDefault("-1")
		Integer negative;

		@ColumnDefault("7")
		Integer quoted;

	}

	@Entity(name = "Item")
	static class NumbersOtherwise extends Item {

		@ColumnDefault("+5")
		Integer positive;

		@ColumnDefault("- 1")
		Integer negative;

		@ColumnDefault("'7'")
		Integer quoted;

	}

	@Entity(name = "Item")
	static class Cast extends Item {

		@ColumnDefault("'a'")
		@Column(length = 10)
		String converted;

		@ColumnDefault("'2020-01-31'")
		LocalDate onDay;

	}

	@Entity(name = "Item")
	static class CastOtherwise extends Item {

		@ColumnDefault("cast('a' as varchar(10))")
		@Column(length = 10)
		String converted;

		@ColumnDefault("date '2020-01-31'")
		LocalDate onDay;

	}

	@Entity(name = "Item")
	static class Times extends Item {

		@ColumnDefault("current_timestamp")
		Instant since;

		@ColumnDefault("current_date")
		LocalDate onDay;

	}

	@Entity(name = "Item")
	static class TimesOtherwise extends Item {

		@ColumnDefault("now()")
		Instant since;

		@ColumnDefault("CURRENT_DATE")
		LocalDate onDay;

	}

}
