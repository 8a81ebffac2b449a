package dev.migrate.cases;

import java.math.BigDecimal;
import java.time.LocalDateTime;

import dev.migrate.change.AddCheckConstraint;
import dev.migrate.change.AddColumn;
import dev.migrate.change.AlterColumnType;
import dev.migrate.change.DropCheckConstraint;
import dev.migrate.change.DropColumn;
import dev.migrate.change.RenameColumn;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.MappedSuperclass;
import org.hibernate.annotations.FractionalSeconds;
import org.junit.jupiter.api.DisplayName;

/**
 * Columns that get another name and another type in one step: nobody may take them for
 * one that goes and one that comes.
 */
class RenameAndAlterCaseTests {

	private static final String QUESTION = "Was item.old_name renamed to item.new_name (";

	private static final String OPTIONS = "--rename item.old_name=new_name or --drop item.old_name";

	@CaseTest
	@DisplayName("rename plus a longer text: asked, and kept when said so")
	void longerText(String engine) {
		keeps(engine, ShortText.class, "'Ada'", LongText.class, "new_name = 'Ada'").writes(RenameColumn.class,
				AlterColumnType.class);
	}

	@CaseTest
	@DisplayName("rename plus a text without end: asked, and kept when said so")
	void endlessText(String engine) {
		keeps(engine, ShortText.class, "'Ada'", EndlessText.class, "new_name like 'Ad%'").writes(RenameColumn.class,
				AlterColumnType.class);
	}

	@CaseTest
	@DisplayName("rename plus a wider number: asked, and kept when said so")
	void widerNumber(String engine) {
		keeps(engine, Number.class, "7", WideNumber.class, "new_name = 7").writes(RenameColumn.class,
				AlterColumnType.class);
	}

	@CaseTest
	@DisplayName("rename plus a number with decimals: asked, and kept when said so")
	void decimalNumber(String engine) {
		keeps(engine, Number.class, "7", Decimal.class, "new_name = 7").writes(RenameColumn.class,
				AlterColumnType.class);
	}

	@CaseTest
	@DisplayName("rename plus other digits after the point: asked, and kept when said so")
	void moreDecimals(String engine) {
		keeps(engine, Price.class, "1.25", Decimal.class, "new_name = 1.25").writes(RenameColumn.class,
				AlterColumnType.class);
	}

	@CaseTest
	@DisplayName("rename plus a more exact time: asked, and kept when said so")
	void moreExactTime(String engine) {
		keeps(engine, Time.class, "'2026-11-22 10:00:00'", ExactTime.class, "new_name is not null")
			.writesOn("sqlite", RenameColumn.class)
			.writes(RenameColumn.class, AlterColumnType.class);
	}

	@CaseTest
	@DisplayName("rename plus an enum constant: asked, and kept when said so")
	void enumConstant(String engine) {
		keeps(engine, State.class, "'OLD'", MoreStates.class, "new_name = 'OLD'")
			.writesOn("h2", RenameColumn.class, AlterColumnType.class)
			.writesOn("mariadb", RenameColumn.class, AlterColumnType.class)
			.writes(RenameColumn.class, DropCheckConstraint.class, AddCheckConstraint.class);
	}

	@CaseTest
	@DisplayName("rename plus an enum that becomes a text: asked, and kept when said so")
	void enumToText(String engine) {
		keeps(engine, State.class, "'OLD'", LongText.class, "new_name = 'OLD'")
			.writesOn("h2", RenameColumn.class, AlterColumnType.class)
			.writesOn("mariadb", RenameColumn.class, AlterColumnType.class)
			.writes(RenameColumn.class, AlterColumnType.class, DropCheckConstraint.class);
	}

	@CaseTest
	@DisplayName("rename plus a text that becomes an enum: asked, and kept when said so")
	void textToEnum(String engine) {
		keeps(engine, ShortText.class, "'OLD'", MoreStates.class, "new_name = 'OLD'")
			.writesOn("h2", RenameColumn.class, AlterColumnType.class)
			.writesOn("mariadb", RenameColumn.class, AlterColumnType.class)
			.writes(RenameColumn.class, AlterColumnType.class, AddCheckConstraint.class);
	}

	@CaseTest
	@DisplayName("rename plus a longer text: dropped and added when said so")
	void notRenamed(String engine) {
		Case.on(engine)
			.from(ShortText.class)
			.rows(insert("'Ada'"))
			.to(LongText.class)
			.dropped("item.old_name")
			.keeps("select id from item where new_name is null", 1)
			.writes(DropColumn.class, AddColumn.class);
	}

	@CaseTest
	@DisplayName("another type altogether is another column: nobody is asked")
	void anotherColumn(String engine) {
		Case.on(engine)
			.from(ShortText.class)
			.rows(insert("'Ada'"))
			.to(Flag.class)
			.keeps("select id from item where new_name is null", 1)
			.writes(DropColumn.class, AddColumn.class);
	}

	private static Case keeps(String engine, Class<?> before, String value, Class<?> after, String condition) {
		String former = "select id from item where " + condition.replace("new_name", "old_name");
		Case.on(engine).from(before).rows(insert(value)).to(after).keeps(former, 1).isRefused(QUESTION, OPTIONS);
		return Case.on(engine)
			.from(before)
			.rows(insert(value))
			.to(after)
			.renamed("item.old_name", "new_name")
			.keeps("select id from item where " + condition, 1)
			.bringsBack(former, 1);
	}

	private static String insert(String value) {
		return "insert into item (id, old_name) values (1, " + value + ")";
	}

	@MappedSuperclass
	static class Numbered {

		@Id
		Long id;

	}

	enum Two {

		NEW, OLD

	}

	enum Three {

		NEW, OLD, GONE

	}

	@Entity(name = "Item")
	static class ShortText extends Numbered {

		@Column(length = 80)
		String oldName;

	}

	@Entity(name = "Item")
	static class LongText extends Numbered {

		@Column(length = 200)
		String newName;

	}

	@Entity(name = "Item")
	static class EndlessText extends Numbered {

		@Column(length = 100_000_000)
		String newName;

	}

	@Entity(name = "Item")
	static class Number extends Numbered {

		int oldName;

	}

	@Entity(name = "Item")
	static class WideNumber extends Numbered {

		long newName;

	}

	@Entity(name = "Item")
	static class Price extends Numbered {

		@Column(precision = 8, scale = 2, nullable = false)
		BigDecimal oldName;

	}

	@Entity(name = "Item")
	static class Decimal extends Numbered {

		@Column(precision = 14, scale = 4, nullable = false)
		BigDecimal newName;

	}

	@Entity(name = "Item")
	static class Time extends Numbered {

		@FractionalSeconds(3)
		LocalDateTime oldName;

	}

	@Entity(name = "Item")
	static class ExactTime extends Numbered {

		@FractionalSeconds(5)
		LocalDateTime newName;

	}

	@Entity(name = "Item")
	static class State extends Numbered {

		@Enumerated(EnumType.STRING)
		@Column(length = 9)
		Two oldName;

	}

	@Entity(name = "Item")
	static class MoreStates extends Numbered {

		@Enumerated(EnumType.STRING)
		@Column(length = 9)
		Three newName;

	}

	@Entity(name = "Item")
	static class Flag extends Numbered {

		Boolean newName;

	}

}
