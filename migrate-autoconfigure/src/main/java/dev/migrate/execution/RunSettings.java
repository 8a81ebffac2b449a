package dev.migrate.execution;

import dev.migrate.changelog.ChangelogSettings;

/**
 * What a run is told, as far as it decides what is to be done.
 *
 * @param changelog the changelog and what of it is run
 * @param tables where the history is
 * @param plain whether a run does nothing but apply what is pending: it drops nothing
 * first, clears no checksums, writes no rollback file, ends at no tag
 */
public record RunSettings(ChangelogSettings changelog, HistoryTables tables, boolean plain) {
}
