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
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
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

import org.springframework.boot.logging.logback.StructuredLogEncoder;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ApplicationListener;
import org.springframework.core.env.Environment;
import org.springframework.mock.env.MockEnvironment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Who hears what runs, besides whoever asked for it.
 */
@ExtendWith(OutputCaptureExtension.class)
class RunListenersTests {

	private static final String SKIPPED = """
			databaseChangeLog:
			- changeSet:
			    id: 03_skipped-1
			    author: ada
			    preConditions:
			    - onFail: CONTINUE
			    - tableExists: {tableName: elsewhere}
			    changes:
			    - dropTable: {tableName: elsewhere}
			""";

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
			assertThat(events.heard()).containsExactly("RevisionApplying 01_notes", "ChangeSetApplying 01_notes-1",
					"ChangeSetApplied 01_notes-1", "RevisionApplied 01_notes", "RevisionApplying 02_more",
					"ChangeSetApplying 02_more-1", "ChangeSetApplied 02_more-1", "ChangeSetApplying 02_more-2",
					"ChangeSetApplied 02_more-2", "RevisionApplied 02_more");
			assertThat(events.events).extracting(MigrationEvent::getDatabase).containsOnly("default");
			events.events.clear();

			context.getBean(MigrationService.class).rollback(RollbackRequest.to("-1").withDataLossAllowed());

			assertThat(events.heard()).containsExactly("RevisionUnapplying 02_more", "ChangeSetUnapplying 02_more-2",
					"ChangeSetUnapplied 02_more-2", "ChangeSetUnapplying 02_more-1", "ChangeSetUnapplied 02_more-1",
					"RevisionUnapplied 02_more");
		});
	}

	@Test
	void aFailureIsAnEventToo() {
		this.changelog.writeSql("03_wrong", "create table wrong (");
		Events events = new Events();
		this.application.withBean(Events.class, () -> events).run((context) -> assertThat(context).hasFailed());
		assertThat(events.heard()).endsWith("RevisionApplying 03_wrong", "ChangeSetApplying 03_wrong-1",
				"RevisionFailed 03_wrong-1");
	}

	@Test
	void aRevisionOfWhichSomethingIsLeftOutIsIncomplete() {
		this.changelog.write("03_skipped.yaml", SKIPPED);
		Events events = new Events();
		MeterRegistry meters = new SimpleMeterRegistry();
		observed(meters).withBean(Events.class, () -> events).run((context) -> assertThat(context).hasNotFailed());
		assertThat(events.heard()).endsWith("RevisionApplying 03_skipped", "ChangeSetApplying 03_skipped-1",
				"RevisionIncomplete 03_skipped");
		assertThat(meters.get("migrate.apply").tags("outcome", "partial").timer().getId().getTag("revision"))
			.isEqualTo("03_skipped");
	}

	@Test
	void whatIsUndoneIsLoggedTimedAndPublishedAsWell(CapturedOutput output) {
		MeterRegistry meters = new SimpleMeterRegistry();
		Events events = new Events();
		observed(meters).withBean(Events.class, () -> events).run((context) -> {
			MigrationService service = context.getBean(MigrationService.class);
			// By hand, so that the way back has nothing to take away
			TestDatabases.execute(this.database, "drop index ix");
			events.events.clear();
			assertThatExceptionOfType(MigrationException.class)
				.isThrownBy(() -> service.rollback(RollbackRequest.steps(1).withDataLossAllowed()));
			assertThat(events.heard()).containsExactly("RevisionUnapplying 02_more", "ChangeSetUnapplying 02_more-2",
					"RevisionFailed 02_more-2");
			assertThat(meters.get("migrate.undo").tags("outcome", "failure").timer().getId().getTag("revision"))
				.isEqualTo("02_more");
			assertThat(output).contains("Revision 02_more failed at change set 02_more-2").doesNotContain("Undid");
			TestDatabases.execute(this.database, "create index ix on notes (title)");
			service.rollback(RollbackRequest.steps(1).withDataLossAllowed());
			assertThat(output).containsPattern("Undid revision 02_more in \\d+ ms");
			assertThat(meters.get("migrate.undo").tags("database", "default", "outcome", "success").timers())
				.extracting((timer) -> timer.getId().getTag("revision"))
				.containsExactly("02_more");
		});
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
	void aStructuredLogHasTheFieldsOnTheirOwn() throws Exception {
		Logger logger = (Logger) LoggerFactory.getLogger("dev.migrate");
		ListAppender<ILoggingEvent> log = new ListAppender<>();
		log.start();
		logger.addAppender(log);
		String environment = Environment.class.getName();
		Object former = logger.getLoggerContext().getObject(environment);
		try {
			this.application.run((context) -> context.getBean(MigrationService.class)
				.rollback(RollbackRequest.steps(1).withDataLossAllowed()));
			logger.getLoggerContext().putObject(environment, new MockEnvironment());
			StructuredLogEncoder ecs = new StructuredLogEncoder();
			ecs.setContext(logger.getLoggerContext());
			ecs.setFormat("ecs");
			ecs.start();
			ILoggingEvent undone = log.list.stream()
				.filter((event) -> event.getFormattedMessage().startsWith("Undid"))
				.findFirst()
				.orElseThrow();
			JsonNode line = new ObjectMapper().readTree(ecs.encode(undone));
			assertThat(line.get("message").asText()).startsWith("Undid revision 02_more in ");
			assertThat(line.get("database").asText()).isEqualTo("default");
			assertThat(line.get("revision").asText()).isEqualTo("02_more");
			assertThat(line.get("durationMs").isIntegralNumber()).isTrue();
		}
		finally {
			logger.getLoggerContext().removeObject(environment);
			if (former != null) {
				logger.getLoggerContext().putObject(environment, former);
			}
			logger.detachAppender(log);
		}
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
			return (event instanceof MigrationEvent.ChangeSetEvent one) ? one.getChangeSet() : event.getRevision();
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
