package dev.migrate.changelog;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import dev.migrate.change.AddCheckConstraint;
import dev.migrate.change.AddColumn;
import dev.migrate.change.AddForeignKey;
import dev.migrate.change.AddUniqueConstraint;
import dev.migrate.change.CreateIndex;
import dev.migrate.change.CreateTable;
import dev.migrate.change.DropCheckConstraint;
import dev.migrate.change.DropUniqueConstraint;
import dev.migrate.change.SchemaChange;
import dev.migrate.schema.CheckConstraint;
import dev.migrate.schema.Column;
import dev.migrate.schema.ForeignKey;
import dev.migrate.schema.Identifier;
import dev.migrate.schema.Index;
import dev.migrate.schema.IndexColumn;
import dev.migrate.schema.ObjectName;
import dev.migrate.schema.PrimaryKey;
import dev.migrate.schema.QualifiedName;
import dev.migrate.schema.ReferentialAction;
import dev.migrate.schema.Schema;
import dev.migrate.schema.Table;
import dev.migrate.schema.UniqueConstraint;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ConstraintNamingTests {

	private static final QualifiedName USERS = QualifiedName.of("users");

	private static final ObjectName ENGINE = ObjectName.generated(Identifier.of("constraint_4d"));

	@Test
	void replacesNamesThatTheEngineMadeUp() {
		Table users = Table.of("users", List.of(Column.of("id", "bigint", false)),
				new PrimaryKey(ENGINE, List.of(Identifier.of("id"))));
		assertThat(names(Schema.empty(), new CreateTable(users), unique(USERS, ENGINE, "first", "email"),
				new AddForeignKey(USERS,
						new ForeignKey(ENGINE, columns("boss_id"), USERS, columns("id"), ReferentialAction.NO_ACTION,
								ReferentialAction.NO_ACTION)),
				new CreateIndex(USERS,
						new Index(ENGINE, List.of(new IndexColumn(Identifier.of("email"), true)), false, null))))
			.containsExactly("pk_users", "uk_users_first_email", "fk_users_boss_id", "ix_users_email");
	}

	@Test
	void asksABeanBeforeItTakesTheUsualName() {
		RevisionNaming naming = new RevisionNaming() {
			@Override
			public Optional<String> constraint(Kind kind, QualifiedName table, List<Identifier> columns) {
				return (kind == Kind.INDEX) ? Optional.empty()
						: Optional.of(kind + " of " + table.name().text() + "-" + columns.size());
			}
		};
		Table users = Table.of("users", List.of(Column.of("id", "bigint", false)),
				new PrimaryKey(ENGINE, List.of(Identifier.of("id"))));
		List<SchemaChange> changes = List.of(new CreateTable(users), unique(USERS, ENGINE, "first", "email"),
				unique(USERS, ENGINE, "last", "email"), unique(USERS, given("my_key"), "a"),
				new AddCheckConstraint(USERS, new CheckConstraint(ENGINE, "1 = 1")), new CreateIndex(USERS,
						new Index(ENGINE, List.of(new IndexColumn(Identifier.of("email"), true)), false, null)));
		assertThat(names(ConstraintNaming.apply(changes, Schema.empty(), naming))).containsExactly(
				"primary_key_of_users_1", "unique_of_users_2", "unique_of_users_2_2", "my_key", "check_of_users_0",
				"ix_users_email");
	}

	@Test
	void keepsNamesThatSomebodyOrSomethingStableGave() {
		assertThat(names(Schema.empty(), unique(USERS, given("my_key"), "a"),
				unique(USERS, given("uk6dotkott2kjsp8vw4d0m25fb7"), "b")))
			.containsExactly("my_key", "uk6dotkott2kjsp8vw4d0m25fb7");
	}

	@Test
	void namesAChecksAfterItsOnlyColumnElseByNumber() {
		SchemaChange status = new AddColumn(USERS, Column.of("status", "varchar(9)", true));
		SchemaChange score = new AddColumn(USERS, Column.of("\"Score\"", "integer", true));
		assertThat(names(Schema.empty(), status, score, check(ENGINE, "STATUS in ('Score', 'x')"),
				check(ENGINE, "\"Score\" > 0"), check(ENGINE, "status <> '' or \"Score\" > 0"), check(ENGINE, "1 = 1")))
			.containsExactly("ck_users_status", "ck_users_score", "ck_users_1", "ck_users_2");
	}

	@Test
	void givesNoNameTwice() {
		assertThat(names(Schema.empty(), check(ENGINE, "a > 0"), unique(USERS, ENGINE, "a_b"),
				unique(QualifiedName.of("users_a"), ENGINE, "b"), unique(USERS, given("ck_users_2"), "c"),
				check(ENGINE, "b > 0")))
			.containsExactly("ck_users_1", "uk_users_a_b", "uk_users_a_b_2", "ck_users_2", "ck_users_3");
	}

	@Test
	void leavesNamesAloneThatAreTaken() {
		UniqueConstraint unique = new UniqueConstraint(given("uk_users_a"), columns("a"));
		Schema current = new Schema(List.of(Table.of("users", List.of(Column.of("a", "integer", true)), null)
			.withUniqueConstraints(List.of(unique))), List.of());
		assertThat(names(current, unique(USERS, ENGINE, "a"))).containsExactly("uk_users_a_2");
		assertThat(names(current, new DropUniqueConstraint(USERS, unique), unique(USERS, ENGINE, "a")))
			.containsExactly("uk_users_a", "uk_users_a");
	}

	@Test
	void dropsWhatHasTheNameInTheCatalog() {
		CheckConstraint check = new CheckConstraint(ENGINE, "a > 0");
		assertThat(names(Schema.empty(), new DropCheckConstraint(USERS, check))).containsExactly("constraint_4d");
	}

	@Test
	void cutsLongNamesAndKeepsThemApart() {
		String column = "a_column_with_quite_a_long_name_that_goes_on_and_on_and_on_";
		List<String> names = names(Schema.empty(), unique(USERS, ENGINE, column + "1"),
				unique(USERS, ENGINE, column + "2"));
		assertThat(names).allMatch((name) -> name.length() == 63)
			.allMatch((name) -> name.startsWith("uk_users_a_column_with_quite_a_long_name_that_goes_on_"))
			.doesNotHaveDuplicates();
		assertThat(names(Schema.empty(), unique(USERS, ENGINE, column + "1"))).first().isEqualTo(names.get(0));
	}

	@Test
	void makesPlainWordsOfOddNames() {
		assertThat(names(Schema.empty(), unique(QualifiedName.of("\"My Table\""), ENGINE, "\"a-B\"")))
			.containsExactly("uk_my_table_a_b");
	}

	private static List<String> names(Schema current, SchemaChange... changes) {
		return names(ConstraintNaming.apply(List.of(changes), current, RevisionNaming.STANDARD));
	}

	private static List<String> names(List<SchemaChange> changes) {
		return changes.stream()
			.flatMap((change) -> Stream.concat(SchemaNames.given(List.of(change)).stream(),
					SchemaNames.dropped(change).stream()))
			.filter((name) -> !name.text().equals("users"))
			.map(Identifier::text)
			.toList();
	}

	private static SchemaChange unique(QualifiedName table, ObjectName name, String... columns) {
		return new AddUniqueConstraint(table, new UniqueConstraint(name, columns(columns)));
	}

	private static SchemaChange check(ObjectName name, String expression) {
		return new AddCheckConstraint(USERS, new CheckConstraint(name, expression));
	}

	private static ObjectName given(String name) {
		return ObjectName.given(Identifier.of(name));
	}

	private static List<Identifier> columns(String... names) {
		return Stream.of(names).map(Identifier::of).toList();
	}

}
