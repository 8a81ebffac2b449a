package dev.migrate.autoconfigure;

import java.nio.file.Path;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import javax.sql.DataSource;

import dev.migrate.GenerationSettings;
import dev.migrate.GenerationSettings.Reference;
import dev.migrate.MigrateRequest;
import dev.migrate.MigrationService;
import dev.migrate.MigrationServices;
import dev.migrate.actuate.MigrationMetrics;
import dev.migrate.actuate.MigrationStatuses;
import dev.migrate.actuate.MigrationsHealthIndicator;
import dev.migrate.actuate.MigrationsInfoContributor;
import dev.migrate.support.ChangelogDirectory;
import dev.migrate.support.TestDatabases;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.actuate.autoconfigure.availability.AvailabilityHealthContributorAutoConfiguration;
import org.springframework.boot.actuate.autoconfigure.availability.AvailabilityProbesAutoConfiguration;
import org.springframework.boot.actuate.autoconfigure.health.HealthContributorAutoConfiguration;
import org.springframework.boot.actuate.autoconfigure.health.HealthEndpointAutoConfiguration;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthEndpointGroups;
import org.springframework.boot.actuate.health.Status;
import org.springframework.boot.actuate.info.Info;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.availability.ApplicationAvailabilityBean;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;

class MigrationsHealthAutoConfigurationTests {

	@TempDir
	private Path module;

	private ChangelogDirectory changelog;

	private DataSource database;

	private ApplicationContextRunner application;

	@BeforeEach
	void createApplication() {
		this.changelog = new ChangelogDirectory(this.module);
		this.changelog.writeSql("01_notes", Application.NOTES);
		this.changelog.writeSql("02_more", "alter table notes add title varchar(9)",
				"create index ix on notes (title)");
		this.database = TestDatabases.create("h2");
		this.application = Application.withoutEntities(this.changelog, this.database)
			.withPropertyValues("app.migrate.health.time-to-live=0")
			.withConfiguration(AutoConfigurations.of(MigrationsHealthAutoConfiguration.class));
	}

	@Test
	void isUpWhenEverythingHasRun() {
		this.application.run((context) -> {
			Health health = health(context);
			assertThat(health.getStatus()).isEqualTo(Status.UP);
			assertThat(health.getDetails())
				.isEqualTo(Map.of("default", Map.of("state", "up to date", "head", "02_more", "pending", 0)));
		});
	}

	@Test
	void isUpButTellsWhatIsPending() {
		this.application.withPropertyValues("app.migrate.auto-apply=false").run((context) -> {
			Health health = health(context);
			assertThat(health.getStatus()).isEqualTo(Status.UP);
			assertThat(health.getDetails())
				.isEqualTo(Map.of("default", Map.of("state", "pending", "head", "02_more", "pending", 2)));
		});
	}

	@Test
	void isDownWhereTheApplicationWantsNothingPending() {
		this.application.withPropertyValues("app.migrate.auto-apply=false", "app.migrate.health.down=pending,locked")
			.run((context) -> assertThat(health(context).getStatus()).isEqualTo(Status.DOWN));
	}

	@Test
	void isDownWhereARevisionStoppedHalfWay() {
		this.application.run((context) -> {
			new JdbcTemplate(this.database).update("delete from databasechangelog where id = '02_more-2'");
			Health health = health(context);
			assertThat(health.getStatus()).isEqualTo(Status.DOWN);
			assertThat(health.getDetails().get("default")).asString()
				.contains("state=pending, partial")
				.contains("partial=[02_more]");
		});
	}

	@Test
	void tellsOfALockThatIsHeldForTooLong() {
		this.application.withPropertyValues("app.migrate.health.down=locked").run((context) -> {
			lock(Instant.now().minus(Duration.ofMinutes(1)));
			assertThat(health(context).getStatus()).isEqualTo(Status.UP);
			lock(Instant.now().minus(Duration.ofMinutes(11)));
			assertThat(health(context).getStatus()).isEqualTo(Status.DOWN);
			assertThat(health(context).getDetails().get("default")).asString()
				.contains("state=locked for too long")
				.contains("lockedBy=web-1");
		});
	}

	private void lock(Instant since) {
		new JdbcTemplate(this.database).update(
				"update databasechangeloglock set locked = true, lockedby = 'web-1', lockgranted = ?",
				Timestamp.from(since));
	}

