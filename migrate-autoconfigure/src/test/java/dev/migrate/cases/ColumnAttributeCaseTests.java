package dev.migrate.cases;

import dev.migrate.change.AddColumn;
import dev.migrate.change.AlterColumnType;
import dev.migrate.change.AlterDefault;
import dev.migrate.change.AlterIdentity;
import dev.migrate.change.DropColumn;
import dev.migrate.change.DropNotNull;
import dev.migrate.change.SetColumnComment;
import dev.migrate.change.SetTableComment;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.MappedSuperclass;
import java.math.BigDecimal;
import java.time.Instant;
import org.hibernate.annotations.ColumnDefault;
import org.hibernate.annotations.Comment;
import org.hibernate.annotations.GeneratedColumn;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * What a column is like: type, default, identity, expression, comment.
 */
class ColumnAttributeCaseTests {

	private static final String NO_BRACKETS = "HSQLDB refuses a default in brackets";

	private static final String NOT_STORED = "HSQLDB refuses the word stored, which Hibernate writes";

	@CaseTest
	@DisplayName("5 length changed")
	void lengthShortened(String engine) {
		Case.on(engine)
			.from(Unspecified.class)
			.rows("insert into item (id, code) values (1, 'abc')")
			.to(Longer.class)
			.keeps("select code from item", "abc")
			.writes(AlterColumnType.class);
	}

	@CaseTest
	@DisplayName("5 length shortened below values that are longer: stopped until they fit")
	void lengthThatCuts(String engine) {
		String long50 = "x".repeat(50);
		Case.on(engine)
			.exceptOn("sqlite", "SQLite takes every value for every type")
			.from(Unspecified.class)
			.rows("insert into item (id, code) values (1, 'abc')",
					"insert into item (id, code) values (2, '" + long50 + "')",
					"insert into item (id, code) values (3, '" + long50 + "')")
			.to(Longer.class)
			.keeps("select code from item order by id", "abc", long50, long50)
			.isStoppedBy("2 values of item.code do not fit into varchar(40), the longest of 50 characters: '" + "x",
					"update item set code = 'def' where id > 1");
	}

	@CaseTest
	@DisplayName("7 scale lowered below values with more digits: stopped until they fit")
	void scaleThatCuts(String engine) {
		Case.on(engine)
			.exceptOn("sqlite", "SQLite takes every value for every type")
			.from(Scale4.class)
			.rows("insert into item (id, price) values (1, 12.34)", "insert into item (id, price) values (2, 12.3456)")
			.to(Scale2.class)
			.keeps("select id from item where price = 12.3456", 2)
			.isStoppedBy("1 value of item.price does not fit into", "update item set price = 12.35 where id = 2");
	}

	@CaseTest
	@DisplayName("6 varchar(30) to (40) found")
	void lengthened(String engine) {
		Case.on(engine)
			.from(Length30.class)
			.rows("insert into item (id, code) values (1, 'abc')")
			.to(Longer.class)
			.keeps("select code from item", "abc")
			.writes(AlterColumnType.class);
	}

	@CaseTest
	@DisplayName("6 unspecified length on one side")
	void unspecifiedLength(String engine) {
		Case.on(engine)
			.from(Unspecified.class)
			.rows("insert into item (id, code) values (1, 'abc')")
			.to(Explicit.class)
			.keeps("select code from item", "abc")
			.writesNothing();
	}

	@CaseTest
	@DisplayName("7 scale changed")
	void scaleChanged(String engine) {
		Case.on(engine)
			.from(Scale2.class)
			.rows("insert into item (id, price) values (1, 12.34)")
			.to(Scale4.class)
			.keeps("select id from item where price = 12.34", 1)
			.writes(AlterColumnType.class);
	}

	@CaseTest
	@DisplayName("8 precision given on one side only, same effect")
	void precisionOnOneSide(String engine) {
		Case.on(engine)
			.from(NoPrecision.class)
			.rows("insert into item (id, price) values (1, 12.34)")
			.to(FullPrecision.class)
			.writesNothing();
	}

	@CaseTest
	@DisplayName("9 bigint to int found")
	void bigintToInt(String engine) {
		Case.on(engine)
			.from(Big.class)
			.rows("insert into item (id, size) values (1, 7)")
			.to(Normal.class)
			.keeps("select size from item", 7)
			.writes(AlterColumnType.class);
	}

	@CaseTest
	@DisplayName("9 int to smallint found")
	void intToSmallint(String engine) {
		Case.on(engine)
			.from(Normal.class)
			.rows("insert into item (id, size) values (1, 7)")
			.to(Small.class)
			.keeps("select size from item", 7)
			.writes(AlterColumnType.class);
	}

