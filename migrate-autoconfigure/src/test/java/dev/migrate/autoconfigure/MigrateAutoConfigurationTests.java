package dev.migrate.autoconfigure;

import java.nio.file.Path;
import java.util.List;

import javax.sql.DataSource;

import dev.migrate.LintSettings;
import dev.migrate.MigrationService;
import dev.migrate.execution.MigrationLiquibase;
import dev.migrate.failure.MigrationException;
import dev.migrate.lint.LintReport;
import dev.migrate.lint.LintRule;
import dev.migrate.lint.LintRules;
import dev.migrate.lint.LintSite;
import dev.migrate.lint.StepRule;
import dev.migrate.support.ChangelogDirectory;
import dev.migrate.support.TestDatabases;
import liquibase.integration.spring.SpringLiquibase;
import liquibase.ui.UIServiceEnum;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.liquibase.LiquibaseConnectionDetails;
import org.springframework.boot.autoconfigure.liquibase.LiquibaseDataSource;
import org.springframework.boot.autoconfigure.liquibase.LiquibaseProperties;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SimpleDriverDataSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Who wins: this project, Spring Boot's Liquibase, or what the application brings.
 */
class MigrateAutoConfigurationTests {

	@TempDir
	private Path module;

	private ChangelogDirectory changelog;

	private DataSource database;

	@BeforeEach
	void createChangelog() {
		this.changelog = new ChangelogDirectory(this.module);
		this.changelog.writeSql("01_notes", Application.NOTES);
		this.database = TestDatabases.create("h2");
	}

	@Test
	void takesThePlaceOfSpringBootsLiquibase() {
		application().run((context) -> {
			assertThat(context).hasSingleBean(MigrationService.class)
				.hasSingleBean(SpringLiquibase.class)
				.hasSingleBean(LiquibaseProperties.class)
				.hasSingleBean(LiquibaseConnectionDetails.class);
			assertThat(context.getBean("liquibase")).isInstanceOf(MigrationLiquibase.class);
			assertThat(context.getBean(MigrationService.class).name()).isEqualTo("default");
		});
	}

	@Test
	void takesLintRulesOfTheApplication() {
		LintRule own = new StepRule("no-weekends") {

			@Override
			protected void check(LintSite site, LintReport report) {
			}

		};
		application().withBean("ownRule", LintRule.class, () -> own)
			.withPropertyValues("app.migrate.lint.ignore=no-weekends, wide-index",
					"app.migrate.lint.large-table-rows=7", "app.migrate.lock-timeout=2s")
			.run((context) -> {
				LintSettings lint = context.getBean(MigratedDatabase.class).application().lint();
				assertThat(lint.rules()).hasSize(LintRules.standard().size() + 1).contains(own);
				assertThat(lint.ignored()).containsExactly("no-weekends", "wide-index", "require-timeout-settings");
				assertThat(lint.largeTableRows()).isEqualTo(7);
			});
	}

	@Test
	void leavesSpringBootsLiquibaseAloneWhenDisabled() {
		application()
			.withPropertyValues("app.migrate.enabled=false",
					"spring.liquibase.change-log=file:" + this.changelog.changes().resolve("01_notes.sql"))
			.run((context) -> {
				assertThat(context.getBeanDefinitionNames())
					.noneMatch((bean) -> String.valueOf(context.getType(bean)).startsWith("class dev.migrate."))
					.noneMatch((bean) -> String.valueOf(context.getType(bean)).startsWith("interface dev.migrate."));
				assertThat(context.getBean(SpringLiquibase.class)).isExactlyInstanceOf(SpringLiquibase.class);
				assertThat(tables(this.database)).contains("NOTES");
			});
	}

	@Test
	void leavesNoBeanWhenDisabledWhateverIsExposed() {
		application()
			.withConfiguration(AutoConfigurations.of(MigrationsEndpointAutoConfiguration.class,
					MigrationsHealthAutoConfiguration.class, MigrationsConsoleAutoConfiguration.class,
					MissingConsoleAutoConfiguration.class))
			.withPropertyValues("app.migrate.enabled=false", "spring.liquibase.enabled=false",
					"management.endpoints.web.exposure.include=*", "app.migrate.console.enabled=true")
			.run((context) -> assertThat(context.getBeanDefinitionNames())
				.noneMatch((bean) -> String.valueOf(context.getType(bean)).contains("dev.migrate.")));
	}

