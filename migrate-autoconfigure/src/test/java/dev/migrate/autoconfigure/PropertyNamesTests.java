package dev.migrate.autoconfigure;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class PropertyNamesTests {

	private final PropertyNames names = new PropertyNames("audit");

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '"',
			textBlock = """
					set app.migrate.directory to one that is. | set app.migrate.databases.audit.directory to one that is.
					as app.migrate.lock.wait says             | as app.migrate.databases.audit.lock.wait says
					app.migrate.lock-timeout, app.migrate.lock-retries. | app.migrate.databases.audit.lock-timeout, app.migrate.databases.audit.lock-retries.
					(app.migrate.reference=changelog)         | (app.migrate.databases.audit.reference=changelog)
					spring.liquibase.user and spring.liquibase.password | app.migrate.databases.audit.liquibase.user and app.migrate.databases.audit.liquibase.password
					Set spring.liquibase.change-log to a file | Set app.migrate.databases.audit.change-log to a file
					or correct spring.datasource.url.         | or correct the url of its DataSource.
					""")
	void areThoseOfTheDatabase(String text, String spelled) {
		assertThat(this.names.spell(text)).isEqualTo(spelled);
		assertThat(this.names.spell(spelled)).isEqualTo(spelled);
	}

	@ParameterizedTest
	@CsvSource({ "set app.migrate.console.write=true", "set app.migrate.enabled=false",
			"Set app.migrate.databases.ledger.directory", "app.migrate.cli.enabled=false", "app.migrate.locks=1",
			"my.spring.liquibase.url" })
	void leaveWhatAllHaveInCommon(String text) {
		assertThat(this.names.spell(text)).isEqualTo(text);
	}

}
