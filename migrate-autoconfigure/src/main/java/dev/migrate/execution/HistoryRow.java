package dev.migrate.execution;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A row of Liquibase's history, as it stands there.
 *
 * @param id the change set's id
 * @param author its author
 * @param fileName its file
 * @param dateExecuted when it ran
 * @param orderExecuted its place among all that ran
 * @param execType how it ended
 * @param checksum its checksum when it ran
 * @param description what it does
 * @param comments its comment
 * @param tag the tag put on it
 * @param contexts its contexts
 * @param labels its labels
 * @param deploymentId the run that it was part of
 */
record HistoryRow(String id, String author, String fileName, @Nullable Instant dateExecuted,
		@Nullable Integer orderExecuted, @Nullable String execType, @Nullable String checksum,
		@Nullable String description, @Nullable String comments, @Nullable String tag, List<String> contexts,
		List<String> labels, @Nullable String deploymentId) {

	/** The order in which Liquibase reads its history. */
	static final Comparator<HistoryRow> BY_EXECUTION = Comparator
		.comparing(HistoryRow::dateExecuted, Comparator.nullsFirst(Comparator.naturalOrder()))
		.thenComparing(HistoryRow::orderExecuted, Comparator.nullsFirst(Comparator.naturalOrder()));

}