	@Test
	void isDownWhereNothingCanBeRead() {
		this.application.run((context) -> {
			this.changelog.write("03_broken.yaml", "databaseChangeLog: [");
			Health health = health(context);
			assertThat(health.getStatus()).isEqualTo(Status.DOWN);
			assertThat(health.getDetails().get("default")).asString()
				.contains("state=unreachable")
				.contains("03_broken.yaml");
		});
	}

	@Test
	void readsNothingAnewBeforeItsTime() {
		this.application.withPropertyValues("app.migrate.health.time-to-live=1h").run((context) -> {
			assertThat(health(context).getDetails())
				.hasToString("{default={state=up to date, head=02_more, pending=0}}");
			this.changelog.writeSql("03_latest", "drop table notes");
			assertThat(health(context).getDetails())
				.hasToString("{default={state=up to date, head=02_more, pending=0}}");
		});
	}

	@Test
	void isNoneOfLivenesssBusiness() {
		this.application
			.withConfiguration(AutoConfigurations.of(HealthContributorAutoConfiguration.class,
					HealthEndpointAutoConfiguration.class, AvailabilityHealthContributorAutoConfiguration.class,
					AvailabilityProbesAutoConfiguration.class))
			.withBean(ApplicationAvailabilityBean.class)
			.withPropertyValues("management.endpoint.health.probes.enabled=true")
			.run((context) -> {
				HealthEndpointGroups groups = context.getBean(HealthEndpointGroups.class);
				assertThat(groups.getPrimary().isMember("migrations")).isTrue();
				assertThat(groups.get("liveness")).isNotNull()
					.satisfies((group) -> assertThat(group.isMember("migrations")).isFalse());
			});
	}

	@Test
	void addsToInfo() {
		this.application.withPropertyValues("app.migrate.auto-apply=false").run((context) -> {
			context.getBean(MigrationService.class).migrate(new MigrateRequest("+1", MigrateRequest.head().progress()));
			Info.Builder info = new Info.Builder();
			context.getBean(MigrationsInfoContributor.class).contribute(info);
			assertThat(info.build().getDetails()).isEqualTo(
					Map.of("migrations", Map.of("default", Map.of("head", "02_more", "applied", 1, "pending", 1))));
		});
	}

	@Test
	void countsWhatIsPending() {
		SimpleMeterRegistry meters = new SimpleMeterRegistry();
		this.application.withPropertyValues("app.migrate.auto-apply=false").run((context) -> {
			context.getBean(MigrationMetrics.class).bindTo(meters);
			assertThat(meters.get("migrate.pending").tag("database", "default").gauge().value()).isEqualTo(2);
			context.getBean(MigrationService.class).migrate(MigrateRequest.head());
			assertThat(meters.get("migrate.pending").gauge().value()).isZero();
			this.changelog.write("03_broken.yaml", "databaseChangeLog: [");
			assertThat(meters.get("migrate.pending").gauge().value()).isNaN();
		});
	}

	@Test
	void tellsOfAServiceThatTheApplicationMadeItself() {
		MigrationService own = MigrationServices.create("archive", () -> this.changelog.liquibase(this.database),
				() -> {
					throw new IllegalStateException();
				}, () -> {
					throw new IllegalStateException();
				}, new GenerationSettings(List.of(), Reference.CHANGELOG, Map.of()));
		new ApplicationContextRunner().withBean(MigrationService.class, () -> own)
			.withConfiguration(AutoConfigurations.of(MigrationsHealthAutoConfiguration.class))
			.run((context) -> assertThat(health(context).getDetails()).containsOnlyKeys("archive"));
	}

	@Test
	void canBeSwitchedOff() {
		this.application
			.withPropertyValues("management.health.migrations.enabled=false",
					"management.info.migrations.enabled=false")
			.run((context) -> assertThat(context).hasNotFailed()
				.doesNotHaveBean(MigrationsHealthIndicator.class)
				.doesNotHaveBean(MigrationsInfoContributor.class));
	}

	@Test
	void isNotThereWhereNobodyMigrates() {
		this.application.withPropertyValues("spring.liquibase.enabled=false")
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(MigrationStatuses.class));
	}

	private static Health health(ApplicationContext context) {
		return context.getBean(MigrationsHealthIndicator.class).health();
	}

}
