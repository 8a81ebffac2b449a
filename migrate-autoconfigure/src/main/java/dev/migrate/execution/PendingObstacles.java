package dev.migrate.execution;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import dev.migrate.changelog.Changelog;
import dev.migrate.changelog.Revision;
import dev.migrate.failure.MigrationException;
import dev.migrate.failure.SecretParameters;
import liquibase.Scope;
import liquibase.change.Change;
import liquibase.change.core.AddColumnChange;
import liquibase.change.core.CreateTableChange;
import liquibase.change.core.InsertDataChange;
import liquibase.change.core.LoadDataChange;
import liquibase.changelog.ChangeSet;
import liquibase.database.Database;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

/**
 * Looks whether the rows that are there admit what is going to run, so that a run stops
 * before it has begun.
 */
final class PendingObstacles {

	private static final Log logger = LogFactory.getLog(PendingObstacles.class);

	private static final Pattern DEMANDING = Pattern
		.compile("(?i)notnull|unique|primarykey|foreignkey|index|modifydatatype|datatype|sql|custom|merge|lookup");

	private final Database database;

	private final RunRule rule;

	private final SecretParameters secrets;

	PendingObstacles(Database database, RunRule rule, SecretParameters secrets) {
		this.database = database;
		this.rule = rule;
		this.secrets = secrets;
	}

	/**
	 * Checks what is pending.
	 * @param revisions the revisions that are going to run
	 * @throws MigrationException if rows stand in the way; nothing has run
	 */
	void check(List<Revision> revisions) throws Exception {
		if (this.rule.history().isEmpty()) {
			return;
		}
		List<ChangeSet> pending = revisions.stream()
			.flatMap((revision) -> revision.changeSets().stream())
			.filter(this.rule::runs)
			.toList();
		if (pending.stream().noneMatch(PendingObstacles::demanding)) {
			return;
		}
		List<String> lines = new ArrayList<>();
		RowObstacles obstacles = new RowObstacles(MigrationLiquibase.connection(this.database), this.secrets);
		Scope.child(Map.of(Scope.Attr.database.name(), this.database), () -> {
			ChangeSetStatements statements = new ChangeSetStatements(this.database);
			for (ChangeSet changeSet : pending) {
				obstacles.find(forward(changeSet, statements, this.secrets))
					.forEach((obstacle) -> lines.add(obstacle + " (change set " + changeSet.getId() + ")"));
			}
		});
		if (!lines.isEmpty()) {
			throw RunFailures.obstacles("Nothing has run: rows of the database stand in the way.", lines,
					"Correct these rows, or have a change set do so that stands before the one that is named. Then run "
							+ "migrate again.");
		}
	}

	private static boolean demanding(ChangeSet changeSet) {
		return changeSet.getChanges()
			.stream()
			.map((change) -> change.getClass().getSimpleName())
			.anyMatch((name) -> DEMANDING.matcher(name).find());
	}

	/**
	 * The statements of a change set that matter: what creates something has no rows.
	 * What cannot be made out yet, because it depends on what runs before it, may change
	 * everything.
	 */
	static List<String> forward(ChangeSet changeSet, ChangeSetStatements statements, SecretParameters secrets) {
		if (!changeSet.getChanges().isEmpty() && changeSet.getChanges().stream().allMatch(PendingObstacles::creates)) {
			return List.of();
		}
		try {
			return statements.forward(changeSet);
		}
		catch (Exception ex) {
			logger.debug("The statements of " + changeSet + " are not known yet", secrets.mask(ex));
			return List.of(ChangeSetStatements.NOT_SQL + "what is not known yet");
		}
	}

	private static boolean creates(Change change) {
		return change instanceof CreateTableChange || change instanceof AddColumnChange
				|| change instanceof InsertDataChange || change instanceof LoadDataChange;
	}

}
