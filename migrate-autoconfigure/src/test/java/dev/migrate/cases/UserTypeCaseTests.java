package dev.migrate.cases;

import dev.migrate.change.AddCheckConstraint;
import dev.migrate.change.AddColumn;
import dev.migrate.change.AlterColumnType;
import dev.migrate.change.AlterType;
import dev.migrate.change.CreateExtension;
import dev.migrate.change.CreateTable;
import dev.migrate.change.CreateType;
import dev.migrate.change.CreateView;
import dev.migrate.change.DropCheckConstraint;
import dev.migrate.change.DropColumn;
import dev.migrate.change.DropTable;
import dev.migrate.change.DropType;
import dev.migrate.change.DropView;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import org.hibernate.annotations.Array;
import org.hibernate.annotations.ColumnDefault;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.Struct;
import org.hibernate.annotations.View;
import org.hibernate.type.SqlTypes;
import org.junit.jupiter.api.DisplayName;

/**
 * Types that are objects of their own: PostgreSQL's enumerations and structures, and
 * those of its extensions. What H2 and MariaDB keep in a column is among the cases of
 * enumerations.
 */
class UserTypeCaseTests {

	private static final String[] MIXED = { "insert into lamp (id, light) values (1, 'GREEN')",
			"insert into lamp (id, light) values (2, 'RED')", "insert into lamp (id, light) values (3, null)" };

	private static final String[] GREEN = { "insert into lamp (id, light) values (1, 'GREEN')" };

	private static final String LIGHTS = "select light from lamp order by id";

	@CaseTest
	@DisplayName("enumeration as a native type added with its column")
	void enumAdded(String engine) {
		onPostgreSql(engine).from(Dark.class)
			.rows("insert into lamp (id) values (1)")
			.to(Two.class)
			.keeps(LIGHTS, "null")
			.writes(CreateType.class, AddColumn.class);
	}

	@CaseTest
	@DisplayName("enumeration as a native type removed with its column")
	void enumRemoved(String engine) {
		lamps(engine, MIXED, Two.class, Dark.class).writes(DropColumn.class, DropType.class);
	}

	@CaseTest
	@DisplayName("enumeration as a native type added and removed with its table")
	void enumWithTable(String engine) {
		onPostgreSql(engine).from(Elsewhere.class)
			.to(Two.class)
			.dropped("other")
			.writes(CreateType.class, CreateTable.class, DropTable.class);
	}

	@CaseTest
	@DisplayName("enum constant added to a native type, at the beginning, between and at the end")
	void constantsAdded(String engine) {
		lamps(engine, MIXED, Two.class, Five.class).keeps(LIGHTS, "GREEN", "RED", "null").writes(AlterType.class);
	}

	@CaseTest
	@DisplayName("enum constant removed from a native type")
	void constantRemoved(String engine) {
		lamps(engine, GREEN, Two.class, One.class).keeps(LIGHTS, "GREEN").writes(AlterType.class);
	}

	@CaseTest
	@DisplayName("enum constant removed from a native type while rows have it: stopped")
	void constantInUseRemoved(String engine) {
		lamps(engine, MIXED, Two.class, One.class).keeps("select count(*) from lamp", 3)
			.isStoppedBy("1 value of lamp.light does not fit into light: 'RED'",
					"update lamp set light = 'GREEN' where light = 'RED'");
	}

	@CaseTest
	@DisplayName("enum constant renamed in a native type")
	void constantRenamed(String engine) {
		lamps(engine, GREEN, Two.class, Renamed.class).keeps(LIGHTS, "GREEN").writes(AlterType.class);
	}

	@CaseTest
	@DisplayName("enum constant renamed in a native type while rows have it: stopped")
	void constantInUseRenamed(String engine) {
		lamps(engine, MIXED, Two.class, Renamed.class).keeps("select count(*) from lamp", 3)
			.isStoppedBy("1 value of lamp.light does not fit into light: 'RED'",
					"update lamp set light = 'GREEN' where light = 'RED'");
	}

	@CaseTest
	@DisplayName("enum constants of a native type reordered ∅")
	void constantsReordered(String engine) {
		lamps(engine, MIXED, Two.class, Reordered.class).keeps(LIGHTS, "GREEN", "RED", "null").writesNothing();
	}

	@CaseTest
	@DisplayName("enum constants of a native type with ordinals reordered")
	void constantsWithOrdinalsReordered(String engine) {
		lamps(engine, MIXED, TwoOrdinals.class, ReorderedOrdinals.class).keeps(LIGHTS, "GREEN", "RED", "null")
			.writes(AlterType.class);
	}

	@CaseTest
	@DisplayName("enum constant removed from a native type below a default, an array and a view")
	void constantRemovedBelowOthers(String engine) {
		onPostgreSql(engine).from(Rich.class)
			.rows("insert into lamp (id, lights) values (1, '{GREEN,GREEN}')")
			.to(PoorerRich.class)
			.keeps(LIGHTS, "GREEN")
			.keeps("select lights::text from lamp", "{GREEN,GREEN}")
			.keeps("select light from lit", "GREEN")
			.writes(DropView.class, AlterType.class, CreateView.class);
	}

