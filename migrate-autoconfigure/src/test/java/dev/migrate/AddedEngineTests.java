package dev.migrate;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.util.List;

import javax.sql.DataSource;

import dev.migrate.engine.EngineType;
import dev.migrate.engine.Engines;
import dev.migrate.failure.MigrationException;
import dev.migrate.support.TestApplication;
import dev.migrate.support.TestDatabases;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import liquibase.database.DatabaseConnection;
import liquibase.database.DatabaseFactory;
import liquibase.database.core.H2Database;
import liquibase.exception.DatabaseException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DelegatingDataSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * An application that adds an engine: H2 under the name of a product that nobody knows.
 */
class AddedEngineTests {

	private static final String[] PROPERTIES = { "app.migrate.auto-apply=false",
			"spring.jpa.properties.hibernate.dialect=org.hibernate.dialect.H2Dialect" };

	@TempDir
	private Path module;

	@BeforeEach
	void liquibaseKnowsIt() {
		DatabaseFactory.getInstance().register(new LiquibasesOrchid());
	}

	@AfterEach
	void forgetIt() {
		DatabaseFactory.reset();
	}

	@Test
	void anEngineIsAddedByABean() {
		DataSource database = new OrchidDataSource(TestDatabases.h2Database());
		TestApplication.of(database, this.module, Person.class).run((context) -> {
			MigrationService service = context.getBean(MigrationService.class);
			service.generate(GenerateRequest.of("Initial"));
			service.migrate(MigrateRequest.head());
			assertThat(new JdbcTemplate(database).queryForObject("select count(*) from person", Integer.class))
				.isZero();
			assertThat(service.check().inStep()).isTrue();
			assertThat(service.environment().product()).startsWith("Orchid");
			service.rollback(RollbackRequest.steps(1).withDataLossAllowed());
			assertThat(service.status().pending()).hasSize(1);
		}, with("spring.main.sources=" + Orchid.class.getName()));
	}

	@Test
	void isKnownForAsLongAsItsApplicationRuns() throws SQLException {
		DataSource database = new OrchidDataSource(TestDatabases.h2Database());
		TestApplication application = TestApplication.of(database, this.module, Person.class);
		application.run((context) -> {
			assertThat(context.getBean(MigrationService.class).status().pending()).isEmpty();
			assertThat(Engines.find("orchid")).isPresent();
		}, with("spring.main.sources=" + Orchid.class.getName()));
		assertThat(Engines.find("orchid")).isEmpty();
		application.run((context) -> {
			MigrationService service = context.getBean(MigrationService.class);
			assertThatExceptionOfType(MigrationException.class)
				.isThrownBy(() -> service.generate(GenerateRequest.of("Initial")))
				.withMessage("The database is Orchid, which is not supported");
		}, PROPERTIES);
	}

	@Test
	void takesThePlaceOfOneOfOurs() {
		Runnable removal = Engines.add(List.of(EngineType.like("h2", "H2", "h2")));
		try {
			assertThat(Proxy.isProxyClass(Engines.byId("h2").getClass())).isTrue();
		}
		finally {
			removal.run();
		}
		assertThat(Proxy.isProxyClass(Engines.byId("h2").getClass())).isFalse();
	}

	@Test
	void isLikeOneThatThereIs() {
		assertThatExceptionOfType(MigrationException.class).isThrownBy(() -> EngineType.like("orchid", "Orchid", "h3"))
			.withMessage("There is no database engine called 'h3'");
		assertThat(EngineType.like("orchid", "Orchid", "h2").standard().get()).satisfies((engine) -> {
			assertThat(engine.id()).isEqualTo("orchid");
			assertThat(engine.normalizeType("int8")).isEqualTo(Engines.byId("h2").normalizeType("int8"));
			assertThat(engine).isEqualTo(engine).isNotEqualTo(Engines.byId("h2"));
		});
	}

	private static String[] with(String property) {
		return new String[] { PROPERTIES[0], PROPERTIES[1], property };
	}

	@Configuration(proxyBeanMethods = false)
	static class Orchid {

		@Bean
		EngineType orchid() {
			return EngineType.like("orchid", "Orchid", "h2");
		}

	}

	/** Liquibase makes one for each connection. */
	public static final class LiquibasesOrchid extends H2Database {

		@Override
		public String getShortName() {
			return "orchid";
		}

		@Override
		public boolean isCorrectDatabaseImplementation(DatabaseConnection connection) throws DatabaseException {
			return connection.getDatabaseProductName().equals("Orchid");
		}

	}

	static final class OrchidDataSource extends DelegatingDataSource {

		OrchidDataSource(DataSource h2) {
			super(h2);
		}

		@Override
		public Connection getConnection() throws SQLException {
			Connection connection = super.getConnection();
			DatabaseMetaData metaData = connection.getMetaData();
			DatabaseMetaData orchid = proxy(DatabaseMetaData.class, metaData, "getDatabaseProductName", "Orchid");
			return proxy(Connection.class, connection, "getMetaData", orchid);
		}

		private static <T> T proxy(Class<T> type, T target, String method, Object answer) {
			return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] { type },
					(proxy, called, arguments) -> {
						if (called.getName().equals(method)) {
							return answer;
						}
						try {
							return called.invoke(target, arguments);
						}
						catch (InvocationTargetException ex) {
							throw ex.getTargetException();
						}
					}));
		}

	}

	@Entity(name = "Person")
	static class Person {

		@Id
		Long id;

	}

}
