package dev.migrate.autoconfigure;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import java.util.stream.Collectors;

import dev.migrate.changelog.Revision;
import dev.migrate.execution.ChangeSetLosses;
import dev.migrate.execution.DataLoss;
import dev.migrate.execution.MigrationProgress;
import dev.migrate.execution.MigrationStatus;
import dev.migrate.execution.MigrationStatus.PendingChangeSet;
import dev.migrate.execution.MigrationStatus.RevisionStatus;
import dev.migrate.failure.MigrationException;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

/**
 * What the startup run says in the log, and what it refuses to begin.
 */
class StartupProgress implements MigrationProgress {

	private static final Log logger = LogFactory.getLog(MigrationInitializer.class);

	/** How many tables are named. */
	private static final int SHOWN = 10;

	private final DatabaseSettings settings;

	private final MigrateProperties properties;

	/** Tenants miss the same one. */
	private final AtomicBoolean missingReported = new AtomicBoolean();

	private volatile boolean schemaBehind;

	StartupProgress(DatabaseSettings settings) {
		this.settings = settings;
		this.properties = settings.properties();
	}

	@Override
	public void planned(MigrationStatus before, Supplier<List<ChangeSetLosses>> losses) {
		if (!before.changeLogExists()) {
			reportMissing(before.changeLog());
			return;
		}
		reportUnexplained(before.unexplained());
		if (!this.properties.isAllowDestructive() && !before.upToDate()) {
			refuseDestructive(before, losses.get());
		}
	}

	@Override
	public void dropping(Supplier<List<DataLoss>> losses) {
		List<DataLoss> rows = this.properties.isAllowDestructive() ? List.of() : losses.get();
		if (!rows.isEmpty()) {
			String more = (rows.size() > SHOWN) ? System.lineSeparator() + "  and " + (rows.size() - SHOWN) + " more"
					: "";
			throw new MigrationException(
					"All that is in the database" + this.settings.suffix() + " would be dropped, because "
							+ "spring.liquibase.drop-first is true, and app.migrate.allow-destructive is false:"
							+ rows.stream()
								.limit(SHOWN)
								.map((loss) -> System.lineSeparator() + "  " + loss.describe())
								.collect(Collectors.joining())
							+ more,
					"Set spring.liquibase.drop-first=false, which is meant for tests. If the rows may go, drop them with "
							+ "the command " + this.settings.command("migrate")
							+ ", or set app.migrate.allow-destructive=true. Nothing has been dropped.");
		}
	}

	/**
	 * Says what a run would do.
	 */
	void report(MigrationStatus status) {
		if (!status.changeLogExists()) {
			reportMissing(status.changeLog());
			return;
		}
		reportUnexplained(status.unexplained());
		if (!status.upToDate()) {
			this.schemaBehind = true;
			List<String> revisions = status.pendingRevisions().stream().map(RevisionStatus::id).toList();
			logger.warn(count(revisions.size(), "revision") + " pending" + this.settings.suffix() + ": "
					+ String.join(", ", revisions) + ". app.migrate.auto-apply is false: apply with the command "
					+ this.settings.command("migrate") + ".");
		}
	}

	/**
	 * Whether what has been reported leaves the schema behind the entities.
	 */
	boolean isSchemaBehind() {
		return this.schemaBehind;
	}

	private void reportMissing(String changeLog) {
		if (this.settings.changeLogRequired() && !this.properties.isAutoGenerate()) {
			throw this.settings.missingChangelog();
		}
		// What is generated is applied before Hibernate looks at the schema
		this.schemaBehind = !this.properties.isAutoGenerate() || !this.properties.isAutoApply();
		if (this.missingReported.getAndSet(true)) {
			return;
		}
		logger.info("No revisions yet" + this.settings.suffix() + ": " + changeLog
				+ " does not exist. Write the first one with the command " + this.settings.command("makemigrations")
				+ ".");
	}

	/**
	 * Says which files have run and are gone. An older version of the application may
	 * have to start all the same.
	 */
	void reportUnexplained(List<String> files) {
		if (!files.isEmpty()) {
			logger.warn("Change sets have run that no file explains" + this.settings.suffix() + ": "
					+ String.join(", ", files) + ". If a newer version of the application has run them, its tables may "
					+ "not be those of this one's entities. Otherwise bring the files back, or forget that they ran with "
					+ "the command " + this.settings.command("migrate stamp --purge") + ".");
		}
	}

	/**
	 * What is marked says itself what is lost, unless nothing has run yet that it could
	 * be lost from. What somebody has written by hand need not be marked: there it counts
	 * whether it would drop what is in the database.
	 */
	private void refuseDestructive(MigrationStatus before, List<ChangeSetLosses> losses) {
		Map<String, String> destructive = new LinkedHashMap<>();
		boolean begun = !before.applied().isEmpty() || !before.unknown().isEmpty();
		before.pending()
			.stream()
			.filter((changeSet) -> begun && changeSet.labels().contains(Revision.DESTRUCTIVE))
			.forEach((changeSet) -> destructive.put(changeSet.id(), describe(changeSet)));
		losses.forEach((changeSet) -> destructive.putIfAbsent(changeSet.id(), describe(changeSet)));
		if (!destructive.isEmpty()) {
			throw new MigrationException(
					count(destructive.size(), "pending change set") + " can lose data, and "
							+ "app.migrate.allow-destructive is false:" + System.lineSeparator()
							+ String.join(System.lineSeparator(), destructive.values()),
					"Look at them and apply them with the command " + this.settings.command("migrate") + ", "
							+ "or set app.migrate.allow-destructive=true. Nothing has been applied.");
		}
	}

	private static String describe(ChangeSetLosses changeSet) {
		return "  " + changeSet.id() + ": "
				+ changeSet.losses().stream().map(DataLoss::describe).collect(Collectors.joining(", "));
	}

	private static String describe(PendingChangeSet changeSet) {
		String words = (changeSet.comments() != null) ? changeSet.comments() : changeSet.description();
		return "  " + changeSet.id() + ((words != null) ? ": " + words : "");
	}

	private static String count(int number, String noun) {
		return (number == 1) ? "1 " + noun : number + " " + noun + "s";
	}

}
