package dev.migrate.cases;

import java.math.BigDecimal;

import dev.migrate.change.AddCheckConstraint;
import dev.migrate.change.AlterColumnType;
import dev.migrate.change.AlterDefault;
import dev.migrate.change.DropCheckConstraint;
import dev.migrate.change.DropNotNull;
import dev.migrate.change.FillNulls;
import dev.migrate.change.RenameColumn;
import dev.migrate.change.SetColumnComment;
import dev.migrate.change.SetNotNull;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.MappedSuperclass;
import org.hibernate.annotations.ColumnDefault;
import org.hibernate.annotations.Comment;
import org.junit.jupiter.api.DisplayName;

/**
 * A check that somebody put on a column stays while revisions change the column, and is
 * there again when they are undone. MariaDB has it as part of the column's definition,
 * which says everything anew with each change.
 */
class HandMadeCheckCaseTests {

	private static final String PEN = "insert into item (id, price, amount) values (1, 3, 7)";

	private static final String CONDITION = "check (price > 0 or 'by_hand' = '')";

	@CaseTest
	@DisplayName("20 type of a column changed that has a check made by hand")
	void typeChanged(String engine) {
		checked(engine, "int", Item.class, LongPrice.class).writesOn("mariadb", AlterColumnType.class)
			.writes(DropCheckConstraint.class, AlterColumnType.class, AddCheckConstraint.class);
	}

	@CaseTest
	@DisplayName("20 type and name of a column changed that has a check made by hand")
	void typeAndNameChanged(String engine) {
		onCheckedColumn(engine, "int").from(Item.class)
			.rows(PEN)
			.to(LongCost.class)
			.renamed("item.price", "cost")
			.keeps("select cost from item", 3)
			.bringsBack("select price from item", 3)
			.writesOn("mariadb", RenameColumn.class, AlterColumnType.class)
			.writes(RenameColumn.class, DropCheckConstraint.class, AlterColumnType.class, AddCheckConstraint.class);
	}

	@CaseTest
	@DisplayName("20 not null set on a column that has a check made by hand")
	void notNullSet(String engine) {
		checked(engine, "int", Item.class, MandatoryPrice.class).filledWith("item.price", "1")
			.writes(FillNulls.class, SetNotNull.class);
	}

	@CaseTest
	@DisplayName("20 not null removed from a column that has a check made by hand")
	void notNullRemoved(String engine) {
		checked(engine, "int not null", MandatoryPrice.class, Item.class).writes(DropNotNull.class);
	}

	@CaseTest
	@DisplayName("20 default removed from a column that has a check made by hand")
	void defaultRemoved(String engine) {
		checked(engine, "int default 5", DefaultPrice.class, Item.class).writes(AlterDefault.class);
	}

	@CaseTest
	@DisplayName("20 default added to a column that has a check made by hand")
	void defaultAdded(String engine) {
		checked(engine, "int", Item.class, DefaultPrice.class).writes(AlterDefault.class);
	}

	@CaseTest
	@DisplayName("20 comment added to a column that has a check made by hand")
	void commentAdded(String engine) {
		checked(engine, "int", Item.class, CommentedPrice.class).writes(SetColumnComment.class);
	}

	@CaseTest
	@DisplayName("20 everything changed about a column that has a check made by hand")
	void everythingChanged(String engine) {
		checked(engine, "int", Item.class, AnotherPrice.class)
			.writesOn("mariadb", AlterColumnType.class, AlterDefault.class, FillNulls.class, SetNotNull.class,
					SetColumnComment.class)
			.writes(DropCheckConstraint.class, AlterColumnType.class, AlterDefault.class, FillNulls.class,
					SetNotNull.class, SetColumnComment.class, AddCheckConstraint.class);
	}

	private static Case checked(String engine, String definition, Class<?> from, Class<?> to) {
		return onCheckedColumn(engine, definition).from(from)
			.rows(PEN)
			.to(to)
			.keeps("select amount from item where price = 3", 7)
			.bringsBack("select price from item", 3);
	}

	private static Case onCheckedColumn(String engine, String definition) {
		String sql = "alter table item " + (engine.equals("mariadb")
				? "modify column price " + definition + " " + CONDITION : "add constraint by_hand " + CONDITION);
		return Case.on(engine).exceptOn("sqlite", "It has no statement that adds a check").thenByHand(sql);
	}

	@MappedSuperclass
	abstract static class Row {

		@Id
		Long id;

		Integer amount;

	}

	@Entity(name = "Item")
	static class Item extends Row {

		Integer price;

	}

	@Entity(name = "Item")
	static class LongPrice extends Row {

		Long price;

	}

	@Entity(name = "Item")
	static class LongCost extends Row {

		Long cost;

	}

	@Entity(name = "Item")
	static class MandatoryPrice extends Row {

		@Column(nullable = false)
		Integer price;

	}

	@Entity(name = "Item")
	static class DefaultPrice extends Row {

		@ColumnDefault("5")
		Integer price;

	}

	@Entity(name = "Item")
	static class CommentedPrice extends Row {

		@Comment("Without tax")
		Integer price;

	}

	@Entity(name = "Item")
	static class AnotherPrice extends Row {

		@Comment("Without tax")
		@ColumnDefault("5.00")
		@Column(nullable = false, precision = 12, scale = 2)
		BigDecimal price;

	}

}
