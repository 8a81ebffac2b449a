package dev.migrate.cases;

import java.util.List;

import dev.migrate.change.AddCheckConstraint;
import dev.migrate.change.AddColumn;
import dev.migrate.change.AlterColumnType;
import dev.migrate.change.DropCheckConstraint;
import dev.migrate.change.DropColumn;
import dev.migrate.change.RenameColumn;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.MappedSuperclass;
import org.hibernate.annotations.Check;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.hibernate.type.YesNoConverter;
import org.junit.jupiter.api.DisplayName;

/**
 * Check constraints and enumerations. The names of an enumeration are a check on
 * PostgreSQL and HSQLDB and a type on H2 and MariaDB.
 */
class CheckAndEnumCaseTests {

	private static final String[] PEN = { "insert into item (id, name, price, stock) values (1, 'Pen', 3, 5)" };

	private static final String[] LIGHTS = { "insert into lamp (id, light) values (1, 'GREEN')",
			"insert into lamp (id, light) values (2, 'RED')" };

	private static final String[] USED = { "insert into lamp (id, light) values (1, 'GREEN')",
			"insert into lamp (id, light) values (2, 'BLUE')" };

	private static final String LIGHT = "select light from lamp order by id";

	@CaseTest
	@DisplayName("79 check added")
	void checkAdded(String engine) {
		pen(engine, Item.class, CheckedPrice.class).writes(AddCheckConstraint.class);
	}

	@CaseTest
	@DisplayName("79 check removed")
	void checkRemoved(String engine) {
		pen(engine, CheckedPrice.class, Item.class).writes(DropCheckConstraint.class);
	}

	@CaseTest
	@DisplayName("79 several checks added")
	void checksAdded(String engine) {
		pen(engine, Item.class, CheckedPriceAndStock.class).writes(AddCheckConstraint.class, AddCheckConstraint.class);
	}

	@CaseTest
	@DisplayName("79 one of several checks removed")
	void oneCheckRemoved(String engine) {
		pen(engine, CheckedPriceAndStock.class, CheckedPrice.class).writes(DropCheckConstraint.class);
	}

	@CaseTest
	@DisplayName("79 check without a name added to a column")
	void columnCheckAdded(String engine) {
		pen(engine, Item.class, CheckedColumn.class).writes(AddCheckConstraint.class);
	}

	@CaseTest
	@DisplayName("79 check without a name removed from a column")
	void columnCheckRemoved(String engine) {
		pen(engine, CheckedColumn.class, Item.class).writes(DropCheckConstraint.class);
	}

	@CaseTest
	@DisplayName("79 check removed with its column")
	void checkRemovedWithColumn(String engine) {
		Case.on(engine)
			.from(CheckedPriceAndStock.class)
			.rows(PEN)
			.to(CheckedPriceWithoutStock.class)
			.keeps("select name from item where price = 3", "Pen")
			.writes(DropCheckConstraint.class, DropColumn.class);
	}

	@CaseTest
	@DisplayName("80 check of the same name with another expression")
	void checkChanged(String engine) {
		pen(engine, CheckedPrice.class, DearerCheckedPrice.class).writes(DropCheckConstraint.class,
				AddCheckConstraint.class);
	}

	@CaseTest
	@DisplayName("80 check of another name with the same expression")
	void checkRenamed(String engine) {
		pen(engine, CheckedPrice.class, CheckedPriceUnderOtherName.class).writes(DropCheckConstraint.class,
				AddCheckConstraint.class);
	}

	@CaseTest
	@DisplayName("80 check without a name and another expression")
	void columnCheckChanged(String engine) {
		pen(engine, CheckedColumn.class, StricterCheckedColumn.class).writes(DropCheckConstraint.class,
				AddCheckConstraint.class);
	}

	@CaseTest
	@DisplayName("80 same check in another spelling ∅")
	void checkInOtherSpelling(String engine) {
		pen(engine, CheckedPrice.class, OtherwiseSpelledCheckedPrice.class).writesNothing();
	}

	@CaseTest
	@DisplayName("80 check on a renamed column")
	void checkOnRenamedColumn(String engine) {
		Case.on(engine)
			.from(CheckedPrice.class)
			.rows(PEN)
			.to(CheckedCost.class)
			.renamed("item.price", "cost")
			.keeps("select name from item where cost = 3", "Pen")
			.writes(RenameColumn.class);
	}