	@CaseTest
	@DisplayName("9 int to bigint found")
	void intToBigint(String engine) {
		Case.on(engine)
			.from(Normal.class)
			.rows("insert into item (id, size) values (1, 7)")
			.to(Big.class)
			.keeps("select size from item", 7)
			.writes(AlterColumnType.class);
	}

	@CaseTest
	@DisplayName("10 database spelling against model spelling of the same type: int8")
	void int8(String engine) {
		Case.on(engine)
			.exceptOn("hsqldb", "HSQLDB knows no int8")
			.from(Int8.class)
			.rows("insert into item (id, size) values (1, 7)")
			.to(Big.class)
			.exceptOn("sqlite", "A type is what was declared there, with all its words")
			.writesNothing();
	}

	@CaseTest
	@DisplayName("10 database spelling against model spelling of the same type: float8")
	void float8(String engine) {
		Case.on(engine)
			.exceptOn("hsqldb", "HSQLDB knows no float8")
			.from(Float8.class)
			.to(DoublePrecision.class)
			.exceptOn("sqlite", "A type is what was declared there, with all its words")
			.writesNothing();
	}

	@CaseTest
	@DisplayName("10 database spelling against model spelling of the same type: numeric(21)")
	void numeric21(String engine) {
		Case.on(engine)
			.from(Numeric21.class)
			.to(Numeric210.class)
			.exceptOn("sqlite", "A type is what was declared there, with all its words")
			.writesNothing();
	}

	@CaseTest
	@DisplayName("10 database spelling against model spelling of the same type: the standard's other words")
	void otherWords(String engine) {
		Case.on(engine)
			.from(OtherWords.class)
			.rows("insert into item (id, size, code, price) values (1, 7, 'abc', 12.34)")
			.to(UsualWords.class)
			.keeps("select code from item where size = 7", "abc")
			.exceptOn("sqlite", "A type is what was declared there, with all its words")
			.writesNothing();
	}

	@CaseTest
	@DisplayName("10 database spelling against model spelling of the same type: timestamptz")
	void timestampWithTimeZone(String engine) {
		Case.on(engine)
			.exceptOn((Case.writer != null) ? engine : "mariadb", "MariaDB has one word for a moment")
			.exceptOn("hsqldb", "Hibernate gives a moment another type there, one without a zone")
			.from(engine.equals("postgresql") ? TimestampTz.class : TimestampWithTimeZone.class)
			.to(Moment.class)
			.exceptOn("sqlite", "A type is what was declared there, with all its words")
			.writesNothing();
	}

	@CaseTest
	@DisplayName("17 default added")
	void defaultAdded(String engine) {
		Case.on(engine)
			.from(Unspecified.class)
			.rows("insert into item (id, code) values (1, 'abc')")
			.to(DefaultA.class)
			.keeps("select code from item", "abc")
			.writes(AlterDefault.class);
	}

	@CaseTest
	@DisplayName("17 default changed")
	void defaultChanged(String engine) {
		Case.on(engine)
			.from(DefaultA.class)
			.rows("insert into item (id, code) values (1, 'abc')")
			.to(DefaultB.class)
			.keeps("select code from item", "abc")
			.writes(AlterDefault.class);
	}

	@CaseTest
	@DisplayName("17 default removed")
	void defaultRemoved(String engine) {
		Case.on(engine)
			.from(DefaultA.class)
			.rows("insert into item (id, code) values (1, 'abc')")
			.to(Unspecified.class)
			.keeps("select code from item", "abc")
			.writes(AlterDefault.class);
	}

	@CaseTest
	@DisplayName("18 same default in another spelling: brackets around a text")
	void bracketedText(String engine) {
		Case.on(engine).exceptOn("hsqldb", NO_BRACKETS).from(DefaultA.class).to(DefaultBracketed.class).writesNothing();
	}

	@CaseTest
	@DisplayName("18 same default in another spelling: brackets around a number")
	void bracketedNumber(String engine) {
		Case.on(engine).exceptOn("hsqldb", NO_BRACKETS).from(Five.class).to(FiveBracketed.class).writesNothing();
	}

	@CaseTest
	@DisplayName("18 same default in another spelling: case of a function")
	void functionCase(String engine) {
		Case.on(engine).from(CurrentTimestamp.class).to(CurrentTimestampUpper.class).writesNothing();
	}

