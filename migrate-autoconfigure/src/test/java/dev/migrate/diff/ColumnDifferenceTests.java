package dev.migrate.diff;

import java.util.List;

import dev.migrate.change.AddColumn;
import dev.migrate.change.AlterColumnType;
import dev.migrate.change.AlterDefault;
import dev.migrate.change.DropColumn;
import dev.migrate.schema.Column;
import dev.migrate.schema.Identity;
import dev.migrate.schema.QualifiedName;
import dev.migrate.schema.ReferentialAction;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import static dev.migrate.diff.TestTable.columnOf;
import static dev.migrate.diff.TestTable.schema;
import static dev.migrate.diff.TestTable.table;
import static org.assertj.core.api.Assertions.assertThat;

class ColumnDifferenceTests {

	private static final QualifiedName USERS = QualifiedName.of("users");

	@Test
	@DisplayName("column added")
	void columnAdded() {
		Scenario scenario = Scenario.of(table("users"), table("users").column("phone", "varchar(20)"));
		scenario.makes("Add column phone to users");
		assertThat(scenario.changes()).containsExactly(new AddColumn(USERS, columnOf("phone", "varchar(20)")));
	}

	@Test
	@DisplayName("column removed")
	void columnRemoved() {
		Scenario scenario = Scenario.of(table("users").column("phone", "varchar(20)"), table("users"));
		scenario.makes("Drop column phone from users");
		assertThat(scenario.changes()).containsExactly(new DropColumn(USERS, columnOf("phone", "varchar(20)")));
		assertThat(scenario.difference().plan().destructive()).isTrue();
	}

	@Test
	@DisplayName("length or type changed, with what it may lose")
	void lengthOrTypeChanged() {
		Scenario scenario = Scenario
			.of(table("users").column("name", "varchar(40)"), table("users").column("name", "varchar(30)"))
			.types((from, to) -> from + " does not fit " + to);
		scenario.makes("Alter column name on users from varchar(40) to varchar(30)");
		assertThat(scenario.changes()).containsExactly(new AlterColumnType(USERS, columnOf("name", "varchar(40)"),
				columnOf("name", "varchar(30)"), "varchar(40) does not fit varchar(30)"));
	}

	@Test
	@DisplayName("element order of fields changed")
	void orderOfFieldsChanged() {
		Scenario
			.of(table("users").column("a", "integer").column("b", "integer"),
					table("users").column("b", "integer").column("a", "integer"))
			.makesNothing();
	}

	@Test
	@DisplayName("default added, changed, removed")
	void defaultAddedChangedRemoved() {
		TestTable without = table("users").column("state", "varchar(9)");
		TestTable on = table("users").column("state", "varchar(9) default 'on'");
		TestTable off = table("users").column("state", "varchar(9) default 'off'");
		Scenario.of(without, on).makes("Set default of column state on users to 'on'");
		Scenario.of(on, off).makes("Set default of column state on users to 'off'");
		Scenario.of(off, without).makes("Remove default of column state on users");
	}

	@Test
	@DisplayName("type and default changed at once: the default that does not fit goes first")
	void typeAndDefaultChangedAtOnce() {
		Column text = columnOf("level", "varchar(9) default 'high'");
		Column number = columnOf("level", "integer default 3");
		Scenario scenario = Scenario.of(table("users").column(text), table("users").column(number));
		scenario.makes("Remove default of column level on users",
				"Alter column level on users from varchar(9) to integer", "Set default of column level on users to 3");
		Column bare = text.withDefaultValue(null);
		assertThat(scenario.changes()).containsExactly(new AlterDefault(USERS, text, bare),
				new AlterColumnType(USERS, bare, bare.withType("integer"), null),
				new AlterDefault(USERS, bare.withType("integer"), number));
	}

	@Test
	@DisplayName("altering one attribute keeps the others (nullability, comment, default)")
	void alteringOneAttributeKeepsTheOthers() {
		Column before = columnOf("state", "varchar(9) not null default 'on'").withComment("On or off");
		Scenario scenario = Scenario.of(table("users").column(before),
				table("users").column(before.withType("varchar(12)")));
		scenario.makes("Alter column state on users from varchar(9) to varchar(12)");
		assertThat(scenario.changes()).first()
			.isEqualTo(new AlterColumnType(USERS, before, before.withType("varchar(12)"), null));
	}

