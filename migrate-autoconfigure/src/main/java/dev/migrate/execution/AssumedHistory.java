package dev.migrate.execution;

import java.util.ArrayList;
import java.util.List;

import dev.migrate.changelog.Changelog;
import dev.migrate.changelog.Revision;
import liquibase.ChecksumVersion;
import liquibase.changelog.ChangeSet;

/**
 * The history of a database that is not at hand.
 */
final class AssumedHistory {

	private AssumedHistory() {
	}

	/**
	 * The history once everything before a place has run.
	 * @param rule tells what is meant for such a database
	 */
	static List<HistoryRow> at(int place, Changelog changelog, RunRule rule) {
		List<HistoryRow> rows = new ArrayList<>();
		for (Revision revision : changelog.revisions().subList(0, place)) {
			for (ChangeSet changeSet : revision.changeSets()) {
				if (rule.applies(changeSet)) {
					rows.add(new HistoryRow(changeSet.getId(), changeSet.getAuthor(), changeSet.getFilePath(), null,
							rows.size() + 1, "EXECUTED",
							changeSet.generateCheckSum(ChecksumVersion.latest()).toString(), null, null, null,
							List.of(), List.of(), null));
				}
			}
		}
		return rows;
	}

}
