package dev.migrate.diff;

import java.util.Map;
import java.util.stream.Stream;

import dev.migrate.schema.Identifier;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class SqlTextTests {

	@Test
	void findsColumnsAsEnginesSpellThem() {
		assertThat(mentions("(status)::text = 'x'", "status")).isTrue();
		assertThat(mentions("\"STATUS\" IN('A', 'B')", "status")).isTrue();
		assertThat(mentions("\"user\" is not null", "user")).isTrue();
		assertThat(mentions("\"userName\" is not null", "\"userName\"")).isTrue();
	}

	@Test
	void findsNoColumnsInLiteralsCallsCastsAndOtherWords() {
		assertThat(mentions("name = 'it''s the status'", "status")).isFalse();
		assertThat(mentions("length(name) > 0", "length")).isFalse();
		assertThat(mentions("(name)::text = 'x'", "text")).isFalse();
		assertThat(mentions("status_code > 0", "status")).isFalse();
		assertThat(mentions("\"username\" is null", "\"userName\"")).isFalse();
		assertThat(mentions("username is null", "\"username\"")).isFalse();
	}

	@Test
	void renamesColumnsAndNothingElse() {
		String text = SqlText.of("a > 0 and length(b) < a and c = 'a'")
			.rename(Map.of(Identifier.of("a"), Identifier.of("\"Z\""), Identifier.of("length"), Identifier.of("x")));
		assertThat(text).isEqualTo("\"Z\" > 0 and length(b) < \"Z\" and c = 'a'");
	}

	@Test
	void swapsColumns() {
		assertThat(SqlText.of("a < b")
			.rename(Map.of(Identifier.of("a"), Identifier.of("b"), Identifier.of("b"), Identifier.of("a"))))
			.isEqualTo("b < a");
	}

	@Test
	void sameWhateverItsSpacesAndCase() {
		assertThat(SqlText.same("a>0  AND b = 'X'", "A > 0 and\n\"B\"='X'")).isTrue();
		assertThat(SqlText.same("b = 'X'", "b = 'x'")).isFalse();
		assertThat(SqlText.same("ab > 0", "a b > 0")).isFalse();
		assertThat(SqlText.same("\"aB\" > 0", "ab > 0")).isFalse();
	}

	@Test
	void sameWhateverTheOrderOfAdmittedValues() {
		assertThat(SqlText.same("s in ('A','B')", "s IN ('B', 'A')")).isTrue();
		assertThat(SqlText.same("s = any (array['A'::text, 'it''s, B'::text])",
				"s = any (array['it''s, B'::text, 'A'::text])"))
			.isTrue();
		assertThat(SqlText.same("s in ('A','B')", "s in ('A','C')")).isFalse();
		assertThat(SqlText.same("s in ('A','B')", "s in ('A','B','B')")).isFalse();
		assertThat(SqlText.same("coalesce('A','B') = s", "coalesce('B','A') = s")).isFalse();
		assertThat(SqlText.same("s = array['A','B']", "s = array['B','A']")).isFalse();
	}

	@Test
	void outlineHasNoValues() {
		assertThat(outline("status in ('A','B')")).isEqualTo(outline("status in ('A', 'B', 'C')"));
		assertThat(outline("status between 0 and 1")).isEqualTo(outline("status between 0 and 2"));
		assertThat(outline("status in ('A','B')")).isNotEqualTo(outline("kind in ('A','B')"));
		assertThat(outline("a > 0 and b < 1")).isNotEqualTo(outline("a > 0"));
	}

	@Test
	void longLiteralsAreNoTrouble() {
		String literal = "'" + "x''".repeat(20_000) + "'";
		assertThat(mentions("a = " + literal, "a")).isTrue();
		assertThat(mentions("a = " + literal, "x")).isFalse();
	}

	private static boolean mentions(String expression, String column) {
		return SqlText.of(expression).mentions(Identifier.of(column));
	}

	private static String outline(String expression) {
		return SqlText.of(expression).outline();
	}

	@Test
	void knowsWhichTablesAQueryReads() {
		SqlText query = SqlText
			.of("select p.id, town FROM person p left join crm.\"Org\" o on o.x = p.y, city where 1 = 1");
		assertThat(Stream.of("person", "\"Org\"", "city", "town").map(Identifier::of).filter(query::reads))
			.containsExactly(Identifier.of("person"), Identifier.of("\"Org\""), Identifier.of("city"),
					Identifier.of("town"));
		assertThat(Stream.of("p", "o", "x", "id", "crm", "org").map(Identifier::of).filter(query::reads)).isEmpty();
	}

	@Test
	void knowsWhichColumnsAQueryMayReadOfATable() {
		SqlText query = SqlText
			.of("select p.id, town, person.age FROM person as p left join \"Org\" o on o.x = p.y where p.note = 'street'");
		assertThat(Stream.of("id", "town", "age", "y", "note").map(Identifier::of))
			.allMatch((column) -> query.reads(Identifier.of("person"), column));
		assertThat(Stream.of("x", "street", "p", "person", "o").map(Identifier::of))
			.noneMatch((column) -> query.reads(Identifier.of("person"), column));
		assertThat(Stream.of("x", "town").map(Identifier::of))
			.allMatch((column) -> query.reads(Identifier.of("\"Org\""), column));
		assertThat(Stream.of("id", "age").map(Identifier::of))
			.noneMatch((column) -> query.reads(Identifier.of("\"Org\""), column));
		assertThat(query.reads(Identifier.of("city"), Identifier.of("town"))).isFalse();
	}

}