	@CaseTest
	@DisplayName("81 checks that a type makes by itself ∅")
	void checksOfTypes(String engine) {
		Case.on(engine)
			.from(TypesWithChecks.class)
			.rows("insert into item (id, active, light, ordinal_light) values (1, 'Y', 'GREEN', 1)")
			.to(TypesWithChecks.class)
			.keeps("select id from item where active = 'Y'", 1)
			.writesNothing();
	}

	@CaseTest
	@DisplayName("81 columns whose types make checks added")
	void columnsWithChecksAdded(String engine) {
		Case.on(engine)
			.from(Bare.class)
			.rows("insert into item (id) values (1)")
			.to(TypesWithChecks.class)
			.keeps("select id from item where active is null", 1)
			.writesOn("postgresql", AddColumn.class, AddColumn.class, AddColumn.class, AddCheckConstraint.class,
					AddCheckConstraint.class, AddCheckConstraint.class)
			.writesOn("hsqldb", AddColumn.class, AddColumn.class, AddColumn.class, AddCheckConstraint.class,
					AddCheckConstraint.class, AddCheckConstraint.class)
			.writesOn("sqlite", AddColumn.class, AddColumn.class, AddColumn.class, AddCheckConstraint.class,
					AddCheckConstraint.class, AddCheckConstraint.class)
			.writes(AddColumn.class, AddColumn.class, AddColumn.class, AddCheckConstraint.class,
					AddCheckConstraint.class);
	}

	@CaseTest
	@DisplayName("enum constant added")
	void constantAdded(String engine) {
		Case.on(engine)
			.from(TwoLights.class)
			.rows(LIGHTS)
			.to(ThreeLights.class)
			.keeps(LIGHT, "GREEN", "RED")
			.writesOn("postgresql", DropCheckConstraint.class, AddCheckConstraint.class)
			.writesOn("hsqldb", DropCheckConstraint.class, AddCheckConstraint.class)
			.writesOn("sqlite", DropCheckConstraint.class, AddCheckConstraint.class)
			.writes(AlterColumnType.class);
	}

	@CaseTest
	@DisplayName("enum constant removed")
	void constantRemoved(String engine) {
		Case.on(engine)
			.from(ThreeLights.class)
			.rows(LIGHTS)
			.to(TwoLights.class)
			.keeps(LIGHT, "GREEN", "RED")
			.writesOn("postgresql", DropCheckConstraint.class, AddCheckConstraint.class)
			.writesOn("hsqldb", DropCheckConstraint.class, AddCheckConstraint.class)
			.writesOn("sqlite", DropCheckConstraint.class, AddCheckConstraint.class)
			.writes(AlterColumnType.class);
	}

	@CaseTest
	@DisplayName("enum constant removed that rows have: stopped until they have another")
	void usedConstantRemoved(String engine) {
		Case.on(engine)
			.from(ThreeLights.class)
			.rows(USED)
			.to(TwoLights.class)
			.keeps(LIGHT, "GREEN", "BLUE")
			.isStoppedBy(List.of("h2", "mariadb").contains(engine) ? "1 value of lamp.light does not fit into "
					: "1 row of lamp breaks the check ", "update lamp set light = 'RED' where light = 'BLUE'");
	}

	@CaseTest
	@DisplayName("79 check added that rows break: stopped until they hold it")
	void brokenCheckAdded(String engine) {
		Case.on(engine)
			.from(Item.class)
			.rows(PEN[0].replace("3, 5", "0, 5"))
			.to(CheckedPrice.class)
			.keeps("select name from item where price = 0", "Pen")
			.isStoppedBy("1 row of item breaks the check ", "update item set price = 1");
	}

	@CaseTest
	@DisplayName("enum constant renamed")
	void constantRenamed(String engine) {
		Case.on(engine)
			.from(ThreeLights.class)
			.rows(LIGHTS)
			.to(ThreeOtherLights.class)
			.keeps(LIGHT, "GREEN", "RED")
			.writesOn("postgresql", DropCheckConstraint.class, AddCheckConstraint.class)
			.writesOn("hsqldb", DropCheckConstraint.class, AddCheckConstraint.class)
			.writesOn("sqlite", DropCheckConstraint.class, AddCheckConstraint.class)
			.writes(AlterColumnType.class);
	}

	@CaseTest
	@DisplayName("enum constant renamed that rows have: stopped until they have another")
	void usedConstantRenamed(String engine) {
		Case.on(engine)
			.from(ThreeLights.class)
			.rows(USED)
			.to(ThreeOtherLights.class)
			.keeps(LIGHT, "GREEN", "BLUE")
			.isStoppedBy(List.of("h2", "mariadb").contains(engine) ? "1 value of lamp.light does not fit into "
					: "1 row of lamp breaks the check ", "update lamp set light = 'RED' where light = 'BLUE'");
	}

