package dev.migrate.actuate;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.actuate.endpoint.OperationResponseBody;

/**
 * Description of what has been applied on request.
 *
 * @param databases the databases by their names
 */
public record ApplyDescriptor(Map<String, AppliedTo> databases) implements OperationResponseBody {

	/**
	 * Description of what has been applied to a database.
	 *
	 * @param applied the revisions that have run, in order
	 * @param changeSets the number of change sets that have run
	 * @param error why it ended before everything had run, or null
	 */
	public record AppliedTo(List<String> applied, int changeSets, @Nullable String error) {
	}

}