	@CaseTest
	@DisplayName("enumeration turned from text into a native type")
	void textBecomesEnum(String engine) {
		lamps(engine, MIXED, Text.class, Two.class).keeps(LIGHTS, "GREEN", "RED", "null")
			.writes(DropCheckConstraint.class, CreateType.class, AlterColumnType.class);
	}

	@CaseTest
	@DisplayName("enumeration turned from a native type into text")
	void enumBecomesText(String engine) {
		lamps(engine, MIXED, Two.class, Text.class).keeps(LIGHTS, "GREEN", "RED", "null")
			.writes(AlterColumnType.class, AddCheckConstraint.class, DropType.class);
	}

	@CaseTest
	@DisplayName("native type renamed with its class")
	void enumClassRenamed(String engine) {
		lamps(engine, MIXED, Two.class, OtherName.class).keeps(LIGHTS, "GREEN", "RED", "null")
			.writes(CreateType.class, AlterColumnType.class, DropType.class);
	}

	@CaseTest
	@DisplayName("structure added with its column")
	void structAdded(String engine) {
		houses(engine, NoAddress.class, Address.class, "insert into house (id) values (1)").writes(CreateType.class,
				AddColumn.class);
	}

	@CaseTest
	@DisplayName("structure removed with its column")
	void structRemoved(String engine) {
		houses(engine, Address.class, NoAddress.class, "insert into house (id) values (1)").writes(DropColumn.class,
				DropType.class);
	}

	@CaseTest
	@DisplayName("attribute added at the end of a structure")
	void attributeAdded(String engine) {
		houses(engine, Address.class, AddressWithTown.class,
				"insert into house (id, address) values (1, row(7, 'Elm'))")
			.keeps("select address::text from house", "(7,Elm,)")
			.writes(AlterType.class);
	}

	@CaseTest
	@DisplayName("attribute removed from a structure")
	void attributeRemoved(String engine) {
		houses(engine, Address.class, AddressWithoutNumber.class,
				"insert into house (id, address) values (1, row(7, 'Elm'))")
			.keeps("select address::text from house", "(Elm)")
			.writes(AlterType.class);
	}

	@CaseTest
	@DisplayName("attribute of a structure changed, and another put before it")
	void attributeChanged(String engine) {
		houses(engine, Address.class, BigAddress.class, "insert into house (id, address) values (1, row(7, 'Elm'))",
				"insert into house (id) values (2)", "insert into house (id, address) values (3, row(null, null))")
			.keeps("select address::text from house order by id", "(7,,Elm)", "null", "(,,)")
			.writes(AlterType.class);
	}

	@CaseTest
	@DisplayName("type of an extension added")
	void extensionTypeAdded(String engine) {
		onPostgreSql(engine).from(Dark.class)
			.rows("insert into lamp (id) values (1)")
			.to(Labelled.class)
			.hibernateFinds("create extension citext")
			.keeps("select count(*) from lamp", 1)
			.writes(CreateExtension.class, AddColumn.class);
	}

	@CaseTest
	@DisplayName("vector added on a server that has not got the extension: refused by its name")
	void extensionMissing(String engine) {
		onPostgreSql(engine).from(Dark.class)
			.to(Embedded.class)
			.isRefused("PostgreSQL does not load the extension vector, which columns of the entities need",
					"Install it on the server, where it is called pgvector.");
	}

	private static Case onPostgreSql(String engine) {
		return Case.on(engine).onlyOn("postgresql", "Hibernate has these types on PostgreSQL only");
	}

	private static Case lamps(String engine, String[] rows, Class<?> before, Class<?> after) {
		return onPostgreSql(engine).from(before).rows(rows).to(after);
	}

	private static Case houses(String engine, Class<?> before, Class<?> after, String... rows) {
		return onPostgreSql(engine).from(before).rows(rows).to(after);
	}

	static class Elsewhere {

		@Entity(name = "Other")
		static class Other {

			@Id
			Long id;

		}

	}

	static class Dark {

		@Entity(name = "Lamp")
		static class Lamp {

			@Id
			Long id;

		}

	}

	static class Labelled {

		@Entity(name = "Lamp")
		static class Lamp {

			@Id
			Long id;

			@Column(columnDefinition = "citext")
			String label;

		}

	}

	static class Embedded {

		@Entity(name = "Lamp")
		static class Lamp {

			@Id
			Long id;

			@JdbcTypeCode(SqlTypes.VECTOR)
			@Array(length = 3)
			float[] embedding;

		}

	}

	static class Text {

		enum Light {

			GREEN, RED

		}

		@Entity(name = "Lamp")
		static class Lamp {

