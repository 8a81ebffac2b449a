package dev.migrate.execution;

import java.util.ArrayList;
import java.util.List;

import dev.migrate.changelog.ChangeWords;
import dev.migrate.changelog.Changelog;
import dev.migrate.changelog.Revision;
import dev.migrate.execution.MigrationStatus.RevisionStatus;
import dev.migrate.execution.RevisionDetails.ChangeSetDetails;
import dev.migrate.failure.SecretParameters;
import liquibase.changelog.ChangeSet;
import liquibase.database.Database;
import org.jspecify.annotations.Nullable;

/**
 * Reads all about one revision, without a trace in the database.
 */
public final class RevisionReader {

	private final MigrationLiquibase settings;

	public RevisionReader(MigrationLiquibase settings) {
		this.settings = settings;
	}

	/**
	 * Reads a revision.
	 * @param name its id, a unique prefix of it, or {@code head}
	 */
	public RevisionDetails read(String name) {
		return this.settings.withDatabase((database) -> {
			Changelog changelog = this.settings.load(database);
			Revision revision = changelog.revision(name);
			RunRule rule = this.settings.rule(database);
			RevisionStatus status = this.settings.status(database, changelog)
				.revisions()
				.stream()
				.filter((candidate) -> candidate.id().equals(revision.id()))
				.findFirst()
				.orElseThrow();
			LossyChangeSets lossy = LossyChangeSets.of(changelog, database);
			List<ChangeSetDetails> changeSets = new ArrayList<>();
			for (ChangeSet changeSet : revision.changeSets()) {
				changeSets.add(details(changeSet, rule, lossy, database));
			}
			return new RevisionDetails(status, changeSets);
		});
	}

	private ChangeSetDetails details(ChangeSet changeSet, RunRule rule, LossyChangeSets lossy, Database database)
			throws Exception {
		ChangeSetStatements statements = new ChangeSetStatements(database);
		SecretParameters secrets = this.settings.secrets();
		HistoryRow row = rule.ran(changeSet);
		List<String> rollback = rollback(changeSet, statements);
		return new ChangeSetDetails(changeSet.getId(), changeSet.getAuthor(), secrets.mask(changeSet.getDescription()),
				secrets.mask(changeSet.getComments()), Expressions.split(changeSet.buildFullLabels()),
				Expressions.split(changeSet.buildFullContext()), rule.applies(changeSet),
				(row != null) ? row.dateExecuted() : null, (row != null) ? row.execType() : null,
				lossy.contain(changeSet), ChangeWords.of(changeSet, secrets), statements.forward(changeSet), rollback);
	}

	private static @Nullable List<String> rollback(ChangeSet changeSet, ChangeSetStatements statements)
			throws Exception {
		return statements.canUndo(changeSet) ? statements.backward(changeSet) : null;
	}

}
