package dev.migrate.autoconfigure;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import javax.sql.DataSource;

import dev.migrate.GenerationSettings;
import dev.migrate.GenerationSettings.Reference;
import dev.migrate.MigrationService;
import dev.migrate.MigrationServices;
import dev.migrate.actuate.MigrationsEndpoint;
import dev.migrate.failure.MigrationException;
import dev.migrate.support.ChangelogDirectory;
import dev.migrate.support.TestDatabases;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.BeanFactoryAnnotationUtils;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.support.AbstractBeanDefinition;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A service of the application's own for a database beside its own.
 */
class OwnServicesTests {

	@TempDir
	private Path module;

	@TempDir
	private Path auditModule;

	private final DataSource own = TestDatabases.create("h2");

	private final DataSource audit = TestDatabases.create("h2");

	@ParameterizedTest
	@ValueSource(classes = { Qualified.class, NoDefaultCandidate.class, NamedLikeOurs.class })
	void takesThePlaceOfOursForItsDatabaseAlone(Class<?> declared) {
		application().withUserConfiguration(declared).run((context) -> {
			assertThat(context).hasNotFailed();
			List<String> asked = context.getBean(Asked.class).words;
			assertThat(asked).as("by the start").containsOnlyOnce("migrate");
			assertThat(count(this.own, "notes")).isZero();
			assertThat(count(this.audit, "entry")).isZero();
			Map<String, MigrationService> services = context.getBeansOfType(MigrationService.class);
			assertThat(services.values()).extracting(MigrationService::name)
				.containsExactlyInAnyOrder("default", "audit");
			assertThat(context.getBeanProvider(MigrationService.class).stream()).as("for commands").hasSize(2);
			assertThat(context.getBean(MigrationService.class).name()).isEqualTo("default");
			assertThat(context.getBeanFactory().containsBean("migrationFastPath")).isTrue();
			asked.clear();
			assertThat(context.getBean(MigrationsEndpoint.class).migrations().contexts().values())
				.flatMap((one) -> one.databases().keySet())
				.containsExactlyInAnyOrder("default", "audit");
			assertThat(asked).as("by the endpoint").contains("status");
			if (declared != NamedLikeOurs.class) {
				asked.clear();
				BeanFactoryAnnotationUtils
					.qualifiedBeanOfType(context.getBeanFactory(), MigrationService.class, "audit")
					.name();
				assertThat(asked).as("by its qualifier").containsExactly("name");
			}
		});
	}

	@Test
	void anotherQualifierLeavesTheDatabaseToOurs() {
		application().withUserConfiguration(QualifiedOtherwise.class).run((context) -> {
			assertThat(context).hasNotFailed();
			assertThat(context).hasBean("auditMigrationService").doesNotHaveBean("migrationService");
		});
	}

	@Test
	void oneThatIsForNobodyMayNotCallItselfAsAnother() {
		application().withUserConfiguration(CalledLikeAnother.class).run((context) -> {
			assertThat(context).hasFailed();
			assertThat(context.getStartupFailure()).rootCause()
				.isInstanceOfSatisfying(MigrationException.class, (failure) -> {
					assertThat(failure).hasMessage("Two databases have one name: 'audit'.");
					assertThat(failure.getAction()).isEqualTo(
							"Give the MigrationService that the application declares a name() of its own, or the "
									+ "database another one under app.migrate.databases.");
				});
		});
	}

	private ApplicationContextRunner application() {
		new ChangelogDirectory(this.module).writeSql("01_notes", Application.NOTES);
		new ChangelogDirectory(this.auditModule).writeSql("01_entry", "create table entry (id bigint primary key)");
		return Application.with(this.module, this.own)
			.withConfiguration(AutoConfigurations.of(MigrationsEndpointAutoConfiguration.class))
			.withBean(Asked.class)
			.withPropertyValues("management.endpoints.web.exposure.include=migrations",
					"app.migrate.databases.audit.author=ann")
			.withBean("auditDataSource", DataSource.class, () -> this.audit,
					(definition) -> ((AbstractBeanDefinition) definition).setDefaultCandidate(false))
			.withBean(MigrationServicesOfTests.class, () -> new MigrationServicesOfTests(this.auditModule, this.audit));
	}

	private static long count(DataSource database, String table) {
		return new JdbcTemplate(database).queryForObject("select count(*) from " + table, Long.class);
	}

	/** What a service was asked. */
	static class Asked {

		private final List<String> words = new ArrayList<>();

	}

	/** Makes a service for the database {@code audit} that tells what it is asked. */
	record MigrationServicesOfTests(Path module, DataSource database) {

		MigrationService create(Asked asked) {
			return create(asked, "audit");
		}

		MigrationService create(Asked asked, String name) {
			ChangelogDirectory changelog = new ChangelogDirectory(this.module);
			MigrationService service = MigrationServices.create(name, () -> changelog.liquibase(this.database),
					changelog::loader, () -> {
						throw new IllegalStateException("There are no entities");
					}, new GenerationSettings(List.of(), Reference.CHANGELOG, Map.of()));
			return (MigrationService) Proxy.newProxyInstance(MigrationService.class.getClassLoader(),
					new Class<?>[] { MigrationService.class }, (proxy, method, arguments) -> {
						asked.words.add(method.getName());
						try {
							return method.invoke(service, arguments);
						}
						catch (InvocationTargetException ex) {
							throw ex.getTargetException();
						}
					});
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Qualified {

		@Bean
		@Qualifier("audit")
		MigrationService auditing(MigrationServicesOfTests services, Asked asked) {
			return services.create(asked);
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class NoDefaultCandidate {

		@Bean(defaultCandidate = false)
		@Qualifier("audit")
		MigrationService auditing(MigrationServicesOfTests services, Asked asked) {
			return services.create(asked);
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class NamedLikeOurs {

		@Bean
		MigrationService auditMigrationService(MigrationServicesOfTests services, Asked asked) {
			return services.create(asked);
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class QualifiedOtherwise {

		@Bean
		@Qualifier("ledger")
		MigrationService auditing(MigrationServicesOfTests services, Asked asked) {
			return services.create(asked, "ledger");
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class CalledLikeAnother {

		@Bean
		MigrationService auditing(MigrationServicesOfTests services, Asked asked) {
			return services.create(asked);
		}

	}

}
