package dev.migrate.cases;

import java.io.Serializable;
import java.util.Objects;
import java.util.UUID;

import dev.migrate.change.AddCheckConstraint;
import dev.migrate.change.AlterColumnType;
import dev.migrate.change.DropCheckConstraint;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Index;
import jakarta.persistence.Lob;
import jakarta.persistence.MappedSuperclass;
import jakarta.persistence.Table;
import org.hibernate.annotations.Check;
import org.hibernate.annotations.Collate;
import org.hibernate.annotations.ColumnDefault;
import org.junit.jupiter.api.DisplayName;

/**
 * Types that become others, and what hangs on them.
 */
class TypeCaseTests {

	private static final String TWELVE = "insert into item (id, code) values (1, '12')";

	private static final String NO_CONDITION = "Indexes with a condition are PostgreSQL's and SQLite's";

	@CaseTest
	@DisplayName("5 text becomes a large one, and back")
	void textBecomesLarge(String engine) {
		Case.on(engine)
			.from(Bare.class)
			.rows(TWELVE, "insert into item (id, code) values (2, 'été')", "insert into item (id) values (3)")
			.to(Large.class)
			.keeps(texts(engine), 1, 2)
			.bringsBack("select code from item order by id", "12", "été", "null")
			.writesOn("sqlite", AlterColumnType.class)
			.writes(AlterColumnType.class);
	}

	@CaseTest
	@DisplayName("5 large text becomes a text of limited length, and back")
	void largeTextBecomesShort(String engine) {
		Case.on(engine)
			.from(Large.class)
			.rows(engine.equals("postgresql")
					? "insert into item (id, code) values (1, lo_from_bytea(0, convert_to('12', 'UTF8')))" : TWELVE)
			.to(Bare.class)
			.keeps("select code from item", "12")
			.bringsBack(texts(engine), 1)
			.writes(AlterColumnType.class);
	}

	private static String texts(String engine) {
		String code = engine.equals("postgresql") ? "convert_from(lo_get(code), 'UTF8')" : "code";
		return "select id from item where " + code + " like '12' or " + code + " like 'été' order by id";
	}

	@CaseTest
	@DisplayName("5 type changed that needs a cast, with a check and an index on the column")
	void castBelowCheckAndIndex(String engine) {
		Case.on(engine)
			.from(Text.class)
			.rows(TWELVE)
			.to(Whole.class)
			.keeps("select code from item", 12)
			.bringsBack("select code from item", "12")
			.writes(AlterColumnType.class, DropCheckConstraint.class, AddCheckConstraint.class);
	}

	@CaseTest
	@DisplayName("5 type changed that needs a cast: stopped until the values fit")
	void castThatDoesNotFit(String engine) {
		Case.on(engine)
			.from(Text.class)
			.rows(TWELVE, "insert into item (id, code) values (2, 'x')")
			.to(Whole.class)
			.exceptOn("sqlite", "SQLite takes every value for every type")
			.keeps("select code from item order by id", "12", "x")
			.isStoppedBy("item.code", "update item set code = '13' where id = 2");
	}

	@CaseTest
	@DisplayName("5 type changed below a check of the same words, forwards and back")
	void typeUnderCheck(String engine) {
		Case.on(engine)
			.from(Whole.class)
			.rows("insert into item (id, code) values (1, 12)")
			.to(Fraction.class)
			.keeps("select id from item where code = 12", 1)
			.writesOn("mariadb", AlterColumnType.class)
			.writesOn("sqlite", AlterColumnType.class)
			.writes(AlterColumnType.class, DropCheckConstraint.class, AddCheckConstraint.class);
	}

	@CaseTest
	@DisplayName("5 type changed below a partial index made by hand")
	void typeBelowPartialIndex(String engine) {
		Case.on(engine)
			.exceptOn("h2", NO_CONDITION)
			.exceptOn("mariadb", NO_CONDITION)
			.exceptOn("hsqldb", NO_CONDITION)
			.from(Bare.class)
			.rows(TWELVE)
			.thenByHand("create index by_hand on item (id) where code <> ''")
			.to(BareWhole.class)
			.keeps("select code from item", 12)
			.writes(AlterColumnType.class);
	}

	@CaseTest
	@DisplayName("19 PostgreSQL default forms: interval, uuid, array, float ∅")
	void postgreSqlDefaults(String engine) {
		Case.on(engine)
			.onlyOn("postgresql", "The forms are PostgreSQL's")
			.from(Defaults.class)
			.rows("insert into item (id) values (1)")
			.to(DefaultsOtherwise.class)
			.keeps("select size from item", 1.5)
			.writesNothing();
	}

	@CaseTest
	@DisplayName("21 auto-increment: implicit, explicit, composite key ∅")
	void autoIncrement(String engine) {
		Case.on(engine).from(Numbering.class).to(NumberingAgain.class).writesNothing();
	}

	@CaseTest
	@DisplayName("26 primary key's implied not-null ∅")
	void impliedNotNull(String engine) {
		Case.on(engine).from(Bare.class).rows(TWELVE).to(SaidMandatory.class).writesNothing();
	}

	@CaseTest
	@DisplayName("collation added")
	void collationAdded(String engine) {
		collated(engine, Bare.class, collatedOn(engine)).writes(AlterColumnType.class);
	}

	@CaseTest
	@DisplayName("collation removed")
	void collationRemoved(String engine) {
		collated(engine, collatedOn(engine), Bare.class).writes(AlterColumnType.class);
	}

