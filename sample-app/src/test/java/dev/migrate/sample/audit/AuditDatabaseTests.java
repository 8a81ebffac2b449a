package dev.migrate.sample.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import dev.migrate.MigrateRequest;
import dev.migrate.MigrationService;
import dev.migrate.RollbackRequest;
import dev.migrate.execution.MigrationProgress;
import dev.migrate.sample.Databases;
import dev.migrate.sample.ShopApplication;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import org.springframework.beans.factory.annotation.BeanFactoryAnnotationUtils;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The profile {@code audit}: a second database, with a data migration in Java.
 */
class AuditDatabaseTests {

	private static final String COPY = "20261120_091003_copy_audit_log";

	private static final int ENTRIES = 2 * CopyAuditLog.BATCH + 201;

	@ParameterizedTest
	@EnumSource
	void theLogMovesToADatabaseOfItsOwnAndSaysHowFarItIs(Databases engine) {
		DriverManagerDataSource shop = engine.create();
		DriverManagerDataSource audit = engine.create();
		try (ConfigurableApplicationContext context = start(shop, audit)) {
			log(shop);
			MigrationService migrations = BeanFactoryAnnotationUtils.qualifiedBeanOfType(context.getBeanFactory(),
					MigrationService.class, "audit");
			Progress progress = new Progress();
			migrations.migrate(new MigrateRequest(null, progress));
			assertThat(progress.told).containsExactly("500 of 1201", "1000 of 1201", "1201 of 1201");
			assertThat(newest(audit)).isEqualTo(newest(shop));
			assertThat(migrations.check().inStep()).isTrue();

			context.getBean(AuditLog.class).save(new AuditLogEntry("ann", "LOGIN", "shop"));
			assertThat(count(audit)).isEqualTo(ENTRIES + 1);
			assertThat(count(shop)).isEqualTo(ENTRIES);

			migrations.rollback(RollbackRequest.steps(1).withDataLossAllowed());
			assertThat(count(audit)).isOne();
		}
	}

	private static ConfigurableApplicationContext start(DriverManagerDataSource shop, DriverManagerDataSource audit) {
		return new SpringApplicationBuilder(ShopApplication.class).web(WebApplicationType.NONE)
			.profiles("audit")
			.run("--spring.datasource.url=" + shop.getUrl(), "--spring.datasource.username=" + shop.getUsername(),
					"--spring.datasource.password=" + shop.getPassword(),
					"--app.audit.datasource.jdbc-url=" + audit.getUrl(),
					"--app.audit.datasource.username=" + audit.getUsername(),
					"--app.audit.datasource.password=" + audit.getPassword(),
					"--app.migrate.databases.audit.auto-apply=false");
	}

	private static void log(DriverManagerDataSource shop) {
		new JdbcTemplate(shop).batchUpdate(
				"insert into audit_log (occurred_at, actor, action, subject) values (current_timestamp, ?, 'LOGIN', 'shop')",
				IntStream.rangeClosed(1, ENTRIES).mapToObj((i) -> new Object[] { "user" + i }).toList());
	}

	private static long count(DriverManagerDataSource database) {
		return new JdbcTemplate(database).queryForObject("select count(*) from audit_log", Long.class);
	}

	/**
	 * The entry of the shop's that was made last, in its own words.
	 */
	private static String newest(DriverManagerDataSource database) {
		return new JdbcTemplate(database).queryForObject("""
				select concat(actor, ' ', action, ' ', subject, ' ', cast(occurred_at as varchar(40))) from audit_log
				order by abs(id) desc limit 1""", String.class);
	}

	/**
	 * What the data migration tells.
	 */
	private static final class Progress implements MigrationProgress {

		private final List<String> told = new ArrayList<>();

		@Override
		public void progressed(String revision, long done, long total) {
			if (revision.equals(COPY)) {
				this.told.add(done + " of " + total);
			}
		}

	}

}
