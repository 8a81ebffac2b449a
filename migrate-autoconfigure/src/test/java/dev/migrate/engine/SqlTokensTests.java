package dev.migrate.engine;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class SqlTokensTests {

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
			a  in('x' ,'y')                   | a in ('x', 'y')
			lower ( a )='x'                   | lower(a) = 'x'
			a>-1 and b<+2                     | a > -1 and b < +2
			a - 1 - -b                        | a - 1 - -b
			a in (- 1, -2)                    | a in (-1, -2)
			"A b"."c""d">1.5e-3               | "A b"."c""d" > 1.5e-3
			data->>'k'='it''s  here'          | data ->> 'k' = 'it''s  here'
			a::numeric( 10,2 ) [1]            | a::numeric(10, 2)[1]
			E'it\\'s'=U&'\\00e9'               | E'it\\'s' = U&'\\00e9'
			a[1 : 2]                          | a[1:2]
			x=any(array['a','b'])             | x = any (array['a', 'b'])
			größe>=0                          | größe >= 0
			""")
	void spacingIsTheSameWhateverItWas(String sql, String printed) {
		assertThat(SqlTokens.print(SqlTokens.of(sql))).isEqualTo(printed);
		assertThat(SqlTokens.print(SqlTokens.of(printed))).isEqualTo(printed);
	}

	@Test
	void onlyParenthesesAroundEverythingAreOuterOnes() {
		assertThat(List.of("((a))", "(a) + (b)", "(a + (b))", "()")
			.stream()
			.map(SqlTokens::of)
			.map(SqlTokens::withoutOuterParentheses)
			.map(SqlTokens::print)).containsExactly("a", "(a) + (b)", "a + (b)", "()");
	}

	@Test
	void quotesWithinQuotesAreDoubled() {
		assertThat(SqlTokens.of("\"a\"\"b\" 'it''s'")).extracting(SqlTokens.Token::unquoted)
			.containsExactly("a\"b", "it's");
	}

	@Test
	void textThatEndsTooEarlyIsKept() {
		assertThat(SqlTokens.print(SqlTokens.of("a = 'x"))).isEqualTo("a = 'x");
	}

}