			@Id
			Long id;

			@Enumerated(EnumType.STRING)
			Light light;

		}

	}

	static class One {

		enum Light {

			GREEN

		}

		@Entity(name = "Lamp")
		static class Lamp {

			@Id
			Long id;

			@JdbcTypeCode(SqlTypes.NAMED_ENUM)
			Light light;

		}

	}

	static class Two {

		enum Light {

			GREEN, RED

		}

		@Entity(name = "Lamp")
		static class Lamp {

			@Id
			Long id;

			@JdbcTypeCode(SqlTypes.NAMED_ENUM)
			Light light;

		}

	}

	static class Reordered {

		enum Light {

			RED, GREEN

		}

		@Entity(name = "Lamp")
		static class Lamp {

			@Id
			Long id;

			@JdbcTypeCode(SqlTypes.NAMED_ENUM)
			Light light;

		}

	}

	static class TwoOrdinals {

		enum Light {

			GREEN, RED

		}

		@Entity(name = "Lamp")
		static class Lamp {

			@Id
			Long id;

			@JdbcTypeCode(SqlTypes.NAMED_ORDINAL_ENUM)
			Light light;

		}

	}

	static class ReorderedOrdinals {

		enum Light {

			RED, GREEN

		}

		@Entity(name = "Lamp")
		static class Lamp {

			@Id
			Long id;

			@JdbcTypeCode(SqlTypes.NAMED_ORDINAL_ENUM)
			Light light;

		}

	}

	static class Five {

		enum Light {

			AMBER, GREEN, PINK, RED, WHITE

		}

		@Entity(name = "Lamp")
		static class Lamp {

			@Id
			Long id;

			@JdbcTypeCode(SqlTypes.NAMED_ENUM)
			Light light;

		}

	}

	static class Renamed {

		enum Light {

			CRIMSON, GREEN

		}

		@Entity(name = "Lamp")
		static class Lamp {

			@Id
			Long id;

			@JdbcTypeCode(SqlTypes.NAMED_ENUM)
			Light light;

		}

	}

	static class OtherName {

		enum Colour {

			GREEN, RED

		}

		@Entity(name = "Lamp")
		static class Lamp {

			@Id
			Long id;

			@JdbcTypeCode(SqlTypes.NAMED_ENUM)
			Colour light;

		}

	}

	static class Rich {

		enum Light {

			GREEN, RED

		}

		@Entity(name = "Lamp")
		static class Lamp {

			@Id
			Long id;

			@JdbcTypeCode(SqlTypes.NAMED_ENUM)
			@ColumnDefault("'GREEN'")
			Light light;

			@Column(columnDefinition = "light[]")
			@Enumerated(EnumType.STRING)
			Light[] lights;

		}

		@Entity(name = "Lit")
		@Immutable
		@View(query = "select id, light from lamp where light is not null")
		static class Lit {

			@Id
			Long id;

			@JdbcTypeCode(SqlTypes.NAMED_ENUM)
			Light light;

		}

	}

	static class PoorerRich {

		enum Light {

			GREEN

		}

		@Entity(name = "Lamp")
		static class Lamp {

			@Id
			Long id;

			@JdbcTypeCode(SqlTypes.NAMED_ENUM)
			@ColumnDefault("'GREEN'")
			Light light;

			@Column(columnDefinition = "light[]")
			@Enumerated(EnumType.STRING)
			Light[] lights;

		}

		@Entity(name = "Lit")
		@Immutable
		@View(query = "select id, light from lamp where light is not null")
		static class Lit {

			@Id
			Long id;

			@JdbcTypeCode(SqlTypes.NAMED_ENUM)
			Light light;

		}

	}

	static class NoAddress {

		@Entity(name = "House")
		static class House {

			@Id
			Long id;

		}

	}

	static class Address {

		@Embeddable
		@Struct(name = "address")
		static class Place {

			Integer number;

			@Column(length = 20)
			String street;

		}

		@Entity(name = "House")
		static class House {

			@Id
			Long id;

			Place address;

		}

	}

	static class AddressWithTown {

		@Embeddable
		@Struct(name = "address")
		static class Place {

			Integer number;

			@Column(length = 20)
			String street;

			@Column(length = 99)
			String town;

		}

		@Entity(name = "House")
		static class House {

			@Id
			Long id;

			Place address;

		}

	}

	static class AddressWithoutNumber {

		@Embeddable
		@Struct(name = "address")
		static class Place {

			@Column(length = 20)
			String street;

		}

		@Entity(name = "House")
		static class House {

			@Id
			Long id;

			Place address;

		}

	}

	static class BigAddress {

		@Embeddable
		@Struct(name = "address")
		static class Place {

			@Column(length = 20)
			String city;

			Long number;

			@Column(length = 40)
			String street;

		}

		@Entity(name = "House")
		static class House {

			@Id
			Long id;

			Place address;

		}

	}

}
