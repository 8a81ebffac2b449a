package dev.migrate.cases;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import dev.migrate.change.AlterColumnType;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.MappedSuperclass;
import org.hibernate.annotations.FractionalSeconds;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.junit.jupiter.api.DisplayName;

/**
 * Types that become others of another kind: what an engine makes of the values is what
 * the entities mean by them, or they stop the change.
 */
class ConvertedValueCaseTests {

	private static final List<String> HAVE_ZONES = List.of("h2", "postgresql");

	private static final String ANY_VALUE = "SQLite takes every value for every type";

	@CaseTest
	@DisplayName("5 enum kept by its number becomes one kept by its name: stopped, because engines count from one")
	void ordinalBecomesName(String engine) {
		Case.on(engine)
			.from(Numbered.class)
			.rows("insert into parcel (id, state) values (1, 0)", "insert into parcel (id, state) values (2, 1)")
			.to(Named.class)
			.keeps("select state from parcel order by id", 0, 1)
			.isStoppedBy(List.of("h2", "mariadb").contains(engine)
					? "2 values of parcel.state do not fit into enum('RECEIVED','SENT')"
					: "2 rows of parcel break the check ", "update parcel set state = null");
	}

	@CaseTest
	@DisplayName("5 enum kept by its name becomes one kept by its number: stopped, because engines count from one")
	void nameBecomesOrdinal(String engine) {
		Case.on(engine)
			.exceptOn("sqlite", ANY_VALUE)
			.from(Named.class)
			.rows("insert into parcel (id, state) values (1, 'SENT')",
					"insert into parcel (id, state) values (2, 'RECEIVED')")
			.to(Numbered.class)
			.keeps("select state from parcel order by id", "SENT", "RECEIVED")
			.isStoppedBy("2 values of parcel.state do not fit into", "update parcel set state = null");
	}

	@CaseTest
	@DisplayName("7 floating-point number becomes a decimal one")
	void doubleBecomesDecimal(String engine) {
		Case.on(engine)
			.from(Weighed.class)
			.rows("insert into parcel (id, weight) values (1, 0.1)",
					"insert into parcel (id, weight) values (2, -12.34)",
					"insert into parcel (id, weight) values (3, 4096)")
			.to(WeighedExactly.class)
			.keeps("select id from parcel where weight in (0.1, -12.34, 4096) order by id", 1, 2, 3)
			.writes(AlterColumnType.class);
	}

	@CaseTest
	@DisplayName("7 floating-point number becomes a decimal one with fewer digits: stopped until they fit")
	void doubleThatDecimalCuts(String engine) {
		Case.on(engine)
			.exceptOn("sqlite", ANY_VALUE)
			.from(Weighed.class)
			.rows("insert into parcel (id, weight) values (1, 0.1)",
					"insert into parcel (id, weight) values (2, 12.3456)")
			.to(WeighedExactly.class)
			.keeps("select id from parcel where weight > 12.345", 2)
			.isStoppedBy("1 value of parcel.weight does not fit into", "update parcel set weight = 12.35 where id = 2");
	}

	@CaseTest
	@DisplayName("7 text becomes a decimal number with fewer digits: stopped until they fit")
	void textThatDecimalCuts(String engine) {
		Case.on(engine)
			.exceptOn("sqlite", ANY_VALUE)
			.from(WeighedInWords.class)
			.rows("insert into parcel (id, weight) values (1, '12.50')",
					"insert into parcel (id, weight) values (2, '1.234')")
			.to(WeighedExactly.class)
			.keeps("select weight from parcel order by id", "12.50", "1.234")
			.isStoppedBy("1 value of parcel.weight does not fit into",
					"update parcel set weight = '1.23' where id = 2");
	}

	@CaseTest
	@DisplayName("5 time kept less exactly: stopped until its fractions fit")
	void timeThatIsCut(String engine) {
		Case.on(engine)
			.exceptOn("sqlite", ANY_VALUE)
			.from(Timed.class)
			.rows("insert into parcel (id, sent) values (1, '2026-11-23 10:20:30.123')",
					"insert into parcel (id, sent) values (2, '2026-11-23 10:20:30.123456')")
			.to(TimedToMillis.class)
			.keeps("select count(*) from parcel", 2)
			.isStoppedBy("1 value of parcel.sent does not fit into",
					"update parcel set sent = '2026-11-23 10:20:30.124' where id = 2");
	}

	@CaseTest
	@DisplayName("5 time without a zone becomes a moment: stopped, because it is another one in every zone")
	void timeGetsAZone(String engine) {
		Case played = Case.on(engine)
			.from(Timed.class)
			.rows("insert into parcel (id, sent) values (1, '2026-11-23 10:20:30')",
					"insert into parcel (id) values (2)")
			.to(TimedAsInstant.class)
			.keeps("select id from parcel order by sent is null", 1, 2);
		stoppedByItsZone(engine, played);
	}

	@CaseTest
	@DisplayName("5 moment becomes a time without a zone: stopped, because it is another one in every zone")
	void timeLosesItsZone(String engine) {
		Case played = Case.on(engine)
			.from(TimedAsInstant.class)
			.rows("insert into parcel (id, sent) values (1, " + (HAVE_ZONES.contains(engine)
					? "cast('2026-11-23 10:20:30+00:00' as timestamp(6) with time zone)" : "'2026-11-23 10:20:30'")
					+ ")", "insert into parcel (id) values (2)")
			.to(Timed.class)
			.keeps("select id from parcel order by sent is null", 1, 2);
		stoppedByItsZone(engine, played);
	}