	@Test
	@DisplayName("identity added, removed, options changed")
	void identityAddedRemovedChanged() {
		Column plain = columnOf("number", "bigint not null");
		Column identity = plain.withIdentity(Identity.byDefault());
		Column always = plain.withIdentity(new Identity(true, 1, 1));
		Scenario.of(table("t").column(plain), table("t").column(identity)).makes("Make identity of column number on t");
		Scenario.of(table("t").column(identity), table("t").column(always))
			.makes("Alter identity of column number on t");
		Scenario.of(table("t").column(identity), table("t").column(plain))
			.makes("Remove identity of column number on t");
	}

	@Test
	@DisplayName("identity becomes a column with another type and a default")
	void identityBecomesTypeWithDefault() {
		Scenario
			.of(table("t").identity("number", "bigint not null"),
					table("t").column("number", "varchar(9) default 'none'"))
			.makes("Remove identity of column number on t", "Alter column number on t from bigint to varchar(9)",
					"Set default of column number on t to 'none'", "Make column number on t nullable");
	}

	@Test
	@DisplayName("column comments: add, change, remove, same")
	void columnComments() {
		Column bare = columnOf("a", "integer");
		Scenario.of(table("t").column(bare), table("t").column(bare.withComment("x")))
			.makes("Set comment on column a of t");
		Scenario.of(table("t").column(bare.withComment("x")), table("t").column(bare.withComment("y")))
			.makes("Set comment on column a of t");
		Scenario.of(table("t").column(bare.withComment("x")), table("t").column(bare))
			.makes("Remove comment on column a of t");
		Scenario.of(table("t").column(bare.withComment("x")), table("t").column(bare.withComment("x"))).makesNothing();
	}

	@Test
	@DisplayName("enum constant added: its native type follows, rows kept")
	void enumConstantAdded() {
		Scenario.of(table("t").column("state", "enum('A','B')"), table("t").column("state", "enum('A','B','C')"))
			.makes("Alter column state on t from enum('A','B') to enum('A','B','C')");
	}

	@Test
	@DisplayName("column removed with everything that hangs on it, which goes first")
	void columnRemovedWithWhatHangsOnIt() {
		Scenario
			.of(schema(table("city"),
					table("users").column("a", "bigint not null")
						.key("id", "a")
						.unique("uk_a", "a")
						.index("ix_a", "a", "id")
						.check("ck_a", "a > 0")
						.references("fk_a", "a", "city")),
					schema(table("city"), table("users")))
			.makes("Drop foreign key fk_a on users", "Drop index ix_a on users", "Drop unique constraint uk_a on users",
					"Drop check constraint ck_a on users", "Drop primary key engine_pk_users on users",
					"Add primary key engine_pk_users on users (id)", "Drop column a from users");
	}

	@Test
	@DisplayName("a referenced column that changes to another family of types lets go of its foreign keys")
	void retypedKeyLetsGoOfForeignKeys() {
		Scenario
			.of(schema(TestTable.bare("users").column("id", "bigint not null").key("id"),
					table("orders").column("user_id", "bigint").references("fk_user", "user_id", "users")),
					schema(TestTable.bare("users").column("id", "uuid not null").key("id"),
							table("orders").column("user_id", "uuid").references("fk_user", "user_id", "users")))
			.makes("Drop foreign key fk_user on orders", "Alter column user_id on orders from bigint to uuid",
					"Alter column id on users from bigint to uuid",
					"Add foreign key fk_user on orders (user_id) to users");
	}

	@Test
	@DisplayName("a referenced column that is widened keeps its foreign keys and indexes")
	void widenedKeyKeepsForeignKeys() {
		List<String> steps = Scenario
			.of(schema(TestTable.bare("users").column("id", "integer not null").key("id"),
					table("orders").column("user_id", "integer")
						.references("fk_user", "user_id", "users", "id", ReferentialAction.CASCADE)
						.index("ix_user", "user_id")),
					schema(table("users"),
							table("orders").column("user_id", "bigint")
								.references("fk_user", "user_id", "users", "id", ReferentialAction.CASCADE)
								.index("ix_user", "user_id")))
			.changes()
			.stream()
			.map((change) -> change.describe())
			.toList();
		assertThat(steps).containsExactly("Alter column user_id on orders from integer to bigint",
				"Alter column id on users from integer to bigint");
	}

}
