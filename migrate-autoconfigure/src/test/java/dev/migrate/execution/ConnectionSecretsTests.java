package dev.migrate.execution;

import java.nio.file.Path;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.read.ListAppender;
import dev.migrate.failure.MigrationException;
import dev.migrate.support.ChangelogDirectory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

import org.springframework.jdbc.datasource.DriverManagerDataSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What is told, at the level for debugging too, where a driver puts the URL into its
 * words.
 */
class ConnectionSecretsTests {

	private static final DriverManagerDataSource DATABASE = new DriverManagerDataSource(
			"jdbc:h2:relative;PASSWORD=hu5h-hu5h");

	private final Logger ours = (Logger) LoggerFactory.getLogger("dev.migrate");

	private final Level level = this.ours.getLevel();

	private final ListAppender<ILoggingEvent> log = new ListAppender<>();

	@TempDir
	private Path module;

	@BeforeEach
	void listen() {
		this.log.start();
		this.ours.addAppender(this.log);
		this.ours.setLevel(Level.DEBUG);
	}

	@AfterEach
	void stopListening() {
		this.ours.detachAppender(this.log);
		this.ours.setLevel(this.level);
	}

	@Test
	void theCheckOfAStart() {
		MigrationLiquibase liquibase = new ChangelogDirectory(this.module).liquibase(DATABASE);
		assertThat(new UpToDateCheck(liquibase.runSettings(), null).confirm(DATABASE)).isEmpty();
		assertThat(told()).contains("Whether anything is pending has to be found out by Liquibase")
			.contains("PASSWORD=******")
			.doesNotContain("hu5h-hu5h");
	}

	@Test
	void theSessionOfTheLock() {
		assertThatExceptionOfType(MigrationException.class).isThrownBy(() -> Liveness.connectBesideThePool(DATABASE))
			.withMessageNotContaining("hu5h-hu5h");
		assertThat(told()).contains("The lock takes a connection of the pool")
			.contains("PASSWORD=******")
			.doesNotContain("hu5h-hu5h");
	}

	private String told() {
		StringBuilder told = new StringBuilder();
		for (ILoggingEvent event : this.log.list) {
			told.append(event.getFormattedMessage()).append('\n');
			if (event.getThrowableProxy() != null) {
				told.append(ThrowableProxyUtil.asString(event.getThrowableProxy())).append('\n');
			}
		}
		return told.toString();
	}

}
