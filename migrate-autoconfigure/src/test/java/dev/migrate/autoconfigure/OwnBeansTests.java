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
import dev.migrate.LintRequest;
import dev.migrate.MigrationService;
import dev.migrate.MigrationServices;
import dev.migrate.actuate.MigrationsEndpoint;
import dev.migrate.change.CreateTable;
import dev.migrate.execution.DataMigration;
import dev.migrate.execution.DataMigrationContext;
import dev.migrate.failure.MigrationException;
import dev.migrate.lint.LintFinding;
import dev.migrate.lint.LintReport;
import dev.migrate.lint.LintRule;
import dev.migrate.lint.LintSite;
import dev.migrate.lint.StepRule;
import dev.migrate.support.ChangelogDirectory;
import dev.migrate.support.TestDatabases;
import liquibase.Liquibase;
import liquibase.integration.spring.Customizer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What an application adds, or has in place of ours, as {@code docs/extending.md} lists
 * it.
 */
class OwnBeansTests {

	@TempDir
	private Path module;

	private ChangelogDirectory changelog;

	private DataSource database;

	@BeforeEach
	void createChangelog() {
		this.changelog = new ChangelogDirectory(this.module);
		this.database = TestDatabases.create("h2");
	}

	@Test
	void allCustomizersOfLiquibaseAreAskedInTheirOrder() {
		this.changelog.writeSql("01_carts", "create table ${table} (id ${type})");
		application().withUserConfiguration(TwoCustomizers.class).run((context) -> {
			assertThat(context).hasNotFailed();
			assertThat(new JdbcTemplate(this.database).queryForList("select * from carts")).isEmpty();
			assertThat(context.getBean(TwoCustomizers.class).asked).startsWith("first", "second");
		});
	}

	@Test
	void aLintRuleFindsSomething() {
		this.changelog.writeSql("01_tmp", "create table tmp_carts (id bigint)");
		application().withBean("ownRule", LintRule.class, NoTemporaryTables::new).run((context) -> {
			List<LintFinding> findings = context.getBean(MigrationService.class)
				.lint(LintRequest.of("01_tmp"))
				.findings();
			assertThat(findings).filteredOn((finding) -> finding.code().equals("no-tmp"))
				.singleElement()
				.satisfies((finding) -> {
					assertThat(finding.object()).isEqualTo("tmp_carts");
					assertThat(finding.message()).isEqualTo("Call it by what it is for.");
					assertThat(finding.revision()).isEqualTo("01_tmp");
				});
		});
	}

	/** Spring's template for the application waits until the database is migrated. */
	@Test
	void aDataMigrationThatWaitsForItselfIsToldSo() {
		this.changelog.write("01_names.yaml", """
				databaseChangeLog:
				- changeSet:
				    id: 01_names-1
				    author: ann
				    preConditions:
				    - changeLogPropertyDefined: {property: migrate.java}
				    changes:
				    - empty: {}
				""");
		application().withBean(Waiting.class).run((context) -> {
			MigrationException failure = find(context.getStartupFailure());
			assertThat(failure).hasMessageContaining("The data migrations cannot be created: ");
			assertThat(failure.getAction())
				.isEqualTo("A data migration runs before JPA and everything else that uses the database has started. "
						+ "Let it take its SQL from the context instead of a repository or a JdbcTemplate.");
		});
	}

	private static MigrationException find(Throwable failure) {
		for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
			if (cause instanceof MigrationException found) {
				return found;
			}
		}
		throw new AssertionError("Failed otherwise", failure);
	}

	@Test
	void anotherServiceIsWhatStartAndEndpointAsk() {
		this.changelog.writeSql("01_notes", Application.NOTES);
		List<String> asked = new ArrayList<>();
		application().withConfiguration(AutoConfigurations.of(MigrationsEndpointAutoConfiguration.class))
			.withPropertyValues("management.endpoints.web.exposure.include=migrations",
					"management.endpoint.migrations.access=UNRESTRICTED")
			.withBean("own", MigrationService.class, () -> told(service(), asked))
			.run((context) -> {
				assertThat(context).hasNotFailed().hasSingleBean(MigrationService.class);
				assertThat(asked).as("by the start").containsOnlyOnce("migrate");
				assertThat(new JdbcTemplate(this.database).queryForList("select * from notes")).isEmpty();
				asked.clear();
				MigrationsEndpoint endpoint = context.getBean(MigrationsEndpoint.class);
				assertThat(endpoint.migrations().contexts()).hasSize(1);
				assertThat(asked).as("by a look at the endpoint").contains("status").doesNotContain("migrate");
				endpoint.apply(null);
				assertThat(asked).as("by the endpoint").containsOnlyOnce("migrate");
			});
	}

	private MigrationService service() {
		return MigrationServices.create("default", () -> this.changelog.liquibase(this.database),
				this.changelog::loader, () -> {
					throw new IllegalStateException("There are no entities");
				}, new GenerationSettings(List.of(), Reference.CHANGELOG, Map.of()));
	}

	/** The same service, which tells what it is asked. */
	private static MigrationService told(MigrationService service, List<String> asked) {
		return (MigrationService) Proxy.newProxyInstance(MigrationService.class.getClassLoader(),
				new Class<?>[] { MigrationService.class }, (proxy, method, arguments) -> {
					asked.add(method.getName());
					try {
						return method.invoke(service, arguments);
					}
					catch (InvocationTargetException ex) {
						throw ex.getTargetException();
					}
				});
	}

	private ApplicationContextRunner application() {
		return Application.withoutEntities(this.changelog, this.database);
	}

	/** Neither would do without the other. */
	@Configuration(proxyBeanMethods = false)
	static class TwoCustomizers {

		final List<String> asked = new ArrayList<>();

		@Bean
		@Order(2)
		Customizer<Liquibase> second() {
			return (liquibase) -> {
				this.asked.add("second");
				liquibase.setChangeLogParameter("type", "bigint");
			};
		}

		@Bean
		@Order(1)
		Customizer<Liquibase> first() {
			return (liquibase) -> {
				this.asked.add("first");
				liquibase.setChangeLogParameter("table", "carts");
			};
		}

	}

	private static final class NoTemporaryTables extends StepRule {

		NoTemporaryTables() {
			super("no-tmp");
		}

		@Override
		protected void check(LintSite site, LintReport report) {
			if (site.change() instanceof CreateTable create && create.object().name().text().startsWith("tmp_")) {
				report.add(this, site, create.object().toString(), "Call it by what it is for.", null);
			}
		}

	}

	record Waiting(JdbcTemplate jdbc) implements DataMigration {

		@Override
		public String revision() {
			return "01_names";
		}

		@Override
		public void migrate(DataMigrationContext context) {
			this.jdbc.execute("select 1");
		}

	}

}