	@CaseTest
	@DisplayName("enum constant renamed that rows have, kept as text on every engine: stopped until they have another")
	void usedConstantOfTextRenamed(String engine) {
		Case.on(engine)
			.from(ThreeLightsAsText.class)
			.rows(USED)
			.to(ThreeOtherLightsAsText.class)
			.keeps(LIGHT, "GREEN", "BLUE")
			.isStoppedBy("1 row of lamp breaks the check ", "update lamp set light = 'RED' where light = 'BLUE'");
	}

	@CaseTest
	@DisplayName("enum constant renamed in two steps: the new one beside the former, which goes when no row has it")
	void constantRenamedInTwoSteps(String engine) {
		Case.on(engine)
			.from(FourLights.class)
			.rows(USED[0], USED[1], "update lamp set light = 'AZURE' where light = 'BLUE'")
			.to(ThreeOtherLights.class)
			.keeps(LIGHT, "GREEN", "AZURE")
			.writesOn("postgresql", DropCheckConstraint.class, AddCheckConstraint.class)
			.writesOn("hsqldb", DropCheckConstraint.class, AddCheckConstraint.class)
			.writesOn("sqlite", DropCheckConstraint.class, AddCheckConstraint.class)
			.writes(AlterColumnType.class);
	}

	@CaseTest
	@DisplayName("enum constant renamed that rows have, stored by its number ∅")
	void usedNumberedConstantRenamed(String engine) {
		Case.on(engine)
			.from(ThreeNumberedLights.class)
			.rows("insert into lamp (id, light) values (1, 1)")
			.to(ThreeOtherNumberedLights.class)
			.keeps(LIGHT, 1)
			.writesNothing();
	}

	@CaseTest
	@DisplayName("enum constant removed that rows have, stored by its number: stopped until they have another")
	void usedNumberedConstantRemoved(String engine) {
		Case.on(engine)
			.from(ThreeNumberedLights.class)
			.rows("insert into lamp (id, light) values (1, 2)")
			.to(TwoNumberedLights.class)
			.keeps(LIGHT, 2)
			.isStoppedBy("1 row of lamp breaks the check ", "update lamp set light = 0");
	}

	@CaseTest
	@DisplayName("enum constant added, stored by its number")
	void numberedConstantAdded(String engine) {
		Case.on(engine)
			.from(TwoNumberedLights.class)
			.rows("insert into lamp (id, light) values (1, 1)")
			.to(ThreeNumberedLights.class)
			.keeps(LIGHT, 1)
			.writes(DropCheckConstraint.class, AddCheckConstraint.class);
	}

	@CaseTest
	@DisplayName("enum constant removed, stored by its number")
	void numberedConstantRemoved(String engine) {
		Case.on(engine)
			.from(ThreeNumberedLights.class)
			.rows("insert into lamp (id, light) values (1, 1)")
			.to(TwoNumberedLights.class)
			.keeps(LIGHT, 1)
			.writes(DropCheckConstraint.class, AddCheckConstraint.class);
	}

	@CaseTest
	@DisplayName("enum constants in another order ∅")
	void constantsReordered(String engine) {
		Case.on(engine)
			.from(ThreeLights.class)
			.rows(LIGHTS)
			.to(ThreeLightsReordered.class)
			.keeps(LIGHT, "GREEN", "RED")
			.writesNothing();
	}

	@CaseTest
	@DisplayName("enum becomes a plain string")
	void enumBecomesString(String engine) {
		Case.on(engine)
			.from(TwoLights.class)
			.rows(LIGHTS)
			.to(NamedLight.class)
			.keeps(LIGHT, "GREEN", "RED")
			.writesOn("postgresql", DropCheckConstraint.class)
			.writesOn("hsqldb", DropCheckConstraint.class)
			.writesOn("sqlite", DropCheckConstraint.class)
			.writes(AlterColumnType.class);
	}

	@CaseTest
	@DisplayName("plain string becomes an enum")
	void stringBecomesEnum(String engine) {
		Case.on(engine)
			.from(NamedLight.class)
			.rows(LIGHTS)
			.to(TwoLights.class)
			.keeps(LIGHT, "GREEN", "RED")
			.writesOn("postgresql", AddCheckConstraint.class)
			.writesOn("hsqldb", AddCheckConstraint.class)
			.writesOn("sqlite", AddCheckConstraint.class)
			.writes(AlterColumnType.class);
	}