	@CaseTest
	@DisplayName("20 altering one attribute keeps the others: type")
	void typeKeepsOthers(String engine) {
		Case.on(engine)
			.from(Full.class)
			.rows("insert into item (id, code) values (1, 'abc')")
			.to(FullLonger.class)
			.keeps("select code from item", "abc")
			.writes(AlterColumnType.class);
	}

	@CaseTest
	@DisplayName("20 altering one attribute keeps the others: default")
	void defaultKeepsOthers(String engine) {
		Case.on(engine)
			.from(FullLonger.class)
			.rows("insert into item (id, code) values (1, 'abc')")
			.to(FullOtherDefault.class)
			.keeps("select code from item", "abc")
			.writes(AlterDefault.class);
	}

	@CaseTest
	@DisplayName("20 altering one attribute keeps the others: nullability")
	void nullabilityKeepsOthers(String engine) {
		Case.on(engine)
			.from(FullOtherDefault.class)
			.rows("insert into item (id, code) values (1, 'abc')")
			.to(FullNullable.class)
			.keeps("select code from item", "abc")
			.writes(DropNotNull.class);
	}

	@CaseTest
	@DisplayName("22 identity added")
	void identityAdded(String engine) {
		Case.on(engine)
			.from(Assigned.class)
			.rows("insert into item (id, code) values (1, 'abc')")
			.to(Counted.class)
			.keeps("select code from item", "abc")
			.notValidatedOn("sqlite")
			.writesOn("sqlite", AlterColumnType.class)
			.writes(AlterIdentity.class);
	}

	@CaseTest
	@DisplayName("22 identity removed")
	void identityRemoved(String engine) {
		Case.on(engine)
			.from(Counted.class)
			.rows("insert into item (code) values ('abc')")
			.to(Assigned.class)
			.keeps("select code from item", "abc")
			.notValidatedOn("sqlite")
			.writesOn("sqlite", AlterColumnType.class)
			.writes(AlterIdentity.class);
	}

	@CaseTest
	@DisplayName("22 identity's options changed")
	void identityOptionsChanged(String engine) {
		Case.on(engine)
			.exceptOn("mariadb", "MariaDB has no options for a column")
			.exceptOn("sqlite", "SQLite has no options for a column")
			.from(CountedByOne.class)
			.rows("insert into item (code) values ('abc')")
			.to(CountedByTen.class)
			.keeps("select code from item where id = 1", "abc")
			.writes(AlterIdentity.class);
	}

	@CaseTest
	@DisplayName("23 generated column added")
	void generatedColumnAdded(String engine) {
		Case.on(engine)
			.exceptOn("hsqldb", NOT_STORED)
			.from(NoTotal.class)
			.rows("insert into item (id, price, quantity) values (1, 2, 3)")
			.to(Total.class)
			.keeps("select total from item", 6)
			.writes(AddColumn.class);
	}

	@CaseTest
	@DisplayName("23 generated column removed")
	void generatedColumnRemoved(String engine) {
		Case.on(engine)
			.exceptOn("hsqldb", NOT_STORED)
			.from(Total.class)
			.rows("insert into item (id, price, quantity) values (1, 2, 3)")
			.to(NoTotal.class)
			.keeps("select price from item", 2)
			.writes(DropColumn.class);
	}

	@CaseTest
	@DisplayName("24 white space in a generated expression")
	void whiteSpaceInExpression(String engine) {
		Case.on(engine)
			.exceptOn("hsqldb", NOT_STORED)
			.from(Total.class)
			.rows("insert into item (id, price, quantity) values (1, 2, 3)")
			.to(TotalSpaced.class)
			.writesNothing();
	}

	@CaseTest
	@DisplayName("25 generated expression changed: done by re-creation")
	void expressionChanged(String engine) {
		Case.on(engine)
			.exceptOn("hsqldb", NOT_STORED)
			.from(Total.class)
			.rows("insert into item (id, price, quantity) values (1, 2, 3)")
			.to(TotalPlusOne.class)
			.keeps("select total from item", 7)
			.writes(DropColumn.class, AddColumn.class);
	}

	@CaseTest
	@DisplayName("27 column comment: add")
	void columnCommentAdded(String engine) {
		Case.on(engine)
			.from(Unspecified.class)
			.rows("insert into item (id, code) values (1, 'abc')")
			.to(Commented.class)
			.keeps("select code from item", "abc")
			.writes(SetColumnComment.class);
	}

	@CaseTest
	@DisplayName("27 column comment: change")
	void columnCommentChanged(String engine) {
		Case.on(engine)
			.from(Commented.class)
			.rows("insert into item (id, code) values (1, 'abc')")
			.to(CommentedOtherwise.class)
			.keeps("select code from item", "abc")
			.writes(SetColumnComment.class);
	}

