package dev.migrate.autoconfigure;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import javax.sql.DataSource;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.migrate.MigrateRequest;
import dev.migrate.MigrationService;
import dev.migrate.RollbackRequest;
import dev.migrate.event.MigrationEvent;
import dev.migrate.execution.MigrationProgress;
import dev.migrate.execution.MigrationStatus;
import dev.migrate.failure.MigrationException;
import dev.migrate.support.ChangelogDirectory;
import dev.migrate.support.TestDatabases;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.observation.DefaultMeterObservationHandler;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.observation.ObservationRegistry;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ApplicationListener;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Who hears what runs, besides whoever asked for it.
 */
@ExtendWith(OutputCaptureExtension.class)
class RunListenersTests {

	@TempDir
	private Path module;

	private ChangelogDirectory changelog;

	private DataSource database;

	private ApplicationContextRunner application;

	@BeforeEach
	void createApplication() {
		this.changelog = new ChangelogDirectory(this.module);
		this.changelog.writeSql("01_notes", Application.NOTES);
		this.changelog.writeSql("02_more", "alter table notes add title varchar(9);\n--rollback select 1",
				"create index ix on notes (title);\n--rollback drop index ix");
		this.database = TestDatabases.create("h2");
		this.application = Application.withoutEntities(this.changelog, this.database);
	}

	@Test
	void theLogTellsNowAndThenHowFarALongRevisionIs(CapturedOutput output) {
		LoggingProgress always = new LoggingProgress("audit", Duration.ZERO);
		always.applying("01_copy");
		always.progressed("01_copy", 500, 1201);
		assertThat(output).contains("Revision 01_copy of database 'audit' is at 500 of 1201");
		LoggingProgress seldom = new LoggingProgress("default", Duration.ofHours(1));
		seldom.applying("02_fill");
		seldom.progressed("02_fill", 1, 2);
		assertThat(output).doesNotContain("02_fill");
	}

	@Test
	void applicationListenersHearTheStartupRunInOrder() {
		Events events = new Events();
		this.application.withBean(Events.class, () -> events).run((context) -> {
			assertThat(events.heard()).containsExactly("RevisionApplying 01_notes", "ChangeSetApplied 01_notes-1",
					"RevisionApplied 01_notes", "RevisionApplying 02_more", "ChangeSetApplied 02_more-1",
					"ChangeSetApplied 02_more-2", "RevisionApplied 02_more");
			assertThat(events.events).extracting(MigrationEvent::getDatabase).containsOnly("default");
			events.events.clear();

			context.getBean(MigrationService.class).rollback(RollbackRequest.to("-1").withDataLossAllowed());

			assertThat(events.heard()).containsExactly("RevisionUnapplying 02_more", "RevisionUnapplied 02_more");
		});
	}

	@Test
	void aFailureIsAnEventToo() {
		this.changelog.writeSql("03_wrong", "create table wrong (");
		Events events = new Events();
		this.application.withBean(Events.class, () -> events).run((context) -> assertThat(context).hasFailed());
		assertThat(events.heard()).endsWith("RevisionApplying 03_wrong", "RevisionFailed 03_wrong-1");
	}

	@Test
	void beansOfTheApplicationHearEveryRun() {
		Notes notes = new Notes();
		this.application.withBean(Notes.class, () -> notes)
			.withPropertyValues("app.migrate.auto-apply=false")
			.run((context) -> {
				assertThat(notes.heard).isEmpty();
				context.getBean(MigrationService.class).migrate(MigrateRequest.head());
				assertThat(notes.heard).containsExactly("3 pending", "01_notes", "02_more");
			});
	}

	@Test
	void aListenerThatFailsDoesNotStopTheRun(CapturedOutput output) {
		Notes notes = new Notes();
		this.application.withBean(Clumsy.class).withBean(Notes.class, () -> notes).run((context) -> {
			assertThat(context).hasNotFailed();
			assertThat(context.getBean(MigrationService.class).status().upToDate()).isTrue();
		});
		assertThat(notes.heard).contains("02_more");
		assertThat(output).contains("A listener of migrations failed; the run goes on: " + Clumsy.class.getName())
			.contains("no more ink");
	}

	@Test
	void aListenerMayRefuseARunBeforeItBegins() {
		this.application.withBean(Notes.class, Strict::new)
			.withPropertyValues("app.migrate.auto-apply=false")
			.run((context) -> {
				MigrationService service = context.getBean(MigrationService.class);
				assertThatExceptionOfType(MigrationException.class)
					.isThrownBy(() -> service.migrate(MigrateRequest.head()))
					.withMessage("Not on a Friday");
				assertThat(service.status().applied()).isEmpty();
			});
	}

