package dev.migrate.diff;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

import dev.migrate.change.AddColumn;
import dev.migrate.change.FillNulls;
import dev.migrate.change.SetNotNull;
import dev.migrate.schema.Column;
import dev.migrate.schema.QualifiedName;
import dev.migrate.schema.Schema;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import static dev.migrate.diff.TestTable.columnOf;
import static dev.migrate.diff.TestTable.schema;
import static dev.migrate.diff.TestTable.table;
import static org.assertj.core.api.Assertions.assertThat;

class MandatoryColumnTests {

	private static final QualifiedName USERS = QualifiedName.of("users");

	private static final String QUESTION = "Which value do the existing rows of users get in status (varchar(9) not null)?";

	@Test
	@DisplayName("not null added, with default: one step, the engine fills the rows")
	void addedWithDefault() {
		Column status = columnOf("status", "varchar(9) not null default 'on'");
		Scenario scenario = Scenario.of(table("users"), table("users").column(status));
		scenario.makes("Add column status to users");
		assertThat(scenario.changes()).containsExactly(new AddColumn(USERS, status));
	}

	@Test
	@DisplayName("not null added, without default: asked")
	void addedWithoutDefaultIsAsked() {
		Scenario scenario = Scenario.of(table("users"), table("users").column("status", "varchar(9) not null"));
		assertThat(scenario.questions()).containsExactly(QUESTION);
		assertThat(scenario.difference().questions().get(0).options())
			.containsExactly("--default users.status=<value>");
	}

	@Test
	@DisplayName("the value that the entity gives its field is offered, as a shell has to be told")
	void suggestionIsPartOfTheOption() {
		Column status = columnOf("status", "varchar(9) not null");
		assertThat(new OpenQuestion.Backfill(USERS, status, "'on'").options())
			.containsExactly("--default users.status=\"'on'\"");
		assertThat(new OpenQuestion.Backfill(USERS, status, "-1.5").options())
			.containsExactly("--default users.status=-1.5");
	}

	@Test
	@DisplayName("one-off default: used for the rows, not kept on the column")
	void oneOffDefault() {
		Column optional = columnOf("status", "varchar(9)");
		Scenario scenario = Scenario.of(table("users"), table("users").column("status", "varchar(9) not null"))
			.fill("users.status", "'active'");
		scenario.makes("Add column status to users", "Fill column status on users with 'active' where it is null",
				"Make column status on users not null");
		assertThat(scenario.changes()).containsExactly(new AddColumn(USERS, optional),
				new FillNulls(USERS, optional, "'active'"), new SetNotNull(USERS, optional.withNullable(false)));
	}

	@Test
	@DisplayName("creation and update timestamps added to a table with rows")
	void timestampsAdded() {
		Scenario
			.of(table("users"),
					table("users").column("created_at", "timestamp(6) not null")
						.column("updated_at", "timestamp(6) not null"))
			.fill("users.created_at", "current_timestamp")
			.fill("users.updated_at", "current_timestamp")
			.makes("Add column created_at to users", "Add column updated_at to users",
					"Fill column created_at on users with current_timestamp where it is null",
					"Fill column updated_at on users with current_timestamp where it is null",
					"Make column created_at on users not null", "Make column updated_at on users not null");
	}

	@Test
	@DisplayName("string column: empty string is a default only when said so")
	void emptyStringOnlyWhenSaidSo() {
		Scenario scenario = Scenario.of(table("users"), table("users").column("status", "varchar(9) not null"));
		assertThat(scenario.questions()).hasSize(1);
		assertThat(scenario.fill("users.status", "''").changes())
			.contains(new FillNulls(USERS, columnOf("status", "varchar(9)"), "''"));
	}

	@Test
	void identityAndGeneratedColumnsNeedNoValue() {
		Scenario
			.of(table("users"),
					table("users").identity("number", "bigint not null")
						.generated("half", "bigint not null", "number / 2"))
			.makes("Add column number to users", "Add column half to users");
	}

	@Test
	void tableThatIsCreatedNeedsNoValue() {
		Scenario.of(Schema.empty(), schema(table("users").column("status", "varchar(9) not null")))
			.makes("Create table users");
	}

	@Test
	void existingColumnIsFilledWithTheDecidedValue() {
		existing("varchar(9)", "varchar(9) not null").fill("users.status", "'x'")
			.makes("Fill column status on users with 'x' where it is null", "Make column status on users not null");
	}

	@Test
	void existingColumnIsFilledWithItsDefault() {
		existing("varchar(9)", "varchar(9) not null default 'on'").makes(
				"Set default of column status on users to 'on'",
				"Fill column status on users with 'on' where it is null", "Make column status on users not null");
	}

	@Test
	void namedValueComesBeforeTheDefault() {
		existing("varchar(9) default 'on'", "varchar(9) not null default 'on'").fill("users.status", "'off'")
			.makes("Fill column status on users with 'off' where it is null", "Make column status on users not null");
	}

	@Test
	@DisplayName("no needless question: a column with a default is not asked about")
	void columnWithDefaultIsNotAskedAbout() {
		AtomicInteger asked = new AtomicInteger();
		existing("varchar(9)", "varchar(9) not null default 'on'").asking((table, column) -> {
			asked.incrementAndGet();
			return Optional.empty();
		}).difference();
		assertThat(asked).hasValue(0);
	}

	@Test
	void existingColumnWithoutValueIsAsked() {
		Scenario scenario = existing("varchar(9)", "varchar(9) not null");
		assertThat(scenario.questions()).containsExactly(QUESTION);
	}

	@Test
	void unmanagedColumnBecomesMandatoryToo() {
		existing("varchar(9)", "varchar(9) not null").managed((object) -> false)
			.fill("users.status", "'x'")
			.makes("Fill column status on users with 'x' where it is null", "Make column status on users not null");
	}

	@Test
	void columnBecomesOptional() {
		existing("varchar(9) not null", "varchar(9)").makes("Make column status on users nullable");
	}

	@Test
	void typeIsAlteredBeforeRowsAreFilled() {
		existing("varchar(9)", "integer not null").fill("users.status", "0")
			.makes("Alter column status on users from varchar(9) to integer",
					"Fill column status on users with 0 where it is null", "Make column status on users not null");
	}

	@Test
	void namedValuesIgnoreCaseAndLeaveTheRestToTheOther() {
		BackfillDecider decider = BackfillDecider.of(Map.of("Users.Status", "'x'"),
				(table, column) -> Optional.of("'other'"));
		assertThat(decider.named(USERS, columnOf("status", "text"))).contains("'x'");
		assertThat(decider.named(USERS, columnOf("name", "text"))).isEmpty();
		assertThat(decider.valueFor(USERS, columnOf("name", "text"))).contains("'other'");
	}

	@Test
	void offersTheInitialValueOfTheEntityToTheOther() {
		BackfillDecider offered = new BackfillDecider() {

			@Override
			public Optional<String> valueFor(QualifiedName table, Column column) {
				return Optional.empty();
			}

			@Override
			public Optional<String> valueFor(QualifiedName table, Column column, String initialValue) {
				return Optional.ofNullable(initialValue);
			}

		};
		assertThat(BackfillDecider.of(Map.of(), offered).valueFor(USERS, columnOf("name", "text"), "'new'"))
			.contains("'new'");
	}

	private static Scenario existing(String before, String after) {
		return Scenario.of(table("users").column("status", before), table("users").column("status", after));
	}

}