	@CaseTest
	@DisplayName("28 column comment: remove")
	void columnCommentRemoved(String engine) {
		Case.on(engine)
			.from(Commented.class)
			.rows("insert into item (id, code) values (1, 'abc')")
			.to(Unspecified.class)
			.keeps("select code from item", "abc")
			.writes(SetColumnComment.class);
	}

	@CaseTest
	@DisplayName("29 table comment: add")
	void tableCommentAdded(String engine) {
		Case.on(engine)
			.from(Unspecified.class)
			.rows("insert into item (id, code) values (1, 'abc')")
			.to(TableCommented.class)
			.keeps("select code from item", "abc")
			.writes(SetTableComment.class);
	}

	@CaseTest
	@DisplayName("29 table comment: change")
	void tableCommentChanged(String engine) {
		Case.on(engine)
			.from(TableCommented.class)
			.rows("insert into item (id, code) values (1, 'abc')")
			.to(TableCommentedOtherwise.class)
			.keeps("select code from item", "abc")
			.writes(SetTableComment.class);
	}

	@CaseTest
	@DisplayName("29 table comment: remove")
	void tableCommentRemoved(String engine) {
		Case.on(engine)
			.from(TableCommented.class)
			.rows("insert into item (id, code) values (1, 'abc')")
			.to(Unspecified.class)
			.keeps("select code from item", "abc")
			.writes(SetTableComment.class);
	}

	@CaseTest
	@DisplayName("29 table and column comments: same")
	void commentsSame(String engine) {
		Case.on(engine)
			.from(Full.class)
			.rows("insert into item (id, code) values (1, 'abc')")
			.to(Full.class)
			.writesNothing();
	}

	@Test
	@DisplayName("27 column comment that Hibernate does not escape: its table is not dropped")
	void tableThatItsEngineRefusesIsNotDropped() {
		Case.on("mariadb")
			.from(Unspecified.class)
			.rows("insert into item (id, code) values (1, 'abc')")
			.to(CommentedWithQuote.class)
			.keeps("select code from item", "abc")
			.isRefused(
					"MariaDB refuses a statement of Hibernate's, so what the entities need is not known: create table",
					"Correct the mapping that the statement comes from. Nothing has been written.");
	}

	@MappedSuperclass
	static class Numbered {

		@Id
		Long id;

	}

	@Entity(name = "Item")
	static class Length30 extends Numbered {

		@Column(length = 30)
		String code;

	}

	@Entity(name = "Item")
	static class Longer extends Numbered {

		@Column(length = 40)
		String code;

	}

	@Entity(name = "Item")
	static class Unspecified extends Numbered {

		String code;

	}

	@Entity(name = "Item")
	static class Explicit extends Numbered {

		@Column(length = 255)
		String code;

	}

	@Entity(name = "Item")
	static class Scale2 extends Numbered {

		@Column(precision = 10, scale = 2)
		BigDecimal price;

	}

	@Entity(name = "Item")
	static class Scale4 extends Numbered {

		@Column(precision = 12, scale = 4)
		BigDecimal price;

	}

	@Entity(name = "Item")
	static class NoPrecision extends Numbered {

		BigDecimal price;

	}

	@Entity(name = "Item")
	static class FullPrecision extends Numbered {

		@Column(precision = 38, scale = 2)
		BigDecimal price;

	}

	@Entity(name = "Item")
	static class Big extends Numbered {

		Long size;

	}

	@Entity(name = "Item")
	static class Normal extends Numbered {

		Integer size;

	}

	@Entity(name = "Item")
	static class Small extends Numbered {

		Short size;

	}

	@Entity(name = "Item")
	static class Int8 extends Numbered {

		@Column(columnDefinition = "int8")
		Long size;

	}

	@Entity(name = "Item")
	static class Float8 extends Numbered {

		@Column(columnDefinition = "float8")
		Double weight;

	}

	@Entity(name = "Item")
	static class DoublePrecision extends Numbered {

		Double weight;

	}

	@Entity(name = "Item")
	static class OtherWords extends Numbered {

		@Column(columnDefinition = "int")
		Integer size;

		@Column(columnDefinition = "character varying(255)")
		String code;

		@Column(columnDefinition = "decimal(12, 2)")
		BigDecimal price;

	}

	@Entity(name = "Item")
	static class UsualWords extends Numbered {

		Integer size;

		String code;