	@Test
	void doesNothingWithoutLiquibaseEnabled() {
		application().withPropertyValues("spring.liquibase.enabled=false").run((context) -> {
			assertThat(context).hasNotFailed()
				.doesNotHaveBean(MigrationService.class)
				.doesNotHaveBean(SpringLiquibase.class);
			assertThat(tables(this.database)).isEmpty();
		});
	}

	@Test
	void backsOffForALiquibaseOfTheApplication() {
		application().withBean("own", SpringLiquibase.class, () -> {
			SpringLiquibase liquibase = new SpringLiquibase();
			liquibase.setDataSource(this.database);
			liquibase.setShouldRun(false);
			return liquibase;
		})
			.run((context) -> assertThat(context).hasNotFailed()
				.doesNotHaveBean(MigrationService.class)
				.hasSingleBean(SpringLiquibase.class));
	}

	@Test
	void doesNothingWithoutADatabase() {
		new ApplicationContextRunner()
			.withConfiguration(
					AutoConfigurations.of(MigrateAutoConfiguration.class, MissingLiquibaseAutoConfiguration.class))
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(MigrationService.class));
	}

	@Test
	void migratesTheLiquibaseDataSource() {
		application().withUserConfiguration(OwnDataSource.class).run((context) -> {
			assertThat(context).hasNotFailed();
			DataSource own = context.getBean("own", DataSource.class);
			assertThat(tables(own)).contains("NOTES");
			assertThat(tables(this.database)).isEmpty();
			assertThat(context.getBean(MigrationLiquibase.class).getDataSource()).isSameAs(own);
		});
	}

	@Test
	void migratesTheUrlOfLiquibase() {
		JdbcDataSource own = (JdbcDataSource) TestDatabases.create("h2");
		application().withPropertyValues("spring.liquibase.url=" + own.getURL(), "spring.liquibase.user=sa")
			.run((context) -> {
				assertThat(context).hasNotFailed();
				assertThat(tables(own)).contains("NOTES");
				assertThat(tables(this.database)).isEmpty();
			});
	}

	@Test
	void migratesTheUrlOfLiquibaseInAnApplicationWithoutADataSource() {
		JdbcDataSource own = (JdbcDataSource) TestDatabases.create("h2");
		new ApplicationContextRunner().withConfiguration(AutoConfigurations.of(MigrateAutoConfiguration.class))
			.withPropertyValues("spring.liquibase.url=" + own.getURL(), "spring.liquibase.user=sa",
					"app.migrate.directory=" + this.changelog.changes())
			.run((context) -> {
				assertThat(context).hasNotFailed();
				assertThat(tables(own)).contains("NOTES");
			});
	}

	@Test
	void migratesAsTheUserOfLiquibase() {
		TestDatabases.execute(this.database, "create user owner password 'hush' admin");
		application().withPropertyValues("spring.liquibase.user=owner", "spring.liquibase.password=hush")
			.run((context) -> {
				assertThat(context).hasNotFailed();
				assertThat(context.getBean(MigrationLiquibase.class).getDataSource()).isInstanceOfSatisfying(
						SimpleDriverDataSource.class,
						(dataSource) -> assertThat(dataSource.getUsername()).isEqualTo("owner"));
				assertThat(tables(this.database)).contains("NOTES");
			});
	}

	@Test
	void usesTheConnectionDetailsOfTheApplication() {
		JdbcDataSource own = (JdbcDataSource) TestDatabases.create("h2");
		application().withBean(LiquibaseConnectionDetails.class, () -> new Details(own.getURL())).run((context) -> {
			assertThat(context).hasNotFailed().hasSingleBean(LiquibaseConnectionDetails.class);
			assertThat(tables(own)).contains("NOTES");
		});
	}

	@Test
	void doesNotGuessAmongSeveralDatabases() {
		new ApplicationContextRunner().withConfiguration(AutoConfigurations.of(MigrateAutoConfiguration.class))
			.withBean("first", DataSource.class, () -> this.database)
			.withBean("second", DataSource.class, () -> TestDatabases.create("h2"))
			.run((context) -> assertThat(NestedExceptionUtils.getMostSpecificCause(context.getStartupFailure()))
				.isInstanceOfSatisfying(MigrationException.class, (failure) -> {
					assertThat(failure)
						.hasMessage("There are several DataSources and none of them is the one to migrate.");
					assertThat(failure.getAction())
						.isEqualTo("Put @Primary or @LiquibaseDataSource on one of them, or set spring.liquibase.url.");
				}));
	}

	@Test
	void saysWhatIsMissingWithoutLiquibase() {
		application().withClassLoader(new FilteredClassLoader("liquibase"))
			.run((context) -> assertThat(NestedExceptionUtils.getMostSpecificCause(context.getStartupFailure()))
				.isInstanceOfSatisfying(MigrationException.class, (failure) -> {
					assertThat(failure)
						.hasMessage("Revisions cannot run, because liquibase-core is not on the class path.");
					assertThat(failure.getAction()).isEqualTo("Add the dependency org.liquibase:liquibase-core, which "
							+ "migrate-starter brings along, or set app.migrate.enabled=false.");
				}));
	}

	@Test
	void startsWithoutLiquibaseWhenDisabled() {
		application().withClassLoader(new FilteredClassLoader("liquibase"))
			.withPropertyValues("app.migrate.enabled=false")
			.run((context) -> assertThat(context).hasNotFailed());
	}

	@Test
	void runsWithoutHibernate() {
		application().withClassLoader(new FilteredClassLoader("org.hibernate", "jakarta.persistence"))
			.run((context) -> {
				assertThat(context).hasNotFailed();
				assertThat(tables(this.database)).contains("NOTES");
			});
	}

	@Test
	void handsOverWhatSpringLiquibaseAsksFor() {
		application()
			.withPropertyValues("spring.liquibase.contexts=prod,eu", "spring.liquibase.label-filter=fast",
					"spring.liquibase.default-schema=PUBLIC", "spring.liquibase.liquibase-schema=PUBLIC",
					"spring.liquibase.database-change-log-table=history",
					"spring.liquibase.database-change-log-lock-table=history_lock", "spring.liquibase.tag=v1",
					"spring.liquibase.analytics-enabled=false", "spring.liquibase.license-key=key",
					"spring.liquibase.test-rollback-on-update=false", "spring.liquibase.clear-checksums=true",
					"spring.liquibase.ui-service=console", "app.migrate.auto-apply=false")
			.run((context) -> {
				MigrationLiquibase liquibase = context.getBean(MigrationLiquibase.class);
				assertThat(liquibase.getContexts()).isEqualTo("prod,eu");
				assertThat(liquibase.getLabelFilter()).isEqualTo("fast");
				assertThat(liquibase.getDefaultSchema()).isEqualTo("PUBLIC");
				assertThat(liquibase.getLiquibaseSchema()).isEqualTo("PUBLIC");
				assertThat(liquibase.getDatabaseChangeLogTable()).isEqualTo("history");
				assertThat(liquibase.getDatabaseChangeLogLockTable()).isEqualTo("history_lock");
				assertThat(liquibase.getTag()).isEqualTo("v1");
				assertThat(liquibase.getAnalyticsEnabled()).isFalse();
				assertThat(liquibase.getLicenseKey()).isEqualTo("key");
				assertThat(liquibase.isClearCheckSums()).isTrue();
				assertThat(liquibase.getUiService()).isEqualTo(UIServiceEnum.CONSOLE);
			});
	}

	@Test
	void doesNotCreateLiquibaseForWhoeverOnlyWaitsForTheSchema() {
		application().withPropertyValues("app.migrate.cli.active=true").run((context) -> {
			DefaultListableBeanFactory beans = (DefaultListableBeanFactory) context.getBeanFactory();
			assertThat(beans.containsSingleton("jdbcTemplate")).isTrue();
			assertThat(beans.containsSingleton("liquibase")).isFalse();
			assertThat(beans.containsSingleton("migrationService")).isFalse();
		});
	}

	private ApplicationContextRunner application() {
		return Application.withoutEntities(this.changelog, this.database);
	}

	private static List<String> tables(DataSource database) {
		return new JdbcTemplate(database).queryForList(
				"select table_name from information_schema.tables where table_schema = 'PUBLIC'", String.class);
	}

	@Configuration(proxyBeanMethods = false)
	static class OwnDataSource {

		@Bean(defaultCandidate = false)
		@LiquibaseDataSource
		DataSource own() {
			return TestDatabases.create("h2");
		}

	}

	private record Details(String url) implements LiquibaseConnectionDetails {

		@Override
		public String getUsername() {
			return "sa";
		}

		@Override
		public String getPassword() {
			return "";
		}

		@Override
		public String getJdbcUrl() {
			return this.url;
		}

	}

}