	@CaseTest
	@DisplayName("5 day becomes a moment: stopped, because it begins at another one in every zone")
	void dayGetsAZone(String engine) {
		Case.on(engine)
			.onlyOn(HAVE_ZONES.contains(engine) ? engine : "h2", "It keeps a moment as a time without a zone")
			.from(TimedToDays.class)
			.rows("insert into parcel (id, sent) values (1, '2026-11-23')")
			.to(TimedAsInstant.class)
			.isStoppedBy("1 value of parcel.sent becomes timestamp(6) with time zone by the time zone of the session: ",
					"update parcel set sent = null");
	}

	/** The others keep both as times without a zone, so that nothing happens to them. */
	private static void stoppedByItsZone(String engine, Case played) {
		if (HAVE_ZONES.contains(engine)) {
			played.isStoppedBy("1 value of parcel.sent becomes timestamp(6)", "update parcel set sent = null");
		}
		else {
			played.writesNothing();
		}
	}

	@CaseTest
	@DisplayName("5 truth value becomes a text: stopped where it becomes a character that nobody can see")
	void bitBecomesText(String engine) {
		Case.on(engine)
			.onlyOn("mariadb", "Others have words for truth values")
			.from(Flagged.class)
			.rows("insert into parcel (id, fragile) values (1, true)")
			.to(FlaggedInWords.class)
			.keeps("select id from parcel where fragile", 1)
			.isStoppedBy("1 value of parcel.fragile does not fit into", "update parcel set fragile = null");
	}

	@CaseTest
	@DisplayName("5 bytes become a text: stopped, because some engines make digits of them")
	void bytesBecomeText(String engine) {
		Case.on(engine)
			.exceptOn("sqlite", ANY_VALUE)
			.from(Sealed.class)
			.rows("insert into parcel (id, seal) values (1, "
					+ (engine.equals("postgresql") ? "'\\x616263'" : "X'616263'") + ")")
			.to(SealedInWords.class)
			.keeps("select id from parcel where seal is not null", 1)
			.isStoppedBy("1 value of parcel.seal does not fit into", "update parcel set seal = null");
	}

	@CaseTest
	@DisplayName("array, json, enum, uuid, binary, lob columns: text becomes json, and back")
	void textBecomesJson(String engine) {
		String colour = switch (engine) {
			case "h2" -> "select id from parcel where facts = json '{\"colour\":\"amber\"}'";
			case "postgresql" -> "select id from parcel where facts ->> 'colour' = 'amber'";
			case "mariadb" -> "select id from parcel where json_value(facts, '$.colour') = 'amber'";
			default -> "select id from parcel where json_extract(facts, '$.colour') = 'amber'";
		};
		Case.on(engine)
			.exceptOn("hsqldb", "HSQLDB has no type for documents")
			.notValidatedOn("mariadb")
			.from(Described.class)
			.rows("insert into parcel (id, facts) values (1, '{\"colour\":" + (engine.equals("postgresql") ? " " : "")
					+ "\"amber\"}')")
			.to(Documented.class)
			.keeps(colour, 1)
			.bringsBack("select id from parcel where facts like '{%amber%}'", 1)
			.writes(AlterColumnType.class);
	}

	@CaseTest
	@DisplayName("36 number becomes a UUID: refused where the engine makes none of a number")
	void numberBecomesUuid(String engine) {
		Case played = Case.on(engine)
			.exceptOn("sqlite", ANY_VALUE)
			.from(Counted.class)
			.rows("insert into parcel (id, token) values (1, 7)")
			.to(Tokened.class)
			.keeps("select token from parcel", 7);
		if (engine.equals("postgresql") || engine.equals("mariadb")) {
			played.isRefused("The revision was not written, because the database refuses a step of it, ",
					"give the field another name and column");
		}
		else {
			played.isStoppedBy("parcel", "update parcel set token = null");
		}
	}

	@MappedSuperclass
	abstract static class Parcel {

		@Id
		Long id;

	}

	enum State {

		SENT, RECEIVED

	}

	@Entity(name = "Parcel")
	static class Numbered extends Parcel {

		@Enumerated
		State state;

	}

	@Entity(name = "Parcel")
	static class Named extends Parcel {

		@Enumerated(EnumType.STRING)
		State state;

	}

	@Entity(name = "Parcel")
	static class Weighed extends Parcel {

		Double weight;

	}

	@Entity(name = "Parcel")
	static class WeighedExactly extends Parcel {

		@Column(precision = 12, scale = 2)
		BigDecimal weight;

	}

	@Entity(name = "Parcel")
	static class WeighedInWords extends Parcel {

		String weight;

	}

	@Entity(name = "Parcel")
	static class Timed extends Parcel {

		LocalDateTime sent;

	}

	@Entity(name = "Parcel")
	static class TimedAsInstant extends Parcel {

		Instant sent;

	}

	@Entity(name = "Parcel")
	static class TimedToDays extends Parcel {

		LocalDate sent;

	}

	@Entity(name = "Parcel")
	static class TimedToMillis extends Parcel {

		@FractionalSeconds(3)
		LocalDateTime sent;

	}

	@Entity(name = "Parcel")
	static class Flagged extends Parcel {

		Boolean fragile;

	}

	@Entity(name = "Parcel")
	static class FlaggedInWords extends Parcel {

		String fragile;

	}

	@Entity(name = "Parcel")
	static class Sealed extends Parcel {

		byte[] seal;

	}

	@Entity(name = "Parcel")
	static class SealedInWords extends Parcel {

		String seal;

	}

	@Entity(name = "Parcel")
	static class Described extends Parcel {

		String facts;

	}

	@Entity(name = "Parcel")
	static class Documented extends Parcel {

		@JdbcTypeCode(SqlTypes.JSON)
		Map<String, String> facts;

	}

	@Entity(name = "Parcel")
	static class Counted extends Parcel {

		Long token;

	}

	@Entity(name = "Parcel")
	static class Tokened extends Parcel {

		UUID token;

	}

}
