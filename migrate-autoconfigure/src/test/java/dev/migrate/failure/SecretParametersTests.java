package dev.migrate.failure;

import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class SecretParametersTests {

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
			set password 'Tr0ub4dor'                                   | set password '******'
			near 'set password 'Tr0ub' at line 1                       | near 'set password '******' at line 1
			comment of the history, which ends in Tr0ub4d...           | comment of the history, which ends in ******...
			set password 'Tr0u…                                        | set password '******…
			set password 'Tr0u                                         | set password '******
			Tr0ubled waters                                            | Tr0ubled waters
			ends in Tr0                                                | ends in Tr0
			""")
	void masksWhatOthersHaveCut(String text, String masked) {
		assertThat(new SecretParameters(Map.of("crm.password", "Tr0ub4dor")).mask(text)).isEqualTo(masked);
	}

	@Test
	void masksTheValueAsItStandsInALiteral() {
		assertThat(new SecretParameters(Map.of("crm.password", "ada's 'own'"))
			.masked("values ('ada''s ''own''') /* ada's 'own' */")).isEqualTo("values ('******') /* ****** */");
	}

	@Test
	void leavesOtherParametersAlone() {
		assertThat(new SecretParameters(Map.of("crm.owner", "ada", "crm.secret", " ")).masked("ada and  "))
			.isEqualTo("ada and  ");
	}

}