	private static Case pen(String engine, Class<?> from, Class<?> to) {
		return Case.on(engine)
			.from(from)
			.rows(PEN)
			.to(to)
			.keeps("select name from item where price = 3 and stock = 5", "Pen");
	}

	@MappedSuperclass
	static class Row {

		@Id
		Long id;

	}

	@MappedSuperclass
	static class ItemRow extends Row {

		String name;

		Integer price;

		Integer stock;

	}

	@Entity(name = "Item")
	static class Bare extends Row {

	}

	@Entity(name = "Item")
	static class Item extends ItemRow {

	}

	@Entity(name = "Item")
	@Check(name = "paid", constraints = "price > 0")
	static class CheckedPrice extends ItemRow {

	}

	@Entity(name = "Item")
	@Check(name = "paid", constraints = "PRICE  >  0")
	static class OtherwiseSpelledCheckedPrice extends ItemRow {

	}

	@Entity(name = "Item")
	@Check(name = "never_free", constraints = "price > 0")
	static class CheckedPriceUnderOtherName extends ItemRow {

	}

	@Entity(name = "Item")
	@Check(name = "paid", constraints = "price > 1 and price < 1000")
	static class DearerCheckedPrice extends ItemRow {

	}

	@Entity(name = "Item")
	@Check(name = "paid", constraints = "price > 0")
	@Check(name = "in_stock", constraints = "stock >= 0")
	static class CheckedPriceAndStock extends ItemRow {

	}

	@Entity(name = "Item")
	@Check(name = "paid", constraints = "price > 0")
	static class CheckedPriceWithoutStock extends Row {

		String name;

		Integer price;

	}

	@Entity(name = "Item")
	@Check(name = "paid", constraints = "cost > 0")
	static class CheckedCost extends Row {

		String name;

		Integer cost;

		Integer stock;

	}

	@Entity(name = "Item")
	static class CheckedColumn extends Row {

		String name;

		Integer price;

		@Check(constraints = "stock >= 0")
		Integer stock;

	}

	@Entity(name = "Item")
	static class StricterCheckedColumn extends Row {

		String name;

		Integer price;

		@Check(constraints = "stock >= 1 and stock < 100")
		Integer stock;

	}

	enum Two {

		RED, GREEN

	}

	enum Three {

		RED, BLUE, GREEN

	}

	enum ThreeReordered {

		GREEN, RED, BLUE

	}

	enum ThreeOther {

		RED, AZURE, GREEN

	}

	enum Four {

		RED, BLUE, AZURE, GREEN

	}

	@Entity(name = "Item")
	static class TypesWithChecks extends Row {

		@Convert(converter = YesNoConverter.class)
		Boolean active;

		@Enumerated(EnumType.STRING)
		Three light;

		@Enumerated
		Three ordinalLight;

	}

	@Entity(name = "Lamp")
	static class NamedLight extends Row {

		@Column
		String light;

	}

	@Entity(name = "Lamp")
	static class TwoLights extends Row {

		@Enumerated(EnumType.STRING)
		Two light;

	}

	@Entity(name = "Lamp")
	static class ThreeLights extends Row {

		@Enumerated(EnumType.STRING)
		Three light;

	}

	@Entity(name = "Lamp")
	static class ThreeOtherLights extends Row {

		@Enumerated(EnumType.STRING)
		ThreeOther light;

	}

	@Entity(name = "Lamp")
	static class FourLights extends Row {

		@Enumerated(EnumType.STRING)
		Four light;

	}

	@Entity(name = "Lamp")
	static class ThreeLightsAsText extends Row {

		@Enumerated(EnumType.STRING)
		@JdbcTypeCode(SqlTypes.VARCHAR)
		Three light;

	}

	@Entity(name = "Lamp")
	static class ThreeOtherLightsAsText extends Row {

		@Enumerated(EnumType.STRING)
		@JdbcTypeCode(SqlTypes.VARCHAR)
		ThreeOther light;

	}

	@Entity(name = "Lamp")
	static class ThreeOtherNumberedLights extends Row {

		@Enumerated
		ThreeOther light;

	}

	@Entity(name = "Lamp")
	static class ThreeLightsReordered extends Row {

		@Enumerated(EnumType.STRING)
		ThreeReordered light;

	}

	@Entity(name = "Lamp")
	static class TwoNumberedLights extends Row {

		@Enumerated
		Two light;

	}

	@Entity(name = "Lamp")
	static class ThreeNumberedLights extends Row {

		@Enumerated
		Three light;

	}

}
