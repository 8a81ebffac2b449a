package dev.migrate.sample;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.migrate.change.SchemaChange;
import dev.migrate.changelog.RevisionNaming;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

/**
 * The naming of revisions that docs/extending.md shows.
 */
@Component
class TicketNaming implements RevisionNaming {

	private static final Pattern TICKET = Pattern.compile("(.*)\\((\\w+-\\d+)\\)");

	@Override
	public Optional<String> slug(@Nullable String message, List<SchemaChange> changes) {
		return Optional.ofNullable(message)
			.map(TICKET::matcher)
			.filter(Matcher::matches)
			.map((ticket) -> ticket.group(2) + " " + ticket.group(1));
	}

}