	@Test
	void eachRevisionIsOneLineOfTheLogWithFields() {
		Logger logger = (Logger) LoggerFactory.getLogger("dev.migrate");
		ListAppender<ILoggingEvent> log = new ListAppender<>();
		log.start();
		logger.addAppender(log);
		try {
			this.application.run((context) -> assertThat(context).hasNotFailed());
		}
		finally {
			logger.detachAppender(log);
		}
		assertThat(log.list).extracting(ILoggingEvent::getFormattedMessage)
			.filteredOn((line) -> line.contains("revision"))
			.satisfiesExactly((line) -> assertThat(line).matches("Applied revision 01_notes in \\d+ ms"),
					(line) -> assertThat(line).matches("Applied revision 02_more in \\d+ ms"));
		assertThat(log.list.get(0).getKeyValuePairs()).extracting((pair) -> pair.key)
			.containsExactly("database", "revision", "durationMs");
	}

	@Test
	void everyRevisionIsTimed() {
		MeterRegistry meters = new SimpleMeterRegistry();
		this.changelog.writeSql("03_wrong", "create table wrong (");
		observed(meters).run((context) -> assertThat(context).hasFailed());
		assertThat(meters.get("migrate.apply").tags("database", "default", "outcome", "success").timers())
			.extracting((timer) -> timer.getId().getTag("revision"))
			.containsExactlyInAnyOrder("01_notes", "02_more");
		assertThat(meters.get("migrate.apply").tags("outcome", "failure").timer().getId().getTag("revision"))
			.isEqualTo("03_wrong");
		assertThat(meters.get("migrate.apply.active").longTaskTimers()).hasSize(1);
	}

	@Test
	void theWaitForSomebodyElseIsTimed() {
		this.application.run((context) -> assertThat(context).hasNotFailed());
		this.changelog.writeSql("03_late", "create table late (id int)");
		TestDatabases.execute(this.database, "update databasechangeloglock set locked = true, lockedby = 'desk'");
		MeterRegistry meters = new SimpleMeterRegistry();
		observed(meters).withPropertyValues("app.migrate.lock.wait=300ms")
			.run((context) -> assertThat(context).hasFailed());
		assertThat(waited(meters, "failure")).isGreaterThanOrEqualTo(300);
		observed(meters).withBean(MigrationProgress.class, () -> new MigrationProgress() {

			@Override
			public void waiting(String owner) {
				assertThat(owner).isEqualTo("desk");
				TestDatabases.execute(RunListenersTests.this.database,
						"update databasechangeloglock set locked = false");
			}

		}).run((context) -> assertThat(context).hasNotFailed());
		assertThat(waited(meters, "success")).isPositive();
	}

	private ApplicationContextRunner observed(MeterRegistry meters) {
		ObservationRegistry observations = ObservationRegistry.create();
		observations.observationConfig().observationHandler(new DefaultMeterObservationHandler(meters));
		return this.application.withBean(ObservationRegistry.class, () -> observations);
	}

	private static double waited(MeterRegistry meters, String outcome) {
		return meters.get("migrate.lock.wait")
			.tags("database", "default", "outcome", outcome)
			.timer()
			.totalTime(TimeUnit.MILLISECONDS);
	}

	private static final class Events implements ApplicationListener<MigrationEvent> {

		private final List<MigrationEvent> events = new ArrayList<>();

		@Override
		public void onApplicationEvent(MigrationEvent event) {
			this.events.add(event);
		}

		List<String> heard() {
			return this.events.stream()
				.map((event) -> event.getClass().getSimpleName() + " " + subject(event))
				.toList();
		}

		private static String subject(MigrationEvent event) {
			if (event instanceof MigrationEvent.ChangeSetApplied applied) {
				return applied.getChangeSet();
			}
			return (event instanceof MigrationEvent.RevisionFailed failed) ? failed.getChangeSet()
					: event.getRevision();
		}

	}

	private static class Notes implements MigrationProgress {

		final List<String> heard = new ArrayList<>();

		@Override
		public void planned(MigrationStatus before) {
			this.heard.add(before.pending().size() + " pending");
		}

		@Override
		public void applied(String revision, Duration took) {
			this.heard.add(revision);
		}

	}

	private static final class Strict extends Notes {

		@Override
		public void planned(MigrationStatus before) {
			throw new MigrationException("Not on a Friday", "Wait.");
		}

	}

	private static final class Clumsy implements MigrationProgress {

		@Override
		public void applied(String revision, Duration took) {
			throw new IllegalStateException("no more ink");
		}

	}

}
