package dev.migrate;

import java.util.List;
import java.util.stream.Collectors;

import dev.migrate.change.SchemaChange;
import dev.migrate.failure.MigrationException;

/**
 * A step could lose rows or values where that was not allowed; nothing has been written
 * or run.
 */
public class DestructiveChangeException extends MigrationException {

	public DestructiveChangeException(List<SchemaChange> destructive) {
		super(destructive.stream()
			.map((change) -> change.describe() + " (loses " + change.loses().orElse("") + ")")
			.collect(Collectors.joining(System.lineSeparator())),
				"Write the revision yourself with makemigrations and review it before it runs.");
	}

}
