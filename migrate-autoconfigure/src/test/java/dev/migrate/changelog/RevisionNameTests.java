package dev.migrate.changelog;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import dev.migrate.change.AddColumn;
import dev.migrate.change.AddUniqueConstraint;
import dev.migrate.change.CreateTable;
import dev.migrate.change.DropTable;
import dev.migrate.change.SchemaChange;
import dev.migrate.schema.Column;
import dev.migrate.schema.Identifier;
import dev.migrate.schema.ObjectName;
import dev.migrate.schema.QualifiedName;
import dev.migrate.schema.Table;
import dev.migrate.schema.UniqueConstraint;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class RevisionNameTests {

	private static final Instant NOW = Instant.parse("2026-11-21T02:03:55.7Z");

	@ParameterizedTest
	@CsvSource({ "Add phone number to users, add_phone_number_to_users", "Größe & Maß, grosse_mass",
			"../../etc/passwd, etc_passwd", "C:\\temp|x?, c_temp_x", "'  a  b  ', a_b", "日本, changes", "con, con" })
	@DisplayName("99 names suggested for files: odd characters in a message")
	void makesWordsThatEveryFileSystemTakes(String message, String slug) {
		assertThat(RevisionName.slug(message)).isEqualTo(slug);
	}

	@Test
	@DisplayName("99 names suggested for files: long")
	void cutsLongMessagesBetweenWords() {
		assertThat(RevisionName.slug("word ".repeat(60))).isEqualTo("word_".repeat(11) + "word");
		assertThat(RevisionName.slug("x".repeat(300))).isEqualTo("x".repeat(60));
	}

	@Test
	void takesTheClockWhenItIsLaterThanAllRevisions() {
		assertThat(timestampAfter("20261121_020354_a", "legacy")).isEqualTo("20261121_020355");
	}

	@ParameterizedTest
	@CsvSource({ "20261121_020355_a, 20261121_020356", "20270101_000000_a, 20270101_000001",
			"20261121_0203_a, 20261121_020400", "20261121235959_a, 20261122_000000",
			"99999999_999999_a, 20261121_020355", "2026112_a, 20261121_020355" })
	void isLaterThanTheNewestRevision(String newest, String expected) {
		assertThat(timestampAfter("20200101_000000_first", newest)).isEqualTo(expected);
	}

	@Test
	void callsTheFirstRevisionInitial() {
		assertThat(RevisionName.suggest(List.of(createTable("users")), true)).isEqualTo("initial");
	}

	@Test
	@DisplayName("99 names suggested for files: one change")
	void describesASingleChange() {
		assertThat(RevisionName.suggest(List.of(addColumn("phone")), false)).isEqualTo("add_phone_to_users");
	}

	@Test
	@DisplayName("99 names suggested for files: several changes")
	void joinsChangesAsLongAsThatIsShort() {
		assertThat(RevisionName.suggest(List.of(addColumn("phone"), new DropTable(table("legacy"))), false))
			.isEqualTo("add_phone_to_users_drop_legacy");
		List<SchemaChange> many = new ArrayList<>();
		for (int i = 1; i < 9; i++) {
			many.add(addColumn("column" + i));
		}
		assertThat(RevisionName.suggest(many, false)).isEqualTo("add_column1_to_users_add_column2_to_users_and_more");
	}

	@Test
	void doesNotTellWhatCompletesANewTable() {
		SchemaChange unique = new AddUniqueConstraint(QualifiedName.of("users"),
				new UniqueConstraint(ObjectName.given(Identifier.of("uk_x")), List.of(Identifier.of("email"))));
		assertThat(RevisionName.suggest(List.of(createTable("users"), unique), false)).isEqualTo("create_users");
	}

	@Test
	void tellsOfColumnsBeforeConstraints() {
		SchemaChange unique = new AddUniqueConstraint(QualifiedName.of("users"),
				new UniqueConstraint(ObjectName.given(Identifier.of("uk_x")), List.of(Identifier.of("email"))));
		assertThat(RevisionName.suggest(List.of(unique, addColumn("phone")), false)).isEqualTo("add_phone_to_users");
		assertThat(RevisionName.suggest(List.of(unique), false)).isEqualTo("add_unique_on_users");
	}

	@Test
	@DisplayName("99 names suggested for files: odd characters in a name")
	void makesWordsOfOddNames() {
		SchemaChange odd = new CreateTable(Table.of("\"Größe / x\"", List.of(Column.of("id", "bigint", false)), null));
		assertThat(RevisionName.suggest(List.of(odd), false)).isEqualTo("create_grosse_x");
	}

	@Test
	void callsARevisionWithoutChangesEmpty() {
		assertThat(RevisionName.suggest(List.of(), true)).isEqualTo("empty");
	}

	private static String timestampAfter(String... existing) {
		return RevisionName.timestamp(RevisionName.timeAfter(List.of(existing), NOW));
	}

	private static SchemaChange addColumn(String name) {
		return new AddColumn(QualifiedName.of("users"), Column.of(name, "varchar(20)", true));
	}

	private static SchemaChange createTable(String name) {
		return new CreateTable(table(name));
	}

	private static Table table(String name) {
		return Table.of(name, List.of(Column.of("id", "bigint", false)), null);
	}

}