		@Column(precision = 12, scale = 2)
		BigDecimal price;

	}

	@Entity(name = "Item")
	static class TimestampTz extends Numbered {

		@Column(columnDefinition = "timestamptz")
		Instant since;

	}

	@Entity(name = "Item")
	static class TimestampWithTimeZone extends Numbered {

		@Column(columnDefinition = "timestamp with time zone")
		Instant since;

	}

	@Entity(name = "Item")
	static class Moment extends Numbered {

		Instant since;

	}

	@Entity(name = "Item")
	static class CountedByOne {

		@Id
		@Column(columnDefinition = "bigint generated by default as identity (start with 1 increment by 1)")
		Long id;

		String code;

	}

	@Entity(name = "Item")
	static class CountedByTen {

		@Id
		@Column(columnDefinition = "bigint generated by default as identity (start with 1 increment by 10)")
		Long id;

		String code;

	}

	@Entity(name = "Item")
	static class Numeric21 extends Numbered {

		@Column(columnDefinition = "numeric(21)")
		BigDecimal amount;

	}

	@Entity(name = "Item")
	static class Numeric210 extends Numbered {

		@Column(precision = 21, scale = 0)
		BigDecimal amount;

	}

	@Entity(name = "Item")
	static class DefaultA extends Numbered {

		@ColumnDefault("'a'")
		String code;

	}

	@Entity(name = "Item")
	static class DefaultB extends Numbered {

		@ColumnDefault("'b'")
		String code;

	}

	@Entity(name = "Item")
	static class DefaultBracketed extends Numbered {

		@ColumnDefault("('a')")
		String code;

	}

	@Entity(name = "Item")
	static class Five extends Numbered {

		@ColumnDefault("5")
		int size;

	}

	@Entity(name = "Item")
	static class FiveBracketed extends Numbered {

		@ColumnDefault("(5)")
		int size;

	}

	@Entity(name = "Item")
	static class CurrentTimestamp extends Numbered {

		@ColumnDefault("current_timestamp")
		Instant since;

	}

	@Entity(name = "Item")
	static class CurrentTimestampUpper extends Numbered {

		@ColumnDefault("CURRENT_TIMESTAMP")
		Instant since;

	}

	@Entity(name = "Item")
	static class Full extends Numbered {

		@Column(nullable = false, length = 30)
		@ColumnDefault("'a'")
		@Comment("What it is called")
		String code;

	}

	@Entity(name = "Item")
	static class FullLonger extends Numbered {

		@Column(nullable = false, length = 40)
		@ColumnDefault("'a'")
		@Comment("What it is called")
		String code;

	}

	@Entity(name = "Item")
	static class FullOtherDefault extends Numbered {

		@Column(nullable = false, length = 40)
		@ColumnDefault("'b'")
		@Comment("What it is called")
		String code;

	}

	@Entity(name = "Item")
	static class FullNullable extends Numbered {

		@Column(length = 40)
		@ColumnDefault("'b'")
		@Comment("What it is called")
		String code;

	}

	@Entity(name = "Item")
	static class Commented extends Numbered {

		@Comment("What it is called")
		String code;

	}

	@Entity(name = "Item")
	static class CommentedOtherwise extends Numbered {

		@Comment("How it is called")
		String code;

	}

	@Entity(name = "Item")
	@Comment("Things")
	static class TableCommented extends Numbered {

		String code;

	}

	@Entity(name = "Item")
	@Comment("Goods")
	static class TableCommentedOtherwise extends Numbered {

		String code;

	}

	@Entity(name = "Item")
	static class Assigned {

		@Id
		Long id;

		String code;

	}

	@Entity(name = "Item")
	static class Counted {

		@Id
		@GeneratedValue(strategy = GenerationType.IDENTITY)
		Long id;

		String code;

	}

	@Entity(name = "Item")
	static class Total extends Numbered {

		int price;

		int quantity;

		@GeneratedColumn("price * quantity")
		Integer total;

	}

	@Entity(name = "Item")
	static class TotalSpaced extends Numbered {

		int price;

		int quantity;

		@GeneratedColumn("price  *  quantity")
		Integer total;

	}

	@Entity(name = "Item")
	static class TotalPlusOne extends Numbered {

		int price;

		int quantity;

		@GeneratedColumn("price * quantity + 1")
		Integer total;

	}

	@Entity(name = "Item")
	static class NoTotal extends Numbered {

		int price;

		int quantity;

	}

	@Entity(name = "Item")
	static class CommentedWithQuote extends Numbered {

		@Comment("What it's called")
		String code;

	}

}
