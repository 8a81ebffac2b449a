package dev.migrate.cases;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.UUID;

import dev.migrate.change.DropCheckConstraint;
import dev.migrate.change.DropColumn;
import dev.migrate.change.SchemaChange;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.MappedSuperclass;
import org.junit.jupiter.api.DisplayName;

/**
 * Rows that a change, or the way back, finds.
 */
class RowCaseTests {

	@CaseTest
	@DisplayName("4 mandatory columns removed from a table with rows come back empty")
	@SuppressWarnings({ "unchecked", "rawtypes" })
	void mandatoryColumnsComeBackEmpty(String engine) {
		Class<? extends SchemaChange>[] drops = (Class<? extends SchemaChange>[]) new Class<?>[14];
		Arrays.fill(drops, DropColumn.class);
		Class<? extends SchemaChange>[] dropsAndCheck = Arrays.copyOf(drops, 15);
		dropsAndCheck[14] = DropCheckConstraint.class;
		Case.on(engine)
			.from(Full.class)
			.rows("insert into parcel (id, name, letter, story, mass, height, price, fragile, packed, hour_of_day, sent_at, "
					+ "token, seal, contents, state) values (1, 'a', 'b', 'c', 2, 2.5, 2.5, true, '2020-02-02', '10:00:00', "
					+ "'2020-02-02 10:00:00', " + token(engine) + ", " + bytes(engine) + ", " + bytes(engine)
					+ ", 'SENT')")
			.to(Bare.class)
			.keeps("select id from parcel", 1)
			.bringsBack(
					"select name from parcel where letter in ('', ' ') and mass = 0 and height = 0 and price = 0 and fragile = false",
					"")
			.bringsBack("select packed from parcel", "1970-01-01")
			.bringsBack("select state from parcel", "NEW")
			.writesOn("postgresql", dropsAndCheck)
			.writesOn("hsqldb", dropsAndCheck)
			.writesOn("sqlite", dropsAndCheck)
			.exceptOn("sqlite", "Hibernate's types have names of their own there, which have no empty value")
			.writes(drops);
	}

	private static String token(String engine) {
		return engine.equals("hsqldb") ? "X'00000000000000000000000000000001'"
				: "'00000000-0000-0000-0000-000000000001'";
	}

	private static String bytes(String engine) {
		return engine.equals("postgresql") ? "'\\x01'" : "X'01'";
	}

	@MappedSuperclass
	abstract static class Parcel {

		@Id
		Long id;

	}

	@Entity(name = "Parcel")
	static class Bare extends Parcel {

	}

	@Entity(name = "Parcel")
	static class Full extends Parcel {

		@Column(nullable = false)
		String name;

		@Column(nullable = false)
		char letter;

		@Column(nullable = false, length = 100_000)
		String story;

		int mass;

		double height;

		@Column(nullable = false)
		BigDecimal price;

		boolean fragile;

		@Column(nullable = false)
		LocalDate packed;

		@Column(nullable = false)
		LocalTime hourOfDay;

		@Column(nullable = false)
		Instant sentAt;

		@Column(nullable = false)
		UUID token;

		@Column(nullable = false)
		byte[] seal;

		@Column(nullable = false, length = 100_000)
		byte[] contents;

		@Column(nullable = false)
		@Enumerated(EnumType.STRING)
		State state;

	}

	enum State {

		NEW, SENT

	}

}
