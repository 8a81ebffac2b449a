package dev.migrate.autoconfigure;

import javax.sql.DataSource;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.api.Test;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import static org.assertj.core.api.Assertions.assertThat;

class MissingDriverFailureAnalyzerTests {

	@ParameterizedTest
	@CsvSource({ "jdbc:mysql://localhost/shop, com.mysql.cj.jdbc.Driver, com.mysql:mysql-connector-j",
			"jdbc:sqlserver://localhost, com.microsoft.sqlserver.jdbc.SQLServerDriver, com.microsoft.sqlserver:mssql-jdbc",
			"jdbc:oracle:thin:@localhost, oracle.jdbc.OracleDriver, com.oracle.database.jdbc:ojdbc11" })
	void namesTheDependencyOfADriver(String url, String driver, String dependency) {
		FailureAnalysis analysis = analyze("spring.datasource.url=" + url);
		assertThat(analysis.getDescription()).isEqualTo("The JDBC driver " + driver + " is not on the class path.");
		assertThat(analysis.getAction()).isEqualTo("Add the dependency " + dependency
				+ ", or correct spring.datasource.url and spring.datasource.driver-class-name.");
	}

	@Test
	void namesADriverThatNobodyKnows() {
		FailureAnalysis analysis = analyze("spring.datasource.url=jdbc:acme:shop",
				"spring.datasource.driver-class-name=com.acme.Driver");
		assertThat(analysis.getDescription()).isEqualTo("The JDBC driver com.acme.Driver is not on the class path.");
		assertThat(analysis.getAction()).startsWith("Add the dependency that has it, or correct");
	}

	@Test
	void leavesOtherFailuresAlone() {
		assertThat(new MissingDriverFailureAnalyzer().analyze(new IllegalStateException("Failed to load a mule")))
			.isNull();
	}

	private static FailureAnalysis analyze(String... properties) {
		FailureAnalysis[] analysis = new FailureAnalysis[1];
		new ApplicationContextRunner().withConfiguration(AutoConfigurations.of(DataSourceAutoConfiguration.class))
			.withBean(DataSourceUser.class)
			.withPropertyValues(properties)
			.run((context) -> analysis[0] = new MissingDriverFailureAnalyzer().analyze(context.getStartupFailure()));
		assertThat(analysis[0]).isNotNull();
		return analysis[0];
	}

	/**
	 * Makes the context want its database.
	 */
	record DataSourceUser(DataSource dataSource) {

	}

}
