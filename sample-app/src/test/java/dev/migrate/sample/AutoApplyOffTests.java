package dev.migrate.sample;

import java.util.List;

import dev.migrate.MigrationService;
import dev.migrate.execution.MigrationStatus;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * {@code app.migrate.auto-apply: false}: the shop starts without touching the database.
 */
@ExtendWith(OutputCaptureExtension.class)
class AutoApplyOffTests {

	@ParameterizedTest
	@EnumSource
	void startsOnAnEmptyDatabaseCreatesNoTableAndSaysWhatIsPending(Databases engine, CapturedOutput output) {
		DriverManagerDataSource database = engine.create();
		try (ConfigurableApplicationContext shop = start(database, false)) {
			assertThat(Databases.tables(database)).isEmpty();
			MigrationStatus status = shop.getBean(MigrationService.class).status();
			assertThat(status.applied()).isEmpty();
			assertThat(status.pendingRevisions()).hasSameSizeAs(status.revisions()).isNotEmpty();
			assertThat(output).contains(status.pendingRevisions().get(0).id());
			assertThat(Databases.tables(database)).isEmpty();
		}
	}

	@ParameterizedTest
	@EnumSource
	void appliesOnceItIsTrueAgain(Databases engine) {
		DriverManagerDataSource database = engine.create();
		start(database, false).close();
		try (ConfigurableApplicationContext shop = start(database, true)) {
			assertThat(shop.getBean(MigrationService.class).status().pending()).isEmpty();
			assertThat(Databases.tables(database)).containsAll(List.of("users", "orders"));
		}
	}

	private static ConfigurableApplicationContext start(DriverManagerDataSource database, boolean autoApply) {
		return new SpringApplicationBuilder(ShopApplication.class)
			.run(Databases.arguments(database, "--app.migrate.auto-apply=" + autoApply));
	}

}
