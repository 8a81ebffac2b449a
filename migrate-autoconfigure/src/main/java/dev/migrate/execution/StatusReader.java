package dev.migrate.execution;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Set;

import dev.migrate.changelog.ChangeWords;
import dev.migrate.changelog.Changelog;
import dev.migrate.changelog.Revision;
import dev.migrate.execution.MigrationStatus.AppliedChangeSet;
import dev.migrate.execution.MigrationStatus.LockStatus;
import dev.migrate.execution.MigrationStatus.PendingChangeSet;
import dev.migrate.execution.MigrationStatus.RevisionStatus;
import dev.migrate.execution.MigrationStatus.State;
import dev.migrate.failure.SecretParameters;
import liquibase.ChecksumVersion;
import liquibase.changelog.ChangeSet;
import org.jspecify.annotations.Nullable;

/**
 * Compares the files with the history.
 */
class StatusReader {

	private final Changelog changelog;

	private final RunRule rule;

	private final LossyChangeSets lossy;

	private final SecretParameters secrets;

	private final RevisionIndex revisions;

	StatusReader(Changelog changelog, RunRule rule, LossyChangeSets lossy, SecretParameters secrets) {
		this.changelog = changelog;
		this.rule = rule;
		this.lossy = lossy;
		this.secrets = secrets;
		this.revisions = new RevisionIndex(changelog);
	}

	MigrationStatus read(String location, LockStatus lock) {
		List<AppliedChangeSet> applied = new ArrayList<>();
		Set<HistoryRow> losses = losses();
		for (HistoryRow row : this.rule.history()) {
			String revision = this.revisions.find(row);
			if (revision != null) {
				applied.add(applied(row, revision, losses.contains(row)));
			}
		}
		List<AppliedChangeSet> unknown = this.revisions.unknown(this.rule.history())
			.stream()
			.map((row) -> applied(row, null, false))
			.toList();
		return new MigrationStatus(location, this.changelog.exists(), revisionStatuses(), applied, pending(), unknown,
				lock);
	}

	/** The rows of change sets that can lose something, none of them copied. */
	private Set<HistoryRow> losses() {
		Set<HistoryRow> rows = Collections.newSetFromMap(new IdentityHashMap<>());
		this.changelog.revisions()
			.stream()
			.flatMap((revision) -> revision.changeSets().stream())
			.filter(this.lossy::contain)
			.map(this.rule::ran)
			.filter(Objects::nonNull)
			.forEach(rows::add);
		return rows;
	}

	private List<RevisionStatus> revisionStatuses() {
		return this.changelog.revisions().stream().map(this::status).toList();
	}

	private RevisionStatus status(Revision revision) {
		List<ChangeSet> changeSets = revision.changeSets();
		List<HistoryRow> rows = changeSets.stream().map(this.rule::ran).filter(Objects::nonNull).toList();
		boolean pending = changeSets.stream().anyMatch(this.rule::pending);
		State state = !pending ? State.APPLIED
				: (rows.isEmpty() || revision.repeatable()) ? State.PENDING : State.PARTIAL;
		Instant appliedAt = rows.stream()
			.map(HistoryRow::dateExecuted)
			.filter(Objects::nonNull)
			.max(Comparator.naturalOrder())
			.orElse(null);
		return new RevisionStatus(revision.id(), revision.path(), revision.message(), revision.parent(),
				revision.created(), state, appliedAt, changeSets.size(), this.lossy.containAnyOf(revision),
				revision.repeatable(), revision.replaces());
	}

	private List<PendingChangeSet> pending() {
		List<PendingChangeSet> pending = new ArrayList<>();
		Set<String> seen = new HashSet<>();
		for (ChangeSet changeSet : this.changelog.databaseChangeLog().getChangeSets()) {
			if (this.rule.pending(changeSet) && seen.add(changeSet.toNormalizedString())) {
				pending.add(pending(changeSet));
			}
		}
		return pending;
	}

	private PendingChangeSet pending(ChangeSet changeSet) {
		List<String> labels = labels(changeSet);
		return new PendingChangeSet(this.revisions.find(changeSet), changeSet.getId(), changeSet.getAuthor(),
				changeSet.getFilePath(), this.secrets.mask(changeSet.getDescription()),
				this.secrets.mask(changeSet.getComments()), checksum(changeSet), labels,
				Expressions.split(changeSet.buildFullContext()), this.lossy.contain(changeSet),
				ChangeWords.of(changeSet, this.secrets));
	}

	private AppliedChangeSet applied(HistoryRow row, @Nullable String revision, boolean loses) {
		return new AppliedChangeSet(revision, row.id(), row.author(), row.fileName(),
				this.secrets.mask(row.description()), this.secrets.mask(row.comments()), row.checksum(),
				row.dateExecuted(), row.orderExecuted(), row.execType(), row.deploymentId(), row.labels(),
				row.contexts(), row.tag(), loses || row.labels().contains(Revision.DESTRUCTIVE));
	}

	/** Of a file that it names, too. */
	private static String checksum(ChangeSet changeSet) {
		try {
			return changeSet.generateCheckSum(ChecksumVersion.latest()).toString();
		}
		catch (RuntimeException ex) {
			throw (RunFailures.cause(ex, IOException.class) != null) ? RunFailures.unreadable(changeSet, ex) : ex;
		}
	}

	private static List<String> labels(ChangeSet changeSet) {
		return Expressions.split(changeSet.buildFullLabels());
	}

}
