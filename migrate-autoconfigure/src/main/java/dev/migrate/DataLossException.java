package dev.migrate;

import java.util.List;
import java.util.stream.Collectors;

import dev.migrate.execution.DataLoss;
import dev.migrate.failure.MigrationException;

/**
 * Going back would lose rows or values, and nobody has agreed to that; nothing has been
 * undone.
 */
public class DataLossException extends MigrationException {

	public DataLossException(List<DataLoss> losses) {
		super(losses.stream()
			.map(DataLoss::describe)
			.collect(Collectors.joining(System.lineSeparator() + "    ",
					headline(losses) + System.lineSeparator() + "    ", "")),
				"Nothing has been undone. If that is meant, make a backup and repeat the command with --yes.");
	}

	private static String headline(List<DataLoss> losses) {
		return losses.stream().anyMatch(DataLoss::hurts) ? "Going back loses data:"
				: "Going back drops what could hold data:";
	}

}
