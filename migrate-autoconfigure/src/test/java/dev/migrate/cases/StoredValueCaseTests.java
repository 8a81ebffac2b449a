package dev.migrate.cases;

import java.util.Map;
import java.util.UUID;

import dev.migrate.change.AddColumn;
import dev.migrate.change.AlterColumnType;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Lob;
import jakarta.persistence.MappedSuperclass;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.junit.jupiter.api.DisplayName;

/**
 * Columns that hold more than a number or a text, in a table with rows.
 */
class StoredValueCaseTests {

	private static final String NO_JSON = "HSQLDB has no type for documents";

	private static final String TOKEN = "00000000-0000-0000-0000-00000000000a";

	@CaseTest
	@DisplayName("array, json, enum, uuid, binary, lob columns: added")
	void added(String engine) {
		Case.on(engine)
			.from(Bare.class)
			.rows("insert into parcel (id) values (1)")
			.to(Full.class)
			.keeps("select id from parcel where token is null and seal is null and contents is null", 1)
			.writes(AddColumn.class, AddColumn.class, AddColumn.class, AddColumn.class, AddColumn.class);
	}

	@CaseTest
	@DisplayName("array, json, enum, uuid, binary, lob columns: json added")
	void jsonAdded(String engine) {
		Case.on(engine)
			.exceptOn("hsqldb", NO_JSON)
			.notValidatedOn("mariadb")
			.from(Bare.class)
			.rows("insert into parcel (id) values (1)")
			.to(WithFacts.class)
			.keeps("select id from parcel where facts is null", 1)
			.writes(AddColumn.class);
	}

	@CaseTest
	@DisplayName("array, json, enum, uuid, binary, lob columns: same ∅")
	void same(String engine) {
		Case.on(engine)
			.from(Full.class)
			.rows("insert into parcel (id, token) values (1, " + token(engine) + ")")
			.to(FullAgain.class)
			.keeps("select id from parcel", 1)
			.writesNothing();
	}

	@CaseTest
	@DisplayName("array, json, enum, uuid, binary, lob columns: json the same ∅")
	void jsonSame(String engine) {
		Case.on(engine)
			.exceptOn("hsqldb", NO_JSON)
			.from(WithFacts.class)
			.rows("insert into parcel (id, facts) values (1, " + json(engine) + ")")
			.to(WithFactsAgain.class)
			.keeps("select id from parcel where facts is not null", 1)
			.notValidatedOn("mariadb")
			.writesNothing();
	}

	@CaseTest
	@DisplayName("array, json, enum, uuid, binary, lob columns: uuid becomes a text, and back")
	void uuidBecomesText(String engine) {
		Case played = Case.on(engine)
			.from(WithToken.class)
			.rows("insert into parcel (id, token) values (1, " + token(engine) + ")")
			.to(WithTextToken.class);
		if (engine.equals("hsqldb")) {
			// Hibernate keeps it as bytes there, of which the engine makes digits
			played.isStoppedBy("parcel", "update parcel set token = null");
		}
		else {
			played.keeps("select id from parcel where token is not null", 1).writes(AlterColumnType.class);
		}
	}

	@CaseTest
	@DisplayName("array, json, enum, uuid, binary, lob columns: json becomes a text, and back")
	void jsonBecomesText(String engine) {
		Case.on(engine)
			.exceptOn("hsqldb", NO_JSON)
			.notValidatedOn("mariadb")
			.from(WithFacts.class)
			.rows("insert into parcel (id, facts) values (1, " + json(engine) + ")")
			.to(WithTextFacts.class)
			.keeps("select id from parcel where facts like '%amber%'", 1)
			.writes(AlterColumnType.class);
	}

	@CaseTest
	@DisplayName("array, json, enum, uuid, binary, lob columns: bytes lengthened")
	void bytesLengthened(String engine) {
		Case.on(engine)
			.exceptOn("postgresql", "PostgreSQL's bytes have no length")
			.exceptOn("sqlite", "SQLite's bytes have no length")
			.from(WithSeal.class)
			.rows("insert into parcel (id, seal) values (1, X'0102')")
			.to(WithLongSeal.class)
			.keeps("select id from parcel where seal = X'0102'", 1)
			.writes(AlterColumnType.class);
	}

	@CaseTest
	@DisplayName("array, json, enum, uuid, binary, lob columns: array of other elements")
	void elementsChanged(String engine) {
		String reason = "It has no arrays: Hibernate stores their bytes";
		Case.on(engine)
			.exceptOn("mariadb", reason)
			.exceptOn("sqlite", reason)
			.from(WithNumbers.class)
			.rows("insert into parcel (id, numbers) values (1, array[7, 8])")
			.to(WithLongNumbers.class)
			.keeps("select id from parcel where numbers[2] = 8", 1)
			.writes(AlterColumnType.class);
	}

	private static String token(String engine) {
		return switch (engine) {
			case "hsqldb", "sqlite" -> "X'0000000000000000000000000000000a'";
			default -> "'" + TOKEN + "'";
		};
	}

	private static String json(String engine) {
		String text = "'{\"colour\": \"amber\"}'";
		return engine.equals("h2") ? "json " + text : text;
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

		UUID token;

		@Column(length = 16)
		byte[] seal;

		@Lob
		byte[] contents;

		@Lob
		String story;

		String[] words;

	}

	@Entity(name = "Parcel")
	static class FullAgain extends Parcel {

		java.util.List<String> words;

		@Lob
		String story;

		@Lob
		byte[] contents;

		@Column(length = 16)
		byte[] seal;

		UUID token;

	}

	@Entity(name = "Parcel")
	static class WithFacts extends Parcel {

		@JdbcTypeCode(SqlTypes.JSON)
		Map<String, String> facts;

	}

	@Entity(name = "Parcel")
	static class WithFactsAgain extends Parcel {

		@JdbcTypeCode(SqlTypes.JSON)
		Map<String, Object> facts;

	}

	@Entity(name = "Parcel")
	static class WithTextFacts extends Parcel {

		@Column(length = 2000)
		String facts;

	}

	@Entity(name = "Parcel")
	static class WithToken extends Parcel {

		UUID token;

	}

	@Entity(name = "Parcel")
	static class WithTextToken extends Parcel {

		@Column(length = 100)
		String token;

	}

	@Entity(name = "Parcel")
	static class WithSeal extends Parcel {

		@Column(length = 16)
		byte[] seal;

	}

	@Entity(name = "Parcel")
	static class WithLongSeal extends Parcel {

		@Column(length = 64)
		byte[] seal;

	}

	@Entity(name = "Parcel")
	static class WithNumbers extends Parcel {

		int[] numbers;

	}

	@Entity(name = "Parcel")
	static class WithLongNumbers extends Parcel {

		long[] numbers;

	}

}