	@CaseTest
	@DisplayName("another length keeps the collation")
	void collationKept(String engine) {
		collated(engine, collatedOn(engine), longCollatedOn(engine)).writes(AlterColumnType.class);
	}

	private static Case collated(String engine, Class<?> before, Class<?> after) {
		return Case.on(engine)
			.exceptOn("h2", "H2 knows one collation for a whole database")
			.from(before)
			.rows(TWELVE)
			.to(after)
			.keeps("select code from item", "12");
	}

	private static Class<?> collatedOn(String engine) {
		return switch (engine) {
			case "postgresql" -> PostgreSqlCollated.class;
			case "mariadb" -> MariaDbCollated.class;
			case "hsqldb" -> HsqldbCollated.class;
			default -> SqliteCollated.class;
		};
	}

	private static Class<?> longCollatedOn(String engine) {
		return switch (engine) {
			case "postgresql" -> LongPostgreSqlCollated.class;
			case "mariadb" -> LongMariaDbCollated.class;
			case "hsqldb" -> LongHsqldbCollated.class;
			default -> LongSqliteCollated.class;
		};
	}

	@MappedSuperclass
	static class Item {

		@Id
		Long id;

	}

	@Entity(name = "Item")
	@Table(indexes = @Index(name = "ix_code", columnList = "code"))
	@Check(name = "ck_code", constraints = "code <> ''")
	static class Text extends Item {

		String code;

	}

	@Entity(name = "Item")
	@Table(indexes = @Index(name = "ix_code", columnList = "code"))
	@Check(name = "ck_code", constraints = "code > 0")
	static class Whole extends Item {

		Integer code;

	}

	@Entity(name = "Item")
	@Table(indexes = @Index(name = "ix_code", columnList = "code"))
	@Check(name = "ck_code", constraints = "code > 0")
	static class Fraction extends Item {

		@Column(precision = 12, scale = 3)
		java.math.BigDecimal code;

	}

	@Entity(name = "Item")
	static class Bare extends Item {

		String code;

	}

	@Entity(name = "Item")
	static class Large extends Item {

		@Lob
		String code;

	}

	@Entity(name = "Item")
	static class BareWhole extends Item {

		Integer code;

	}

	@Entity(name = "Item")
	static class SaidMandatory {

		@Id
		@Column(nullable = false)
		Long id;

		String code;

	}

	@Entity(name = "Item")
	static class Defaults extends Item {

		@ColumnDefault("interval '1 hour'")
		@Column(columnDefinition = "interval")
		String span;

		@ColumnDefault("'00000000-0000-0000-0000-000000000001'")
		UUID token;

		@ColumnDefault("'{a,b}'")
		String[] words;

		@ColumnDefault("1.5")
		double size;

	}

	@Entity(name = "Item")
	static class DefaultsOtherwise extends Item {

		@ColumnDefault("'01:00:00'::interval")
		@Column(columnDefinition = "interval")
		String span;

		@ColumnDefault("'00000000-0000-0000-0000-000000000001'::uuid")
		UUID token;

		@ColumnDefault("'{a,b}'::varchar[]")
		String[] words;

		@ColumnDefault("(1.5)")
		double size;

	}

	static class Numbering {

		@Entity(name = "Item")
		static class Counted {

			@Id
			@GeneratedValue(strategy = GenerationType.IDENTITY)
			Integer id;

		}

		@Entity(name = "Pair")
		@IdClass(PairKey.class)
		static class Pair {

			@Id
			Integer one;

			@Id
			Integer two;

		}

	}

	static class NumberingAgain {

		@Entity(name = "Item")
		static class Counted {

			@Id
			@GeneratedValue(strategy = GenerationType.IDENTITY)
			@Column(nullable = false, updatable = false)
			Integer id;

		}

		@Entity(name = "Pair")
		@IdClass(PairKey.class)
		static class Pair {

			@Id
			@Column(nullable = false)
			Integer two;

			@Id
			Integer one;

		}

	}

	static class PairKey implements Serializable {

		private static final long serialVersionUID = 1L;

		Integer one;

		Integer two;

		@Override
		public boolean equals(Object other) {
			return other instanceof PairKey key && Objects.equals(key.one, this.one)
					&& Objects.equals(key.two, this.two);
		}

		@Override
		public int hashCode() {
			return Objects.hash(this.one, this.two);
		}

	}

	@Entity(name = "Item")
	static class PostgreSqlCollated extends Item {

		@Collate("C")
		String code;

	}

	@Entity(name = "Item")
	static class LongPostgreSqlCollated extends Item {

		@Collate("C")
		@Column(length = 300)
		String code;

	}

	@Entity(name = "Item")
	static class MariaDbCollated extends Item {

		@Collate("utf8mb4_bin")
		String code;

	}

	@Entity(name = "Item")
	static class LongMariaDbCollated extends Item {

		@Collate("utf8mb4_bin")
		@Column(length = 300)
		String code;

	}

	@Entity(name = "Item")
	static class HsqldbCollated extends Item {

		@Collate("SQL_TEXT_UCC")
		String code;

	}

	@Entity(name = "Item")
	static class LongHsqldbCollated extends Item {

		@Collate("SQL_TEXT_UCC")
		@Column(length = 300)
		String code;

	}

	@Entity(name = "Item")
	static class SqliteCollated extends Item {

		@Collate("nocase")
		String code;

	}

	@Entity(name = "Item")
	static class LongSqliteCollated extends Item {

		@Collate("nocase")
		@Column(length = 300)
		String code;

	}

}
